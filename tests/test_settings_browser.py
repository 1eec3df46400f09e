"""Every feature that the theme documents, on pages in a browser: nothing complains, no other host is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.publishing.settings.setting_rules import FEATURES_OF_THE_THEME
from radargen.publishing.site.site_checks import faults
from tests.browser import Witness, served
from tests.folders import NO_DOWNLOADS, RADAR, radar_folder
from tests.selection import mostly_by_forge

HAND = """---
title: Von Hand
tags: [eins, eins/zwei]
status: new
icon: material/rocket
---
# Von Hand

=== "A"

    Text A

=== "B"

    Text B

``` py title="x" hl_lines="1"
x = 1  # (1)!
```

1.  Eine Anmerkung

Ein [Link](trends/index.md "Alle Trends") und eine Fußnote[^1], HTML, ++ctrl+k++, ==neu==, H~2~O, :material-rocket:.

[^1]: Die Note.

*[HTML]: Hypertext

!!! note "Hinweis"
    Text

??? tip "Mehr"
    Text

- [x] getan

Wort
:   Erklärung

| a | b |
|---|--:|
| 1 | 2 |

## Abschnitt

### Teil
"""
EXTENSIONS = """markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span, pygments_lang_class: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
MUCH = (
    """site_name: Prüfradar
site_url: ADDRESS/radar/
repo_url: https://example.org/a/b
edit_uri: edit/main/
copyright: By <b>us</b>
theme:
  name: material
  features: [FEATURES]
  icon:
    repo: fontawesome/brands/git-alt
    edit: material/pencil
    annotation: material/plus-circle
    admonition: {note: material/rocket}
    tag: {default: material/tag, html: material/language-html5}
plugins: [search, tags: {tags_hierarchy: true}, radargen]
extra:
  generator: false
  homepage: https://example.org/
  social: [{icon: fontawesome/brands/mastodon, link: https://example.org/@x, name: x}]
  status: {new: Neulich ergänzt}
  tags: {eins: html}
  annotate: {json: [.s2]}
"""
    + EXTENSIONS
)
PHASES = """
phases:
  - {id: 1, name: {de: Eins, en: One}}
  - {id: 2, name: {de: Zwei, en: Two}, check: [{de: Ja., en: Yes.}]}
"""
LESS = (
    """site_name: Prüfradar
theme:
  name: material
  features: [toc.integrate, content.code.copy]
  palette: [{scheme: slate, primary: indigo, accent: amber, toggle: {icon: material/weather-sunny, name: hell}},
            {scheme: default, primary: white, accent: red, toggle: {icon: material/weather-night, name: dunkel}}]
  icon: {logo: material/library}
plugins: [search, tags, typeset, meta, radargen]
extra: {consent: {title: Zustimmung, description: Zu nichts., actions: [accept, reject, manage]}}
"""
    + EXTENSIONS
)


@dataclass
class Site:
    """A site at its address, with what is wrong with its files."""

    address: str
    faults: list[str]


