"""Which files make a radar is written down once: in `radargen.text.paths`, and the pictures' folders in `targets`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from radargen.storage import radar_files
from radargen.storage.protected_paths import protected_paths
from radargen.text import paths
from radargen.text.markdown.targets import PICTURES
from tests.folders import ROOT
from tests.parsed import parsed

# A path as such, or the beginning of one; sentences have spaces, and keys of data no slash.
WRITTEN = re.compile(r"(radar\.yaml|layout\.lock\.json|mkdocs\.yml)|(trends|editions|site)/\S*")
# Where else such words stand, as they mean something else there: addresses on the site, a folder of an export, and
# what an editor calls the file.
ELSEWHERE = {
    "addresses.py": {"trends/index.md", "editions/index.md", "trends/", "editions/"},
    "page_export.py": {"site/"},
    "radar_form.py": {"radar.yaml"},
    "targets.py": {*PICTURES},
}


def texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("place", sorted((ROOT / "radargen").rglob("*.py")), ids=lambda place: place.stem)
def test_a_path_of_the_radar_is_written_down_nowhere_else(place: Path) -> None:
    found = {text for text in texts(parsed(place)) if WRITTEN.fullmatch(text)}
    if place != Path(paths.__file__):
        assert found <= ELSEWHERE.get(place.name, set()), "take it from radargen.text.paths"


def test_the_folders_of_pictures_are_those_of_the_radar() -> None:
    assert [folder.partition("/")[0] for folder in PICTURES] == [paths.TRENDS, paths.SITE]


def test_what_is_read_is_what_the_table_has() -> None:
    assert {*radar_files.FILES, *radar_files.FOLDERS} == {*paths.DATA}


def test_no_command_writes_over_what_is_read(tmp_path: Path) -> None:
    found = protected_paths(tmp_path)
    kept = {place.relative_to(found.root).as_posix() for place in (*found.closed, *found.open, *found.files)}
    assert kept >= {*paths.DATA, paths.SITE, paths.SETTINGS}


def test_an_entry_is_found_by_its_id_and_its_id_by_its_path() -> None:
    assert paths.entry_id(paths.entry_path("kanban")) == "kanban"
    assert [path for path in ("trends/kanban.yaml", "trends/images/a.yaml", "site/a.yaml") if paths.is_entry(path)] == [
        "trends/kanban.yaml"
    ]
