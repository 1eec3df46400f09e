"""The key of the marks at the foot: a sample of each kind of mark on the chart, and what it means."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.charts.placing.axes.rectangles import arrow
from radargen.charts.placing.content import rater_spread
from radargen.charts.placing.content.marker_styles import (
    GHOST,
    SIZES,
    MarkerStyle,
    impact_size,
    movement_shape,
)
from radargen.charts.placing.page.blocks import Block
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.scene import Line, Marker, MarkerShape, TextMark, Tone, Weight
from radargen.model import Agreement, Certainty, Movement
from radargen.text.wording import Wording

# In type sizes: radius of a sample; spaces between samples, sample and word, entries, groups, lines.
SAMPLE, NEAR, WORD, APART, GROUPS, LEADING = 0.56, 0.75, 0.5, 1.5, 1.3, 1.9
# Line height within the words of an entry, in type sizes.
WRAPPED = 1.2
# Least distance between two entries on a line, more than between a sample and its words, in type sizes, and tolerance
# for sums of widths, in points.
NEAREST, ROUNDING = 0.8, 0.01
# Half the length of a whisker, so that it stays within its line.
TALL = 0.7
# Length of a trail's arrow, and the type size in points at which it has its usual width.
WAY, KEY_TYPE = 2.2, 7.5


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Samples and their meaning; a whisker is a line through its sample, a trail an arrow between two samples.

    An entry without samples is the heading of its group.
    """

    samples: tuple[Marker, ...]
    words: str
    whisker: bool = False
    trail: bool = False

    @property
    def weight(self) -> Weight:
        """The font weight of its words."""
        return Weight.REGULAR if self.samples else Weight.SEMIBOLD

    def width(self, size: float) -> float:
        """Its width in points, in type of that size."""
        return _before_words(self, size) + font_metrics.width(self.words, size, self.weight)


def key_groups(
    styles: Sequence[MarkerStyle],
    *,
    whiskers: bool,
    still: bool,
    say: Wording,
    since: str = "",
    crossed: bool = True,
    stayed: int = 0,
) -> tuple[tuple[KeyEntry, ...], ...]:
    """Entries for movement, size and fill, as far as they occur; radii are in type sizes.

    `since` is the name of the edition that trails start from, empty without trails; `crossed` means that names may lie
    on them. `stayed` is the number of trends that did not move and are dots.
    """
    trails = _trails(styles, since, "chart.trail-crossed" if crossed else "chart.trail", say)
    dots = (_dot(say("chart.stayed", count=stayed)),) if stayed else ()
    moved = (*(_movements(styles, say) if not still else ()), *dots, *trails)
    groups = (moved, _sizes(styles, say), _fills(styles, say), _raters(styles, whiskers, say))
    return tuple(group for group in groups if group)


def talk_groups(
    styles: Sequence[MarkerStyle], chosen: Collection[str], say: Wording
) -> tuple[tuple[KeyEntry, ...], ...]:
    """Entries for the fill of the chosen markers, and for the dots that stand for all others."""
    dots = sum(style.id not in chosen for style in styles)
    others = (_dot(say("chart.others", count=dots)),) if dots else ()
    fills = _fills([style for style in styles if style.id in chosen], say)
    return tuple(group for group in (fills, others) if group)


def key_block(
    groups: Sequence[Sequence[KeyEntry]],
    size: float,
    width: float,
    *,
    stacked: bool = False,
    leading: float = LEADING,
) -> Block:
    """The key in type of that size, on as many lines as it needs in that width in points.

    Groups follow each other; with `stacked`, each begins a new line and their texts are aligned in a column. `leading`
    is the line height in type sizes.
    """
    placed = _stacked(groups, size, width) if stacked else _placed(groups, size, width, leading)
    whole = Block()
    for entry, x, y in placed:
        whole += _drawn(entry, x, y, size, width)
    low = max((mark.y for mark in whole.texts), default=0.0)
    height = low + (leading / 2 - 0.33) * size if placed else 0.0
    wide = max((x + entry.width(size) for entry, x, _ in placed), default=0.0)
    return replace(whole, width=min(wide, width), height=height)


