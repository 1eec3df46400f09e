"""The rule, on the worked examples of the method and on panels of raters."""

import dataclasses

import pytest

from radargen.assessing import placement
from radargen.model import Agreement, Brake, Combine, Placement, Rating, Ring, Rule
from tests.form_cases import PANELS, PILOT, STANDARD, VISION, WORKED_EXAMPLES
from tests.make import assessment, radar, rating, text, trend


def placed(*ratings: Rating, ring: str = "") -> Placement:
    shown = radar(trend("kanban", assessments=(assessment("2026", *ratings, ring=ring),)))
    found = placement(shown, shown.trends[0], shown.newest)
    assert found is not None
    return found


@pytest.mark.parametrize(("levels", "combined", "level", "ring"), WORKED_EXAMPLES)
def test_the_worked_examples(levels: tuple[int, int, int], combined: int, level: int, ring: str) -> None:
    found = placed(rating(*levels))
    assert (found.verdicts[0].combined, found.level, found.ring) == (combined, level, ring)


def test_without_criteria_the_stated_ring_stands() -> None:
    found = placed(ring="scale")
    assert (found.ring, found.computed, found.agreement) == ("scale", None, Agreement.STATED)


def test_an_override_stands_beside_the_computed_ring() -> None:
    found = placed(rating(3, 2, 4), ring="scale")
    assert (found.ring, found.computed, found.overridden) == ("scale", "pilot", True)


def test_an_override_that_says_the_same_as_the_rule_is_none() -> None:
    assert not placed(rating(3, 2, 4), ring="pilot").overridden


@pytest.mark.parametrize(("panel", "ring", "agreement"), PANELS)
def test_a_panel_gives_its_lower_median_and_an_agreement(
    panel: tuple[tuple[int, int, int], ...], ring: str, agreement: Agreement
) -> None:
    found = placed(*(rating(*levels, by=f"r{n}") for n, levels in enumerate(panel)))
    assert (found.ring, found.agreement) == (ring, agreement)


def test_the_spread_is_the_lowest_and_highest_level() -> None:
    assert placed(rating(*VISION), rating(*PILOT), rating(*STANDARD)).spread == (1, 5)


def test_another_house_combines_and_brakes_in_its_own_way() -> None:
    base = radar(trend("kanban", assessments=(assessment("2026", rating(2, 5, 4)),)))
    rings = tuple(Ring(r, text(r), lowest=low) for r, low in (("hot", 4), ("warm", 2), ("cold", 1)))
    careful = dataclasses.replace(base, rings=rings, rule=Rule(Combine.LOWEST))
    assert placement(careful, careful.trends[0], careful.newest).ring == "warm"  # type: ignore[union-attr]
    strict = dataclasses.replace(base, rings=rings, rule=Rule(brakes=(Brake("adoption", 0, (("evidence", 4),)),)))
    # The brake waits while evidence is above 4, so the median of 2, 5 and 4 stands.
    assert placement(strict, strict.trends[0], strict.newest).ring == "hot"  # type: ignore[union-attr]
