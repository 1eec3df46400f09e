"""An edition for other programs; what comes back from there is the same."""

import json

import pytest

from radargen.exchange.exports import ExportFormat, exported
from radargen.exchange.loss_ledger import Handling
from radargen.model import Radar
from radargen.reading import load
from tests.exchange.test_import import imported

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


def test_backstage_gets_the_history_newest_first() -> None:
    source = radar()
    data = json.loads(exported(source, source.newest, "en", ExportFormat.BACKSTAGE).text)
    entry = next(one for one in data["entries"] if one["id"] == "dotnet")
    assert [(step["date"], step["ringId"], step["moved"], step["description"]) for step in entry["timeline"]] == [
        ("2026-06-01", "adopt", 1, "It holds."),
        ("2025-06-01", "trial", 0, ""),
    ]
