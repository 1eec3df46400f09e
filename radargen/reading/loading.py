"""The walk from files to a radar: each file for itself, then the entries together."""

import gc
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from operator import attrgetter

from radargen.model import Radar, Trend
from radargen.problems import Location, Problem, Severity
from radargen.reading.complaints import Checked, checked
from radargen.reading.entries import Entries
from radargen.reading.entry import trend
from radargen.reading.entry_form import EntryForm
from radargen.reading.frame import Frame, frame
from radargen.reading.nodes import LIMITS, Document, Limits, document
from radargen.reading.radar_form import RadarForm
from radargen.reading.rules import REFERENCES, RULES
from radargen.reading.texts import slug

RADAR, TRENDS, SUFFIX = "radar.yaml", "trends/", ".yaml"
MOST_TRENDS = 2_000
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The radar of the sound entries beside everything that is wrong.

    `radar` is None where radar.yaml cannot carry one. `read` and `left_out` are ids: file names without .yaml.
    """

    radar: Radar | None
    problems: tuple[Problem, ...]
    read: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no problem of severity error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of trends/ on its way; no document where it could not be read."""

    path: str
    checked: Checked[EntryForm]
    document: Document | None = None

    @property
    def id(self) -> str:
        return self.path.removeprefix(TRENDS).removesuffix(SUFFIX)


def load(files: Mapping[str, str | bytes | Problem], limits: Limits = LIMITS) -> Loaded:
    """Read radar.yaml and trends/*.yaml by path; a Problem stands for a file that could not be read.

    Never raises for what the files hold. Problems are sorted by place, whatever the order of the files.
    """
    with _collector_paused():
        return _loaded(files, limits)


def _loaded(files: Mapping[str, str | bytes | Problem], limits: Limits) -> Loaded:
    problems: list[Problem] = []
    found = _frame(files, limits, problems)
    entries = [_entry(path, files[path], limits, problems) for path in sorted(files) if _is_entry(path)]
    problems += _file_names([entry.path for entry in entries])
    if not entries:
        problems.append(Problem(Location(RADAR), "no-trends", "The folder trends/ holds no entry.", "Add a file."))
    if len(entries) > MOST_TRENDS:
        message = f"The folder trends/ holds {len(entries):,} entries; a radar takes up to {MOST_TRENDS:,}."
        problems.append(Problem(Location(RADAR), "bad-count", message))
    together = _entries(found, entries, problems) if found else None
    if found and together:
        for rule in RULES if found.sound else REFERENCES:
            problems += rule(together)
    broken = {problem.location.path for problem in problems if problem.severity is Severity.ERROR}
    left_out = [entry for entry in entries if entry.path in broken]
    return Loaded(
        radar=_without(together.radar, {entry.id for entry in left_out})
        if together and found and found.sound
        else None,
        problems=tuple(sorted(set(problems))),
        read=tuple(entry.id for entry in entries),
        left_out=tuple(entry.id for entry in left_out),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes a million small objects without a cycle; looking for cycles among them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _frame(files: Mapping[str, str | bytes | Problem], limits: Limits, problems: list[Problem]) -> Frame | None:
    source = files.get(RADAR)
    if source is None:
        hint = "Rename radar.yml to radar.yaml." if "radar.yml" in files else "Write one; the manual has a short form."
        problems.append(Problem(Location(RADAR), "missing-radar", "The folder has no radar.yaml.", hint))
        return None
    if isinstance(source, Problem):
        problems.append(source)
        return None
    read = document(RADAR, source, limits)
    against_form = checked(read, RadarForm)
    found = frame(read, against_form)
    problems += [*read.problems, *against_form.problems, *(found.problems if found else ())]
    return found


def _is_entry(path: str) -> bool:
    return path.startswith(TRENDS)


def _entry(path: str, source: str | bytes | Problem, limits: Limits, problems: list[Problem]) -> _Entry:
    if isinstance(source, Problem):
        problems.append(source)
        return _Entry(path, Checked(None, ()))
    read = document(path, source, limits)
    against_form = checked(read, EntryForm)
    problems += [*read.problems, *against_form.problems]
    return _Entry(path, against_form, read)


def _file_names(paths: list[str]) -> list[Problem]:
    """What is wrong with the names themselves."""
    problems, first = [], dict[str, str]()
    for path in paths:
        name = path.removeprefix(TRENDS)
        same = first.setdefault(unicodedata.normalize("NFKC", name).casefold(), path)
        if same != path:
            message = f"The name differs from {same} only in case or in how its letters are composed."
            problems.append(Problem(Location(path), "file-name-clash", message, "Rename or delete one of the two."))
        elif not _ID.fullmatch(name.removesuffix(SUFFIX)) or not name.endswith(SUFFIX):
            message = (
                "The file's name is the trend's id: lower-case letters a to z, digits, single hyphens, then .yaml."
            )
            better = slug(name.rpartition(".")[0] or name)
            problems.append(Problem(Location(path), "bad-file-name", message, f"Rename it to {better}.yaml."))
    return problems


def _entries(found: Frame, files: list[_Entry], problems: list[Problem]) -> Entries:
    """All entries that say enough, sound or not, beside the frame; their own problems are noted."""
    trends, unsound = [], {problem.location.path for problem in problems if problem.severity is Severity.ERROR}
    for file in files:
        if file.document and file.checked.form:
            made, wrong = trend(file.id, file.document, file.checked.form, found)
            trends.append(made)
            problems += wrong
            unsound |= {problem.location.path for problem in wrong if problem.severity is Severity.ERROR}
    return Entries(
        replace(found.radar, trends=tuple(sorted(trends, key=attrgetter("id")))),
        files=frozenset(file.id for file in files),
        sound=frozenset(file.id for file in files if file.path not in unsound),
    )


def _without(radar: Radar, left_out: set[str]) -> Radar:
    """The radar of the sound trends; nothing in them leads to the others, for there is nothing to show."""
    return replace(radar, trends=tuple(_unlinked(one, left_out) for one in radar.trends if one.id not in left_out))


def _unlinked(one: Trend, left_out: set[str]) -> Trend:
    archived = one.archived
    if archived and archived.successor in left_out:
        archived = replace(archived, successor="")
    links = tuple(link for link in one.links if link.to not in left_out)
    return one if (links, archived) == (one.links, one.archived) else replace(one, links=links, archived=archived)
