"""The page for readers who came to an address that is none, as static hosts show it: the same file at any depth."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from tests.browser import Witness, served
from tests.folders import NO_DOWNLOADS, RADAR, radar_folder
from tests.selection import BY_FORGE

SETTINGS = "site_name: Prüfradar\ntheme: {name: material}\nplugins: [search, radargen]\n"
PATHS = {"typo": "de", "trends/typo/x/y": "de", "en/typo": "en", "en/trends/typo/x/": "en"}
WORDS = {"de": "Diese Seite gibt es nicht", "en": "There is no such page"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has been told that it will stand at /radar/ of its server."""
    root = radar_folder(tmp_path_factory.mktemp("told"), RADAR + NO_DOWNLOADS)
    (root / "mkdocs.yml").write_text(f"{SETTINGS}site_url: https://example.org/radar/\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        for language, folder in (("de", "out"), ("en", "other")):
            write_site(root, root / folder, BuildOrder(language))
    (root / "other").rename(root / "out" / "en")
    return root / "out"


# Where on its server a site stands, and whether it was told its address.
PLACES = [("radar/", True), ("group/sub/radar/", False), ("", False), ("", True), ("radar/", False)]


@pytest.fixture(params=[*PLACES[:3], *(pytest.param(place, marks=BY_FORGE) for place in PLACES[3:])])
def lost(request: pytest.FixtureRequest, told: Path, demo: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site whose host shows its 404.html wherever nothing lies, with the policy as a header."""
    below, knows = request.param
    site = top = told if knows else demo / "build" / "site"
    if below:
        top = tmp_path / "top"
        (top / below).parent.mkdir(parents=True)
        (top / below).symlink_to(site)
        for name in ("404.html", "csp.txt"):
            shutil.copy(site / name, top / name)
    with served(top, "guarded") as address:
        yield f"{address}/{below}"


def test_the_page_is_whole_in_the_language_of_the_address(page: Page, lost: str) -> None:
    witness = Witness()
    witness.watch(page)
    home = lost
    for path, language in PATHS.items():
        page.goto(f"{lost}{path}")
        page.get_by_role("heading", name=WORDS[language]).wait_for()
        page.locator("html.js").wait_for()
        assert page.url == f"{lost}{path}"
        assert page.evaluate("document.documentElement.lang") == language
        assert page.locator(".md-header").evaluate("e => getComputedStyle(e).position") == "sticky"
        home = lost if language == "de" else f"{lost}en/"
        links = page.locator("article li a").evaluate_all("links => links.map(each => each.href)")
        assert links == [home, f"{home}trends/", f"{lost}en/" if language == "de" else lost]
        # Nothing but files that are sought where they are not: none where the address says what is the radar's.
        assert [each for each in witness.complaints if "status of 404" not in each] == []
        if lost.count("/") == 4 and path != "typo":
            assert len(witness.complaints) == 1, "the page itself"
        witness.complaints.clear()
    page.locator("[name=query]").click()
    page.keyboard.type("kanban")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert f"{found.get_attribute('href')}".startswith(f"{home}trends/kanban/")


def test_without_scripts_it_can_be_read_and_promises_nothing(browser: Browser, demo: Path) -> None:
    with served(demo / "build" / "site") as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/en/trends/typo/x/y")
        for words in WORDS.values():
            assert page.get_by_role("heading", name=words).is_visible()
        assert page.get_by_text("Without JavaScript this page does not know where the radar begins").is_visible()
        assert page.locator("a").count() == 0
