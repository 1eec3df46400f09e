import json
from dataclasses import replace

import pytest

from radargen.model import Licence, Picture, Publisher, Radar, SharePicture
from radargen.pages.addresses import edition_copy, share_picture, trend_copy, trend_page
from radargen.publishing.site.page_metadata import (
    LinkPicture,
    PageMetadata,
    defined_term,
    defined_term_set,
    page_metadata,
    sitemap_entries,
    translations,
)
from radargen.publishing.site.site_config import SiteConfig
from tests.make import radar, text, trend
from tests.pages.specimen import blueprinting, specimen


def test_a_trend_is_a_term_of_the_radars_set() -> None:
    found = json.loads(
        defined_term(specimen(), blueprinting(), "en", "https://example.org/en/t/", "https://example.org/en/")
    )
    term, path = found["@graph"]
    steps = {step["name"]: step["item"].removeprefix("https://example.org/en/") for step in path["itemListElement"]}
    assert steps == {"Test radar": "", "All trends": "trends/", "Service blueprinting": "t/"}
    assert term == {
        "@type": "DefinedTerm",
        "@id": "https://example.org/en/t/",
        "name": "Service blueprinting",
        "alternateName": ["service map"],
        "description": "A picture of the flow, on and off stage.",
        "termCode": "service-blueprinting",
        "inLanguage": "en",
        "url": "https://example.org/en/t/",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": "2026-11-30",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": "https://example.org/en/",
            "name": "Test radar",
            "url": "https://example.org/en/",
        },
    }


def test_the_set_says_who_publishes_it_under_which_licence() -> None:
    found = json.loads(defined_term_set(specimen(), "de"))
    assert found["publisher"] == {"@type": "Organization", "name": "Redaktion"}
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (found["version"], found["datePublished"]) == ("2026", "2026-11-30")


def test_no_name_ends_the_script_it_stands_in() -> None:
    name = "</script><!--<script>alert(1)</script>]]>&\u2028"
    of = radar(trend("kanban", name=text(name)))
    for made in (defined_term(of, of.trends[0], "de"), defined_term_set(replace(of, title=text(name)), "de")):
        assert not set("<>&\u2028") & set(made)
        assert json.loads(made)["name"] == name


def test_pages_for_editors_are_not_in_the_sitemap() -> None:
    pages = ["problems.md", "editors.md", "index.md", "method.md"]
    entries = sitemap_entries(SiteConfig(specimen(), "de", {"de": pages, "en": []}), "https://example.org/", ["de"])
    assert [entry.address for entry in entries] == ["https://example.org/", "https://example.org/method/"]


@pytest.mark.parametrize(
    ("having", "site_url", "expected"),
    [
        ({"de": ["method.md"]}, "", []),
        ({"de": ["method.md"], "en": []}, "https://example.org/", []),
        ({"de": [], "en": ["method.md"]}, "https://example.org/", []),
        (
            {"de": ["method.md"], "en": ["method.md"]},
            "https://example.org/",
            [
                ("de", "https://example.org/method/"),
                ("en", "https://example.org/en/method/"),
                ("x-default", "https://example.org/method/"),
            ],
        ),
        (
            {"de": ["method.md"], "en": ["method.md"]},
            "",
            [("de", "../method/"), ("en", "../en/method/"), ("x-default", "../method/")],
        ),
    ],
)
def test_a_page_names_its_translations_where_there_are_several(
    having: dict[str, list[str]], site_url: str, expected: list[tuple[str, str]]
) -> None:
    site = SiteConfig(specimen(), "de", {"de": [], "en": [], **having})
    assert [(one.language, one.address) for one in translations(site, "method.md", site_url)] == expected


def test_the_page_of_a_trend_is_shared_with_its_own_picture_if_there_is_one() -> None:
    site, page = SiteConfig(specimen(), "de", {"de": [], "en": []}), trend_page("service-blueprinting")
    own, common = share_picture("service-blueprinting"), share_picture()

    def picture(*files: str, of: str = page, site_url: str = "https://example.org/") -> str:
        shown = page_metadata(site, of, "T", "D", site_url, files).picture
        assert not shown or (shown.width, shown.height, shown.words) == (1200, 630, "T")
        return shown.address if shown else ""

    assert picture(own, common) == f"https://example.org/{own}"
    assert picture(common) == f"https://example.org/{common}"
    assert picture(own, common, of="method.md") == f"https://example.org/{common}"
    assert picture() == picture(own, common, site_url="") == ""


