"""What lies on what, told by a painter that only keeps a diary."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from radargen.charts.drawing.painting import paint
from radargen.charts.scene import Box, LegendEntry, Line, MarkerShape, Panel, Scene, TextMark, Trail
from tests.charts.drawing.scenes import blip, disc, labelled, marker, scene

FIRST = replace(labelled(blip("first", marker(420, 250, sector=1))), whisker=Line(400, 250, 440, 250, 1), dim=True)
SECOND = labelled(blip("second", marker(360, 250, sector=0)))
PAGE = scene(
    FIRST,
    SECOND,
    on=disc(rings=1, sectors=2),
    logo=Box(0, 0, 9, 9),
    lines=(Line(0, 0, 1, 1, 1),),
    trails=(Trail("first", marker(430, 260, shape=MarkerShape.GHOST), Line(430, 260, 420, 250, 1, head=3)),),
    samples=(marker(10, 10),),
    texts=(TextMark("Source", 5, 5, 7),),
    legend=(LegendEntry("first", TextMark("1", 5, 9, 7), (TextMark("First", 9, 9, 7),), Box(5, 5, 9, 9), dim=True),),
)


class Diary:
    """Stands in for a painter of any format."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> object:
        def noted(*marks: object, dim: bool = False) -> nullcontext[None]:
            self.calls.append(f"{name}, dim" if dim else name)
            return nullcontext()

        return noted


def painted(page: Scene) -> list[str]:
    diary = Diary()
    paint(page, diary)  # type: ignore[arg-type]
    return diary.calls


def test_a_page_is_painted_from_the_ground_up() -> None:
    below = ["logo", "backdrop", "band", "rim", "rim", "title", "title", "line", "pill", "line", "whisker", "ghost"]
    blips = ["blips", "blip_list", "blip", "blip_list", "blip"]
    assert painted(PAGE) == [*below, *blips, "key", "sample", "texts", "text", "text, dim", "text, dim"]


def test_a_chart_without_a_disc_is_painted_on_its_panels() -> None:
    around = disc(rings=1, sectors=2)
    panels = (Panel("a", "A", Box(0, 0, 9, 9), 0.0),)
    matrix = replace(PAGE, disc=None, panels=panels, lists=around.lists, arcs=(), pills=())
    calls = painted(matrix)
    assert calls[:4] == ["logo", "backdrop", "panel", "line"]
    assert calls.count("blip") == 2


def test_a_blip_of_no_list_is_a_fault_and_not_left_out() -> None:
    with pytest.raises(KeyError):
        paint(replace(PAGE, disc=None), Diary())  # type: ignore[arg-type]
