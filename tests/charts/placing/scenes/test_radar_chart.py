import subprocess
import sys
from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.chains import chain
from radargen.charts.placing import DoesNotFit
from radargen.charts.scene import Box, Marker, MarkerShape
from radargen.charts.theme import FORMATS, PHONE, SITE, Labels, custom
from radargen.model import Certainty, Licence, Movement, Publisher, Radar
from radargen.reading import load
from tests.charts.placing.judging import faults
from tests.charts.placing.making import crowd, crowds, drawn
from tests.make import assessment, radar, rating, text, trend
from tests.selection import examples, mostly_by_forge

PAGES = (*FORMATS.values(), SITE, PHONE, custom(100, 100), custom(841, 1189), custom(400, 100), custom(100, 400))


@pytest.mark.slow
@settings(max_examples=examples(24), derandomize=True)
@given(crowded=crowds(rings=st.integers(2, 7)), page=st.sampled_from(PAGES), alone=st.booleans())
def test_nothing_overlaps_leaves_its_cell_or_the_page(crowded: Radar, page: object, alone: bool) -> None:
    try:
        scenes = drawn(crowded, page, dimension=crowded.dimensions[0].id if alone else None)  # type: ignore[arg-type]
    except DoesNotFit:
        # On a hand-sized page a cell may be too small; on paper and on slides so few always fit.
        assert page not in (*FORMATS.values(), SITE)
    else:
        assert faults(scenes) == []


@pytest.mark.slow
@pytest.mark.parametrize("count", mostly_by_forge([60, 20, 45]))
def test_numbers_can_be_read_on_a_phone(count: int) -> None:
    (scene,) = drawn(crowd(count, moved=True), PHONE)
    assert faults((scene,)) == []
    assert min(mark.number_text.size for mark in scene.blips if mark.number_text) >= 9


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "count", "dimensions", "rings"),
    mostly_by_forge(
        [
            ("16:9", 100, 8, 6),
            ("a4", 300, 3, 5),
            *((page, 300, dimensions, 3) for page in ("a4", "16:9") for dimensions in (2, 8)),
            ("a4", 100, 8, 6),
            ("16:9", 300, 3, 5),
        ],
        here=2,
    ),
)
def test_large_radars_fit_too(page: str, count: int, dimensions: int, rings: int) -> None:
    scenes = drawn(crowd(count, dimensions, rings), page)
    assert faults(scenes) == []
    assert len(scenes[0].blips) == count


def test_three_hundred_trends_fit_into_one_cell() -> None:
    same = radar(*(trend(f"t{n:03}", "scale", "people") for n in range(300)))
    assert faults(drawn(same)) == []


@pytest.mark.by_forge
def test_a_thousand_trends_fit_on_a_wall() -> None:
    scenes = drawn(crowd(1000), custom(841, 1189))
    assert len(scenes[0].blips) == 1000
    assert faults(scenes[:1], without_legend=True) == []


def test_where_blips_find_no_room_the_error_names_the_cell_and_nothing_is_dropped() -> None:
    same = radar(*(trend(f"t{n:03}", "scale", "people") for n in range(400)), dimensions=3)
    with pytest.raises(DoesNotFit, match="400 trends do not fit into the ring 'Scale' of 'People' on this page"):
        drawn(same, custom(100, 100))


@pytest.mark.slow
def test_the_order_of_the_trends_does_not_matter() -> None:
    some = crowd(20, moved=True)
    assert drawn(some) == drawn(replace(some, trends=some.trends[::-1]))


@pytest.mark.by_forge
def test_another_process_with_another_hash_seed_places_alike() -> None:
    code = "from tests.charts.placing.making import crowd, drawn; print(drawn(crowd(60, 5, 4, moved=True)))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert printed == {f"{drawn(crowd(60, 5, 4, moved=True))}\n"}


def test_numbers_run_by_dimension_then_ring_then_clockwise() -> None:
    some = crowd(45)
    scene = drawn(some)[0]
    disc = scene.disc
    assert disc
    order = [ring.id for ring in some.rings]
    sectors = [sector.id for sector in disc.sectors]
    places = [(sectors.index(mark.dimension), order.index(mark.ring)) for mark in scene.blips]
    assert places == sorted(places)
    assert [entry.number.text for entry in scene.legend] == [str(n) for n in range(1, 46)]


