"""A small site says to readers and machines what is kept of it."""

from pathlib import Path

import pytest

from tests.publishing.golden import FOLDER, TEXTS


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_small_site_says_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert TEXTS[name](tmp_path) == (FOLDER / name).read_text(encoding="utf-8"), "python -m tests.publishing.golden"
