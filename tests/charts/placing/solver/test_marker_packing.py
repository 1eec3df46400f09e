"""Markers packed into small radars: how large they come out, and who moves."""

from itertools import pairwise
from math import dist

import pytest

from radargen.charts.placing import ChartRequest, DoesNotFit
from radargen.charts.placing.axes.outline import DISC, FAN, Outline
from radargen.charts.placing.content.marker_styles import BASE, LEAST_MARKER
from radargen.charts.placing.solver.marker_packing import ALONE, is_valid, packed, packed_at, respread, separated
from radargen.charts.placing.solver.radar_geometry import RadarGeometry
from radargen.charts.placing.solver.relaxation import LEAST_GAP
from radargen.charts.theme import FORMATS
from tests.make import radar, trend

RADII = [40.0, 80.0, 120.0, 160.0, 200.0]
# Two points of the third ring in the sector of the second dimension, well inside.
FIRST, SECOND = (20.0, 100.0), (-20.0, 100.0)


def geometry(count: int, rim: float = 200.0, outline: Outline = DISC, ring: str = "pilot") -> RadarGeometry:
    """A radar whose trends all stand in one ring of the second dimension; all have the middle size."""
    of = radar(*(trend(f"t{n:03}", ring) for n in range(count)))
    content = ChartRequest(of, of.newest, "en", FORMATS["a4"]).content("en")
    styles = tuple(style.flattened(0) for style in content.styles)
    return RadarGeometry(rim, 1.0, outline, content.captions, outline.sectors(content.sectors), styles)


@pytest.mark.parametrize(("outline", "base"), [(DISC, BASE), (FAN, ALONE * BASE)])
def test_a_few_markers_have_their_usual_size_which_is_larger_on_a_part_of_a_disc(outline: Outline, base: float) -> None:
    assert packed(geometry(3, 280, outline)).base == base


def test_many_markers_are_smaller_and_still_valid() -> None:
    crowded = geometry(100, 160)
    radar_ = packed(crowded)
    assert LEAST_MARKER <= radar_.base < BASE
    assert is_valid(crowded, radar_.radii, radar_.points, radar_.base)
    assert len(radar_.points) == 100


def test_a_ring_that_all_share_takes_most_of_the_radar() -> None:
    widths = [outer - inner for inner, outer in pairwise((0.0, *packed(geometry(40)).radii))]
    assert max(widths) == widths[2] > 80


def test_more_than_a_ring_can_hold_is_refused_with_the_cell_and_the_count() -> None:
    with pytest.raises(DoesNotFit) as refused:
        packed(geometry(400))
    assert "400 trends do not fit into the ring 'Pilot' of 'Process' on this page" in str(refused.value)


def test_one_that_finds_no_room_is_told_in_the_singular() -> None:
    with pytest.raises(DoesNotFit, match="1 trend does not fit into the ring 'Pilot' of 'Process'"):
        packed(geometry(1, 12))


def test_at_given_places_markers_stay_as_large_as_usual() -> None:
    points = {"t000": FIRST, "t001": SECOND}
    radar_ = packed_at(geometry(2), RADII, points)
    assert radar_
    assert (radar_.points, radar_.base, radar_.radii) == (points, BASE, tuple(RADII))


def test_at_given_places_they_shrink_before_they_move() -> None:
    close = {"t000": FIRST, "t001": (FIRST[0] - 11.5, FIRST[1])}
    radar_ = packed_at(geometry(2), RADII, close)
    assert radar_
    assert radar_.points == close
    assert 2 * radar_.base + LEAST_GAP == pytest.approx(11.5, abs=0.4)


def test_at_the_same_place_the_smallest_are_moved_apart() -> None:
    radar_ = packed_at(geometry(2), RADII, {"t000": FIRST, "t001": FIRST})
    assert radar_
    assert dist(*radar_.points.values()) >= 2 * radar_.base + LEAST_GAP - 0.01


def test_places_in_rings_that_are_too_thin_are_given_up() -> None:
    assert packed_at(geometry(2), [40.0, 80.0, 85.0, 160.0, 200.0], {"t000": FIRST, "t001": SECOND}) is None


@pytest.mark.parametrize(("beyond", "valid"), [(-0.1, False), (0.1, True)])
def test_markers_are_valid_from_the_least_gap_on(beyond: float, valid: bool) -> None:
    points = {"t000": FIRST, "t001": (FIRST[0] - 2 * BASE - LEAST_GAP - beyond, FIRST[1])}
    assert is_valid(geometry(2), RADII, points, BASE) is valid


def test_who_must_not_move_stays_and_the_other_gives_way() -> None:
    moved = separated(geometry(2), RADII, {"t000": FIRST, "t001": (15.0, 100.0)}, BASE, {"t000": 0.0})
    assert moved
    assert moved["t000"] == FIRST
    assert dist(moved["t001"], FIRST) >= 2 * BASE + LEAST_GAP - 0.01


def test_cells_in_which_nothing_overlaps_are_left_alone() -> None:
    apart = {"t000": FIRST, "t001": SECOND}
    assert separated(geometry(2), RADII, apart, BASE) == apart
    assert respread(geometry(2), RADII, apart, BASE) == apart
    anew = respread(geometry(2), RADII, {"t000": FIRST, "t001": FIRST}, BASE)
    assert anew
    assert dist(*anew.values()) >= 2 * BASE + LEAST_GAP - 0.01
