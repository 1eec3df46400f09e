"""The pages of the editions: the overview, one edition, and the comparison of two."""

from collections.abc import Mapping
from dataclasses import dataclass

from radargen.assessing import blip
from radargen.model import Corrected, Correction, Edition, Movement, Trend
from radargen.pages.addresses import EDITIONS, HOME, comparison_page, edition_page, href, trend_page
from radargen.pages.citations import bibtex, edition_citation, edition_work, ris
from radargen.pages.document_offers import DocumentOffer, edition_offers
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import Number, PageChart, pairs, picture
from radargen.pages.prose import Safe
from radargen.pages.views.changed_trends import ChangedGroup, ChangedTrends, NameView, changed, name_view
from radargen.pages.views.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.home import DownloadView
from radargen.pages.views.trend_rows import (
    DimensionGroup,
    DimensionView,
    RingView,
    by_dimension,
    dimension_view,
    ring_view,
    rows,
)

# The most editions for which the columns of the overview have room for names of rings.
NAMED_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A link to an edition's page, or to the comparison with it."""

    id: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart, and its version for narrow screens, None where `wide` serves for both."""

    wide: Safe
    phone: Safe | None


@dataclass(frozen=True, slots=True)
class CorrectedView:
    """A trend changed by a correction, by its name or, where it has no page, its `id`; its rings if they differ.

    `what` lists the other changes, or says that the trend was added or removed.
    """

    trend: NameView | None
    id: str
    before: RingView | None
    after: RingView | None
    what: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction: its date and reason, the changed `parts` of the frame, and the changed trends."""

    date: str
    why: Localised
    parts: str
    trends: tuple[CorrectedView, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition: its motto, its chart, its trends with their `numbers` by href, and the changes.

    `newest` is the newest edition's id, empty on its own page; `corrections` are newest first, `corrected` is the
    sentence with the last date. `cite` says how to cite it, also in the formats of programs.
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
    offers: tuple[DocumentOffer, ...]
    cite: str
    bibtex: str
    ris: str


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
class OverviewView:
    """All editions, a picture of the ways of trends through them, and a table of the trends' rings.

    `signs` are the movements that occur, `archived` whether a fate does; with `wide`, columns have no room for words.
    """

    intro: str
    lines: tuple[EditionLine, ...]
    timeline: ChartPicture | None
    downloads: tuple[DownloadView, ...]
    columns: tuple[EditionLink, ...]
    rings: tuple[RingView, ...]
    signs: tuple[MarkView, ...]
    archived: bool
    groups: tuple[TrajectoryGroup, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two editions compared; `earlier` and `later` link to the other choices for either side."""

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
    """The view of the viewed edition's own page."""
    radar, edition, wording = edition_view.radar, edition_view.edition, edition_view.wording
    page = edition_page(edition.id)
    trend_rows = rows(edition_view, page, (blip.trend for blip in edition_view.blips.values()))
    before, several = radar.before(edition), len(radar.editions) > 1
    compared = before and (before, edition) in pairs(radar)
    drawn, work = edition_view.charts.editions.get(edition.id), edition_work(edition_view)
    return EditionPage(
        id=edition.id,
        title=edition.label(wording),
        date=edition.dated(wording),
        motto=edition_view.localised(edition.motto),
        theme=edition_view.localised(edition.theme),
        unconfirmed=edition_view.unconfirmed,
        corrected=edition_view.corrected,
        corrections=tuple(
            correction_view(edition_view, page, correction) for correction in reversed(edition.corrections)
        ),
        count=wording("page.count", count=len(trend_rows)),
        radar=_picture(drawn),
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        groups=by_dimension(edition_view, page, trend_rows),
        numbers={href(page, trend_page(key)): number for key, number in (drawn.numbers if drawn else {}).items()},
        since=before.id if before else "",
        since_href=href(page, comparison_page(before.id, edition.id)) if before and compared else "",
        changed=changed(edition_view, page, before, drawn) if before else None,
        siblings=tuple(_link(page, each, edition) for each in reversed(radar.editions)) if several else (),
        newest=radar.newest.id if edition != radar.newest else "",
        newest_href=href(page, HOME),
        all_href=href(page, EDITIONS) if several else "",
        offers=edition_offers(edition_view, page),
        cite=edition_citation(edition_view, work.address),
        bibtex=bibtex(work),
        ris=ris(work),
    )


def overview(edition_view: EditionView, edition_views: tuple[EditionView, ...]) -> OverviewView:
    """The view of the overview; `edition_views` are all editions, oldest first, `edition_view` is the newest."""
    radar, groups = edition_view.radar, _trajectories(edition_view)
    steps = [step for group in groups for trajectory in group.trends for step in trajectory.steps]
    moves = {step.movement for step in steps}
    return OverviewView(
        intro=edition_view.wording("editions.signs" if radar.criteria else "editions.signs-plain"),
        lines=tuple(_line(view) for view in reversed(edition_views)),
        timeline=_picture(edition_view.charts.timeline),
        downloads=tuple(
            DownloadView(file.name, href(EDITIONS, file.path))
            for file in edition_view.charts.downloads
            if file.of_history
        ),
        columns=tuple(_link(EDITIONS, edition) for edition in radar.editions),
        rings=tuple(ring_view(edition_view, EDITIONS, ring.id) for ring in radar.rings),
        signs=tuple(MarkView(kind, edition_view.wording(f"movement.{kind}")) for kind in Movement if kind in moves),
        archived=any(step.fate for step in steps),
        groups=groups,
        wide=len(radar.editions) > NAMED_COLUMNS,
    )


def comparison(edition_view: EditionView, since: Edition) -> ComparisonView:
    """The view of the comparison of the viewed edition with an earlier one."""
    edition, compared = edition_view.edition, pairs(edition_view.radar)
    page = comparison_page(since.id, edition.id)
    drawn = edition_view.charts.pairs.get((since.id, edition.id))
    changes = changed(edition_view, page, since, drawn)
    return ComparisonView(
        since=_link(page, since),
        edition=_link(page, edition),
        radar=_picture(drawn),
        marks=tuple(
            MarkView(group.mark, edition_view.wording(f"movement.{group.mark}"))
            for group in changes.groups
            if group.mark
        ),
        tally=changes.tally,
        groups=changes.groups,
        earlier=tuple(
            EditionLink(earlier.id, href(page, comparison_page(earlier.id, edition.id)), earlier == since)
            for earlier, later in compared
            if later == edition
        ),
        later=tuple(
            EditionLink(later.id, href(page, comparison_page(since.id, later.id)), later == edition)
            for earlier, later in compared
            if earlier == since
        ),
        all_href=href(page, EDITIONS),
    )


def correction_view(edition_view: EditionView, page: str, correction: Correction) -> CorrectionView:
    """The view of a correction on that page."""
    wording = edition_view.wording
    return CorrectionView(
        date=wording.date(correction.date),
        why=edition_view.localised(correction.why),
        parts=", ".join(wording(f"corrections.{part}") for part in correction.parts),
        trends=tuple(_corrected(edition_view, page, corrected) for corrected in correction.trends),
    )


def _corrected(edition_view: EditionView, page: str, corrected: Corrected) -> CorrectedView:
    wording, ring_ids = edition_view.wording, {ring.id for ring in edition_view.radar.rings}
    before, after = (
        ring_view(edition_view, page, ring) if ring in ring_ids else None for ring in (corrected.before, corrected.ring)
    )
    moved = corrected.before != corrected.ring
    # These follow from the change of ring, which is shown by itself.
    keys = [key for key in corrected.keys if not (moved and key in ("ring", "computed_ring", "level"))]
    changes = [wording(f"corrections.key.{key}") for key in keys]
    if not corrected.before or not corrected.ring:
        changes = [wording("corrections.added" if corrected.ring else "corrections.removed")]
    return CorrectedView(
        trend=name_view(edition_view, page, corrected.id),
        id=corrected.id,
        before=before if moved else None,
        after=after if moved else None,
        what=", ".join(changes),
    )


def _line(edition_view: EditionView) -> EditionLine:
    radar, edition, wording = edition_view.radar, edition_view.edition, edition_view.wording
    before = radar.before(edition)
    return EditionLine(
        edition=_link(EDITIONS, edition),
        state=wording("editions.open") if edition.open else "",
        date=edition.dated(wording),
        corrected=edition_view.corrected,
        motto=edition_view.localised(edition.motto),
        count=wording("page.count", count=len(edition_view.blips)),
        tally=changed(edition_view, EDITIONS, before).tally if before else "",
        since=tuple(
            EditionLink(earlier.id, href(EDITIONS, comparison_page(earlier.id, edition.id)))
            for earlier, later in reversed(pairs(radar))
            if later == edition
        ),
    )


def _trajectories(edition_view: EditionView) -> tuple[TrajectoryGroup, ...]:
    """The trends with an assessment in any edition, by dimension."""
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
    name = name_view(edition_view, EDITIONS, trend.id)
    if name is None or not trend.assessments:
        return None
    return Trajectory(
        name, tuple(_trajectory_step(edition_view, trend, edition) for edition in edition_view.radar.editions)
    )


def _trajectory_step(edition_view: EditionView, trend: Trend, edition: Edition) -> TrajectoryStep:
    radar = edition_view.radar
    earlier = radar.before(edition)
    if trend_blip := blip(radar, trend, edition):
        moved = trend_blip.movement if earlier and trend_blip.movement is not Movement.UNCHANGED else ""
        word = edition_view.wording(f"movement.{moved}") if moved else ""
        return TrajectoryStep(ring_view(edition_view, EDITIONS, trend_blip.placement.ring), moved, word, "")
    archived = trend.archived
    left = archived and (edition.id == archived.edition or (earlier is not None and trend.assessment(earlier.id)))
    return TrajectoryStep(None, "", "", edition_view.wording(f"fate.{archived.fate}") if archived and left else "")


def _link(page: str, edition: Edition, current: Edition | None = None) -> EditionLink:
    return EditionLink(edition.id, href(page, edition_page(edition.id)), edition == current)


def _picture(drawn: PageChart | None) -> ChartPicture | None:
    if drawn is None:
        return None
    return ChartPicture(picture(drawn.svg), picture(drawn.phone) if drawn.phone else None)
