"""Histories of a radar in real git: small changes, each with what is to be told of it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.folders import RADAR, radargen
from tests.runner import git

TWO_EDITIONS = RADAR.replace(
    'editions: [{id: "2026", date: 2026-11-30}]',
    'editions: [{id: "2026", date: 2026-11-30}, {id: "2027", date: 2027-11-30}]',
)
PREPARED = TWO_EDITIONS.replace("date: 2027-11-30}", "date: 2027-11-30, open: true}")
RATED = RADAR.replace(
    "rings: [{id: adopt, name: {de: Nutzen, en: Adopt}}, {id: trial, name: {de: Testen, en: Trial}}]",
    """rings:
  - {id: adopt, name: {de: Nutzen, en: Adopt}, from: 4}
  - {id: trial, name: {de: Testen, en: Trial}, from: 1}
criteria:
  - id: adoption
    name: {de: Verbreitung, en: Adoption}
    levels: [{de: a, en: a}, {de: b, en: b}, {de: c, en: c}, {de: d, en: d}, {de: e, en: e}]
rule: {combine: median}
""",
)
SAME = "trends/lean.yaml"


def entry(
    ring: str = "trial",
    *,
    name: str = "Kanban",
    dimension: str = "process",
    summary: str = "Ein Satz.",
    reason: str = "",
    stands: str = "",
    more: str = "",
) -> str:
    """An entry as an editor writes it, a field a line, so that it can be recognised under another name."""
    why = f", reason: {{de: {reason}, en: {reason}}}" if reason else ""
    stands = stands or f'[{{edition: "2026", ring: {ring}{why}}}]'
    return f"""name: {{de: {name}, en: {name}}}
