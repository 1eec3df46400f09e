import datetime as dt

import pytest

from radargen.cli.options import day
from radargen.text.messages import RadargenError


def test_a_day_is_written_in_one_way() -> None:
    assert day("2027-11-30") == dt.date(2027, 11, 30)


@pytest.mark.parametrize("written", ["2027-11-30T00:00", "20271130", "2027-11-3", " 2027-11-30", "2027-11-31", "2027"])
def test_anything_else_is_no_day(written: str) -> None:
    with pytest.raises(RadargenError):
        day(written)
