from dataclasses import replace

import pytest

from radargen.charts.placing.memory.layouts import (
    OTHER_SIDE,
    Layout,
    Lock,
    MarkerPlace,
    few_of,
    most_turned,
    moved_ids,
    only_side,
    preferring_side,
)
from radargen.charts.placing.solver.label_candidates import LabelSide, label_variants
from radargen.charts.placing.typesetting.label_wrapping import wrapped_labels
from radargen.charts.theme import RadarShape

KANBAN = MarkerPlace("kanban", "process", "pilot", 0.25, 0.5, (("en", LabelSide.W),))
LAYOUT = Layout("2026", RadarShape.DISC, ("pilot", "vision"), (0.5, 1.0), (KANBAN,))
VARIANTS = label_variants(wrapped_labels("Kanban", "en"))


def moved(**fields: object) -> list[str]:
    return list(moved_ids(LAYOUT, replace(LAYOUT, places=(replace(KANBAN, **fields),))))  # type: ignore[arg-type]


def test_who_keeps_its_cell_but_not_its_angle_or_its_radius_has_moved() -> None:
    assert moved() == []
    assert moved(sides=()) == []
    assert moved(u=0.26) == ["kanban"]
    assert moved(v=0.51) == ["kanban"]


def test_who_is_in_another_cell_or_new_has_not_moved_within_its_cell() -> None:
    assert moved(u=0.9, ring="vision") == []
    assert moved(u=0.9, dimension="people") == []
    assert moved(u=0.9, id="scrum") == []


def test_a_layout_is_found_by_edition_shape_and_dimension() -> None:
    alone = replace(LAYOUT, alone="process")
    lock = Lock((LAYOUT, alone))
    assert lock.find("2026", RadarShape.DISC) is LAYOUT
    assert lock.find("2026", RadarShape.DISC, "process") is alone
    assert lock.find("2026", RadarShape.FAN) is None
    assert lock.find("2025", RadarShape.DISC) is None


def test_the_side_of_a_label_is_kept_or_at_least_preferred_in_its_language() -> None:
    assert {variant.side for variant in only_side(VARIANTS, KANBAN, "en")} == {LabelSide.W}
    assert only_side(VARIANTS, KANBAN, "de") == VARIANTS
    assert preferring_side(VARIANTS, KANBAN, "en")[0].side is LabelSide.W
    assert preferring_side(VARIANTS, KANBAN, "de")[0].side is LabelSide.E


def test_another_side_than_the_kept_one_costs_so_much_more() -> None:
    costs = {(variant.side, variant.label): variant.cost for variant in VARIANTS}
    for penalty, dearer in (
        (OTHER_SIDE, preferring_side(VARIANTS, KANBAN, "en")),
        (9.0, preferring_side(VARIANTS, KANBAN, "en", 9.0)),
    ):
        assert {(variant.side, variant.label): variant.cost for variant in dearer} == {
            key: cost + (0.0 if key[0] is LabelSide.W else penalty) for key, cost in costs.items()
        }
        assert [variant.cost for variant in dearer] == sorted(variant.cost for variant in dearer)


@pytest.mark.parametrize(("kept", "may"), [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2)])
def test_of_twenty_labels_one_may_turn(kept: int, may: int) -> None:
    assert most_turned(kept) == may


def test_those_to_be_seen_turn_first_then_in_the_order_of_ids() -> None:
    assert few_of({"c", "a", "b"}, 40) == {"a", "b"}
    assert few_of({"c", "a", "b"}, 40, {"c"}) == {"a", "c"}
    assert few_of({"c"}, 40) == {"c"}
    assert few_of({"c", "a", "b"}, 19, {"c"}) == frozenset()
