from pathlib import Path

import pytest

from radargen.cli.radar_folder import inside, typed
from radargen.text.messages import RadargenError


def test_files_are_called_as_they_are_typed_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, beside = tmp_path / "radar", tmp_path / "beside"
    (root / "trends").mkdir(parents=True)
    beside.mkdir()
    path = "trends/kanban.yaml"
    monkeypatch.chdir(root)
    assert typed(root, named=False)(path) == path
    monkeypatch.chdir(root / "trends")
    assert typed(root, named=True)(path) == "kanban.yaml"
    monkeypatch.chdir(tmp_path)
    assert typed(root, named=True)(path) == f"radar/{path}"
    monkeypatch.chdir(beside)
    assert typed(root, named=True)(path) == path
    assert typed(root, named=False)(path) == f"../radar/{path}"


def test_a_path_outside_of_the_radar_is_refused(tmp_path: Path) -> None:
    assert inside(tmp_path, tmp_path / "trends" / "kanban.yaml") == "trends/kanban.yaml"
    with pytest.raises(RadargenError, match="does not lie"):
        inside(tmp_path / "radar", tmp_path / "kanban.yaml")
