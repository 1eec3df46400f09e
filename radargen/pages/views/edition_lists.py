"""The trends of a large edition, listed on pages of their own below the edition's."""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.pages.addresses import cell_anchor, edition_list_page, edition_page, href, part_page
from radargen.pages.edition_view import EditionView
from radargen.pages.views.page_parts.divided_lists import PartLink, many, part_links, parts
from radargen.pages.views.page_parts.trend_rows import DimensionGroup, by_dimension, rows


@dataclass(frozen=True, slots=True)
class EditionList:
    """A part of the list of an edition's trends; `anchors` are by the ids of dimension and ring."""

    title: str
    edition_href: str
    count: str
    groups: tuple[DimensionGroup, ...]
    anchors: dict[tuple[str, str], str]
    parts: tuple[PartLink, ...]
    moves: bool


def edition_lists(edition_view: EditionView) -> Iterator[tuple[str, EditionList]]:
    """The parts of the list by path; empty if the edition's page has all trends."""
    if not many(edition_view):
        return
    radar, edition = edition_view.radar, edition_view.edition
    anchors = {
        (dimension.id, ring.id): cell_anchor(sector, band)
        for sector, dimension in enumerate(radar.dimensions)
        for band, ring in enumerate(radar.rings)
    }
    first, trends = edition_list_page(edition.id), [blip.trend for blip in edition_view.blips.values()]
    for number, part in enumerate(parts(trends), 1):
        page = part_page(first, number)
        yield (
            page,
            EditionList(
                title=edition.label(edition_view.wording),
                edition_href=href(page, edition_page(edition.id)),
                count=edition_view.wording("page.count", count=len(trends)),
                groups=by_dimension(edition_view, page, rows(edition_view, page, part)),
                anchors=anchors,
                parts=part_links(first, number, len(trends)),
                moves=edition_view.moves,
            ),
        )
