"""Spreads markers inside one cell by pairwise repulsion, starting from points hashed from their ids.

The result is verified. Nothing is random, and in between only + - * / and square roots are used, which every machine
rounds alike; so a chart is the same wherever it is made, whatever the order of the files.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import sqrt

from radargen.charts.placing.axes.cells import ROUNDING, Cell
from radargen.charts.placing.axes.rectangles import Point

# Gaps between markers in points: the desired one and the least one allowed.
GAP, LEAST_GAP = 2.0, 1.0
# Work budget in moves of markers, and the least number of rounds.
WORK_BUDGET, FEWEST_ROUNDS = 16_000, 50
# How markers that should stay are moved apart: gaps, each with its number of rounds.
SEPARATION = ((LEAST_GAP + 0.1, 60), (LEAST_GAP + 0.2, 200), (LEAST_GAP + 0.05, 400))
# Above this load of the cell, no arrangement is found, however long the search.
FULL = 0.93
# Neighbours are pushed apart to this share of the most even spacing: all of it would look like a grid.
EVENNESS = 0.84
# With more markers than this in a cell, they start evenly spread.
MANY = 40


def hash_share(key: str) -> float:
    """A number from 0 (inclusive) to 1 (exclusive) that depends on the key only."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) / 2**32


def relaxed(
    cell: Cell, ids: Sequence[str], reaches: Sequence[float], *, last_resort: bool = False, even: bool = False
) -> list[Point] | None:
    """A point per marker, rounded to hundredths of a point; None if there is no room.

    `ids` are sorted, and `reaches` say how far each marker extends. Neighbours keep at least `LEAST_GAP`, mostly `GAP`
    or far more. `last_resort` also tries a lattice, which holds more but looks artificial. `even` begins evenly spread
    even with few markers.
    """
    arranged = _relaxed(cell, tuple(ids), tuple(reaches), last_resort=last_resort, even=even)
    return None if arranged is None else list(arranged)


# The same cells recur: on the pages of every language, and in comparisons of one edition with others.
@lru_cache(maxsize=4096)
def _relaxed(
    cell: Cell, ids: tuple[str, ...], reaches: tuple[float, ...], *, last_resort: bool, even: bool
) -> Sequence[Point] | None:
    points = [cell.point(*start, reach) for start, reach in zip(_starts(ids, even=even), reaches, strict=True)]
    spacing = _even_spacing(cell, reaches)
    points = _repelled(
        cell, points, reaches, [spacing * (0.2 + 0.3 * hash_share(f"{key} air")) for key in ids], spacing, 130
    )
    none = [0.0] * len(points)
    for gap, rounds in ((GAP, 40), (LEAST_GAP + 0.4, 160), (LEAST_GAP + 0.1, 500)):
        points = _repelled(cell, points, reaches, none, gap, rounds)
        rounded = [(round(x, 2), round(y, 2)) for x, y in points]
        if is_valid(cell, rounded, reaches):
            return rounded
    return _lattice(cell, reaches) if last_resort else None


def separated(
    cell: Cell, reaches: Sequence[float], points: Sequence[Point], mobilities: Sequence[float]
) -> list[Point] | None:
    """The points moved no further than necessary to be inside the cell and apart; None if that fails.

    Two overlapping markers share the movement in proportion to their `mobilities`; one with 0 stays where it is.
    """
    moved = _separated(cell, tuple(reaches), tuple(points), tuple(mobilities))
    return None if moved is None else list(moved)


@lru_cache(maxsize=4096)
def _separated(
    cell: Cell, reaches: tuple[float, ...], points: tuple[Point, ...], mobilities: tuple[float, ...]
) -> Sequence[Point] | None:
    # In a thin cell, a ring's name counts for more room than it takes, and a single marker may fit beside it.
    if len(points) > 1 and cell.load(reaches) > FULL:
        return None
    moved, none = list(points), [0.0] * len(points)
    for gap, rounds in SEPARATION:
        moved = _repelled(cell, moved, reaches, none, gap, rounds, mobilities)
        rounded = [(round(x, 2), round(y, 2)) for x, y in moved]
        if is_valid(cell, rounded, reaches):
            return rounded
    return None


def _starts(ids: Sequence[str], *, even: bool) -> list[tuple[float, float]]:
    """The start of each marker, as fractions of the cell's angle and area, hashed from its id.

    Many hashed points would form clumps that take long to dissolve. With many, or for an `even` spread, hashes only
    decide which marker takes which point of a Hammersley set (the rank, and its mirrored binary digits).
    """
    hashed = [(hash_share(f"{key} along"), hash_share(f"{key} across")) for key in ids]
    if even or len(ids) > MANY:
        ranks = {place: rank for rank, place in enumerate(sorted(range(len(ids)), key=lambda n: (hashed[n], ids[n])))}
        hashed = [
            ((ranks[n] + across) / len(ids), int(f"{ranks[n]:016b}"[::-1], 2) / 2**16)
            for n, (_, across) in enumerate(hashed)
        ]
    return [(0.04 + 0.92 * along, 0.04 + 0.92 * across) for along, across in hashed]


