"""The measures of a timeline: bands for rings, columns for editions, names at the right end, in one type size."""

from collections.abc import Sequence
from dataclasses import dataclass

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.scenes.history.ring_lanes import lane_counts
from radargen.charts.placing.scenes.history.ring_ways import RingWay
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Box, Weight
from radargen.model import Edition

# Type size of rings and editions relative to names; in type sizes: least and greatest height of a lane, padding above
# and below a ring's lanes, gap between columns, line height, radius of a medium blip.
TEXT, TIGHT, WIDE, PAD, APART, LEADING, BLIP = 0.92, 1.2, 2.3, 0.35, 1.1, 1.2, 0.34
# Shares of the page: greatest width of ring names, least width of the bands.
RINGS, BANDS = 0.14, 0.32
# Distance of the bands' ends from the first and last edition, and gap between bands, in type sizes.
SIDE, GAP = 0.9, 0.14


@dataclass(frozen=True, slots=True)
class TimelineFrame:
    """All positions on the page, in points.

    `size` is the type size of names, `lane` the height of a lane, `counts` the lanes per ring. Dimensions follow the
    names at `dimension` if the page has room for them, else it is 0.
    """

    room: Box
    size: float
    small: float
    lane: float
    left: float
    right: float
    names: float
    dimension: float
    header: float
    counts: tuple[int, ...]
    columns: int
    rings: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @property
    def tops(self) -> tuple[float, ...]:
        """The top of each ring and of “off the radar”, then the bottom of the latter."""
        y, tops = self.room.y + self.header, []
        for place in range(len(self.counts)):
            tops.append(y)
            y += self.height(place)
        return (*tops, y)

    def height(self, ring: int) -> float:
        """The height of a ring with its lanes; “off the radar” has height 0 if nothing is there."""
        return band_height(self.counts[ring], self.lane, self.size, self.words(ring), ring == len(self.rings) - 1)

    def words(self, ring: int) -> float:
        """The height of a ring's name with its verb."""
        return (sum(len(part) for part in self.rings[ring]) * LEADING + 0.3) * self.small

    def level(self, ring: int, lane: int) -> float:
        """The y of a lane's middle."""
        count = self.counts[ring]
        return self.tops[ring] + (self.height(ring) - count * self.lane) / 2 + (lane + 0.5) * self.lane

    def across(self, column: int) -> float:
        """The x of an edition."""
        side = SIDE * self.size
        if self.columns == 1:
            return self.right - side
        return self.left + side + column * (self.right - self.left - 2 * side) / (self.columns - 1)


def band_height(count: int, lane: float, size: float, words: float, last: bool) -> float:
    """The height of a ring with that many lanes and room for its name, in points."""
    if last and not count:
        return 0.0
    return max(count * lane + 2 * PAD * size, words)


def timeline_frame(
    content: ChartContent,
    ways: Sequence[RingWay],
    editions: Sequence[Edition],
    room: Box,
    size: float,
    floor: float,
    *,
    dimensions: bool,
) -> TimelineFrame | None:
    """The frame for names of that type size in that room; None if they do not fit."""
    small = max(TEXT * size, floor)
    rings = len(content.radar.rings)
    names = max(font_metrics.width(content.plain_name(way.id), size, Weight.SEMIBOLD) for way in ways)
    shown = {way.sector for way in ways}
    titles = [without_soft_hyphens(name) for _, name, index in content.sectors if index in shown]
    wide = max(font_metrics.width(title, small, Weight.SEMIBOLD) for title in titles) if dimensions else 0.0
    labels = _ring_names(content, small, RINGS * room.width)
    left = max(
        (
            font_metrics.width(line, small, weight)
            for name, verb in labels
            for part, weight in ((name, Weight.SEMIBOLD), (verb, Weight.REGULAR))
            for line in part
        ),
        default=0.0,
    )
    apart = APART * size
    right = room.width - names - 0.6 * apart - (wide + apart if wide else 0.0)
    if right - left - apart < BANDS * room.width:
        return None
    counts = lane_counts(ways, rings, len(editions))
    header = 1.9 * small
    words = [(sum(len(part) for part in label) * LEADING + 0.3) * small for label in labels]

    def high(lane: float) -> float:
        return sum(band_height(n, lane, size, words[k], k == rings) for k, n in enumerate(counts))

    if header + high(TIGHT * size) > room.height:
        return None
    low, most = TIGHT * size, WIDE * size
    for _ in range(12):
        middle = (low + most) / 2
        low, most = (middle, most) if header + high(middle) <= room.height else (low, middle)
    return TimelineFrame(
        room,
        size,
        small,
        low,
        room.x + left + apart,
        room.x + right,
        room.x + right + 0.6 * apart,
        room.x + right + 0.6 * apart + names + apart if wide else 0.0,
        header,
        counts,
        len(editions),
        labels,
    )


def _ring_names(
    content: ChartContent, small: float, width: float
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The lines of each ring's name and of its verb; last those of “off the radar”."""
    language = content.say.language
    names = [
        (hyphenated(ring.name.any(language), language), hyphenated(ring.do.any(language), language))
        for ring in content.radar.rings
    ]
    off = hyphenated(content.say("timeline.off"), language)
    widest = max(line_breaking.widest_word(name, Weight.SEMIBOLD) for name, _ in names) * small
    room = max(width, widest) / small
    lines = [
        (
            tuple(line_breaking.wrapped(name, room, Weight.SEMIBOLD)),
            tuple(line_breaking.wrapped(verb, room)),
        )
        for name, verb in names
    ]
    return (*lines, ((), tuple(line_breaking.wrapped(off, room))))