def test_a_picture_that_editors_chose_stands_before_the_card_in_each_language() -> None:
    path, words = "trends/images/ä.jpg", text('Ein "Tisch"', "A <table>")
    of = specimen()
    chosen = replace(of.trends[0], share_picture=SharePicture(path, words))
    of = replace(of, trends=(chosen, *of.trends[1:]), share_pictures=(Picture(path, 800, 420),))
    card = share_picture(chosen.id)

    def shown(language: str, *files: str) -> LinkPicture | None:
        site = SiteConfig(of, language, {"de": [], "en": []})
        return page_metadata(site, trend_page(chosen.id), "T", "D", "https://example.org/", files).picture

    address = "https://example.org/{}trends/images/%C3%A4.jpg"
    assert shown("de", path, card) == LinkPicture(address.format(""), 800, 420, "Ein &quot;Tisch&quot;")
    assert shown("en", path, card) == LinkPicture(address.format("en/"), 800, 420, "A &lt;table&gt;")
    # A file that was left out.
    assert shown("de", card) == LinkPicture(f"https://example.org/{card}", 1200, 630, "T")
    assert shown("de") is None


def head(
    page: str, of: Radar | None = None, language: str = "en", site_url: str = "https://example.org/", **more: str
) -> PageMetadata:
    site = SiteConfig(of or specimen(), language, {"de": [], "en": []})
    files = {"feed.xml", trend_copy("service-blueprinting"), edition_copy("2026")} if site_url else {trend_page("x")}
    return page_metadata(
        site, page, more.get("title", "T &amp; T"), more.get("description", "a\n <b> &lt;"), site_url, files
    )


def test_a_page_says_where_it_is_and_what_else_there_is_of_it() -> None:
    of_trend = head(trend_page("service-blueprinting"))
    assert of_trend.address == "https://example.org/en/trends/service-blueprinting/"
    assert (of_trend.title, of_trend.description) == ("T &amp; T", "a &lt;b&gt; &lt;")
    assert (of_trend.markdown, of_trend.home) == (trend_copy("service-blueprinting"), False)
    assert of_trend.feed == "feed.xml" and "Test radar" in of_trend.feed_title
    assert '"DefinedTerm"' in of_trend.definition and "https://example.org/en/trends/" in of_trend.definition
    home = head("index.md")
    assert (home.title, home.home, home.markdown) == ("Test radar 2026", True, edition_copy("2026"))
    assert home.address == "https://example.org/en/"
    assert '"DefinedTermSet", "@id": "https://example.org/en/"' in home.definition
    other = head("method.md", language="de")
    assert (other.title, other.home, other.markdown, other.definition) == ("T &amp; T", False, "", "")
    assert (other.address, other.locale) == ("https://example.org/method/", "de_DE")


def test_where_nobody_knows_the_address_a_page_names_none() -> None:
    bare = head(trend_page("service-blueprinting"), site_url="")
    assert bare.picture is None
    assert (bare.address, bare.feed, bare.markdown) == ("", "", "")
    term = json.loads(bare.definition)
    assert "@graph" not in term and "url" not in term
    assert term["inDefinedTermSet"] == {"@type": "DefinedTermSet", "name": "Test radar"}


def test_the_page_of_data_names_its_files_as_a_dataset() -> None:
    found = json.loads(head("data.md").definition)
    assert (found["@type"], found["name"], found["@id"]) == (
        "Dataset",
        "Test radar 2026",
        "https://example.org/en/data/",
    )
    assert [(each["encodingFormat"].rpartition(".")[2], each["contentUrl"]) for each in found["distribution"]] == [
        ("application/json", "https://example.org/data/2026.json"),
        ("text/csv", "https://example.org/data/2026.csv"),
        ("sheet", "https://example.org/data/2026.xlsx"),
    ]
    assert "distribution" not in json.loads(head("data.md", site_url="").definition)


def test_who_publishes_and_under_which_licence_is_said_where_it_is_known() -> None:
    of = radar(trend("kanban"))
    silent = json.loads(defined_term_set(of, "de"))
    assert "publisher" not in silent and "license" not in silent
    ours = Publisher(text("Wir", "We"), "https://example.org/", licence=Licence("Ours"))
    said = json.loads(defined_term_set(replace(of, publisher=ours), "en"))
    assert said["publisher"] == {"@type": "Organization", "name": "We", "url": "https://example.org/"}
    assert said["license"] == "Ours"


def test_pages_in_the_sitemap_stand_by_language_and_path() -> None:
    site = SiteConfig(specimen(), "de", {"de": ["b.md", "a.md"], "en": ["index.md", "b.md"]})
    entries = sitemap_entries(site, "https://example.org/", ["de", "en"])
    assert [entry.address.removeprefix("https://example.org/") for entry in entries] == ["a/", "b/", "en/b/", "en/"]
    assert [len(entry.translations) for entry in entries] == [0, 3, 3, 0]
