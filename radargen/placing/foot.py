"""The foot of a page: notes, the key of the marks, and the source beside it where there is room, else below."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.placing import breaking, fonts, key
from radargen.placing.block import Block
from radargen.placing.page import Sheet
from radargen.placing.shortening import lost, shortened
from radargen.scene import TextMark, Tone

# Type sizes as shares of the page's.
KEY, SOURCE, NOTE = 1.0, 0.84, 0.92
LEADING = 1.3
# The most lines of a note, and of the source.
LINES = 4


def foot(marks: Sequence[Sequence[key.Entry]], source: str, sheet: Sheet, notes: Sequence[str] = ()) -> Block:
    """Both as one block, below the notes if there are any."""
    below = _foot(marks, source, sheet)
    if not notes:
        return below
    size = NOTE * sheet.page.type_size
    said = [shortened(breaking.lines(note, sheet.width / size), LINES, sheet.width / size) for note in notes]
    lines = [line for note in said for line in note]
    texts = tuple(
        TextMark(line, 0, (fonts.ASCENT + n * LEADING) * size, round(size, 2), tone=Tone.MUTED)
        for n, line in enumerate(lines)
    )
    top = (len(lines) * LEADING + 0.55) * size
    wide = max(fonts.width(line, size) for line in lines)
    cut = tuple(text for note, told in zip(notes, said, strict=True) for text in lost(note, told))
    return Block(wide, top, texts, shortened=cut) + replace(below.at(0, top), height=top + below.height)


def _foot(marks: Sequence[Sequence[key.Entry]], source: str, sheet: Sheet) -> Block:
    size, small = KEY * sheet.page.type_size, SOURCE * sheet.page.type_size
    width = sheet.width
    keyed = key.block(marks, size, width)
    lines = shortened(breaking.lines(source, width / small), LINES, width / small)
    wide = max(fonts.width(line, small) for line in lines)
    if len(lines) == 1 and keyed.width + wide + 3 * size <= width and keyed.height <= 2 * size:
        base = keyed.height / 2 + 0.33 * size
        right = TextMark(source, width - wide, base, round(small, 2), tone=Tone.MUTED)
        return keyed + Block(width, keyed.height, (right,))
    top = keyed.height + (0.5 * size if marks else 0)
    texts = tuple(
        TextMark(line, 0, top + (fonts.ASCENT + n * 1.25) * small, round(small, 2), tone=Tone.MUTED)
        for n, line in enumerate(lines)
    )
    low = top + (len(lines) * 1.25) * small
    return keyed + Block(max(keyed.width, wide), low, texts, shortened=lost(source, lines))
