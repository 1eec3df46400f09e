import datetime as dt
import gzip
from dataclasses import replace
from io import BytesIO

import pytest

from radargen.model import Licence, Publisher, Radar
from radargen.publishing.site.site_config import SiteConfig, bare, inner_assets, page_scripts, scripts, stylesheets
from tests.make import radar, text, trend
from tests.pages.specimen import made, specimen


def tabs(of: Radar, language: str) -> list[str]:
    """What the tabs are called; a page without a name takes its title."""
    pages = [path for path in made(of, language) if path.endswith(".md")]
    items = SiteConfig(of, language, {language: pages}).nav()
    return [item if isinstance(item, str) else next(iter(item)) for item in items]


@pytest.mark.slow
def test_a_radar_with_all_data_has_a_tab_for_each_question() -> None:
    found = tabs(specimen(), "de")
    assert found == [
        "Radar",
        "Trends",
        "Nächste Schritte",
        "Fälle",
        "Dimensionen",
        "Ringe",
        "Förderfaktoren",
        "Netz",
        "Ausgaben",
        "method.md",
    ]


def test_a_radar_that_only_places_trends_has_no_tab_without_content() -> None:
    assert tabs(radar(trend("kanban")), "en") == ["Radar", "Trends", "Dimensions", "Rings", "method.md"]


@pytest.mark.parametrize("year", [1, 1969, 1970, 2105, 2106, 9999])
def test_an_edition_of_any_century_has_a_time_that_can_be_packed(year: int) -> None:
    seconds = int(SiteConfig(radar(editions=(f"{year:04}",)), "de", {}).written)
    gzip.GzipFile(fileobj=BytesIO(), mode="wb", mtime=seconds).close()
    assert (dt.datetime.fromtimestamp(seconds, dt.UTC).year == year) == (1970 <= year <= 2106)


def test_readers_tell_of_a_case_where_somebody_listens() -> None:
    silent = SiteConfig(radar(trend("kanban")), "de", {"de": ()})
    assert silent.footer()["nominate"] == ""
    assert silent.footer("https://github.com/o/r/")["nominate"] == "https://github.com/o/r/issues/new/choose"
    assert silent.footer("https://gitlab.example.org/o/r")["nominate"] == "https://gitlab.example.org/o/r/-/issues/new"
    publisher = Publisher(text("Wir", "We"), "mailto:we@example.org")
    reachable = SiteConfig(replace(radar(trend("kanban")), publisher=publisher), "de", {"de": ()})
    assert reachable.footer("https://git.example.org/o/r")["nominate"] == "mailto:we@example.org"


BOTH = {"de": {"index.md", "trends/a.md", "own.md", "data.md"}, "en": {"index.md", "trends/a.md", "imprint.md"}}


def both(language: str) -> SiteConfig:
    return SiteConfig(radar(trend("kanban")), language, BOTH)


@pytest.mark.parametrize(
    ("language", "page", "root", "links"),
    [
        ("de", "index.md", "", ["./", "en/"]),
        ("en", "index.md", "", ["../", "../en/"]),
        ("de", "trends/a.md", "", ["../../trends/a/", "../../en/trends/a/"]),
        ("en", "trends/a.md", "", ["../../../trends/a/", "../../../en/trends/a/"]),
        # The home page stands for one that the other language lacks.
        ("de", "own.md", "", ["../own/", "../en/"]),
        ("en", "index.md", "/r/", ["/r/", "/r/en/"]),
    ],
)
def test_each_page_leads_to_itself_in_the_other_language(language: str, page: str, root: str, links: list[str]) -> None:
    found = both(language).alternates(page, root)
    assert [each["link"] for each in found] == links
    assert [(each["lang"], each["name"]) for each in found] == [("de", "Deutsch"), ("en", "English")]


def test_a_radar_in_one_language_offers_no_other() -> None:
    alone = SiteConfig(replace(radar(trend("kanban")), languages=("de",)), "de", BOTH)
    assert alone.alternates("index.md") == []
    assert (alone.default, both("en").default) == (True, False)


