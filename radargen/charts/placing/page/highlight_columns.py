"""Lists and counts in the free space beside the radar: a rule, a heading, then items with their markers."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from radargen.charts.placing.content.highlights import HighlightItem, Highlights
from radargen.charts.placing.content.marker_styles import SIZES
from radargen.charts.placing.page.blocks import NOTHING, Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Line, Marker, MarkerShape, TextMark, Tone, Weight
from radargen.text.wording import Wording

# In points on A4: type of headings, names, texts and numbers; the base radius of a marker, the indent of names.
HEADING, NAME, TEXT, NUMBER, BASE, INDENT = 13.5, 9.5, 8.5, 13.5, 4.2, 22.0
# From the rule to the heading's baseline, from there to the content, line heights in type sizes, between two items.
DROP, UNDER, LEADING, BETWEEN = 16.0, 8.0, 1.22, 4.6
RULE = 0.9
# From this width on names are set side by side, and how far apart, in points on A4.
HALF, GUTTER = 110.0, 12.0


class Detail(IntEnum):
    """How much a list says about its items, from most to least."""

    TEXTS = 2
    WAYS = 1
    NAMES = 0


def column(lists: Sequence[Highlights], width: float, height: float, unit: float, say: Wording) -> Block:
    """The lists below each other in that room, in points.

    If there is not enough room, texts are left out, then moves, then short names are set side by side, then there are
    fewer names; an empty block if not even one fits.
    """
    if not lists:
        return NOTHING
    for detail in Detail:
        block = _stacked([_list(each, width, unit, detail) for each in lists], unit)
        if block.height <= height:
            return block
    beside = max((_beside(each, width, unit) for each in lists), default=1)
    for most in range(max(len(each.items) for each in lists), 0, -1):
        fewer = [_shorter(each, most, say) for each in lists]
        block = _stacked([_list(each, width, unit, Detail.NAMES, beside) for each in fewer], unit)
        if block.height <= height:
            return block
    return NOTHING


def _beside(each: Highlights, width: float, unit: float) -> int:
    """How many names of a list fit side by side: two or one."""
    half = (width - GUTTER * unit) / 2
    widest = max((font_metrics.width(item.name, NAME * unit, Weight.BOLD) for item in each.items), default=0.0)
    return 2 if half >= max(HALF * unit, widest + 0.75 * INDENT * unit) else 1


def _shorter(each: Highlights, most: int, say: Wording) -> Highlights:
    """The first items of a list; the last line says how many more there are, the heading how many in all."""
    left = len(each.items) - most
    if left <= 0:
        return each
    more = HighlightItem(each.items[0].style, "", say("chart.more-bold" if each.note else "chart.more", count=left))
    return replace(each, items=(*each.items[:most], more), note=f"{len(each.items)}")


def _stacked(blocks: Sequence[Block], unit: float) -> Block:
    whole, y = Block(), 0.0
    for block in blocks:
        whole += block.at(0, y)
        y += block.height + 3 * BETWEEN * unit
        whole = Block(whole.width, y - 3 * BETWEEN * unit, whole.texts, whole.lines, whole.samples)
    return whole


def _list(each: Highlights, width: float, unit: float, detail: Detail, beside: int = 1) -> Block:
    heading = heading_rule(each.heading, width, unit, each.note or (f"{len(each.items)}" if each.items else ""))
    marks = [*heading.texts]
    y = heading.height
    for number, words in each.counts:
        size = NUMBER * unit
        y += font_metrics.CAP_HEIGHT * size
        marks.append(TextMark(number, 0, y, round(size, 2), Weight.BOLD))
        for line in line_breaking.wrapped(words, (width - INDENT * unit) / (TEXT * unit)):
            marks.append(TextMark(line, INDENT * unit, y, TEXT * unit))
            y += LEADING * TEXT * unit
        y -= 0.2 * TEXT * unit
    whole, low = Block(width, y, tuple(marks), heading.lines), y
    wide, rows = (width - (beside - 1) * GUTTER * unit) / beside, -(-len(each.items) // beside)
    for n, item in enumerate(each.items):
        if n % rows == 0:
            y = heading.height if n else y
        y, item_marks, item_samples = _item(item, y, wide, unit, detail)
        whole += Block(texts=tuple(item_marks), samples=tuple(item_samples)).at(n // rows * (wide + GUTTER * unit), 0)
        low = max(low, y)
    return replace(whole, width=width, height=low)


def heading_rule(words: str, width: float, unit: float, note: str = "") -> Block:
    """A rule with a heading below it, and a note in muted type at its right end if there is room."""
    size, small = HEADING * unit, TEXT * unit
    if font_metrics.width(words, size, Weight.BOLD) > width:
        size *= max(width / font_metrics.width(words, size, Weight.BOLD), 0.6)
    marks = [TextMark(words, 0, DROP * unit, round(size, 2), Weight.BOLD)]
    wide = font_metrics.width(note, small)
    if note and font_metrics.width(words, size, Weight.BOLD) + wide + small <= width:
        marks.append(TextMark(note, width - wide, DROP * unit, round(small, 2), tone=Tone.MUTED))
    rule = Line(0, 0, width, 0, round(RULE * unit, 2), Tone.INK)
    return Block(width, (DROP + UNDER) * unit, tuple(marks), (rule,))


def _item(
    item: HighlightItem, top: float, width: float, unit: float, detail: Detail
) -> tuple[float, list[TextMark], list[Marker]]:
    """The bottom of an item, with its marks."""
    marks: list[TextMark] = []
    samples: list[Marker] = []
    texts = detail is Detail.TEXTS
    left, y = INDENT * unit * (0.75 if not texts else 1.0), top
    parts = [(item.name, NAME, Weight.BOLD, Tone.INK)]
    if detail > Detail.NAMES or not item.name:
        parts.append((item.way, TEXT, Weight.REGULAR, Tone.MUTED))
    if texts:
        parts.append((item.text, TEXT, Weight.REGULAR, Tone.INK))
    for words, points, weight, tone in parts:
        size = points * unit
        for line in line_breaking.balanced_at_spaces(words, (width - left) / size, weight) if words else ():
            marks.append(TextMark(line, left, y + font_metrics.ASCENT * size, round(size, 2), weight, tone=tone))
            y += LEADING * size
    if item.name:
        radius = BASE * unit * min(item.style.size, SIZES[-1])
        middle = top + (font_metrics.ASCENT - font_metrics.CAP_HEIGHT / 2) * NAME * unit
        radius = radius if texts else min(radius, BASE * unit)
        shape = item.style.shape if item.style.shape is MarkerShape.HALO else MarkerShape.DISC
        x = BASE * SIZES[-1] * unit if texts else BASE * 1.3 * unit
        samples.append(Marker(x, middle, round(radius, 2), shape, item.style.fill, sector=item.style.sector))
    return y + (BETWEEN if texts else 0.3 * BETWEEN) * unit, marks, samples
