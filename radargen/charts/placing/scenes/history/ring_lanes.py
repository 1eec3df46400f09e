"""Chooses a lane of its ring for each stay, so that stays are horizontal, none covers another, and few ways cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from radargen.charts.placing.scenes.history.lane_swaps import LaneSwaps
from radargen.charts.placing.scenes.history.ring_ways import RingWay, Stay

# How many forward and backward sweeps are made, and the work budget in compared pairs of ways.
ROUNDS, WORK_BUDGET = 12, 1_500_000


@dataclass(frozen=True, slots=True)
class RingLanes:
    """The number of lanes of each ring, from the centre outwards, then of “off the radar”; and the lane of each stay.

    Lanes count from 0 within their ring.
    """

    counts: tuple[int, ...]
    lanes: Mapping[Stay, int]

    def height(self, stay: Stay) -> float:
        """The vertical position of a stay, in lanes from the top; rings are one lane apart."""
        return sum(self.counts[: stay.ring]) + stay.ring + self.lanes[stay] + 0.5


def lane_counts(ways: Sequence[RingWay], rings: int, columns: int) -> tuple[int, ...]:
    """How many lanes each ring needs: the largest number of trends on it in any edition."""
    crowd = [[0] * columns for _ in range(rings + 1)]
    for way in ways:
        for stay in way.stays:
            for column in range(stay.first, stay.last + 1):
                crowd[stay.ring][column] += 1
    return tuple(max(counts) for counts in crowd)


def ring_lanes(ways: Sequence[RingWay], rings: int, columns: int) -> RingLanes:
    """Lanes for all stays: of several deterministic attempts, the one with the fewest crossings.

    The barycentre method of K. Sugiyama, S. Tagawa and M. Toda (1981) for layered graphs, here with lanes that last as
    long as a stay, assigned as in the colouring of an interval graph.
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
    """How many pairs of ways cross between one edition and the next, summed over all editions."""
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
    """The preferred height of each stay in its ring: near where its way comes from, or near where it leads."""
    wanted = {}
    for way in ways:
        for stay in way.stays:
            wanted[stay] = float(lanes.lanes[stay])
        for one, other in pairwise(way.stays):
            here, there = (one, other) if backwards else (other, one)
            # Ways from further away come last, or they would cross the others.
            away = lanes.height(there)
            own = lanes.height(here) - lanes.lanes[here]
            near = min(max(away - own, -1.0), counts[here.ring] + 1.0)
            far = (away - own) / (sum(counts) + len(counts))
            wanted[here] = 0.15 * wanted[here] + 0.85 * near + far
    return wanted


def _assigned(stays: Sequence[Stay], counts: Sequence[int], wanted: Mapping[Stay, float]) -> dict[Stay, int]:
    """A lane for each stay that no other has meanwhile; the longest stays choose first.

    A stay only competes with stays that are there in its own last edition, so there is always a free lane.
    """
    lanes: dict[Stay, int] = {}
    for ring, count in enumerate(counts):
        own = [stay for stay in stays if stay.ring == ring]
        end = max((stay.last for stay in own), default=0)
        last = sorted((stay for stay in own if stay.last == end), key=lambda stay: (wanted[stay], stay.trend))
        for place, stay in enumerate(last):
            # As far apart as the ring allows, in the order of their preferred heights.
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
