"""What to act on has its name on a sheet that has no room for all."""

from dataclasses import replace

import pytest

from benchmarks.radars import full
from radargen.assessing import blips
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.placing.memory import layout_request, seen_labels
from radargen.charts.placing.solver.layout_problem import LayoutProblem, LayoutSolution, solved
from radargen.charts.theme import FORMATS, RadarShape
from radargen.model import Action
from radargen.reading import load
from tests.charts.placing.rich import dense
from tests.selection import mostly_by_forge


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["a4", "a4-portrait", "square", "16:9"]))
def test_of_a_hundred_trends_those_to_act_on_are_named(page: str) -> None:
    of = load({**full(100)}).radar
    assert of
    (scene,) = chart(ChartRequest(of, of.newest, "de", FORMATS[page]))
    act = {blip.id for blip in blips(of, of.newest) if blip.action is Action.ACT}
    without = {mark.id for mark in scene.blips if not mark.label}
    assert len(act) > 10
    assert without
    assert not act & without


def tight(
    monkeypatch: pytest.MonkeyPatch, count: int, *rims: float
) -> tuple[layout_request.LayoutRequest, LayoutProblem, LayoutSolution]:
    """A layout for the last of the radii, the second of which is that of a sheet."""
    monkeypatch.setattr(layout_request, "RIMS", {RadarShape.DISC: rims})
    whole = dense(count)
    of = replace(whole, editions=whole.editions[-1:], languages=("de",))
    request = layout_request.layout_request(of, of.newest, RadarShape.DISC)
    problem = request.problem(rims[-1])
    assert problem
    solution = solved(problem, 20_000)
    assert solution
    return request, problem, solution


def without_room(request: layout_request.LayoutRequest, problem: LayoutProblem, solution: LayoutSolution) -> list[str]:
    """Whose labels are to be seen, and have no room on the sheet though there are no others."""
    sheet = request.problem(request.rims[1])
    assert sheet
    scale = sheet.geometry.rim / problem.geometry.rim
    points = {trend: (round(x * scale, 2), round(y * scale, 2)) for trend, (x, y) in solution.points.items()}
    radii = [round(radius * scale, 2) for radius in solution.radii]
    return sorted(seen_labels._without(seen_labels._seen_alone(sheet, radii, points, ())))


def test_on_a_tight_sheet_markers_make_room_for_what_is_to_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    request, problem, solution = tight(monkeypatch, 30, 100, 125, 220)
    found = seen_labels.with_seen_labels(request, problem, solution)
    before, after = (without_room(request, problem, each) for each in (solution, found))
    moved = sorted(trend for trend, point in solution.points.items() if found.points[trend] != point)
    assert (len(before), len(after)) == (7, 3)
    # Only they move, and within their rings.
    assert moved == before
    assert (found.radii, found.conflicts, found.out_of_ring) == (solution.radii, 0, solution.out_of_ring)


@pytest.mark.parametrize("rims", [(95, 112, 200), (100, 220, 220)])
def test_where_a_sheet_has_room_or_none_is_tighter_everything_stays(
    monkeypatch: pytest.MonkeyPatch, rims: tuple[float, ...]
) -> None:
    request, problem, solution = tight(monkeypatch, 24, *rims)
    assert seen_labels.with_seen_labels(request, problem, solution) is solution