def test_sectors_are_equal_and_begin_at_twelve_o_clock() -> None:
    disc = drawn(crowd(3, dimensions=4))[0].disc
    assert disc
    assert [(sector.start, sector.end) for sector in disc.sectors] == [(0, 90), (90, 180), (180, 270), (270, 360)]


def test_one_dimension_alone_fills_the_page() -> None:
    scene = drawn(crowd(45), "a4", dimension="process")[0]
    disc = scene.disc
    assert disc
    assert [sector.id for sector in disc.sectors] == ["process"]
    assert [sector.index for sector in disc.sectors] == [1]
    assert not disc.closed
    assert disc.radius > 300
    assert {mark.dimension for mark in scene.blips} == {"process"}
    assert len(scene.legend) == len(scene.blips)


@pytest.mark.parametrize("size", mostly_by_forge(["16:9", "a4", "a4-portrait"]))
def test_one_dimension_alone_spreads_over_its_page(size: str) -> None:
    radar = load(chain(30, count=1)).radar
    assert radar
    for dimension in radar.dimensions:
        scene = drawn(radar, size, dimension=dimension.id, labels=Labels.AUTO)[0]
        boxes = {mark.id: (around(mark.marker), mark.label.box) for mark in scene.blips if mark.label}
        gaps = [
            min(apart(a, b) for key, others in boxes.items() if key != own for a in mine for b in others)
            for own, mine in boxes.items()
        ]
        size_of_type = max(line.size for mark in scene.blips if mark.label for line in mark.label.lines)
        assert sum(gaps) / len(gaps) > 1.2 * size_of_type


def around(marker: Marker) -> Box:
    return Box(marker.x - marker.reach, marker.y - marker.reach, 2 * marker.reach, 2 * marker.reach)


def apart(a: Box, b: Box) -> float:
    dx = max(a.x - b.x - b.width, b.x - a.x - a.width, 0.0)
    return hypot(dx, max(a.y - b.y - b.height, b.y - a.y - a.height, 0.0))


def test_movement_is_told_by_shape() -> None:
    moved = radar(
        trend("fresh", {"2026": "pilot"}),
        trend("inwards", {"2025": "vision", "2026": "pilot"}),
        trend("outwards", {"2025": "scale", "2026": "vision"}),
        trend("steady", {"2025": "pilot", "2026": "pilot"}),
        editions=("2025", "2026"),
    )
    marks = {mark.id: mark for mark in drawn(moved)[0].blips}
    assert {key: mark.marker.shape for key, mark in marks.items()} == {
        "fresh": MarkerShape.HALO,
        "inwards": MarkerShape.DROP,
        "outwards": MarkerShape.DROP,
        "steady": MarkerShape.DISC,
    }
    # The sector lies below the centre, so inwards is up.
    assert not 60 < marks["inwards"].marker.turn < 300
    assert 60 < marks["outwards"].marker.turn < 300


def test_in_the_first_edition_nothing_has_moved() -> None:
    scene = drawn(radar(trend("kanban")), language="en")[0]
    assert scene.blips[0].movement is Movement.NEW
    assert scene.blips[0].marker.shape is MarkerShape.DISC
    assert "new" not in scene.blips[0].says
    assert not any("new" in mark.text for mark in scene.texts)


def test_a_blip_says_what_it_shows() -> None:
    one = trend("kanban", assessments=(assessment("2026", rating(3, 4, 4), impact=4),))
    said = "Kanban, Process, ring Scale, impact 4 of 5, advice: act now, strong evidence"
    assert drawn(radar(one), language="en")[0].blips[0].says == said
    rated = trend("lean", assessments=(assessment("2026", *(rating(3, 3, 3, by=who) for who in "abc")),))
    two = {mark.id: mark.says for mark in drawn(radar(one, rated), language="en")[0].blips}
    assert two["kanban"] == f"{said}, editors’ estimate"
    assert two["lean"].endswith(", high agreement")


