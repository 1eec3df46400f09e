"""Writing an entry in an editing program: a YAML language server with a radar's schema says what radargen says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from radargen import reading
from radargen.reading import MODELINE
from radargen.storage import files
from tests.find_language_server import ABSENT, language_server
from tests.folders import ROOT, radargen
from tests.language_server import Server, started

# Nearly every mistake that a schema can see, one a line.
BROKEN_TREND = """
name: {de: Etwas, en: Something, nl: Iets}
lable: Etwas
dimension: technologie
summary: [a]
formerly: [customer-council]
assessments:
  - edition: 2027
    ratings:
      - {by: anna, date: 2026-13-40, adoption: 3, evidence: 2, means: 3}
      - {by: bo, adoption: 6, evidence: 2, means: 3}
      - {by: cem, adoption: 3, evidence: 2, means: 3, meens: 3}
    ring: pilott
    impact: 7
effort: {organisation: 2}
legal_duty: yes
status: activ
archived: {as: gone}
phases: {from: 2, to: 9}
factors: [catalyst]
links:
  - {to: customer-counsil, type: requires}
  - {to: customer-council, type: needs}
goal_conflicts: [hr]
cases:
  - organisation: Helvetia
sources:
  - {title: A, url: "ftp://x", kind: press}
  - {title: A, date: 2026-03-99, kind: press}
  - {title: A, kind: blog}
review_by: soon
"""
BROKEN_RADAR = """
radar: 2
titel: Radar
languages: [de, nl]
dimensions: [{id: People, name: Menschen}, {id: process, name: Prozesse, quest: x}]
rings:
  - {id: adopt, name: Nutzen, from: 6}
  - {id: trial, do: testen}
theme: {ink: blue}
"""
# What only somebody sees who reads all the files, or knows what the words mean.
BEYOND_SCHEMAS = {"missing-translation", "no-source", "bad-rings"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new radar as `radargen init` leaves it."""
    found = tmp_path_factory.mktemp("editor") / "radar"
    assert radargen("init", found, "--language", "de").returncode == 0
    return found


def program() -> str:
    found = language_server()
    if not found:
        pytest.skip(ABSENT)
    return found


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A language server with the settings of that radar."""
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    with started(program(), folder, settings["yaml.schemas"]) as found:
        yield found


def places(folder: Path, path: str, text: str) -> set[tuple[int, int]]:
    """Line and column, from 1, of what radargen complains about, as far as a schema can see it."""
    problems = reading.load({**files.read(folder), path: text}).problems
    found = [problem for problem in problems if problem.location.path == path]
    # For a missing key, programs point at the mapping or at its key, but on the same line.
    return {
        (problem.location.line, 0 if problem.code == "missing-key" else problem.location.column)
        for problem in found
        if problem.code not in BEYOND_SCHEMAS
    }


@pytest.mark.parametrize(("path", "text"), [("trends/broken.yaml", BROKEN_TREND), ("radar.yaml", BROKEN_RADAR)])
def test_the_same_complaints_stand_at_the_same_places(server: Server, folder: Path, path: str, text: str) -> None:
    starts = [(complaint, complaint["range"]["start"]) for complaint in server.opened(path, text)]
    seen = {
        (start["line"] + 1, 0 if complaint["message"].startswith("Missing property") else start["character"] + 1)
        for complaint, start in starts
    }
    assert seen == places(folder, path, text)
    assert len(seen) == {"radar.yaml": 8, "trends/broken.yaml": 25}[path]


def test_what_is_sound_is_not_complained_about(server: Server, folder: Path) -> None:
    for path in sorted(folder.glob("trends/*.yaml")):
        name = path.relative_to(folder).as_posix()
        assert server.opened(name, path.read_text(encoding="utf-8")) == [], name


@pytest.mark.parametrize(
    ("line", "proposals"),
    [
        ("dimension: ", {"people": "Menschen", "process": "Prozesse", "technology": "Technologie"}),
        (
            "links:\n  - to: ",
            {
                "customer-council": "Kundenbeiräte und Co-Creation",
                "synthetic-customers": "Synthetische Kunden und digitale Zwillinge",
                "voice-of-customer": "Voice of the Customer mit geschlossenem Regelkreis",
            },
        ),
        (
            "assessments:\n  - ratings:\n      - adoption: ",
            {
                "1": "Einzelne Versuche oder Ankündigungen, unter 3 %",
                "2": "Mehrere benannte Anwender, 3 bis 15 %",
                "3": "Die Breite beginnt, 15 bis 30 %",
                "4": "Regelbetrieb in führenden Branchen, 30 bis 50 %",
                "5": "Normal, über 50 %",
            },
        ),
    ],
)
def test_an_editor_chooses_from_what_the_radar_has_and_reads_what_it_means(
    server: Server, line: str, proposals: dict[str, str]
) -> None:
    path = f"trends/{len(line)}.yaml"
    server.opened(path, f"{line}\n")
    *before, last = line.split("\n")
    offered = server.proposed(path, len(before), len(last))
    assert {item["label"]: item["documentation"] for item in offered} == proposals


def test_fields_are_explained_in_the_language_of_the_radar(server: Server) -> None:
    server.opened("trends/fields.yaml", "name: a\n\n")
    offered = {item["label"]: item["documentation"] for item in server.proposed("trends/fields.yaml", 1, 0)}
    assert offered["first_step"] == "Was man nächste Woche tun kann."


def test_a_line_in_the_entry_is_enough_for_programs_without_settings(folder: Path) -> None:
    with started(program(), folder, {}) as bare:
        assert bare.opened("trends/a.yaml", "name: a\n") == []
        (complaint,) = bare.opened("trends/b.yaml", f"{MODELINE}\nname: a\ndimension: peeple\n")
        assert complaint["range"]["start"] == {"line": 2, "character": 11}


def test_the_settings_of_this_repository_leave_other_radars_alone() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    with started(program(), ROOT, settings["yaml.schemas"]) as own:
        assert len(own.opened("trends/nonsense.yaml", "nonsense: 1\n")) == 3
        for path in ("trends/voicebots.yaml", "radar.yaml"):
            assert own.opened(path, (ROOT / path).read_text(encoding="utf-8")) == []
            assert own.opened(f"examples/moon/{path}", "nonsense: 1\n") == []
