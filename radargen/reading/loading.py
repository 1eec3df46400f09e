"""Loads a radar from files: each file by itself, then the rules across all entries."""

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from radargen.assessing.corrections import corrected
from radargen.model import Radar, Trend
from radargen.model.internal_errors import at_work
from radargen.model.problems import Location, Problem, Severity
from radargen.reading.branding import theme_files
from radargen.reading.entry_files import MOST_TRENDS, TRENDS, entry_paths, name_problems
from radargen.reading.forms.entry_form import EntryForm, PartOfEntry
from radargen.reading.forms.form_errors import Validated, validated
from radargen.reading.forms.radar_form import RadarForm
from radargen.reading.parsing.document import LIMITS, Document, Files, Limits, document
from radargen.reading.picture_files.text_pictures import checked_pictures, is_shown, pictures_at
from radargen.reading.radar_skeleton import RadarSkeleton, radar_skeleton
from radargen.reading.rules import REFERENCES, RULES
from radargen.reading.rules.context import RuleContext
from radargen.reading.rules.published_editions import published
from radargen.reading.rules.share_pictures import share_picture_paths
from radargen.reading.rules.text_links import shown_pictures
from radargen.reading.trend_entry import trend
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS, RADAR, entry_id


@dataclass(frozen=True, slots=True)
class Loaded:
    """The radar of the valid entries, and all problems.

    `radar` is None if radar.yaml is too broken for one. `read` and `left_out` are ids of entries: all, and those with
    errors. `sources` are the contents of the valid entries by id, `published` the ids of the editions with a file.
    """

    radar: Radar | None
    problems: tuple[Problem, ...]
    read: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    published: frozenset[str] = frozenset()

    @property
    def ok(self) -> bool:
        """Whether there are no errors; there may be warnings."""
        return not any(_is_error(problem) for problem in self.problems)


def load(files: Files, limits: Limits = LIMITS, only: Collection[str] | None = None) -> Loaded:
    """Load a radar from files by path, as bytes, text or the Problem with which reading them failed.

    The content of the files never raises. Problems are sorted by location. After an error in radar.yaml that affects no
    trend, such as an unknown key, the radar is still usable. `only` are the paths of the entries to read, None for all;
    of the others only the ids are known.
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
        """Read radar.yaml, then the entries, then apply the rules."""
        with at_work(RADAR):
            skeleton = self.read_radar()
        paths = entry_paths(self.files)
        # A file that could not be read already has its problem.
        misnamed = name_problems([path for path in paths if not isinstance(self.files[path], Problem)])
        self.problems.extend(misnamed.values())
        if not paths and not self.is_unreadable():
            hint = Message("Add a file, such as trends/kanban.yaml.")
            message = Message("The folder trends/ holds no entry.")
            self.problems.append(Problem(Location(RADAR), "no-trends", message, hint))
        ids = frozenset(map(entry_id, paths))
        paths = [path for path in paths if self.only is None or path in self.only]
        forms = {path: self.form(path, self.files[path]) for path in paths}
        radar = self.combined(skeleton, forms, misnamed, ids) if skeleton else None
        wrong = {problem.location.path for problem in self.problems if _is_error(problem)}
        left_out = {entry_id(path) for path in paths if path in wrong or isinstance(self.files[path], Problem)}
        return Loaded(
            radar=_without(radar, left_out) if radar and skeleton and skeleton.sound else None,
            problems=tuple(sorted(set(self.problems))),
            read=tuple(entry_id(path) for path in paths),
            left_out=tuple(sorted(left_out)),
            sources={entry_id(path): source for path in paths if (source := self.source(path)) and path not in wrong},
            published=frozenset(
                path.removeprefix(f"{EDITIONS}/").removesuffix(".json")
                for path in self.files
                if path.startswith(f"{EDITIONS}/")
            ),
        )

    def source(self, path: str) -> bytes:
        """The content of an entry's file; empty if it could not be read."""
        match self.files[path]:
            case bytes(content):
                return content
            case str(content):
                return content.encode()
            case Problem():
                return b""

    def read_radar(self) -> RadarSkeleton | None:
        """The radar without trends, with problems noted; None if radar.yaml is too broken."""
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
        parsed = document(RADAR, source, self.limits)
        against_form = validated(parsed, RadarForm)
        skeleton = radar_skeleton(against_form, self.files)
        self.problems.extend([*parsed.problems, *against_form.problems, *(skeleton.problems if skeleton else ())])
        return skeleton

    def form(self, path: str, source: str | bytes | Problem) -> Validated[PartOfEntry] | None:
        """The validated form of one entry, with problems noted; None if the file could not be read."""
        if isinstance(source, Problem):
            return None
        with at_work(path):
            against_form = _form(path, source, self.limits)
        self.problems.extend([*against_form.source.problems, *against_form.problems])
        return against_form

    def is_unreadable(self) -> bool:
        """Whether the folder trends/ cannot be read or contains too many files."""
        return isinstance(self.files.get(TRENDS.rstrip("/")), Problem)

    def combined(
        self,
        skeleton: RadarSkeleton,
        forms: Mapping[str, Validated[PartOfEntry] | None],
        misnamed: Mapping[str, Problem],
        ids: frozenset[str],
    ) -> Radar:
        """The radar with all entries that could be read, valid or not; problems of the rules are noted.

        `ids` are those of all files of trends/.
        """
        trends = []
        for path, against_form in forms.items():
            # Of two files whose names clash, only the first is used.
            if against_form and against_form.form and (path not in misnamed or misnamed[path].code == "bad-file-name"):
                with at_work(path):
                    read_trend, problems = trend(entry_id(path), against_form.valid, against_form.form, skeleton)
                trends.append(read_trend)
                self.problems.extend(problems)
        radar = replace(skeleton.radar, trends=tuple(sorted(trends, key=lambda one: one.id)))
        documents = {entry_id(path): against.valid for path, against in forms.items() if against}
        former_ids = {old: one.id for one in reversed(radar.trends) for old in one.formerly if old not in ids}
        links = frozenset(
            (entry_id(path), former_ids.get(to, to))
            for path, against in forms.items()
            if against
            for to in _link_targets(against.source)
        )
        published_data, publication_problems = published(self.files)
        self.problems.extend(publication_problems)
        checked = checked_pictures(self.files)
        publications = {} if self.is_unreadable() else published_data
        context = RuleContext(radar, ids, documents, links, former_ids, publications, skeleton.document, checked)
        for rule in RULES if skeleton.sound else REFERENCES:
            self.problems.extend(rule(context))
        # A published edition is not open, whatever radar.yaml says.
        radar = replace(
            radar,
            editions=tuple(
                replace(corrected(one, published_data[one.id], radar.languages, former_ids), open=False)
                if one.id in published_data
                else one
                for one in radar.editions
            ),
        )
        if checked:
            radar = replace(
                radar,
                pictures=pictures_at(checked, shown_pictures(radar)),
                share_pictures=pictures_at(checked, share_picture_paths(radar)),
            )
        return (
            replace(radar, trends=tuple(_with_current_ids(one, former_ids) for one in radar.trends))
            if former_ids
            else radar
        )


