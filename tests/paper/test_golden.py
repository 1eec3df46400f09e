"""A book and a handout are made of what is kept of them."""

from difflib import unified_diff
from itertools import islice

from tests.paper.golden import FOLDER, golden


def test_a_small_book_is_as_it_is_kept() -> None:
    for name, made in golden().items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        differing = unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", n=0, lineterm="")
        assert [*islice(differing, 20)] == [], "python -m tests.paper.golden"
