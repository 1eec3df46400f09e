"""The effects of a change to a radar's files on the radar, as values for a review."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from radargen.assessing import placement
from radargen.assessing.changes import Change, ChangeKind, State, carried_over, changes, same_ring
from radargen.model import Assessment, Correction, Edition, Radar, Trend
from radargen.model.comparing import differing_paths
from radargen.text.paths import RADAR, is_entry, is_stray

# The least share of common lines at which a new entry counts as a renamed one, as in git.
ALIKE = 0.5
# The label of the working tree.
HERE = "."
# With more pairs than this, only entries with identical lines are matched, which keeps the time below a second.
MOST_PAIRS = 4_000
# Fields of a radar that are not compared structurally.
COMPARED_SEPARATELY = frozenset({"trends"})
# The field of an edition that is not from radar.yaml but from the edition's file.
CORRECTIONS = "corrections"


class FileChange(StrEnum):
    """The kinds of change of a file."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Touched:
    """A changed file that is not part of the radar's data.

    `former` is its former path, if renamed; `now` is set for a link, a submodule or an executable.
    """

    path: str
    fate: FileChange
    former: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two compared versions of a radar, at its newest edition.

    `label` is the editor's name for it, such as a commit; `sources` are the contents of the valid entries by id,
    `left_out` the ids of those with errors; `files` are all contents by path; `sound` if radar.yaml has no errors.
    """

    label: str
    radar: Radar
    sources: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    left_out: tuple[str, ...] = ()
    files: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    sound: bool = True

    @property
    def state(self) -> State:
        """The radar at its newest edition."""
        return State(self.radar, self.radar.newest)


@dataclass(frozen=True, slots=True)
class Difference:
    """All differences between two sides.

    - `guessed`: former ids of renamed entries that do not state them, by new id.
    - `frame`: changed parts of radar.yaml, as keys joined with colons; `opened` and `withdrawn`: ids of editions.
    - `invalid`: ids of entries with errors on either side, which are not compared.
    - `data_files`: published editions, the lock and pictures, by path.
    - `reformatted`: files whose text differs but not their meaning; `touched`: files that are no data of the radar.
    - `moved`: the number of places in the lock that differ.
    - `carried` and `repeated`: ids of trends whose assessment for a new edition repeats the preceding one, unconfirmed
      and confirmed.
    - `folder`: the radar's folder in its repository, with a slash at its end; paths in `touched` are relative to the
      repository.
    - `corrected`: new corrections of published editions, each with the edition's id.
    """

    earlier: Side
    later: Side
    changes: tuple[Change, ...]
    guessed: Mapping[str, str]
    frame: tuple[str, ...]
    opened: tuple[str, ...]
    withdrawn: tuple[str, ...]
    invalid: tuple[str, ...]
    data_files: Mapping[str, FileChange] = field(default_factory=dict)
    reformatted: tuple[str, ...] = ()
    touched: tuple[Touched, ...] = ()
    moved: int = 0
    carried: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    folder: str = ""
    corrected: tuple[tuple[str, Correction], ...] = ()

    @property
    def with_lost_corrections(self) -> frozenset[str]:
        """The ids of editions that lost an earlier correction, or in which one was changed."""
        now = {edition.id: edition.corrections for edition in self.later.radar.editions}
        return frozenset(
            edition.id
            for edition in self.earlier.radar.editions
            if edition.corrections != now.get(edition.id, ())[: len(edition.corrections)]
        )

    @property
    def stray(self) -> tuple[str, ...]:
        """The paths of temporary files of radargen, which should not be committed."""
        return tuple(one.path for one in self.touched if one.fate is not FileChange.DELETED and is_stray(one.path))

    @property
    def code(self) -> tuple[Touched, ...]:
        """The other files that are no data of the radar."""
        beside = frozenset(self.stray)
        return tuple(one for one in self.touched if one.path not in beside)

    def __bool__(self) -> bool:
        parts = (self.changes, self.frame, self.opened, self.withdrawn, self.invalid, self.data_files, self.reformatted)
        return any((*parts, self.carried, self.repeated, self.corrected, self.incomplete))

    @property
    def incomplete(self) -> bool:
        """Whether radar.yaml differs and has errors on a side, so that the comparison is incomplete."""
        return not (self.earlier.sound and self.later.sound) and _frame_of(self.earlier) != _frame_of(self.later)

    def former(self, trend: Trend) -> Trend | None:
        """The earlier version of a trend of the later side, also under a former id; None if it is new."""
        names = (trend.id, *trend.formerly, self.guessed.get(trend.id, ""))
        return next((old for name in names if (old := self.earlier.radar.trend(name))), None)


def difference(
    earlier: Side, later: Side, *, touched: tuple[Touched, ...] = (), moved: int = 0, folder: str = ""
) -> Difference:
    """The differences between two sides, each at its newest edition; parameters as in `Difference`."""
    guessed = renames(earlier, later)
    untold = {*earlier.left_out, *later.left_out}
    trend_changes = tuple(
        change
        for change in changes(earlier.state, later.state, guessed)
        if not untold & {change.trend.id, *change.trend.formerly} and not _is_consequential(change, earlier, later)
    )
    was, now = ({edition.id: edition for edition in side.radar.editions} for side in (earlier, later))
    opened = tuple(edition for edition in now if edition not in was)
    withdrawn = tuple(edition for edition in was if edition not in now)
    come_and_gone = {("editions", edition) for edition in (*opened, *withdrawn)}
    frame = [
        path
        for path in differing_paths(earlier.radar, later.radar, COMPARED_SEPARATELY)
        if path not in come_and_gone and not (path[0] == "editions" and path[-1] == CORRECTIONS)
    ]
    reported = {*untold, *(name for change in trend_changes for name in (change.trend.id, *change.trend.formerly))}
    reported |= {change.before for change in trend_changes if change.kind is ChangeKind.RENAMED}
    carried = dict(_carried(earlier, later, guessed))
    frame_reported = bool(frame or come_and_gone) or not (earlier.sound and later.sound)
    return Difference(
        earlier,
        later,
        trend_changes,
        guessed,
        tuple(dict.fromkeys(": ".join(path) for path in frame)),
        opened,
        withdrawn,
        tuple(sorted(untold)),
        dict(_data_files(earlier, later)),
        tuple(_reformatted(earlier, later, reported | carried.keys(), frame_reported)),
        touched,
        moved,
        tuple(name for name, confirmed in carried.items() if not confirmed and name not in untold),
        tuple(name for name, confirmed in carried.items() if confirmed and name not in untold),
        folder,
        tuple(
            (edition_id, one)
            for edition_id, edition in now.items()
            for one in edition.corrections
            if edition_id in was and one not in was[edition_id].corrections
        ),
    )


def _frame_of(side: Side) -> object:
    return side.files.get(RADAR)


def _carried(earlier: Side, later: Side, guessed: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The ids of trends whose assessment for a new edition repeats the preceding one, and whether all are confirmed."""
    was = {trend.id: trend for trend in earlier.radar.trends}
    for trend in later.radar.trends:
        names = (trend.id, *trend.formerly, guessed.get(trend.id, ""))
        old = next((was[name] for name in names if name in was), None)
        carried = [one for one in trend.assessments if old and carried_over(old, trend, one.edition)]
        if carried:
            yield trend.id, all(one.confirmed for one in carried)


