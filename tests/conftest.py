"""Sites built once for all tests that look at them."""

from pathlib import Path

import pytest

from tests.folders import ROOT, radar_folder, radargen


@pytest.fixture(scope="session")
def cx_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make site` builds."""
    target = tmp_path_factory.mktemp("cx") / "site"
    done = radargen("--root", ROOT, "build", "--out", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def moon_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up radar of four editions."""
    target = tmp_path_factory.mktemp("moon") / "site"
    done = radargen("--root", ROOT / "examples" / "moon", "build", "--out", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small radar's folder with its site in build/site; tests look at it, or change a copy."""
    root = radar_folder(tmp_path_factory.mktemp("demo") / "radar")
    done = radargen("--root", root, "build")
    assert done.returncode == 0, done.stderr
    assert "2 entries read: 2 on the chart" in done.stderr
    return root
