"""Whether a label has room beside its marker at all, regardless of other labels."""

from collections.abc import Sequence

from radargen.charts.placing.axes.rectangles import Rect
from radargen.charts.placing.solver.label_candidates import LabelConstraints, LabelVariant
from radargen.charts.placing.solver.label_solver import LABEL_MARKER_GAP
from radargen.charts.placing.solver.labelled_marker import LabelledMarker


def has_room(
    marker: LabelledMarker,
    variants: Sequence[LabelVariant],
    constraints: LabelConstraints,
    discs: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether one of the variants fits beside the marker where it is, clear of all other markers.

    `discs` are these markers, as x, y and reach in points. If it is False, no solution can place that label.
    """
    cost, (x, y), size = constraints.cost_function(marker.cell), marker.preferred, constraints.size
    rects = (rect for variant in variants if cost(rect := variant.rect(x, y, marker.reach, size)) is not None)
    return any(all(_clear(rect, *disc) for disc in discs) for rect in rects)


def _clear(rect: Rect, x: float, y: float, reach: float) -> bool:
    """Whether a label is far enough from a disc."""
    left, top, right, bottom = rect
    near = reach + LABEL_MARKER_GAP
    if x + near <= left or right + near <= x or y + near <= top or bottom + near <= y:
        return True
    dx, dy = max(left - x, x - right, 0.0), max(top - y, y - bottom, 0.0)
    return dx * dx + dy * dy >= near * near
