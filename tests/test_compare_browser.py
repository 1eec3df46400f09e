"""What a reader marks, sets side by side, sends on and takes along; all of it stands in the address."""

import re
import struct
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser import Witness
from tests.selection import mostly_by_forge
from tests.test_home_browser import unfold

EIGHT = (
    *("voicebots", "agent-assist", "generative-ai-service", "conversational-automation"),
    *("voice-of-customer", "accessible-journeys", "ai-transparency", "cx-strategy"),
)
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}


def test_a_trend_of_an_address_that_the_radar_has_not_is_named(page: Page, address: str) -> None:
    page.goto(f"{address}/en/compare/?t=voicebots,no-such-trend,agent-assist")
    expect(page.locator(".radar-unknown")).to_have_text(re.compile("nothing of that name.*: no-such-trend$"))
    expect(page.locator("h1")).to_have_text("2 trends side by side")
    page.goto(f"{address}/en/compare/?t=voicebots,agent-assist")
    expect(page.locator(".radar-unknown")).to_be_hidden()


@pytest.mark.parametrize(
    ("size", "folder", "title", "alike"),
    [
        ("phone", "", "8 Trends im Vergleich", "Sie unterscheiden sich in"),
        ("desk", "en/", "8 trends side by side", "They differ in"),
    ],
)
def test_eight_trends_are_marked_compared_sent_and_seen_by_somebody_else(
    browser: Browser, address: str, tmp_path: Path, size: str, folder: str, title: str, alike: str
) -> None:
    width, height = WIDTHS[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    page.goto(f"{address}/{folder}")
    unfold(page)
    for trend in EIGHT[:-1]:
        page.locator(f".radar-names li:has(a[href='trends/{trend}/']) .radar-mark-row").click()
    # The selection goes along to another page, where the last one is marked.
    page.locator(f".radar-names a[href='trends/{EIGHT[-1]}/']").click()
    page.wait_for_url(f"**/trends/{EIGHT[-1]}/?t=*")
    page.locator(".radar-mark-page").click()
    page.locator(".radar-selection a").click()
    page.wait_for_url("**/compare/?t=*")
    sent = page.url
    assert sent == f"{address}/{folder}compare/?t={','.join(EIGHT)}"
    with page.expect_download() as found:
        page.locator("[data-do=csv]").click()
    lines = Path(found.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > 8
    assert all(line.count('","') == len(EIGHT) for line in lines)
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    sheet = PdfReader(tmp_path / "sheet.pdf").pages[0]
    assert sheet.mediabox.width > sheet.mediabox.height
    assert title in sheet.extract_text()
    # Of Material's own: light or dark.
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].join()")
    assert not any(trend in kept for trend in EIGHT)
    context.close()

    # Somebody else opens the address.
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    witness.watch(page)
    page.goto(sent)
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".radar-lead")).to_contain_text(alike)
    expect(page.locator(".radar-compared thead th")).to_have_count(len(EIGHT))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator(".radar-chosen button").first.click()
    expect(page.locator(".radar-compared thead th")).to_have_count(len(EIGHT) - 1)
    assert page.url == f"{address}/{folder}compare/?t={','.join(EIGHT[1:])}"
    assert witness.complaints == []
    assert len(witness.hosts - {""}) == 1
    context.close()


@pytest.mark.parametrize(
    ("size", "folder", "title", "advice"),
    mostly_by_forge(
        [("desk", "", "8 Trends im Vergleich", "Jetzt handeln"), ("phone", "en/", "8 trends side by side", "Act now")]
    ),
)
def test_a_comparison_offers_the_picture_of_what_is_compared(
    browser: Browser, address: str, size: str, folder: str, title: str, advice: str
) -> None:
    width, height = WIDTHS[size]
    page, witness = browser.new_context(viewport={"width": width, "height": height}).new_page(), Witness()
    witness.watch(page)
    sent = f"{address}/{folder}compare/?t={','.join(EIGHT)}"
    page.goto(sent)
    with page.expect_download() as found:
        page.locator("[data-kind=svg]").click()
    drawing = Path(found.value.path()).read_text(encoding="utf-8")
    heads = page.locator(".radar-compared thead th a").all_text_contents()
    assert len(heads) == len(EIGHT)
    # With title, names, what to do, and where it is from, which is the radar and not this page.
    assert all(f">{escape(words)}</text>" in drawing for words in (title, *heads))
    assert f">{advice} · " in drawing
    assert f"CC BY 4.0 · {address.removeprefix('http://')}/{folder}<" in drawing
    with page.expect_download() as found:
        page.locator("[data-kind=png]").click()
    assert struct.unpack(">II", Path(found.value.path()).read_bytes()[16:24]) == (3200, 1800)
    assert page.url == sent
    page.goto(f"{address}/{folder}compare/")
    expect(page.locator("[data-kind=png]")).to_be_hidden()
    assert witness.complaints == []


