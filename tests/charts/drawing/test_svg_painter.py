import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from math import hypot
from xml.etree import ElementTree as ET

import pytest

from radargen.charts.disc import SectorMark
from radargen.charts.drawing import site_css, svg
from radargen.charts.drawing.markup import number
from radargen.charts.lettering import line_width
from radargen.charts.scene import Glyph, Line, MarkerShape, Scene, TextMark, Tone, Trail, Weight
from radargen.charts.theme import DARK, LIGHT, PRINT, THEMES, Theme
from radargen.model import Certainty
from tests.charts.drawing.scenes import FORMS, NAMES, blip, curved, disc, full, labelled, marker, numbered, scene

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'too' ]]> {{ 7 * 7 }} \x00\x1b\ufffe"
NS = {"s": "http://www.w3.org/2000/svg"}


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 – our own drawing


def figure(page: Scene) -> ET.Element:
    return parsed(svg(page, LIGHT, standalone=False))


def places(root: ET.Element) -> dict[str, tuple[float, float]]:
    """Where each blip's centre is, by id."""
    found = {}
    for mark in root.iterfind(".//*[@data-id]"):
        x, y = mark.attrib["transform"].removeprefix("translate(").removesuffix(")").split()
        found[mark.attrib["data-id"]] = (float(x), float(y))
    return found


# --- both kinds


@pytest.mark.parametrize("standalone", [True, False])
def test_every_blip_is_drawn_where_the_scene_has_it(standalone: bool) -> None:
    page = full(45)
    drawn = places(parsed(svg(page, LIGHT, standalone=standalone)))
    assert drawn == {mark.id: (round(mark.marker.x, 2), round(mark.marker.y, 2)) for mark in page.blips}


@pytest.mark.parametrize("standalone", [True, False])
def test_words_of_strangers_stay_words(standalone: bool) -> None:
    mark = labelled(blip(HOSTILE, marker(300, 200), href="javascript:" + HOSTILE))
    root = parsed(svg(scene(mark, title=HOSTILE, description=HOSTILE), LIGHT, standalone=standalone))
    assert not root.findall(".//s:script", NS)
    shown = HOSTILE.translate({0: "\ufffd", 0x1B: "\ufffd", 0xFFFE: "\ufffd"})
    assert root.findtext("s:title", namespaces=NS) == shown
    assert root.find(".//s:a", NS).attrib["aria-label"].startswith(shown)  # type: ignore[union-attr]