def _data_files(earlier: Side, later: Side) -> Iterator[tuple[str, FileChange]]:
    """The changed published editions, lock and pictures, by path."""
    for path in sorted({*earlier.files, *later.files}):
        was, now = earlier.files.get(path), later.files.get(path)
        if was != now and path != RADAR and not is_entry(path):
            yield path, FileChange.ADDED if was is None else FileChange.DELETED if now is None else FileChange.CHANGED


def _reformatted(earlier: Side, later: Side, reported: set[str], frame_reported: bool) -> Iterator[str]:
    """The files that differ in comments, order or quotation marks alone, so that nothing is reported of them."""
    for path in sorted({*earlier.files, *later.files}):
        was, now = earlier.files.get(path), later.files.get(path)
        if was == now or (frame_reported if path == RADAR else not is_entry(path)):
            continue
        name = path.rpartition("/")[2].removesuffix(".yaml")
        if path == RADAR or name not in reported:
            yield path


def renames(earlier: Side, later: Side) -> dict[str, str]:
    """Former ids by new ones, of new entries similar to lost ones; the most similar pairs win, then by id."""
    current_ids = {name for trend in later.radar.trends for name in (trend.id, *trend.formerly)}
    lost = {
        name: _lines(source) for name, source in earlier.sources.items() if name not in {*current_ids, *later.left_out}
    }
    before = {*earlier.sources, *earlier.left_out}
    added = {
        trend.id: _lines(later.sources[trend.id])
        for trend in later.radar.trends
        if trend.id in later.sources and not before & {trend.id, *trend.formerly}
    }
    least = ALIKE if len(lost) * len(added) <= MOST_PAIRS else 1.0
    pairs = sorted(
        (-alike, old_id, new_id)
        for old_id, old in lost.items()
        for new_id, new in added.items()
        if (alike := _likeness(old, new) if least < 1 else float(old == new)) >= least
    )
    former_ids: dict[str, str] = {}
    for _, old_id, new_id in pairs:
        if new_id not in former_ids and old_id not in former_ids.values():
            former_ids[new_id] = old_id
    return former_ids


