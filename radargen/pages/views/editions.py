"""The pages of the editions: all of them at a glance, each by itself, and two compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from radargen.assessing import blip
from radargen.model import Corrected, Correction, Edition, Movement, Trend
from radargen.pages.addresses import EDITIONS, HOME, comparison_page, edition_page, href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import Number, PageChart, pairs, picture
from radargen.pages.prose import Safe
from radargen.pages.views.changed_trends import ChangedGroup, ChangedTrends, NameView, changed, name_view
from radargen.pages.views.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.trend_rows import (
    DimensionGroup,
    DimensionView,
    RingView,
    by_dimension,
    dimension_view,
    ring_view,
    rows,
)

# With more editions than this a column has no room for the names of rings.
NAMED_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition as others name it; `href` of the edition, or of the comparison with it."""

    id: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A radar, and one for a narrow screen where that has its own."""

    wide: Safe
    phone: Safe | None


@dataclass(frozen=True, slots=True)
class CorrectedView:
    """A trend that a correction changed, by its name or, where it has no page, its `id`; its rings where they differ.

    `what` says what else is different, or that it came or went.
    """

    trend: NameView | None
    id: str
    before: RingView | None
    after: RingView | None
    what: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was put right on a day, and what changed with it: `parts` of the frame, and trends."""

    date: str
    why: Localised
    parts: str
    trends: tuple[CorrectedView, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition: its motto, its radar, its trends with their `numbers` by href, and what changed.

    `newest` is empty where it is the newest itself; `corrections` are the last first, `corrected` says when that was.
    """

    id: str
    title: str
    date: str
    motto: Localised
    theme: Localised
    unconfirmed: str
    corrected: str
    corrections: tuple[CorrectionView, ...]
    count: str
    radar: ChartPicture | None
    marks: tuple[MarkView, ...]
    how_to_read: str
    groups: tuple[DimensionGroup, ...]
    numbers: Mapping[str, Number]
    since: str
    since_href: str
    changed: ChangedTrends | None
    siblings: tuple[EditionLink, ...]
    newest: str
    newest_href: str
    all_href: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the list of all; `tally` is what changed with it, `since` what it can be compared with.

    `state` says that it is being prepared, if it is; `corrected` when it was put right last, if it was.
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
    """Where a trend stood in one edition; `ring` is None where it did not, `fate` what became of it just then."""

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
class OverviewView:
    """All editions; `intro` says how rings are read, `signs` and `archived` what else occurs in the table.

    In a `wide` one the columns have no room for words.
    """

    intro: str
    lines: tuple[EditionLine, ...]
    columns: tuple[EditionLink, ...]
    rings: tuple[RingView, ...]
    signs: tuple[MarkView, ...]
    archived: bool
    groups: tuple[TrajectoryGroup, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two editions compared. `earlier` and `later` are the other choices for either side."""

    since: EditionLink
    edition: EditionLink
    radar: ChartPicture | None
    marks: tuple[MarkView, ...]
    tally: str
    groups: tuple[ChangedGroup, ...]
    earlier: tuple[EditionLink, ...]
    later: tuple[EditionLink, ...]
    all_href: str


def single_edition(edition_view: EditionView) -> EditionPage:
    """The page of the edition that is viewed."""
    radar, edition, say = edition_view.radar, edition_view.edition, edition_view.say
    page = edition_page(edition.id)
    shown = rows(edition_view, page, (blip.trend for blip in edition_view.blips.values()))
    before, several = radar.before(edition), len(radar.editions) > 1
    compared = before and (before, edition) in pairs(radar)
    drawn = edition_view.charts.editions.get(edition.id)
    return EditionPage(
        id=edition.id,
        title=edition.label(say),
        date=edition.dated(say),
        motto=edition_view.localised(edition.motto),
        theme=edition_view.localised(edition.theme),
        unconfirmed=edition_view.unconfirmed,
        corrected=edition_view.corrected,
        corrections=tuple(_correction(edition_view, page, one) for one in reversed(edition.corrections)),
        count=say("page.count", count=len(shown)),
        radar=_picture(drawn),
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        groups=by_dimension(edition_view, page, shown),
        numbers={href(page, trend_page(key)): number for key, number in (drawn.numbers if drawn else {}).items()},
        since=before.id if before else "",
        since_href=href(page, comparison_page(before.id, edition.id)) if before and compared else "",
        changed=changed(edition_view, page, before, drawn) if before else None,
        siblings=tuple(_link(page, each, edition) for each in reversed(radar.editions)) if several else (),
        newest=radar.newest.id if edition != radar.newest else "",
        newest_href=href(page, HOME),
        all_href=href(page, EDITIONS) if several else "",
    )


def overview(edition_view: EditionView, each: tuple[EditionView, ...]) -> OverviewView:
    """The view of the page of all editions; `each` are they, oldest first, `edition_view` is that of the newest."""
    radar, groups = edition_view.radar, _trajectories(edition_view)
    steps = [step for group in groups for each in group.trends for step in each.steps]
    moves = {step.movement for step in steps}
    return OverviewView(
        intro=edition_view.say("editions.signs" if radar.criteria else "editions.signs-plain"),
        lines=tuple(_line(one) for one in reversed(each)),
        columns=tuple(_link(EDITIONS, edition) for edition in radar.editions),
        rings=tuple(ring_view(edition_view, EDITIONS, ring.id) for ring in radar.rings),
        signs=tuple(MarkView(each, edition_view.say(f"movement.{each}")) for each in Movement if each in moves),
        archived=any(step.fate for step in steps),
        groups=groups,
        wide=len(radar.editions) > NAMED_COLUMNS,
    )


def comparison(edition_view: EditionView, since: Edition) -> ComparisonView:
    """The view of the page that compares the viewed edition with an earlier one."""
    edition, compared = edition_view.edition, pairs(edition_view.radar)
    page = comparison_page(since.id, edition.id)
    drawn = edition_view.charts.pairs.get((since.id, edition.id))
    found = changed(edition_view, page, since, drawn)
    return ComparisonView(
        since=_link(page, since),
        edition=_link(page, edition),
        radar=_picture(drawn),
        marks=tuple(
            MarkView(group.mark, edition_view.say(f"movement.{group.mark}")) for group in found.groups if group.mark
        ),
        tally=found.tally,
        groups=found.groups,
        earlier=tuple(
            EditionLink(one.id, href(page, comparison_page(one.id, edition.id)), one == since)
            for one, other in compared
            if other == edition
        ),
        later=tuple(
            EditionLink(other.id, href(page, comparison_page(since.id, other.id)), other == edition)
            for one, other in compared
            if one == since
        ),
        all_href=href(page, EDITIONS),
    )


def _correction(edition_view: EditionView, page: str, one: Correction) -> CorrectionView:
    say = edition_view.say
    return CorrectionView(
        date=say.date(one.date),
        why=edition_view.localised(one.why),
        parts=", ".join(say(f"corrections.{part}") for part in one.parts),
        trends=tuple(_corrected(edition_view, page, each) for each in one.trends),
    )


def _corrected(edition_view: EditionView, page: str, each: Corrected) -> CorrectedView:
    say, known = edition_view.say, {ring.id for ring in edition_view.radar.rings}
    before, after = (
        ring_view(edition_view, page, ring) if ring in known else None for ring in (each.before, each.ring)
    )
    moved = each.before != each.ring
    # What follows from another ring needs no words beside it.
    keys = [key for key in each.keys if not (moved and key in ("ring", "computed_ring", "level"))]
    what = [say(f"corrections.key.{key}") for key in keys]
    if not each.before or not each.ring:
        what = [say("corrections.added" if each.ring else "corrections.removed")]
    return CorrectedView(
        trend=name_view(edition_view, page, each.id),
        id=each.id,
        before=before if moved else None,
        after=after if moved else None,
        what=", ".join(what),
    )


def _line(edition_view: EditionView) -> EditionLine:
    radar, edition, say = edition_view.radar, edition_view.edition, edition_view.say
    before = radar.before(edition)
    return EditionLine(
        edition=_link(EDITIONS, edition),
        state=say("editions.open") if edition.open else "",
        date=edition.dated(say),
        corrected=edition_view.corrected,
        motto=edition_view.localised(edition.motto),
        count=say("page.count", count=len(edition_view.blips)),
        tally=changed(edition_view, EDITIONS, before).tally if before else "",
        since=tuple(
            EditionLink(one.id, href(EDITIONS, comparison_page(one.id, edition.id)))
            for one, other in reversed(pairs(radar))
            if other == edition
        ),
    )


def _trajectories(edition_view: EditionView) -> tuple[TrajectoryGroup, ...]:
    """The trends that any edition showed, by dimension."""
    groups = []
    for dimension in edition_view.radar.dimensions:
        own = tuple(
            trajectory
            for trend in edition_view.trends.values()
            if trend.dimension == dimension.id and (trajectory := _trajectory(edition_view, trend))
        )
        if own:
            groups.append(TrajectoryGroup(dimension_view(edition_view, EDITIONS, dimension.id), own))
    return tuple(groups)


def _trajectory(edition_view: EditionView, trend: Trend) -> Trajectory | None:
    named = name_view(edition_view, EDITIONS, trend.id)
    if named is None or not trend.assessments:
        return None
    return Trajectory(
        named, tuple(_trajectory_step(edition_view, trend, edition) for edition in edition_view.radar.editions)
    )


def _trajectory_step(edition_view: EditionView, trend: Trend, edition: Edition) -> TrajectoryStep:
    radar = edition_view.radar
    earlier = radar.before(edition)
    if shown := blip(radar, trend, edition):
        moved = shown.movement if earlier and shown.movement is not Movement.UNCHANGED else ""
        word = edition_view.say(f"movement.{moved}") if moved else ""
        return TrajectoryStep(ring_view(edition_view, EDITIONS, shown.placement.ring), moved, word, "")
    archived = trend.archived
    left = archived and (edition.id == archived.edition or (earlier is not None and trend.assessment(earlier.id)))
    return TrajectoryStep(None, "", "", edition_view.say(f"fate.{archived.fate}") if archived and left else "")


def _link(page: str, edition: Edition, current: Edition | None = None) -> EditionLink:
    return EditionLink(edition.id, href(page, edition_page(edition.id)), edition == current)


def _picture(drawn: PageChart | None) -> ChartPicture | None:
    if drawn is None:
        return None
    return ChartPicture(picture(drawn.svg), picture(drawn.phone) if drawn.phone else None)
