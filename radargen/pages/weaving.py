"""Two columns of names and the links between them, in an order that crosses few of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

Edge = tuple[str, str]
# After so many rounds of sorting each column by the other, nothing gets better on radars of any size.
ROUNDS = 6


def untangled(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], list[str]]:
    """Both columns in the order of the fewest crossings found; an edge leads from a left name to a right one.

    Each column in turn is sorted by the middle of what its names are linked with (the barycentre method of Sugiyama,
    Tagawa and Toda, 1981); names linked alike keep their order.
    """
    toward, back = _linked(edges), _linked([(b, a) for a, b in edges])
    columns = list(left), list(right)
    best = columns
    for _ in range(ROUNDS):
        moved = _by_middle(columns[1], columns[0], back)
        columns = _by_middle(columns[0], moved, toward), moved
        best = min(best, columns, key=lambda found: _crossings(found[0], found[1], edges))
    return best


def heights(names: Sequence[str], span: float) -> dict[str, float]:
    """The middle of each name's row, where the rows share the span evenly."""
    return {name: round((place + 0.5) * span / len(names), 1) for place, name in enumerate(names)}


def _linked(edges: Sequence[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        found[a].append(b)
    return found


def _by_middle(column: Sequence[str], other: Sequence[str], linked: dict[str, list[str]]) -> list[str]:
    at, own = heights(other, 1000), heights(column, 1000)

    def middle(name: str) -> float:
        ends = [at[end] for end in linked.get(name, ())]
        return sum(ends) / len(ends) if ends else own[name]

    return sorted(column, key=middle)


def _crossings(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> int:
    a, b = heights(left, 1000), heights(right, 1000)
    lines = [(a[start], b[end]) for start, end in edges]
    return sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(lines, 2))
