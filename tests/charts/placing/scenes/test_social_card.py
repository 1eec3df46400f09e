"""The pictures beside a link: what they say, that nothing leaves the page, and that flat colours stay as they are."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.theme import SITE, Labels, themes
from radargen.model import Blip
from tests.make import radar, text, trend

LONG = "Zufriedenheitskennzahlen und Kundenbindungsmanagement im Kontaktzentrum"
OF = radar(trend("kanban", name=text("Kanban")), trend("long", "vision", "people", name=text(LONG)))
(HOME, *_) = placing.chart(ChartRequest(OF, OF.newest, "de", SITE, labels=Labels.NUMBERS))


@pytest.mark.parametrize("shown", blips(OF, OF.newest), ids=lambda blip: blip.id)
def test_a_card_names_trend_advice_ring_and_dimension_beside_its_place(shown: Blip) -> None:
    card = placing.card(HOME, OF, OF.newest, "de", shown)
    assert [blip.id for blip in card.blips] == [shown.id]
    said = " ".join(mark.text for mark in card.texts)
    name, ring, dimension = shown.trend.name.any("de"), shown.placement.ring, shown.trend.dimension
    advice = {"kanban": "Vorbereiten", "long": "Beobachten"}[shown.id]
    place = f"{advice} · {ring.capitalize()} {dimension.capitalize()}"
    assert said.replace("- ", "").replace("-", "") == f"Testradar 2026 {name} {place}"
    assert card.disc is not None
    left = card.disc.x - card.disc.rim
    assert all(mark.x + font_metrics.width(mark.text, mark.size, mark.weight) < left for mark in card.texts)
    assert all(mark.y - mark.size > 0 and mark.y < card.height for mark in card.texts)


def test_without_advice_a_card_says_what_the_ring_is_about() -> None:
    (shown, *_) = blips(OF, OF.newest)
    rings = tuple(replace(ring, do=text("tun")) for ring in OF.rings)
    said = placing.card(HOME, replace(OF, rings=rings), OF.newest, "de", replace(shown, action=None)).texts
    assert said[-2].text == "Pilot · tun"


def test_the_card_of_the_radar_has_all_trends() -> None:
    card = placing.card(HOME, OF, OF.newest, "de")
    assert [mark.text for mark in card.texts] == ["Ausgabe 2026", "Testradar"]
    assert len(card.blips) == 2


def test_a_card_has_the_size_that_is_expected_and_the_colours_of_the_theme() -> None:
    light = themes(OF.house)["light"]
    picture = Image.open(BytesIO(drawing.few_colours(placing.card(HOME, OF, OF.newest, "de"), light, placing.CARD_DPI)))
    assert (picture.size, picture.mode) == ((1200, 630), "P")
    found = {colour for _, colour in picture.convert("RGB").getcolors(1200 * 630) or []}
    wanted = [light.page, *(light.band(ring.depth) for ring in HOME.disc.rings)] if HOME.disc else []
    assert {tuple(bytes.fromhex(colour[1:])) for colour in wanted} <= found
