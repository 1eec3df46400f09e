import pytest

from tests.pages.golden import FOLDER, PAGES, golden


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_as_expected(name: str) -> None:
    assert golden(name) == (FOLDER / name).read_text(encoding="utf-8")
