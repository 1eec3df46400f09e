import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.reading.parsing.document import document
from radargen.reading.parsing.offsets import TextPositions
from tests.selection import examples

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=6,
)
LINES = st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=6)
MARK = "§§"


def place(source: str, key: str = "text") -> str:
    """What stands in the file at the place that is told for the mark within the value."""
    read = document("a.yaml", source)
    assert read.tree, read.problems
    value = read.tree[key]
    assert isinstance(value, str)
    text = value.strip("\n").rstrip()
    location = TextPositions(read.where, text, key).at(text.index(MARK))
    return source.split("\n")[location.line - 1][location.column - 1 :]


@pytest.mark.parametrize("header", ["|", "|-", "|+", ">", ">-", "| # so", "|2"])
@settings(max_examples=examples(40))
@given(before=LINES, after=LINES)
def test_a_place_in_a_block_is_told_by_line_and_column(header: str, before: list[str], after: list[str]) -> None:
    body = textwrap.indent("\n".join([*before, f"x {MARK} y", *after]), "  ", bool)
    if not body.startswith("  ") or MARK in "".join(before):
        return
    assert place(f"a: b\ntext: {header}\n{body}\nc: d\n").startswith(MARK)


@pytest.mark.parametrize(
    "source",
    [
        f"text: a b {MARK} c",
        f"text: a b\n  c d\n\n  {MARK} c",
        f"text: 'it''s a {MARK}'",
        f"text: 'it''s\n\n  a {MARK}'",
        f'text: "a\\n\\t\\u00e4\\x20\\" \\\\ \\_ {MARK}"',
        f'text: "a \\\n  b {MARK}"',
        f"text: |\n\n\n    a\n\n      b\n    {MARK}",
        f"text: |\r\n    a\r\n    {MARK}",
        f"text: |\n    a\u0308\n    ä {MARK}",
        f"{{a: b, text: 'c d {MARK}', e: f}}",
    ],
)
def test_a_place_in_any_scalar_is_told(source: str) -> None:
    assert place(source).startswith(MARK)
