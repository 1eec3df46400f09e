"""The built site in a real browser: what a reader sees, and what a stranger's entry must not do."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Witness, served
from tests.selection import thorough

PAGES = ["", "trends/agent-assist/", "en/", "en/trends/agent-assist/"]
# What the hostile radar would leave in a page that lets it.
TRACES = "img[onerror], img[src=x], svg[onload], [ontoggle], [onmouseover], a[href^='javascript' i]"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_only_its_own_host_and_complains_of_nothing(page: Page, address: str, path: str) -> None:
    witness = Witness()
    witness.watch(page)
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert witness.complaints == []
    assert witness.hosts == {address.removeprefix("http://").partition("/")[0]}
    assert page.context.cookies() == []
    # The family of charts is asked for only where one has words in it.
    assert page.evaluate("document.fonts.check('16px \"Radargen Text\"')")
    assert page.evaluate("document.documentElement.lang") == ("en" if path.startswith("en/") else "de")


def test_the_language_selector_leads_to_the_same_page(page: Page, address: str) -> None:
    page.goto(f"{address}/trends/voicebots/")
    page.get_by_label("Sprache wechseln").hover()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/trends/voicebots/")
    page.get_by_label("Select language").hover()
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(f"{address}/trends/voicebots/")


def test_search_finds_trends_in_the_language_of_the_page(page: Page, address: str) -> None:
    for path, words, found in (
        ("", "Kundenbeiräte", "/site/trends/"),
        ("en/", "customer councils", "/site/en/trends/"),
    ):
        page.goto(f"{address}/{path}")
        page.locator("input[name=query]").click()
        page.keyboard.type(words)
        page.locator(f".md-search-result__link[href*='{found}customer-council/']").first.wait_for()


def test_light_and_dark_follow_the_system_until_the_button_is_pressed(browser: Browser, address: str) -> None:
    for system, first, second in (("light", "default", "slate"), ("dark", "slate", "default")):
        context = browser.new_context(color_scheme=system)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/")
        body = page.locator("body")
        assert body.get_attribute("data-md-color-scheme") == first
        page.locator("[data-md-component=palette] label:visible").click()
        assert body.get_attribute("data-md-color-scheme") == second
        context.close()


def test_the_drawer_of_a_phone_leads_to_every_part(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/trends/voicebots/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".md-header__button[for=__drawer]").click()
    page.get_by_role("link", name="Methode").click()
    page.wait_for_url(f"{address}/method/")
    context.close()


def test_imprint_and_privacy_are_one_click_from_everywhere(page: Page, cx_site: Path) -> None:
    with served(cx_site) as server:
        for path in ("", "en/rings/pilot/", "no/such/page/"):
            page.goto(f"{server}/{path}")
            page.get_by_role("contentinfo").get_by_role("link").nth(-2).click()
            page.wait_for_url("**/imprint/")


def test_a_script_in_every_field_stays_text_even_where_the_policy_is_off(browser: Browser, hostile_site: Path) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    witness, site = Witness(), hostile_site
    witness.watch(page)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert "en/trends/hostile/index.html" in pages
    if not thorough():
        # A kind of page is the same in each language, so that either has every other one.
        english = [path for path in pages if path.startswith("en/")]
        pages = [path for path in pages if path not in english][::2] + english[1::2]
        pages += [path for path in ("trends/hostile/index.html", "en/trends/hostile/index.html") if path not in pages]
    with served(site) as server:
        for path in pages:
            page.goto(f"{server}/{path}")
            assert page.locator(TRACES).count() == 0, path
            assert "{{7*7}}" in page.content() or "hostile" not in path
        page.goto(f"{server}/trends/hostile/")
        page.locator("input[name=query]").click()
        page.keyboard.type("people")
        page.locator(".md-search-result__link").first.wait_for()
        assert page.locator(TRACES).count() == 0
    assert witness.dialogs == []
    assert witness.complaints == []
    assert len(witness.hosts) == 1


def test_a_matrix_is_as_wide_as_the_page_and_says_how_to_read_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/en/trends/")
    matrix, words = page.locator(".radar-matrix svg.radar"), page.locator(".radar-matrix figcaption > p")
    assert matrix.evaluate("matrix => matrix.getBoundingClientRect().width") > 1100
    expect(words).to_contain_text("Further to the right")
    caption = page.locator(".radar-matrix figcaption")
    assert caption.evaluate("caption => caption.scrollHeight <= caption.clientHeight")