def test_the_same_scene_gives_the_same_text_in_every_process() -> None:
    code = (
        "from tests.charts.drawing.scenes import full; from radargen.charts.drawing import svg;"
        "from radargen.charts.theme import LIGHT;"
        "import sys; sys.stdout.buffer.write((svg(full(9), LIGHT) + svg(full(9), LIGHT, standalone=False)).encode())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert texts == {(svg(full(9), LIGHT) + svg(full(9), LIGHT, standalone=False)).encode()}


def test_an_svg_needs_neither_matplotlib_nor_numpy() -> None:
    code = (
        "import sys; from radargen.charts import drawing; assert 'jinja2' not in sys.modules;"
        "from tests.charts.drawing.scenes import full; from radargen.charts.theme import LIGHT;"
        "drawing.svg(full(3), LIGHT);"
        "drawing.scene_json([full(3)]); print(*sorted({'matplotlib', 'numpy', 'PIL', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(("rings", "sectors"), [(2, 2), (7, 8), (3, 4)])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_cut_of_the_disc_can_be_drawn(rings: int, sectors: int, theme: Theme) -> None:
    root = parsed(svg(full(40, rings=rings, sectors=sectors), theme))
    colours = {path.attrib["fill"] for path in root.iterfind("./s:g/s:path[@fill]", NS)} - {"none"}
    assert len(colours) == rings


@pytest.mark.parametrize(("start", "end"), [(-90, 90), (-45, 45), (0, 360)])
def test_a_dimension_alone_keeps_its_colour(start: float, end: float) -> None:
    around = replace(disc(), sectors=(SectorMark("d4", "Law", 4, start, end),))
    page = scene(blip("one", marker(400, 200, sector=4)), on=around, dimensions=5)
    assert LIGHT.sector(4, 5) in svg(page, LIGHT)


def test_letters_along_the_arc_are_one_text_with_a_place_for_each() -> None:
    around = disc()
    text = figure(scene(on=around, arcs=(curved(around, around.sectors[0]),), pills=())).find(".//s:text[@rotate]", NS)
    assert text is not None
    assert text.text == "PEOPLE"
    assert [len(text.attrib[name].split()) for name in ("x", "y", "rotate")] == [6, 6, 6]


def test_letters_along_the_arc_that_our_font_lacks_are_outlines() -> None:
    around = disc()
    arc = replace(
        curved(around, around.sectors[0]), glyphs=(Glyph("ב", 300, 100, 0), Glyph("א", 306, 100, 90)), text="אב"
    )
    page = scene(on=around, arcs=(arc,), pills=())
    for drawn in (figure(page), parsed(svg(page, LIGHT))):
        assert drawn.find(".//s:text", NS) is None
        (letters,) = (path for path in drawn.iterfind(".//s:path", NS) if "q" in path.attrib["d"])
        x, y = map(float, re.findall(r"[\d.]+", letters.attrib["d"])[:2])
        assert 295 < x < 315
        assert 85 < y < 110


@pytest.mark.parametrize("words", ["שלום", "Trải", "cafe\u0301"])
def test_a_text_that_our_font_lacks_is_an_outline_that_tells_its_words(words: str) -> None:
    page = scene(labelled(blip("one", marker(300, 200), name=words), words), texts=(TextMark(words, 50, 60, 9),))
    for drawn in (figure(page), parsed(svg(page, LIGHT))):
        assert words not in [text.text for text in drawn.iterfind(".//s:text", NS)]
        (label,) = drawn.iterfind(".//s:*[@aria-hidden='true'][@d]", NS)
        assert label.attrib["d"].startswith("M")
        (told,) = drawn.iterfind(".//s:path[@aria-label]", NS)
        assert (told.attrib["role"], told.attrib["aria-label"]) == ("img", words)


def test_on_a_site_letters_beyond_its_fonts_are_outlines_and_in_a_file_text() -> None:
    page = scene(pills=(), arcs=(), texts=(TextMark("Тренд", 50, 60, 9),))
    assert figure(page).find(".//s:text", NS) is None
    assert [text.text for text in parsed(svg(page, LIGHT)).iterfind(".//s:text", NS)] == ["Тренд"]


def test_a_character_that_no_font_has_is_left_to_the_viewer_in_the_planned_width() -> None:
    page = scene(pills=(), arcs=(), texts=(TextMark("AI 日", 50, 60, 10),))
    (text,) = figure(page).iterfind(".//s:text", NS)
    assert text.text == "AI 日"
    assert float(text.attrib["textLength"]) == pytest.approx(10 * line_width("AI 日", Weight.REGULAR), abs=0.01)


def test_whiskers_lie_under_all_blips_and_names() -> None:
    line = Line(300, 180, 300, 230, 1, Tone.SECTOR)
    other, mark = blip("other", marker(300, 100)), blip("one", marker(300, 200), whisker=line)
    drawn = svg(scene(other, mark), LIGHT, standalone=False)
    assert drawn.index('d="M300 180L300 230"') < drawn.index('role="list"')


@pytest.mark.parametrize(
    ("value", "written"), [(12, "12"), (0.5, "0.5"), (1 / 3, "0.33"), (-0.001, "0"), (100, "100"), (-7.10, "-7.1")]
)
def test_numbers_are_as_short_as_two_decimals_allow(value: float, written: str) -> None:
    assert number(value) == written


# --- a file that stands alone


def test_a_file_says_its_size_language_and_what_it_shows() -> None:
    root = parsed(svg(full(3), LIGHT))
    assert {name: root.attrib[name] for name in ("width", "height", "viewBox", "lang")} == {
        "width": "800pt",
        "height": "600pt",
        "viewBox": "0 0 800 600",
        "lang": "en",
    }
    assert root.findtext("s:title", namespaces=NS) == "Test radar"
    assert root.findtext("s:desc", namespaces=NS) == "What it shows."


def test_a_file_carries_its_fonts_and_plain_colours() -> None:
    text = svg(full(45), LIGHT)
    assert text.count("@font-face") == 3
    assert "var(" not in text
    assert "currentColor" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_text_stays_text() -> None:
    words = "".join(parsed(svg(full(45), LIGHT)).itertext())
    assert all(line in words for lines in NAMES for line in lines)


def test_a_file_links_only_where_there_is_an_address() -> None:
    page = scene(
        blip("here", marker(300, 200), href="https://example.org/a?b=1&c=2"), blip("nowhere", marker(350, 200))
    )
    links = parsed(svg(page, LIGHT)).findall(".//s:a", NS)
    assert [(link.attrib["data-id"], link.attrib["href"]) for link in links] == [
        ("here", "https://example.org/a?b=1&c=2")
    ]


def test_a_print_file_is_grey() -> None:
    text = re.sub(r"<style>.*?</style>", "", svg(full(45), PRINT), flags=re.S)
    colours = set(re.findall(r"#[0-9A-F]{6}", text))
    assert len(colours) > 5
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


# --- a figure for the site


def test_a_figure_keeps_a_strict_content_security_policy() -> None:
    text = svg(full(45, hrefs=True), LIGHT, standalone=False)
    assert "style=" not in text
    assert "<style" not in text
    assert "@font-face" not in text
    assert not re.search(r"\son\w+=", text)


def test_a_figure_can_stand_in_markdown_and_beside_another() -> None:
    mark = blip("one", marker(300, 200), name="two\n\nparagraphs")
    text = svg(scene(labelled(mark)), LIGHT, standalone=False)
    assert not text.startswith("<?xml")
    assert not re.search(r"\n\s*\n", text)
    assert " id=" not in text


def test_every_colour_of_a_figure_is_a_variable_of_the_style_sheet_with_a_fallback() -> None:
    text = svg(full(45, sectors=8, hrefs=True), LIGHT, standalone=False)
    assert set(re.findall(r'(?:fill|stroke|color)="([^"v]+)"', text)) == {"none", "currentColor"}
    variables = set(re.findall(r"var\((--radar-[\w-]+),#[0-9A-F]{3,6}\)", text))
    assert text.count("var(") == len(re.findall(r"var\(--radar-[\w-]+,#", text))
    assert variables <= set(re.findall(r"(--radar-[\w-]+):", site_css()))


def test_the_style_sheet_has_both_palettes_and_yields_to_forced_colours_and_paper() -> None:
    css = site_css()
    assert css.count("{") == css.count("}")
    for theme in (LIGHT, DARK):
        assert all(colour in css for colour in (theme.ink, theme.shade, *theme.few, *theme.many))
    dark = css.index("[data-md-color-scheme=slate]")
    assert css.rindex("@media screen", 0, dark) > css.rindex("}", 0, dark), "dark is for the screen"
    assert "prefers-color-scheme: dark" in css
    assert "forced-colors: active" in css


def test_a_figure_is_a_document_of_lists_of_named_links() -> None:
    page = full(12, hrefs=True)
    root = figure(page)
    assert root.attrib["role"] == "graphics-document document"
    lists = root.findall(".//*[@role='list']")
    assert [(group.attrib["aria-label"], group.attrib["data-dimension"]) for group in lists] == [
        ("People", "d0"),
        ("Process", "d1"),
        ("Technology", "d2"),
    ]
    items = [item for group in lists for item in group]
    assert {item.attrib["role"] for item in items} == {"listitem"}
    links = [item[0] for item in items]
    assert [link.attrib["aria-label"] for link in links] == [mark.says for mark in page.blips]
    assert [link.attrib["href"] for link in links] == [mark.href for mark in page.blips]


def test_words_that_the_link_says_already_are_hidden_from_screen_readers() -> None:
    links = figure(full(12, hrefs=True)).findall(".//s:a", NS)
    texts = [text for link in links for text in link.findall(".//s:text", NS)]
    assert len(texts) > 12
    assert {text.get("aria-hidden") for text in texts} == {"true"}


def test_a_finger_finds_every_blip_and_only_one() -> None:
    page = scene(*(blip(f"b{n}", marker(300 + x, 200)) for n, x in enumerate((0, 14, 28.5, 70))))
    root = figure(page)
    hits = {
        mark.attrib["data-id"]: float(circle.attrib["r"])
        for mark in root.iterfind(".//*[@data-id]")
        if (circle := mark.find("s:circle[@opacity='0']", NS)) is not None
    }
    at = {mark.id: mark.marker for mark in page.blips}
    assert hits["b3"] == 12
    assert all(hits[id] >= mark.reach for id, mark in at.items())
    for (one, r1), (other, r2) in combinations(hits.items(), 2):
        assert hypot(at[one].x - at[other].x, at[one].y - at[other].y) >= r1 + r2 - 0.02


def test_a_figure_of_forty_five_stays_small() -> None:
    page = replace(full(45, hrefs=True), legend=(), texts=(), samples=())
    says = "Service blueprinting, Process, ring Pilot, moved in, impact 4 of 5, advice: act, strong evidence, estimate"
    page = replace(page, blips=tuple(replace(mark, says=says) for mark in page.blips))
    assert len(svg(page, LIGHT, standalone=False).encode()) <= 30_000


def test_each_movement_and_certainty_has_its_own_form() -> None:
    page = scene(
        *(
            numbered(blip(f"{shape}-{fill}", marker(300, 200, shape=shape, fill=fill)))
            for shape in FORMS
            for fill in Certainty
        )
    )
    forms = [
        "".join(f"{part.tag}{sorted(part.attrib.items())}" for part in mark if part.tag.endswith(("circle", "path")))
        for mark in figure(page).findall(".//*[@data-id]")
    ]
    assert len(set(forms)) == 9


def test_what_stands_back_keeps_its_form_in_paler_colours() -> None:
    bright, pale = (svg(scene(replace(labelled(blip("a", marker(300, 200))), dim=dim)), LIGHT) for dim in (False, True))
    assert LIGHT.dimmed.sector(0, 3) in pale
    assert LIGHT.dimmed.sector(0, 3) not in bright
    assert re.sub("#[0-9A-F]{6}", "", bright).replace(' fill=""', "") == re.sub("#[0-9A-F]{6}", "", pale).replace(
        ' fill=""', ""
    )


def test_on_a_page_the_style_sheet_says_what_stands_back() -> None:
    root = figure(scene(replace(blip("a", marker(300, 200)), dim=True)))
    (item,) = root.findall(".//s:g[@role='listitem']", NS)
    assert item.get("class") == "dim"
    assert ".radar .dim" in site_css()


@pytest.mark.parametrize("standalone", [True, False])
def test_a_trail_is_a_ghost_and_an_arrow_below_the_blips(standalone: bool) -> None:
    way = Trail("a", marker(400, 100, 4, shape=MarkerShape.GHOST), Line(400, 106, 400, 190, 1, Tone.SECTOR, 0, head=4))
    drawn = svg(scene(blip("a", marker(400, 200)), trails=(way,)), LIGHT, standalone=standalone)
    arrow, head, ghost, listed = (
        drawn.index(part) for part in ('d="M400 106L400 188"', 'd="M400 190L', "translate(400 100)", 'role="list"')
    )
    assert arrow < head < ghost < listed
    assert re.search(r'translate\(400 100\)"[^>]*><circle r="3.6" fill="none"', drawn)


def test_only_a_page_is_told_what_belongs_to_a_blip_and_lies_apart() -> None:
    mark = labelled(blip("kanban", marker(420, 280), href="trends/kanban/"))
    mark = replace(mark, whisker=Line(400, 280, 440, 280, 1))
    assert svg(scene(mark), LIGHT, standalone=False).count('data-of="trends/kanban/"') == 1
    assert "data-of" not in svg(scene(mark), LIGHT)


def test_without_live_text_every_word_is_an_outline_and_no_font_is_inside() -> None:
    live, outlines = (
        svg(scene(labelled(blip("one", marker(420, 280)))), LIGHT, live_text=kept) for kept in (True, False)
    )
    assert "<text" in live
    assert "<text" not in outlines
    assert "<style" not in outlines
    assert "@font-face" not in outlines
    assert "var(" not in outlines
    assert outlines.count("<title>") == live.count("<title>"), "who hears the picture misses nothing"