def test_the_page_for_lost_readers_knows_where_pages_begin() -> None:
    found = both("en").finding("/r")
    assert (found["root"], found["own"], found["languages"]) == ("/r/", "en", ("de", "en"))
    assert found["parts"] == ["data", "imprint", "own", "trends"]
    assert [(each["language"], *each.keys()) for each in found["words"]] == [
        (code, "language", "lost", "why", "bare") for code in ("de", "en")
    ]
    assert len({each[key] for each in found["words"] for key in ("lost", "why", "bare")}) == 6
    assert both("de").finding("")["root"] == ""


def test_handwritten_pages_follow_the_parts_of_the_radar_by_name() -> None:
    pages = ["z.md", "a.md", "method.md", "index.md", "dimensions/people.md", "data.md", "imprint.md", "x/y.md"]
    nav = SiteConfig(radar(trend("kanban")), "en", {"en": pages}).nav()
    assert nav == [{"Radar": "index.md"}, {"Dimensions": ["dimensions/people.md"]}, "method.md", "a.md", "z.md"]


def test_the_footer_leads_to_the_pages_there_are_and_to_the_licence() -> None:
    assert [both("de").footer()[key] for key in ("data", "imprint", "privacy")] == ["data/", "", ""]
    bare = both("en").footer()
    assert [bare[key] for key in ("data", "imprint", "licence", "licence_url", "publisher")] == [
        "",
        "imprint/",
        "",
        "",
        "",
    ]
    licence = Licence("CC <BY>", "https://example.org/?a&b")
    named = replace(radar(), publisher=Publisher(text("Wir & alle", "We"), "https://example.org/", licence=licence))
    assert SiteConfig(named, "de", BOTH).footer() == {
        "publisher": "Wir &amp; alle",
        "publisher_url": "https://example.org/",
        "nominate": "https://example.org/",
        "licence": "CC &lt;BY&gt;",
        "licence_url": "https://example.org/?a&amp;b",
        "data": "data/",
        "imprint": "",
        "privacy": "",
    }


def test_a_notice_stands_above_pages_of_a_preview_or_of_an_open_edition() -> None:
    assert both("de").notices() == []
    of = radar(trend("kanban"))
    opened = replace(of, editions=(replace(of.newest, open=True),))
    (notice,) = SiteConfig(opened, "en", BOTH).notices()
    assert notice["link"] == "editions/2026/"
    assert notice["words"]
    problems = [both("en").problems(stale=stale) for stale in (False, True)]
    assert [each["link"] for each in problems] == ["problems/"] * 2
    assert len({each["words"] for each in problems}) == 2


@pytest.mark.parametrize(
    ("path", "source", "sent"),
    [
        ("a.js", "// one\n  let a = 1; // two\n\n    // three\n  b();\n", "let a = 1; // two\nb();\n"),
        ("a.css", "/* one\n  two */\n  p {\n    top: 0; /* x */\n  }\n", "p {\ntop: 0; /* x */\n}\n"),
        ("b.css", "  // x\n", "// x\n"),
    ],
)
def test_assets_are_sent_without_indents_and_whole_lines_of_comments(path: str, source: str, sent: str) -> None:
    assert bare(path, source) == sent


def test_the_assets_of_all_pages_are_apart_from_those_of_inner_pages() -> None:
    assert "assets/site.css" in stylesheets() and "assets/radar.js" in scripts()
    assert [*{*scripts()} - {*page_scripts()}] == ["assets/search.js"]
    inner = inner_assets()
    assert inner["styles"] and all(
        path.startswith("assets/inner/") and path.endswith(".css") for path in inner["styles"]
    )
    assert inner["scripts"] and all(
        path.startswith("assets/inner/") and path.endswith(".js") for path in inner["scripts"]
    )
    assert not {*stylesheets(), *scripts()} & {*inner["styles"], *inner["scripts"]}
