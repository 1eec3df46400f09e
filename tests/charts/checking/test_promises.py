"""Each kind of fault on a chart made by hand; the charts that are really drawn are in tests/test_promises.py."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from radargen.charts.checking import Promise, promises
from radargen.charts.drawing import scene_json
from radargen.charts.scene import Box, Course, LegendEntry, Line, MarkerShape, TextMark, Weight
from radargen.charts.theme import DARK, LIGHT, PRINT, Theme
from radargen.model import FontFile
from tests.charts.drawing.scenes import blip, labelled, marker, matrix, numbered, scene
from tests.fonts import tiny_font

Chart = dict[str, Any]
Change = Callable[[Chart], object]


def sound() -> Chart:
    """Two names, two numbers with their legend, a title and a key: nothing is wrong with it."""
    marks = (
        labelled(blip("kanban", marker(470, 220), ring="r2", number=1), "Kanban"),
        labelled(
            blip("agile", marker(440, 130, turn=210, shape=MarkerShape.DROP), ring="r3", number=2), "Agile", "teams"
        ),
        numbered(blip("lean", marker(480, 380, sector=1, shape=MarkerShape.HALO), ring="r2", number=3)),
        numbered(blip("scrum", marker(330, 250, sector=2), ring="r1", number=4)),
    )
    marks = (*marks[:2], replace(marks[2], whisker=Line(480, 368, 480, 360, 1)), marks[3])
    legend = tuple(
        LegendEntry(id, TextMark(n, 688, y, 7), (TextMark(id.title(), 694, y, 7),), Box(680, y - 7, 90, 9))
        for id, n, y in (("lean", "3", 110.0), ("scrum", "4", 121.0))
    )
    texts = (TextMark("Trend Radar", 28, 44, 20, Weight.BOLD), TextMark("Key", 28, 574, 7))
    boxes = (Box(28, 30, 120, 16, "title"), Box(28, 566, 60, 12, "key and source"), Box(680, 103, 90, 20, "legend"))
    page = scene(*marks, texts=texts, legend=legend, obstacles=boxes, dimensions=3)
    chart: Chart = json.loads(scene_json([page]))
    for mark in chart["blips"][:2]:
        mark["label"]["width"] = 40
    return chart


def found(chart: Chart, theme: Theme = LIGHT) -> dict[str, Promise]:
    return {promise.name: promise for promise in promises(chart, theme)}


def broken(chart: Chart, theme: Theme = LIGHT) -> list[str]:
    return [f"{p.name}: {p.where}" for p in promises(chart, theme) if not p.kept]


def changed(change: Change) -> Chart:
    chart = deepcopy(sound())
    change(chart)
    return chart


def test_a_sound_chart_keeps_all_promises_as_text_and_as_data() -> None:
    assert broken(sound()) == []
    assert promises(json.dumps(sound()), LIGHT) == promises(sound(), LIGHT)


def named(chart: Chart, place: int = 0) -> Chart:
    label: Chart = chart["blips"][place]["label"]
    return label


def moved(place: int, x: float, y: float) -> Change:
    """A blip elsewhere, with its name and number."""

    def change(chart: Chart) -> None:
        mark = chart["blips"][place]
        dx, dy = x - mark["x"], y - mark["y"]
        for thing in (mark, mark["label"], mark["number_text"]):
            if thing:
                thing.update(x=thing["x"] + dx, y=thing["y"] + dy)

    return change


def arrow(trend: str, x1: float, y1: float, x2: float, y2: float) -> Chart:
    """The trail of a trend without a ghost."""
    return {"id": trend, "ghost": None, "arrow": {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "width": 1, "head": 4}}


# What is changed, and how the lines begin that tell of it.
FAULTS: list[tuple[Change, *tuple[str, ...]]] = [
    (lambda c: c["blips"][3].update(x=473, y=375, ring="r2", dimension="d1"), "blips overlapping: lean and scrum"),
    (
        moved(0, 430, 250),
        "blips outside their cell: kanban leaves its ring",
        "names mostly over another ring, %: kanban",
    ),
    (
        lambda c: c["blips"][0].update(ring="r3"),
        "blips outside their cell: kanban leaves its ring",
        "names mostly over another ring, %: kanban",
    ),
    (moved(3, 397, 232), "blips outside their cell: scrum leaves its sector"),
    (lambda c: c["blips"][1].update(x=404), "blips outside their cell: agile leaves its sector"),
    (lambda c: c["blips"][1].update(x=409, turn=270), "blips outside their cell: agile leaves its sector"),
    (
        lambda c: c["obstacles"].append({"x": 325, "y": 245, "width": 9, "height": 9, "what": "ring name", "page": 1}),
        "blips on ring names, titles, key or legend: scrum and the ring name",
    ),
    (
        lambda c: named(c).update(x=455, y=125),
        "names on names: the name of kanban and the name of agile",
        "names mostly over another ring, %: kanban",
    ),
    (lambda c: named(c).update(x=468), "names on blips: the name of kanban and kanban"),
    (lambda c: named(c).update(x=424, y=262), "names mostly over another ring, %: kanban"),
    (
        lambda c: named(c).update(x=402, y=112),
        "names on ring names, titles, key, legend or rim: the name of kanban and the ring r3",
        "names mostly over another ring, %: kanban",
    ),
    (lambda c: named(c).update(x=330, y=200), "names over another sector: kanban"),
    (
        lambda c: named(c, 1).update(x=570, y=120),
        "names on ring names, titles, key, legend or rim: the name of agile and the rim",
        "names mostly over another ring, %: agile",
    ),
    (
        lambda c: named(c, 1).update(x=600, y=170),
        "names on ring names, titles, key, legend or rim: the name of agile and the title PEOPLE; the name of agile",
        "names mostly over another ring, %: agile",
    ),
    (lambda c: named(c).update(lines=["Kanban in every team"]), "names wider than their room: “Kanban in every team”"),
    (
        lambda c: named(c).update(lines=[{"text": "Kanban", "size": 7.5}], width=20),
        "names wider than their room: “Kanban”",
    ),
    (
        lambda c: c["obstacles"][0].update(width=340, height=60),
        "ring names, titles, key and legend overlapping: the title and the radar",
    ),
    (lambda c: c["texts"][1].update(x=60, y=40), "other texts overlapping: “Trend Radar” and “Key”"),
    (lambda c: c["legend"][1].update(y=109), "legend entries overlapping: lean in the legend and scrum in the legend"),
    (lambda c: c["legend"][1].update(y=595), "things outside the page: scrum in the legend"),
    (lambda c: c["texts"][0].update(x=760), "things outside the page: “Trend Radar”"),
    (lambda c: c["texts"][0].update(x=30, anchor="end"), "things outside the page: “Trend Radar”"),
    (lambda c: c["blips"][2]["whisker"].update(x1=820, x2=700), "things outside the page: the whisker of lean"),
    (
        lambda c: c["blips"][2].update(whisker={"x1": 470, "y1": 223, "x2": 510, "y2": 223, "width": 1}),
        "whiskers on names or other blips: the whisker of lean and the name of kanban",
    ),
    (
        lambda c: c["blips"][0].update(whisker={"x1": 450, "y1": 220, "x2": 500, "y2": 220, "width": 1}),
        "whiskers on names or other blips: the whisker of kanban and the name of kanban",
    ),
    (
        lambda c: c["blips"][0].update(whisker={"x1": 470, "y1": 227, "x2": 440, "y2": 130, "width": 1}),
        "whiskers on names or other blips: the whisker of kanban and agile",
    ),
    (
        lambda c: c.update(trails=[arrow("lean", 470, 223, 510, 223)]),
        "arrows and former places on names or other blips: the arrow of lean and the name of kanban",
    ),
    (
        lambda c: c.update(trails=[arrow("lean", 330, 290, 330, 250)]),
        "arrows and former places on names or other blips: the arrow of lean and scrum",
    ),
    (
        lambda c: c.update(trails=[arrow("lean", 500, 300, 480, 340) | {"ghost": {"x": 328, "y": 252, "r": 3}}]),
        "arrows and former places on names or other blips: the former place of lean and scrum",
    ),
    (lambda c: c["rim"].update(radius=310), "things outside the page: the rim"),
    (
        lambda c: c["blips"][2].update(number_text=None),
        "names and numbers missing or twice: lean has neither name nor number",
    ),
    (
        lambda c: c["blips"][2]["number_text"].update(text="7"),
        "names and numbers missing or twice: lean shows 7 for 3",
    ),
    (
        lambda c: c["blips"][2].update(number=1),
        "names and numbers missing or twice: kanban shares its number 1; lean shows 3 for 1; lean shares its number 1",
        "legend entries missing or twice: lean has no blip with the number 3",
    ),
    (lambda c: c["legend"].pop(), "legend entries missing or twice: scrum is missing"),
    (
        lambda c: c["legend"].append(c["legend"][0] | {"y": 140}),
        "legend entries missing or twice: lean stands there 2 times",
    ),
    (
        lambda c: c["legend"][0].update(id="gone"),
        "legend entries missing or twice: lean is missing; gone has no blip with the number 3",
    ),
    (
        lambda c: c["legend"][0].update(size=6.4),
        "smallest type of names and legend, pt (paper): lean in the legend",
    ),
    (lambda c: c.update(floor=8.0), "smallest type of names and legend, pt (slide): lean in the legend"),
    (lambda c: named(c).update(size=6.4), "smallest type of names and legend, pt (paper): the name of kanban"),
    (lambda c: c["blips"][2]["number_text"].update(size=4.9), "smallest type of all, pt: the number of lean"),
    (lambda c: c["texts"][1].update(size=4.9), "smallest type of all, pt: “Key”"),
    (lambda c: c["ring_names"][0].update(size=4.9), "smallest type of all, pt: “STANDARD”"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_counted_where_it_belongs(fault: tuple[Change, *tuple[str, ...]]) -> None:
    change, *lines = fault
    said = broken(changed(change))
    assert len(said) == len(lines), said
    assert all(words.startswith(line) for words, line in zip(said, lines, strict=True)), said


def test_the_tip_of_a_drop_counts_where_it_points() -> None:
    assert found(changed(lambda c: c["blips"][1].update(x=409, turn=90)))["blips outside their cell"].kept

    def below(turn: float) -> Change:
        def change(chart: Chart) -> None:
            chart["blips"][1].update(turn=turn)
            chart["blips"][2].update(x=440, y=145, dimension="d0", ring="r3")

        return change

    assert found(changed(below(0)))["blips overlapping"].kept
    assert not found(changed(below(180)))["blips overlapping"].kept


@pytest.mark.parametrize(("gaps", "found_there"), [([], 1), ([[0.2, 0.3]], 1), ([[0.0, 0.86]], 0), ([[0.0, 1.0]], 0)])
def test_what_a_line_leaves_out_lies_on_nothing(gaps: list[list[float]], found_there: int) -> None:
    def change(chart: Chart) -> None:
        chart["trails"] = [arrow("lean", 440, 221, 560, 221)]
        chart["trails"][0]["arrow"]["gaps"] = gaps

    rows = found(changed(change))
    name = "arrows and former places on names or other blips"
    assert min(rows[name].found if name in rows else 0, 1) == found_there


@pytest.mark.parametrize(("apart", "count"), [(0.45, 1), (0.55, 0)])
def test_a_line_counts_by_its_width(apart: float, count: int) -> None:
    def change(chart: Chart) -> None:
        box = named(chart)
        y = box["y"] - apart
        chart["blips"][0]["whisker"] = {"x1": box["x"], "y1": y, "x2": box["x"] + 20, "y2": y, "width": 1}

    assert found(changed(change))["whiskers on names or other blips"].found == count


def test_boxes_of_different_pages_do_not_meet() -> None:
    def change(chart: Chart) -> None:
        chart["pages"].append({"page": 2, "width": 800, "height": 600})
        chart["legend"][1].update(y=109, page=2)

    assert broken(changed(change)) == []


def test_a_chart_of_numbers_counts_from_one_without_a_gap() -> None:
    def change(chart: Chart) -> None:
        chart["blips"] = chart["blips"][2:]

    assert broken(changed(change)) == [
        "names and numbers missing or twice: the numbers do not count from 1 without a gap"
    ]


def test_names_over_another_ring_are_a_share_of_all_names() -> None:
    one = found(changed(lambda c: named(c).update(x=424, y=262)))["names mostly over another ring, %"]
    assert (one.found, one.allowed, one.kept) == (50, 7, False)


def reaching(share: float, edge: float, *, sideways: float = 0.0) -> Change:
    """The name of kanban, on a fan's level line, with that share of its width beyond a straight edge."""

    def change(chart: Chart) -> None:
        chart["centre"] = {"x": edge - 100_000.0, "y": 200.0 + sideways}
        chart["rings"] = [
            {"id": "r2", "name": "Near", "depth": 0.0, "inner": 99_000.0, "outer": 100_000.0},
            {"id": "r3", "name": "Far", "depth": 1.0, "inner": 100_000.0, "outer": 101_000.0},
        ]
        chart["sectors"] = [
            {"id": "d0", "name": "A", "index": 0, "start": 90 - 1.0, "end": 90 + 1.0},
        ]
        chart["blips"] = chart["blips"][:1]
        chart["blips"][0] |= {"ring": "r2", "dimension": "d0", "number": None}
        chart["blips"][0]["label"] |= {"x": edge - 40 * (1 - share), "y": 195, "width": 40, "height": 10}

    return change


