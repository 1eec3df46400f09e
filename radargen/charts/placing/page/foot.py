"""The foot of a page with numbers: notes, the key of the marks, and the source."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import TextMark, Tone

# Type sizes of key, source and notes relative to the page's.
KEY, SOURCE, NOTE = 1.0, 0.84, 0.92
NOTE_LEADING = 1.3
# The most lines of a note, and of the source.
FOOT_LINES = 4


def foot_block(
    marks: Sequence[Sequence[mark_key.KeyEntry]], source: str, metrics: PageMetrics, notes: Sequence[str] = ()
) -> Block:
    """The key with the source beside it if there is room, else below it; notes, if any, above."""
    below = _foot(marks, source, metrics)
    if not notes:
        return below
    size = NOTE * metrics.page.type_size
    shown = [
        shortened(line_breaking.wrapped(note, metrics.width / size), FOOT_LINES, metrics.width / size) for note in notes
    ]
    lines = [line for note in shown for line in note]
    texts = tuple(
        TextMark(line, 0, (font_metrics.ASCENT + n * NOTE_LEADING) * size, round(size, 2), tone=Tone.MUTED)
        for n, line in enumerate(lines)
    )
    top = (len(lines) * NOTE_LEADING + 0.55) * size
    wide = max(font_metrics.width(line, size) for line in lines)
    cut = tuple(text for note, lines_of_it in zip(notes, shown, strict=True) for text in lost(note, lines_of_it))
    return Block(wide, top, texts, shortened=cut) + replace(below.at(0, top), height=top + below.height)


def _foot(marks: Sequence[Sequence[mark_key.KeyEntry]], source: str, metrics: PageMetrics) -> Block:
    size, small = KEY * metrics.page.type_size, SOURCE * metrics.page.type_size
    width = metrics.width
    key = mark_key.key_block(marks, size, width)
    lines = shortened(line_breaking.wrapped(source, width / small), FOOT_LINES, width / small)
    wide = max(font_metrics.width(line, small) for line in lines)
    if len(lines) == 1 and key.width + wide + 3 * size <= width and key.height <= 2 * size:
        base = key.height / 2 + 0.33 * size
        right = TextMark(source, width - wide, base, round(small, 2), tone=Tone.MUTED)
        return key + Block(width, key.height, (right,))
    top = key.height + (0.5 * size if marks else 0)
    texts = tuple(
        TextMark(line, 0, top + (font_metrics.ASCENT + n * 1.25) * small, round(small, 2), tone=Tone.MUTED)
        for n, line in enumerate(lines)
    )
    low = top + (len(lines) * 1.25) * small
    return key + Block(max(key.width, wide), low, texts, shortened=lost(source, lines))
