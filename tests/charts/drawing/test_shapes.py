from itertools import pairwise
from math import hypot

import pytest

from radargen.charts.disc import Disc, RingMark, SectorMark
from radargen.charts.drawing import shapes
from radargen.charts.scene import Box, Course, Line, MarkerShape
from radargen.model import Certainty
from tests.charts.drawing.scenes import disc, marker


def points(outline: shapes.Outline) -> list[tuple[float, float]]:
    """Corners, and arcs sampled finely."""
    found: list[tuple[float, float]] = []
    for step in outline:
        match step:
            case shapes.Start(x, y) | shapes.Straight(x, y):
                found.append((x, y))
            case shapes.Arc(_, _, _, start, end):
                found += [step.at(start + (end - start) * n / 180) for n in range(181)]
            case shapes.Bend():
                found.append((step.x, step.y))
            case shapes.Close():
                pass
    return found


def one(start: float, end: float, *radii: float) -> Disc:
    rings = tuple(RingMark(f"r{n}", "", "", low, high, 0) for n, (low, high) in enumerate(pairwise(radii)))
    return Disc(0, 0, rings, (SectorMark("d0", "", 0, start, end),))


def test_a_cell_keeps_half_a_gap_from_its_neighbours() -> None:
    around = disc(rings=3, sectors=3, radius=90, x=0, y=0)
    outline = points(shapes.cell(around, around.rings[1], around.sectors[0]))
    assert min(hypot(x, y) for x, y in outline) == pytest.approx(30 + around.ring_gap / 2)
    assert max(hypot(x, y) for x, y in outline) == pytest.approx(60 - around.ring_gap / 2)
    assert min(x for x, _ in outline) == pytest.approx(around.sector_gap / 2), "parallel to the 12 o'clock line"


def test_the_innermost_cell_comes_to_a_point_and_the_outermost_reaches_the_radius() -> None:
    around = disc(rings=2, sectors=4, radius=100, x=0, y=0)
    inner, outer = (points(shapes.cell(around, ring, around.sectors[0])) for ring in around.rings)
    assert inner[0] == pytest.approx((around.sector_gap / 2, -around.sector_gap / 2))
    assert max(hypot(x, y) for x, y in outer) == pytest.approx(100)


@pytest.mark.parametrize(("start", "end"), [(0, 180), (-90, 90), (-45, 45), (0, 270), (10, 40)])
def test_a_sector_of_any_width_is_a_closed_shape_within_its_sides(start: float, end: float) -> None:
    around = one(start, end, 0, 50, 100)
    for ring in around.rings:
        outline = shapes.cell(around, ring, around.sectors[0])
        assert isinstance(outline[-1], shapes.Close)
        assert all(hypot(x, y) <= ring.outer + 1e-9 for x, y in points(outline))


def test_a_sector_all_round_has_no_gap_and_a_hole_where_the_inner_ring_is() -> None:
    around = one(0, 360, 0, 50, 100)
    disc_shape, ring_shape = (shapes.cell(around, ring, around.sectors[0]) for ring in around.rings)
    assert [step for step in disc_shape if isinstance(step, shapes.Arc)] == [shapes.Arc(0, 0, 49.55, 0, 360)]
    assert [(arc.r, arc.end) for arc in ring_shape if isinstance(arc, shapes.Arc)] == [(100, 360), (50.45, -360)]


def test_gaps_that_leave_nothing_draw_nothing() -> None:
    around = one(0, 1, 0, 2)
    assert shapes.cell(around, around.rings[0], around.sectors[0]) == ()


@pytest.mark.parametrize("r", [3.0, 5.0, 6.4, 12.0])
@pytest.mark.parametrize("turn", [0, 77, 210])
def test_a_drop_is_drawn_to_exactly_its_reach(r: float, turn: float) -> None:
    drop = marker(0, 0, r, shape=MarkerShape.DROP, turn=turn)
    half = shapes.stroke(drop) / 2
    corners = points(shapes.body(drop))
    tip = max(corners, key=lambda p: hypot(*p))
    # A mitred corner ends as far beyond the line's corner as the shape is larger than the line.
    assert hypot(*tip) * r / (r - half) == pytest.approx(drop.reach)
    assert min(hypot(*p) for p in corners) == pytest.approx(r - half)


def test_a_halo_is_drawn_to_exactly_its_reach() -> None:
    new = marker(0, 0, 6, shape=MarkerShape.HALO)
    r, width = shapes.halo(new)
    assert r + width / 2 == pytest.approx(new.reach)
    assert r - width / 2 > new.r + 0.5, "there is air between body and halo"


@pytest.mark.parametrize("shape", [MarkerShape.DISC, MarkerShape.DROP])
def test_a_whole_number_of_dashes_goes_round(shape: MarkerShape) -> None:
    mark = marker(0, 0, 6, shape=shape)
    outline = points(shapes.body(mark))
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(outline))
    _, dash, gap = shapes.dashes(mark)
    assert length / (dash + gap) == pytest.approx(round(length / (dash + gap)), abs=0.01)


