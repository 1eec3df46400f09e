"""What a change to a radar's files does to the radar: everything a reviewer should hear of, as values."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from radargen.assessing import placement
from radargen.assessing.changes import Change, ChangeKind, State, carried_over, changes, same_ring
from radargen.model import Assessment, Correction, Edition, Radar, Trend
from radargen.model.comparing import differing_paths
from radargen.text.paths import RADAR, is_entry, is_stray

# From which share of common lines on a new entry is taken for a lost one under another name, as in git.
ALIKE = 0.5
# What the working tree is called.
HERE = "."
# Beyond so many pairs only entries with the same lines are recognised, so that this never takes a second.
MOST_PAIRS = 4_000
# Editions that come or go are told as such, trends by what became of each.
TOLD_APART = frozenset({"trends"})
# What an edition has from its own file and not from radar.yaml.
CORRECTIONS = "corrections"


class FileChange(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that is no data of the radar, with what became of it.

    `former` is its name before, `now` what is special about it: a link, a submodule, or that it can be run.
    """

    path: str
    fate: FileChange
    former: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A radar at its newest edition, as it was or as it is.

    `label` is what the editor calls it; `sources` are the entries as written and `left_out` those with errors, by id;
    `files` is all that was read, by path; `sound` says whether radar.yaml is without errors.
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
    """All that differs between two sides; nothing that could not be compared is passed over.

    `guessed` are the former ids of entries that do not state them, by new id. `frame` are parts of radar.yaml, as keys
    that lead there; `opened` and `withdrawn` ids of editions. `untold` are entries with errors on either side.
    `kept` are the files that the radar's data consist of beside its texts: published editions, the lock, pictures.
    `alike` are files whose texts differ though they say the same, `touched` those that are no data.
    `moved` is how many places in the lock are others. `carried` are trends of which an edition that has come says what
    the one before said, by id and still to be confirmed; `repeated` those of which it says so for good. `folder` is the
    radar's from the top of its repository, with a slash at its end, where `touched` are named from there. `corrected`
    are the corrections of published editions that have come, with the id of the edition.
    """

    earlier: Side
    later: Side
    changes: tuple[Change, ...]
    guessed: Mapping[str, str]
    frame: tuple[str, ...]
    opened: tuple[str, ...]
    withdrawn: tuple[str, ...]
    untold: tuple[str, ...]
    kept: Mapping[str, FileChange] = field(default_factory=dict)
    alike: tuple[str, ...] = ()
    touched: tuple[Touched, ...] = ()
    moved: int = 0
    carried: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    folder: str = ""
    corrected: tuple[tuple[str, Correction], ...] = ()

    @property
    def unsaid(self) -> frozenset[str]:
        """The editions of which an earlier correction is told no more, or otherwise."""
        now = {edition.id: edition.corrections for edition in self.later.radar.editions}
        return frozenset(
            edition.id
            for edition in self.earlier.radar.editions
            if edition.corrections != now.get(edition.id, ())[: len(edition.corrections)]
        )

    @property
    def beside(self) -> tuple[str, ...]:
        """What radargen itself writes while it is at work, and what nobody should send."""
        return tuple(one.path for one in self.touched if one.fate is not FileChange.DELETED and is_stray(one.path))

    @property
    def code(self) -> tuple[Touched, ...]:
        """The other files that are no data."""
        beside = frozenset(self.beside)
        return tuple(one for one in self.touched if one.path not in beside)

    def __bool__(self) -> bool:
        told = (self.changes, self.frame, self.opened, self.withdrawn, self.untold, self.kept, self.alike)
        return any((*told, self.carried, self.repeated, self.corrected, self.half))

    @property
    def half(self) -> bool:
        """Whether radar.yaml differs and has errors on a side, so that not all of it could be compared."""
        return not (self.earlier.sound and self.later.sound) and _frame_of(self.earlier) != _frame_of(self.later)

    def former(self, trend: Trend) -> Trend | None:
        """What the earlier side knew of a trend of the later one, under whatever id."""
        names = (trend.id, *trend.formerly, self.guessed.get(trend.id, ""))
        return next((old for name in names if (old := self.earlier.radar.trend(name))), None)


