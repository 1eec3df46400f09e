"""The overview of all editions, and the table of trends through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.assessing import blip
from radargen.model import Edition, Movement, Trend
from radargen.pages.addresses import EDITIONS, comparison_page, courses_page, href, part_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import pairs
from radargen.pages.views.editions import ChartPicture, EditionLink, chart_picture, edition_link
from radargen.pages.views.home import DownloadView
from radargen.pages.views.page_parts.changed_trends import NameView, found_changes, name_view, tally
from radargen.pages.views.page_parts.chart_key import MarkView
from radargen.pages.views.page_parts.divided_lists import MANY, MOST, PartLink, part_links, parts
from radargen.pages.views.page_parts.trend_rows import DimensionView, RingView, dimension_view, ring_view

# Most editions for which the table's columns have room for names of rings.
NAMED_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the overview; `tally` counts its changes, `since` links to comparisons with earlier editions.

    `state` marks an open edition; `corrected` is the sentence with the date of the last correction, or empty.
    """

    edition: EditionLink
    state: str
    date: str
    corrected: str
    motto: Localised
    count: str
    tally: str
    since: tuple[EditionLink, ...]


@dataclass(frozen=True, slots=True)
class TrajectoryStep:
    """A trend in one edition; `ring` is None where the edition lacks it, `fate` set if it was archived with it."""

    ring: RingView | None
    movement: str
    movement_word: str
    fate: str


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A trend through all editions, oldest first."""

    trend: NameView
    steps: tuple[TrajectoryStep, ...]


@dataclass(frozen=True, slots=True)
class TrajectoryGroup:
    """The trends of one dimension."""

    dimension: DimensionView
    trends: tuple[Trajectory, ...]


@dataclass(frozen=True, slots=True)
class CoursesView:
    """A table of trends and their rings in all editions, with its key; `parts` links to the parts of a long one.

    `signs` are the movements that occur, `archived` says whether a fate occurs; with `wide`, columns have no room for
    words.
    """

    intro: str
    columns: tuple[EditionLink, ...]
    rings: tuple[RingView, ...]
    signs: tuple[MarkView, ...]
    archived: bool
    groups: tuple[TrajectoryGroup, ...]
    wide: bool
    parts: tuple[PartLink, ...]
    all_href: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All editions, a chart of the trends' ways through them, and a table of the trends' rings.

    In a large radar, the table has pages of its own, to which `parts` links.
    """

    lines: tuple[EditionLine, ...]
    timeline: ChartPicture | None
    downloads: tuple[DownloadView, ...]
    courses: CoursesView | None
    parts: tuple[PartLink, ...]


def overview(edition_view: EditionView, edition_views: tuple[EditionView, ...]) -> OverviewView:
    """The view of the overview; `edition_views` are all editions, oldest first, `edition_view` is the newest."""
    trends = _assessed(edition_view)
    apart = edition_view.paged and len(trends) > MANY
    first = courses_page(edition_view.radar.newest.id)
    return OverviewView(
        lines=tuple(_line(view) for view in reversed(edition_views)),
        timeline=chart_picture(edition_view.charts.timeline),
        downloads=tuple(
            DownloadView(file.name, href(EDITIONS, file.path))
            for file in edition_view.charts.downloads
            if file.of_history
        ),
        courses=None if apart or not trends else _courses(edition_view, EDITIONS, trends, ()),
        parts=part_links(first, 0, len(trends), MOST, EDITIONS) if apart else (),
    )


def courses(edition_view: EditionView) -> Iterator[tuple[str, CoursesView]]:
    """The table in parts by path, in a large radar; empty if the overview has it."""
    trends, first = _assessed(edition_view), courses_page(edition_view.radar.newest.id)
    if not edition_view.paged or len(trends) <= MANY:
        return
    for number, part in enumerate(parts(trends), 1):
        page = part_page(first, number)
        yield page, _courses(edition_view, page, part, part_links(first, number, len(trends)))


def _assessed(edition_view: EditionView) -> tuple[Trend, ...]:
    """The trends with an assessment in any edition."""
    return tuple(trend for trend in edition_view.trends.values() if trend.assessments)


def _courses(edition_view: EditionView, page: str, trends: Sequence[Trend], links: tuple[PartLink, ...]) -> CoursesView:
    radar, groups = edition_view.radar, _trajectories(edition_view, page, trends)
    steps = [step for group in groups for trajectory in group.trends for step in trajectory.steps]
    moves = {step.movement for step in steps}
    return CoursesView(
        intro=edition_view.wording("editions.signs" if radar.criteria else "editions.signs-plain"),
        columns=tuple(edition_link(page, edition) for edition in radar.editions),
        rings=tuple(ring_view(edition_view, page, ring.id) for ring in radar.rings),
        signs=tuple(MarkView(kind, edition_view.wording(f"movement.{kind}")) for kind in Movement if kind in moves),
        archived=any(step.fate for step in steps),
        groups=groups,
        wide=len(radar.editions) > NAMED_COLUMNS,
        parts=links,
        all_href=href(page, EDITIONS),
    )


def _line(edition_view: EditionView) -> EditionLine:
    radar, edition, wording = edition_view.radar, edition_view.edition, edition_view.wording
    before = radar.before(edition)
    return EditionLine(
        edition=edition_link(EDITIONS, edition),
        state=wording("editions.open") if edition.open else "",
        date=edition.dated(wording),
        corrected=edition_view.corrected,
        motto=edition_view.localised(edition.motto),
        count=wording("page.count", count=len(edition_view.blips)),
        tally=tally(edition_view, found_changes(edition_view, before)) if before else "",
        since=tuple(
            EditionLink(earlier.id, href(EDITIONS, comparison_page(earlier.id, edition.id)))
            for earlier, later in reversed(pairs(radar))
            if later == edition
        ),
    )


def _trajectories(edition_view: EditionView, page: str, trends: Sequence[Trend]) -> tuple[TrajectoryGroup, ...]:
    """The trajectories of these trends by dimension."""
    groups = []
    for dimension in edition_view.radar.dimensions:
        own = tuple(
            trajectory
            for trend in trends
            if trend.dimension == dimension.id and (trajectory := _trajectory(edition_view, page, trend))
        )
        if own:
            groups.append(TrajectoryGroup(dimension_view(edition_view, page, dimension.id), own))
    return tuple(groups)


def _trajectory(edition_view: EditionView, page: str, trend: Trend) -> Trajectory | None:
    name = name_view(edition_view, page, trend.id)
    if name is None:
        return None
    return Trajectory(
        name, tuple(_trajectory_step(edition_view, page, trend, edition) for edition in edition_view.radar.editions)
    )


def _trajectory_step(edition_view: EditionView, page: str, trend: Trend, edition: Edition) -> TrajectoryStep:
    radar = edition_view.radar
    earlier = radar.before(edition)
    if trend_blip := blip(radar, trend, edition):
        moved = trend_blip.movement if earlier and trend_blip.movement is not Movement.UNCHANGED else ""
        word = edition_view.wording(f"movement.{moved}") if moved else ""
        return TrajectoryStep(ring_view(edition_view, page, trend_blip.placement.ring), moved, word, "")
    archived = trend.archived
    left = archived and (edition.id == archived.edition or (earlier is not None and trend.assessment(earlier.id)))
    return TrajectoryStep(None, "", "", edition_view.wording(f"fate.{archived.fate}") if archived and left else "")
