"""The last lines of a page: what it notes, and where the picture comes from."""

from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import TextMark, Tone

# The type in points on A4, the shares of it that are tried where they save a line, and lines in type sizes.
SOURCE, SHARES, LEADING = 7.8, (1.0, 0.96, 0.92), 1.3


def source_block(words: str, unit: float, width: float, most: int) -> Block:
    """The words on as few lines as they take in that width in points, of about equal length, at most so many."""
    # A point between two parts ends a line, and never begins one.
    words = words.replace(" · ", "\u00a0· ")
    sizes = [SOURCE * unit * share for share in SHARES]
    size = min(sizes, key=lambda each: len(line_breaking.wrapped(words, width / each)))
    whole = line_breaking.balanced(words, width / size)
    if len(whole) > most:
        whole = line_breaking.wrapped(words, width / size)
    lines = shortened(whole, most, width / size)
    told = [line.replace("\u00a0·", " ·") for line in lines]
    texts = tuple(
        TextMark(line, 0, (font_metrics.ASCENT + n * LEADING) * size, round(size, 2), tone=Tone.MUTED)
        for n, line in enumerate(told)
    )
    wide = max((font_metrics.width(line, size) for line in lines), default=0.0)
    height = ((len(lines) - 1) * LEADING + 1) * size
    return Block(wide, height, texts, shortened=lost(words.replace("\u00a0·", " ·"), lines))
