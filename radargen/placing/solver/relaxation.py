"""Where the blips of one cell come to rest: from a start hashed from each id, pushed apart, inside, verified.

Nothing here is random, and between the start and the end only + - * / and square roots are used, which every machine
rounds alike; so a chart is the same wherever it is made, whatever the order of the files.
"""

from collections.abc import Sequence
from hashlib import blake2b
from math import sqrt

from radargen.placing.geometry.cells import ROUNDING, Cell
from radargen.placing.geometry.rectangles import Point

# Points: the gap that is aimed at and the one that is the least allowed.
GAP, LEAST_GAP = 2.0, 1.0
# So many times in all a blip is moved before a round is the last; but there are so many rounds.
WORK, FEWEST = 16_000, 50
# How blips ease apart that are to stay where they are: the gap, and for how many rounds.
EASING = ((LEAST_GAP + 0.1, 60), (LEAST_GAP + 0.2, 200), (LEAST_GAP + 0.05, 400))
# In a cell fuller than this they find no room, however long they try.
FULL = 0.93
# How much of the evenest spacing neighbours are pushed to: all of it would look like a grid.
EVENNESS = 0.84
# More blips than this in a cell begin evenly spread.
MANY = 40


def hash_share(key: str) -> float:
    """A number from 0 to below 1 that belongs to the key for ever."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) / 2**32


def relaxed(
    cell: Cell, ids: Sequence[str], reaches: Sequence[float], *, last_resort: bool = False, even: bool = False
) -> list[Point] | None:
    """A point per trend, in hundredths, or None where they find no room.

    `ids` are in id order and `reaches` say how far each extends. Neighbours keep `LEAST_GAP`, mostly `GAP` or far
    more. `last_resort` also tries a lattice, which holds more but looks planted. `even` spreads a few as well as many.
    """
    points = [cell.point(*start, reach) for start, reach in zip(_starts(ids, even=even), reaches, strict=True)]
    air = _air(cell, reaches)
    points = _relaxed(cell, points, reaches, [air * (0.2 + 0.3 * hash_share(f"{key} air")) for key in ids], air, 130)
    none = [0.0] * len(points)
    for gap, rounds in ((GAP, 40), (LEAST_GAP + 0.4, 160), (LEAST_GAP + 0.1, 500)):
        points = _relaxed(cell, points, reaches, none, gap, rounds)
        rounded = [(round(x, 2), round(y, 2)) for x, y in points]
        if is_valid(cell, rounded, reaches):
            return rounded
    return _lattice(cell, reaches) if last_resort else None


def separated(
    cell: Cell, reaches: Sequence[float], points: Sequence[Point], lights: Sequence[float]
) -> list[Point] | None:
    """The points moved no further than it takes for such blips to stand inside and apart; None where they do not.

    Of two that touch, each gives way by its share of their `lights`; one whose light is 0 stays where it is.
    """
    if cell.load(reaches) > FULL:
        return None
    moved, none = list(points), [0.0] * len(points)
    for gap, rounds in EASING:
        moved = _relaxed(cell, moved, reaches, none, gap, rounds, lights)
        rounded = [(round(x, 2), round(y, 2)) for x, y in moved]
        if is_valid(cell, rounded, reaches):
            return rounded
    return None


def _starts(ids: Sequence[str], *, even: bool) -> list[tuple[float, float]]:
    """Where each begins, as shares of the cell's angle and area: where its id says.

    Many would begin in clumps that take long to dissolve, so there, or for an `even` spread, the ids only say who takes
    which of as many points that are even to start with (J. M. Hammersley's: the rank, its binary digits mirrored).
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
    """Whether every blip is inside its cell and at least the least gap from every other."""
    if not all(cell.holds(x, y, reach) for (x, y), reach in zip(points, reaches, strict=True)):
        return False
    gap = LEAST_GAP - ROUNDING
    return not any(
        (points[i][0] - points[j][0]) ** 2 + (points[i][1] - points[j][1]) ** 2 < (reaches[i] + reaches[j] + gap) ** 2
        for i, j, _ in _pairs(points, reaches, gap, 0.0)
    )


def _air(cell: Cell, reaches: Sequence[float]) -> float:
    """How far apart the rims of neighbours would be if all spread evenly, in points."""
    reach = sqrt(sum(r * r for r in reaches) / len(reaches))
    area, edge = cell.free(reach)
    pitch = sqrt(1.1547 * (area + edge * reach) / len(reaches))
    return max(pitch * EVENNESS - 2 * reach, GAP)


def _relaxed(
    cell: Cell,
    points: list[Point],
    reaches: Sequence[float],
    airs: Sequence[float],
    gap: float,
    rounds: int,
    lights: Sequence[float] = (),
) -> list[Point]:
    """The points after so many rounds of pushing neighbours apart to `gap` and back into the cell.

    `airs` is what each would like to keep from the border; where the cell is too thin for that it keeps less. By their
    `lights` two neighbours share the way, in equal parts without.
    """
    lights = lights or [1.0] * len(points)
    rounds = min(rounds, max(WORK // len(points), FEWEST))
    thin = max((cell.outer - cell.inner) / 2 - max(reaches), 0.0) * 0.7
    held = [reach + min(air, thin) for reach, air in zip(reaches, airs, strict=True)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slack = 3.0 + gap / 2
    loose = [(i, reach) for i, reach in enumerate(held) if lights[i]]
    pairs: list[tuple[int, int, float, float]] = []
    for turn in range(rounds):
        if turn % 10 == 0:
            near = _pairs(list(zip(xs, ys, strict=True)), reaches, gap, slack)
            shares = ((i, j, want, lights[i] + lights[j]) for i, j, want in near)
            pairs = [(i, j, want, lights[i] / both) for i, j, want, both in shares if both]
        moved = 0.0
        for i, j, want, part in pairs:
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            far = dx * dx + dy * dy
            if far < want * want:
                if far < 1e-6:
                    dx, dy, far = 0.6, 0.8, 1.0
                push = (want / sqrt(far) - 1) * 0.9
                dx, dy, rest = dx * push, dy * push, 1 - part
                xs[i], ys[i], xs[j], ys[j] = xs[i] + dx * part, ys[i] + dy * part, xs[j] - dx * rest, ys[j] - dy * rest
                moved = max(moved, abs(dx), abs(dy))
        for i, reach in loose:
            xs[i], ys[i] = cell.held(xs[i], ys[i], reach)
        if moved < 0.04 and turn:
            break
    return list(zip(xs, ys, strict=True))


def _pairs(points: Sequence[Point], reaches: Sequence[float], gap: float, slack: float) -> list[tuple[int, int, float]]:
    """All pairs closer than their target distance plus `slack`, with that distance, by index."""
    order = sorted(range(len(points)), key=lambda i: (points[i][0], i))
    widest = 2 * max(reaches) + gap + slack
    found: list[tuple[int, int, float]] = []
    for place, i in enumerate(order):
        x, y = points[i]
        own = reaches[i] + gap
        for j in order[place + 1 :]:
            dx = points[j][0] - x
            if dx > widest:
                break
            want = own + reaches[j]
            dy = points[j][1] - y
            if dx * dx + dy * dy < (want + slack) * (want + slack):
                found.append((i, j, want) if i < j else (j, i, want))
    found.sort()
    return found


def _lattice(cell: Cell, reaches: Sequence[float]) -> list[Point] | None:
    """The blips on a triangular lattice as wide as the largest needs, the first of a few rotations that has room."""
    largest, count = max(reaches), len(reaches)
    step = 2 * largest + LEAST_GAP + 4 * ROUNDING
    size = int(cell.outer / step) + 2
    nearest, farthest = max(cell.inner - 1, 0.0) ** 2, cell.outer**2
    for turn in range(24):
        # Pythagorean-like rotations without sine and cosine: a unit vector from its half-angle's tangent.
        t = turn / 24 * 0.577
        c, s = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
        places = []
        for row in range(-2 * size, 2 * size + 1):
            for column in range(-2 * size, 2 * size + 1):
                x, y = (column + row / 2 + 0.5) * step, (row + 0.25) * step * 0.8660255
                # Most points are too far out or in, which is seen before they are turned.
                if not nearest <= x * x + y * y <= farthest:
                    continue
                x, y = round(x * c - y * s, 2), round(x * s + y * c, 2)
                if cell.holds(x, y, largest):
                    places.append((x, y))
        if len(places) >= count:
            return [places[n * len(places) // count] for n in range(count)]
    return None
