"""Load the two sides of a review, commits or folders, and compare and draw them."""

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
from radargen.storage import commits, files, working_tree
from radargen.storage.radar_files import Sources
from radargen.text.messages import Message, RadargenError


@dataclass(frozen=True, slots=True)
class Review:
    """Two loaded radars with their locks, and their difference."""

    before: Loaded
    after: Loaded
    locks: tuple[Lock, Lock]
    difference: Difference

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All errors of the later side, and those of its warnings that the earlier side does not have."""
        known = {(problem.location.path, problem.code, problem.message) for problem in self.before.problems}
        return tuple(
            problem
            for problem in self.after.problems
            if problem.severity is Severity.ERROR or (problem.location.path, problem.code, problem.message) not in known
        )


def review(root: Path, base: str, head: str) -> Review:
    """Compare `head` with `base`, each a git ref, `.` for the working tree, or a folder with a radar.yaml.

    An empty base means the merge base with the default branch. RadargenError where a side cannot be read, or no radar
    can be made from its radar.yaml.
    """
    base = base or commits.base(root)
    given = [_files(root, side) for side in (base, head)]
    (before, lock), (after, lock_after) = (build.load(sources) for sources in given)
    sides = _side(base, before, given[0]), _side(head, after, given[1])
    others = touched(root, base, head, {*given[0], *given[1]})
    folder = commits.prefix(root) if is_commit(base) or is_commit(head) else ""
    return Review(
        before,
        after,
        (lock, lock_after),
        difference(*sides, touched=others, moved=_moved(lock, lock_after), folder=folder),
    )


def arrows(review: Review, language: str, page: PageFormat) -> tuple[Scene, ...]:
    """The later radar with an arrow from each moved trend's former position, unmoved trends muted.

    Raises `placing.DoesNotFit` where a cell holds more blips than the page can show.
    """
    earlier, later = review.difference.earlier, review.difference.later
    was, now = earlier.radar.newest, later.radar.newest
    # If both sides have the same edition, the earlier side's label distinguishes its state.
    radar, since = joined(review.difference, was.id if was.id != now.id else Path(earlier.label).name or earlier.label)
    view = View(since=since, without=frozenset({Channel.EVIDENCE, Channel.RATERS}))
    ids = {old.id: trend.id for trend in later.radar.trends if (old := review.difference.former(trend))}
    former = recalled(earlier.radar, review.locks[0], since.id, ids)
    lock = Lock((*former.layouts, *review.locks[1].layouts))
    return placing.chart(ChartRequest(radar, now, language, page, view=view, lock=lock))


def both(review: Review, language: str, page: PageFormat) -> dict[str, tuple[Scene, ...]]:
    """The charts of the two radars, by the keys `before` and `after`; raises as `arrows` does."""
    sides = {"before": review.before.radar, "after": review.after.radar}
    return {
        name: placing.chart(ChartRequest(radar, radar.newest, language, page, lock=lock))
        for (name, radar), lock in zip(sides.items(), review.locks, strict=True)
        if radar
    }


def _moved(before: Lock, after: Lock) -> int:
    """The number of positions that are new, gone, or different."""
    was, now = (
        {
            (layout.edition, layout.shape, layout.alone, place.id): place
            for layout in lock.layouts
            for place in layout.places
        }
        for lock in (before, after)
    )
    return sum(was.get(key) != now.get(key) for key in {**was, **now})


def _files(root: Path, side: str) -> Sources:
    folder = root if side == HERE else Path(side)
    if side == HERE or (folder / files.RADAR).is_file():
        return working_tree.read(folder)
    return commits.read(root, side)


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
            # Otherwise the side would count as empty, and all trends as new or gone.
            raise RadargenError(
                Message("trends/ cannot be read in {side}: {problem}", side=_label(named), problem=problem.message)
            )
    sound = not any(
        problem.severity is Severity.ERROR and problem.location.path == files.RADAR for problem in loaded.problems
    )
    return Side(_label(named), loaded.radar, loaded.sources, loaded.left_out, given, sound)


def _label(named: str) -> str:
    """The name of a side in messages: the first nine digits of a full commit id, anything else as given."""
    return named[:9] if len(named) == 40 and set(named) <= set("0123456789abcdef") else named
