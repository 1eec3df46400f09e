"""What a shell offers, and how `--help` is ordered."""

import re
from pathlib import Path

import pytest

from radargen.cli import commands
from tests.folders import RADAR, radar_folder, radargen

pytestmark = pytest.mark.quick


def offered(folder: Path, typed: str) -> list[str]:
    """What Bash is offered for the last word of a line."""
    words = typed.split(" ")
    environment = {
        "_RADARGEN_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = radargen(cwd=folder, environment=environment)
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_ids_of_the_radar_are_offered_where_one_is_typed(tmp_path: Path) -> None:
    folder = radar_folder(tmp_path, RADAR)
    (folder / "trends" / "README.md").write_text("x")
    assert offered(folder / "trends", "radargen explain ") == ["kanban", "lean"]
    assert offered(folder, "radargen merge lean k") == ["kanban"]
    assert offered(folder, "radargen render out.svg --dimension pr") == ["process"]
    assert offered(folder, "radargen render out.svg --edition 2") == ["2026"]
    assert "explain" in offered(folder, "radargen ex")


def test_where_there_is_no_radar_or_a_broken_one_nothing_is_offered(tmp_path: Path) -> None:
    assert offered(tmp_path, "radargen explain ") == []
    assert offered(tmp_path, "radargen render out.svg --edition ") == []
    (tmp_path / "radar.yaml").write_text("radar: [")
    assert offered(tmp_path, "radargen render out.svg --dimension ") == []


def test_the_help_lists_every_command_once_by_who_needs_it() -> None:
    told = radargen("--help").stdout
    assert sorted(re.findall(r"^  ([a-z]+)  ", told, re.M)) == sorted(commands.commands)
    places = [told.index(f"{title}:") for title in commands.sections]
    assert places == sorted(places) and places[0] < told.index("  explain") < places[1]