def _placed(
    groups: Sequence[Sequence[KeyEntry]], size: float, width: float, leading: float
) -> list[tuple[KeyEntry, float, float]]:
    """Each entry with its left end and the height of its line's middle."""
    placed: list[tuple[KeyEntry, float, float]] = []
    x, y = 0.0, leading * size / 2
    for group in groups:
        whole = _row_width(group, size)
        for n, entry in enumerate(group):
            before = (APART if n else 2 * GROUPS) * size if placed else 0.0
            if n and not group[n - 1].samples:
                before = NEAR * size
            # A group that has room on a line is not divided.
            if placed and not n and x + before + whole > width >= whole:
                x, y, before = 0.0, y + leading * size, 0.0
            if placed and x and x + before + entry.width(size) > width:
                x, y, before = 0.0, y + leading * size, 0.0
            placed.append((entry, x + before, y))
            x += before + entry.width(size)
    return placed


def _row_width(group: Sequence[KeyEntry], size: float) -> float:
    """The width of a group on one line, in points."""
    gaps = (APART if before.samples else NEAR for before in group[:-1])
    return sum(entry.width(size) for entry in group) + sum(gaps) * size


def _stacked(groups: Sequence[Sequence[KeyEntry]], size: float, width: float) -> list[tuple[KeyEntry, float, float]]:
    """The same, with the headings of groups in a column of their own, if there are any."""
    headings = [entry.width(size) for group in groups for entry in group if not entry.samples]
    left = max(headings, default=0.0) + (NEAR * size if headings else 0.0)
    placed: list[tuple[KeyEntry, float, float]] = []
    y, high = -LEADING * size / 2, LEADING * size
    for group in groups:
        x, y, high = 0.0, y + high, LEADING * size
        headed = not group[0].samples
        usual, widths = 0.7 * APART * size, [entry.width(size) for entry in group if entry.samples]
        # Closer to each other if all then fit on one line.
        least = (width - (left if headed else 0.0) - sum(widths)) / max(len(widths) - 1, 1)
        gap = least if NEAREST * size <= least < usual else usual
        if (
            grid := _in_columns(group, size, width)
            if not headed and sum(widths) + usual * len(widths[1:]) > width
            else ()
        ):
            placed += [(entry, across, y + down * LEADING * size) for entry, across, down in grid]
            high = (1 + max(down for _, _, down in grid)) * LEADING * size
            continue
        for n, entry in enumerate(group):
            if not entry.samples:
                placed.append((entry, 0.0, y))
                x = left
                continue
            before = gap if n > headed else 0.0
            if x + before + entry.width(size) > width + ROUNDING and n > headed:
                x, y, before, high = left if headed else 0.0, y + high, 0.0, LEADING * size
            placed.append((entry, x + before, y))
            high = max(high, (LEADING + WRAPPED * (len(_lines(entry, x + before, size, width)) - 1)) * size)
            x += before + entry.width(size)
    return placed


