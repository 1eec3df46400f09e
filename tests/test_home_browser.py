"""The home page as a reader uses it: the radar, its list and what can be chosen among them."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import Witness
from tests.folders import CX

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
# Per language: its folder, the labels of three filters, what the count says with all of them, what clears them.
GERMAN = ("", ("Dimension", "Was tun", "Phase"), "4 von 44 Trends", "Auswahl aufheben")
ENGLISH = ("en/", ("Dimension", "What to do", "Phase"), "4 of 44 trends", "Clear choice")
CHOSEN = {"accessible-journeys", "ai-transparency", "service-knowledge-management", "voice-of-customer"}
ROWS = ".radar-list .radar-names li:visible a"
TRENDS = len(list((CX / "trends").glob("*.yaml")))


@contextmanager
def opened(browser: Browser, address: str, size: ViewportSize = DESK, *, script: bool = True) -> Iterator[Page]:
    """The page in a browser that has seen nothing yet; complaints on its console fail the test."""
    context = browser.new_context(viewport=size, java_script_enabled=script)
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    page.goto(address)
    yield page
    assert witness.complaints == []
    context.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, f"{address}/") as shown:
        yield shown


def listed(page: Page) -> list[str]:
    """The ids of the trends in the list, in its order."""
    addresses = page.locator(ROWS).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [each.removeprefix("trends/").rstrip("/") for each in addresses]


def standing_out(page: Page) -> set[str]:
    """The ids of the trends that the radar shows as chosen."""
    links = page.locator(".radar-figure svg:visible [role=listitem]:not(.radar-out) > a")
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {each.removeprefix("trends/").rstrip("/") for each in addresses}


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') ?? ''"))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("folder", "labels", "count", "clear"), [GERMAN, ENGLISH], ids=["de", "en"])
def test_a_view_can_be_sent_to_a_colleague(
    browser: Browser,
    address: str,
    size: ViewportSize,
    folder: str,
    labels: tuple[str, ...],
    count: str,
    clear: str,
) -> None:
    with opened(browser, f"{address}/{folder}", size) as page:
        assert len(listed(page)) == len(standing_out(page)) == TRENDS
        if size == PHONE:
            page.get_by_role("button", name="Filter").click()
        for label, value in zip(labels, ("process", "act", "2"), strict=True):
            page.get_by_label(label, exact=True).select_option(value)
        sent = page.url
    assert sent == f"{address}/{folder}?dimension=process&action=act&phase=2"
    with opened(browser, sent, size) as page:
        expect(page.locator(".radar-filter output")).to_have_text(count)
        assert set(listed(page)) == standing_out(page) == CHOSEN
        assert page.locator("select[name=phase]").input_value() == "2"
        page.get_by_role("button", name=clear).click()
        assert page.url == f"{address}/{folder}"
        assert len(listed(page)) == len(standing_out(page)) == TRENDS


def test_each_value_tells_how_many_trends_it_would_leave(page: Page) -> None:
    page.get_by_label("Dimension", exact=True).select_option("process")
    actions = page.get_by_label("Was tun", exact=True)
    assert "handeln (4)" in actions.inner_text()
    actions.select_option("act")
    assert len(listed(page)) == 4
    ring = page.get_by_label("Ring", exact=True)
    assert "Vision (0)" in ring.inner_text()
    assert ring.locator("option[value=vision]").is_disabled()


def test_words_find_names_and_aliases_in_any_spelling(page: Page) -> None:
    words = page.get_by_label("Name oder Schlagwort")
    for typed, found in (("kundenbeiräte", "customer-council"), ("KUNDENBEIRAETE", "customer-council")):
        words.fill(typed)
        assert listed(page) == [found]
    words.fill("bfsg")
    assert listed(page) == ["accessible-journeys"]
    assert page.url.endswith("?words=bfsg")
    words.fill("quatsch")
    assert page.get_by_text("Kein Trend passt zu dieser Auswahl.").is_visible()


def test_what_an_address_asks_for_and_nobody_knows_chooses_nothing(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/?ring=nowhere&action=%3Cimg%20src=x%3E&other=1") as page:
        assert len(listed(page)) == TRENDS
        page.get_by_label("Ring", exact=True).select_option("pilot")
        assert page.url == f"{address}/?ring=pilot&other=1"


def test_back_and_forward_go_through_what_was_chosen(page: Page, address: str) -> None:
    rings, dimension = page.get_by_label("Ring", exact=True), page.get_by_label("Dimension", exact=True)
    counts = [len(listed(page))]
    for ring in ("pilot", "scale", "experiment", "vision", "pilot"):
        rings.select_option(ring)
        counts.append(len(listed(page)))
    dimension.select_option("people")
    counts.append(len(listed(page)))
    page.locator(ROWS).first.click()
    page.wait_for_url(re.compile("/trends/[^/]+/$"))
    for step, count in enumerate(reversed(counts)):
        page.go_back()
        expect(page.locator(ROWS)).to_have_count(count)
        assert (rings.input_value() == "") == (step == len(counts) - 1)
    assert page.url == f"{address}/"
    for count in counts[1:]:
        page.go_forward()
        expect(page.locator(ROWS)).to_have_count(count)
    assert dimension.input_value() == "people"


def test_the_view_goes_along_into_the_other_language(page: Page, address: str) -> None:
    page.get_by_label("Ring", exact=True).select_option("vision")
    page.get_by_label("Sprache wechseln").hover()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/?ring=vision")
    assert set(listed(page)) == standing_out(page) == {"emotion-ai", "machine-customers"}


def test_a_row_and_its_blip_light_up_each_other(page: Page) -> None:
    row = page.locator(".radar-names li", has=page.locator("a[href='trends/voicebots/']"))
    blip = page.locator(".radar-broad [role=listitem]", has=page.locator("a[href='trends/voicebots/']"))
    for pointed, other in ((row, blip), (blip, row)):
        pointed.locator("a").hover()
        expect(other).to_have_class(re.compile("radar-lit"))
        expect(page.locator("figcaption")).to_contain_text(
            "Voicebots und Sprach-KI am Telefon, Technologie, Ring Pilot"
        )
        page.locator("h1").hover()
        expect(other).not_to_have_class(re.compile("radar-lit"))
    row.locator("a").focus()
    expect(blip).to_have_class(re.compile("radar-lit"))


def test_the_radar_is_one_stop_of_the_tab_key_and_arrows_walk_it(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("Tab")
    first = focused(page)
    walked = [first]
    for _ in range(TRENDS - 1):
        page.keyboard.press("ArrowRight")
        walked.append(focused(page))
    assert len(set(walked)) == TRENDS
    page.keyboard.press("ArrowDown")
    assert focused(page) == walked[-1]
    page.keyboard.press("Home")
    assert focused(page) == first
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == walked[-2]
    ring = page.locator(".radar-broad a:focus > [opacity]")
    assert ring.evaluate("ring => [getComputedStyle(ring).opacity, getComputedStyle(ring).strokeWidth]") == [
        "1",
        "2.5px",
    ]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{walked[-2]}")
    page.go_back()
    page.get_by_label("Dimension", exact=True).select_option("people")
    page.locator("h1").click()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    assert focused(page).split("/")[1] in listed(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Auswahl aufheben")).to_be_focused()


def test_without_script_everything_is_there_but_the_filters(browser: Browser, address: str) -> None:
    for folder, sentence in (("", "nur mit JavaScript"), ("en/", "needs JavaScript")):
        with opened(browser, f"{address}/{folder}", script=False) as page:
            assert len(listed(page)) == len(standing_out(page)) == TRENDS
            assert page.locator(".radar-filter").is_hidden()
            assert page.get_by_text(sentence).is_visible()
            page.locator(".radar-broad a[href='trends/voicebots/']").click()
            assert page.url.endswith("/trends/voicebots/")


def test_a_phone_shows_the_list_first_and_a_radar_that_can_be_read(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/", PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.get_by_role("link", name="Zum Radar").click()
        page.wait_for_function("scrollY > 500")
        radar, names = page.locator(".radar-figure svg:visible"), page.locator(".radar-list")
        where, above = radar.bounding_box(), names.bounding_box()
        assert where is not None
        assert above is not None
        assert above["y"] + above["height"] <= where["y"]
        assert 340 <= where["width"] <= PHONE["width"]
        sizes = radar.locator("a text").evaluate_all(
            "texts => texts.map(t => parseFloat(getComputedStyle(t).fontSize))"
        )
        assert min(sizes) * where["width"] / 360 >= 9
        number = page.locator(".radar-names li", has=page.locator("a[href='trends/voicebots/']")).locator(
            ".radar-number"
        )
        assert radar.locator("a[href='trends/voicebots/'] text").text_content() == number.inner_text()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_the_page_loads(browser: Browser, address: str, size: ViewportSize) -> None:
    with opened(browser, f"{address}/", size) as page:
        page.wait_for_load_state("networkidle")
        moved = page.evaluate(
            "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(e => e.value)))"
            ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done([]), 300))"
        )
        assert sum(moved) < 0.01


def test_what_the_home_page_adds_to_its_theme_is_light(cx_site: Path) -> None:
    page = (cx_site / "index.html").read_text(encoding="utf-8")
    radars = re.findall(r'<svg [^>]*class="radar radar-.*?</svg>', page, re.DOTALL)
    own = set(re.findall(r'(?:href|src)="(assets/[\w-]+\.(?:css|js))"', page))
    assert len(radars) == 2
    assert {"assets/radar.css", "assets/choose.js", "assets/radar.js"} <= own
    parts = ["".join(radars).encode(), *((cx_site / path).read_bytes() for path in sorted(own))]
    assert sum(len(gzip.compress(part)) for part in parts) <= 30_000
    assert all(len(radar.encode()) <= 30_000 for radar in radars)


def test_what_is_drawn_apart_from_a_blip_goes_with_it(page: Page, moon: str) -> None:
    page.goto(f"{moon}/?dimension=supply")
    shown = set(listed(page))
    apart = page.locator(".radar-figure svg:visible [data-of]").evaluate_all(
        "(parts) => parts.map((part) => [part.dataset.of, part.classList.contains('radar-out')])"
    )
    assert {out for _, out in apart} == {True, False}
    assert all(out == (of.removeprefix("trends/").rstrip("/") not in shown) for of, out in apart)
