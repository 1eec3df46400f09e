"""The walk of one trend, from its file to its page: read this first.

Each test is one stop. No stop calls an earlier one; each takes the value that the stop before gave.
"""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from radargen import build
from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files
from radargen.charts.placing import ChartRequest
from radargen.charts.theme import FORMATS, LIGHT
from radargen.model import Movement
from radargen.reading import Loaded, load
from radargen.storage import files
from tests.folders import CX

RADAR = """
radar: 1
id: walk
title: {de: Radar, en: Radar}
languages: [de, en]
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings: [{id: adopt, name: {de: Nutzen, en: Adopt}, from: 3}, {id: trial, name: {de: Testen, en: Trial}, from: 1}]
criteria:
  - id: adoption
    name: {de: Verbreitung, en: Adoption}
    levels: [{de: a, en: a}, {de: b, en: b}, {de: c, en: c}, {de: d, en: d}, {de: e, en: e}]
editions: [{id: "2025", date: 2025-11-30}, {id: "2026", date: 2026-11-30}]
"""
KANBAN = """
name: {de: Kanban im Service, en: Kanban in service}
dimension: process
summary: {de: Arbeit sichtbar machen., en: Make work visible.}
assessments:
  - {edition: "2025", ratings: [{by: redaktion, adoption: 2}]}
  - {edition: "2026", ratings: [{by: redaktion, adoption: 3}], reason: {de: Es wirkt., en: It works.}}
sources: [{title: A book, url: https://example.org/, date: 2026-01, kind: academic}]
"""


def walked() -> Loaded:
    return load({"radar.yaml": RADAR, "trends/kanban.yaml": KANBAN})


def test_the_disk_gives_bytes_by_path() -> None:
    read = files.read(CX)
    assert read["radar.yaml"] == (CX / "radar.yaml").read_bytes()
    assert "trends/service-blueprinting.yaml" in read


def test_text_becomes_a_trend_that_knows_where_it_was_written() -> None:
    loaded = walked()
    assert loaded.problems == ()
    assert loaded.radar
    (trend,) = loaded.radar.trends
    assert (trend.id, trend.name.get("de"), trend.dimension) == ("kanban", "Kanban im Service", "process")
    assert str(trend.where("dimension")) == "trends/kanban.yaml:3:12"


def test_a_trend_becomes_a_blip_with_ring_and_movement() -> None:
    radar = walked().radar
    assert radar
    (blip,) = blips(radar, radar.newest)
    assert (blip.placement.ring, blip.movement, blip.before) == ("adopt", Movement.IN, "trial")


def test_a_blip_becomes_a_mark_in_a_scene() -> None:
    radar = walked().radar
    assert radar
    (scene, *_) = placing.chart(ChartRequest(radar, radar.newest, "en", FORMATS["a4"]))
    (mark,) = scene.blips
    assert (mark.id, mark.ring, mark.dimension) == ("kanban", "adopt", "process")
    assert mark.label
    assert mark.label.text == "Kanban in service"
    assert scene.disc
    # The second of two sectors is the left half, and the inner ring is around the centre.
    assert scene.disc.x - scene.disc.rings[0].outer < mark.marker.x < scene.disc.x


def test_a_mark_becomes_a_link_in_the_picture() -> None:
    radar = walked().radar
    assert radar
    (scene, *_) = placing.chart(ChartRequest(radar, radar.newest, "en", FORMATS["a4"]))
    (mark,) = scene.blips
    scene = replace(scene, blips=(replace(mark, href="trends/kanban/"),))
    picture = ElementTree.fromstring(drawing.svg(scene, LIGHT))  # noqa: S314 – we have just written it
    assert [a.get("href") for a in picture.iter("{http://www.w3.org/2000/svg}a")] == ["trends/kanban/"]
    png, pdf = (
        picture_files((scene,), "radar", PICTURE_FORMATS[suffix], LIGHT, Painting(36)) for suffix in (".png", ".pdf")
    )
    assert png["radar.png"].startswith(b"\x89PNG")
    assert pdf["radar.pdf"].startswith(b"%PDF")


@pytest.mark.slow
def test_a_trend_becomes_a_page_per_language() -> None:
    loaded = walked()
    german, english = (build.site(loaded, language, handwritten={}).files for language in ("de", "en"))
    assert "Arbeit sichtbar machen." in str(german["trends/kanban.md"])
    assert "Make work visible." in str(english["trends/kanban.md"])
    assert "Kanban in service" in str(english["index.md"])
