"""Whole radar folders on the disk, for tests of the edge: small, in two languages, sound unless a test breaks them."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from tests import forked

ROOT = Path(__file__).parent.parent
# The CX Trend Radar as it once stood: nobody edits it, so that tests may know its trends.
CX = ROOT / "tests" / "data" / "cx"

RADAR = """
radar: 1
id: demo
title: {de: Prüfradar, en: Test radar}
languages: [de, en]
publisher:
  name: {de: Die Redaktion, en: The editors}
  licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
  embed: [https://intranet.example.org]
  imprint: {de: Wer hier schreibt., en: Who writes here.}
  privacy: {de: Nichts wird gespeichert., en: Nothing is kept.}
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings: [{id: adopt, name: {de: Nutzen, en: Adopt}}, {id: trial, name: {de: Testen, en: Trial}}]
editions: [{id: "2026", date: 2026-11-30}]
"""


def entry(name: str, dimension: str = "process", ring: str = "trial") -> str:
    """An entry with a name in both languages."""
    return f"""
name: {{de: {name} (de), en: {name} (en)}}
dimension: {dimension}
summary: {{de: Ein Satz., en: A sentence.}}
assessments: [{{edition: "2026", ring: {ring}}}]
sources: [{{title: A book, url: "https://example.org/", date: 2026-01, kind: academic}}]
"""


# To be added to a radar whose site needs no pictures for a test: they take longer than its pages.
NO_DOWNLOADS = "downloads: []\n"


def radar_folder(folder: Path, frame: str = RADAR, /, **entries: str) -> Path:
    """A radar with the entries kanban and lean, and those given: `radar_folder(path, scrum=entry("Scrum"))`."""
    files = {"kanban": entry("Kanban"), "lean": entry("Lean", "people", "adopt")} | entries
    (folder / "trends").mkdir(parents=True, exist_ok=True)
    (folder / "radar.yaml").write_text(frame, encoding="utf-8")
    for name, text in files.items():
        (folder / "trends" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str | Path) -> list[str]:
    """The command line of radargen with these arguments, and in English whatever the radar speaks."""
    return [sys.executable, "-m", "radargen", "--language", "en", *map(str, arguments)]


def radargen(
    *arguments: str | Path, cwd: Path = ROOT, answers: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run radargen to its end, in English whatever the radar speaks; tests.forked says for which tests that is enough.

    `answers` are typed at its questions, `environment` is added to that of the tests.
    """
    return forked.run(["--language", "en", *map(str, arguments)], cwd, answers, environment or {})


def radargen_anew(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same in a process that begins anew: what it has not imported yet could be put before it by a stranger."""
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def built(root: Path, target: Path | None = None) -> None:
    """Build a radar's site into its build/site, or elsewhere."""
    done = radargen("--root", root, "build", "--out", target or root / "build" / "site")
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True)
class Once:
    """Folders that are costly to fill, below one that all processes of a test run share."""

    top: Path

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of that name; who asks first fills it, and everybody else waits for that."""
        folder, made = self.top / name, self.top / f"{name}.made"
        self.top.mkdir(exist_ok=True)
        with FileLock(self.top / f"{name}.lock"):
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a worker for which it went wrong
                folder.mkdir()
                make(folder)
                made.touch()
        return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def filled_in(folder: Path) -> None:
    """Fill in what a new radar leaves to whoever publishes it."""
    frame = (folder / "radar.yaml").read_bytes()
    for words in ("Noch auszufüllen", "Still to be filled in"):
        frame = frame.replace(words.encode(), b"Harbour Town")
    (folder / "radar.yaml").write_bytes(frame)
