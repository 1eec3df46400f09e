from radargen.model import Radar
from radargen.publishing.frame import Frame
from tests.make import radar, trend
from tests.pages.specimen import made, specimen


def tabs(of: Radar, language: str) -> list[str]:
    """What the tabs are called; a page without a name takes its title."""
    pages = [path for path in made(of, language) if path.endswith(".md")]
    items = Frame(of, language, {language: pages}).nav()
    return [item if isinstance(item, str) else next(iter(item)) for item in items]


def test_a_radar_with_all_data_has_a_tab_for_each_question() -> None:
    found = tabs(specimen(), "de")
    assert found == ["Radar", "Trends", "Was nun?", "Dimensionen", "Ringe", "Faktoren", "Netz", "Ausgaben", "method.md"]


def test_a_radar_that_only_places_trends_has_no_tab_without_content() -> None:
    assert tabs(radar(trend("kanban")), "en") == ["Radar", "Trends", "Dimensions", "Rings", "method.md"]
