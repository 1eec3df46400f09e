"""A small step chart of a trend's rings over the editions, the innermost ring on top."""

from dataclasses import dataclass

from radargen.assessing import placement
from radargen.model import Trend
from radargen.pages.edition_view import EditionView
from radargen.pages.views.page_parts.trend_rows import RingView, ring_view

# In pixels: height of a row, minimal and maximal width of a column, width of a letter, and of the whole chart on a
# phone. Editions that do not fit are only in the table.
ROW, NARROW, COLUMN, LETTER, WIDEST = 22, 36, 56, 7, 260
# The margin at both ends of the line, in pixels.
INSET = 5


@dataclass(frozen=True, slots=True)
class Stop:
    """An edition: the centre `x` of its column, its id, and the centre `y` of the trend's ring, None without one."""

    x: float
    edition: str
    y: float | None


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """The chart in pixels; `path` is the SVG path of the line, `rows` the centre y of each ring's row.

    `description` is its content in words.
    """

    rings: tuple[RingView, ...]
    rows: tuple[float, ...]
    stops: tuple[Stop, ...]
    path: str
    width: float
    height: float
    description: str


def history_chart(edition_view: EditionView, page: str, trend: Trend) -> HistoryChart | None:
    """The chart up to this edition; None where fewer than two of its editions show the trend."""
    radar = edition_view.radar
    narrow = max(NARROW, *(LETTER * (len(edition.id) + 1) for edition in edition_view.earlier()))
    editions = tuple(reversed(edition_view.earlier()[: max(WIDEST // narrow, 2)]))
    column = max(narrow, min(COLUMN, WIDEST // len(editions)))
    placements = [placement(radar, trend, edition) for edition in editions]
    if sum(now is not None for now in placements) < 2:
        return None
    depth = {ring.id: (place + 0.5) * ROW for place, ring in enumerate(radar.rings)}
    stops = tuple(
        Stop((n + 0.5) * column, edition.id, depth[now.ring] if now else None)
        for n, (edition, now) in enumerate(zip(editions, placements, strict=True))
    )
    names = {ring.id: ring.name.any(edition_view.language) for ring in radar.rings}
    return HistoryChart(
        rings=tuple(ring_view(edition_view, page, ring.id) for ring in radar.rings),
        rows=tuple(depth.values()),
        stops=stops,
        path=_steps(stops, column),
        width=column * len(editions),
        height=ROW * len(radar.rings),
        description=", ".join(
            edition_view.wording("trend.stop", edition=edition.id, ring=names[now.ring])
            for edition, now in zip(editions, placements, strict=True)
            if now
        ),
    )


def _steps(stops: tuple[Stop, ...], column: float) -> str:
    """The SVG path: level in each column, vertical between two; a gap where an edition lacks the trend."""
    parts: list[str] = []
    before: float | None = None
    for place, stop in enumerate(stops):
        left, right = place * column, (place + 1) * column
        after = stops[place + 1].y if place + 1 < len(stops) else None
        if stop.y is not None:
            parts.append(f"M{left + INSET:g} {stop.y:g}" if before is None else f"V{stop.y:g}")
            parts.append(f"H{right if after is not None else right - INSET:g}")
        before = stop.y
    return "".join(parts)
