"""What an edition does not know is counted."""

from dataclasses import replace

import pytest

from radargen.assessing.edition_gaps import edition_gaps
from radargen.model import Rating, Settlement
from tests.make import CRITERIA, assessment, radar, rating, trend


def counted(*ratings: Rating, settled: tuple[int, int, int] | None = None) -> tuple[int, int, int]:
    """How many of one trend are settled outside all ratings, have ratings on different rings, are near an edge."""
    given = assessment("2026", *ratings)
    if settled:
        given = replace(given, settled=Settlement(tuple(zip(CRITERIA, settled, strict=True))))
    of = radar(trend("kanban", assessments=(given,)))
    gaps = edition_gaps(of, of.newest)
    return gaps.outside, gaps.rings_apart, gaps.near_edge


@pytest.mark.parametrize(
    ("settled", "outside"), [((2, 3, 3), 0), ((3, 4, 3), 0), ((1, 3, 3), 1), ((4, 3, 3), 1), ((3, 5, 3), 1)]
)
def test_a_settled_level_beyond_all_ratings_is_counted(settled: tuple[int, int, int], outside: int) -> None:
    assert counted(rating(2, 3, 3, by="a"), rating(3, 4, 3, by="b"), settled=settled)[0] == outside


@pytest.mark.parametrize(("second", "apart"), [(rating(3, 3, 3, by="b"), 0), (rating(4, 4, 4, by="b"), 1)])
def test_ratings_that_lead_to_different_rings_are_counted(second: Rating, apart: int) -> None:
    assert counted(rating(3, 3, 3, by="a"), second)[1] == apart


@pytest.mark.parametrize(
    ("levels", "near"), [((3, 3, 3), 0), ((2, 3, 4), 1), ((3, 3, 4), 1), ((5, 5, 5), 0), ((1, 1, 1), 0)]
)
def test_what_one_level_would_move_is_counted(levels: tuple[int, int, int], near: int) -> None:
    assert counted(rating(*levels))[2] == near