@pytest.mark.parametrize(
    ("share", "partly", "mostly"), [(0.29, 0, 0), (0.31, 100, 0), (0.49, 100, 0), (0.51, 100, 100)]
)
def test_a_name_counts_by_the_part_that_lies_over_another_ring(share: float, partly: float, mostly: float) -> None:
    rows = found(changed(reaching(share, 400.0)))
    goal, promise = (rows[f"names {how} over another ring, %"] for how in ("partly", "mostly"))
    assert (goal.found, promise.found) == (partly, mostly)
    assert (goal.goal, goal.allowed, goal.kept, goal.reached) == (True, 3, True, partly == 0)


@pytest.mark.parametrize(("share", "count"), [(0.09, 0), (0.11, 1), (0.6, 1)])
def test_a_name_over_another_sector_counts_from_a_tenth_of_its_area(share: float, count: int) -> None:
    def change(chart: Chart) -> None:
        # The line between the first and the second sector, straight down from the middle of the disc.
        chart["sectors"] = [s | {"start": 90.0 * n, "end": 90.0 * (n + 1)} for n, s in enumerate(chart["sectors"])]
        middle = chart["centre"]["y"]
        named(chart).update(x=460, y=middle - 10 * (1 - share), width=40, height=10)

    assert found(changed(change))["names over another sector"].found == count