def joined(difference: Difference, name: str) -> tuple[Radar, Edition]:
    """The later radar with the earlier one as its preceding edition, with the id `name`, for a chart of the changes.

    Omits trends of rings and dimensions that no longer exist.
    """
    earlier, later = difference.earlier, difference.later
    since = Edition(name)
    rings = {ring.id for ring in later.radar.rings}
    dimensions = {dimension.id for dimension in later.radar.dimensions}
    was: dict[str, Assessment] = {}
    for trend in earlier.radar.trends:
        placed = placement(earlier.radar, trend, earlier.radar.newest)
        if placed and (ring := same_ring(earlier.radar, later.radar, placed.ring)) in rings:
            was[trend.id] = Assessment(name, ring=ring)
    trends: dict[str, Trend] = {}
    used: set[str] = set()
    for trend in later.radar.trends:
        old = difference.former(trend)
        stood = was.get(old.id) if old else None
        used |= {old.id} if old else set()
        now = trend.assessment(later.radar.newest.id)
        trends[trend.id] = replace(trend, assessments=tuple(one for one in (stood, now) if one))
    for trend in earlier.radar.trends:
        if trend.id in was and trend.id not in {*used, *trends} and trend.dimension in dimensions:
            trends[trend.id] = replace(trend, assessments=(was[trend.id],), links=(), archived=None)
    ordered = tuple(sorted(trends.values(), key=lambda trend: trend.id))
    return replace(later.radar, editions=(since, later.radar.newest), trends=ordered), since


def _is_consequential(change: Change, earlier: Side, later: Side) -> bool:
    """Whether an entry is unchanged and seems edited only since a linked trend was renamed or has errors."""
    if change.kind is not ChangeKind.EDITED:
        return False
    source = later.sources.get(change.trend.id)
    return source is not None and source == earlier.sources.get(change.trend.id)


def _likeness(old: Counter[bytes], new: Counter[bytes]) -> float:
    """Similarity from 0 to 1: the size of the common lines as a share of the longer text."""
    return _length(old & new) / max(_length(old), _length(new), 1)


def _length(lines: Counter[bytes]) -> int:
    return sum(len(line) * times for line, times in lines.items())


def _lines(source: bytes) -> Counter[bytes]:
    """The stripped lines of an entry with their counts, without empty ones."""
    return Counter(line.strip() for line in source.splitlines() if line.strip())
