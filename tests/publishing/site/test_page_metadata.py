import json
from dataclasses import replace

from radargen.publishing.site.page_metadata import defined_term, defined_term_set, sitemap_entries
from radargen.publishing.site.site_config import SiteConfig
from tests.make import radar, text, trend
from tests.pages.specimen import blueprinting, specimen


def test_a_trend_is_a_term_of_the_radars_set() -> None:
    found = json.loads(
        defined_term(specimen(), blueprinting(), "en", "https://example.org/en/t/", "https://example.org/en/")
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": "https://example.org/en/t/",
        "name": "Service blueprinting",
        "alternateName": ["service map"],
        "description": "A picture of the flow, on and off stage.",
        "termCode": "service-blueprinting",
        "inLanguage": "en",
        "url": "https://example.org/en/t/",
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
