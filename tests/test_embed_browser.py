"""The radar in a page of another site: shown where the publisher lets it, as high as what it shows, safe for both."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from radargen.assessing import blips, resolved, selected
from radargen.build import load
from radargen.model.selection import parsed
from radargen.storage import files
from tests.browser import Witness, eventually, served
from tests.folders import CX
from tests.selection import BY_FORGE

LISTED, OTHER = "https://intranet.example.org/wiki/", "https://elsewhere.example/"
# What came from which frame.
LISTENS = "<script>window.told = []; addEventListener('message', (event) => told.push(event.data))</script>"


@pytest.fixture
def reader(page: Page) -> Page:
    page.set_viewport_size({"width": 1000, "height": 700})
    # The site of a test is on this very machine, which pages from elsewhere may not reach unasked.
    page.context.grant_permissions(["local-network-access"])
    return page


def snippets(page: Page, server: str) -> str:
    """The frame and what makes it as high as its content, as the page of data gives them."""
    page.goto(f"{server}/en/data/")
    given = page.locator(".radar-snippet")
    expect(given.first).to_contain_text("http://")
    return "".join(given.all_inner_texts())


def shown_by(page: Page, site: str, body: str) -> Frame:
    """The frame in a page of another site."""
    context: BrowserContext = page.context

    def answer(route: Route) -> None:
        page_there = f"<!doctype html><html lang=en><title>Wiki</title>{LISTENS}<h1>Wiki</h1>{body}"
        route.fulfill(body=page_there, content_type="text/html")

    context.unroute_all()
    context.route(f"{site}**", answer)
    page.goto(site)
    frame = page.locator("iframe")
    frame.scroll_into_view_if_needed()
    eventually(page, lambda: len(page.frames) == 2 and page.frames[1].url not in ("", "about:blank"))
    page.frames[1].wait_for_load_state()
    return page.frames[1]


def refused(frame: Frame) -> bool:
    return frame.url.startswith("chrome-error:")


@pytest.mark.parametrize("host", ["netlify", "nginx", pytest.param("cloudflare", marks=BY_FORGE)])
def test_a_page_of_a_listed_site_shows_the_radar_and_nothing_else_does(reader: Page, demo: Path, host: str) -> None:
    with served(demo / "build" / "site", host) as server:
        body = snippets(reader, server)
        frame = shown_by(reader, LISTED, body)
        expect(frame.locator("h1")).to_have_text("Test radar 2026")
        assert reader.locator("iframe").get_attribute("title") == "Test radar 2026"
        assert refused(shown_by(reader, OTHER, body))
        # All other pages are for nobody else's.
        assert refused(shown_by(reader, LISTED, body.replace("/embed/", "/")))
        assert not refused(shown_by(reader, LISTED, body.replace("/en/embed/", "/embed/")))


def test_the_frame_is_as_high_as_what_it_shows_and_tells_nobody_else(reader: Page, demo: Path) -> None:
    # A host that sends no headers lets everybody show it.
    with served(demo / "build" / "site") as server:
        body = snippets(reader, server)
        frame = shown_by(reader, LISTED, body)
        fits = "() => innerHeight >= document.documentElement.scrollHeight"
        inside = "() => `${Math.ceil(document.body.getBoundingClientRect().height)}px`"

        def height() -> str:
            return str(reader.locator("iframe").evaluate("frame => frame.style.height"))

        for width in (1000, 400):
            reader.set_viewport_size({"width": width, "height": 700})
            eventually(reader, lambda width=width: bool(frame.evaluate(f"innerWidth <= {width}")))  # type: ignore[misc]
            eventually(reader, lambda: frame.evaluate(inside) == height())
            eventually(reader, lambda: bool(frame.evaluate(fits)))
        settled = height()
        # A stranger in the same page, and another one in the frame's own window.
        reader.evaluate("postMessage({radargenHeight: 7}, '*')")
        reader.wait_for_timeout(50)
        assert height() == settled
        frame = shown_by(reader, OTHER, body)
        expect(frame.locator("h1")).to_have_text("Test radar 2026")
        frame.evaluate("new Promise((done) => setTimeout(done, 100))")
        assert reader.evaluate("told") == []


def test_links_open_the_site_beside_the_page_that_shows_it(reader: Page, demo: Path) -> None:
    with served(demo / "build" / "site") as server:
        frame = shown_by(reader, LISTED, snippets(reader, server))
        for link, target in (
            (frame.locator(".radar-names a").first, "/en/trends/lean/"),
            (frame.locator(".radar-figure svg:visible a > circle").first, "/en/trends/"),
            (frame.locator("h1 a"), "/en/"),
        ):
            with reader.context.expect_page() as opened:
                link.click()
            opened.value.wait_for_load_state()
            assert opened.value.url.startswith(f"{server}{target}")
            assert opened.value.evaluate("opener") is None
            opened.value.close()
        assert reader.url == LISTED


# As `--select` takes them; the second word of each is about what the radar has several of.
CHOICES = (
    "ring=scale|pilot,tag=ai",
    "ring!=scale|pilot,dimension=people",
    "agent-assist,voicebots|ring=vision",
    "agent-assist,voicebots",
    'impact>=5|effort<=1,certainty!="strong"',
    "action=act|prepare,factor=catalysts|phase=1",
)


def test_the_address_chooses_as_the_command_line_does(page: Page, address: str) -> None:
    witness = Witness()
    witness.watch(page)
    radar = load(files.read(CX))[0].radar
    assert radar
    facets, shown = [facet.id for facet in radar.facets], blips(radar, radar.newest)
    for choice in CHOICES:
        expected = selected(radar, shown, resolved(radar, shown, parsed(choice, facets)))
        page.goto(f"{address}/embed/?{page.evaluate('choice => new URLSearchParams({select: choice})+``', choice)}")
        rows = page.locator(".radar-names li:visible")
        assert sorted(rows.evaluate_all("rows => rows.map(row => row.dataset.id)")) == sorted(b.id for b in expected)
        assert page.locator(".radar-unknown").is_hidden()
        assert page.locator(".radar-figure svg:visible .radar-out").count() == len(shown) - len(expected)
    page.goto(f"{address}/en/embed/?ring=scale&ring=pilot&dimension=people&theme=dark&list=no")
    assert page.locator(".radar-list").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    assert page.locator("footer a").evaluate("link => link.search") == "?ring=scale&ring=pilot&dimension=people"
    page.goto(f"{address}/en/embed/?select=ring=pilots,colour=red&dimension=people")
    assert page.locator(".radar-unknown").inner_text().endswith(": pilots, colour")
    expect(page.locator("output")).to_have_text("11 of 44 trends")
    assert witness.complaints == []