def test_a_chart_of_estimates_says_so_once_and_dashes_nothing() -> None:
    solid, thin = (
        trend(key, assessments=(assessment("2026", rating(3, evidence, 3)),)) for key, evidence in (("a", 4), ("b", 1))
    )
    scene = drawn(radar(solid, thin))[0]
    assert not any(mark.marker.dashed for mark in scene.blips)
    assert {mark.id: mark.marker.fill for mark in scene.blips} == {"a": Certainty.STRONG, "b": Certainty.WEAK}
    assert any("Alle Einstufungen: Einschätzung der Redaktion" in mark.text for mark in scene.texts)


def test_only_dispute_breaks_an_outline() -> None:
    torn = trend("torn", assessments=(assessment("2026", *(rating(n, 4, n, by=str(n)) for n in (1, 3, 5))),))
    agreed = trend("agreed", assessments=(assessment("2026", *(rating(3, 1, 3, by=name) for name in "abc")),))
    scene = drawn(radar(torn, agreed, trend("one", assessments=(assessment("2026", rating(3, 4, 3)),))))[0]
    assert {mark.id for mark in scene.blips if mark.marker.dashed} == {"torn"}
    assert any(mark.text == "geringe Übereinstimmung" for mark in scene.texts)


def test_the_key_explains_only_what_occurs() -> None:
    scene = drawn(radar(trend("kanban", {"2025": "pilot", "2026": "pilot"}), editions=("2025", "2026")), language="en")[
        0
    ]
    assert [mark.text for mark in scene.texts if mark.text in ("new", "moved in", "moved out", "unchanged")] == [
        "unchanged"
    ]
    assert {sample.fill for sample in scene.samples} == {Certainty.STRONG}


def test_a_list_that_does_not_fit_takes_pages_of_its_own() -> None:
    scenes = drawn(crowd(300), language="en")
    assert len(scenes) > 1
    assert not scenes[0].legend
    assert all(scene.disc is None for scene in scenes[1:])
    assert {(scene.width, scene.height) for scene in scenes} == {(scenes[0].width, scenes[0].height)}
    assert any(mark.text.endswith(f"Legend · page 2 of {len(scenes)}") for mark in scenes[1].texts)


@pytest.mark.slow
def test_long_words_everywhere_stay_on_the_page() -> None:
    long = crowd(30, dimensions=5)
    names = "Organisationsentwicklung und Kundenbindungsmanagement im digitalen Zeitalter"
    long = replace(
        long,
        title=text(
            "Ein Trendradar mit einem außerordentlich langen Titel, der über mehrere Zeilen geht und nicht endet"
        ),
        dimensions=tuple(replace(d, name=text(names)) for d in long.dimensions),
        rings=tuple(
            replace(r, name=text("Übernehmen und betreiben"), do=text("mit Sorgfalt ausbauen")) for r in long.rings
        ),
        trends=tuple(replace(t, name=text("Rechtsschutzversicherungsgesellschaften " * 2)) for t in long.trends),
        publisher=Publisher(name=text("Herausgebergemeinschaft " * 6), licence=Licence("CC BY 4.0")),
    )
    for page in ("a4", "a4-portrait", "a3", "16:9", "square"):
        assert faults(drawn(long, page)) == []


def test_a_dimension_without_trends_says_so() -> None:
    texts = [mark.text for mark in drawn(radar(trend("kanban")), "a4-portrait")[0].texts]
    assert "keine Trends in dieser Ausgabe" in " ".join(texts)


def test_the_site_gets_a_bare_radar() -> None:
    scenes = drawn(crowd(45), SITE)
    assert len(scenes) == 1
    assert not scenes[0].texts
    assert not scenes[0].legend
    assert len(scenes[0].pills) == 5
    assert "45 Trends" in scenes[0].description


def test_a_name_of_several_lines_in_another_script_tells_painters_the_whole_of_it() -> None:
    name = "Quản lý trải nghiệm khách hàng"
    trends = [trend("viet", name=text(name)), *(trend(f"t{n}", name=text("Kundenbindung")) for n in range(2))]
    (scene,) = drawn(radar(*trends), FORMATS["a4"], labels=Labels.NAMES)
    labels = {mark.id: mark.label for mark in scene.blips}
    assert labels["viet"] and labels["t1"]
    assert {line.whole for line in labels["viet"].lines} == {name}
    assert {line.whole for line in labels["t1"].lines} == {""}
