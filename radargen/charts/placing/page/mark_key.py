"""The key of the marks at the foot: a sample of each kind that occurs on the chart, and what it means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.charts.placing.axes.rectangles import arrow
from radargen.charts.placing.content.marker_styles import (
    GHOST,
    SIZES,
    MarkerStyle,
    impact_size,
    is_uncertain,
    movement_shape,
)
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Line, Marker, MarkerShape, TextMark, Tone
from radargen.model import Certainty, Movement
from radargen.text.wording import Wording

# In type sizes: a sample's radius, and the spaces between samples, sample and word, entries, groups, lines.
SAMPLE, NEAR, WORD, APART, GROUPS, LEADING = 0.56, 0.75, 0.5, 1.5, 1.3, 1.9
# How long a trail's arrow is, and the type size in points for which it has its usual strength.
WAY, KEY_TYPE = 2.2, 7.5


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Samples and their meaning; a whisker is a line through its one sample, a trail an arrow from one to the next."""

    samples: tuple[Marker, ...]
    words: str
    whisker: bool = False
    trail: bool = False

    def width(self, size: float) -> float:
        """The width in points in type of that size."""
        return _ends(self, size)[-1] + WORD * size + font_metrics.width(self.words, size)


def key_groups(
    styles: Sequence[MarkerStyle], *, whiskers: bool, still: bool, say: Wording, since: str = ""
) -> tuple[tuple[KeyEntry, ...], ...]:
    """Entries for movement, for size and for fill, as far as they occur; radii are in type sizes.

    `since` names the edition from which trails lead, if any do.
    """
    moved = (*(_movements(styles, say) if not still else ()), *_trails(styles, since, say))
    groups = (moved, _sizes(styles, say), _fills(styles, whiskers, say))
    return tuple(group for group in groups if group)


def key_block(groups: Sequence[Sequence[KeyEntry]], size: float, width: float) -> Block:
    """The key on as many lines as it takes in that width in points, groups parted by thin lines."""
    placed, bars = _placed(groups, size, width)
    whole = Block(lines=tuple(Line(x, y - 0.75 * size, x, y + 0.75 * size, 0.6) for x, y in bars))
    for entry, x, y in placed:
        whole += _drawn(entry, x, y, size, width)
    low = max((mark.y for mark in whole.texts), default=0.0)
    height = low + (LEADING / 2 - 0.33) * size if placed else 0.0
    wide = max((x + entry.width(size) for entry, x, _ in placed), default=0.0)
    return replace(whole, width=min(wide, width), height=height)


def _placed(
    groups: Sequence[Sequence[KeyEntry]], size: float, width: float
) -> tuple[list[tuple[KeyEntry, float, float]], list[tuple[float, float]]]:
    """Each entry with its left end on the middle of its line, and the middles of the lines between groups."""
    placed: list[tuple[KeyEntry, float, float]] = []
    bars = []
    x, y = 0.0, LEADING * size / 2
    for group in groups:
        for n, entry in enumerate(group):
            before = APART * size if n else 2 * GROUPS * size
            if not placed:
                before = 0.0
            elif x + before + entry.width(size) > width:
                x, y, before = 0.0, y + LEADING * size, 0.0
            elif not n:
                bars.append((x + before / 2, y))
            placed.append((entry, x + before, y))
            x += before + entry.width(size)
    return placed, bars


def _drawn(entry: KeyEntry, x: float, y: float, size: float, width: float) -> Block:
    end = x + _ends(entry, size)[-1]
    start = end + WORD * size
    texts = tuple(
        TextMark(words, start, y + (0.33 + row * 1.2) * size, size, tone=Tone.MUTED)
        for row, words in enumerate(line_breaking.wrapped(entry.words, (width - start) / size))
    )
    middle = end - entry.samples[-1].reach * size
    samples = tuple(_samples(entry, x, y, size))
    lines: tuple[Line, ...] = ()
    if entry.whisker:
        lines = (Line(middle, y - 0.95 * size, middle, y + 0.95 * size, 0.8, Tone.MUTED),)
    if entry.trail:
        former, now = samples
        lines = (arrow((former.x, y), (now.x, y), (former.r, now.r), size / KEY_TYPE, Tone.MUTED),)
    return Block(texts=texts, lines=lines, samples=samples)