@pytest.mark.parametrize(
    ("sector", "across", "down", "count"),
    [
        ((90.0, 360.0), 30, -40, 1),
        ((90.0, 360.0), 30, 40, 0),
        ((90.0, 360.0), -70, -40, 0),
        ((0.0, 90.0), 30, -40, 0),
        ((0.0, 90.0), -70, 40, 1),
        ((0.0, 360.0), -20, -5, 0),
    ],
)
def test_a_sector_may_be_wider_than_half_the_radar(
    sector: tuple[float, float], across: float, down: float, count: int
) -> None:
    def change(chart: Chart) -> None:
        start, end = sector
        blip = chart["blips"][0]
        of = next(one for one in chart["sectors"] if one["id"] == blip["dimension"]) | {"start": start, "end": end}
        rest = [of | {"id": "rest", "start": end, "end": start + 360.0}] if end - start < 360 else []
        chart["sectors"] = [*rest, of]
        chart["blips"] = [blip]
        centre = chart["centre"]
        named(chart).update(x=centre["x"] + across, y=centre["y"] + down, width=40, height=10)

    assert found(changed(change))["names over another sector"].found == count


def test_on_a_page_to_speak_about_a_few_names_may_be_larger_than_their_ring() -> None:
    def change(chart: Chart) -> None:
        reaching(0.6, 400.0)(chart)
        chart["blips"][0]["quiet"] = False
        chart["blips"].append(chart["blips"][0] | {"id": "dot", "quiet": True, "label": None, "x": 300})

    rows = found(changed(change))
    assert [rows[f"names {how} over another ring, %"].found for how in ("partly", "mostly")] == [0, 0]


