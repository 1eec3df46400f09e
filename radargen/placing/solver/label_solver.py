"""The search for places: blips with their names, in all languages at once, so that nothing touches anything.

A blip's place inside its cell says nothing, so blip and names are placed together as one footprint: put in one after
the other, the hardest first, then taken out and put back. Nothing is random, and the work is counted, not timed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf, sqrt

from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.rectangles import GridIndex, Point, Rect
from radargen.placing.solver.label_candidates import (
    CandidateCache,
    LabelCandidate,
    LabelConstraints,
    LabelVariant,
    sample_points,
)

# Costs: per footprint in the way, for a name that has no place.
CLASH, HOMELESS = 20.0, 60.0
# For a neighbour closer to a name than so many type sizes; where all are to spread, at most the third, as it touches.
CROWD, AIR, SPREAD = 0.3, 0.75, 1.0
# Points: between blips, between a name and another blip; in type sizes: between names.
BLIPS, BESIDE, NAMES = 1.2, 1.6, 0.2
ROUNDS = 4
# What a clash that does not go away costs more each time.
HEAVIER = 0.6
# What it takes to look who is near a place, against reckoning what the place itself costs.
LOOK = 3
# How many points are looked at even when the work is used up.
FEWEST = 8
# What each point costs that a blip stands from where it would be at ease.
FAR = 0.022


@dataclass(frozen=True, slots=True)
class LabelledMarker:
    """A blip to be seated: its cell, how far it is drawn and how far it may come to be, where it would stand at ease.

    `choices` are the sides and ways of its name by language; one that `stays` is not moved.
    """

    id: str
    cell: Cell
    reach: float
    widest: float
    home: Point
    choices: tuple[tuple[LabelVariant, ...], ...]
    stays: bool = False
    hardness: tuple[float, ...] = ()

    def away(self, point: Point) -> float:
        """What it costs that it sits there, by its distance from home."""
        (x, y), (hx, hy) = point, self.home
        return FAR * sqrt((x - hx) ** 2 + (y - hy) ** 2)


@dataclass(slots=True)
class PlacedMarker:
    """Where a guest sits: the point, and per language where the name stands, or None."""

    point: Point
    names: tuple[LabelCandidate | None, ...]


@dataclass
class LabelSolver:
    """The guests, the ground by language, and who sits where; `work` counts places reckoned and looked at.

    With `air`, names and blips spread until they are so many type sizes apart, as far as there is room.
    """

    guests: Sequence[LabelledMarker]
    grounds: Sequence[LabelConstraints]
    patience: int
    air: float = 0.0
    seats: dict[int, PlacedMarker] = field(default_factory=dict)
    work: int = 0

    def __post_init__(self) -> None:
        self._blips = GridIndex()
        self._names = [GridIndex() for _ in self.grounds]
        self._weights = [1.0] * len(self.guests)
        self._points: dict[tuple[Cell, float], list[Point]] = {}
        self._reachable = [self._ordered(guest) for guest in self.guests]
        self._berths = [
            [
                CandidateCache(ground, guest.cell, guest.reach, choices)
                for ground, choices in zip(self.grounds, guest.choices, strict=True)
            ]
            for guest in self.guests
        ]
        self._widest = max((guest.widest for guest in self.guests), default=0.0)

    def seated(self) -> "LabelSolver":
        """All guests at their best places, with as few clashes as the work allowed finds."""
        order = sorted(range(len(self.guests)), key=lambda n: (not self.guests[n].stays, self.guests[n].hardness))
        for n in order:
            self._put(n)
        for turn in range(3 * ROUNDS):
            clashing = self.clashing()
            if (turn >= ROUNDS and not clashing) or self.work > self.patience:
                break
            for n in clashing:
                self._weights[n] += HEAVIER
            # Those in conflict first; once all have had their turns, only they and what they touch.
            again = clashing if turn >= ROUNDS else [*clashing, *(n for n in order if n not in set(clashing))]
            changed = False
            for n in again:
                if self.work > self.patience:
                    break
                changed = self._again(n) or changed
            if not changed and not clashing:
                break
        return self

    def clashing(self) -> list[int]:
        """The guests whose blip or name touches another's, or whose name has no place."""
        return [n for n in range(len(self.guests)) if self._clashes(n)]

    def overlaps(self) -> list[int]:
        """The guests whose blip touches another's blip."""
        return [n for n in self.seats if self._bumped(n, self.seats[n].point)]

    def homeless(self, language: int) -> list[int]:
        """The fewest guests, nearly, whose names must go so that nothing of that language touches."""
        gone = [n for n in self.seats if self.seats[n].names[language] is None]
        touching = {
            n: {other for other in self._touched(n, language) if other not in gone} for n in self.seats if n not in gone
        }
        while pairs := {n: others for n, others in touching.items() if others}:
            blame = {n: len(others) for n, others in pairs.items()}
            for others in pairs.values():
                for other in others:
                    blame[other] = blame.get(other, 0) + 1
            # Only a name can go; the one with most against it, of these the longest.
            worst = max(pairs, key=lambda n: (blame[n], self.guests[n].choices[language][0].way.width, -n))
            gone.append(worst)
            touching.pop(worst)
            touching = {
                n: {o for o in others if o != worst or self._on_blip(n, worst, language)}
                for n, others in touching.items()
            }
        return sorted(gone)

    def foreign(self) -> list[int]:
        """The guests whose name, in some language, has its middle over another ring; the one farthest off last."""
        astray = (
            (max((self._astray(n, name) for name in seat.names), default=0.0), n) for n, seat in self.seats.items()
        )
        return [n for away, n in sorted(astray) if away]

    def _astray(self, n: int, name: LabelCandidate | None) -> float:
        """How far the middle of a name is over another ring."""
        if name is None:
            return 0.0
        (left, top, right, bottom), cell = name.rect, self.guests[n].cell
        x, y = (left + right) / 2, (top + bottom) / 2
        away = sqrt(x * x + y * y)
        return max(cell.inner - away, away - cell.outer, 0.0)

    def cost(self) -> float:
        """Of all seats together."""
        return sum(self._cost(n) for n in self.seats)

    def _again(self, n: int) -> bool:
        """Take a guest out and put it back; whether it moved."""
        before = self.seats[n]
        self._take(n)
        self._put(n, before.point)
        return self.seats[n] != before

    def _put(self, n: int, before: Point | None = None) -> None:
        seat = self._best(n, before or self.guests[n].home)
        guest = self.guests[n]
        self.seats[n] = seat
        self._blips.put(n, _round(seat.point, guest.reach))
        for plane, name in zip(self._names, seat.names, strict=True):
            if name:
                plane.put(n, name.rect)

    def _take(self, n: int) -> None:
        seat = self.seats.pop(n)
        self._blips.take(n, _round(seat.point, self.guests[n].reach))
        for plane, name in zip(self._names, seat.names, strict=True):
            if name:
                plane.take(n, name.rect)

    def _best(self, n: int, before: Point) -> PlacedMarker:
        """The cheapest seat as things stand; `before` is looked at first, so that most others need not be."""
        best, seat = inf, PlacedMarker(before, (None,) * len(self.grounds))
        for count, (far, point) in enumerate([(self.guests[n].away(before), before), *self._reachable[n]]):
            if far >= best or (self.work > self.patience and count > FEWEST and best < inf):
                break
            self.work += LOOK
            offers = self._offers(n, point, best - far)
            if offers is None:
                continue
            total = far + 50 * CLASH * len(self._bumped(n, point)) + self._covers(n, point)
            names = []
            for language, (berths, least) in enumerate(offers):
                rest = sum(low for _, low in offers[language + 1 :])
                if total + least + rest >= best:
                    break
                cost, name = self._name(n, berths, language, best - total - rest)
                total += cost
                names.append(name)
            else:
                if total < best:
                    best, seat = total, PlacedMarker(point, tuple(names))
        return seat

    def _offers(self, n: int, point: Point, limit: float) -> list[tuple[Sequence[LabelCandidate], float]] | None:
        """By language the berths at a point and what its name costs at least; None where that reaches the limit."""
        offers: list[tuple[Sequence[LabelCandidate], float]] = []
        for berths in self._berths[n]:
            most = min(limit, HOMELESS)
            found, reckoned = berths.at(point, most)
            self.work += reckoned
            least = min(found[0].cost, most) if found else most
            offers.append((found, least))
            limit -= least
            if limit <= 0:
                return None
        return offers

    def _ordered(self, guest: LabelledMarker) -> list[tuple[float, Point]]:
        """The points a guest may take with what they cost, the nearest to its home first."""
        if guest.stays:
            return []
        key = guest.cell, guest.widest
        if key not in self._points:
            crowd = sum(other.cell == guest.cell for other in self.guests)
            self._points[key] = list(sample_points(guest.cell, guest.widest, min(48 + 8 * crowd, 160)))
        return sorted((guest.away(at), at) for at in self._points[key])

    def _name(
        self, n: int, berths: Sequence[LabelCandidate], language: int, limit: float
    ) -> tuple[float, LabelCandidate | None]:
        """The cheapest of these berths as things stand, below the limit if there is one."""
        best: float = HOMELESS
        name: LabelCandidate | None = None
        for berth in berths:
            if berth.cost >= min(best, limit):
                break
            self.work += LOOK
            cost = berth.cost + self._against(n, berth.rect, language, self.grounds[language].size)
            if cost < best:
                best, name = cost, berth
        return best, name

    def _against(self, n: int, rect: Rect, language: int, size: float) -> float:
        """What it costs that a name there touches others, or comes close to them."""
        left, top, right, bottom = rect
        gap, own, cost = NAMES * size, self._weights[n], 0.0
        air = (self.air or AIR) * size
        for other, box in self._names[language].hits(rect, air, n).items():
            x0, y0, x1, y1 = box
            touches = left < x1 + gap and x0 < right + gap and top < y1 + gap and y0 < bottom + gap
            cost += CLASH * (own + self._weights[other]) / 2 if touches else self._crowd(rect, box, air)
        for other, box in self._blips.hits(rect, air, n).items():
            near = self._near(rect, other)
            cost += CLASH * (own + self._weights[other]) / 2 if near else self._crowd(rect, box, air)
        return round(cost, 6)

    def _crowd(self, one: Rect, other: Rect, air: float) -> float:
        """What it costs that two come closer than that which do not touch."""
        if not self.air:
            return CROWD
        dx, dy = max(one[0] - other[2], other[0] - one[2], 0.0), max(one[1] - other[3], other[1] - one[3], 0.0)
        return SPREAD * max(1 - sqrt(dx * dx + dy * dy) / air, 0.0)

    def _near(self, rect: Rect, other: int) -> bool:
        """Whether a blip that is about there really comes close to a name."""
        x, y = self.seats[other].point
        reach = self.guests[other].reach + BESIDE
        dx, dy = max(rect[0] - x, x - rect[2], 0.0), max(rect[1] - y, y - rect[3], 0.0)
        return dx * dx + dy * dy < reach * reach

    def _bumped(self, n: int, point: Point) -> list[int]:
        """The guests whose blips come too close to one at that point."""
        widest, (x, y) = self.guests[n].widest, point
        found = []
        for other in self._blips.hits(_round(point, widest), self._widest + BLIPS, n):
            ox, oy = self.seats[other].point
            least = widest + self.guests[other].widest + BLIPS
            if (x - ox) ** 2 + (y - oy) ** 2 < least * least:
                found.append(other)
        return sorted(found)

    def _covers(self, n: int, point: Point) -> float:
        """What it costs that a blip there covers names."""
        reach = self.guests[n].reach
        area = _round(point, reach)
        cost = 0.0
        for language, plane in enumerate(self._names):
            for other in plane.hits(area, BESIDE, n):
                if self._on(point, reach, other, language):
                    cost += CLASH * (self._weights[n] + self._weights[other]) / 2
        return round(cost, 6)

    def _on(self, point: Point, reach: float, other: int, language: int) -> bool:
        name = self.seats[other].names[language]
        if name is None:
            return False
        (x, y), rect = point, name.rect
        dx, dy = max(rect[0] - x, x - rect[2], 0.0), max(rect[1] - y, y - rect[3], 0.0)
        return dx * dx + dy * dy < (reach + BESIDE) ** 2

    def _on_blip(self, n: int, other: int, language: int) -> bool:
        """Whether a guest's name lies on another's blip."""
        return self._on(self.seats[other].point, self.guests[other].reach, n, language)

    def _touched(self, n: int, language: int) -> set[int]:
        """Whom the name of a guest touches."""
        name = self.seats[n].names[language]
        if name is None:
            return set()
        found = set(self._names[language].hits(name.rect, NAMES * self.grounds[language].size - 0.01, n))
        return found | {other for other in self._blips.hits(name.rect, BESIDE, n) if self._on_blip(n, other, language)}

    def _clashes(self, n: int) -> bool:
        seat = self.seats[n]
        return (
            any(name is None for name in seat.names)
            or bool(self._bumped(n, seat.point))
            or self._covers(n, seat.point) > 0
            or any(self._touched(n, language) for language in range(len(self.grounds)))
        )

    def _cost(self, n: int) -> float:
        guest, seat = self.guests[n], self.seats[n]
        return guest.away(seat.point) + sum(HOMELESS if name is None else name.cost for name in seat.names)


def _round(point: Point, reach: float) -> Rect:
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach
