"""Sector titles set along arcs outside the rim, flipped where they would be upside down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, degrees, radians, sin

from radargen.charts.lettering import is_plain
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import ArcText, Box, Disc, Glyph, SectorMark, Weight

# In units of the page: type size, least type size (in points), gap to the rim; as shares of the type size: tracking and
# line height.
TYPE, LEAST_TYPE, GAP, TRACKING, LEADING = 8.6, 5.0, 4.4, 0.09, 1.28
# The outer edge of the rim's arc from the edge of the outermost ring, in units.
RIM = 4.0
# The share of its arc that a title may take. STEPS are pairs: the most lines, and the share of the usual type size from
# which on that many are allowed.
FILLED = 0.9
STEPS = ((1, 1.0), (2, 0.82), (4, 0.65))
WEIGHT = Weight.BOLD


@dataclass(frozen=True, slots=True)
class SectorTitle:
    """A sector's title, broken into lines for its arc; `half` is half the angle it takes, in degrees.

    `whole` says whether the lines tell all of it.
    """

    sector: SectorMark
    lines: tuple[str, ...]
    size: float
    half: float
    whole: bool = True

    @property
    def middle(self) -> float:
        """The angle it is centred on, in degrees."""
        return (self.sector.start + self.sector.end) / 2

    @property
    def flipped(self) -> bool:
        """Whether its baseline faces outwards, as in the lower half."""
        return 90.01 < self.middle % 360 < 269.99

    @property
    def depth(self) -> float:
        """How far beyond the rim's arc it reaches, in points."""
        return (len(self.lines) - 1) * LEADING * self.size + (font_metrics.ASCENT + 0.1) * self.size


def fitted_titles(sectors: Sequence[SectorMark], radius: float, unit: float) -> tuple[SectorTitle, ...]:
    """The titles for a rim of that radius: all in one type size, smaller and on more lines the longer they are."""
    usual = TYPE * unit
    size = usual
    while True:
        fitted = tuple(_title(sector, radius, size) for sector in sectors)
        lines = max(len(title.lines) for title in fitted)
        # Rather one line in smaller type than two; rather four lines than letters nobody can read.
        enough = any(lines <= most and size <= share * usual for most, share in STEPS)
        if enough or size <= LEAST_TYPE:
            return fitted
        size = max(size * 0.95, LEAST_TYPE)


def _title(sector: SectorMark, radius: float, size: float) -> SectorTitle:
    room = FILLED * radians(min(sector.end - sector.start, 150.0)) * (radius + GAP)
    caps = line_breaking.SOFT_HYPHEN.join(part.upper() for part in sector.name.split(line_breaking.SOFT_HYPHEN))
    # The measure of the lines leaves out the tracking, so the room for it is taken off first.
    plain = font_metrics.width(line_breaking.without_soft_hyphens(caps), 1, WEIGHT) or 1.0
    tracked = _length(line_breaking.without_soft_hyphens(caps), 1) or 1.0
    width = room / size * plain / tracked
    lines = tuple(line_breaking.balanced(caps, width, WEIGHT)) or ("",)
    if size <= LEAST_TYPE:
        lines = tuple(shortened(lines, STEPS[-1][0], width, WEIGHT))
    half = degrees(max(_length(line, size) for line in lines) / 2 / radius)
    return SectorTitle(sector, lines, size, half, whole=not lost(caps, lines))


def without_hyphens(sector: SectorMark) -> SectorMark:
    """The sector with its name as it is read: without soft hyphens."""
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
        marked.append(ArcText(_glyphs(line, title, disc, radius), title.size, title.sector.index, WEIGHT, line))
    return tuple(marked)


def letter_boxes(arc: ArcText, what: str) -> list[Box]:
    """Upright boxes around the letters, for checks of overlaps; `what` names them."""
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


def _glyphs(line: str, title: SectorTitle, disc: Disc, radius: float) -> tuple[Glyph, ...]:
    direction = -1 if title.flipped else 1
    angle = title.middle - direction * degrees(_length(line, title.size) / 2 / radius)
    glyphs = []
    for char, share in font_metrics.letters(line, WEIGHT):
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
        angle += direction * degrees((advance + _tracking(line) * title.size) / radius)
    return tuple(glyphs)


def _length(line: str, size: float) -> float:
    shares = [share for _, share in font_metrics.letters(line, WEIGHT)]
    return size * (sum(shares) + _tracking(line) * max(len(shares) - 1, 0))


def _tracking(line: str) -> float:
    """None where letters may be joined to each other."""
    return TRACKING if is_plain(line, WEIGHT) else 0.0
