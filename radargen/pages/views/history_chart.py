"""A trend's way through the editions as a small chart: a line of steps, rings from the centre on top."""

from dataclasses import dataclass

from radargen.assessing import placement
from radargen.model import Trend
from radargen.pages.edition_view import EditionView
from radargen.pages.views.trend_rows import RingView, ring_view

# In pixels: a row; a column at least and at most; a letter of an edition's name; what a phone has room for in all.
# Editions older than that are left to the table.
ROW, NARROW, COLUMN, LETTER, WIDEST = 22, 36, 56, 7, 260
# What stays free at either end of the line.
INSET = 5


@dataclass(frozen=True, slots=True)
class Stop:
    """An edition: the middle of its column, its name, and the height of the trend's ring; None where it had none."""

    x: float
    edition: str
    y: float | None


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """The chart in pixels; `path` is the line, `rows` the middle of each ring's row, `says` all of it in words."""

    rings: tuple[RingView, ...]
    rows: tuple[float, ...]
    stops: tuple[Stop, ...]
    path: str
    width: float
    height: float
    says: str


def history_chart(edition_view: EditionView, page: str, trend: Trend) -> HistoryChart | None:
    """The chart up to this edition; None where fewer than two editions showed the trend."""
    radar = edition_view.radar
    narrow = max(NARROW, *(LETTER * (len(edition.id) + 1) for edition in edition_view.earlier()))
    editions = tuple(reversed(edition_view.earlier()[: max(WIDEST // narrow, 2)]))
    column = max(narrow, min(COLUMN, WIDEST // len(editions)))
    placed = [placement(radar, trend, edition) for edition in editions]
    if sum(now is not None for now in placed) < 2:
        return None
    depth = {ring.id: (place + 0.5) * ROW for place, ring in enumerate(radar.rings)}
    stops = tuple(
        Stop((n + 0.5) * column, edition.id, depth[now.ring] if now else None)
        for n, (edition, now) in enumerate(zip(editions, placed, strict=True))
    )
    named = {ring.id: ring.name.any(edition_view.language) for ring in radar.rings}
    return HistoryChart(
        rings=tuple(ring_view(edition_view, page, ring.id) for ring in radar.rings),
        rows=tuple(depth.values()),
        stops=stops,
        path=_steps(stops, column),
        width=column * len(editions),
        height=ROW * len(radar.rings),
        says=", ".join(
            edition_view.say("trend.stop", edition=edition.id, ring=named[now.ring])
            for edition, now in zip(editions, placed, strict=True)
            if now
        ),
    )


def _steps(stops: tuple[Stop, ...], column: float) -> str:
    """Level through each column, up or down between two; a gap where an edition did not show the trend."""
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
