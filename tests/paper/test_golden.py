"""A book and a handout are made of what is kept of them."""

from tests.kept import differences
from tests.paper.golden import FOLDER, golden


def test_a_small_book_is_as_it_is_kept() -> None:
    for name, made in golden().items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert differences(kept, made) == [], "python -m tests.paper.golden"
