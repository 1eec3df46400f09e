"""Sector titles along arcs outside the rim, flipped where they would be upside down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, degrees, radians, sin

from radargen.charts.disc import Disc, SectorMark
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import ArcText, Box, Glyph, Weight

# In units of the page: type size, smallest type size (in points), gap to the rim; then the line height in type sizes.
TYPE, LEAST_TYPE, GAP, LEADING = 12.5, 5.0, 5.0, 1.15
# Distance of the rim's outer edge from the edge of the outermost ring, in units.
RIM = 4.0
# The space before the count of a sector's trends, in type sizes.
BEFORE_COUNT = 0.5
# The share of its arc that a title may take. STEPS are pairs: the most lines, and the share of the usual type size at
# or above which that many are used.
FILLED = 0.9
STEPS = ((1, 1.0), (2, 0.82), (4, 0.65))
WEIGHT = Weight.BOLD
# Between these directions in degrees titles are upside down unless they are flipped.
BESIDE = (90.01, 262.0)


@dataclass(frozen=True, slots=True)
class SectorTitle:
    """A sector's title, broken into lines for its arc; the last line has the count of its trends.

    It is centred on the angle `middle` and extends `half` to either side, in degrees clockwise from 12 o'clock. `whole`
    is false if the lines show only a part of it.
    """

    sector: SectorMark
    lines: tuple[str, ...]
    size: float
    half: float
    middle: float
    whole: bool = True

    @property
    def flipped(self) -> bool:
        """Whether its baseline faces outwards, as in the lower half; at the sides titles rise on the left."""
        return BESIDE[0] < self.middle % 360 < BESIDE[1]

    @property
    def depth(self) -> float:
        """How far it extends beyond the rim's arc, in points."""
        return (len(self.lines) - 1) * LEADING * self.size + (font_metrics.ASCENT + 0.1) * self.size


def fitted_titles(
    sectors: Sequence[SectorMark], radius: float, unit: float, avoided: Sequence[tuple[float, float]] = ()
) -> tuple[SectorTitle, ...]:
    """The titles for a rim of that radius, all in one type size; the longer they are, the smaller and the more lines.

    Each is at the middle of its sector, or as near to it as the `avoided` directions allow (pairs of degrees).
    """
    usual = TYPE * unit
    size = usual
    while True:
        fitted = tuple(_title(sector, radius, size, avoided) for sector in sectors)
        lines = max(len(title.lines) for title in fitted)
        # One line in smaller type is better than two; four lines are better than illegible letters.
        enough = any(lines <= most and size <= share * usual for most, share in STEPS)
        if enough or size <= LEAST_TYPE:
            return fitted
        size = max(size * 0.95, LEAST_TYPE)


def _title(sector: SectorMark, radius: float, size: float, avoided: Sequence[tuple[float, float]]) -> SectorTitle:
    room = FILLED * radians(min(sector.end - sector.start, 150.0)) * (radius + GAP)
    width = room / size - _count_width(sector)
    lines = tuple(line_breaking.balanced(sector.name, width, WEIGHT)) or ("",)
    if size <= LEAST_TYPE:
        lines = tuple(shortened(lines, STEPS[-1][0], width, WEIGHT))
    widths = [font_metrics.width(line, size, WEIGHT) for line in lines]
    widths[-1] += _count_width(sector) * size
    half = degrees(max(widths) / 2 / radius)
    return SectorTitle(sector, lines, size, half, _middle(sector, half, avoided), whole=not lost(sector.name, lines))


def _count_width(sector: SectorMark) -> float:
    """The width of the count after the title, in type sizes."""
    return BEFORE_COUNT + font_metrics.width(f"{sector.count}", 1) if sector.count is not None else 0.0


