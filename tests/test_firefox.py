"""The readers' stories once more, in Firefox: in both languages, on a desk and on a phone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect
from pypdf import PdfReader

from tests.browser import ABANDONED, Witness
from tests.firefox import TELL, Launch, launching
from tests.selection import mostly_by_forge
from tests.test_home_browser import CHOSEN, TRENDS, focused, listed, standing_out
from tests.test_story_browser import Reader, steps


@dataclass(frozen=True)
class Words:
    """What a reader types, clicks and reads in a language."""

    folder: str
    alias: str
    mistyped: str
    found: str
    reason: str
    asked: str
    editions: str
    compared: str
    successor: str
    other: str
    scriptless: str


GERMAN = Words(
    folder="",
    alias="Mitarbeiterassistenz",
    mistyped="Servcie Bluprinting",
    found="4 von 44 Trends",
    reason="Termin",
    asked="vorausgesetzt über",
    editions="Ausgaben",
    compared="Was sich von 2072 bis 2074 geändert hat",
    successor="Wände aus Mondstaub",
    other="salt",
    scriptless="nur mit JavaScript",
)
ENGLISH = Words(
    folder="en/",
    alias="real-time guidance",
    mistyped="servcie bluprinting",
    found="4 of 44 trends",
    reason="with a date",
    asked="required indirectly, through",
    editions="Editions",
    compared="What changed from 2072 to 2074",
    successor="Walls of moon dust",
    other="Salz",
    scriptless="needs JavaScript",
)
# The words of names and headings that stand on two lines.
BROKEN = """() => [...document.querySelectorAll("main :is(h1, h2, h3, .radar-knot)")].flatMap((each) => {
    const text = each.firstChild;
    return [...(text.data ?? "").matchAll(/[^\\s-]+/g)].filter((word) => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return new Set([...range.getClientRects()].map((part) => part.top)).size > 1;
    }).map((word) => word[0]);
})"""
WIDTHS = pytest.mark.parametrize("width", mostly_by_forge([390, 1280]))
# A story in one language and at one width here, in the other ones at the forges; Chromium shows it all.
_PARAMETERS = ("words", "width")
DESK = pytest.mark.parametrize(
    _PARAMETERS, mostly_by_forge([(GERMAN, 1280), (ENGLISH, 390)]), ids=["de-1280", "en-390"]
)
PHONE = pytest.mark.parametrize(
    _PARAMETERS, mostly_by_forge([(ENGLISH, 390), (GERMAN, 1280)]), ids=["en-390", "de-1280"]
)


@pytest.fixture(scope="module")
def launch(playwright: Playwright) -> Iterator[Launch]:
    with launching(playwright) as found:
        yield found


@pytest.fixture(scope="module")
def browser(launch: Launch) -> Browser:
    return launch({})


@pytest.fixture(scope="module")
def scriptless(launch: Launch) -> Browser:
    return launch({"javascript.enabled": False})


@contextmanager
def watched(browser: Browser, width: int) -> Iterator[Page]:
    """An empty page; what it complains of, and what it asks of another host, fails the test."""
    context, witness = browser.new_context(viewport={"width": width, "height": 844}), Witness()
    context.add_init_script(TELL)
    context.set_default_timeout(120_000)
    page = context.new_page()
    witness.watch(page)
    yield page
    context.close()
    assert [complaint for complaint in witness.complaints if not complaint.startswith(ABANDONED)] == []
    assert {host.partition(":")[0] for host in witness.hosts} == {"127.0.0.1"}


@pytest.fixture
def reader(browser: Browser, width: int) -> Iterator[Reader]:
    with watched(browser, width) as page:
        yield Reader(page, phone=width < 500)


def test_a_page_that_broke_its_policy_would_be_heard(browser: Browser, address: str) -> None:
    context, witness = browser.new_context(), Witness()
    context.add_init_script(TELL)
    page = context.new_page()
    witness.watch(page)
    page.goto(f"{address}/")
    assert witness.complaints == []
    with page.expect_console_message():
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert any("script-src" in complaint for complaint in witness.complaints)
    context.close()


@PHONE
def test_a_trend_is_found_by_another_name_and_by_a_mistyped_one(reader: Reader, address: str, words: Words) -> None:
    reader.page.goto(f"{address}/{words.folder}")
    reader.ask(words.alias)
    found = reader.page.locator(f".md-search-result__link[href*='/site/{words.folder}trends/agent-assist/']").first
    expect(found).to_be_visible()
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.type(words.mistyped)
    reader.page.locator(".radar-meant").get_by_role("link").first.click()
    reader.page.wait_for_url(f"{address}/{words.folder}trends/service-blueprinting/")


@DESK
def test_a_view_can_be_sent_to_a_colleague(
    browser: Browser, reader: Reader, address: str, words: Words, width: int
) -> None:
    page = reader.page
    page.goto(f"{address}/{words.folder}")
    assert len(listed(page)) == len(standing_out(page)) == TRENDS
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if reader.phone:
        page.get_by_role("button", name="Filter").click()
    for name, value in (("dimension", "process"), ("action", "act"), ("phase", "2")):
        page.locator(f"details[data-facet={name}] > summary").click()
        page.locator(f"input[name={name}][value='{value}']").check()
    assert page.url == f"{address}/{words.folder}?action=act&dimension=process&phase=2"
    with watched(browser, width) as colleague:
        colleague.goto(page.url)
        expect(colleague.locator(".radar-filter output")).to_have_text(words.found)
        assert set(listed(colleague)) == standing_out(colleague) == CHOSEN


@PHONE
def test_from_the_self_check_to_an_answer_on_one_sheet(reader: Reader, address: str, words: Words) -> None:
    page = reader.page
    page.goto(f"{address}/{words.folder}next/")
    for statement in ("2.1", "2.2", "3.1"):
        page.locator(f"input[value='{statement}']").check()
    expect(page.locator(".radar-suggestion .radar-why")).to_contain_text(words.reason)
    page.locator(".radar-suggestion a").click()
    page.wait_for_url("**/next/2/")
    page.locator(".radar-factor-fold > summary").click()
    page.locator("input[value='catalysts']").check()
    page.locator("input[value='communication-network']").check()
    expect(page.locator(".radar-ready")).to_contain_text("6 ")
    assert page.url.endswith("/next/2/?have=communication-network,catalysts")
    if not reader.phone:
        (sheet,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert page.locator("h1").inner_text() in sheet.extract_text()


@DESK
def test_from_a_technology_to_what_people_must_do(reader: Reader, address: str, words: Words) -> None:
    page = reader.page
    page.goto(f"{address}/{words.folder}trends/composable-cx-architecture/")
    page.locator("#links ~ p a").click()
    page.wait_for_url("**/network/technology/#asks-composable-cx-architecture")
    asked = page.locator("section[aria-labelledby=asks-composable-cx-architecture]")
    expect(asked).to_contain_text(words.asked)
    asked.locator("a[href*=cx-governance]").click()
    page.wait_for_url("**/trends/cx-governance/")


@WIDTHS
def test_names_and_headings_are_broken_in_long_words_alone(reader: Reader, address: str) -> None:
    for path in ("network/", "trends/customer-journey-management/", "trends/cx-strategy/"):
        reader.page.goto(f"{address}/{path}")
        assert [word for word in reader.page.evaluate(BROKEN) if len(word) < 14] == [], path


@PHONE
def test_two_editions_can_be_compared(reader: Reader, moon: str, words: Words, width: int) -> None:
    page = reader.page
    page.goto(f"{moon}/{words.folder}")
    reader.menu("/editions/")
    page.locator(".radar-edition-list li").first.get_by_role("link", name="2072").click()
    page.wait_for_url("**/editions/2074/since-2072/")
    assert page.locator("h1").inner_text() == words.compared
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator("svg.radar:visible a[href$='/salt-storage/']")).to_be_visible()
    expect(page.locator("#changed-archived + ul > li").first).to_contain_text(words.successor)


@DESK
def test_the_radar_is_walked_by_keyboard_alone(reader: Reader, address: str, words: Words) -> None:
    page = reader.page
    page.goto(f"{address}/{words.folder}")
    walked = [tab_to(page, "svg.radar [role=listitem] > a")]
    for _ in range(TRENDS - 1):
        page.keyboard.press("ArrowRight")
        walked.append(focused(page))
    assert len(set(walked)) == TRENDS
    page.keyboard.press("Home")
    assert focused(page) == walked[0]
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == walked[-2]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{walked[-2]}")


def tab_to(page: Page, selector: str) -> str:
    """Press the Tab key until the focus is on such an element; gives where that leads."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return focused(page)
    pytest.fail(f"The Tab key does not lead to {selector}.")