def _ends(entry: KeyEntry, size: float) -> list[float]:
    """Where each sample ends, from the entry's left."""
    ends: list[float] = []
    x = 0.0
    for sample in entry.samples:
        before = (WAY if entry.trail else NEAR) * size if ends else 0.0
        x += before + 2 * (sample.r if sample.shape is MarkerShape.DROP else sample.reach) * size
        ends.append(x)
    return ends


def _samples(entry: KeyEntry, x: float, y: float, size: float) -> Iterator[Marker]:
    for sample, end in zip(entry.samples, _ends(entry, size), strict=True):
        half = (sample.r if sample.shape is MarkerShape.DROP else sample.reach) * size
        yield Marker(
            x + end - half, y, round(sample.r * size, 2), sample.shape, sample.fill, sample.dashed, sample.turn
        )


def _sample(form: MarkerShape = MarkerShape.DISC, factor: float = 1.0, **fields: object) -> Marker:
    return Marker(0, 0, SAMPLE * factor, form, **fields)  # type: ignore[arg-type]


def _movements(styles: Sequence[MarkerStyle], say: Wording) -> tuple[KeyEntry, ...]:
    occur = {style.blip.movement for style in styles}
    # In the key the centre lies below, as it does for a blip at 12 o'clock.
    return tuple(
        KeyEntry(
            (_sample(movement_shape(movement), turn=180.0 if movement is Movement.IN else 0.0),),
            say(f"movement.{movement}"),
        )
        for movement in (Movement.NEW, Movement.IN, Movement.OUT, Movement.UNCHANGED)
        if movement in occur
    )


def _trails(styles: Sequence[MarkerStyle], since: str, say: Wording) -> tuple[KeyEntry, ...]:
    if not since or not any(style.blip.movement in (Movement.IN, Movement.OUT) for style in styles):
        return ()
    ghost = _sample(MarkerShape.GHOST, GHOST)
    return (KeyEntry((ghost, _sample()), say("chart.trail", edition=since), trail=True),)


def _sizes(styles: Sequence[MarkerStyle], say: Wording) -> tuple[KeyEntry, ...]:
    impacts = {style.blip.impact for style in styles} - {None}
    occur = [n for n, factor in enumerate(SIZES) if any(impact_size(impact) == factor for impact in impacts)]
    # On a crowded chart all are of one size, which then says nothing.
    if not occur or (len(occur) > 1 and len({style.size for style in styles}) == 1):
        return ()
    words = " – ".join(say(f"chart.size.{n + 1}") for n in occur)
    return (KeyEntry(tuple(_sample(factor=SIZES[n]) for n in occur), say("chart.impact", sizes=words)),)


def _fills(styles: Sequence[MarkerStyle], whiskers: bool, say: Wording) -> tuple[KeyEntry, ...]:
    occur = [c for c in Certainty if any(style.blip.certainty is c for style in styles)]
    entries = []
    if occur:
        words = " – ".join(say(f"chart.fill.{certainty}") for certainty in occur)
        samples = tuple(_sample(fill=c, dashed=c is Certainty.WEAK) for c in occur)
        entries.append(KeyEntry(samples, say("chart.evidence", fills=words)))
    dashed = [style for style in styles if style.dashed and is_uncertain(style.blip)]
    if any(style.fill is not Certainty.WEAK for style in dashed):
        agreements = sorted({str(style.blip.placement.agreement) for style in dashed})
        words = say.listed([say(f"agreement.{agreement}") for agreement in agreements])
        entries.append(KeyEntry((_sample(fill=Certainty.MEDIUM, dashed=True),), words))
    if whiskers:
        entries.append(KeyEntry((_sample(factor=0.7),), say("chart.spread"), whisker=True))
    return tuple(entries)