def _in_columns(group: Sequence[KeyEntry], size: float, width: float) -> list[tuple[KeyEntry, float, int]]:
    """Entries without a heading in as many even columns as fit, each with its left end and its line; else none."""
    for most in range(len(group) - 1, 1, -1):
        lines = -(-len(group) // most)
        columns = -(-len(group) // lines)
        widths = [max(entry.width(size) for entry in group[n::columns]) + 0.7 * APART * size for n in range(columns)]
        if sum(widths) - 0.7 * APART * size <= width:
            return [(entry, sum(widths[: n % columns]), n // columns) for n, entry in enumerate(group)]
    return []


def _drawn(entry: KeyEntry, x: float, y: float, size: float, width: float) -> Block:
    start = x + _before_words(entry, size)
    texts = tuple(
        TextMark(words, start, y + (0.33 + row * WRAPPED) * size, size, entry.weight)
        for row, words in enumerate(_lines(entry, x, size, width))
    )
    if not entry.samples:
        return Block(texts=texts)
    end = start - WORD * size
    middle = end - entry.samples[-1].reach * size
    samples = tuple(_samples(entry, x, y, size))
    lines: tuple[Line, ...] = ()
    if entry.whisker:
        cap = rater_spread.CAP * size / KEY_TYPE
        lines = (Line(middle, y - TALL * size, middle, y + TALL * size, 0.8, Tone.MUTED, cap=cap),)
    if entry.trail:
        former, now = samples
        lines = (arrow((former.x, y), (now.x, y), (former.r, now.r), size / KEY_TYPE, Tone.MUTED),)
    return Block(texts=texts, lines=lines, samples=samples)


def _lines(entry: KeyEntry, x: float, size: float, width: float) -> list[str]:
    """The words of an entry that begins at `x`, wrapped at the key's width."""
    room = width - x - _before_words(entry, size)
    return line_breaking.balanced(entry.words, room / size, entry.weight)


def _before_words(entry: KeyEntry, size: float) -> float:
    """The distance of the words from the entry's left end."""
    return _ends(entry, size)[-1] + WORD * size if entry.samples else 0.0


def _ends(entry: KeyEntry, size: float) -> list[float]:
    """The right end of each sample, from the entry's left end."""
    ends: list[float] = []
    x = 0.0
    for sample in entry.samples:
        before = (WAY if entry.trail else NEAR) * size if ends else 0.0
        x += before + sum(_halves(sample)) * size
        ends.append(x)
    return ends


def _halves(sample: Marker) -> tuple[float, float]:
    """How far a sample reaches to its left and right; a drop that points up or down no further than its body."""
    if sample.shape is not MarkerShape.DROP:
        return sample.reach, sample.reach
    return (sample.reach if sample.turn == 270.0 else sample.r), (sample.reach if sample.turn == 90.0 else sample.r)


def _samples(entry: KeyEntry, x: float, y: float, size: float) -> Iterator[Marker]:
    for sample, end in zip(entry.samples, _ends(entry, size), strict=True):
        yield Marker(
            x + end - _halves(sample)[1] * size,
            y,
            round(sample.r * size, 2),
            sample.shape,
            sample.fill,
            sample.dashed,
            sample.turn,
            sample.sector,
            sample.dim,
        )


def _sample(form: MarkerShape = MarkerShape.DISC, factor: float = 1.0, **fields: object) -> Marker:
    return Marker(0, 0, SAMPLE * factor, form, **fields)  # type: ignore[arg-type]


def _dot(words: str) -> KeyEntry:
    return KeyEntry((_sample(factor=0.5, dim=True),), words)


def _movements(styles: Sequence[MarkerStyle], say: Wording) -> tuple[KeyEntry, ...]:
    occur = {style.blip.movement for style in styles if style.shape is movement_shape(style.blip.movement)}
    # In the key the centre of the radar is below, as for a blip at 12 o'clock.
    return tuple(
        KeyEntry(
            (_sample(movement_shape(movement), turn=180.0 if movement is Movement.IN else 0.0),),
            say(f"movement.{movement}"),
        )
        for movement in (Movement.NEW, Movement.IN, Movement.OUT, Movement.UNCHANGED)
        if movement in occur
    )


def _trails(styles: Sequence[MarkerStyle], since: str, words: str, say: Wording) -> tuple[KeyEntry, ...]:
    if not since or not any(style.blip.movement in (Movement.IN, Movement.OUT) for style in styles):
        return ()
    ghost = _sample(MarkerShape.GHOST, GHOST)
    return (KeyEntry((ghost, _sample()), say(words, edition=since), trail=True),)


def _sizes(styles: Sequence[MarkerStyle], say: Wording) -> tuple[KeyEntry, ...]:
    impacts = {style.blip.impact for style in styles} - {None}
    occur = [n for n, factor in enumerate(SIZES) if any(impact_size(impact) == factor for impact in impacts)]
    # On a crowded chart all markers have one size, which means nothing.
    if not occur or (len(occur) > 1 and len({style.size for style in styles}) == 1):
        return ()
    words = [say(f"chart.size.{n + 1}") for n in occur]
    words[-1] = say("chart.of-five", size=words[-1])
    entries = (KeyEntry((_sample(factor=SIZES[n]),), word) for n, word in zip(occur, words, strict=True))
    return (KeyEntry((), say("chart.impact")), *entries)


def _fills(styles: Sequence[MarkerStyle], say: Wording) -> tuple[KeyEntry, ...]:
    occur = [c for c in Certainty if any(style.blip.certainty is c for style in styles)]
    if not occur:
        return ()
    entries = (KeyEntry((_sample(fill=c),), say(f"chart.fill.{c}")) for c in occur)
    return (KeyEntry((), say("chart.evidence")), *entries)


def _raters(styles: Sequence[MarkerStyle], whiskers: bool, say: Wording) -> tuple[KeyEntry, ...]:
    entries = []
    if any(style.dashed for style in styles):
        entries.append(KeyEntry((_sample(fill=Certainty.MEDIUM, dashed=True),), say(f"agreement.{Agreement.LOW}")))
    if whiskers:
        entries.append(KeyEntry((_sample(factor=0.7),), say("chart.spread"), whisker=True))
    return tuple(entries)
