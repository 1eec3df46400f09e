import pytest

from tests.kept import differences
from tests.pages.golden import DIGESTS, FOLDER, PAGES, digests, golden


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_as_expected(name: str) -> None:
    kept = (FOLDER / name).read_bytes().decode()
    assert differences(kept, golden(name)) == [], "python -m tests.pages.golden"


def test_all_other_pages_are_what_they_were() -> None:
    kept = (FOLDER / DIGESTS).read_bytes().decode()
    assert differences(kept, digests(), 40) == [], "python -m tests.pages.golden"
