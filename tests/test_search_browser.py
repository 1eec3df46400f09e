"""The search of the built site as a reader uses it: other names, other spellings, errors."""

import pytest
from playwright.sync_api import Page

from tests.browser import Witness
from tests.selection import mostly_by_forge


def typed(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.locator("input[name=query]").click()
    page.keyboard.type(words)


@pytest.mark.parametrize(
    ("language", "searches"),
    [
        (
            "",
            {
                "Mitarbeiterassistenz": "agent-assist",
                "kundenbeirate": "customer-council",
                "agent augmentation": "agent-assist",
                "kundenbeiraete": "customer-council",
            },
        ),
        ("en/", {"Kundenbeirat": "customer-council", "real-time guidance": "agent-assist"}),
    ],
)
def test_a_trend_is_found_by_its_other_names_and_spellings(
    page: Page, address: str, language: str, searches: dict[str, str]
) -> None:
    typed(page, f"{address}/{language}", "")
    for words, trend in searches.items():
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
        page.locator(f".md-search-result__link[href*='/site/{language}trends/{trend}/']").first.wait_for()


@pytest.mark.parametrize(
    ("language", "words", "trend"),
    mostly_by_forge(
        [
            ("", "Servcie Bluprinting", "service-blueprinting"),
            ("en/", "customer concil", "customer-council"),
            ("", "voicebotts", "voicebots"),
            ("", "agent asist", "agent-assist"),
        ],
        here=2,
    ),
)
def test_a_mistyped_name_is_asked_back_and_leads_to_its_page(
    page: Page, address: str, language: str, words: str, trend: str
) -> None:
    witness = Witness()
    witness.watch(page)
    typed(page, f"{address}/{language}", words)
    page.locator(".radar-meant").get_by_role("link").first.click()
    page.wait_for_url(f"{address}/{language}trends/{trend}/")
    assert witness.complaints == []
    assert len(witness.hosts) == 1


def test_enter_leads_to_what_was_meant_where_nothing_was_found(page: Page, address: str) -> None:
    typed(page, f"{address}/", "voicebotts")
    page.locator(".radar-meant").get_by_role("link").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trends/voicebots/")


def test_nothing_is_asked_where_all_was_found(page: Page, address: str) -> None:
    typed(page, f"{address}/", "voicebots")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(400)
    assert page.locator(".radar-meant").inner_text() == ""


def test_a_result_shows_words_apart_and_no_fact_that_says_nothing(page: Page, moon: str) -> None:
    index = page.request.get(f"{moon}/search/entries.json").json()
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    beetles, history = texts["trends/repair-beetles/"], texts["trends/repair-beetles/#history"]
    assert "Handgroße Maschinen" in beetles
    assert "repair-beetles.yaml" not in beetles
    assert history.split()[:6] == ["2074", "Aufbau", "nach", "innen", "gerückt", "Sie"]


def test_what_the_search_knows_comes_with_the_first_word(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/")
    page.keyboard.press("/")
    page.locator(".md-search-result__meta", has_text="Suchbegriff eingeben").wait_for()
    assert not any(each.endswith("search/entries.json") for each in asked)
    page.keyboard.type("voicebots")
    page.locator(".md-search-result__link").first.wait_for()
    assert sum(each.endswith("search/entries.json") for each in asked) == 1
