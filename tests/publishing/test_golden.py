"""A small site says to readers and machines what is kept of it."""

from pathlib import Path

import pytest

from tests.folders import NO_DOWNLOADS, RADAR
from tests.publishing.golden import FOLDER, QUICK, TEXTS, pages_as_files


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in TEXTS]
)
def test_a_small_site_says_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert TEXTS[name](tmp_path) == (FOLDER / name).read_text(encoding="utf-8"), "python -m tests.publishing.golden"


def test_pages_as_files_say_the_same_where_there_are_no_pictures(tmp_path: Path) -> None:
    kept = (FOLDER / "pages.txt").read_text(encoding="utf-8")
    there, *sections = kept.split("\n\n== ")
    less, *same = pages_as_files(tmp_path, RADAR + NO_DOWNLOADS).split("\n\n== ")
    assert [path for path in there.splitlines() if "/radar/demo-2026" not in path] == less.splitlines()
    assert [each.rstrip() for each in same] == [each.rstrip() for each in sections]
