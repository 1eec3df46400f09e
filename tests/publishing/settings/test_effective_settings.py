import os
from pathlib import Path

import pytest

from radargen.publishing.settings.effective_settings import BuildTime, edit_uri_of_folder, quoted_address
from tests.runner import git


def test_the_time_of_a_build_is_taken_back_so_that_the_next_radar_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    time = BuildTime()
    time.set("100")
    # The edition has got another date, in a preview.
    time.set("200")
    assert os.environ["SOURCE_DATE_EPOCH"] == "200"
    time.restore()
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_time_that_somebody_else_has_set_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    time = BuildTime()
    time.set("100")
    time.restore()
    assert os.environ["SOURCE_DATE_EPOCH"] == "5"


def test_what_would_end_a_script_is_quoted_in_the_address() -> None:
    assert quoted_address("https://example.org/a'b<c/ü") == "https://example.org/a%27b%3Cc/ü"
    assert quoted_address(None) is None


@pytest.mark.quick
def test_the_forge_is_told_the_folder_that_the_radar_has_in_its_repository(tmp_path: Path) -> None:
    root = tmp_path / "our docs" / "radar"
    root.mkdir(parents=True)
    assert edit_uri_of_folder("edit/main/", root) == "edit/main/"
    git(tmp_path, "init", "--quiet")
    assert edit_uri_of_folder("edit/main/", root) == "edit/main/our%20docs/radar/"
    for given in ("edit/main/our%20docs/radar/", "edit?at=", "", None):
        assert edit_uri_of_folder(given, root) == given
    assert edit_uri_of_folder("edit/main/", tmp_path) == "edit/main/"
