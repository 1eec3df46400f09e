"""What to do on each ring, as a small list in a corner of the page that the radar leaves free."""

from collections.abc import Iterator, Sequence
from math import hypot

from radargen.placing import arcs, fonts
from radargen.placing.block import NOTHING, Block
from radargen.placing.frames import Frame
from radargen.placing.listing import CAPS
from radargen.placing.page import Plan, Sheet
from radargen.placing.subject import Subject
from radargen.scene import Box, TextMark, Tone, Weight

# In type sizes: the verbs' type, the line height, the space between a ring and its verb.
TYPE, LEADING, APART = 0.94, 1.36, 0.7
# What the list keeps from the radar, in units of the page.
CLEAR = 9.0


def verbs(shown: Subject, sheet: Sheet) -> Block:
    """The rings from the outermost, as on the chart, each with its verb; nothing where no ring has one."""
    said = [(name.upper(), verb) for name, verb in zip(shown.rings, shown.verbs, strict=True)][::-1]
    if not any(shown.verbs):
        return NOTHING
    size, small = TYPE * sheet.page.type_size, CAPS * sheet.page.type_size
    left = max(fonts.width(name, small, Weight.SEMIBOLD) for name, _ in said) + APART * size
    texts = []
    for n, (name, verb) in enumerate(said):
        y = (fonts.ASCENT + n * LEADING) * size
        texts.append(TextMark(name, 0, y, round(small, 2), Weight.SEMIBOLD, tone=Tone.MUTED))
        texts.append(TextMark(verb, left, y, round(size, 2), tone=Tone.MUTED))
    wide = left + max(fonts.width(verb, size) for _, verb in said)
    return Block(wide, (1 + (len(said) - 1) * LEADING) * size, tuple(text for text in texts if text.text))


def corner(block: Block, plan: Plan, frame: Frame) -> Box | None:
    """Where the list stands beside a radar in that frame; None where no corner has room."""
    unit = plan.sheet.unit
    titles = arcs.titles(frame.outline.sectors(plan.sectors), frame.spot.radius, unit)
    reach = frame.spot.radius + (arcs.RIM + arcs.GAP + CLEAR) * unit + max(title.depth for title in titles)
    head = plan.head.box(*plan.head_at, "title")
    for x, y in _corners(block, plan, frame):
        dx = max(x - frame.spot.x, frame.spot.x - x - block.width, 0.0)
        dy = max(y - frame.spot.y, frame.spot.y - y - block.height, 0.0)
        box = block.box(x, y, "rings")
        if hypot(dx, dy) >= reach and not box.overlaps(head, CLEAR * unit):
            return box
    return None


def widest(blocks: Sequence[Block]) -> Block:
    """As much room as any of the blocks needs."""
    return Block(max(block.width for block in blocks), max(block.height for block in blocks))


def _corners(block: Block, plan: Plan, frame: Frame) -> Iterator[tuple[float, float]]:
    """Above the key, else at the top; an open radar has only its upper corners free."""
    sheet = plan.sheet
    right = sheet.page.width - sheet.margin - block.width
    if frame.outline.closed:
        yield sheet.margin, plan.bottom - block.height
        yield right, plan.bottom - block.height
    yield right, sheet.margin + (sheet.logo.height + CLEAR * sheet.unit if sheet.logo else 0.0)
    yield sheet.margin, plan.top
