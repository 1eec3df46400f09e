"""Reduces crossings by moving stays to other lanes, or by swapping two stays, as long as that helps."""

from collections.abc import Iterator, Mapping, Sequence

from radargen.charts.placing.scenes.history.ring_ways import RingWay, Stay

# Work budget in compared pairs of ways between two editions; about a fifth of a second.
WORK_BUDGET = 1_000_000


class LaneSwaps:
    """The lanes of stays, changed in place; `counts` are the lanes per ring, and rings are one lane apart."""

    def __init__(self, ways: Sequence[RingWay], counts: Sequence[int], lanes: Mapping[Stay, int], columns: int) -> None:
        self.lanes, self.counts = dict(lanes), counts
        self.budget = WORK_BUDGET
        self._tops = [sum(counts[:ring]) + ring for ring in range(len(counts))]
        self._levels: dict[str, list[float | None]] = {way.id: [None] * columns for way in ways}
        stays = sorted(lanes, key=lambda stay: (-stay.last, stay.ring, stay.trend, stay.first))
        self._of_ring = {ring: [stay for stay in stays if stay.ring == ring] for ring in range(len(counts))}
        self._stays = stays
        for stay, lane in lanes.items():
            self._put(stay, lane)

    def improved(self) -> dict[Stay, int]:
        """The lanes after all changes that reduce crossings, as far as the budget allows."""
        better = True
        while better:
            better = False
            for stay in self._stays:
                for lane in range(self.counts[stay.ring]):
                    better = self._tried(stay, lane) or better
                    if self.budget <= 0:
                        return self.lanes
        return self.lanes

    def _tried(self, stay: Stay, lane: int) -> bool:
        """Move the stay to that lane if it helps; whether it moved."""
        before = self.lanes[stay]
        there = [other for other in self._on(stay.ring, lane) if _meet(other, stay)]
        if lane == before or len(there) > 1:
            return False
        if there and any(other != stay and _meet(other, there[0]) for other in self._on(stay.ring, before)):
            return False
        moved = [stay, *there]
        ids = {each.trend for each in moved}
        first, last = min(each.first for each in moved) - 1, max(each.last for each in moved) + 1
        crossed = self._crossings(ids, first, last)
        for each, to in zip(moved, (lane, before), strict=False):
            self._put(each, to)
        if self._crossings(ids, first, last) < crossed:
            return True
        for each, to in zip(moved, (before, lane), strict=False):
            self._put(each, to)
        return False

    def _on(self, ring: int, lane: int) -> Iterator[Stay]:
        return (stay for stay in self._of_ring[ring] if self.lanes[stay] == lane)

    def _put(self, stay: Stay, lane: int) -> None:
        self.lanes[stay] = lane
        levels = self._levels[stay.trend]
        for column in range(stay.first, stay.last + 1):
            levels[column] = self._tops[stay.ring] + lane

    def _crossings(self, ids: set[str], first: int, last: int) -> int:
        """How often these ways cross others, or each other, between those editions."""
        crossed = 0
        begin, end = max(first, 0), min(last + 1, len(next(iter(self._levels.values()))))
        for one in sorted(ids):
            own = self._levels[one][begin:end]
            for other, levels in self._levels.items():
                if other == one or (other in ids and other < one):
                    continue
                crossed += _crossed(own, levels[begin:end])
        self.budget -= len(ids) * len(self._levels) * (end - begin)
        return crossed


def _crossed(own: Sequence[float | None], others: Sequence[float | None]) -> int:
    """How often two ways cross."""
    crossed, before = 0, None
    for level, other in zip(own, others, strict=True):
        if level is None or other is None:
            before = None
            continue
        above = level < other
        crossed += before is not None and before != above
        before = above
    return crossed


def _meet(one: Stay, other: Stay) -> bool:
    return one.first <= other.last and other.first <= one.last
