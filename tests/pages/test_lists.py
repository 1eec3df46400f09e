"""Home, the table of all trends, dimensions and rings."""

import re
from dataclasses import replace

from radargen.assessing import blips
from radargen.model import Text
from radargen.pages import Charts, numbered, pages
from radargen.pages.edition_view import alphabetical
from radargen.pages.page_charts import Number, PageChart
from tests.make import assessment, radar, rating, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import SVG, page, specimen


def words(source: str) -> str:
    return Page(block(source)).text


def test_what_is_on_no_chart_has_no_number() -> None:
    of = radar(trend("kanban"), trend("lean"))
    drawn = PageChart("<svg/>", numbers={"lean": Number(7, 3)})
    assert [blip.number for blip in numbered(blips(of, of.newest), drawn)] == [0, 7]
    assert [blip.number for blip in numbered(blips(of, of.newest), None)] == [0, 0]


def test_home_says_which_edition_it_is() -> None:
    shown = words(page(specimen(), "index.md"))
    assert shown.startswith("Testradar · Ausgabe 2026 Vom Vorhaben zum Betrieb 4 Trends, nach Reife geordnet.")
    assert words(page(specimen(), "index.md", "en")).startswith("Test radar · Edition 2026")


def test_home_lists_the_trends_by_what_to_do_with_the_first_step() -> None:
    shown = words(page(specimen(), "index.md"))
    assert "Jetzt handeln 1 4 Service Blueprinting nach innen gerückt Scale Einen Ablauf aufzeichnen." in shown
    assert "Betreiben 1 3 Ärger vermeiden nach innen gerückt Standard" in shown


def test_home_shows_what_moved_since_the_edition_before() -> None:
    shown = words(page(specimen(), "index.md"))
    assert "Seit der Ausgabe 2025 2 neu German only , Chatbots 2 bewegt Ärger vermeiden nach innen gerückt ," in shown
    assert "2 nicht mehr dabei Panels , Beacons" in shown


def test_home_offers_the_picture_and_the_data() -> None:
    hrefs = Page(block(page(specimen(), "index.md"))).hrefs
    assert {"downloads/radar.pdf", "data/2026.csv", "data/2026.json"} <= set(hrefs)


def test_home_without_a_picture_still_lists_the_trends() -> None:
    of = radar(trend("kanban"))
    source = str(pages(of, of.newest, "de", (), Charts())["index.md"])
    assert "<figure" not in source


def test_the_chart_is_in_the_page() -> None:
    assert " ".join(SVG.split()) in page(specimen(), "index.md")


def test_the_key_explains_the_marks_that_occur() -> None:
    ids = re.findall(r"radar-mark radar-mark-(\w+)", page(specimen(), "index.md"))
    assert ids == ["new", "in", "weak", "impact"]


def test_the_matrix_stands_above_the_table_with_its_key() -> None:
    source = page(specimen(), "trends/index.md")
    assert source.index(" ".join(SVG.split())) < source.index("<table")
    assert "Weiter rechts ist reifer, weiter oben hat mehr Wirkung. Tönung" in words(source)
    assert re.findall(r"radar-mark radar-mark-(\w+)", source) == ["weak"]
    of = radar(trend("kanban"))
    assert "<figure" not in str(pages(of, of.newest, "de", (), Charts())["trends/index.md"])


def test_the_table_has_a_row_per_trend_on_the_chart() -> None:
    shown = words(page(specimen(), "trends/index.md"))
    assert "Trend Dimension Ring Was tun Bewegung Wirkung Aufwand Belege" in shown
    assert "Service Blueprinting Process Scale jetzt handeln nach innen gerückt 3 Org. 4 Tech. 2 dünne Belege" in shown
    assert "Nicht auf dem Radar dieser Ausgabe Panels People Beacons Technology" in shown


def test_the_table_of_a_plain_radar_has_only_the_columns_it_fills() -> None:
    plain = trend("kanban", effort=None, assessments=(assessment("2026", ring="r1", impact=None),))
    of = radar(replace(plain, dimension="d1"), rings=3, dimensions=4)
    assert "Trend Dimension Ring Kanban D1 R1" in words(page(of, "trends/index.md"))


def test_a_dimension_has_its_trends_by_ring() -> None:
    of = specimen()
    asked = replace(of.dimensions[1], question=text("Wie läuft es?", "How does it run?"))
    of = replace(of, dimensions=(of.dimensions[0], asked, of.dimensions[2]))
    shown = words(page(of, "dimensions/process.md"))
    assert "Process Wie läuft es? 2 Trends" in shown
    assert "Standard Ärger vermeiden" in shown
    assert "Ein Bild des Ablaufs" in shown


def test_a_ring_has_its_trends_by_dimension() -> None:
    shown = words(page(specimen(), "rings/vision.md"))
    assert "1 Trend" in shown
    assert "People German only Nur so. beobachten neu" in shown


def test_an_empty_ring_says_so() -> None:
    assert "In dieser Ausgabe steht hier kein Trend." in words(page(radar(trend("kanban")), "rings/vision.md"))


def test_the_page_one_is_on_is_marked() -> None:
    assert '<a href="../../rings/vision/" aria-current="page">' in page(specimen(), "rings/vision.md")


def test_names_sort_as_a_reader_looks_for_them() -> None:
    names = ["Zebra", "Ärger", "Aal", "Straße", "Strasse", "ähnlich"]
    assert sorted(names, key=alphabetical) == ["Aal", "ähnlich", "Ärger", "Strasse", "Straße", "Zebra"]


def test_a_name_that_is_not_translated_is_marked_in_lists() -> None:
    of = radar(trend("kanban", name=Text((("de", "Zettelwand"),)), assessments=(assessment("2026", rating(3, 3, 3)),)))
    note = '<span lang="de">Zettelwand</span> <abbr class="radar-foreign" title="Available in German only">DE</abbr>'
    assert note in page(of, "index.md", "en")
