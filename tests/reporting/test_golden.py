"""What commands tell and hand over is what is kept of it."""

from difflib import unified_diff
from itertools import islice

import pytest

from tests.reporting.golden import FOLDER, TEXTS, golden


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_told_of_a_small_radar_is_as_it_is_kept(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    differing = unified_diff(kept.splitlines(), golden(name).splitlines(), "kept", "made", n=0, lineterm="")
    assert [*islice(differing, 20)] == [], "python -m tests.reporting.golden"