def test_a_blip_is_marked_where_it_stands_by_pointer_and_by_key(browser: Browser, address: str) -> None:
    page, witness = browser.new_context().new_page(), Witness()
    witness.watch(page)
    page.goto(f"{address}/en/")
    blip = page.locator(".radar-broad [role=listitem]", has=page.locator("a[href='trends/voicebots/']"))
    blip.locator("a").hover()
    button = page.locator(".radar-mark-blip")
    button.click()
    assert page.url == f"{address}/en/?t=voicebots"
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(blip).to_have_class(re.compile("radar-marked"))
    row = page.locator(".radar-names li", has=page.locator("a[href='trends/voicebots/']"))
    expect(row.locator(".radar-mark-row")).to_have_attribute("aria-pressed", "true")
    page.locator("h1").hover()
    expect(button).to_be_hidden()
    page.locator(".radar-broad a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    other = page.evaluate("document.activeElement.getAttribute('href')").split("/")[1]
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url == f"{address}/en/?t=voicebots,{other}"
    assert witness.complaints == []


def test_a_card_is_marked_on_the_page_of_its_dimension(page: Page, address: str) -> None:
    page.goto(f"{address}/dimensions/technology/")
    card = page.locator(".radar-cards > li", has=page.locator("h3 a[href='../../trends/voicebots/']"))
    card.locator(".radar-mark-row").click()
    assert page.url == f"{address}/dimensions/technology/?t=voicebots"
    expect(page.locator(".radar-selection")).to_contain_text("Voicebots")


@pytest.mark.parametrize(
    ("size", "folder", "words"),
    mostly_by_forge(
        [
            ("desk", "", {"CC BY 4.0", "Ausgabe 2026", "Technologie", "font/woff2;base64"}),
            ("phone", "en/", {"CC BY 4.0", "Edition 2026", "Technology", "font/woff2;base64"}),
        ]
    ),
)
def test_the_picture_of_a_selection_is_made_in_the_browser(
    browser: Browser, address: str, size: str, folder: str, words: set[str]
) -> None:
    width, height = WIDTHS[size]
    page, witness = browser.new_context(viewport={"width": width, "height": height}).new_page(), Witness()
    witness.watch(page)
    page.goto(f"{address}/{folder}?dimension=technology&action=act")
    names = page.locator(".radar-names li:visible > a").all_text_contents()
    with page.expect_download() as found:
        page.locator("[data-kind=svg]").click()
    drawing = Path(found.value.path()).read_text(encoding="utf-8")
    assert all(name in drawing for name in names)
    assert words <= {each for each in words if each in drawing}
    # Names of others are not drawn.
    assert ">Kundenbeiräte<" not in drawing
    assert ">Customer council<" not in drawing
    with page.expect_download() as found:
        page.locator("[data-kind=png]").click()
    picture = Path(found.value.path()).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (3200, 1800)
    assert witness.complaints == []


def test_an_address_that_names_what_is_not_there_compares_the_rest(browser: Browser, address: str) -> None:
    for script, shown in ((True, 1), (False, 0)):
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{address}/compare/?t=nowhere,voicebots,%3Cimg%20src=x%3E")
        expect(page.locator(".radar-compared thead th")).to_have_count(shown)
        assert page.locator(".radar-no-script").is_visible() != script
