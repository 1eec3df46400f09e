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
# Per language: its folder, the word between two values of a facet, what the count says, what takes all away.
GERMAN = ("", "oder", "6 von 44 Trends", "Alle entfernen")
ENGLISH = ("en/", "or", "6 of 44 trends", "Remove all")
KEPT = {"customer-journey-mapping", "experience-measurement"}
CHOSEN = {"accessible-journeys", "ai-transparency", "service-knowledge-management", "voice-of-customer"}
ROWS = ".radar-names li:visible a"
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


def unfold(page: Page) -> None:
    """Ask for the later names of each group, which a phone keeps folded."""
    folded = page.locator(".radar-unfold:visible")
    while folded.count():
        folded.first.click()


def listed(page: Page) -> list[str]:
    """The ids of the trends in the list, in its order."""
    unfold(page)
    addresses = page.locator(ROWS).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [each.removeprefix("trends/").rstrip("/") for each in addresses]


def standing_out(page: Page) -> set[str]:
    """The ids of the trends that the radar shows as chosen."""
    links = page.locator(".radar-figure svg:visible [role=listitem]:not(.radar-out) > a")
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {each.removeprefix("trends/").rstrip("/") for each in addresses}


def choose(page: Page, facet: str, *values: str) -> None:
    """Choose these values of that facet, whose list opens for it."""
    fold = page.locator(f"details[data-facet={facet}]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for value in values:
        fold.locator(f"input[value='{value}']").check()


def to_radar(page: Page) -> None:
    """Press Tab, from the heading on, until the radar has the focus."""
    page.locator("h1").click()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.locator(".radar-broad a:focus").count():
            return


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') ?? ''"))


@pytest.mark.parametrize(
    ("size", "folder", "between", "count", "clear"), [(DESK, *GERMAN), (PHONE, *ENGLISH)], ids=["desk-de", "phone-en"]
)
def test_a_view_can_be_sent_to_a_colleague(
    browser: Browser, address: str, size: ViewportSize, folder: str, between: str, count: str, clear: str
) -> None:
    with opened(browser, f"{address}/{folder}", size) as page:
        assert len(listed(page)) == len(standing_out(page)) == TRENDS
        if size == PHONE:
            page.get_by_role("button", name="Filter").click()
        choose(page, "dimension", "process")
        choose(page, "action", "act", "maintain")
        choose(page, "phase", "2")
        sent = page.url
    assert sent == f"{address}/{folder}?action=maintain&action=act&dimension=process&phase=2"
    with opened(browser, sent, size) as page:
        output, chips = page.locator(".radar-filter output"), page.locator(".radar-chosen")
        expect(output).to_have_text(count)
        assert set(listed(page)) == standing_out(page) == CHOSEN | KEPT
        assert page.locator(".radar-or").inner_text() == between
        # Each value goes by itself, from the chip that names it.
        chips.get_by_role("button").first.focus()
        page.keyboard.press("Enter")
        assert set(listed(page)) == standing_out(page) == CHOSEN
        expect(chips.get_by_role("button").first).to_be_focused()
        page.get_by_role("button", name=clear).click()
        assert page.url == f"{address}/{folder}"
        assert len(listed(page)) == len(standing_out(page)) == TRENDS


def test_each_value_tells_how_many_trends_it_would_leave(page: Page) -> None:
    choose(page, "dimension", "process")
    acting = page.locator("label", has=page.locator("input[value=act]"))
    assert acting.locator("small").text_content() == "4"
    choose(page, "action", "act")
    assert len(listed(page)) == 4
    far = page.locator("label", has=page.locator("input[name=ring][value=vision]"))
    assert far.locator("small").text_content() == "0"
    assert far.locator("input").is_disabled()
    # Other values of the same facet add to what is there.
    choose(page, "dimension", "people")
    assert len(listed(page)) > 4


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
        choose(page, "ring", "pilot")
        assert page.url == f"{address}/?other=1&ring=pilot"


def test_back_and_forward_go_through_what_was_chosen(page: Page, address: str) -> None:
    counts = [len(listed(page))]
    for facet, value in (("ring", "pilot"), ("ring", "scale"), ("dimension", "people")):
        choose(page, facet, value)
        counts.append(len(listed(page)))
    page.locator(ROWS).first.click()
    page.wait_for_url(re.compile("/trends/[^/]+/$"))
    for step, count in enumerate(reversed(counts)):
        page.go_back()
        expect(page.locator(ROWS)).to_have_count(count)
        assert page.locator("input[value=pilot]").is_checked() == (step < len(counts) - 1)
    assert page.url == f"{address}/"
    for count in counts[1:]:
        page.go_forward()
        expect(page.locator(ROWS)).to_have_count(count)
    assert page.locator("input[value=people]").is_checked()


def test_the_view_goes_along_into_the_other_language(page: Page, address: str) -> None:
    choose(page, "ring", "vision")
    page.keyboard.press("Escape")
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
    # What the page scrolls under the pointer is pointed at as well.
    page.mouse.move(2, 2)
    row.locator("a").focus()
    expect(blip).to_have_class(re.compile("radar-lit"))


def test_the_radar_is_one_stop_of_the_tab_key_and_arrows_walk_it(page: Page) -> None:
    to_radar(page)
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
    choose(page, "dimension", "people")
    to_radar(page)
    page.keyboard.press("End")
    assert focused(page).split("/")[1] in listed(page)
    # What marks the trend stands beside its blip.
    page.keyboard.press("Tab")
    expect(page.locator(".radar-mark-blip")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Name oder Schlagwort")).to_be_focused()


def test_without_script_everything_is_there_but_the_filters(browser: Browser, address: str) -> None:
    for folder, sentence in (("", "nur mit JavaScript"), ("en/", "needs JavaScript")):
        with opened(browser, f"{address}/{folder}", script=False) as page:
            assert len(listed(page)) == len(standing_out(page)) == TRENDS
            assert page.locator(".radar-filter").is_hidden()
            assert page.get_by_text(sentence).is_visible()
            page.locator(".radar-broad a[href='trends/voicebots/']").click()
            assert page.url.endswith("/trends/voicebots/")


def test_a_phone_shows_six_names_of_a_later_group_until_all_are_asked_for(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/en/", PHONE) as page:
        group = page.locator(".radar-group", has=page.locator(".radar-unfold")).first
        every, names = group.locator("li"), group.locator("li:visible")
        expect(names).to_have_count(6)
        group.get_by_role("button", name="Show").click()
        expect(names).to_have_count(every.count())
        expect(every.nth(6).locator("a")).to_be_focused()
        page.reload()
        # What is chosen is never behind a fold.
        page.goto(f"{address}/en/?action=prepare")
        expect(page.locator(".radar-unfold:visible")).to_have_count(0)
        assert page.locator(".radar-names li:visible").count() > 6


def test_a_phone_shows_the_radar_before_the_list_and_can_be_read(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/", PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        radar, names = page.locator(".radar-figure svg:visible"), page.locator(".radar-names").first
        where, below = radar.bounding_box(), names.bounding_box()
        assert where is not None
        assert below is not None
        assert where["y"] + where["height"] <= below["y"]
        assert where["y"] < PHONE["height"]
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
