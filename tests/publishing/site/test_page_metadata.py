import json
from dataclasses import replace

import pytest

from radargen.pages.addresses import share_picture, trend_page
from radargen.publishing.site.page_metadata import (
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
        return page_metadata(site, of, "T", "D", site_url, files).picture

    assert picture(own, common) == f"https://example.org/{own}"
    assert picture(common) == f"https://example.org/{common}"
    assert picture(own, common, of="method.md") == f"https://example.org/{common}"
    assert picture() == picture(own, common, site_url="") == ""
