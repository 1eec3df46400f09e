"""The walk from files to a radar: each file for itself, then the entries together."""

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache

from radargen.assessing.corrections import corrected
from radargen.model import Radar, Trend
from radargen.model.internal_errors import at_work
from radargen.model.problems import Location, Problem, Severity
from radargen.reading.branding import pictures
from radargen.reading.entry_files import MOST_TRENDS, TRENDS, entry_paths, name_problems
from radargen.reading.forms.entry_form import EntryForm, PartOfEntry
from radargen.reading.forms.form_errors import Validated, validated
from radargen.reading.forms.radar_form import RadarForm
from radargen.reading.parsing.document import LIMITS, Document, Files, Limits, document
from radargen.reading.picture_files.text_pictures import is_shown, looked_into, used
from radargen.reading.radar_skeleton import RadarSkeleton, radar_skeleton
from radargen.reading.rules import REFERENCES, RULES
from radargen.reading.rules.context import RuleContext
from radargen.reading.rules.published_editions import published
from radargen.reading.rules.text_links import shown_pictures
from radargen.reading.trend_entry import trend
from radargen.text.messages import Message
from radargen.text.paths import RADAR, entry_id


@dataclass(frozen=True, slots=True)
class Loaded:
    """The radar of the sound entries beside everything that is wrong.

    `radar` is None where radar.yaml cannot carry one. `read` and `left_out` are ids: file names without .yaml.
    `sources` are the sound entries as they were written, by id.
    """

    radar: Radar | None
    problems: tuple[Problem, ...]
    read: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)

    @property
    def ok(self) -> bool:
        """Whether there is no problem of severity error."""
        return not any(_is_error(problem) for problem in self.problems)


def load(files: Files, limits: Limits = LIMITS, only: Collection[str] | None = None) -> Loaded:
    """Read radar.yaml, trends/*.yaml and logos by path; a Problem stands for a file that could not be read.

    Never raises for what the files hold. Problems are sorted by place, whatever the order of the files. An error in
    radar.yaml that hurts no trend, such as an unknown key, leaves the radar usable. With `only`, no other entries than
    those are read; of the others no more is known than that they exist.
    """
    with _collector_paused():
        return _Loading(files, limits, _unreadable(files), only).loaded()


