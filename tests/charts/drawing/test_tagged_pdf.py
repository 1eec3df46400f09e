"""A PDF tells those who do not see it what is on its pages."""

from dataclasses import replace
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from radargen.charts.drawing.figure import pdf
from radargen.charts.scene import Scene
from radargen.charts.theme import DARK, LIGHT, PRINT, Theme
from tests.charts.drawing.scenes import full, matrix
from tests.selection import mostly_by_forge

RADAR = replace(full(9), title="CX-Trendradar – größer", description="Neun Trends (alle „neu“) in 3 Dimensionen.")
LEGEND = replace(full(20), disc=None, blips=(), pills=(), arcs=())


def read(*scenes: Scene, theme: Theme = LIGHT, transparent: bool = False) -> PdfReader:
    return PdfReader(BytesIO(pdf(scenes, theme, transparent)), strict=True)


def catalogue(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def elements(reader: PdfReader) -> list[Any]:
    (document,) = catalogue(reader)["/StructTreeRoot"]["/K"]
    assert document.get_object()["/S"] == "/Document"
    return [element.get_object() for element in document.get_object()["/K"]]


def test_the_file_says_that_it_is_tagged_its_title_and_its_language() -> None:
    reader = read(RADAR)
    assert catalogue(reader)["/MarkInfo"]["/Marked"] == True  # noqa: E712 – a PDF's own kind of true
    assert catalogue(reader)["/Lang"] == RADAR.language
    assert catalogue(reader)["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 – as above
    assert reader.metadata and reader.metadata.title == "CX-Trendradar – größer"


def test_the_radar_is_a_picture_with_its_description_as_large_as_its_page() -> None:
    reader = read(RADAR)
    (figure,) = elements(reader)
    assert (figure["/S"], figure["/Alt"]) == ("/Figure", "Neun Trends (alle „neu“) in 3 Dimensionen.")
    assert figure["/Pg"].get_object() == reader.pages[0]
    assert [float(side) for side in figure["/A"]["/BBox"]] == [0, 0, RADAR.width, RADAR.height]


def test_a_chart_without_a_radar_is_a_picture_as_well() -> None:
    figure, other = elements(read(matrix(), replace(RADAR, blips=(), legend=())))
    assert (figure["/S"], figure["/Alt"]) == ("/Figure", "Impact and maturity.")
    assert (other["/S"], other["/Alt"]) == ("/Figure", RADAR.description)


def test_a_page_that_goes_on_with_a_legend_is_a_text_to_be_read() -> None:
    figure, text = elements(read(RADAR, LEGEND))
    assert (figure["/S"], text["/S"], "/Alt" in text) == ("/Figure", "/P", False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "transparent"),
    mostly_by_forge([(LIGHT, False), (DARK, True), *product([LIGHT, DARK, PRINT], [False, True])], here=2),
    ids=lambda each: str(getattr(each, "name", each)),
)
def test_all_that_is_painted_lies_within_the_mark_of_its_tag(theme: Theme, transparent: bool) -> None:
    reader = read(RADAR, LEGEND, RADAR, theme=theme, transparent=transparent)
    parents = catalogue(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, (page, element) in enumerate(zip(reader.pages, elements(reader), strict=True)):
        operations = ContentStream(page.get_contents(), reader).operations
        names = [name for _, name in operations]
        assert (names.count(b"BDC"), names.count(b"EMC")) == (1, 1)
        start = names.index(b"BDC")
        assert {*names[:start]} <= {b"CS", b"cs", b"j"}, "only what prepares the page comes before"
        assert names[-1] == b"EMC"
        assert names.count(b"q") == names.count(b"Q")
        (tag, properties), _ = operations[start]
        assert (tag, properties["/MCID"], element["/K"]) == (element["/S"], 0, 0)
        # The way back from the mark to its tag, which readers take.
        assert page.get("/StructParents") == number
        (marked,) = parents[2 * number + 1]
        assert (parents[2 * number], marked.get_object()) == (number, element)


@pytest.mark.slow
def test_words_can_still_be_read_and_the_same_pages_give_the_same_bytes() -> None:
    assert "Trend Radar 2026" in read(RADAR).pages[0].extract_text()
    assert pdf([RADAR, LEGEND], LIGHT) == pdf([RADAR, LEGEND], LIGHT)
