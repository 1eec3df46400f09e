"""Every kind of page as all readers meet it: by ear, by keyboard, on paper, on slow lines, safe from scripts."""

import gzip
import re
from functools import partial
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

from tests.accessible import Look, complaints, kinds
from tests.browser import Witness, eventually, served
from tests.selection import mostly_by_forge, thorough

# What the site adds to Material on its home page, in bytes as they travel.
WEIGHT = 30 * 1024
# Once all fonts are there.
SHIFTS = """() => document.fonts.ready.then(() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 600);
}))"""


# `python -m tests.accessible build/site` looks at every page in every look, which takes minutes.
@pytest.mark.parametrize(("language", "look"), [("de", ("light", 1280)), ("en", ("dark", 390))])
def test_axe_the_console_and_narrow_screens_have_no_complaint(
    browser: Browser, cx_site: Path, language: str, look: Look
) -> None:
    addresses = [each for each in kinds(cx_site) if each.startswith("en/") == (language == "en")]
    assert len(addresses) >= 9
    if not thorough():
        # A kind of page is the same in each language, so that either look has every other one.
        addresses = addresses[language == "en" :: 2]
    assert list(complaints(browser, cx_site, addresses, [look])) == []


def test_in_the_dark_nothing_is_written_in_the_colour_of_its_ground_without_script(
    browser: Browser, address: str
) -> None:
    """Material alone stays light where its script does not run, while charts follow the system."""
    phone = ViewportSize(width=390, height=844)
    context = browser.new_context(color_scheme="dark", java_script_enabled=False, viewport=phone)
    page = context.new_page()
    for path in ("", "trends/voicebots/", "embed/"):
        page.goto(f"{address}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == phone["width"], path
        assert brightness(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")) < 0.1
        for words in ("h1", "main a"):
            colour = page.locator(words).first.evaluate("words => getComputedStyle(words).color")
            assert brightness(colour) > 0.3, (path, words)
    page.emulate_media(media="print")
    assert brightness(page.locator("h1").evaluate("h1 => getComputedStyle(h1).color")) < 0.3
    context.close()


def brightness(colour: str) -> float:
    """From 0, black, to 1, of a colour as browsers write it."""
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def test_a_script_that_slips_into_a_page_does_not_run(page: Page, address: str) -> None:
    witness, refused = Witness(), list[str]()
    witness.watch(page)
    page.on("requestfailed", lambda request: refused.append(f"{request.url} {request.failure}"))

    def told(least: int) -> bool:
        return sum("Content Security Policy" in each for each in witness.complaints) >= least

    for count, path in enumerate(("", "en/trends/voicebots/", "404.html"), 1):
        # The page of an address that leads nowhere fetches its text once it knows the language.
        page.goto(f"{address}/{path}", wait_until="networkidle")
        page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.slipped = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.slipped = true'>");
            document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png'>");
        }""")
        # What is refused is told when the machine comes to it.
        eventually(page, partial(told, 3 * count))
        assert page.evaluate("window.slipped") is None
    eventually(page, lambda: sum("csp" in each for each in refused) >= 3)
    assert [each for each in refused if "csp" in each] == ["https://example.org/x.png csp"] * 3


def test_the_policy_lets_the_site_be_opened_from_a_folder(page: Page, cx_site: Path) -> None:
    witness = Witness()
    witness.watch(page)
    page.goto((cx_site / "en" / "index.html").as_uri())
    # Styles and scripts are there.
    assert page.locator("[data-md-component=palette] label:visible").count() == 1
    assert [each for each in witness.complaints if "Content Security Policy" in each] == []


def test_the_policy_stands_before_anything_it_could_miss(cx_site: Path) -> None:
    allowed = (cx_site / "csp.txt").read_text().removesuffix("; frame-ancestors 'none'\n")
    assert "unsafe" not in allowed
    embedded = (cx_site / "embed" / "csp.txt").read_text().removesuffix("; frame-ancestors 'none'\n")
    for path in sorted(cx_site.rglob("*.html")):
        head = path.read_text().partition("<head>")[2]
        if "<script" in head:
            stated = embedded if path.parent.name == "embed" else allowed
            assert unescape(head.lstrip()).startswith(f'<meta http-equiv="Content-Security-Policy" content="{stated}">')
            # Browsers look for the encoding no further than this.
            assert b"<meta charset" in path.read_bytes()[:1024]


def test_the_keyboard_comes_past_the_header_and_sees_where_it_is(page: Page, address: str) -> None:
    for path, words in (("", "Zum Inhalt springen"), ("en/trends/", "Skip to content")):
        page.goto(f"{address}/{path}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent").strip() == words
        page.keyboard.press("Enter")
        for _ in range(12):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => {
                const focused = document.activeElement, style = getComputedStyle(focused);
                const ring = focused.querySelector(".radar-focus, circle, path");
                const drawn = ring && getComputedStyle(ring);
                return focused === document.body || (style.outlineStyle !== "none" && style.outlineWidth !== "0px")
                    || Boolean(drawn && drawn.stroke !== "none");
            }""")
            assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_headings_descend_without_a_gap(cx_site: Path) -> None:
    for path in cx_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        # What is embedded has no header of a site, so its name stands above what it shows.
        main = html.partition("<body" if path.parent.name == "embed" else "<main")[2].partition("</main>")[0]
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", main)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


