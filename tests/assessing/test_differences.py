"""Which new entry is an old one under another name."""

import pytest

from radargen.assessing.differences import ALIKE, MOST_PAIRS, Side, renames
from tests.make import radar, trend


def side(**entries: str) -> Side:
    """A side with entries by id, each written as these words, one to a line."""
    of = radar(*(trend(trend_id) for trend_id in entries))
    return Side("x", of, {trend_id: words.replace(" ", "\n").encode() for trend_id, words in entries.items()})


@pytest.mark.parametrize(("common", "taken"), [(4, False), (5, True), (10, True)])
def test_an_entry_is_another_one_anew_from_half_of_its_lines_on(common: int, taken: bool) -> None:
    assert ALIKE == 0.5
    old = " ".join("abcdefghij")
    new = " ".join("abcdefghij"[:common] + "0123456789"[common:])
    assert renames(side(old=old), side(new=new)) == ({"new": "old"} if taken else {})
    # The longer of the two is what counts.
    assert renames(side(old=" ".join("abcdefghij"[:common])), side(new=old)) == ({"new": "old"} if taken else {})


def test_the_most_alike_are_paired_first_and_each_once() -> None:
    earlier = side(one="a b c d", two="a b x y")
    assert renames(earlier, side(far="a b c 1", near="a b c d")) == {"near": "one", "far": "two"}
    assert renames(earlier, side(near="a b c d", other="a b c 1", third="a b x 1")) == {"near": "one", "third": "two"}
    # Of equals the first by name.
    assert renames(side(b="a b", a="a b"), side(d="a b", c="a b")) == {"c": "a", "d": "b"}


def test_order_and_blanks_of_lines_do_not_count_and_who_is_known_is_not_guessed() -> None:
    assert renames(side(old="a b c"), side(new="c b  a")) == {"new": "old"}
    assert renames(side(old="a b"), side(old="a b", new="a b")) == {}
    assert renames(side(old="a b", new="x"), side(new="a b")) == {}


@pytest.mark.parametrize(("lost", "similar"), [(40, True), (41, False)])
def test_of_too_many_only_equals_are_recognised(lost: int, similar: bool) -> None:
    assert MOST_PAIRS == 40 * 100
    earlier = side(**{f"old-{n:03}": f"n{n} m{n} s" for n in range(lost)})
    later = side(**{f"new-{n:03}": f"n{n} m{n} {'s' if n else 'o'}" for n in range(100)})
    found = renames(earlier, later)
    assert found["new-001"] == "old-001"
    assert ("new-000" in found) == similar
