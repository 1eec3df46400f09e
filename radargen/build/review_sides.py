"""From what an editor names, commits or folders, to the two sides of a review."""

from dataclasses import dataclass
from pathlib import Path

from radargen import build
from radargen.assessing.differences import HERE, Difference, Side, difference, joined
from radargen.build.other_changes import is_commit, touched
from radargen.charts import placing
from radargen.charts.placing import ChartRequest, Lock, recalled
from radargen.charts.scene import Scene
from radargen.charts.theme import PageFormat
from radargen.model import Channel, View
from radargen.model.problems import Problem, Severity
from radargen.reading import Loaded
from radargen.storage import commits, files
from radargen.storage.radar_files import Sources
from radargen.text.messages import Message, RadargenError


@dataclass(frozen=True, slots=True)
class Review:
    """Two radars and what differs; the locks say where trends stood."""

    before: Loaded
    after: Loaded
    locks: tuple[Lock, Lock]
    difference: Difference

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors of the later side, and what else the change brings: the warnings that were there can wait."""
        known = {(problem.location.path, problem.code, problem.message) for problem in self.before.problems}
        return tuple(
            problem
            for problem in self.after.problems
            if problem.severity is Severity.ERROR or (problem.location.path, problem.code, problem.message) not in known
        )


def review(root: Path, base: str, head: str) -> Review:
    """`head` against `base`: each a git ref, `.` for the working tree, or a folder with a radar.yaml.

    Without a base, the commit where the work since the default branch began. RadargenError where a side cannot be read
    or its radar.yaml cannot carry a radar.
    """
    base = base or commits.base(root)
    given = [_files(root, named) for named in (base, head)]
    (before, lock), (after, lock_after) = (build.load(found) for found in given)
    sides = _side(base, before, given[0]), _side(head, after, given[1])
    others = touched(root, base, head, {*given[0], *given[1]})
    folder = commits.prefix(root) if is_commit(base) or is_commit(head) else ""
    return Review(
        before,
        after,
        (lock, lock_after),
        difference(*sides, touched=others, moved=_moved(lock, lock_after), folder=folder),
    )


def arrows(found: Review, language: str, page: PageFormat) -> tuple[Scene, ...]:
    """The later radar with an arrow from where each trend stood; what has not moved stands back.

    Raises `placing.DoesNotFit` where a cell holds more than the page can show.
    """
    earlier, later = found.difference.earlier, found.difference.later
    was, now = earlier.radar.newest, later.radar.newest
    # Of one edition there is a state before and a state now; the label tells them apart.
    radar, since = joined(found.difference, was.id if was.id != now.id else Path(earlier.label).name or earlier.label)
    view = View(since=since, without=frozenset({Channel.EVIDENCE, Channel.RATERS}))
    ids = {old.id: trend.id for trend in later.radar.trends if (old := found.difference.former(trend))}
    stood = recalled(earlier.radar, found.locks[0], since.id, ids)
    lock = Lock((*stood.layouts, *found.locks[1].layouts))
    return placing.chart(ChartRequest(radar, now, language, page, view=view, lock=lock))


def both(found: Review, language: str, page: PageFormat) -> dict[str, tuple[Scene, ...]]:
    """The two radars as each would be drawn alone: `before` and `after`; raises as `arrows` does."""
    sides = {"before": found.before.radar, "after": found.after.radar}
    return {
        name: placing.chart(ChartRequest(radar, radar.newest, language, page, lock=lock))
        for (name, radar), lock in zip(sides.items(), found.locks, strict=True)
        if radar
    }


def _moved(before: Lock, after: Lock) -> int:
    """How many places are new, gone, or elsewhere."""
    was, now = (
        {(one.edition, one.shape, one.alone, place.id): place for one in lock.layouts for place in one.places}
        for lock in (before, after)
    )
    return sum(was.get(key) != now.get(key) for key in {**was, **now})


def _files(root: Path, named: str) -> Sources:
    folder = root if named == HERE else Path(named)
    if named == HERE or (folder / files.RADAR).is_file():
        return files.read(folder)
    return commits.read(root, named)


def _side(named: str, loaded: Loaded, given: Sources) -> Side:
    if loaded.radar is None:
        missing = any(problem.code == "missing-radar" for problem in loaded.problems)
        if missing:
            raise RadargenError(
                Message("radar.yaml is missing in {side}, so there is nothing to compare.", side=_label(named))
            )
        raise RadargenError(
            Message("radar.yaml has to be mended in {side}, so there is nothing to compare.", side=_label(named))
        )
    for problem in loaded.problems:
        if problem.location.path == files.TRENDS:
            # Without its entries a side would seem empty, and all trends new or gone.
            raise RadargenError(
                Message("trends/ cannot be read in {side}: {problem}", side=_label(named), problem=problem.message)
            )
    sound = not any(
        problem.severity is Severity.ERROR and problem.location.path == files.RADAR for problem in loaded.problems
    )
    return Side(_label(named), loaded.radar, loaded.sources, loaded.left_out, given, sound)


def _label(named: str) -> str:
    """What people call it: a commit by the start of its name."""
    return named[:9] if len(named) == 40 and set(named) <= set("0123456789abcdef") else named
