import pytest

from radargen.charts.theme import FORMATS
from radargen.cli.lookups import levels_of, page_of
from radargen.text.messages import RadargenError
from tests.pages.specimen import specimen


def test_a_page_is_found_by_name_however_it_is_written_or_by_its_size() -> None:
    assert page_of("A4") is page_of("a4") is FORMATS["a4"]
    assert page_of("300x200") == page_of("300×200")
    with pytest.raises(RadargenError, match="A size is"):
        page_of("a9")


@pytest.mark.parametrize("level", ["0", "6", "x", "", "1.5"])
def test_a_level_is_a_whole_number_from_1_to_5(level: str) -> None:
    criterion = specimen().criteria[0].id
    assert levels_of(specimen(), [f"{criterion}=1", f"{criterion}=5"]) == [(criterion, 1), (criterion, 5)]
    with pytest.raises(RadargenError):
        levels_of(specimen(), [f"{criterion}={level}"])
