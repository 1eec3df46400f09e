"""Which new entry is an old one under another name."""

from dataclasses import replace

import pytest

from radargen.assessing.differences import ALIKE, MOST_PAIRS, FileChange, Side, Touched, difference, joined, renames
from radargen.model import Archive, Fate, Status
from tests.make import radar, text, trend


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


def test_a_chart_of_the_changes_has_the_earlier_radar_as_the_edition_before() -> None:
    gone = Archive(Fate.FADED, "2026", text("Vorbei."))
    earlier = radar(
        trend("kept", "vision"), trend("old", "scale"), trend("gone"), trend("lost-place", dimension="people"),
        trend("left", "scale"), trend("nowhere", {}),
    )  # fmt: skip
    later = radar(
        trend("kept"),
        trend("new", formerly=("old",)),
        trend("fresh"),
        trend("left", {}, status=Status.ARCHIVED, archived=gone),
    )
    later = replace(later, dimensions=tuple(one for one in later.dimensions if one.id != "people"))
    of, since = joined(difference(Side("a", earlier), Side("b", later)), "was")
    rings = {one.id: [(each.edition, each.ring) for each in one.assessments] for one in of.trends}
    assert rings == {
        "fresh": [("2026", "pilot")],
        "gone": [("was", "pilot")],
        "kept": [("was", "vision"), ("2026", "pilot")],
        "left": [("was", "scale")],
        "new": [("was", "scale"), ("2026", "pilot")],
    }
    assert [one.id for one in of.trends] == sorted(rings)
    assert [edition.id for edition in of.editions] == [since.id, "2026"] == ["was", "2026"]


@pytest.mark.parametrize(
    ("sound", "changed", "incomplete"),
    [
        ((True, True), True, False),
        ((True, False), False, False),
        ((True, False), True, True),
        ((False, True), True, True),
    ],
)
def test_what_cannot_be_compared_since_the_frame_has_errors_is_known(
    sound: tuple[bool, bool], changed: bool, incomplete: bool
) -> None:
    one, other = (
        Side("x", radar(), files={"radar.yaml": source}, sound=right)
        for source, right in zip((b"a", b"b" if changed else b"a"), sound, strict=True)
    )
    assert difference(one, other).incomplete == incomplete


def test_what_only_a_command_at_work_has_is_told_apart_from_other_files() -> None:
    name = ".a.yaml.12.tmp"
    touched = tuple(
        Touched(path, fate)
        for path, fate in (
            (f"trends/{name}", FileChange.ADDED),
            (f"trends/b/{name}", FileChange.CHANGED),
            (f"editions/{name}", FileChange.DELETED),
            ("x.py", FileChange.CHANGED),
        )
    )
    found = difference(Side("a", radar()), Side("b", radar()), touched=touched)
    assert found.stray == (f"trends/{name}", f"trends/b/{name}")
    assert [one.path for one in found.code] == [f"editions/{name}", "x.py"]
    assert not found
