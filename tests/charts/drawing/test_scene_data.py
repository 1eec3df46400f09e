import json
from dataclasses import replace
from math import hypot

from radargen.charts.disc import Disc
from radargen.charts.drawing import scene_json
from radargen.charts.scene import Line, MarkerShape
from radargen.model import Certainty
from tests.charts.drawing.scenes import blip, disc, full, labelled, marker, numbered, scene


def test_a_blip_tells_where_it_stands_how_far_it_reaches_and_what_is_written_at_it() -> None:
    at = marker(300.128, 200, 6, shape=MarkerShape.DROP, fill=Certainty.WEAK, turn=45)
    mark = labelled(numbered(blip("kanban", at, name="Kanban boards", number=7)), "Kanban", "boards")
    mark = replace(mark, whisker=Line(300, 190, 300, 210, 1))
    (read,) = json.loads(scene_json([scene(mark)]))["blips"]
    label = read.pop("label")
    assert read == {
        "id": "kanban",
        "name": "Kanban boards",
        "number": 7,
        "dimension": "d0",
        "ring": "r0",
        "movement": "unchanged",
        "x": 300.13,
        "y": 200.0,
        "r": 6.0,
        "reach": 9.72,
        "shape": "drop",
        "turn": 45.0,
        "fill": "weak",
        "dashed": False,
        "number_text": {
            "text": "7",
            "x": 300.13,
            "y": 202.16,
            "size": 6.6,
            "weight": "semibold",
            "anchor": "middle",
        },
        "whisker": {"x1": 300.0, "y1": 190.0, "x2": 300.0, "y2": 210.0, "width": 1.0},
        "dim": False,
    }
    assert (label["text"], label["lines"], label["size"]) == ("Kanban boards", ["Kanban", "boards"], 7.5)
    assert label["width"] > 0


def test_the_cells_can_be_rebuilt_from_centre_rings_and_sectors() -> None:
    read = json.loads(scene_json([scene(blip("one", marker(410, 250)))]))
    assert (read["unit"], read["angles"]) == ("pt", "degrees clockwise from 12 o'clock")
    assert read["centre"] == {"x": 400.0, "y": 300.0}
    assert [(ring["id"], ring["inner"], ring["outer"]) for ring in read["rings"]][:2] == [("r0", 0, 48), ("r1", 48, 96)]
    assert [(sector["id"], sector["start"], sector["end"]) for sector in read["sectors"]] == [
        ("d0", 0, 120),
        ("d1", 120, 240),
        ("d2", 240, 360),
    ]
    one = read["blips"][0]
    assert hypot(one["x"] - 400, one["y"] - 300) + one["r"] > 48, "this one leaves its ring, and the data shows it"


def test_ring_names_are_among_the_obstacles_once() -> None:
    page = scene()
    page = replace(page, obstacles=tuple(pill.box for pill in page.pills))
    read = json.loads(scene_json([page]))["obstacles"]
    assert [box["what"] for box in read] == [f"ring r{n}" for n in range(5)]
    assert set(read[0]) == {"x", "y", "width", "height", "what", "page"}


def test_a_legend_on_pages_of_its_own_is_told_by_page() -> None:
    first, more = full(12), replace(full(12), disc=None, blips=(), pills=(), arcs=())
    read = json.loads(scene_json([replace(first, legend=()), more, more]))
    assert [page["page"] for page in read["pages"]] == [1, 2, 3]
    assert [entry["page"] for entry in read["legend"]] == [2] * 12 + [3] * 12
    assert len(read["blips"]) == 12


def test_a_page_without_a_radar_has_no_centre() -> None:
    read = json.loads(scene_json([replace(full(3), disc=None, blips=(), pills=(), arcs=())]))
    assert (read["centre"], read["rings"], read["sectors"], read["rim"]) == (None, [], [], None)


def test_the_text_is_readable_stable_and_ends_with_a_newline() -> None:
    text = scene_json([full(5)])
    assert text.endswith("}\n")
    assert "Qualitätssicherung" in text
    assert text == scene_json([full(5)])
    assert "-0.0" not in scene_json([scene(on=replace_centre(disc(), -0.001))])


def replace_centre(around: Disc, x: float) -> Disc:
    return replace(around, x=x)


def test_a_blip_with_its_name_has_no_number() -> None:
    page = scene(labelled(blip("named", marker(420, 280), number=0)), numbered(blip("counted", marker(360, 280))))
    assert [found["number"] for found in json.loads(scene_json([page]))["blips"]] == [None, 1]