@dataclass(frozen=True, slots=True)
class _Loading:
    files: Files
    limits: Limits
    problems: list[Problem]
    only: Collection[str] | None

    def loaded(self) -> Loaded:
        """Everything, in the order in which one thing needs another."""
        with at_work(RADAR):
            found = self.read_radar()
        paths = entry_paths(self.files)
        # Where the disk has a word to say about a file, its name is not judged again.
        misnamed = name_problems([path for path in paths if not isinstance(self.files[path], Problem)])
        self.problems.extend(misnamed.values())
        if not paths and not self.closed():
            hint = Message("Add a file, such as trends/kanban.yaml.")
            message = Message("The folder trends/ holds no entry.")
            self.problems.append(Problem(Location(RADAR), "no-trends", message, hint))
        ids = frozenset(map(entry_id, paths))
        paths = [path for path in paths if self.only is None or path in self.only]
        forms = {path: self.form(path, self.files[path]) for path in paths}
        radar = self.together(found, forms, misnamed, ids) if found else None
        wrong = {problem.location.path for problem in self.problems if _is_error(problem)}
        left_out = {entry_id(path) for path in paths if path in wrong or isinstance(self.files[path], Problem)}
        return Loaded(
            radar=_without(radar, left_out) if radar and found and found.sound else None,
            problems=tuple(sorted(set(self.problems))),
            read=tuple(entry_id(path) for path in paths),
            left_out=tuple(sorted(left_out)),
            sources={entry_id(path): source for path in paths if (source := self.source(path)) and path not in wrong},
        )

    def source(self, path: str) -> bytes:
        """What an entry's file holds; nothing where it could not be read."""
        match self.files[path]:
            case bytes(content):
                return content
            case str(content):
                return content.encode()
            case Problem():
                return b""

    def read_radar(self) -> RadarSkeleton | None:
        """What radar.yaml says, where it can carry a radar."""
        source = self.files.get(RADAR)
        if source is None:
            misnamed = "radar.yml" in self.files
            hint = (
                Message("Rename radar.yml to radar.yaml.") if misnamed else Message("Write one; a few lines will do.")
            )
            self.problems.append(
                Problem(Location(RADAR), "missing-radar", Message("The folder has no radar.yaml."), hint)
            )
        if source is None or isinstance(source, Problem):
            return None
        read = document(RADAR, source, self.limits)
        against_form = validated(read, RadarForm)
        found = radar_skeleton(against_form, self.files)
        self.problems.extend([*read.problems, *against_form.problems, *(found.problems if found else ())])
        return found

    def form(self, path: str, source: str | bytes | Problem) -> Validated[PartOfEntry] | None:
        """What one file of trends/ says for itself."""
        if isinstance(source, Problem):
            return None
        with at_work(path):
            against_form = _form(path, source, self.limits)
        self.problems.extend([*against_form.read.problems, *against_form.problems])
        return against_form

    def closed(self) -> bool:
        """Whether nobody can tell what is in trends/, since the folder cannot be read or holds too much."""
        return isinstance(self.files.get(TRENDS.rstrip("/")), Problem)

    def together(
        self,
        found: RadarSkeleton,
        forms: Mapping[str, Validated[PartOfEntry] | None],
        misnamed: Mapping[str, Problem],
        ids: frozenset[str],
    ) -> Radar:
        """The radar of all entries that say enough, sound or not, after the rules have looked at it.

        `ids` are those of all entries there are.
        """
        trends = []
        for path, against_form in forms.items():
            # Of two files with one name nobody can say which is meant, so nothing is concluded from the second.
            if against_form and against_form.form and (path not in misnamed or misnamed[path].code == "bad-file-name"):
                with at_work(path):
                    made, wrong = trend(entry_id(path), against_form.rest, against_form.form, found)
                trends.append(made)
                self.problems.extend(wrong)
        radar = replace(found.radar, trends=tuple(sorted(trends, key=lambda one: one.id)))
        documents = {entry_id(path): against.rest for path, against in forms.items() if against}
        former = {old: one.id for one in reversed(radar.trends) for old in one.formerly if old not in ids}
        links = frozenset(
            (entry_id(path), former.get(to, to))
            for path, against in forms.items()
            if against
            for to in _aims(against.read)
        )
        kept, broken = published(self.files)
        self.problems.extend(broken)
        found_pictures = looked_into(self.files)
        known = {} if self.closed() else kept
        context = RuleContext(radar, ids, documents, links, former, known, found.document, found_pictures)
        for rule in RULES if found.sound else REFERENCES:
            self.problems.extend(rule(context))
        # What is published is not being prepared any more, whatever radar.yaml says.
        radar = replace(
            radar,
            editions=tuple(
                replace(corrected(one, kept[one.id], radar.languages, former), open=False) if one.id in kept else one
                for one in radar.editions
            ),
        )
        if found_pictures:
            radar = replace(radar, pictures=used(found_pictures, shown_pictures(radar)))
        return replace(radar, trends=tuple(_of_today(one, former) for one in radar.trends)) if former else radar


def _unreadable(files: Files) -> list[Problem]:
    """What stands for files that could not be read; of a picture it is told where a line or a text names it."""
    logos = _logos(files.get(RADAR))
    given = ((path, problem) for path, problem in files.items() if isinstance(problem, Problem))
    return [problem for path, problem in given if path not in logos and not is_shown(path)]


def _aims(read: Document) -> Iterator[str]:
    """The trends that an entry's links lead to, as far as they can be read."""
    links = read.tree.get("links") if read.tree else None
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and isinstance(to := link.get("to"), str):
            yield to


def _logos(source: str | bytes | Problem | None) -> tuple[str, ...]:
    match source:
        case str() | bytes():
            return pictures(source.encode() if isinstance(source, str) else source)
        case _:
            return ()


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _without(radar: Radar, left_out: set[str]) -> Radar:
    """The radar of the sound trends; nothing in them leads to the others, for there is nothing to show."""
    return replace(radar, trends=tuple(one.without(left_out) for one in radar.trends if one.id not in left_out))


def _of_today(one: Trend, former: Mapping[str, str]) -> Trend:
    """The trend with what it names by the ids of today."""
    archived = one.archived
    if archived and archived.successor in former:
        archived = replace(archived, successor=former[archived.successor])
    links = tuple(replace(link, to=former.get(link.to, link.to)) for link in one.links)
    return replace(one, links=links, archived=archived)


# As many as a radar may have, so that a preview reads only those again that were edited.
@lru_cache(maxsize=MOST_TRENDS)
def _form(path: str, source: str | bytes, limits: Limits) -> Validated[PartOfEntry]:
    return validated(document(path, source, limits), EntryForm, PartOfEntry)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes a million small objects without a cycle; looking for cycles costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
