"""The lists beside the radar: as much as has room, and never more; what is left out is counted."""

import pytest

from radargen.assessing import blips
from radargen.charts.placing.content.highlights import HighlightItem, Highlights
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.page.highlight_columns import column
from radargen.charts.scene import MarkerShape
from radargen.model import Certainty
from radargen.text.wording import wording
from tests.make import radar, trend

OF = radar(trend("kanban"))
STYLE = MarkerStyle(blips(OF, OF.newest)[0], 0, 0, MarkerShape.DISC, 1.0, Certainty.STRONG, False)


def listed(count: int) -> Highlights:
    items = tuple(
        HighlightItem(STYLE, f"Trend {n}", "Trial → Adopt", f"Step {n} is done by somebody.") for n in range(count)
    )
    return Highlights("Act now", items, note="set in bold")


def texts(height: float, count: int = 4, width: float = 150.0) -> list[str]:
    return [mark.text for mark in column([listed(count)], width, height, 1.0, wording("en")).texts]


def test_with_room_each_has_its_way_and_its_step() -> None:
    said = texts(1000)
    assert {"Act now", "set in bold", "Trend 0", "Trial → Adopt"} <= set(said)
    assert said.count("Trial → Adopt") == 4
    assert any(line.startswith("Step 3") for line in said)


def test_with_less_room_steps_go_first_then_ways_then_names_which_are_counted() -> None:
    whole, ways, names, few = (texts(height) for height in (1000, 130, 90, 70))
    assert any("Step" in line for line in whole)
    assert not any("Step" in line for line in ways)
    assert "Trial → Adopt" in ways
    assert "Trial → Adopt" not in names
    assert [line for line in names if line.startswith("Trend")] == [f"Trend {n}" for n in range(4)]
    shown = sum(line.startswith("Trend") for line in few)
    assert 0 < shown < 4
    assert f"and {4 - shown} more, set in bold" in few
    assert few[:2] == ["Act now", "4"]


def test_where_the_room_is_wide_short_names_stand_side_by_side_before_any_is_left_out() -> None:
    block = column([listed(5)], 260.0, 70, 1.0, wording("en"))
    names = {text.text: (round(text.x), round(text.y)) for text in block.texts if text.text.startswith("Trend")}
    assert [*names] == [f"Trend {n}" for n in range(5)]
    assert names["Trend 0"][0] == names["Trend 2"][0] < names["Trend 3"][0] == names["Trend 4"][0]
    assert names["Trend 0"][1] == names["Trend 3"][1] < names["Trend 1"][1] == names["Trend 4"][1]
    assert block.height <= 70


def test_without_room_for_one_name_there_is_nothing() -> None:
    assert texts(20) == []


@pytest.mark.parametrize("height", range(30, 400, 10))
def test_nothing_is_higher_than_its_room(height: int) -> None:
    block = column([listed(5)], 150.0, height, 1.0, wording("en"))
    assert block.height <= height
    assert all(text.y <= height for text in block.texts)
    assert len(block.samples) == sum(text.text.startswith("Trend") for text in block.texts)


def test_counts_stand_before_what_they_count() -> None:
    counted = Highlights("Of 9 trends", counts=(("3", "to prepare"), ("12", "moved in")))
    block = column([counted], 150.0, 1000, 1.0, wording("en"))
    rows = [(text.text, text.x, text.y) for text in block.texts[1:]]
    assert [text for text, _, _ in rows] == ["3", "to prepare", "12", "moved in"]
    assert rows[0][1] == rows[2][1] == 0 < rows[1][1] == rows[3][1]
    assert rows[0][2] == rows[1][2] < rows[2][2]
