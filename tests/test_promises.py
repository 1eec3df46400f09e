"""What every chart promises, over charts of every kind: nothing overlaps, leaves its cell, or goes missing."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.radars import short
from radargen.charts import drawing, placing
from radargen.charts.checking import promises
from radargen.charts.placing import ChartRequest, DoesNotFit
from radargen.charts.theme import FORMATS, SITE, THEMES, RadarShape, custom
from radargen.model import Radar
from radargen.reading import load
from radargen.storage import files
from tests.charts.placing.making import crowd, share
from tests.folders import CX
from tests.make import text
from tests.selection import BY_FORGE, examples, mostly_by_forge, thorough

PAGES = {**FORMATS, "300x200": custom(300, 200)}


def scene(radar: Radar, size: str, language: str = "en", dimension: str | None = None) -> str:
    page = (PAGES | {"site": SITE})[size]
    return drawing.scene_json(placing.chart(ChartRequest(radar, radar.newest, language, page, dimension=dimension)))


def made(files: dict[str, str]) -> Radar:
    radar = load(files).radar
    assert radar
    return radar


def broken(chart: str, theme: str = "light") -> list[str]:
    return [f"{p.name}: {p.where}" for p in promises(chart, THEMES[theme]) if not p.kept]


def ids(chart: str) -> list[str]:
    """The trends on the chart; each of them is in its place, says the check."""
    return sorted(blip["id"] for blip in json.loads(chart)["blips"])


@pytest.mark.parametrize("size", PAGES)
@pytest.mark.parametrize(("dimensions", "rings"), [(2, 2), (3, 5), pytest.param(8, 7, marks=BY_FORGE)])
@pytest.mark.parametrize("trends", [20, pytest.param(1, marks=BY_FORGE), pytest.param(100, marks=BY_FORGE)])
def test_a_chart_keeps_its_promises(trends: int, dimensions: int, rings: int, size: str) -> None:
    radar = made(short(trends, dimensions, rings))
    chart = scene(radar, size)
    assert broken(chart) == []
    assert ids(chart) == [trend.id for trend in radar.trends]


WORD = "Rechtsschutzversicherungswesen"
PHRASE = "Orchestrierung der Kundenbindung über alle Kontaktpunkte im Unternehmen"
NAMES: dict[str, Callable[[str], str]] = {
    "letter": lambda key: key[-1],
    "word": lambda _: WORD,
    "phrase": lambda key: PHRASE[: 20 + int(50 * share(key))].strip(),
    "mixed": lambda key: (key, PHRASE[:24], WORD, "KI-Agenten")[int(4 * share(key))],
}


@pytest.mark.slow
@settings(max_examples=examples(12), derandomize=True)
@given(
    trends=st.sampled_from([1, 5, 12, 20, 45, 45, 60, 100, *([300] if thorough() else [])]),
    dimensions=st.integers(2, 8),
    rings=st.integers(3, 6),
    spread=st.sampled_from(["even", "skew", "one cell", "an empty dimension"]),
    names=st.sampled_from([*NAMES]),
    moved=st.booleans(),
    size=st.sampled_from([*FORMATS]),
    shape=st.sampled_from([None, RadarShape.DISC]),
    language=st.sampled_from(["de", "en"]),
)
def test_no_radar_makes_a_chart_break_a_promise(
    trends: int,
    dimensions: int,
    rings: int,
    spread: str,
    names: str,
    moved: bool,
    size: str,
    shape: RadarShape | None,
    language: str,
) -> None:
    skew = {"skew": 2.0, "one cell": 99.0}.get(spread, 0.0)
    some = crowd(trends, dimensions, rings, skew=skew, moved=moved)
    first, last = some.dimensions[0].id, some.dimensions[-1].id if spread == "an empty dimension" else ""
    radar = replace(
        some,
        trends=tuple(
            replace(t, name=text(NAMES[names](t.id)), dimension=first if t.dimension == last else t.dimension)
            for t in some.trends
        ),
    )
    try:
        scenes = placing.chart(ChartRequest(radar, radar.newest, language, FORMATS[size], shape=shape))
    except DoesNotFit:
        assert trends > 60, "so few fit into a cell"
    else:
        chart = drawing.scene_json(scenes)
        assert broken(chart) == []
        assert ids(chart) == [t.id for t in radar.trends]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("dimensions", "rings", "spread"),
    mostly_by_forge(
        [
            (3, 4, "even"),
            (6, 5, "one"),
            *((6, 5, spread) for spread in ("even", "skew")),
            (3, 4, "skew"),
            (3, 4, "one"),
        ],
        here=2,
    ),
)
def test_three_hundred_trends_stand_apart_or_the_cell_is_named(dimensions: int, rings: int, spread: str) -> None:
    radar = made(short(300, dimensions, rings, spread))
    try:
        chart = scene(radar, "a4")
    except DoesNotFit as error:
        assert spread == "one" or dimensions > 3, "an ordinary radar fits"
        assert "Ring" in str(error)
        assert "Dimension" in str(error)
    else:
        assert broken(chart) == []
        assert len(ids(chart)) == 300


@pytest.mark.slow
@pytest.mark.parametrize("size", mostly_by_forge(["300x200", *FORMATS]))
def test_one_dimension_fills_the_page_alone(size: str) -> None:
    radar = made(short(60, 3, 4))
    chart = scene(radar, size, dimension="dimension-1")
    assert broken(chart) == []
    assert ids(chart) == [trend.id for trend in radar.trends if trend.dimension == "dimension-1"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "language"),
    mostly_by_forge([("a4", "de"), ("site", "en"), *product([*FORMATS, "site"], ["de", "en"])], here=2),
)
def test_the_cx_radar_keeps_its_promises_in_every_look(size: str, language: str) -> None:
    radar = load(files.read(CX)).radar
    assert radar
    charts = [scene(radar, size, language, dimension) for dimension in (None, *(d.id for d in radar.dimensions))]
    assert {(theme, *broken(chart, theme)) for chart in charts for theme in THEMES} == {(theme,) for theme in THEMES}