def difference(
    earlier: Side, later: Side, *, touched: tuple[Touched, ...] = (), moved: int = 0, folder: str = ""
) -> Difference:
    """The later side against the earlier one, each at its newest edition.

    `touched` are files that are no data, `moved` is how many places in the lock are others, `folder`
    as `Difference` has it.
    """
    guessed = renames(earlier, later)
    untold = {*earlier.left_out, *later.left_out}
    found = tuple(
        change
        for change in changes(earlier.state, later.state, guessed)
        if not untold & {change.trend.id, *change.trend.formerly} and not _only_follows(change, earlier, later)
    )
    was, now = ({edition.id: edition for edition in side.radar.editions} for side in (earlier, later))
    opened = tuple(edition for edition in now if edition not in was)
    withdrawn = tuple(edition for edition in was if edition not in now)
    come_and_gone = {("editions", edition) for edition in (*opened, *withdrawn)}
    frame = [
        path
        for path in differing_paths(earlier.radar, later.radar, TOLD_APART)
        if path not in come_and_gone and not (path[0] == "editions" and path[-1] == CORRECTIONS)
    ]
    told = {*untold, *(name for change in found for name in (change.trend.id, *change.trend.formerly))}
    told |= {change.before for change in found if change.kind is ChangeKind.RENAMED}
    stood = dict(_stood(earlier, later, guessed))
    frame_told = bool(frame or come_and_gone) or not (earlier.sound and later.sound)
    return Difference(
        earlier,
        later,
        found,
        guessed,
        tuple(dict.fromkeys(": ".join(path) for path in frame)),
        opened,
        withdrawn,
        tuple(sorted(untold)),
        dict(_kept(earlier, later)),
        tuple(_alike(earlier, later, told | stood.keys(), frame_told)),
        touched,
        moved,
        tuple(name for name, confirmed in stood.items() if not confirmed and name not in untold),
        tuple(name for name, confirmed in stood.items() if confirmed and name not in untold),
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


def _stood(earlier: Side, later: Side, guessed: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The trends of which an edition that has come says what the one before said, and whether that is confirmed."""
    was = {trend.id: trend for trend in earlier.radar.trends}
    for trend in later.radar.trends:
        names = (trend.id, *trend.formerly, guessed.get(trend.id, ""))
        old = next((was[name] for name in names if name in was), None)
        come = [one for one in trend.assessments if old and carried_over(old, trend, one.edition)]
        if come:
            yield trend.id, all(one.confirmed for one in come)


def _kept(earlier: Side, later: Side) -> Iterator[tuple[str, FileChange]]:
    """What became of published editions, the lock and pictures, by path."""
    for path in sorted({*earlier.files, *later.files}):
        was, now = earlier.files.get(path), later.files.get(path)
        if was != now and path != RADAR and not is_entry(path):
            yield path, FileChange.ADDED if was is None else FileChange.DELETED if now is None else FileChange.CHANGED


def _alike(earlier: Side, later: Side, told: set[str], frame: bool) -> Iterator[str]:
    """The texts that differ though nothing was told of what they say: comments, order and quotes."""
    for path in sorted({*earlier.files, *later.files}):
        was, now = earlier.files.get(path), later.files.get(path)
        if was == now or (frame if path == RADAR else not is_entry(path)):
            continue
        name = path.rpartition("/")[2].removesuffix(".yaml")
        if path == RADAR or name not in told:
            yield path


def renames(earlier: Side, later: Side) -> dict[str, str]:
    """Former ids by new ones, of entries that are alike; the most alike first, then in the order of the ids."""
    known = {name for trend in later.radar.trends for name in (trend.id, *trend.formerly)}
    lost = {name: _lines(source) for name, source in earlier.sources.items() if name not in {*known, *later.left_out}}
    before = {*earlier.sources, *earlier.left_out}
    come = {
        trend.id: _lines(later.sources[trend.id])
        for trend in later.radar.trends
        if trend.id in later.sources and not before & {trend.id, *trend.formerly}
    }
    enough = ALIKE if len(lost) * len(come) <= MOST_PAIRS else 1.0
    pairs = sorted(
        (-alike, old_id, new_id)
        for old_id, old in lost.items()
        for new_id, new in come.items()
        if (alike := _likeness(old, new) if enough < 1 else float(old == new)) >= enough
    )
    found: dict[str, str] = {}
    for _, old_id, new_id in pairs:
        if new_id not in found and old_id not in found.values():
            found[new_id] = old_id
    return found


def joined(found: Difference, name: str) -> tuple[Radar, Edition]:
    """The later radar with the earlier one as the edition before, called `name`: what a chart of changes is drawn from.

    A ring that is no more is left out, for nothing can come from there; so is a trend of a dimension that is no more.
    """
    earlier, later = found.earlier, found.later
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
        old = found.former(trend)
        stood = was.get(old.id) if old else None
        used |= {old.id} if old else set()
        now = trend.assessment(later.radar.newest.id)
        trends[trend.id] = replace(trend, assessments=tuple(one for one in (stood, now) if one))
    for trend in earlier.radar.trends:
        if trend.id in was and trend.id not in {*used, *trends} and trend.dimension in dimensions:
            trends[trend.id] = replace(trend, assessments=(was[trend.id],), links=(), archived=None)
    ordered = tuple(sorted(trends.values(), key=lambda trend: trend.id))
    return replace(later.radar, editions=(since, later.radar.newest), trends=ordered), since


def _only_follows(change: Change, earlier: Side, later: Side) -> bool:
    """Whether an entry only seems edited, since what it links to has a new name or has errors."""
    if change.kind is not ChangeKind.EDITED:
        return False
    source = later.sources.get(change.trend.id)
    return source is not None and source == earlier.sources.get(change.trend.id)


def _likeness(old: Counter[bytes], new: Counter[bytes]) -> float:
    """The share of the longer text that stands in both, line by line."""
    return _length(old & new) / max(_length(old), _length(new), 1)


def _length(lines: Counter[bytes]) -> int:
    return sum(len(line) * times for line, times in lines.items())


def _lines(source: bytes) -> Counter[bytes]:
    """What an entry says, whatever the order."""
    return Counter(line.strip() for line in source.splitlines() if line.strip())
