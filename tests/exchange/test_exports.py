"""An edition for other programs; what comes back from there is the same."""

import json

import pytest

from radargen.exchange.exports import ExportFormat, exported
from radargen.exchange.loss_ledger import Handling
from radargen.model import Radar
from radargen.reading import load
from radargen.text.messages import RadargenError
from tests import make
from tests.exchange.test_import import imported
from tests.make import trend

FRAME = """\
title: Ours
languages: [en, de]
dimensions: [Tools, Languages]
rings: [Adopt, Trial, Hold]
editions: [{id: "2025", date: 2025-06-01}, {id: "2026", date: 2026-06-01}]
"""
ENTRIES = {
    "trends/dotnet.yaml": """\
name: {en: .NET, de: .NET}
dimension: languages
summary: {en: A runtime & more., de: Eine Laufzeit.}
text: {en: "Fast, **really**.", de: Schnell.}
assessments:
  - {edition: "2025", ring: trial}
  - {edition: "2026", ring: adopt, reason: {en: It holds., de: Es hält.}}
sources: [{title: Site, url: "https://example.org"}]
tags: [runtime]
owner: anna
""",
    "trends/sum.yaml": """\
name: {en: "=SUM(A1)", de: "=SUMME(A1)"}
dimension: tools
assessments: [{edition: "2026", ring: hold}]
""",
}


def radar() -> Radar:
    loaded = load({"radar.yaml": FRAME, **ENTRIES})
    assert loaded.radar and loaded.ok
    return loaded.radar


@pytest.mark.parametrize("kind", ExportFormat)
def test_what_was_written_can_be_brought_back_and_every_field_is_accounted_for(kind: ExportFormat) -> None:
    source = radar()
    done = exported(source, source.newest, "en", kind)
    assert sum(map(done.report.count, Handling)) == done.report.total
    # Names, rings, dimensions and moves.
    name = "2026.csv" if kind is ExportFormat.BYOR_CSV else "2026.json"
    back = imported({name: done.text}, rings=("Adopt", "Trial", "Hold"), dimensions=("Tools", "Languages"))
    assert {path: "ring: " in text for path, text in back.content.entries.items()} == {
        "trends/dotnet.yaml": True,
        "trends/sum-a1.yaml" if kind is not ExportFormat.BACKSTAGE else "trends/sum.yaml": True,
    }
    entry = next(text for path, text in back.content.entries.items() if "sum" in path)
    assert entry.startswith("name: '=SUM(A1)'\ndimension: tools\n")


def test_build_your_own_radar_gets_html_moves_and_no_formula() -> None:
    source = radar()
    done = exported(source, source.newest, "en", ExportFormat.BYOR_CSV)
    assert done.text.splitlines() == [
        "name,ring,quadrant,isNew,status,description",
        '.NET,Adopt,Languages,FALSE,moved in,"<p>A runtime &amp; more.</p><p>Fast, <strong>really</strong>.</p>"',
        "'=SUM(A1),Hold,Tools,TRUE,new,",
    ]
    assert [str(warning) for warning in done.warnings] == [
        "The program draws four dimensions; this radar has 2.",
        "The program draws four rings; this radar has 3.",
    ]
    left = {row.field for row in done.report.rows if row.handling is Handling.LEFT}
    assert left == {"trend.sources", "trend.tags", "trend.owner"}


def test_zalando_gets_places_of_rings_and_dimensions_and_the_first_address() -> None:
    source = radar()
    done = exported(source, source.newest, "de", ExportFormat.ZALANDO)
    assert json.loads(done.text) == {
        "date": "2026",
        "title": "Ours",
        "quadrants": [{"name": "Tools"}, {"name": "Languages"}],
        "rings": [{"name": "Adopt"}, {"name": "Trial"}, {"name": "Hold"}],
        "entries": [
            {"quadrant": 1, "ring": 0, "label": ".NET", "active": True, "moved": 1, "link": "https://example.org"},
            {"quadrant": 0, "ring": 2, "label": "=SUMME(A1)", "active": True, "moved": 2},
        ],
    }
    (shortened,) = (row for row in done.report.rows if "the first address alone" in map(str, row.notes))
    assert (shortened.field, shortened.handling) == ("trend.sources", Handling.CHANGED)
    left = {row.field for row in done.report.rows if row.handling is Handling.LEFT}
    assert left == {"trend.summary", "trend.text", "trend.tags", "trend.owner"}
    assert done.report.editions == (("2026", 2),)


def test_an_earlier_edition_is_told_as_it_was() -> None:
    source = radar()
    (entry,) = json.loads(exported(source, source.editions[0], "en", ExportFormat.BACKSTAGE).text)["entries"]
    assert [step["ringId"] for step in entry["timeline"]] == ["trial"]
    assert entry["description"] == "A runtime & more.\n\nFast, **really**."
    assert (entry["url"], entry["links"], entry["tags"]) == (
        "https://example.org",
        [{"url": "https://example.org", "title": "Site"}],
        ["runtime"],
    )


def test_an_entry_without_texts_and_sources_has_none_elsewhere() -> None:
    source = radar()
    told = json.loads(exported(source, source.newest, "en", ExportFormat.BACKSTAGE).text)["entries"]
    (entry,) = (one for one in told if one["id"] == "sum")
    assert (entry["description"], entry["url"], entry["links"], entry["tags"]) == ("", "#", [], [])


@pytest.mark.parametrize(
    ("dimensions", "rings", "told"), [(4, 4, []), (5, 4, ["four dimensions"]), (4, 3, ["four rings"])]
)
def test_a_program_that_draws_four_of_each_is_told_to_do_so(dimensions: int, rings: int, told: list[str]) -> None:
    of = make.radar(trend("a", "r0", "d0"), dimensions=dimensions, rings=rings)
    for kind in ExportFormat:
        warnings = [str(one) for one in exported(of, of.newest, "en", kind).warnings]
        expected = [] if kind is ExportFormat.BACKSTAGE else told
        assert [any(words in one for one in warnings) for words in expected] == [True] * len(warnings)


def test_a_chart_of_nothing_is_not_written() -> None:
    of = make.radar(trend("a", {}))
    with pytest.raises(RadargenError, match=r"Nothing is on the chart of 2026\."):
        exported(of, of.newest, "en", ExportFormat.ZALANDO)


def test_backstage_gets_the_history_newest_first() -> None:
    source = radar()
    data = json.loads(exported(source, source.newest, "en", ExportFormat.BACKSTAGE).text)
    entry = next(one for one in data["entries"] if one["id"] == "dotnet")
    assert [(step["date"], step["ringId"], step["moved"], step["description"]) for step in entry["timeline"]] == [
        ("2026-06-01", "adopt", 1, "It holds."),
        ("2025-06-01", "trial", 0, ""),
    ]
