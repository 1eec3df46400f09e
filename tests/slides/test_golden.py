"""A deck has the shapes and the notes that are kept of it."""

from tests.kept import differences
from tests.slides.golden import FOLDER, golden


def test_a_small_deck_is_as_it_is_kept() -> None:
    for name, made in golden().items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert differences(kept, made) == [], "python -m tests.slides.golden"
