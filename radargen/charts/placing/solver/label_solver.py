"""Places markers together with their labels, in all languages at once, so that nothing overlaps.

The position of a marker inside its cell means nothing, so marker and labels move as one: greedy insertion, the hardest
first, then repeated removal and reinsertion, with increasing weights for persistent conflicts (guided local search).
Nothing is random and work is counted, not timed: results are the same on every machine.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import inf, sqrt

from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import GridIndex, Point, Rect, share_off_ring
from radargen.charts.placing.solver.label_candidates import (
    EVERY,
    MOSTLY,
    CandidateCache,
    LabelCandidate,
    LabelConstraints,
    points_on_bearing,
    sample_points,
)
from radargen.charts.placing.solver.labelled_marker import LabelledMarker, PlacedMarker

# The cost of each overlap.
OVERLAP = 20.0
# Cost of a neighbour closer to a label than CLOSE type sizes; up to SPREAD for one that touches it, with `spacing`.
CROWDED, CLOSE, SPREAD = 0.3, 0.75, 1.0
# Least gaps: between markers, and a label and another marker, in points; between labels above and beside each other, in
# type sizes.
MARKER_GAP, LABEL_MARKER_GAP, LABEL_GAP, ASIDE = 1.2, 1.6, 0.2, 0.5
ROUNDS = 4
# For this many rounds, labels that should stay within their rings do so regardless of conflicts.
TURNS_WITHIN = 1
# How much the weight of a marker grows in each round in which it is in conflict.
HEAVIER = 0.6
# How much heavier a label is that pushes others aside, and how many may have to move away.
PUSHING, MOST_PUSHED = 6.0, 8
# Work counted for a neighbour look-up in the grid index (computing the cost of one candidate counts as 1), and the
# points tried per marker even when the work budget is used up.
LOOKUP_WORK, FEWEST_POINTS = 3, 8


@dataclass
class LabelSolver:
    """Markers to place, constraints on labels per language, and the placed markers by index.

    `work` counts computed candidates and neighbour look-ups; beyond `work_budget`, the search ends with what it has.
    With `spacing`, markers and labels spread until they are that many type sizes apart, as far as there is room. With
    `within_rings`, labels lie too far over other rings only if they find no other position.
    """

    markers: Sequence[LabelledMarker]
    constraints: Sequence[LabelConstraints]
    work_budget: int
    spacing: float = 0.0
    within_rings: bool = False
    placed: dict[int, PlacedMarker] = field(default_factory=dict)
    work: int = 0

    def __post_init__(self) -> None:
        self._marker_index = GridIndex()
        self._label_indexes = [GridIndex() for _ in self.constraints]
        self._weights = [marker.weight for marker in self.markers]
        self._samples: dict[tuple[Cell, float], list[Point]] = {}
        self._reachable = [self._points_by_cost(marker) for marker in self.markers]
        self._within = set(range(len(self.markers)) if self.within_rings else ())
        self._candidates = [self._caches(n) for n in range(len(self.markers))]
        self._largest_reach = max((marker.max_reach for marker in self.markers), default=0.0)

    def solve(self) -> "LabelSolver":
        """Place all markers with as few conflicts as the work budget allows; returns the solver itself."""
        order = sorted(range(len(self.markers)), key=lambda n: (not self.markers[n].fixed, self.markers[n].priority))
        for n in order:
            self._insert(n)
        for turn in range(3 * ROUNDS):
            conflicting = self.conflicting()
            if (turn >= ROUNDS and not conflicting) or self.work > self.work_budget:
                break
            # Lying over other rings may be the only way out of a conflict.
            for n in self._within.intersection(conflicting if turn >= TURNS_WITHIN else ()):
                self._within.remove(n)
                self._candidates[n] = self._caches(n)
            for n in conflicting:
                self._weights[n] += HEAVIER
            # Markers in conflict first; after the first rounds, only these.
            turns = conflicting if turn >= ROUNDS else [*conflicting, *(n for n in order if n not in set(conflicting))]
            changed = False
            for n in turns:
                if self.work > self.work_budget:
                    break
                changed = self._reinsert(n) or changed
            if not changed and not conflicting:
                break
        for n in self.conflicting():
            if None in self.placed[n].labels and self.work <= self.work_budget:
                self._push_aside(n)
        return self

    def _caches(self, n: int) -> list[CandidateCache]:
        """The candidates of a marker's labels, per language."""
        marker, within = self.markers[n], n in self._within
        return [
            CandidateCache(constraints, marker.cell, marker.reach, variants, within=within)
            for constraints, variants in zip(self.constraints, marker.variants, strict=True)
        ]

    def conflicting(self) -> list[int]:
        """The markers that overlap something, or whose label does, or whose label has no position."""
        return [n for n in range(len(self.markers)) if self._in_conflict(n)]

    def overlapping(self) -> list[int]:
        """The markers that overlap another marker."""
        return [n for n in self.placed if self._overlapping_markers(n, self.placed[n].point)]

    def unplaced(self, language: int) -> list[int]:
        """The markers whose labels must be left out so that nothing in that language overlaps; nearly the fewest.

        A greedy vertex cover: labels of least weight go first, of these the one with most overlaps, then the longest; a
        label that must be seen goes only if no other can.
        """
        dropped = [n for n in self.placed if self.placed[n].labels[language] is None]
        overlaps = {
            n: {other for other in self._touched_by_label(n, language) if other not in dropped}
            for n in self.placed
            if n not in dropped
        }
        while touching := {n: others for n, others in overlaps.items() if others}:
            count = {n: len(others) for n, others in touching.items()}
            for others in touching.values():
                for other in others:
                    count[other] = count.get(other, 0) + 1
            # Only a label can be left out, never a marker.
            worst = max(touching, key=lambda n: self._ease_of_leaving_out(n, language, count[n]))
            dropped.append(worst)
            overlaps.pop(worst)
            overlaps = {
                n: {o for o in others if o != worst or self._label_covers_marker(n, worst, language)}
                for n, others in overlaps.items()
            }
        return sorted(dropped)

    def _ease_of_leaving_out(self, n: int, language: int, overlaps: int) -> tuple[bool, float, int, float, int]:
        marker = self.markers[n]
        return not marker.seen, -marker.weight, overlaps, marker.variants[language][0].label.width, -n

    def out_of_ring(self, most: float = MOSTLY) -> list[int]:
        """The markers with more than that share of their label over other rings, the farthest out last."""
        shares = (
            (max((self._share_out_of_ring(n, label) for label in placed.labels), default=0.0), n)
            for n, placed in self.placed.items()
        )
        return [n for share, n in sorted(shares) if share > most]

    def too_far_out(self, dropped: Collection[int], share: float) -> list[int]:
        """The markers whose labels must go so that at most `share` of all lie mostly over other rings.

        The `dropped` labels are gone already. Those of least weight go first, of these the farthest out.
        """
        out = [n for n in self.out_of_ring() if n not in dropped]
        out.sort(key=lambda n: (not self.markers[n].seen, -self.markers[n].weight))
        gone: list[int] = []
        while out and len(out) > share * (len(self.markers) - len(dropped) - len(gone)):
            gone.append(out.pop())
        return gone

    def cost(self) -> float:
        """The cost of all positions, without overlaps."""
        return sum(self._cost(n) for n in self.placed)

    def _share_out_of_ring(self, n: int, label: LabelCandidate | None) -> float:
        cell = self.markers[n].cell
        return share_off_ring(label.rect, cell.inner, cell.outer) if label else 0.0

    def _reinsert(self, n: int) -> bool:
        """Remove a marker and insert it again; returns whether it moved."""
        before = self.placed[n]
        self._remove(n)
        self._insert(n, before.point)
        return self.placed[n] != before

    def _push_aside(self, n: int) -> None:
        """Put a label without a position where it is least obstructed, and move the others away.

        If they cannot move away, nothing changes. Other markers do not see a label without a position, and so would
        never make room for it.
        """
        before, weights = {n: self.placed[n]}, list(self._weights)
        evading = [n]
        while evading and len(before) <= MOST_PUSHED:
            moving = evading.pop(0)
            # By then the label is too heavy to be pushed away again by those that move later.
            self._weights[moving] += PUSHING
            self._remove(moving)
            point = before[moving].point
            self._put(moving, self._least_in_the_way(n, point) if moving == n else self._cheapest(moving, point))
            touched = {other for language in range(len(self.constraints)) for other in self._touched(moving, language)}
            evading += sorted(touched - set(before))
            before |= {other: self.placed[other] for other in sorted(touched - set(before))}
        self._weights = weights
        if any(self._in_conflict(moved) for moved in before):
            for moved, placed in before.items():
                self._remove(moved)
                self._put(moved, placed)

    def _least_in_the_way(self, n: int, point: Point) -> PlacedMarker:
        """The marker at that point, with its labels where they overlap least, whatever the cost."""
        labels: list[LabelCandidate | None] = []
        for language, cache in enumerate(self._candidates[n]):
            candidates, computed = cache.at(point, inf)
            self.work += computed + LOOKUP_WORK * len(candidates)
            costs = [some.cost + self._label_conflict_cost(n, some.rect, language) for some in candidates]
            labels.append(candidates[costs.index(min(costs))] if costs else None)
        return PlacedMarker(point, tuple(labels))

    def _insert(self, n: int, before: Point | None = None) -> None:
        self._put(n, self._cheapest(n, before or self.markers[n].preferred))

    def _put(self, n: int, placed: PlacedMarker) -> None:
        marker = self.markers[n]
        self.placed[n] = placed
        self._marker_index.add(n, _square(placed.point, marker.reach))
        for index, label in zip(self._label_indexes, placed.labels, strict=True):
            if label:
                index.add(n, label.rect)

    def _remove(self, n: int) -> None:
        placed = self.placed.pop(n)
        self._marker_index.remove(n, _square(placed.point, self.markers[n].reach))
        for index, label in zip(self._label_indexes, placed.labels, strict=True):
            if label:
                index.remove(n, label.rect)

    def _cheapest(self, n: int, before: Point) -> PlacedMarker:
        """The currently cheapest placement; `before` is tried first, so that most others can be skipped."""
        best, placed = inf, PlacedMarker(before, (None,) * len(self.constraints))
        points = [(self.markers[n].displacement_cost(before), before), *self._reachable[n]]
        for tried, (displacement, point) in enumerate(points):
            if displacement >= best or (self.work > self.work_budget and tried > FEWEST_POINTS and best < inf):
                break
            self.work += LOOKUP_WORK
            bounds = self._lower_bounds(n, point, best - displacement)
            if bounds is None:
                continue
            overlaps = len(self._overlapping_markers(n, point))
            total = displacement + 50 * OVERLAP * overlaps + self._covered_labels_cost(n, point)
            labels = []
            for language, least in enumerate(bounds):
                rest = sum(bounds[language + 1 :])
                if total + least + rest >= best:
                    break
                cost, label = self._cheapest_label(n, point, language, best - total - rest)
                total += cost
                labels.append(label)
            else:
                if total < best:
                    best, placed = total, PlacedMarker(point, tuple(labels))
        return placed

    def _lower_bounds(self, n: int, point: Point, limit: float) -> list[float] | None:
        """The least cost of a label at a point, per language; None if these reach the limit."""
        bounds: list[float] = []
        for cache in self._candidates[n]:
            most = min(limit, self.markers[n].unplaced)
            candidates, computed = cache.at(point, most, 1)
            self.work += computed
            bounds.append(min(candidates[0].cost, most) if candidates else most)
            limit -= bounds[-1]
            if limit <= 0:
                return None
        return bounds

    def _points_by_cost(self, marker: LabelledMarker) -> list[tuple[float, Point]]:
        """The points a marker may take with their displacement costs, nearest to its preferred position first."""
        if marker.fixed:
            return []
        key = marker.cell, marker.max_reach
        if key not in self._samples:
            neighbours = sum(other.cell == marker.cell for other in self.markers)
            self._samples[key] = list(sample_points(marker.cell, marker.max_reach, min(48 + 8 * neighbours, 160)))
        points = self._samples[key]
        if marker.bearing:
            points = [*points, *points_on_bearing(marker.cell, marker.max_reach, marker.bearing)]
        return sorted((marker.displacement_cost(point), point) for point in points)

    def _cheapest_label(self, n: int, point: Point, language: int, limit: float) -> tuple[float, LabelCandidate | None]:
        """The cheapest candidate at a point in the current state with its cost, if it is less than `limit`."""
        best: float = self.markers[n].unplaced
        label: LabelCandidate | None = None
        for count in range(1, EVERY):
            candidates, computed = self._candidates[n][language].at(point, min(best, limit), count)
            self.work += computed
            if len(candidates) < count or (candidate := candidates[count - 1]).cost >= min(best, limit):
                break
            self.work += LOOKUP_WORK
            cost = candidate.cost + self._label_conflict_cost(n, candidate.rect, language)
            if cost < best:
                best, label = cost, candidate
        return best, label

    def _label_conflict_cost(self, n: int, rect: Rect, language: int) -> float:
        """The cost of a label there for overlapping other labels and markers, or being close to them."""
        left, top, right, bottom = rect
        size = self.constraints[language].size
        gap, aside, own, cost = LABEL_GAP * size, ASIDE * size, self._weights[n], 0.0
        close = (self.spacing or CLOSE) * size
        for other, box in self._label_indexes[language].near(rect, close, n).items():
            x0, y0, x1, y1 = box
            touches = left < x1 + aside and x0 < right + aside and top < y1 + gap and y0 < bottom + gap
            cost += OVERLAP * (own + self._weights[other]) / 2 if touches else self._crowding_cost(rect, box, close)
        for other, box in self._marker_index.near(rect, close, n).items():
            touches = self._touches_marker(rect, other)
            cost += OVERLAP * (own + self._weights[other]) / 2 if touches else self._crowding_cost(rect, box, close)
        return round(cost, 6)

    def _crowding_cost(self, rect: Rect, other: Rect, close: float) -> float:
        """The cost of two rectangles that are closer than `close` points without overlapping."""
        if not self.spacing:
            return CROWDED
        dx = max(rect[0] - other[2], other[0] - rect[2], 0.0)
        dy = max(rect[1] - other[3], other[1] - rect[3], 0.0)
        return SPREAD * max(1 - sqrt(dx * dx + dy * dy) / close, 0.0)

    def _touches_marker(self, rect: Rect, other: int) -> bool:
        """Whether a label is too close to a marker whose bounding square is near."""
        x, y = self.placed[other].point
        reach = self.markers[other].reach + LABEL_MARKER_GAP
        dx, dy = max(rect[0] - x, x - rect[2], 0.0), max(rect[1] - y, y - rect[3], 0.0)
        return dx * dx + dy * dy < reach * reach

    def _overlapping_markers(self, n: int, point: Point) -> list[int]:
        """The markers that would be too close to this one at that point."""
        reach, (x, y) = self.markers[n].max_reach, point
        overlapping = []
        for other in self._marker_index.near(_square(point, reach), self._largest_reach + MARKER_GAP, n):
            other_x, other_y = self.placed[other].point
            least = reach + self.markers[other].max_reach + MARKER_GAP
            if (x - other_x) ** 2 + (y - other_y) ** 2 < least * least:
                overlapping.append(other)
        return sorted(overlapping)

    def _covered_labels_cost(self, n: int, point: Point) -> float:
        """The cost of a marker there for covering other labels."""
        reach = self.markers[n].reach
        square = _square(point, reach)
        cost = 0.0
        for language, index in enumerate(self._label_indexes):
            for other in index.near(square, LABEL_MARKER_GAP, n):
                if self._label_near_disc(other, language, point, reach):
                    cost += OVERLAP * (self._weights[n] + self._weights[other]) / 2
        return round(cost, 6)

    def _label_near_disc(self, n: int, language: int, point: Point, reach: float) -> bool:
        """Whether a marker's label is too close to a disc."""
        label = self.placed[n].labels[language]
        if label is None:
            return False
        (x, y), rect = point, label.rect
        dx, dy = max(rect[0] - x, x - rect[2], 0.0), max(rect[1] - y, y - rect[3], 0.0)
        return dx * dx + dy * dy < (reach + LABEL_MARKER_GAP) ** 2

    def _label_covers_marker(self, n: int, other: int, language: int) -> bool:
        """Whether a marker's label is too close to another marker."""
        return self._label_near_disc(n, language, self.placed[other].point, self.markers[other].reach)

    def _touched_by_label(self, n: int, language: int) -> set[int]:
        """The markers that this one's label touches, or whose labels it touches."""
        label = self.placed[n].labels[language]
        if label is None:
            return set()
        (left, top, right, bottom), size = label.rect, self.constraints[language].size
        around = left - (wider := (ASIDE - LABEL_GAP) * size), top, right + wider, bottom
        labels = set(self._label_indexes[language].near(around, LABEL_GAP * size - 0.01, n))
        markers = self._marker_index.near(label.rect, LABEL_MARKER_GAP, n)
        return labels | {other for other in markers if self._label_covers_marker(n, other, language)}

    def _touched(self, n: int, language: int) -> set[int]:
        """The same markers, and those whose labels lie on this one."""
        placed, reach = self.placed[n], self.markers[n].reach
        near = self._label_indexes[language].near(_square(placed.point, reach), LABEL_MARKER_GAP, n)
        covering = {other for other in near if self._label_near_disc(other, language, placed.point, reach)}
        return covering | self._touched_by_label(n, language)

    def _in_conflict(self, n: int) -> bool:
        placed = self.placed[n]
        return (
            any(label is None for label in placed.labels)
            or bool(self._overlapping_markers(n, placed.point))
            or self._covered_labels_cost(n, placed.point) > 0
            or any(self._touched_by_label(n, language) for language in range(len(self.constraints)))
        )

    def _cost(self, n: int) -> float:
        marker, placed = self.markers[n], self.placed[n]
        labels = sum(marker.unplaced if label is None else label.cost for label in placed.labels)
        return marker.displacement_cost(placed.point) + labels


def _square(point: Point, reach: float) -> Rect:
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach
