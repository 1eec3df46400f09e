from dataclasses import replace

from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.outline import DISC
from radargen.placing.solver.label_candidates import LabelConstraints, LabelSide, LabelVariant, label_variants
from radargen.placing.solver.label_solver import LabelledMarker, LabelSolver
from radargen.placing.text.label_wrapping import wrapped_labels

CELL = Cell(60, 140, 0, 120, side=2)
GROUND = LabelConstraints(220.0, 7.5, (), DISC)
MIDDLE = (87.0, -50.0)


def guest(name: str, home: tuple[float, float] = MIDDLE, *, stays: bool = False, cell: Cell = CELL) -> LabelledMarker:
    return LabelledMarker(name, cell, 5.0, 6.0, home, (label_variants(wrapped_labels(name, "en")),), stays=stays)


def eastward(name: str) -> tuple[LabelVariant, ...]:
    return tuple(choice for choice in label_variants(wrapped_labels(name, "en")[:1]) if choice.side is LabelSide.E)


def seated(*guests: LabelledMarker, patience: int = 50_000) -> LabelSolver:
    return LabelSolver(guests, (GROUND,), patience).seated()


def sides(table: LabelSolver) -> list[str]:
    return [name.choice.side if name else "" for _, seat in sorted(table.seats.items()) for name in seat.names]


def test_alone_a_blip_stays_at_ease_with_its_name_to_the_right() -> None:
    table = seated(guest("Kanban"))
    assert table.seats[0].point == MIDDLE
    assert sides(table) == ["E"]


def test_two_who_want_the_same_place_both_get_one() -> None:
    table = seated(guest("Kanban"), guest("Scrum"))
    assert table.clashing() == []
    assert table.seats[0].point != table.seats[1].point


def test_who_stays_is_not_moved_and_others_make_room() -> None:
    table = seated(guest("Kanban", stays=True), guest("Scrum"))
    assert table.seats[0].point == MIDDLE
    assert table.clashing() == []


def test_a_name_turns_to_the_left_where_another_blip_is_in_the_way() -> None:
    table = seated(guest("Kanban", stays=True), guest("Scrum", (MIDDLE[0] + 14, MIDDLE[1]), stays=True))
    assert sides(table) == ["W", "E"]


def test_of_a_knot_of_blips_only_the_innermost_gives_up_its_name() -> None:
    x, y = MIDDLE
    knot = [guest(f"Kanban {n}", (x + 14 * (n % 3), y + 14 * (n // 3)), stays=True) for n in range(9)]
    table = seated(*knot)
    assert 4 in table.homeless(0)
    assert len(table.homeless(0)) <= 3


def test_a_name_wider_than_its_sector_has_no_place() -> None:
    narrow = Cell(60, 140, 0, 20, side=2)
    table = seated(guest("W" * 70, narrow.point(0.5, 0.5, 6.0), cell=narrow))
    assert table.homeless(0) == [0]


def test_names_over_another_ring_are_told_the_farthest_last() -> None:
    thin = Cell(100, 132, 30, 150, side=2)
    names = ("Customer feedback analysis", "Lean", "Customer feedback")
    table = seated(
        *(
            replace(guest(name, thin.point(0.3 + 0.2 * n, 0.5, 6.0), cell=thin, stays=True), choices=(eastward(name),))
            for n, name in enumerate(names)
        )
    )
    assert table.foreign() == [2, 0]


def test_impatience_ends_the_search_with_everybody_seated() -> None:
    table = seated(*(guest(f"Trend {n}") for n in range(12)), patience=200)
    assert len(table.seats) == 12
    assert table.work < 20_000
