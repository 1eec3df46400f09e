"""A forked command is the same to its user as one that begins anew."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.folders import ROOT, command, contents, radar_folder, radargen
from tests.selection import mostly_by_forge


@pytest.mark.parametrize(
    ("words", "answers", "more"),
    mostly_by_forge(
        [
            (("new",), "Scrum\npeople\n", {}),
            (("status", "--on", "2027-01-01", "--language", "de"), "", {"COLUMNS": "40"}),
            (("render", "out.png", "--dpi", "36"), "", {"SOURCE_DATE_EPOCH": "1"}),
            (("validate",), "", {"GITHUB_ACTIONS": "true"}),
            (("validate", "--format", "json"), "", {}),
            (("render", "out.pdf"), "", {"SOURCE_DATE_EPOCH": "soon"}),
            (("nonsense",), "", {}),
        ],
        here=3,
    ),
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_it_says_and_writes_the_same(
    tmp_path: Path, words: tuple[str, ...], answers: str, more: dict[str, str]
) -> None:
    one, other = (radar_folder(tmp_path / name / "radar") for name in ("forked", "anew"))
    (forked, anew) = (
        radargen(*words, cwd=one, answers=answers, environment=more),
        subprocess.run(
            command(*words),
            cwd=other,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | more,
            input=answers,
            capture_output=True,
            encoding="utf-8",
            check=False,
        ),
    )
    assert (forked.returncode, forked.stdout, forked.stderr) == (anew.returncode, anew.stdout, anew.stderr)
    assert contents(one) == contents(other)


def test_nothing_of_one_command_is_left_to_the_next(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert "2 entries" in radargen("validate", cwd=root, environment={"TZ": "Asia/Tokyo"}).stderr
    (root / "trends" / "lean.yaml").unlink()
    assert "1 entry" in radargen("validate", cwd=root).stderr
