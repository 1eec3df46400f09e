"""Lists of large radars, divided into pages, and the table that counts trends by dimension and ring."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from radargen.model import Blip, Radar
from radargen.model.identity import Same
from radargen.pages.addresses import (
    cell_anchor,
    cell_page,
    dimension_page,
    edition_list_page,
    href,
    part_page,
    ring_page,
)
from radargen.pages.edition_view import EditionView
from radargen.pages.views.page_parts.trend_rows import DimensionView, RingView, dimension_view, ring_view

T = TypeVar("T")
# With more than `MANY` trends on the chart, no page lists more than `MOST`.
MANY, MOST = 300, 200


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part of a long list: its first and last entry, and whether it is the current part."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A number of trends, with a link to their list; no link if there are none."""

    count: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """A dimension with its count on each ring, innermost first, and in total."""

    dimension: DimensionView
    counts: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class CountTable:
    """The number of trends of each dimension on each ring; `totals` are those of the rings, then of all."""

    rings: tuple[RingView, ...]
    lines: tuple[CountLine, ...]
    totals: tuple[Count, ...]


def many(edition_view: EditionView) -> bool:
    """Whether the edition has so many trends that lists are divided into pages."""
    return edition_view.paged and len(edition_view.blips) > MANY


def divided_dimensions(radar: Radar, shown: int) -> frozenset[str]:
    """The ids of the dimensions whose trends are listed by ring, on separate pages.

    `shown` is the number of trends on the chart.
    """
    count = Counter(trend.dimension for trend in radar.trends)
    return frozenset(id for id, trends in count.items() if trends > MOST) if shown > MANY else frozenset()


def divided(edition_view: EditionView, dimension_id: str) -> bool:
    """Whether the dimension's trends are listed by ring, on separate pages."""
    return edition_view.paged and dimension_id in _divided(Same(edition_view.radar), len(edition_view.blips))


@lru_cache(maxsize=8)
def _divided(radar: Same[Radar], shown: int) -> frozenset[str]:
    return divided_dimensions(radar.value, shown)


def parts(rows: Sequence[T], most: int = MOST) -> tuple[tuple[T, ...], ...]:
    """The rows in parts of at most `most`, at least one part."""
    return tuple(tuple(rows[start : start + most]) for start in range(0, len(rows), most)) or ((),)


def part_links(page: str, number: int, count: int, most: int = MOST, above: str = "") -> tuple[PartLink, ...]:
    """The links between the parts of a list of `count` rows that begins on `page`, for its part `number`.

    Or for the page `above` all parts. Empty if the list has one part.
    """
    if count <= most:
        return ()
    here = above or part_page(page, number)
    return tuple(
        PartLink(
            words=f"{start + 1}–{min(start + most, count)}",
            href=href(here, part_page(page, place)),
            current=place == number,
        )
        for place, start in enumerate(range(0, count, most), 1)
    )


def cell_address(page: str, dimension_id: str, ring_id: str, *, apart: bool) -> str:
    """The link to a dimension's trends on a ring, on a page `apart` or on the dimension's page."""
    if apart:
        return href(page, cell_page(dimension_id, ring_id))
    return f"{href(page, dimension_page(dimension_id))}#ring-{ring_id}"


def cell_href(edition_view: EditionView, page: str, dimension_id: str, ring_id: str) -> str:
    """The link to the list of the dimension's trends on that ring."""
    return cell_address(page, dimension_id, ring_id, apart=divided(edition_view, dimension_id))


def edition_cells(page: str, radar: Radar, edition_id: str, blips: Iterable[Blip]) -> dict[tuple[str, str], str]:
    """Links from `page` to the trends of each cell in that edition's list, by dimension and ring."""
    count, first, places = _cells(blips), edition_list_page(edition_id), {}
    start = 0
    for sector, dimension in enumerate(radar.dimensions):
        for band, ring in enumerate(radar.rings):
            if found := count[dimension.id, ring.id]:
                part = href(page, part_page(first, start // MOST + 1))
                places[dimension.id, ring.id] = f"{part}#{cell_anchor(sector, band)}"
                start += found
    return places


def _cells(blips: Iterable[Blip]) -> Counter[tuple[str, str]]:
    return Counter((blip.trend.dimension, blip.placement.ring) for blip in blips)


def count_table(
    edition_view: EditionView, page: str, places: Mapping[tuple[str, str], str] | None = None
) -> CountTable:
    """The table for `page`, with links to the lists: `places` by dimension and ring, if given.

    Otherwise the links point to the pages of dimensions and rings.
    """
    radar, wording = edition_view.radar, edition_view.wording
    found = _cells(edition_view.blips.values())
    rings = tuple(ring_view(edition_view, page, ring.id) for ring in radar.rings)

    def counted(count: int, place: str, *names: str) -> Count:
        told = ", ".join(names)
        words = wording("page.count", count=count)
        return Count(count, place if count else "", f"{told}: {words}" if told else words)

    def listed(dimension_id: str, ring_id: str) -> str:
        if places is not None:
            return places.get((dimension_id, ring_id), "")
        return cell_href(edition_view, page, dimension_id, ring_id)

    lines = []
    for dimension in radar.dimensions:
        own = dimension_view(edition_view, page, dimension.id)
        counts = tuple(
            counted(found[dimension.id, ring.id], listed(dimension.id, ring.id), own.name.words, ring.name.words)
            for ring in rings
        )
        first = next((each.href for each in counts if each.href), "")
        total = counted(sum(each.count for each in counts), own.href if places is None else first, own.name.words)
        if total.count:
            lines.append(CountLine(own, counts, total))
    totals = tuple(
        counted(
            sum(line.counts[place].count for line in lines),
            # A list by dimension shows the trends of a ring at several places.
            href(page, ring_page(ring.id)) if places is None else "",
            ring.name.words,
        )
        for place, ring in enumerate(rings)
    )
    return CountTable(rings, tuple(lines), (*totals, counted(sum(found.values()), "")))
