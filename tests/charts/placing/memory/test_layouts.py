from dataclasses import replace

from radargen.charts.placing.memory.layouts import Layout, Lock, MarkerPlace, moved_ids, only_side, preferring_side
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