@pytest.fixture(scope="module", params=["all features", "other settings"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small radar with an edition that is being prepared, so that each page has a banner, and pages by hand."""
    root = radar_folder(tmp_path_factory.mktemp("features"), RADAR + NO_DOWNLOADS)
    (root / "radar.yaml").write_text(RADAR.replace("30}]", '30}, {id: "2027", date: 2027-11-30, open: true}]') + PHASES)
    for path in (root / "trends").iterdir():
        seen = path.read_text().replace("assessments: [", 'assessments: [{edition: "2027", ring: adopt}, ')
        path.write_text(f"{seen}phases: {{from: 1, to: 2}}\nlegal_duty: true\n")
    (root / "site" / "de").mkdir(parents=True)
    (root / "site" / "de" / "hand.md").write_text(HAND)
    (root / "site" / "de" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n")
    every = sorted(FEATURES_OF_THE_THEME - {"toc.integrate"})
    settings = MUCH.replace("FEATURES", ", ".join(every)) if request.param == "all features" else LESS
    with served(root) as address, pytest.MonkeyPatch.context() as patch:
        # Instant loading is for pages whose address is that of the sitemap.
        (root / "mkdocs.yml").write_text(settings.replace("ADDRESS", address))
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        outcome = write_site(root, root / "radar", BuildOrder("de", prepared=True))
        assert outcome.notes == ()
        # Without the folders of other languages, links to them lead nowhere.
        found = [each for each in faults(root / "radar", [], outcome.site_url, outcome.scripts) if "/en/" not in each]
        yield Site(f"{address}/radar/", [each for each in found if "'en/'" not in each])


def looked_at(page: Page, site: Site, path: str) -> Witness:
    witness = Witness()
    witness.watch(page)
    page.goto(f"{site.address}{path}")
    page.wait_for_timeout(250)
    return witness


@pytest.mark.parametrize("width", mostly_by_forge([390, 1280]))
def test_no_page_complains_or_asks_another_host(browser: Browser, site: Site, width: int) -> None:
    assert site.faults == []
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        for path in ("", "hand/", "tags/", "trends/", "trends/kanban/", "404.html"):
            witness = looked_at(context.new_page(), site, path)
            assert (path, witness.complaints, len(witness.hosts)) == (path, [], 1)


def test_what_the_features_bring_works(page: Page, site: Site) -> None:
    witness = looked_at(page, site, "hand/")
    if page.locator("[data-md-component=consent]").count():
        page.get_by_role("button", name="Akzeptieren").click()
        page.wait_for_load_state()
        assert page.locator("[data-md-component=consent]").is_hidden()
        assert page.locator(".md-logo svg").count()
        return
    # search.share: the address leads to what was searched for.
    page.locator("[name=query]").click()
    page.keyboard.type("kanban")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator("[data-md-component=search-share]").get_attribute("href") == f"{site.address}hand/?q=kanban"
    page.keyboard.press("Escape")
    # content.code.annotate and the icons of the settings, which come from a file.
    page.locator(".md-annotation").first.wait_for()
    assert "svg" in page.locator(":root").evaluate("e => getComputedStyle(e).getPropertyValue('--md-annotation-icon')")
    # content.tabs.link, content.code.copy, announce.dismiss, which are remembered or said by scripts of the theme.
    page.get_by_text("B", exact=True).first.click()
    assert page.get_by_text("Text B").is_visible()
    assert page.locator(".md-code__button").count()
    page.locator(".md-banner__button").click()
    page.reload()
    page.wait_for_timeout(250)
    assert page.locator(".md-banner").is_hidden()
    assert page.get_by_text("Text B").is_visible()
    assert witness.complaints == []


def to(page: Page, selector: str, path: str) -> None:
    """Follow the first such link, which brings the page with that path and leaves the window's mark."""
    page.locator(selector).first.click()
    page.wait_for_url(f"**/radar/{path}")
    # The page has come when its scripts run.
    page.wait_for_timeout(250)
    assert page.evaluate("window.mark") == "kept"


def lit_and_filtered(page: Page) -> None:
    """Use the list of the home page with its picture: each point at the other, and what is typed leaves one entry."""
    page.locator(".radar-names a[href*=kanban]").hover()
    expect(page.locator(".radar-picture .radar-lit a[href*=kanban]:visible")).to_have_count(1)
    page.locator(".radar-picture .radar a[href*=lean]:visible").focus()
    expect(page.locator(".radar-names .radar-lit a[href*=lean]")).to_have_count(1)
    page.locator(".radar-filter input[type=search]").fill("kanban")
    expect(page.locator(".radar-names li:visible")).to_have_count(1)
    expect(page.locator(".radar-picture .radar-out a[href*=lean]:visible")).to_have_count(1)
    assert page.url.endswith("/radar/?words=kanban")
    expect(page.locator(".md-select__link[hreflang=en]")).to_have_attribute("href", re.compile(r"/en/\?words=kanban$"))


def test_pages_that_come_instantly_work_as_others_do(page: Page, site: Site) -> None:
    witness = looked_at(page, site, "")
    if not page.locator("[data-md-component=progress]").count():
        return
    page.evaluate("window.mark = 'kept'")
    lit_and_filtered(page)
    to(page, ".md-tabs__link[href$='/trends/']", "trends/")
    expect(page.locator(".md-select__link[hreflang=en]")).to_have_attribute("href", f"{site.address}en/trends/")
    # navigation.instant.preview: the name and the summary of what a link leads to.
    page.locator(".radar-page a[href$='/kanban/']").first.hover()
    expect(page.locator(".md-tooltip2")).to_contain_text("Ein Satz.")
    to(page, ".radar-page a[href$='/kanban/']", "trends/kanban/")
    expect(page).to_have_title("Kanban (de) - Prüfradar")
    page.go_back()
    page.wait_for_url("**/radar/trends/")
    expect(page.locator("article h1")).to_have_text("Alle Trends")
    to(page, ".md-tabs__link", "")
    lit_and_filtered(page)
    # What was chosen is there again, and a link to the page without it is followed.
    to(page, ".md-tabs__link[href$='/next/']", "next/")
    page.go_back()
    page.wait_for_url("**/radar/?words=kanban")
    expect(page.locator(".radar-names li:visible")).to_have_count(1)
    assert page.evaluate("window.mark") == "kept"
    page.locator(".md-tabs__link").first.click()
    page.wait_for_url("**/radar/")
    expect(page.locator(".radar-names li:visible")).to_have_count(2)
    # From a page by hand, which has a way past the header of its own.
    page.goto(f"{site.address}hand/")
    page.evaluate("window.mark = 'kept'")
    expect(page.locator(".md-skip:visible")).to_have_count(1)
    to(page, ".md-tabs__link[href$='/next/']", "next/")
    expect(page.locator(".md-skip:visible")).to_have_attribute("href", "#content")
    page.locator("input[value='2.1']").check()
    expect(page.locator(".radar-suggestion")).to_contain_text("Zwei")
    assert page.url.endswith("/next/?yes=2.1")
    # What the search finds comes as well; the pages of another language do not, whose header is another.
    page.locator("[name=query]").click()
    page.keyboard.type("knaban")
    page.locator(".radar-meant a").first.click()
    page.wait_for_url("**/trends/kanban/")
    expect(page.locator("article h1")).to_have_text("Kanban (de)")
    assert page.evaluate("window.mark") == "kept"
    assert (witness.complaints, len(witness.hosts)) == ([], 1)
    page.locator(".md-select__link[hreflang=en]").dispatch_event("click")
    page.wait_for_url("**/radar/en/trends/kanban/")
    assert page.evaluate("window.mark") is None
