"""The site of this repository's radar, built once for all tests that look at it."""

from pathlib import Path

import pytest

from tests.folders import ROOT, radargen


@pytest.fixture(scope="session")
def cx_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make site` builds."""
    target = tmp_path_factory.mktemp("cx") / "site"
    done = radargen("--root", ROOT, "build", "--out", target)
    assert done.returncode == 0, done.stderr
    return target
