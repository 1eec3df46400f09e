"""The made-up radar of four editions in a real browser: what a reader does with editions."""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from radargen.reading import load
from radargen.storage.files import read
from tests.browser import Witness
from tests.folders import ROOT

MOON = ROOT / "examples" / "moon"


class Words(NamedTuple):
    """What a reader reads and clicks."""

    path: str
    editions: str
    compared: str
    archived: str
    gone: str
    reason: str
    successor: str
    later: str


GERMAN = Words(
    "",
    "Ausgaben",
    "Was sich von 2072 bis 2074 geändert hat",
    "Archiviert 4",
    "Nicht mehr auf dem Radar 1",
    "Die letzte Kuppel wurde abgebaut",
    "Wände aus Mondstaub",
    "Was sich von 2072 bis 2073 geändert hat",
)
ENGLISH = Words(
    "en/",
    "Editions",
    "What changed from 2072 to 2074",
    "Archived 4",
    "No longer on the radar 1",
    "The last dome was taken down",
    "Walls of moon dust",
    "What changed from 2072 to 2073",
)


def no_wider_than_the_screen(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


@pytest.mark.parametrize(
    ("words", "width", "script"),
    [(GERMAN, 1280, True), (ENGLISH, 390, True), (ENGLISH, 1280, False)],
    ids=["de-1280", "en-390", "en-1280-no script"],
)
def test_compare_two_editions(browser: Browser, moon: str, words: Words, width: int, script: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=script)
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    page.goto(f"{moon}/{words.path}")
    if width < 500:
        page.locator(".md-header__button[for=__drawer]").click()
    page.get_by_role("link", name=words.editions, exact=True).locator("visible=true").first.click()
    page.wait_for_url(f"{moon}/{words.path}editions/")
    assert no_wider_than_the_screen(page, width)
    newest = page.locator(".radar-edition-list li").first
    newest.get_by_role("link", name="2072").click()
    page.wait_for_url("**/editions/2074/since-2072/")
    assert page.locator("h1").inner_text() == words.compared
    assert no_wider_than_the_screen(page, width)
    (radar,) = page.locator("svg.radar").locator("visible=true").all()
    assert radar.locator("a[href$='/salt-storage/']").is_visible()
    headings = [" ".join(heading.split()) for heading in page.locator(".radar-changed h2").all_inner_texts()]
    assert words.archived in headings
    assert words.gone in headings
    domes = page.locator("#changed-archived + ul > li").first
    assert words.reason in domes.inner_text()
    assert domes.get_by_role("link", name=words.successor).is_visible()
    page.locator(".radar-pairing").get_by_role("link", name="2073").last.click()
    page.wait_for_url("**/editions/2073/since-2072/")
    assert page.locator("h1").inner_text() == words.later
    page.go_back()
    assert page.locator("h1").inner_text() == words.compared
    assert witness.complaints == []
    assert len(witness.hosts) == 1
    context.close()


def test_a_wide_radar_tells_names_and_a_narrow_one_the_numbers_of_its_list(page: Page, moon: str) -> None:
    for path in ("editions/2073/", "editions/2074/since-2072/"):
        page.goto(f"{moon}/{path}")
        page.set_viewport_size({"width": 1280, "height": 844})
        expect(page.locator("svg.radar:visible a[href$='/repair-beetles/']")).to_contain_text("Werkstattkäfer")
        assert page.locator(".radar-number:visible").count() <= 1, "names, all but one at the most"
        page.set_viewport_size({"width": 390, "height": 844})
        drawn = numbers(page.locator("svg.radar:visible a[href]"), "text")
        listed = numbers(page.locator("main li:has(.radar-number)"), ".radar-number:visible")
        assert listed
        assert listed.items() <= drawn.items()
        assert len(set(drawn.values())) == len(drawn) >= 20


def numbers(each: Locator, within: str) -> dict[str, str]:
    """The numbers by trend id."""
    found = {}
    for one in each.all():
        link = one if one.get_attribute("href") else one.locator("a").first
        found[str(link.get_attribute("href")).split("/")[-2]] = str(one.locator(within).first.text_content())
    return found


@pytest.mark.parametrize("path", ["", "en/"])
def test_a_former_address_leads_to_the_trend(browser: Browser, moon: str, path: str) -> None:
    page = browser.new_page()
    page.goto(f"{moon}/{path}trends/leak-bugs/")
    page.wait_for_url(f"{moon}/{path}trends/repair-beetles/")
    assert page.locator(".radar-steps svg").get_attribute("aria-label")
    page.close()


def test_the_example_is_sound_and_says_that_it_is_made_up(moon_site: Path) -> None:
    assert load(read(MOON)).problems == ()
    for path, words in (("index.html", "Alles hier ist erfunden"), ("en/index.html", "Everything here is made up")):
        assert words in (moon_site / path).read_text(encoding="utf-8")


def test_the_example_is_no_part_of_the_cx_radar(cx_site: Path) -> None:
    pages = [path for path in cx_site.rglob("*.html") if "Mondradar" in path.read_text(encoding="utf-8")]
    assert pages == []
    assert not list(cx_site.rglob("*moon*"))
