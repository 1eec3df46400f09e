import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from radargen.pages.prose import prose
from radargen.text.markdown.limits import (
    ADDRESSES,
    ANGLES,
    BRACKETS,
    CELLS,
    CHARACTERS,
    DEPTH,
    FOOTNOTES,
    ITEMS,
    LINES,
    excess,
)
from tests.selection import mostly_by_forge
from tests.text.markdown.floods import SHAPES

TraceFunction = Callable[[FrameType, str, Any], Any]
LARGEST = CHARACTERS + 1_000


def within_limits(shape: Callable[[int], str]) -> str:
    """The longest text of that shape, to a fiftieth, in which nothing is too much."""
    least, most = 1, LARGEST
    while most - least > max(10, least // 50):
        middle = (least + most) // 2
        least, most = (middle, most) if excess(shape(middle)) is None else (least, middle)
    return shape(least)


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python were run: what a text costs on any machine."""
    count = 0

    def ran(_frame: FrameType, event: str, _of: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return ran

    before = sys.gettrace()
    sys.settrace(ran)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("shape", mostly_by_forge([*[*SHAPES][::3], *SHAPES], here=len([*SHAPES][::3])))
def test_the_largest_text_of_each_shape_makes_a_page_of_bounded_length(shape: str) -> None:
    text = within_limits(SHAPES[shape])
    assert len(prose(text)) <= 12 * CHARACTERS


# Of each rule of the parser, ours and the plug-ins', what it looks back or ahead for.
LOOKING = (
    "- [ ] a\n",
    "[^a]",
    "^[a]",
    "a\n: b\n",
    "!!! a\n    b\n",
    "**a",
    "``a`",
    "[a](b)",
    "> ",
    "<a ",
    "|a|b|\n|-|-|\n|c|d|\n",
)


@pytest.mark.parametrize(
    "shape",
    mostly_by_forge([*map(repr, LOOKING), "many footnotes", "definitions used", "brackets in brackets"], here=2),
)
def test_what_a_text_costs_grows_no_faster_than_its_length(shape: str) -> None:
    prose("First, what is made once.")
    texts = [f"{SHAPES[shape](n)} {n}" for n in (800, 1_600)]
    costs = [steps(lambda text=text: prose(text)) for text in texts]  # type: ignore[misc]
    assert costs[1] <= 2.6 * costs[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_saying_that_a_text_is_too_long_costs_next_to_nothing(shape: str) -> None:
    text = SHAPES[shape](200_000)
    assert steps(lambda: excess(text)) < 1_000


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("a" * (CHARACTERS + 3), "the text has 20,003 characters; up to 20,000 fit.", CHARACTERS),
        ("a\n" * LINES, "the text has 1,001 lines; up to 1,000 fit.", 2 * LINES - 1),
        ("[" * (BRACKETS + 1), "the text has 501 times the character [; up to 500 fit.", BRACKETS),
        ("- a\n" * (ITEMS + 1), "the text has 501 list items, quotations and boxes; up to 500 fit.", 4 * ITEMS),
        (
            "> " * (DEPTH + 1) + "a",
            "lists, quotations and boxes stand 9 deep within each other; up to 8 are possible.",
            14,
        ),
        ("[^a]" * 201, "the text has 201 marks of footnotes; up to 200 fit.", 800),
    ],
)
def test_what_is_too_much_is_counted_and_placed(text: str, words: str, at: int) -> None:
    found = excess(text)
    assert found
    assert (found.words, found.at) == (words, at)


ADDRESS = f"https://example.org/{'a' * 380}"
# A text that has so many of each, and how many it may have.
MANY: dict[str, tuple[Callable[[int], str], int]] = {
    "characters": (lambda n: "a" * n, CHARACTERS),
    "lines": (lambda n: "\n".join("a" * n), LINES),
    "brackets": (lambda n: "[" * n, BRACKETS),
    "angles": (lambda n: "<" * n, ANGLES),
    "items": (lambda n: "- a\n" * n, ITEMS),
    "numbers": (lambda n: "1. a\n" * n, ITEMS),
    "quotations": (lambda n: "> a\n\n" * n, 499),
    "boxes": (lambda n: "!!! a\n" * n, ITEMS),
    "depth of quotations": (lambda n: "> " * n + "a", DEPTH),
    "depth of lists": (lambda n: "\n".join(f"{'  ' * k}- a" for k in range(n)), DEPTH),
    "marks of footnotes": (lambda n: "[^a]" * n, FOOTNOTES),
    "footnotes in place": (lambda n: "^[a]" * n, FOOTNOTES),
    "rows of a table": (lambda n: "a|b\n-|-\n" + "c|d\n" * (n - 1), CELLS // 2),
    "addresses": (lambda n: f"[a]: {ADDRESS}\n\n" + "[a] " * n, ADDRESSES // len(ADDRESS)),
}


@pytest.mark.parametrize("what", MANY)
def test_as_much_as_a_limit_says_fits_and_one_more_does_not(what: str) -> None:
    having, most = MANY[what]
    assert excess(having(most)) is None
    assert excess(having(most + 1)) is not None


def test_a_table_counts_the_cells_that_short_rows_are_given() -> None:
    text = "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "|\n" * 30
    found = excess(text)
    assert found
    assert found.words.startswith("the tables of the text have 1,")
    assert str(CELLS)[0] in found.words


def test_an_address_that_stands_once_and_is_linked_often_is_too_much() -> None:
    found = excess(f"[a]: https://example.org/{'b' * 2_000}\n\n" + "[a] " * 100)
    assert found
    assert found.words.startswith("the addresses in the text have ")


def test_a_long_ordinary_text_is_within_all_limits() -> None:
    paragraph = "Ein Absatz mit **Betonung**, einem [Link](https://example.org/a) und `Code`; er ist recht lang. " * 4
    text = "\n\n".join(["# Titel", paragraph, "- eins\n- zwei\n    - drei", "| a | b |\n|---|---|\n| c | d |"] * 40)
    assert excess(text[:CHARACTERS]) is None
