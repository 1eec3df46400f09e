"""The letters that tell dimensions where there is no colour."""

import pytest

from radargen.charts.placing.content.dimension_letters import dimension_letters, letter_text
from radargen.charts.scene import Marker


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("People", "Process", "Technology"), "PRT"),
        (("Menschen", "Prozesse", "Technologie"), "MPT"),
        (("人", "過程", "Tools"), "ABT"),
        (("Aa", "aA", "AA"), "ABC"),
        (("2030", "Öl", "öl & gas"), "AÖL"),
        (("Alone",), ""),
    ],
)
def test_each_dimension_has_a_letter_of_its_own(names: tuple[str, ...], letters: str) -> None:
    found = dimension_letters([(f"d{n}", name, n) for n, name in enumerate(names)])
    assert "".join(found.values()) == letters


def test_a_letter_stands_in_the_middle_of_its_marker_and_can_be_read() -> None:
    large, small = (letter_text("H", Marker(100, 50, r)) for r in (10, 2))
    assert (large.size, small.size) == (14, 5)
    assert large.y - 0.33 * large.size == pytest.approx(50, abs=0.01)
    assert 94 < large.x < 97
