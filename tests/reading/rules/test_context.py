"""From which assessments a placement follows."""

import pytest

from radargen.model import Assessment, Rating
from radargen.reading.rules.context import RuleContext, placed_radar, placements
from tests.make import assessment, radar, rating, trend

COMPLETE = rating(3, 3, 3)
INCOMPLETE = Rating("ann", levels=COMPLETE.levels[:2])


@pytest.mark.parametrize(
    ("given", "placed"),
    [
        (assessment("2026", COMPLETE), True),
        (assessment("2026", ring="pilot"), True),
        (assessment("2026"), False),
        (assessment("2026", INCOMPLETE), False),
        (assessment("2026", Rating("ann")), False),
        (assessment("2026", COMPLETE, rating(3, 3, 3, by="ann")), True),
        (assessment("2026", COMPLETE, rating(3, 3, 3, by="Redaktion")), False),
        (assessment("2026", ring="nowhere"), False),
        (assessment("2030", ring="pilot"), False),
    ],
)
def test_an_assessment_that_is_whole_yields_a_placement(given: Assessment, placed: bool) -> None:
    context = RuleContext(radar(trend("a", assessments=(given,))), frozenset({"a"}))
    assert [(one.id, n) for one, n, _, _ in placements(context)] == [("a", 0)] * placed
    assert placed_radar(context).trends[0].assessments == (given,) * placed