def is_valid(cell: Cell, points: Sequence[Point], reaches: Sequence[float]) -> bool:
    """Whether every marker is inside the cell and at least `LEAST_GAP` from every other."""
    if not all(cell.contains(x, y, reach) for (x, y), reach in zip(points, reaches, strict=True)):
        return False
    gap = LEAST_GAP - ROUNDING
    return not any(
        (points[i][0] - points[j][0]) ** 2 + (points[i][1] - points[j][1]) ** 2 < (reaches[i] + reaches[j] + gap) ** 2
        for i, j, _ in _close_pairs(points, reaches, gap, 0.0)
    )


def _even_spacing(cell: Cell, reaches: Sequence[float]) -> float:
    """The gap between neighbours, in points, if all spread as evenly as `EVENNESS` says."""
    reach = sqrt(sum(r * r for r in reaches) / len(reaches))
    area, edge = cell.free(reach)
    pitch = sqrt(1.1547 * (area + edge * reach) / len(reaches))
    return max(pitch * EVENNESS - 2 * reach, GAP)


def _repelled(
    cell: Cell,
    points: list[Point],
    reaches: Sequence[float],
    border_gaps: Sequence[float],
    gap: float,
    rounds: int,
    mobilities: Sequence[float] = (),
) -> list[Point]:
    """The points after up to `rounds` of pushing neighbours apart to `gap` and back into the cell.

    `border_gaps` is the distance that each marker should keep from the border; in a thin cell it keeps less. Two
    neighbours share a push in proportion to their `mobilities`, or equally without these.
    """
    mobilities = mobilities or [1.0] * len(points)
    rounds = min(rounds, max(WORK_BUDGET // len(points), FEWEST_ROUNDS))
    thin = max((cell.outer - cell.inner) / 2 - max(reaches), 0.0) * 0.7
    border_reaches = [reach + min(spacing, thin) for reach, spacing in zip(reaches, border_gaps, strict=True)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slack = 3.0 + gap / 2
    loose = [(i, cell.margins(reach)) for i, reach in enumerate(border_reaches) if mobilities[i]]
    pairs: list[tuple[int, int, float, float, float, float]] = []
    for turn in range(rounds):
        if turn % 10 == 0:
            close = _close_pairs(list(zip(xs, ys, strict=True)), reaches, gap, slack)
            shares = ((i, j, target, mobilities[i] + mobilities[j]) for i, j, target in close)
            parts = ((i, j, target, mobilities[i] / both) for i, j, target, both in shares if both)
            pairs = [(i, j, target, target * target, part, 1 - part) for i, j, target, part in parts]
        moved = 0.0
        for i, j, target, squared, part, rest in pairs:
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            far = dx * dx + dy * dy
            if far < squared:
                if far < 1e-6:
                    dx, dy, far = 0.6, 0.8, 1.0
                push = (target / sqrt(far) - 1) * 0.9
                dx, dy = dx * push, dy * push
                xs[i], ys[i], xs[j], ys[j] = xs[i] + dx * part, ys[i] + dy * part, xs[j] - dx * rest, ys[j] - dy * rest
                moved = max(moved, abs(dx), abs(dy))
        cell.clamp(xs, ys, loose)
        if moved < 0.04 and turn:
            break
    return list(zip(xs, ys, strict=True))


def _close_pairs(
    points: Sequence[Point], reaches: Sequence[float], gap: float, slack: float
) -> list[tuple[int, int, float]]:
    """All pairs (i, j, target distance), i < j, of markers closer than that distance plus `slack`."""
    order = sorted(range(len(points)), key=lambda i: (points[i][0], i))
    widest = 2 * max(reaches) + gap + slack
    pairs: list[tuple[int, int, float]] = []
    for place, i in enumerate(order):
        x, y = points[i]
        own = reaches[i] + gap
        for j in order[place + 1 :]:
            dx = points[j][0] - x
            if dx > widest:
                break
            target = own + reaches[j]
            dy = points[j][1] - y
            if dx * dx + dy * dy < (target + slack) * (target + slack):
                pairs.append((i, j, target) if i < j else (j, i, target))
    pairs.sort()
    return pairs


def _lattice(cell: Cell, reaches: Sequence[float]) -> list[Point] | None:
    """Points of a triangular lattice spaced for the largest marker, in the first of 24 rotations with room."""
    largest, count = max(reaches), len(reaches)
    step = 2 * largest + LEAST_GAP + 4 * ROUNDING
    size = int(cell.outer / step) + 2
    nearest, farthest = max(cell.inner - 1, 0.0) ** 2, cell.outer**2
    for turn in range(24):
        # Rotations without sine and cosine: a unit vector from the tangent of its half-angle.
        t = turn / 24 * 0.577
        c, s = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
        places = []
        for row in range(-2 * size, 2 * size + 1):
            for column in range(-2 * size, 2 * size + 1):
                x, y = (column + row / 2 + 0.5) * step, (row + 0.25) * step * 0.8660255
                # Most points are too far out or in, which can be seen before they are rotated.
                if not nearest <= x * x + y * y <= farthest:
                    continue
                x, y = round(x * c - y * s, 2), round(x * s + y * c, 2)
                if cell.contains(x, y, largest):
                    places.append((x, y))
        if len(places) >= count:
            return [places[n * len(places) // count] for n in range(count)]
    return None