def _unreadable(files: Files) -> list[Problem]:
    """The problems of files that could not be read; those of logos, fonts and pictures are reported where named."""
    named = _theme_files(files.get(RADAR))
    unreadable = ((path, problem) for path, problem in files.items() if isinstance(problem, Problem))
    return [problem for path, problem in unreadable if path not in named and not is_shown(path)]


def _link_targets(source: Document) -> Iterator[str]:
    """The ids in an entry's links, as far as they can be read."""
    links = source.tree.get("links") if source.tree else None
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and isinstance(to := link.get("to"), str):
            yield to


def _theme_files(source: str | bytes | Problem | None) -> tuple[str, ...]:
    match source:
        case str() | bytes():
            return theme_files(source.encode() if isinstance(source, str) else source)
        case _:
            return ()


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _without(radar: Radar, left_out: set[str]) -> Radar:
    """The radar without those trends and without links to them."""
    return replace(radar, trends=tuple(entry.without(left_out) for entry in radar.trends if entry.id not in left_out))


def _with_current_ids(entry: Trend, former_ids: Mapping[str, str]) -> Trend:
    """The trend with former ids of others replaced by current ones."""
    archived = entry.archived
    if archived and archived.successor in former_ids:
        archived = replace(archived, successor=former_ids[archived.successor])
    links = tuple(replace(link, to=former_ids.get(link.to, link.to)) for link in entry.links)
    return replace(entry, links=links, archived=archived)


def _form(path: str, source: str | bytes, limits: Limits) -> Validated[PartOfEntry]:
    known = _FORMS.get(path)
    if known is None or known[:2] != (source, limits):
        known = _FORMS[path] = source, limits, validated(document(path, source, limits), EntryForm, PartOfEntry)
        if len(_FORMS) > MOST_TRENDS:
            del _FORMS[next(iter(_FORMS))]
    return known[2]


# The last of each path, of as many as a radar may have, so that a preview parses only edited files again.
_FORMS: dict[str, tuple[str | bytes, Limits, Validated[PartOfEntry]]] = {}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, which takes a third of the time and finds no cycles here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
