"""The whole site as one file, opened from the disk as somebody does who got it by mail."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from radargen.publishing.site.one_file import one_file
from tests.accessible import ASK, AXE
from tests.browser import Witness, eventually
from tests.firefox import TELL, launching
from tests.folders import Once
from tests.selection import BY_FORGE

LANGUAGES = ("de", "en")


@pytest.fixture(scope="module")
def radar(once: Once, cx_site: Path) -> Path:
    def make(folder: Path) -> None:
        (folder / "radar.html").write_bytes(one_file(cx_site, LANGUAGES))

    return once("onefile", make) / "radar.html"


@pytest.fixture(params=["chromium", pytest.param("firefox", marks=BY_FORGE)])
def reader(
    request: pytest.FixtureRequest, playwright: Playwright, browser: Browser, radar: Path
) -> Iterator[tuple[Page, Witness]]:
    """The file in front of a reader, who sees to it that it asks nobody for anything."""
    if request.param == "firefox":
        with launching(playwright) as launch:
            yield from _opened(launch({}), radar)
    else:
        yield from _opened(browser, radar)


def _opened(browser: Browser, radar: Path) -> Iterator[tuple[Page, Witness]]:
    context = browser.new_context(permissions=[], accept_downloads=True)
    context.add_init_script(TELL)
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(radar.as_uri())
    yield page, witness
    assert witness.complaints == []
    assert [each for each in asked if not each.startswith(("data:", radar.as_uri(), "blob:"))] == []
    context.close()


def test_a_reader_walks_through_the_file(reader: tuple[Page, Witness], radar: Path) -> None:
    page, _ = reader
    expect(page).to_have_title("CX-Trendradar")
    assert page.evaluate("document.fonts.check('16px \"Radargen Sans\"')")
    # The radar and its list light up each other, and filters hold for both and stand in the address.
    page.locator(".radar-filter input[type=search]").fill("Voicebots")
    expect(page.locator(".radar-names li:visible")).to_have_count(1)
    assert page.url.endswith("#/de/?words=Voicebots")
    page.locator(".radar-figure svg:visible [role=listitem]:not(.radar-out) a[href*='voicebots']").first.click()
    expect(page.locator("h1")).to_contain_text("Voicebots")
    expect(page).to_have_title(re.compile("^Voicebots .* - CX-Trendradar$"))
    # Back to what was chosen, and forward again.
    page.go_back()
    expect(page.locator(".radar-names li:visible")).to_have_count(1)
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Voicebots")
    # The same trend in the other language, where all around speaks it, too.
    page.locator(".md-select__link[lang=en]").evaluate("link => link.click()")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("#/en/trends/voicebots/")
    # The search knows names, text and slips of the hand.
    page.locator("input[name=query]").click()
    page.keyboard.type("customer councils")
    page.locator(".md-search-result__link[href='#/en/trends/customer-council/']").first.click()
    expect(page.locator("h1")).to_contain_text("Customer councils")
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill("voicbots")
    page.locator(".radar-meant a").first.click()
    page.wait_for_url("**#/en/trends/voicebots/")
    # A link may lead to a place on a page; what is marked goes along to the comparison.
    page.locator("a[href*='/factors/#factor-']").first.click()
    page.wait_for_url("**#/en/factors/#factor-*")
    page.go_back()
    page.locator(".radar-mark-page").click()
    page.locator(".radar-selection .radar-primary").click()
    page.wait_for_url("**#/en/compare/?t=voicebots")
    expect(page.locator(".radar-compared thead th[scope=col]")).to_have_count(1)


def test_a_sent_address_leads_to_its_page_and_a_wrong_one_home(browser: Browser, radar: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{radar.as_uri()}#/en/trends/voicebots/#sources")
    expect(page.locator("h1")).to_contain_text("Voicebots")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("scrollY") > 0
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(f"{radar.as_uri()}#/en/no/such/page/")
    expect(page.locator(".radar-home")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.close()


def test_pages_are_accessible_and_as_wide_as_a_phone(browser: Browser, radar: Path) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.set_viewport_size({"width": 390, "height": 900})
    for place in ("/de/", "/en/trends/voicebots/", "/en/data/"):
        page.goto(f"{radar.as_uri()}#{place}")
        page.evaluate(AXE)
        assert page.evaluate(ASK) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") == 390, place
    page.locator("label[for=__search]:visible").first.click()
    page.keyboard.type("kunden")
    assert page.evaluate(ASK) == []
    page.context.close()


def test_a_picture_of_what_is_chosen_is_made_in_the_file(browser: Browser, radar: Path) -> None:
    page = browser.new_page()
    page.goto(f"{radar.as_uri()}#/de/?t=voicebots")
    with page.expect_download() as saved:
        page.locator(".radar-shot [data-kind=svg]").click()
    drawn = saved.value.path().read_text(encoding="utf-8")
    assert "Voicebots" in drawn
    assert "font/woff2" in drawn
    page.close()


def test_every_link_leads_to_a_page_of_the_file(radar: Path, browser: Browser) -> None:
    about = json.loads(re.search(r'id="radar-about">(.*?)</script>', radar.read_text(encoding="utf-8"))[1])  # type: ignore[index]
    page = browser.new_page()
    page.goto(radar.as_uri())
    for place in ("/de/", "/en/", "/en/trends/voicebots/", "/de/factors/", "/en/network/"):
        page.goto(f"{radar.as_uri()}#{place}")
        links = page.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        led = [link[1:].split("#")[0].split("?")[0] for link in links if link.startswith("#/")]
        assert {*led} <= {*about["pages"]}
        assert [link for link in links if not link.startswith(("#/", "https://", "mailto:"))] == ["#content"]
    page.close()


def test_it_is_small_and_the_same_again(radar: Path, cx_site: Path) -> None:
    made = radar.read_bytes()
    assert made == one_file(cx_site, LANGUAGES)
    assert len(made) < 0.3 * sum(path.stat().st_size for path in cx_site.rglob("*.html"))
    assert len(gzip.compress(made)) <= 450 * 1024


def test_without_scripts_the_first_page_is_there_and_says_so(browser: Browser, radar: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(radar.as_uri())
    assert "Ohne JavaScript" in page.locator("body").inner_text()
    expect(page.locator(".radar-names li")).to_have_count(44)
    page.context.close()


def test_a_hostile_radar_runs_nothing_even_where_the_policy_is_off(
    browser: Browser, hostile_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "radar.html").write_bytes(one_file(hostile_site, LANGUAGES))
    page = browser.new_context(bypass_csp=True).new_page()
    witness = Witness()
    witness.watch(page)
    page.goto((tmp_path / "radar.html").as_uri())
    for place in ("/de/", "/en/trends/hostile/", "/de/method/", "/en/data/", "/de/compare/?t=hostile"):
        page.goto(f"{(tmp_path / 'radar.html').as_uri()}#{place}")
        assert page.locator("main script, [onerror], [onclick], [onload], [ontoggle]").count() == 0, place
    page.locator("input[name=query]").click()
    page.keyboard.type("hostile")
    page.locator(".md-search-result__link").first.wait_for()
    eventually(page, lambda: page.locator("[onerror]").count() == 0)
    assert witness.dialogs == []
    assert witness.complaints == []
    page.context.close()
