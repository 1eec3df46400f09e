from pathlib import Path

import pytest

from tests.charts.drawing.golden import golden


@pytest.mark.parametrize(("path", "text"), golden().items(), ids=lambda value: getattr(value, "name", ""))
def test_drawings_are_as_they_were(path: Path, text: str) -> None:
    assert text == path.read_text(encoding="utf-8"), "make golden, and look at the difference"