def test_a_page_for_a_page_that_brings_its_own_needs_no_legend() -> None:
    assert broken(changed(lambda c: c.update(texts=[], legend=[], obstacles=[]))) == []


def test_a_page_without_a_radar_is_judged_too() -> None:
    chart = json.loads(scene_json([scene(disc=None, pills=(), arcs=(), texts=(TextMark("Legend", 780, 40, 20),))]))
    assert broken(chart) == ["things outside the page: “Legend”"]


def test_colours_are_measured_in_the_theme_that_is_drawn() -> None:
    pale = replace(LIGHT, few=("#9DBFE6", "#B24705", "#0B4A42"))
    assert broken(sound(), pale) == [
        "least contrast of text: numbers on People",
        "least contrast of blip outlines: People on Standard",
    ]
    alike = replace(LIGHT, few=("#2568AC", "#B24705", "#1F5E3A"))
    assert broken(sound(), alike) == [
        "least distance of sector colours, ΔE00 (protan): Process and Technology",
        "least distance of sector colours, ΔE00 (tritan): People and Technology",
    ]
    faint = replace(LIGHT, muted="#8A949E")
    assert broken(sound(), faint) == ["least contrast of text: muted text on the page"]


def test_in_greyscale_colours_need_not_differ() -> None:
    assert broken(sound(), PRINT) == []
    assert broken(sound(), DARK) == []
    assert not any("distance" in name for name in found(sound(), PRINT))


