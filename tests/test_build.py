"""The conductor: what it hands on, and what it says of what it could not."""

from benchmarks.radars import short
from radargen import build
from radargen.model import Radar
from radargen.reading import load


def crowded(trends: int) -> Radar:
    found = load(short(trends, dimensions=8, rings=7, spread="one")).radar
    assert found
    return found


def test_a_radar_too_full_for_its_pictures_names_the_cell() -> None:
    said = list(build.undrawn(crowded(600)))
    assert any(sentence.startswith("The site has no radar on a4: ") for sentence in said)
    assert all("Ring 3" in sentence and "Dimension 7" in sentence for sentence in said)


def test_an_ordinary_radar_has_all_its_pictures() -> None:
    assert list(build.undrawn(crowded(20))) == []
