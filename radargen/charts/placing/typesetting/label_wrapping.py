"""The ways to wrap a label: on one line or several, never shortened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.placing.typesetting.line_breaking import breaks, without_soft_hyphens
from radargen.charts.scene import Weight

# In type sizes: from the top of an umlaut to the first baseline, below the last baseline, between two baselines.
ABOVE, BELOW, LEADING = 0.74, 0.21, 1.13
MOST_LINES = 4
# Costs for the solver: of an additional line, of a divided word, of lines of very different lengths.
LINE, DIVISION, RAGGED = 0.5, 1.0, 0.7
# Least width of one of several lines, in type sizes: a single digit or two letters would be an orphan.
SHORT, ALONE = 1.9, 1000.0
# An additional line must make the label narrower by at least this share.
NARROWER = 0.06


@dataclass(frozen=True, slots=True)
class WrappedLabel:
    """A label in lines, with its width in type sizes, and the cost of these lines compared with a single one."""

    lines: tuple[str, ...]
    width: float
    cost: float

    @property
    def height(self) -> float:
        """The height in type sizes."""
        return height(len(self.lines))


def height(lines: int) -> float:
    """The height of that many lines, in type sizes."""
    return ABOVE + BELOW + (lines - 1) * LEADING


@font_metrics.remembered(4096)
def wrapped_labels(name: str, language: str, weight: Weight = Weight.REGULAR) -> tuple[WrappedLabel, ...]:
    """The ways to wrap a name, beginning with a single line; each further one is narrower."""
    text = hyphenated(" ".join(name.split()), language)
    parts = list(breaks(text))
    starts = [0, *(after for _, after, _ in parts[:-1])]
    measured: dict[tuple[int, int], tuple[str, float]] = {}

    whole = without_soft_hyphens(text)

    def line(first: int, last: int) -> tuple[str, float]:
        """The parts from `first` to `last` as one line, with its width."""
        if (first, last) not in measured:
            end, _, hyphen = parts[last]
            words = without_soft_hyphens(text[starts[first] : end]) + hyphen
            measured[first, last] = words, font_metrics.width(words, 1, weight, whole)
        return measured[first, last]

    labels: list[WrappedLabel] = []
    for count in range(1, min(MOST_LINES, len(parts)) + 1):
        cuts = _narrowest(len(parts), count, line, [bool(hyphen) for _, _, hyphen in parts])
        chosen = [line(first, last) for first, last in cuts]
        widths = [width for _, width in chosen]
        divided = sum(bool(parts[last][2]) for _, last in cuts)
        ragged = 1 - min(widths) / max(*widths, 0.01) if count > 1 else 0.0
        if count > 1 and min(widths) < SHORT:
            continue
        cost = LINE * (count - 1) + DIVISION * divided + RAGGED * ragged
        label = WrappedLabel(tuple(words for words, _ in chosen), max(widths), round(cost, 4))
        if not labels or label.width < labels[-1].width * (1 - NARROWER):
            labels.append(label)
    return tuple(labels)


def _narrowest(
    count: int, lines: int, line: Callable[[int, int], tuple[str, float]], divided: Sequence[bool]
) -> list[tuple[int, int]]:
    """The first and last part of each line so that the widest is as narrow as possible.

    A divided word counts as additional width; a line too short to be on its own counts as infinitely wide.
    """

    def wide(first: int, last: int) -> float:
        width = line(first, last)[1]
        alone = (first, last) == (0, count - 1)
        return (width if width >= SHORT or alone else ALONE) + divided[last] * 0.6

    best: list[tuple[float, list[tuple[int, int]]]] = [(wide(0, last), [(0, last)]) for last in range(count)]
    for _ in range(lines - 1):
        best = [
            min(
                (max(best[cut - 1][0], wide(cut, last)), [*best[cut - 1][1], (cut, last)]) for cut in range(1, last + 1)
            )
            if last
            else (inf, [])
            for last in range(count)
        ]
    return best[-1][1]
