import datetime as dt
import gzip
from dataclasses import replace
from io import BytesIO

import pytest

from radargen.model import Publisher, Radar
from radargen.publishing.site.site_config import SiteConfig
from tests.make import radar, text, trend
from tests.pages.specimen import made, specimen


def tabs(of: Radar, language: str) -> list[str]:
    """What the tabs are called; a page without a name takes its title."""
    pages = [path for path in made(of, language) if path.endswith(".md")]
    items = SiteConfig(of, language, {language: pages}).nav()
    return [item if isinstance(item, str) else next(iter(item)) for item in items]


@pytest.mark.slow
def test_a_radar_with_all_data_has_a_tab_for_each_question() -> None:
    found = tabs(specimen(), "de")
    assert found == [
        "Radar",
        "Trends",
        "Nächste Schritte",
        "Fälle",
        "Dimensionen",
        "Ringe",
        "Faktoren",
        "Netz",
        "Ausgaben",
        "method.md",
    ]


def test_a_radar_that_only_places_trends_has_no_tab_without_content() -> None:
    assert tabs(radar(trend("kanban")), "en") == ["Radar", "Trends", "Dimensions", "Rings", "method.md"]


@pytest.mark.parametrize("year", [1, 1969, 1970, 2105, 2106, 9999])
def test_an_edition_of_any_century_has_a_time_that_can_be_packed(year: int) -> None:
    seconds = int(SiteConfig(radar(editions=(f"{year:04}",)), "de", {}).written)
    gzip.GzipFile(fileobj=BytesIO(), mode="wb", mtime=seconds).close()
    assert (dt.datetime.fromtimestamp(seconds, dt.UTC).year == year) == (1970 <= year <= 2106)


def test_readers_tell_of_a_case_where_somebody_listens() -> None:
    silent = SiteConfig(radar(trend("kanban")), "de", {"de": ()})
    assert silent.footer()["nominate"] == ""
    assert silent.footer("https://github.com/o/r/")["nominate"] == "https://github.com/o/r/issues/new/choose"
    assert silent.footer("https://gitlab.example.org/o/r")["nominate"] == "https://gitlab.example.org/o/r/-/issues/new"
    publisher = Publisher(text("Wir", "We"), "mailto:we@example.org")
    reachable = SiteConfig(replace(radar(trend("kanban")), publisher=publisher), "de", {"de": ()})
    assert reachable.footer("https://git.example.org/o/r")["nominate"] == "mailto:we@example.org"
