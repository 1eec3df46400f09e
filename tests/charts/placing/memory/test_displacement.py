"""What gave way and why, in words, told from two layouts and the page on which they are drawn."""

from dataclasses import replace

import pytest

from radargen.charts.placing.axes.cells import cell_point
from radargen.charts.placing.memory.displacement import (
    NAMED,
    SAME_POINT,
    SAME_SHARE,
    Cause,
    Displacement,
    _between,
    beside_places,
    displacements,
    shared_request,
)
from radargen.charts.placing.memory.layouts import Layout, MarkerPlace
from radargen.charts.scene import Scene
from radargen.charts.theme import RadarShape
from tests.charts.drawing import scenes
from tests.make import radar, trend

RINGS = tuple(f"r{n}" for n in range(5))
PLACES = (
    MarkerPlace("a", "d0", "r0", 0.25, 0.5),
    MarkerPlace("b", "d0", "r2", 0.75, 0.5),
    MarkerPlace("c", "d1", "r2", 0.5, 0.5),
)
LAYOUT = Layout("2026", RadarShape.DISC, RINGS, (0.2, 0.4, 0.6, 0.8, 1.0), PLACES)
SENTENCES = {
    Cause.OTHER_RINGS: ("another number of rings",) * 2,
    Cause.NO_DIVISION: ("However rings are divided",) * 2,
    Cause.RING_OVERFLOWED: ("Rings became wider, as a cell in them was full: pilot.",) * 2,
    Cause.CELL_OVERFLOWED: (
        "1 trend moved within its cell, which is full (pilot): a.",
        "2 trends moved within their cells, which are full (pilot): a, b.",
    ),
    Cause.SMALL_PAGE: ("1 trend stands beside its place on this page", "2 trends stand beside their places"),
    Cause.LARGE_NAMES: ("1 dot without a name stands beside its place", "2 dots without names stand beside"),
    Cause.RETURNED: ("1 trend is back at its place", "2 trends are back at their places"),
}


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_its_sentence_with_who_gave_way_and_where(cause: Cause) -> None:
    for words, trends in zip(SENTENCES[cause], (("a",), ("a", "b")), strict=True):
        assert words in str(Displacement(cause, trends, ("pilot",)).sentence)


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    said = str(Displacement(Cause.CELL_OVERFLOWED, tuple(f"t{n}" for n in range(NAMED + 2)), ("x", "y")).sentence)
    assert "(x; y)" in said
    assert f"t{NAMED - 1} and 2 more" in said


def told(after: Layout, before: Layout = LAYOUT) -> list[tuple[Cause, tuple[str, ...], tuple[str, ...]]]:
    return [(one.cause, one.trends, one.where) for one in _between(before, after) if one.trends]


def moved(*trends: str, by: float = 0.1) -> tuple[MarkerPlace, ...]:
    return tuple(replace(place, u=place.u + by) if place.id in trends else place for place in PLACES)


def test_where_nothing_moved_nothing_is_told() -> None:
    assert told(LAYOUT) == []
    assert told(replace(LAYOUT, radii=tuple(share + SAME_SHARE / 2 for share in LAYOUT.radii))) == []


def test_who_moved_in_its_cell_is_told_with_the_cells_once_each() -> None:
    assert told(replace(LAYOUT, places=moved("b", "c"))) == [
        (Cause.CELL_OVERFLOWED, ("b", "c"), ("r2, d0", "r2, d1")),
    ]


def test_where_rings_became_wider_all_that_kept_their_cells_are_told_with_those_rings() -> None:
    wider = replace(LAYOUT, radii=(0.19, 0.38, 0.62, 0.81, 1.0))
    elsewhere = (replace(PLACES[0], ring="r1"), *PLACES[1:])
    assert told(wider) == [(Cause.RING_OVERFLOWED, ("a", "b", "c"), ("r2",))]
    assert told(replace(wider, places=elsewhere)) == [(Cause.RING_OVERFLOWED, ("b", "c"), ("r2",))]
    assert told(replace(wider, places=moved("b"))) == [
        (Cause.RING_OVERFLOWED, ("a", "b", "c"), ("r2",)),
        (Cause.CELL_OVERFLOWED, ("b",), ("r2, d0",)),
    ]


def test_with_other_radii_and_all_moved_no_division_had_room() -> None:
    other = replace(LAYOUT, radii=(0.19, 0.38, 0.62, 0.81, 1.0), places=moved("a", "b", "c"))
    assert told(other) == [(Cause.NO_DIVISION, ("a", "b", "c"), ())]
    assert [cause for cause, _, _ in told(replace(LAYOUT, places=other.places))] == [Cause.CELL_OVERFLOWED]


def test_with_another_number_of_rings_that_alone_is_told() -> None:
    fewer = replace(LAYOUT, rings=RINGS[:4], radii=(0.25, 0.5, 0.75, 1.0))
    assert told(replace(LAYOUT, places=moved("a")), fewer) == [(Cause.OTHER_RINGS, ("a",), ())]


def page(away: float, *places: MarkerPlace) -> Scene:
    """A radar whose markers stand so far to the right of their places."""
    disc = scenes.disc()
    blips = []
    for place in places or PLACES:
        sector, ring = disc.sectors[int(place.dimension[1])], disc.rings[int(place.ring[1])]
        x, y = cell_point(place.u, place.v, sector, ring.inner, ring.outer)
        blips.append(scenes.blip(place.id, scenes.marker(disc.x + x + away, disc.y + y)))
    return scenes.scene(*blips, on=disc)


@pytest.mark.parametrize(("away", "beside"), [(0.0, ""), (SAME_POINT - 0.01, ""), (SAME_POINT + 0.01, "abc")])
def test_beside_its_place_is_what_stands_farther_away_than_rounding_may_move(away: float, beside: str) -> None:
    assert list(beside_places(LAYOUT, page(away))) == [*beside]


def test_what_the_layout_or_the_page_does_not_have_is_beside_no_place() -> None:
    other = MarkerPlace("z", "d0", "r0", 0.9, 0.5)
    assert list(beside_places(LAYOUT, page(9.0, PLACES[0], other))) == ["a"]
    elsewhere = replace(LAYOUT, places=(replace(PLACES[0], dimension="d9"),))
    assert list(beside_places(elsewhere, page(9.0))) == []
    assert list(beside_places(LAYOUT, replace(page(9.0), disc=None))) == []
    assert displacements(radar(trend("a")), radar().newest, replace(page(9.0), disc=None)) == ()


def test_a_page_of_one_dimension_has_the_layout_of_that_alone() -> None:
    of = radar(trend("a"), dimensions=3)
    whole = scenes.disc()
    assert shared_request(of, of.newest, whole).alone == ""
    assert shared_request(of, of.newest, whole).shape is RadarShape.DISC
    quarter = replace(whole, sectors=(replace(whole.sectors[0], id="process", start=0, end=90),))
    alone = shared_request(of, of.newest, quarter)
    assert (alone.alone, alone.shape) == ("process", RadarShape.QUARTER)
