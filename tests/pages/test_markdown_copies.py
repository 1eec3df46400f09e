"""The Markdown copies: what an entry says, its sources by number, and nothing that a reader of HTML could run."""

import re
from dataclasses import replace

from radargen.assessing import blips
from radargen.model import Radar, Source, SourceKind
from radargen.pages import copies
from tests.make import radar, text, trend
from tests.pages.specimen import made, specimen


def markdown(of: Radar, path: str, language: str = "de") -> str:
    return copies(of, of.newest, language, blips(of, of.newest), "https://example.org/")[path]


def test_a_trend_says_what_it_is_where_it_stands_and_what_it_rests_on() -> None:
    found = markdown(specimen(), "trends/service-blueprinting/index.md")
    assert 'canonical: "https://example.org/trends/service-blueprinting/"' in found
    for words in ("# Service Blueprinting", "Was tun: jetzt handeln", "Stadtwerke Beispiel", "Ein Anbieter"):
        assert words in found


def test_each_mark_has_its_source_and_addresses_stand_in_the_file_of_the_trend_alone() -> None:
    of = specimen()
    for path in ("trends/service-blueprinting/index.md", "trends/generative-ai-service/index.md"):
        if path not in copies(of, of.newest, "de", blips(of, of.newest)):
            continue
        found = markdown(of, path)
        numbers = set(re.findall(r"^(\d+)\. ", found, re.MULTILINE))
        assert "[^" not in found
        assert set(re.findall(r"\[(\d+)\]", found)) <= numbers != set()
    whole = markdown(of, "data/2026.md")
    for one in of.trends:
        for source in one.sources:
            alone = markdown(of, f"trends/{one.id}/index.md")
            assert not source.url or source.url in alone
            if one.assessment("2026"):
                assert source.title.replace("<", "&lt;") in whole
                assert not source.url or source.url not in whole


def test_a_mark_names_its_source_by_the_number_it_has_in_the_list() -> None:
    sources = (Source("One", key="a"), Source("Two", "https://example.org/2", "2026-01", SourceKind.VENDOR, key="b"))
    of = radar(trend("kanban", text=text("First[^b] and[^a] none[^c]."), sources=sources, legal_duty=True))
    found = markdown(of, "trends/kanban/index.md", "en").splitlines()
    assert "First[2] and[1] none." in found
    assert [line.partition(",")[0][:6] for line in found if line[:2] in ("0.", "1.", "2.", "3.")] == [
        "1. One",
        "2. Two",
    ]
    assert any("in force" in line for line in found)


def test_tags_of_strangers_stay_words() -> None:
    of = radar(trend("kanban", name=text("<b>K"), summary=text("<script>"), text=text("<img src=x>")))
    # What stands above is data and no Markdown.
    assert "<" not in markdown(of, "trends/kanban/index.md").split("---\n", 2)[2]


def test_links_to_entries_lead_to_their_copies() -> None:
    of = radar(trend("kanban", text=text("Wie [Lean](lean) und [mehr](mehr).")), trend("lean"))
    assert "[Lean](../lean/index.md) und [mehr](mehr)" in markdown(of, "trends/kanban/index.md")
    assert "[Lean](../trends/lean/index.md)" in markdown(of, "data/2026.md")


def test_assistants_are_told_in_twenty_lines() -> None:
    told = made(replace(specimen()), site_url="https://example.org/")["llms.txt"]
    assert isinstance(told, str)
    assert len(told.splitlines()) <= 20
    assert "https://example.org/data/2026.md" in told
