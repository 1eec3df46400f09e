"""What is read back from written pictures: nothing is found in a sound one, and each kind of fault is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from radargen.charts.checking import written
from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files, scene_json
from radargen.charts.scene import Anchor, BlipMark, LegendEntry, Scene, TextMark, Weight
from radargen.charts.scene import Box as Place
from radargen.charts.theme import LIGHT, Theme
from radargen.model import FontFile
from tests.charts.drawing.scenes import blip, labelled, marker, numbered, scene
from tests.fonts import tiny_font
from tests.selection import BY_FORGE

# A script that the shipped font lacks, in a font whose letters are squares.
HANUNOO = "ᜡᜢᜣ"
SQUARES = replace(LIGHT, fonts=(FontFile("tiny.ttf", tiny_font(HANUNOO)),))
# The ways in which a picture tells its texts: outlines, live letters, glyphs.
WAYS = {"outlines": (".svg", False), "live": (".svg", True), "pdf": (".pdf", False)}


def named(mark: BlipMark, *lines: str) -> BlipMark:
    """With a name whose box is as wide as its lines may be."""
    mark = labelled(mark, *lines)
    assert mark.label
    return replace(mark, label=replace(mark.label, box=replace(mark.label.box, width=60)))


def page() -> Scene:
    marks = (
        named(blip("kanban", marker(470, 220), ring="r2", number=1), "Kanban", "Öffnungen"),
        named(blip("hanunoo", marker(440, 130), ring="r3", number=2, name=HANUNOO), HANUNOO),
        numbered(blip("lean", marker(480, 380, sector=1), ring="r2", number=3)),
    )
    texts = (
        TextMark("Trend Radar", 28, 44, 20, Weight.BOLD),
        TextMark("Key", 770, 574, 7, anchor=Anchor.END),
        # Its ink begins a tenth of its size beside its place.
        TextMark(HANUNOO, 300, 44, 20),
    )
    legend = (
        LegendEntry("lean", TextMark("3", 688, 110, 7), (TextMark("Lean", 694, 110, 7),), Place(680, 103, 90, 9)),
    )
    return scene(*marks, texts=texts, legend=legend, dimensions=3)


def found(planned: Scene, drawn: Scene, way: str, theme: Theme = SQUARES) -> list[str]:
    suffix, live = WAYS[way]
    files = picture_files([drawn], "picture", PICTURE_FORMATS[suffix], theme, Painting(72, live_text=live))
    promises = written(scene_json([planned]), theme, files)
    assert len(promises) == 2
    return [f"{promise.name}: {promise.where}" for promise in promises if not promise.kept]


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_whose_texts_are_where_they_are_planned(way: str) -> None:
    assert found(page(), page(), way) == []


def with_first_line(of: Scene, change: Callable[[TextMark], TextMark], mark: int = 0) -> Scene:
    blips = list(of.blips)
    label = blips[mark].label
    assert label
    blips[mark] = replace(blips[mark], label=replace(label, lines=(change(label.lines[0]), *label.lines[1:])))
    return replace(of, blips=tuple(blips))


BEYOND, MISSING = "texts drawn beyond their room", "texts not drawn where they are planned"
FAULTS: dict[str, tuple[Callable[[Scene], Scene], list[str]]] = {
    "a name that is set larger": (
        lambda of: with_first_line(of, lambda line: replace(line, size=13)),
        [f"{BEYOND}: the name of kanban"],
    ),
    "a name that is set smaller": (
        lambda of: with_first_line(of, lambda line: replace(line, size=2), mark=1),
        [f"{MISSING}: the name of hanunoo"],
    ),
    "a name of another script that is too wide": (
        lambda of: with_first_line(of, lambda line: replace(line, text=line.text * 4), mark=1),
        [f"{BEYOND}: the name of hanunoo"],
    ),
    "a line that is left out": (
        lambda of: with_first_line(of, lambda line: replace(line, text=" ")),
        [f"{MISSING}: the name of kanban"],
    ),
    "a text in another place": (
        lambda of: replace(of, texts=(of.texts[0], replace(of.texts[1], x=600.4), *of.texts[2:])),
        [f"{BEYOND}: a text at 590, 575", f"{MISSING}: “Key”"],
    ),
    "a text with the wrong end at its place": (
        lambda of: replace(of, texts=(of.texts[0], replace(of.texts[1], x=770.8, anchor=Anchor.START), *of.texts[2:])),
        [f"{BEYOND}: a text at 771, 575", f"{MISSING}: “Key”"],
    ),
    "a number that is missing": (
        lambda of: replace(of, blips=(*of.blips[:2], replace(of.blips[2], number_text=None))),
        [f"{MISSING}: the number of lean"],
    ),
    "a title in another place": (
        lambda of: replace(
            of,
            arcs=(replace(of.arcs[0], glyphs=tuple(replace(g, y=g.y + 30) for g in of.arcs[0].glyphs)), *of.arcs[1:]),
        ),
        [],
    ),
    "a ring's name that is missing": (
        lambda of: replace(of, pills=of.pills[1:]),
        [f"{MISSING}: “STANDARD”"],
    ),
    "an entry of the legend without its number": (
        lambda of: replace(of, legend=(replace(of.legend[0], number=replace(of.legend[0].number, text=" ")),)),
        [f"{MISSING}: lean in the legend"],
    ),
}


# Matplotlib takes a while for each file, and the faults are found by what all formats have in common.
CASES = [
    pytest.param(fault, way, marks=BY_FORGE if way == "pdf" and n % 4 else ())
    for n, fault in enumerate(FAULTS)
    for way in WAYS
]


@pytest.mark.parametrize(("fault", "way"), CASES)
def test_a_picture_that_shows_something_else_than_the_scene(fault: str, way: str) -> None:
    change, told = FAULTS[fault]
    by_ear = found(page(), change(page()), way)
    if told:
        assert by_ear == told
    else:
        assert f"{MISSING}: the title PEOPLE" in by_ear


def test_a_picture_of_pixels_tells_no_texts() -> None:
    assert written(scene_json([page()]), LIGHT, {"picture.png": b"", "picture-2.png": b""}) == ()