HIDDEN = """() => [...document.querySelectorAll("main h2, main h3")].filter(heading =>
    !heading.checkVisibility() && !heading.closest("[hidden], details:not([open]), .radar-hidden"))
    .map(heading => heading.textContent.trim())"""


def test_every_part_of_a_page_is_seen(page: Page, address: str) -> None:
    """A rule for one page would hide a part of another if both had the same word for it."""
    for path in ("", "trends/voicebots/", "next/2/", "cases/", "network/technology/", "method/", "data/"):
        page.goto(f"{address}/{path}")
        assert page.evaluate(HIDDEN) == [], path
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/trends/voicebots/")
    assert page.evaluate(HIDDEN) == []
    assert page.locator("#cases").is_visible()


@pytest.mark.parametrize("path", ["next/2/", "en/network/people/"])
def test_the_page_above_is_named_once_on_the_screen_and_on_paper(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    above = page.locator("main .md-path a").last
    words, shown = above.inner_text(), page.locator("main").get_by_role("link", name=above.inner_text())
    assert shown.count() == 1
    page.emulate_media(media="print")
    assert page.locator("main .radar-above a:visible").count() == 1, words
    assert not above.is_visible()


def test_nothing_moves_for_those_who_do_not_want_it(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/")
    slow = page.evaluate("""() => [...document.querySelectorAll("*")].filter(each => {
        const style = getComputedStyle(each);
        return parseFloat(style.transitionDuration) > .01 || parseFloat(style.animationDuration) > .01;
    }).map(each => each.className)""")
    assert slow == []
    context.close()


@pytest.mark.parametrize(
    ("path", "most"), mostly_by_forge([("", 3), ("trends/voicebots/", 2), ("en/trends/voicebots/", 2)], here=2)
)
def test_a_page_prints_as_a_sheet(browser: Browser, address: str, tmp_path: Path, path: str, most: int) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/{path}")
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    context.close()
    sheet = PdfReader(tmp_path / "sheet.pdf")
    words = " ".join(each.extract_text() for each in sheet.pages)
    assert len(sheet.pages) <= most
    assert "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)" in words.replace("\n", " ")
    for button in ("Impressum", "Imprint", "Zurück", "Previous", "Sie sind hier"):
        assert button not in words
    if path:
        # The address of a source, and not only its title.
        assert words.replace("\n", "").count("https://") > 3
        # What the page is, first of all; and what only editors need not at all.
        assert re.match(r"1 / 2\s+CX[- ]Trend ?[Rr]adar 2026", words.strip())
        assert "trends/voicebots.yaml" not in words
    else:
        assert all(name in words for name in ("Menschen", "Prozesse", "Technologie", "Voicebots"))


@pytest.mark.parametrize("language", mostly_by_forge(["", "en/"]))
def test_a_trend_is_one_sheet_and_its_reasoning_the_other(
    page: Page, address: str, cx_site: Path, language: str
) -> None:
    folders = (path.parent for path in (cx_site / language / "trends").glob("*/index.html"))
    trends = sorted(folders, key=lambda folder: (folder / "index.html").stat().st_size)
    # Those that tell most, and the one that tells least.
    for folder in trends if thorough() else (trends[0], *trends[-2:]):
        page.goto(f"{address}/{language}trends/{folder.name}/")
        parts = {part: page.locator(f".radar-{part} h2").all_inner_texts() for part in ("main", "facts", "reasons")}
        sheets = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
        assert len(sheets) <= 2, folder.name
        assert all(len([line for line in sheet.splitlines() if line.strip()]) >= 10 for sheet in sheets), folder.name
        first, last = (re.sub(r"\s+", " ", sheet) for sheet in (sheets[0], sheets[-1]))
        printed = [words for words in (*parts["main"], *parts["facts"]) if words in first]
        assert len(printed) >= 2, folder.name
        assert parts["reasons"], folder.name
        assert all(words in last for words in parts["reasons"]), folder.name
        assert not any(words in last for words in printed), folder.name


# What counts as good is 0.1.
@pytest.mark.parametrize(
    ("width", "line"),
    mostly_by_forge([(390, "in pieces"), (1280, "late fonts"), (1280, "in pieces"), (390, "late fonts")], here=2),
)
def test_nothing_shifts_while_a_page_loads(browser: Browser, cx_site: Path, width: int, line: str) -> None:
    with served(cx_site.parent, line) as server:
        every = ("", "trends/voicebots/", "en/method/", "trends/", "next/2/")
        for path in every if thorough() else every[:3]:
            # A context of its own has no fonts yet.
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            page.goto(f"{server}/{cx_site.name}/{path}")
            assert page.evaluate(SHIFTS) <= 0.01, path
            context.close()


def test_what_the_home_page_adds_to_material_is_light(page: Page, address: str, cx_site: Path) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(f"{address}/")))
    page.goto(f"{address}/", wait_until="networkidle")
    own = [name for name in fetched if name.endswith((".css", ".js")) and ".min." not in name]
    assert own
    figures = page.locator("main figure svg").evaluate_all("all => all.map(each => each.outerHTML)")
    parts = [*((cx_site / name).read_bytes() for name in own), *(figure.encode() for figure in figures)]
    assert sum(len(gzip.compress(part)) for part in parts) <= WEIGHT


def test_no_page_asks_for_another_ahead(cx_site: Path) -> None:
    """Firefox would load it unasked, against the policy."""
    for path in cx_site.rglob("*.html"):
        assert not re.search(r'rel="(next|prefetch|prerender)"', path.read_text(encoding="utf-8")), path