dimension: {dimension}
summary: {{de: {summary}, en: A sentence.}}
text: {{de: Hier steht mehr., en: Here is more.}}
assessments: {stands}
sources: [{{title: A book, url: "https://example.org/", date: 2026-01, kind: academic}}]
{more}"""


def rated(level: int, name: str = "Kanban") -> str:
    return entry(name=name, stands=f'[{{edition: "2026", ratings: [{{by: ed, adoption: {level}}}]}}]')


Files = Mapping[str, str | None]
START: Files = {
    "radar.yaml": RADAR,
    "trends/kanban.yaml": entry(),
    SAME: entry("adopt", name="Lean", dimension="people", summary="Ein anderer Satz."),
}


class History:
    """A repository whose default branch is main, and what is told of it."""

    def __init__(self, folder: Path, main: str = "main", inner: str = "") -> None:
        self.top, self.root = folder, folder / inner
        self.root.mkdir(parents=True)
        self.git("init", "--quiet", f"--initial-branch={main}")

    def git(self, *arguments: str) -> str:
        return git(self.top, "-c", "protocol.file.allow=always", *arguments)

    def write(self, files: Files) -> None:
        for path, text in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            if text is not None:
                target.write_text(text, encoding="utf-8")

    def commit(self, files: Files) -> str:
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=change")
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> Path:
        self.git("clone", "--quiet", *options, f"file://{self.top}", str(folder))
        return folder

    def diff(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return radargen("diff", *arguments, cwd=self.root)


MOVES: dict[str, tuple[Files, Files, list[tuple[str, str, str, str]], str]] = {
    "a new trend": (
        {},
        {"trends/scrum.yaml": entry(name="Scrum", summary="Neu.", more="tags: [agile]\n")},
        [("scrum", "new", "", "trial")],
        "  Scrum (scrum) · Prozesse → Testen",
    ),
    "a move inwards, with its reason": (
        {},
        {"trends/kanban.yaml": entry("adopt", reason="Es wirkt")},
        [("kanban", "in", "trial", "adopt")],
        "  Kanban (kanban) · Testen → Nutzen\n      Es wirkt",
    ),
    "a move outwards": (
        {},
        {SAME: entry("trial", name="Lean", dimension="people", summary="Ein anderer Satz.")},
        [("lean", "out", "adopt", "trial")],
        "  Lean (lean) · Nutzen → Testen",
    ),
    "another dimension": (
        {},
        {"trends/kanban.yaml": entry(dimension="people")},
        [("kanban", "turned", "process", "people")],
        "  Kanban (kanban) · Prozesse → Menschen",
    ),
    "another dimension and another ring": (
        {},
        {"trends/kanban.yaml": entry("adopt", dimension="people")},
        [("kanban", "in", "trial", "adopt"), ("kanban", "turned", "process", "people")],
        "  Kanban (kanban) · Testen → Nutzen",
    ),
    "other ratings on the same ring": (
        {"radar.yaml": RATED, "trends/kanban.yaml": rated(2), SAME: rated(5, "Lean")},
        {"trends/kanban.yaml": rated(3)},
        [("kanban", "rated", "trial", "trial")],
        "  Kanban (kanban) · Testen · Verbreitung 2 → 3",
    ),
    "other ratings that move it": (
        {"radar.yaml": RATED, "trends/kanban.yaml": rated(2), SAME: rated(5, "Lean")},
        {"trends/kanban.yaml": rated(4)},
        [("kanban", "in", "trial", "adopt")],
        "  Kanban (kanban) · Testen → Nutzen · Verbreitung 2 → 4",
    ),
    "another impact": (
        {},
        {"trends/kanban.yaml": entry(stands='[{edition: "2026", ring: trial, impact: 4}]')},
        [("kanban", "rated", "trial", "trial")],
        "  Kanban (kanban) · Testen · Wirkung – → 4",
    ),
    "other words": (
        {},
        {"trends/kanban.yaml": entry(summary="Besser gesagt.", reason="Warum")},
        [("kanban", "worded", "", "")],
        "  Kanban (kanban) · summary · reason",
    ),
    "neither words nor place": (
        {},
        {"trends/kanban.yaml": entry(more="tags: [flow]\nowner: redaktion\n")},
        [("kanban", "edited", "", "")],
        "  Kanban (kanban) · tags · owner",
    ),
    "retired with a reason": (
        {},
        {
            "trends/kanban.yaml": entry(
                stands="[]",
                more="status: archived\narchived: {as: faded, edition: '2026', reason: {de: Vorbei, en: Over}}\n",
            )
        },
        [("kanban", "archived", "trial", "")],
        "  Kanban (kanban) · Testen\n      Vorbei",
    ),
    "revived": (
        {
            "trends/kanban.yaml": entry(
                stands="[]", more="status: archived\narchived: {as: faded, reason: {de: Vorbei, en: Over}}\n"
            )
        },
        {"trends/kanban.yaml": entry("adopt")},
        [("kanban", "revived", "", "adopt")],
        "  Kanban (kanban) · Prozesse → Nutzen",
    ),
    "a deleted entry": (
        {"trends/scrum.yaml": entry(name="Scrum", summary="Neu.")},
        {"trends/scrum.yaml": None},
        [("scrum", "vanished", "trial", "")],
        "Nicht mehr auf dem Radar\n  Scrum (scrum) · Testen",
    ),
    "renamed, as the entry states": (
        {},
        {"trends/kanban.yaml": None, "trends/flow.yaml": entry("adopt", name="Flow", more="formerly: [kanban]\n")},
        [("flow", "renamed", "kanban", "flow"), ("flow", "in", "trial", "adopt"), ("flow", "worded", "", "")],
        "  Flow (flow) · kanban → flow",
    ),
    "renamed, as the contents show": (
        {},
        {"trends/kanban.yaml": None, "trends/flow.yaml": entry()},
        [("flow", "renamed", "kanban", "flow")],
        "trends/flow.yaml sieht aus wie ein anderer Eintrag unter neuem Namen; mit formerly: [kanban] darin",
    ),
    "a new edition": (
        {},
        {
            "radar.yaml": TWO_EDITIONS,
            "trends/kanban.yaml": entry(
                stands='[{edition: "2026", ring: trial}, {edition: "2027", ring: adopt, reason: {de: Reif, en: Ripe}}]'
            ),
        },
        [("kanban", "in", "trial", "adopt"), ("lean", "vanished", "adopt", "")],
        "Neue Ausgabe: 2027.",
    ),
    "an edition that carries everything over": (
        {"trends/lean.yaml": None, "trends/kanban.yaml": entry(reason="Darum")},
        {
            "radar.yaml": TWO_EDITIONS,
            "trends/kanban.yaml": entry(
                stands='[{edition: "2026", ring: trial, reason: {de: Darum, en: Darum}}, '
                '{edition: "2027", confirmed: false, ring: trial}]'
            ),
        },
        [],
        "Kein Trend bewegt sich.\n\nNeue Ausgabe: 2027.",
    ),
    "an edition that carries over and says more": (
        {"trends/lean.yaml": None},
        {
            "radar.yaml": TWO_EDITIONS,
            "trends/kanban.yaml": entry(
                stands='[{edition: "2026", ring: trial}, {edition: "2027", ring: trial, dissent: {de: Doch, en: No}}]'
            ),
        },
        [("kanban", "edited", "", "")],
        "  Kanban (kanban) · assessments von 2027",
    ),
    "an edition that is being prepared": (
        {},
        {"radar.yaml": PREPARED},
        [("kanban", "vanished", "trial", ""), ("lean", "vanished", "adopt", "")],
        "\nDie Ausgabe 2027 ist in Vorbereitung: Bis sie veröffentlicht ist, zeigen",
    ),
    "an edition that is published": (
        {"radar.yaml": PREPARED},
        {"radar.yaml": TWO_EDITIONS},
        [],
        "\nDamit wird die Ausgabe 2027 veröffentlicht.\n",
    ),
    "a rewritten past": (
        {
            "radar.yaml": TWO_EDITIONS,
            "trends/kanban.yaml": entry(stands='[{edition: "2026", ring: trial}, {edition: "2027", ring: trial}]'),
        },
        {
            "trends/kanban.yaml": entry(
                stands='[{edition: "2026", ring: adopt}, {edition: "2027", ring: trial, reason: {de: x, en: x}}]'
            )
        },
        [("kanban", "worded", "", ""), ("kanban", "edited", "", "")],
        "  Kanban (kanban) · assessments von 2026",
    ),
    "other rings": (
        {},
        {"radar.yaml": RADAR.replace("{de: Testen, en: Trial}", "{de: Proben, en: Try}")},
        [],
        "Kein Trend bewegt sich.\n\nradar.yaml ist anders in: rings: trial: name.",
    ),
    "another date of the edition, and a house style": (
        {},
        {"radar.yaml": RADAR.replace("2026-11-30", "2026-12-01") + 'theme: {ink: "#111111"}\n'},
        [],
        "radar.yaml ist anders in: editions: 2026: date, theme: ink.",
    ),
    "notes beside the entries": (
        {},
        {"trends/README.md": "Notes"},
        [],
        "trends/README.md · neu\n\nAn den Daten des Radars ändert sich nichts.",
    ),
    "other comments and another order": (
        {},
        {
            "trends/kanban.yaml": entry() + "# Yes.\n",
            "radar.yaml": RADAR.replace("radar: 1\nid: demo", "id: demo\nradar: 1"),
        },
        [],
        "Nur Kommentare oder Schreibweise sind anders in 2 Dateien: radar.yaml, trends/kanban.yaml.",
    ),
    "archived, though it stays on the chart": (
        {},
        {
            "trends/kanban.yaml": entry(
                more="status: archived\narchived: {as: faded, edition: '2026', reason: {de: Vorbei, en: Over}}\n"
            )
        },
        [("kanban", "edited", "", "")],
        "  Kanban (kanban) · status · archived",
    ),
    "an entry that was never on a chart": (
        {
            "trends/scrum.yaml": entry(
                name="Scrum",
                summary="Neu.",
                stands="[]",
                more="status: archived\narchived: {as: faded, reason: {de: Vorbei, en: Over}}\n",
            )
        },
        {"trends/scrum.yaml": None},
        [("scrum", "deleted", "", "")],
        "Gelöscht, war ohne Platz auf dem Radar\n  Scrum (scrum)",
    ),
    "a published edition rewritten, and the lock": (
        {"editions/2026.json": "{}", "layout.lock.json": "{}"},
        {"editions/2026.json": '{"x": 1}', "editions/2027.json": "{}", "layout.lock.json": None},
        [],
        "Geändert, obwohl veröffentlicht: editions/2026.json.\nVeröffentlicht: editions/2027.json.\n"
        "layout.lock.json fehlt: 0 Plätze sind nicht mehr gemerkt.",
    ),
    "code beside the data": (
        {"mkdocs.yml": "x", "run": "y"},
        {"mkdocs.yml": "hooks: [x.py]", ".github/workflows/x.yml": "x", ".radargen.journal": "{}", "run": None},
        [],
        "löschen:\n  .radargen.journal\n\nGeändert sind auch Dateien, die keine Daten des Radars sind. "
        "Wer sie übernimmt, sollte sie als Programm lesen:\n  .github/workflows/x.yml · neu\n  mkdocs.yml · geändert\n"
        "  run · gelöscht",
    ),
    "nothing": ({}, {}, [], "Nichts hat sich geändert."),
}
