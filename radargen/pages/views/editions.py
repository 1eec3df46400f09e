"""The pages of single editions, and the comparison of two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from radargen.model import Corrected, Correction, Edition
from radargen.pages.addresses import EDITIONS, HOME, comparison_page, edition_page, href, part_page, trend_page
from radargen.pages.citations import bibtex, edition_citation, edition_work, ris
from radargen.pages.document_offers import DocumentOffer, edition_offers
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import Number, PageChart, pairs, picture
from radargen.pages.prose import Safe
from radargen.pages.views.page_parts.changed_trends import (
    MOVEMENTS,
    ChangedGroup,
    ChangedTrends,
    NameView,
    changed,
    found_changes,
    name_view,
)
from radargen.pages.views.page_parts.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.page_parts.divided_lists import (
    MANY,
    MOST,
    CountTable,
    PartLink,
    count_table,
    edition_cells,
    many,
    part_links,
    parts,
)
from radargen.pages.views.page_parts.trend_rows import (
    DimensionGroup,
    RingView,
    by_dimension,
    ring_view,
    rows,
)


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A link to an edition's page, or to the comparison with it."""

    id: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart, and its version for narrow screens (None if `wide` serves for both)."""

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

    `since_drawn` says whether the comparison with the edition before has a chart.
    `newest` is the newest edition's id, empty on its own page; `corrections` are newest first, `corrected` is the
    sentence with the last date. `cite` says how to cite it, also in the formats of programs. Many trends are counted,
    and the numbers lead to their list.
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
    counts: CountTable | None
    numbers: Mapping[str, Number]
    since: str
    since_href: str
    since_drawn: bool
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
class ComparisonView:
    """Two editions compared; `earlier` and `later` link to the other choices for either side.

    `parts` leads through a long list, whose first part has the chart.
    """

    since: EditionLink
    edition: EditionLink
    radar: ChartPicture | None
    marks: tuple[MarkView, ...]
    tally: str
    groups: tuple[ChangedGroup, ...]
    parts: tuple[PartLink, ...]
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
    apart = many(edition_view)
    found = found_changes(edition_view, before) if before else ()
    # Many changes are listed on the page that compares both editions, and beside the names in the list.
    elsewhere = apart and len(found) > MOST
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
        radar=chart_picture(drawn),
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        groups=() if apart else by_dimension(edition_view, page, trend_rows),
        counts=count_table(edition_view, page, edition_cells(page, radar, edition.id, edition_view.blips.values()))
        if apart
        else None,
        numbers={href(page, trend_page(key)): number for key, number in (drawn.numbers if drawn else {}).items()},
        since=before.id if before else "",
        since_href=href(page, comparison_page(before.id, edition.id)) if before and compared else "",
        since_drawn=before is not None and (before.id, edition.id) in edition_view.charts.pairs,
        changed=changed(edition_view, page, found, drawn, () if elsewhere else None) if before else None,
        siblings=tuple(edition_link(page, each, edition) for each in reversed(radar.editions)) if several else (),
        newest=radar.newest.id if edition != radar.newest else "",
        newest_href=href(page, HOME),
        all_href=href(page, EDITIONS) if several else "",
        offers=edition_offers(edition_view, page),
        cite=edition_citation(edition_view, work.address),
        bibtex=bibtex(work),
        ris=ris(work),
    )


def comparisons(edition_view: EditionView, since: Edition) -> Iterator[tuple[str, ComparisonView]]:
    """The comparison of the viewed edition with an earlier one by path: a page, or several for many changes."""
    edition, compared = edition_view.edition, pairs(edition_view.radar)
    first, found = comparison_page(since.id, edition.id), found_changes(edition_view, since)
    most = MOST if edition_view.paged and len(found) > MANY else max(len(found), 1)
    for number, part in enumerate(parts(found, most), 1):
        page = part_page(first, number)
        drawn = edition_view.charts.pairs.get((since.id, edition.id)) if number == 1 else None
        changes = changed(edition_view, page, found, drawn, part)
        counted = {change.kind for change in found}
        yield (
            page,
            ComparisonView(
                since=edition_link(page, since),
                edition=edition_link(page, edition),
                radar=chart_picture(drawn),
                marks=tuple(
                    MarkView(kind, edition_view.wording(f"movement.{kind}")) for kind in MOVEMENTS if kind in counted
                ),
                tally=changes.tally,
                groups=changes.groups,
                parts=part_links(first, number, len(found), most),
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
            ),
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
    # These follow from the change of ring, which is shown separately.
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


def edition_link(page: str, edition: Edition, current: Edition | None = None) -> EditionLink:
    """The link from that page to the edition's."""
    return EditionLink(edition.id, href(page, edition_page(edition.id)), edition == current)


def chart_picture(drawn: PageChart | None) -> ChartPicture | None:
    """The chart in the form that pages show."""
    if drawn is None:
        return None
    return ChartPicture(picture(drawn.svg), picture(drawn.phone) if drawn.phone else None)
