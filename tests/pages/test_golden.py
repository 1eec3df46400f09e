from difflib import unified_diff
from itertools import islice

import pytest

from tests.pages.golden import DIGESTS, FOLDER, PAGES, digests, golden


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_as_expected(name: str) -> None:
    kept = (FOLDER / name).read_bytes().decode()
    differing = unified_diff(kept.splitlines(), golden(name).splitlines(), "kept", "made", n=0, lineterm="")
    assert [*islice(differing, 20)] == [], "python -m tests.pages.golden"


def test_all_other_pages_are_what_they_were() -> None:
    kept = (FOLDER / DIGESTS).read_bytes().decode()
    differing = unified_diff(kept.splitlines(), digests().splitlines(), "kept", "made", n=0, lineterm="")
    assert [*islice(differing, 40)] == [], "python -m tests.pages.golden"