def test_a_solid_body_with_a_broken_outline_has_a_core_within_it() -> None:
    assert 0 < shapes.core(marker(0, 0, dashed=True)) < 5 - shapes.stroke(marker(0, 0))
    assert shapes.core(marker(0, 0)) == shapes.core(marker(0, 0, dashed=True, fill=Certainty.WEAK)) == 0


def test_a_rounded_box_stays_in_its_box() -> None:
    outline = points(shapes.rounded(Box(10, 20, 40, 12), 3))
    assert (min(x for x, _ in outline), max(x for x, _ in outline)) == pytest.approx((10, 50))
    assert (min(y for _, y in outline), max(y for _, y in outline)) == pytest.approx((20, 32))


def test_a_way_is_level_at_its_places_and_bends_between_them() -> None:
    start, straight, bend = shapes.course(Course("a", ((0, 10), (20, 10), (40, 30)), 1))
    assert (start, straight) == (shapes.Start(0, 10), shapes.Straight(20, 10))
    assert isinstance(bend, shapes.Bend)
    assert bend.controls == ((30, 10), (30, 30), (40, 30)), "the curve leaves and arrives level"


def ends(line: Line) -> list[tuple[float, float]]:
    """Where the parts of a line's stroke begin and end."""
    return [(step.x, step.y) for step in shapes.shaft(line) if isinstance(step, (shapes.Start, shapes.Straight))]


def test_a_line_is_drawn_but_for_its_gaps_and_an_arrow_into_its_head() -> None:
    assert ends(Line(0, 0, 100, 0, 1)) == [(0, 0), (100, 0)]
    assert ends(Line(0, 0, 100, 0, 1, gaps=((0.2, 0.4), (0.5, 0.7)))) == [
        *((0, 0), (20, 0)),
        *((40, 0), (50, 0)),
        *((70, 0), (100, 0)),
    ]
    assert ends(Line(0, 0, 0, 100, 1, head=10)) == [(0, 0), (0, 95)]
    assert ends(Line(0, 0, 100, 0, 1, head=10, gaps=((0.0, 0.3),))) == [(30, 0), (95, 0)]
    assert ends(Line(0, 0, 100, 0, 1, gaps=((0.0, 1.0),))) == []


def test_a_bar_closes_each_end_of_a_line_that_is_drawn() -> None:
    left, right = [(0, -3), (0, 3)], [(100, -3), (100, 3)]
    assert ends(Line(0, 0, 100, 0, 1, cap=3))[2:] == [*left, *right]
    assert ends(Line(0, 0, 100, 0, 1, cap=3, gaps=((0.0, 0.5),)))[2:] == right
    assert ends(Line(0, 0, 100, 0, 1, cap=3, gaps=((0.5, 1.0),)))[2:] == left
    assert ends(Line(0, 0, 0, 100, 1, cap=3))[2:] == [(3, 0), (-3, 0), (3, 100), (-3, 100)]
    assert ends(Line(5, 5, 5, 5, 1, cap=3)) == [(5, 5), (5, 5)]


def test_the_head_of_an_arrow_ends_where_it_does_and_is_not_drawn_without_room() -> None:
    assert points(shapes.head(Line(0, 0, 100, 0, 1, head=10))) == [(100, 0), (90, 4.2), (90, -4.2)]
    assert points(shapes.head(Line(0, 100, 0, 0, 1, head=10))) == [(0, 0), (4.2, 10), (-4.2, 10)]
    assert shapes.head(Line(0, 0, 100, 0, 1)) == shapes.head(Line(5, 5, 5, 5, 1, head=10)) == ()
    assert shapes.head(Line(0, 0, 100, 0, 1, head=10, gaps=((0.5, 1.0),))) == ()
    assert shapes.head(Line(0, 0, 100, 0, 1, head=10, gaps=((0.5, 0.8),)))


@pytest.mark.parametrize(("r", "width"), [(1.0, 0.4), (3.0, 0.9), (6.0, 1.2), (12.0, 1.5)])
def test_an_outline_is_finer_on_small_blips_and_finest_on_ghosts(r: float, width: float) -> None:
    assert shapes.stroke(marker(0, 0, r)) == pytest.approx(width)
    assert shapes.stroke(marker(0, 0, r, shape=MarkerShape.GHOST)) == pytest.approx(0.15 * r + 0.2)


def test_the_rim_of_a_sector_keeps_half_a_gap_from_both_its_sides() -> None:
    around = disc(rings=2, sectors=4, radius=100, x=0, y=0)
    first, *_, last = points(shapes.rim(around, around.sectors[0]))
    assert hypot(*first) == hypot(*last) == pytest.approx(around.rim)
    assert (first[0], -last[1]) == pytest.approx((around.sector_gap / 2,) * 2)
    whole = one(0, 360, 0, 50)
    assert shapes.rim(whole, whole.sectors[0])[1] == shapes.Arc(0, 0, 0.0, 0, 360)


def test_a_band_is_all_cells_of_its_ring() -> None:
    around = disc(rings=2, sectors=4, radius=100)
    ring = around.rings[1]
    assert shapes.band(around, ring) == sum((shapes.cell(around, ring, one) for one in around.sectors), ())
