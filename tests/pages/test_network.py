from dataclasses import replace

from radargen.model import Link, LinkType, Radar, Trend
from radargen.pages.views.network import MOST_CURVES
from tests.make import radar, text, trend
from tests.pages.reading import Page, block
from tests.pages.specimen import made, page

REQUIRES = LinkType.REQUIRES


def linked(trend_id: str, dimension: str, *to: str, kind: LinkType = REQUIRES, **fields: object) -> Trend:
    links = tuple(Link(other, kind) for other in to)
    return trend(trend_id, "pilot", dimension, links=links, **fields)


def buying() -> Radar:
    """A bot that needs knowledge, which needs an owner."""
    return radar(
        linked("bot", "technology", "knowledge"),
        linked("knowledge", "process", "owner"),
        trend("owner", dimension="people", first_step=text("Eine Person benennen.", "Name a person.")),
        trend("island", dimension="technology"),
    )


def words(of: Radar, path: str, language: str = "de") -> str:
    return Page(block(page(of, path, language))).text


def test_each_pair_of_linked_dimensions_is_drawn_and_told() -> None:
    shown = words(buying(), "network/index.md")
    assert "People – Process 1 Verbindungen" not in shown
    assert "People – Process 1 Verbindung" in shown
    assert "Als Liste Bot setzt voraus Knowledge" in shown
    assert "People – Technology" not in shown


def test_a_dot_stands_where_the_link_leads() -> None:
    source = page(buying(), "network/index.md")
    assert 'data-from="knowledge" data-to="owner"' in source
    assert 'd="M100 500.0C50 500.0 50 500.0 0 500.0"/><path class="radar-strand-end" d="M0 500.0h0"/>' in source


def test_rivals_have_no_dot() -> None:
    of = radar(linked("a", "people", "b", kind=LinkType.COMPETES), trend("b"))
    assert "radar-strand-end" not in page(of, "network/index.md")


def test_what_a_technology_asks_of_people_is_followed_over_what_it_requires() -> None:
    shown = words(buying(), "network/technology.md")
    assert "Wenn wir diese Technologie kaufen: Was müssen People und Process leisten?" in shown
    assert "People Owner vorausgesetzt über Knowledge Eine Person benennen." in shown
    assert "Process Knowledge wird vorausgesetzt" in shown
    assert shown.endswith("Ohne Verbindung in andere Dimensionen Island")


def test_the_same_in_english() -> None:
    shown = words(buying(), "network/technology.md", "en")
    assert "If we buy this technology, what must People and Process do?" in shown
    assert "People Owner required indirectly, through Knowledge Name a person." in shown


def test_a_trend_leads_to_what_it_asks() -> None:
    assert "../../network/technology/#asks-bot" in Page(block(page(buying(), "trends/bot.md"))).hrefs
    assert "#asks" not in page(buying(), "trends/island.md")


def test_too_many_links_are_told_and_not_drawn() -> None:
    many = [linked(f"t-{n}", "people", "hub") for n in range(MOST_CURVES + 1)]
    source = page(radar(trend("hub"), *many), "network/index.md")
    assert "radar-strand" not in source
    assert '<details class="radar-links-listed" open>' in source
    assert Page(block(source)).text.count("setzt voraus") == MOST_CURVES + 1


def test_as_many_links_as_can_be_told_apart_are_drawn() -> None:
    many = [linked(f"t-{n}", "people", "hub") for n in range(MOST_CURVES)]
    assert "radar-strand" in page(radar(trend("hub"), *many), "network/index.md")


def test_links_to_what_is_not_on_the_chart_are_left_out() -> None:
    of = replace(
        buying(), trends=tuple(replace(t, assessments=()) if t.id == "knowledge" else t for t in buying().trends)
    )
    assert [path for path in made(of) if path.startswith("network/")] == []


def test_without_links_there_is_no_network() -> None:
    assert [path for path in made(radar(trend("a"), linked("b", "process", "a"))) if path.startswith("network/")] == []
