"""One reader's way through a whole site, there and back: every page is again as it was left."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Witness
from tests.selection import mostly_by_forge

# What of a page a reader would miss: where it is, its heading, what is filled in and ticked, how much it lists.
SEEN = """() => {
    const shown = (each) => each.checkVisibility({visibilityProperty: true});
    const count = (what) => [...document.querySelectorAll(`main :is(${what})`)].filter(shown).length;
    const fields = [...document.querySelectorAll("main select, main input")];
    return {
        address: location.href,
        heading: document.querySelector("h1").innerText,
        language: document.documentElement.lang,
        fields: fields.map((field) => field.type === "checkbox" ? field.checked : field.value),
        chosen: document.querySelectorAll("main .radar-chosen, main .radar-had, main .radar-on").length,
        faded: document.querySelectorAll("main .radar-out").length,
        told: [...document.querySelectorAll("main output, main [role=status]")].filter(shown).map((e) => e.innerText),
        rows: count("li"),
        lines: count("tbody tr"),
        twins: [...document.querySelectorAll(".md-select__link[hreflang]")].map((link) => link.href),
    };
}"""
Seen = dict[str, object]


@dataclass
class Reader:
    """Somebody with a browser, who remembers what every page looked like."""

    page: Page
    phone: bool

    def menu(self, target: str) -> None:
        """Go to a part of the site by its tab, on a phone by the drawer."""
        if self.phone:
            # The theme shuts the drawer an eighth of a second after it has shown a page or a place in it.
            self.page.wait_for_timeout(250)
            self.page.locator(".md-header__button[for=__drawer]").click()
        links = self.page.locator(".md-nav--primary a.md-nav__link:visible" if self.phone else "a.md-tabs__link")
        place = links.evaluate_all("(links, end) => links.findIndex((link) => link.pathname.endsWith(end))", target)
        links.nth(place).click()

    def ask(self, words: str) -> None:
        """Type into the search."""
        if self.phone:
            self.page.locator(".md-header__button[for=__search]").click()
        else:
            self.page.locator("input[name=query]").click()
        self.page.keyboard.type(words)

    def search(self, words: str, target: str) -> None:
        """Type into the search and take the result that leads there."""
        self.ask(words)
        self.page.locator(f".md-search-result__link[href*='{target}']").first.click()

    def translate(self) -> None:
        """Take the other language."""
        self.page.locator(".md-select").hover()
        self.page.locator(".md-select__link").locator("visible=true").nth(0 if "/en/" in self.page.url else 1).click()

    def seen(self) -> Seen:
        """The page as it is, once it has come to rest."""
        self.page.wait_for_load_state()
        self.page.wait_for_timeout(60)
        found: Seen = self.page.evaluate(SEEN)
        return found


def steps(reader: Reader, start: str, words: str) -> list[tuple[Callable[[], object], str]]:
    """What the reader does, and where each of it leads."""
    page = reader.page
    # On a phone the filters are folded away.
    fold = page.get_by_role("button", name="Filter")

    def choose(name: str, value: str) -> None:
        if reader.phone and fold.get_attribute("aria-expanded") == "false":
            fold.click()
        page.locator(f"details[data-facet={name}] > summary").click()
        page.locator(f"input[name={name}][value='{value}']").check()

    other = "/trends/" if "/en/" in start else "/en/trends/"
    return [
        (lambda: choose("dimension", "machines"), "/?dimension=machines"),
        (lambda: choose("ring", "growing"), "/?ring=growing&dimension=machines"),
        # By its blip: where the name stands apart, the middle of both is neither.
        (page.locator("main svg.radar:visible a[href$='/repair-beetles/'] > circle").click, "/trends/repair-beetles/"),
        (page.locator("#links ~ p a").first.click, "/network/machines/#asks-repair-beetles"),
        (lambda: reader.menu("/network/"), "/network/"),
        (lambda: page.locator(".radar-knot[data-trend=regolith-walls]").click(), "/trends/regolith-walls/"),
        (lambda: reader.menu("/factors/"), "/factors/"),
        (page.locator(".radar-factor-list a").first.click, "/factors/#factor-shared-goals"),
        (lambda: reader.menu("/next/"), "/next/"),
        (lambda: page.locator(".radar-choose a").nth(1).click(), "/next/2/"),
        (reader.translate, "/next/2/?have=spare-hands"),
        (reader.translate, "/next/2/?have=spare-hands"),
        (lambda: reader.menu("/editions/"), "/editions/"),
        (lambda: page.locator(".radar-edition-list h2 a").nth(1).click(), "/editions/2073/"),
        (page.locator(".radar-beside .radar-more").first.click, "/editions/2073/since-2072/"),
        (page.locator(".radar-pairing a", has_text="2074").last.click, "/editions/2074/since-2072/"),
        (reader.translate, "/editions/2074/since-2072/"),
        (lambda: reader.search(words, f"{other}salt-storage/"), f"/trends/salt-storage/?h={words.lower()}"),
    ]


# Each language once and each width once: what a width changes (tabs or drawer, folded filters) knows no language.
@pytest.mark.parametrize(
    ("folder", "words", "width"),
    mostly_by_forge([("", "salt", 390), ("en/", "Salz", 1280)]),
    ids=["de-390", "en-1280"],
)
def test_back_and_forward_through_everything_a_reader_did(
    page: Page, moon: str, folder: str, words: str, width: int
) -> None:
    witness = Witness()
    witness.watch(page)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{moon}/{folder}")
    reader = Reader(page, phone=width < 500)
    way = [reader.seen()]
    for act, target in steps(reader, f"{moon}/{folder}", words):
        act()
        expect(page).to_have_url(re.compile(f"{re.escape(target)}$"))
        page.wait_for_load_state()
        if target == "/next/2/":
            # Remembered in the address without a step of its own.
            page.locator(".radar-factor-fold > summary").click()
            page.locator("input[value=spare-hands]").check()
        way.append(reader.seen())
    assert len(way) > 10
    for go, seen in ((page.go_back, way[-2::-1]), (page.go_forward, way[1:])):
        for was in seen:
            go()
            assert reader.seen() == was
    assert witness.complaints == []
    assert len(witness.hosts) == 1