def _middle(sector: SectorMark, half: float, avoided: Sequence[tuple[float, float]]) -> float:
    """The direction nearest to the middle of the sector at which the title avoids those directions; else the middle."""
    middle = (sector.start + sector.end) / 2
    most = int((sector.end - sector.start) / 2 - half - 2)
    turns = sorted(range(-most, most + 1), key=lambda turn: (abs(turn), turn)) if most > 0 else [0]
    free = (
        middle + turn
        for turn in turns
        if not any(low < (middle + turn) % 360 + half and (middle + turn) % 360 - half < high for low, high in avoided)
    )
    return next(free, middle)


def without_hyphens(sector: SectorMark) -> SectorMark:
    """The sector with the soft hyphens removed from its name."""
    return replace(sector, name=line_breaking.without_soft_hyphens(sector.name))


def arc_texts(title: SectorTitle, disc: Disc, unit: float) -> tuple[ArcText, ...]:
    """The lines of a title, letter by letter."""
    base = disc.rim + disc.rim_width / 2 + GAP * unit
    count = len(title.lines)
    marked = []
    for n, line in enumerate(title.lines):
        outwards = n if title.flipped else count - 1 - n
        radius = (
            base + outwards * LEADING * title.size + (font_metrics.CAP_HEIGHT * title.size if title.flipped else 0.0)
        )
        runs = [(line, WEIGHT)]
        if n == count - 1 and title.sector.count is not None:
            runs.append((f"{title.sector.count}", Weight.REGULAR))
        marked += [
            ArcText(glyphs, title.size, title.sector.index, weight, words)
            for glyphs, (words, weight) in zip(_runs(runs, title, disc, radius), runs, strict=True)
        ]
    return tuple(marked)


def letter_boxes(arc: ArcText, what: str) -> list[Box]:
    """Axis-parallel boxes around the letters, for overlap checks; `what` names them."""
    letters = []
    for glyph, (_, share) in zip(arc.glyphs, font_metrics.letters(arc.words, arc.weight), strict=True):
        if glyph.char == " ":
            continue
        advance, turn = share * arc.size, radians(glyph.turn)
        corners = [
            (glyph.x + along * cos(turn) + up * sin(turn), glyph.y + along * sin(turn) - up * cos(turn))
            for along in (0.0, advance)
            for up in (-0.05 * arc.size, font_metrics.CAP_HEIGHT * arc.size)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        letters.append(_box(min(xs), min(ys), max(xs), max(ys), what))
    return letters


def _box(left: float, top: float, right: float, bottom: float, what: str) -> Box:
    return Box(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2), what)


def _runs(
    runs: Sequence[tuple[str, Weight]], title: SectorTitle, disc: Disc, radius: float
) -> Iterator[tuple[Glyph, ...]]:
    """The letters of several texts that follow each other on one arc."""
    direction = -1 if title.flipped else 1
    widths = [title.size * sum(share for _, share in font_metrics.letters(words, weight)) for words, weight in runs]
    whole = sum(widths) + (len(runs) - 1) * BEFORE_COUNT * title.size
    angle = title.middle - direction * degrees(whole / 2 / radius)
    for (words, weight), width in zip(runs, widths, strict=True):
        yield _glyphs(words, weight, angle, title, disc, radius)
        angle += direction * degrees((width + BEFORE_COUNT * title.size) / radius)


def _glyphs(
    words: str, weight: Weight, angle: float, title: SectorTitle, disc: Disc, radius: float
) -> tuple[Glyph, ...]:
    """The letters of a text that begins at that angle."""
    direction = -1 if title.flipped else 1
    glyphs = []
    for char, share in font_metrics.letters(words, weight):
        advance = share * title.size
        middle = angle + direction * degrees(advance / 2 / radius)
        x, y = disc.at(radius, middle)
        turn = radians(middle + (180 if title.flipped else 0))
        glyphs.append(
            Glyph(
                char,
                round(x - advance / 2 * cos(turn), 2),
                round(y - advance / 2 * sin(turn), 2),
                round(degrees(turn) % 360, 2),
            )
        )
        angle += direction * degrees(advance / radius)
    return tuple(glyphs)
