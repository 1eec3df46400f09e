from dataclasses import replace

from radargen.publishing.settings.navigation import own_nav, untranslated_titles
from radargen.publishing.site.site_config import SiteConfig
from tests.make import radar, trend


def site(*languages: str) -> SiteConfig:
    return SiteConfig(replace(radar(trend("kanban")), languages=languages), languages[0], {})


def test_titles_for_all_languages_are_said_only_where_there_are_several() -> None:
    titled = [{"Start": "index.md"}]
    assert list(untranslated_titles(titled, site("en"))) == []
    assert len(list(untranslated_titles(titled, site("en", "de")))) == 1
    assert list(untranslated_titles(["index.md"], site("en", "de"))) == []


def test_a_part_for_each_language_is_taken_for_its_own() -> None:
    parts = [{"en": [{"Home": "index.md"}]}, {"de": [{"Start": "index.md"}]}]
    assert list(untranslated_titles(parts, site("en", "de"))) == []
    assert own_nav(parts, site("en", "de"), ()) == [{"Home": "index.md"}]
    assert own_nav(parts[1:], site("en", "de"), ()) == []


def test_pages_that_only_other_languages_have_are_left_out_with_the_parts_they_leave_empty() -> None:
    given = ["index.md", "de.md", {"About": ["de.md"]}, {"Name": "de.md"}]
    assert own_nav(given, site("en", "de"), {"de.md"}) == ["index.md"]
