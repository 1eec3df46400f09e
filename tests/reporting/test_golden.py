"""What commands tell and hand over is what is kept of it."""

import pytest

from tests.kept import differences
from tests.reporting.golden import FOLDER, TEXTS, golden


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_told_of_a_small_radar_is_as_it_is_kept(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert differences(kept, golden(name)) == [], "python -m tests.reporting.golden"
