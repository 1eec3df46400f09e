import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.text.source_marks import marks, without_marks


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("It works.[^study]", "It works."),
        ("It works [^study], they say.[^a-1][^b]", "It works, they say."),
        ("[^study]", ""),
        ("No mark: [^ ], [^-a], [a], ^b", "No mark: [^ ], [^-a], [a], ^b"),
    ],
)
def test_where_marks_cannot_be_links_they_are_left_out(words: str, left: str) -> None:
    assert without_marks(words) == left


@given(st.lists(st.sampled_from(["a", " ", "[^", "]", "[^b]", "^", "-", "\t", "ä"])).map("".join))
def test_marks_are_found_where_they_stand_and_nothing_else_is_lost(words: str) -> None:
    found = list(marks(words))
    assert all(words[start:end] == f"[^{key}]" for key, start, end in found)
    kept = words
    for _, start, end in reversed(found):
        kept = kept[:start] + kept[end:]
    assert without_marks(words).replace(" ", "").replace("\t", "") == kept.replace(" ", "").replace("\t", "")
