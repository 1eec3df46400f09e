"""The largest type in which all names find room: found with few of the dear trials, and never ruled out wrongly."""

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.placing.scenes.largest_type import _largest
from radargen.charts.placing.solver.label_candidates import LabelSide
from radargen.charts.placing.solver.label_room import has_room
from radargen.charts.theme import FORMATS, LIGHT
from radargen.reading import load
from radargen.storage.files import read
from tests.charts.placing.solver.test_label_solver import CONSTRAINTS, MIDDLE, REACH, on_side, one_sided, solved
from tests.folders import CX


@pytest.mark.parametrize("possible", range(26))
@pytest.mark.parametrize("beyond", [0, 1, 2, 5])
def test_the_largest_size_is_found(possible: int, beyond: int) -> None:
    tried = list[int]()

    def whole(size: int) -> bool:
        tried.append(size)
        return size <= possible

    assert _largest(26, lambda size: size <= possible + beyond, whole) == possible
    assert len(set(tried)) <= 2 + 2 * beyond


def test_the_smallest_size_is_taken_untried() -> None:
    assert _largest(1, lambda _: False, lambda _: False) == 0
    assert _largest(26, lambda _: False, lambda _: False) == 0
    assert _largest(26, lambda _: True, lambda _: False) == 0


NEXT = (MIDDLE[0] + 20, MIDDLE[1])


@pytest.mark.parametrize(("side", "room"), [(LabelSide.E, False), (LabelSide.W, True), (LabelSide.S, True)])
def test_a_label_has_room_where_no_marker_and_no_edge_is(side: LabelSide, room: bool) -> None:
    named, other = one_sided("Kanban", MIDDLE, side), one_sided("X", NEXT, LabelSide.E)
    assert has_room(named, on_side("Kanban", side), CONSTRAINTS, [(*NEXT, REACH)]) is room
    # What has no room by itself is not placed by the solver either.
    assert (0 not in solved(named, other).unplaced(0)) is room


@pytest.mark.slow
def test_a_large_type_leaves_names_in_their_rings() -> None:
    of = load(read(CX)).radar
    assert of
    (scene,) = chart(ChartRequest(of, of.newest, "de", FORMATS["a4"]))
    assert min(mark.label.lines[0].size for mark in scene.blips if mark.label) >= 9
    assert [mark.id for mark in scene.blips if not mark.label] == []
    (partly,) = [one for one in promises(scene_json((scene,)), LIGHT) if "partly over another ring" in str(one.name)]
    assert partly.kept
