from radargen.placing.axes.cells import Cell
from radargen.placing.solver.ring_radii import ring_radii


def test_a_full_ring_is_wider_than_an_empty_one() -> None:
    def cells(bounds: list[float]) -> list[list[tuple[Cell, list[float]]]]:
        inner = [0.0, *bounds]
        return [
            [(Cell(low, high, 0, 120), [6.0] * count)]
            for low, high, count in zip(inner, bounds, (2, 30, 0), strict=False)
        ]

    found = ring_radii(200, [20, 20, 20], [0.02, 0.3, 0.0], cells, [1, 1, 1])  # type: ignore[arg-type]
    widths = [high - low for low, high in zip([0.0, *found], found, strict=False)]
    assert found[-1] == 200
    assert widths[1] > widths[0] > 20
    assert widths[2] >= 20


def test_without_content_rings_are_equal() -> None:
    def cells(bounds: list[float]) -> list[list[tuple[Cell, list[float]]]]:
        return [[] for _ in bounds]

    assert ring_radii(200, [10] * 4, [0.0] * 4, cells, [1] * 4) == [50, 100, 150, 200]  # type: ignore[arg-type]
