"""A chart of another kind than the radar goes through every painter and through the check."""

import json
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from radargen.charts.checking import promises
from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files, scene_json, svg
from radargen.charts.drawing.figure import png
from radargen.charts.scene import Course
from radargen.charts.theme import LIGHT, THEMES
from tests.charts.drawing.scenes import disc, matrix, scene

NS = {"s": "http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("suffix", PICTURE_FORMATS)
def test_every_format_has_it(suffix: str) -> None:
    (content,) = picture_files((matrix(),), "matrix", PICTURE_FORMATS[suffix], LIGHT, Painting(36)).values()
    assert len(content) > 1000


def test_those_who_hear_it_get_a_list_for_each_dimension_with_links() -> None:
    root = ET.fromstring(svg(matrix(), LIGHT, standalone=False))  # noqa: S314 – our own drawing
    lists = root.findall(".//*[@role='list']")
    assert [found.attrib["aria-label"] for found in lists] == ["People", "Process"]
    links = [[link.attrib["href"] for link in found.iterfind(".//s:a", NS)] for found in lists]
    assert links == [["trends/trend-0/", "trends/trend-2/"], ["trends/trend-1/", "trends/trend-3/"]]
    assert root.findtext("s:title", namespaces=NS) == "Test matrix"


def test_a_panel_has_the_shade_of_its_depth_and_none_lies_beside_it() -> None:
    page = Image.open(BytesIO(png(matrix(), LIGHT, 72))).convert("RGB")
    shades = ["#{:02X}{:02X}{:02X}".format(*page.getpixel(at)) for at in ((110, 90), (360, 90), (560, 440), (50, 300))]  # type: ignore[misc]
    assert shades == [LIGHT.band(0), LIGHT.band(1 / 3), LIGHT.band(1), LIGHT.page]


@pytest.mark.parametrize("theme", THEMES)
def test_it_keeps_what_every_chart_promises(theme: str) -> None:
    found = promises(scene_json([matrix()]), THEMES[theme])
    assert [promise.name for promise in found if not promise.kept] == []
    assert {promise.name for promise in found if "sector colours" in promise.name} or theme == "print"


@pytest.mark.parametrize(("moved", "leaving"), [(50, ""), (53, "trend-0 leaves its panel")])
def test_a_blip_over_the_edge_of_its_panel_is_found(moved: float, leaving: str) -> None:
    page = matrix()
    first = page.blips[0]
    assert first.number_text
    at = replace(first.marker, x=first.marker.x - moved)
    text = replace(first.number_text, x=first.number_text.x - moved)
    over = replace(page, blips=(replace(first, marker=at, number_text=text), *page.blips[1:]))
    found = next(p for p in promises(scene_json([over]), LIGHT) if p.name == "blips outside their cell")
    assert found.where == leaving


def test_a_radar_says_nothing_of_panels() -> None:
    assert not {"panels", "lists"} & json.loads(scene_json([scene(on=disc())])).keys()
    assert json.loads(scene_json([matrix()]))["panels"][1]["name"] == "High early"


def test_a_way_through_several_places_is_painted_in_the_colour_of_its_dimension() -> None:
    way = Course("a", ((50, 300), (200, 300), (400, 520), (700, 520)), 6)
    page = replace(matrix(), courses=(way,), panels=(), blips=())
    pixels = Image.open(BytesIO(png(page, LIGHT, 72))).convert("RGB")
    found = ["#{:02X}{:02X}{:02X}".format(*pixels.getpixel(at)) for at in ((100, 300), (300, 410), (600, 520))]  # type: ignore[misc]
    assert found == [LIGHT.sector(0, page.palette)] * 3
    assert 'd="M50 300L200 300C300 300 300 520 400 520L700 520"' in svg(page, LIGHT)
    assert json.loads(scene_json([page]))["courses"] == [
        {"id": "a", "knots": [[50, 300], [200, 300], [400, 520], [700, 520]], "width": 6}
    ]


def test_marks_beyond_the_first_page_say_on_which_they_are() -> None:
    told = json.loads(scene_json([matrix(), matrix()]))
    assert [blip.get("page", 1) for blip in told["blips"]] == [1] * 4 + [2] * 4
    names = picture_files((matrix(), matrix()), "matrix", PICTURE_FORMATS[".svg"], LIGHT, Painting(36))
    assert [*names] == ["matrix.svg", "matrix-2.svg"]
