"""What makes the bytes of a site is told apart: other code, other libraries, another Python."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from radargen.storage.program_digest import program_digest
from tests.folders import ROOT

PRINTED = "from radargen.storage.program_digest import program_digest as p; print(p())"


def told(place: Path) -> str:
    """The digest of the program in that place."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r}); {PRINTED}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=place).stdout


@pytest.mark.slow
def test_a_change_of_the_program_or_of_a_library_is_another_digest(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "radargen", tmp_path / "radargen", ignore=shutil.ignore_patterns("__pycache__"))
    first = told(tmp_path)
    assert told(tmp_path) == first
    (tmp_path / "some_library-2.0.dist-info").mkdir()
    second = told(tmp_path)
    with (tmp_path / "radargen" / "publishing" / "site_theme" / "main.html").open("a") as file:
        file.write(" ")
    assert len({first, second, told(tmp_path)}) == 3


def test_a_library_counts_wherever_python_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = program_digest.__wrapped__
    monkeypatch.syspath_prepend(str(tmp_path))
    first = digest()
    assert digest() == first
    (tmp_path / "some_library-2.0.dist-info").mkdir()
    assert digest() != first
