import pytest

from tests.pages.golden import FOLDER, golden


@pytest.mark.parametrize(("name", "source"), golden().items())
def test_pages_are_as_expected(name: str, source: str) -> None:
    assert source == (FOLDER / name).read_text(encoding="utf-8")
