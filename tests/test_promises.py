"""What every chart promises, read from the scene's JSON alone: nothing overlaps, leaves its cell, or goes missing."""

import json
from collections.abc import Iterator
from itertools import combinations
from math import atan2, degrees, hypot, radians, sin
from typing import Any

import pytest

from benchmarks.radars import short
from radargen import build, drawing
from radargen.placing import DoesNotFit
from radargen.reading import load
from radargen.theme import FORMATS, Labels, custom

PAGES = {**FORMATS, "300x200": custom(300, 200)}


def scene(files: dict[str, str], size: str, language: str = "en", dimension: str | None = None) -> dict[str, Any]:
    radar = load(files).radar
    assert radar
    scenes = build.chart(radar, radar.newest, language, PAGES[size], dimension=dimension, labels=Labels.NUMBERS)
    return json.loads(drawing.scene_json(scenes))  # type: ignore[no-any-return]


def broken(chart: dict[str, Any], trends: int) -> Iterator[str]:
    """Every promise that the chart breaks."""
    blips = chart["blips"]
    if sorted(b["number"] for b in blips) != list(range(1, trends + 1)):
        yield "the numbers are not 1 to n"
    if sorted(entry["id"] for entry in chart["legend"]) != sorted(b["id"] for b in blips):
        yield "the legend does not name each trend once"
    for one, other in combinations(blips, 2):
        if hypot(one["x"] - other["x"], one["y"] - other["y"]) < one["reach"] + other["reach"]:
            yield f"{one['id']} overlaps {other['id']}"
    for blip in blips:
        yield from _out_of_place(chart, blip)
    yield from _off_the_page(chart)
    for one, other in combinations(chart["legend"], 2):
        if one["page"] == other["page"] and _overlap(one, other):
            yield f"the legend's {one['id']} overlaps {other['id']}"


def _out_of_place(chart: dict[str, Any], blip: dict[str, Any]) -> Iterator[str]:
    dx, dy = blip["x"] - chart["centre"]["x"], blip["y"] - chart["centre"]["y"]
    radius, angle, reach = hypot(dx, dy), degrees(atan2(dx, -dy)) % 360, blip["reach"]
    ring = next(r for r in chart["rings"] if r["id"] == blip["ring"])
    sector = next(s for s in chart["sectors"] if s["id"] == blip["dimension"])
    inner = ring["inner"] + reach if ring["inner"] else 0
    if not inner - 0.02 <= radius <= ring["outer"] - reach + 0.02:
        yield f"{blip['id']} leaves its ring"
    if sector["end"] - sector["start"] < 360:
        turns = ((angle - sector["start"]) % 360, (sector["end"] - angle) % 360)
        if any(turn < 90 and radius * sin(radians(turn)) < reach for turn in turns) or sum(turns) > 360:
            yield f"{blip['id']} leaves its sector"
    for box in chart["obstacles"]:
        if box["page"] == 1 and _touches(blip, box):
            yield f"{blip['id']} touches {box['what']}"


def _off_the_page(chart: dict[str, Any]) -> Iterator[str]:
    for box in chart["legend"] + chart["obstacles"]:
        page = chart["pages"][box["page"] - 1]
        across = box["x"] >= 0 and box["x"] + box["width"] <= page["width"] + 0.1
        down = box["y"] >= 0 and box["y"] + box["height"] <= page["height"] + 0.1
        if not (across and down):
            yield f"{box} leaves the page"


def _touches(blip: dict[str, Any], box: dict[str, Any]) -> bool:
    dx = max(box["x"] - blip["x"], 0, blip["x"] - box["x"] - box["width"])
    dy = max(box["y"] - blip["y"], 0, blip["y"] - box["y"] - box["height"])
    return bool(hypot(dx, dy) < blip["r"] - 0.02)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return bool(across > 0.1 and down > 0.1)


@pytest.mark.parametrize("size", PAGES)
@pytest.mark.parametrize(("dimensions", "rings"), [(2, 2), (3, 5), (8, 7)])
@pytest.mark.parametrize("trends", [1, 20, 100])
def test_a_chart_keeps_its_promises(trends: int, dimensions: int, rings: int, size: str) -> None:
    assert list(broken(scene(short(trends, dimensions, rings), size), trends)) == []


@pytest.mark.parametrize("spread", ["even", "skew", "one"])
@pytest.mark.parametrize(("dimensions", "rings"), [(3, 4), (6, 5)])
def test_three_hundred_trends_stand_apart_or_the_cell_is_named(dimensions: int, rings: int, spread: str) -> None:
    try:
        chart = scene(short(300, dimensions, rings, spread), "a4")
    except DoesNotFit as error:
        assert spread == "one" or dimensions > 3, "an ordinary radar fits"
        assert "Ring" in str(error)
        assert "Dimension" in str(error)
    else:
        assert list(broken(chart, 300)) == []


@pytest.mark.parametrize("size", PAGES)
def test_one_dimension_fills_the_page_alone(size: str) -> None:
    files = short(60, 3, 4)
    chart = scene(files, size, dimension="dimension-1")
    shown = [b["id"] for b in chart["blips"]]
    assert list(broken(chart, len(shown))) == []
    assert {b["dimension"] for b in chart["blips"]} == {"dimension-1"}
