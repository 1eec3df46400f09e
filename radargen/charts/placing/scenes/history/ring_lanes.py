"""Which lane of its ring each stay takes, so that stays are level, none covers another, and few ways cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from radargen.charts.placing.scenes.history.lane_swaps import LaneSwaps
from radargen.charts.placing.scenes.history.ring_ways import RingWay, Stay

# How often lanes are chosen anew after what comes before and after, and how many pairs of ways that may compare.
ROUNDS, WORK_BUDGET = 12, 1_500_000


@dataclass(frozen=True, slots=True)
class RingLanes:
    """How many lanes each ring has, from the centre outwards and last what is off the radar; and the lane of each stay.

    Lanes are counted within their ring.
    """

    counts: tuple[int, ...]
    lanes: Mapping[Stay, int]

    def height(self, stay: Stay) -> float:
        """How far down a stay is, in lanes from the top, a ring being one lane apart from the next."""
        return sum(self.counts[: stay.ring]) + stay.ring + self.lanes[stay] + 0.5


def lane_counts(ways: Sequence[RingWay], rings: int, columns: int) -> tuple[int, ...]:
    """How many lanes each ring needs: the most trends that are on it in one edition."""
    crowd = [[0] * columns for _ in range(rings + 1)]
    for way in ways:
        for stay in way.stays:
            for column in range(stay.first, stay.last + 1):
                crowd[stay.ring][column] += 1
    return tuple(max(counts) for counts in crowd)


def ring_lanes(ways: Sequence[RingWay], rings: int, columns: int) -> RingLanes:
    """Lanes for all stays: the choice with the fewest crossings of several, which all follow from the same ways.

    The barycentre method of K. Sugiyama, S. Tagawa and M. Toda (1981) for layers, here with lanes that last for as long
    as a stay does, as an interval graph is coloured.
    """
    counts = lane_counts(ways, rings, columns)
    stays = [stay for way in ways for stay in way.stays]
    order = {way.id: n / max(len(ways), 1) for n, way in enumerate(ways)}
    wanted = {stay: order[stay.trend] * counts[stay.ring] for stay in stays}
    best, fewest = RingLanes(counts, _assigned(stays, counts, wanted)), -1
    current = best
    rounds = max(min(ROUNDS, WORK_BUDGET // max(len(ways) ** 2 * columns, 1)), 1)
    for turn in range(rounds):
        crossed = crossings(ways, current, columns)
        if fewest < 0 or crossed < fewest:
            best, fewest = current, crossed
        wanted = _wanted(ways, current, counts, backwards=bool(turn % 2))
        current = RingLanes(counts, _assigned(stays, counts, wanted))
    return RingLanes(counts, LaneSwaps(ways, counts, best.lanes, columns).improved())


def crossings(ways: Sequence[RingWay], lanes: RingLanes, columns: int) -> int:
    """How many pairs of ways cross between one edition and the next, all editions together."""
    crossed = 0
    heights = {way.id: _heights(way, lanes) for way in ways}
    for column in range(columns - 1):
        both = [
            (levels[column], levels[column + 1])
            for levels in heights.values()
            if column in levels and column + 1 in levels
        ]
        crossed += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(both, 2))
    return crossed


def _heights(way: RingWay, lanes: RingLanes) -> dict[int, float]:
    return {column: lanes.height(stay) for stay in way.stays for column in range(stay.first, stay.last + 1)}


def _wanted(ways: Sequence[RingWay], lanes: RingLanes, counts: Sequence[int], *, backwards: bool) -> dict[Stay, float]:
    """Where in its ring each stay would best be: on the side from which its way comes, or to which it leads."""
    wanted = {}
    for way in ways:
        for stay in way.stays:
            wanted[stay] = float(lanes.lanes[stay])
        for one, other in pairwise(way.stays):
            here, there = (one, other) if backwards else (other, one)
            # Of ways from afar, those that begin further away come last, or they would cross the others.
            away = lanes.height(there)
            own = lanes.height(here) - lanes.lanes[here]
            near = min(max(away - own, -1.0), counts[here.ring] + 1.0)
            far = (away - own) / (sum(counts) + len(counts))
            wanted[here] = 0.15 * wanted[here] + 0.85 * near + far
    return wanted


def _assigned(stays: Sequence[Stay], counts: Sequence[int], wanted: Mapping[Stay, float]) -> dict[Stay, int]:
    """A lane for each stay that no other takes meanwhile: those that last longest choose first.

    Whoever chooses meets only stays that are there in its own last edition, so that a lane is always free.
    """
    lanes: dict[Stay, int] = {}
    for ring, count in enumerate(counts):
        own = [stay for stay in stays if stay.ring == ring]
        end = max((stay.last for stay in own), default=0)
        last = sorted((stay for stay in own if stay.last == end), key=lambda stay: (wanted[stay], stay.trend))
        for place, stay in enumerate(last):
            # As far apart as the ring allows, in the order in which they would like to be.
            lanes[stay] = place + (count - len(last)) * (2 * place + 1) // (2 * len(last))
        taken: dict[int, list[Stay]] = {lane: [] for lane in range(count)}
        for stay in last:
            taken[lanes[stay]].append(stay)
        others = [stay for stay in own if stay.last < end]
        for stay in sorted(others, key=lambda stay: (-stay.last, wanted[stay], stay.trend)):
            free = [lane for lane in range(count) if all(one.first > stay.last for one in taken[lane])]
            lane = min(free, key=lambda lane: (abs(lane - wanted[stay]), lane))
            lanes[stay] = lane
            taken[lane].append(stay)
    return lanes
