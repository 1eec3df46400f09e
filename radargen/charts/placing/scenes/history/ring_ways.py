"""The ways of trends through the rings, edition by edition, and which trends stayed where they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from radargen.assessing import placement
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.model import Edition, Radar, Trend


@dataclass(frozen=True, slots=True)
class Stay:
    """A trend on one ring from its first to its last edition there, counted from the first one shown.

    `ring` counts from the centre; the index after the last ring means that the trend is not on the radar.
    """

    trend: str
    ring: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RingWay:
    """A trend that changed its ring, with its stays in order; `style` is that of its last blip, None if it left."""

    trend: Trend
    sector: int
    stays: tuple[Stay, ...]
    style: MarkerStyle | None

    @property
    def id(self) -> str:
        """The trend's id."""
        return self.trend.id


def shown_editions(radar: Radar, edition: Edition, since: Edition | None) -> tuple[Edition, ...]:
    """The editions up to `edition`, in order, from the first or from `since`."""
    editions = radar.editions[: radar.editions.index(edition) + 1]
    return editions[editions.index(since) :] if since in editions else editions


def ring_ways(content: ChartContent, editions: tuple[Edition, ...]) -> tuple[tuple[RingWay, ...], int]:
    """The ways of trends that changed their ring, by dimension and name; and how many other trends there are."""
    radar, still, found = content.radar, 0, []
    styles = {style.id: style for style in content.styles}
    sectors = {id: index for id, _, index in content.sectors}
    chosen = {blip.id for blip in content.blips}
    for trend in radar.trends:
        # Whether trends that have left would have been selected cannot be known.
        if trend.dimension not in sectors or (content.view.select and trend.id not in chosen):
            continue
        stays = tuple(_stays(radar, trend, editions))
        if _has_moved(stays, len(radar.rings)):
            found.append(RingWay(trend, sectors[trend.dimension], stays, styles.get(trend.id)))
        elif stays:
            still += 1
    found.sort(key=lambda way: (way.sector, content.plain_name(way.id).casefold(), way.id))
    return tuple(found), still


def _stays(radar: Radar, trend: Trend, editions: tuple[Edition, ...]) -> Iterator[Stay]:
    rings = {ring.id: place for place, ring in enumerate(radar.rings)}
    placed = [placement(radar, trend, edition) for edition in editions]
    stood = [rings[one.ring] if one else None for one in placed]
    if not (known := [n for n, ring in enumerate(stood) if ring is not None]):
        return
    first = known[0]
    where = [len(radar.rings) if ring is None else ring for ring in stood]
    for column in range(first, len(where)):
        if column + 1 == len(where) or where[column + 1] != where[column]:
            yield Stay(trend.id, where[column], first, column)
            first = column + 1


def _has_moved(stays: tuple[Stay, ...], rings: int) -> bool:
    """Whether a trend changed its ring; appearing, leaving or returning to the same ring does not count."""
    on = [stay.ring for stay in stays if stay.ring < rings]
    return any(one != other for one, other in pairwise(on))
