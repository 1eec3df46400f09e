"""The texts at the head and the foot of a page: title and subtitle; notes, key of the marks and source."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import TextMark, Tone, Weight

# Points in units of the page; a long title is set smaller before it takes more lines, and is cut off at the last.
TITLE, SUBTITLE, BETWEEN = 20.0, 9.2, 6.5
TITLE_STEPS = (1.0, 0.88, 0.76, 0.66)
TITLE_LINES = 3
TITLE_LEADING = 1.16
# Type sizes of key, source and notes as shares of the page's.
KEY, SOURCE, NOTE = 1.0, 0.84, 0.92
NOTE_LEADING = 1.3
# The most lines of a note, and of the source.
FOOT_LINES = 4


def heading_block(title: str, subtitle: Sequence[str], unit: float, width: float, *, keep: bool = False) -> Block:
    """Title and subtitle, from the top of the title's capitals down, at most `width` points wide.

    The last part of the subtitle is left out where it would need another line, unless `keep` is set.
    """
    size, lines = _title(title, unit, width)
    texts = []
    y = font_metrics.CAP_HEIGHT * size
    for n, line in enumerate(lines):
        texts.append(TextMark(line, 0, y + n * TITLE_LEADING * size, round(size, 2), Weight.BOLD))
    y += (len(lines) - 1) * TITLE_LEADING * size + (font_metrics.DESCENT * size if subtitle else 0)
    small = max(SUBTITLE * unit * size / (TITLE * unit), 0.8 * SUBTITLE * unit)
    subtitle_lines = _subtitle(subtitle, width / small, keep=keep)
    below = shortened(subtitle_lines, TITLE_LINES, width / small)
    for line in below:
        y += (
            BETWEEN * unit + font_metrics.CAP_HEIGHT * small
            if line is not None and not _is_second(texts)
            else 1.3 * small
        )
        texts.append(TextMark(line, 0, y, round(small, 2), tone=Tone.MUTED))
    wide = max((font_metrics.width(mark.text, mark.size, mark.weight) for mark in texts), default=0.0)
    cut = lost(title, lines) + lost(" ".join(subtitle_lines), below)
    return Block(wide, y + font_metrics.DESCENT * small, tuple(texts), shortened=cut)


def _is_second(texts: Sequence[TextMark]) -> bool:
    return bool(texts) and texts[-1].tone is Tone.MUTED


def _title(title: str, unit: float, width: float) -> tuple[float, list[str]]:
    sizes = [TITLE * unit * step for step in TITLE_STEPS]
    for lines in range(1, TITLE_LINES + 1):
        for size in sizes:
            broken = line_breaking.balanced(title, width / size, Weight.BOLD)
            if len(broken) <= lines:
                return size, broken
    room = width / sizes[-1]
    return sizes[-1], shortened(line_breaking.wrapped(title, room, Weight.BOLD), TITLE_LINES, room, Weight.BOLD)


def _subtitle(parts: Sequence[str], width: float, *, keep: bool) -> list[str]:
    whole = " · ".join(parts)
    if len(parts) > 2 and not keep and not line_breaking.fits(whole, width, Weight.REGULAR):
        return line_breaking.wrapped(" · ".join(parts[:-1]), width)
    return line_breaking.wrapped(whole, width)


def foot_block(
    marks: Sequence[Sequence[mark_key.KeyEntry]], source: str, metrics: PageMetrics, notes: Sequence[str] = ()
) -> Block:
    """The key of the marks with the source beside it where there is room, else below; above them the notes, if any."""
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
