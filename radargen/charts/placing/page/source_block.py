"""The last lines of a page: notes and source."""

from collections.abc import Sequence

from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import TextMark, Tone

# Type size in points on A4, shares of it to try if they save a line, and line height in type sizes.
SOURCE, SHARES, LEADING = 7.8, (1.0, 0.96, 0.92), 1.3
# Between two parts; a line neither begins nor ends with one.
BETWEEN = " · "
# Up to this many parts, every way to distribute them is tried; titles may contain any number of such dots themselves.
MOST_PARTS = 16


def source_block(words: str, unit: float, width: float, most: int) -> Block:
    """The words on as few lines as possible in that width in points, of about equal length, at most `most`.

    Lines end between two parts, and inside a part only if there would be too many lines, or too many ways to try.
    """
    sizes = [SOURCE * unit * share for share in SHARES]
    parts = words.split(BETWEEN)
    ways = (_in_parts(parts, count) for count in range(1, most + 1 if len(parts) <= MOST_PARTS else 1))
    fitting = ((size, lines) for lines in ways if lines for size in sizes if _width(lines, size) <= width)
    size, lines = next(fitting, None) or _within_parts(words, sizes, width, most)
    texts = tuple(
        TextMark(line, 0, (font_metrics.ASCENT + n * LEADING) * size, round(size, 2), tone=Tone.MUTED)
        for n, line in enumerate(lines)
    )
    height = ((len(lines) - 1) * LEADING + 1) * size
    return Block(_width(lines, size), height, texts, shortened=lost(words, lines))


def _in_parts(parts: Sequence[str], count: int) -> list[str]:
    """The parts on that many lines of about equal length; empty if there are fewer parts."""
    ways = ([BETWEEN.join(line) for line in lines] for lines in line_breaking.divisions(parts, count))
    return min(ways, key=lambda lines: _width(lines, 1), default=[])


def _within_parts(words: str, sizes: Sequence[float], width: float, most: int) -> tuple[float, list[str]]:
    """A type size and at most `most` lines, broken at any space; the last one is shortened if necessary."""
    joined = words.replace(BETWEEN, "\u00a0· ")
    size = min(sizes, key=lambda each: len(line_breaking.wrapped(joined, width / each)))
    whole = line_breaking.balanced(joined, width / size)
    if len(whole) > most:
        whole = line_breaking.wrapped(joined, width / size)
    lines = (line.replace("\u00a0·", " ·") for line in shortened(whole, most, width / size))
    return size, [line.removesuffix(" ·") for line in lines]


def _width(lines: Sequence[str], size: float) -> float:
    return max((font_metrics.width(line, size) for line in lines), default=0.0)