def test_only_the_first_culprits_are_named() -> None:
    row = found(changed(lambda c: c.update(legend=[])))["legend entries missing or twice"]
    assert (row.found, row.where) == (2, "lean is missing; scrum is missing")
    many = changed(lambda c: [text.update(x=-50) for text in c["texts"] + c["ring_names"]])
    row = found(many)["things outside the page"]
    assert (row.found, row.where) == (7, "“Trend Radar”; “Key”; “STANDARD”; and 4 more")


def test_characters_that_no_font_has_break_a_promise_and_are_told_with_their_trends() -> None:
    def lost(chart: Chart) -> None:
        chart["blips"][0]["label"]["lines"] = ["日 AI", "本"]
        chart["legend"][0]["lines"] = ["\U0001fae8"]
        chart["texts"][0]["text"] = "Radar 2026 日"

    said = [line for line in broken(changed(lost)) if "no font" in line]
    assert said == ["texts with characters that no font has: kanban: 日本; lean: \U0001fae8; Radar 2026 日: 日"]


def test_names_in_other_scripts_are_measured_as_they_are_drawn() -> None:
    def named(chart: Chart) -> None:
        chart["blips"][0]["label"] |= {"lines": ["ניהול"], "width": 20}

    def narrow(chart: Chart) -> None:
        named(chart)
        chart["blips"][0]["label"]["width"] = 10

    assert broken(changed(named)) == []
    assert broken(changed(narrow)) == ["names wider than their room: “ניהול”"]


def test_the_radars_own_fonts_count() -> None:
    def named(chart: Chart) -> None:
        chart["blips"][0]["label"] |= {"lines": ["日本"], "width": 15}

    fonts = (FontFile("fonts/own.ttf", tiny_font("日本")),)
    assert broken(changed(named), replace(LIGHT, fonts=fonts)) == []


def test_ways_through_editions_touch_no_text_no_other_trend_and_do_not_cover_each_other() -> None:
    page = replace(matrix(), texts=(TextMark("Words", 300, 300, 12),))
    at = page.blips[0].marker
    ways = {
        "trend-0": ((20, at.y), (at.x, at.y)),
        "over": ((20, 20), (40, 20), (280, 297), (400, 297)),
        "through": ((at.x - 20, at.y), (at.x + 20, at.y)),
    }
    broken = found(json.loads(scene_json([replace(page, courses=tuple(Course(k, v, 1) for k, v in ways.items()))])))
    on_others = broken["ways on blips, names or texts"]
    assert not on_others.kept
    assert "the way of over and “Words”" in on_others.where
    assert "the way of through and trend-0" in on_others.where
    assert "the way of trend-0 and trend-0" not in on_others.where
    assert not broken["ways that cover each other"].kept