@pytest.mark.by_forge
@PHONE
def test_back_and_forward_through_everything_a_reader_did(reader: Reader, moon: str, words: Words) -> None:
    page = reader.page
    page.goto(f"{moon}/{words.folder}")
    way = [reader.seen()]
    for act, target in steps(reader, f"{moon}/{words.folder}", words.other)[:10]:
        act()
        expect(page).to_have_url(re.compile(f"{re.escape(target)}$"))
        way.append(reader.seen())
    for go, seen in (("back", way[-2::-1]), ("forward", way[1:])):
        for was in seen:
            page.evaluate(f"history.{go}()")
            page.wait_for_function("address => location.href === address", arg=was["address"])
            assert reader.seen() == was


@DESK
def test_without_script_everything_is_there_but_what_needs_it(
    scriptless: Browser, address: str, moon: str, words: Words, width: int
) -> None:
    with watched(scriptless, width) as page:
        page.goto(f"{address}/{words.folder}")
        assert len(listed(page)) == len(standing_out(page)) == TRENDS
        assert page.locator(".radar-filter").is_hidden()
        assert page.get_by_text(words.scriptless).is_visible()
        click(page.locator("svg.radar:visible a[href='trends/voicebots/']"))
        page.wait_for_url("**/trends/voicebots/")
        page.goto(f"{address}/{words.folder}next/")
        assert page.locator(".radar-statements input").first.is_hidden()
        click(page.locator(".radar-choose a").nth(1))
        page.wait_for_url("**/next/2/")
        assert page.locator("#first").is_visible()
        page.goto(f"{moon}/{words.folder}editions/")
        click(page.locator(".radar-edition-list li").first.get_by_role("link", name="2072"))
        page.wait_for_url("**/editions/2074/since-2072/")
        assert page.locator("h1").inner_text() == words.compared


def click(link: Locator) -> None:
    """A click where the page cannot tell Playwright when it has come to rest."""
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = link.bounding_box()
    assert box
    link.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
