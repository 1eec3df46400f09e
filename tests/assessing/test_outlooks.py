"""Outlooks are scored by the rings of later editions."""

from dataclasses import replace

import pytest

from radargen.assessing import outlook_tally, scored_outlooks
from radargen.assessing.outlooks import expected_directions
from radargen.model import Archive, Direction, Fate, Outlook, Score, Status, Trend
from tests.make import assessment, radar, text, trend

IN, STAYS, OUT = Direction.IN, Direction.STAYS, Direction.OUT


def expecting(towards: Direction, by: int, rings: dict[str, str]) -> Trend:
    """A trend with an outlook in its first edition."""
    outlook = Outlook(towards, by, text("Darum."), text("Ein Zeichen."))
    first, *rest = (assessment(edition, ring=ring) for edition, ring in rings.items())
    return trend("kanban", assessments=(replace(first, outlook=outlook), *rest))


def scores(one: Trend, until: str = "2028", editions: tuple[str, ...] = ("2025", "2026", "2028")) -> list[Score]:
    of = radar(one, editions=editions)
    return [scored.score for scored in scored_outlooks(of, one, of.edition(until))]


@pytest.mark.parametrize(
    ("towards", "by", "rings", "expected"),
    [
        (IN, 2026, {"2025": "pilot", "2026": "scale"}, Score.HIT),
        (IN, 2026, {"2025": "pilot", "2026": "pilot"}, Score.MISS),
        (STAYS, 2026, {"2025": "pilot", "2026": "pilot"}, Score.HIT),
        (STAYS, 2026, {"2025": "pilot", "2026": "vision"}, Score.MISS),
        (OUT, 2026, {"2025": "pilot", "2026": "vision"}, Score.HIT),
        (OUT, 2026, {"2025": "pilot", "2026": "scale"}, Score.MISS),
        # What an edition before the named year shows decides nothing; the first one from then on does.
        (IN, 2027, {"2025": "pilot", "2026": "scale", "2028": "pilot"}, Score.MISS),
        (IN, 2027, {"2025": "pilot", "2026": "pilot", "2028": "scale"}, Score.HIT),
        (IN, 2029, {"2025": "pilot", "2026": "scale", "2028": "scale"}, Score.OPEN),
        (IN, 2026, {"2025": "pilot", "2028": "scale"}, Score.OPEN),
    ],
)
def test_the_ring_decides(towards: Direction, by: int, rings: dict[str, str], expected: Score) -> None:
    assert scores(expecting(towards, by, rings)) == [expected]


def test_an_edition_knows_nothing_of_later_ones() -> None:
    one = expecting(IN, 2026, {"2025": "pilot", "2026": "scale"})
    assert (scores(one, until="2025"), scores(one, until="2026")) == ([Score.OPEN], [Score.HIT])


@pytest.mark.parametrize(
    ("fate", "towards", "edition", "expected"),
    [
        (Fate.MAINSTREAM, IN, "2026", Score.HIT),
        (Fate.FADED, OUT, "2026", Score.HIT),
        (Fate.FADED, STAYS, "2026", Score.MISS),
        (Fate.FADED, OUT, "2028", Score.OPEN),
    ],
)
def test_who_leaves_the_chart_takes_the_last_step(
    fate: Fate, towards: Direction, edition: str, expected: Score
) -> None:
    archived = Archive(fate, edition, text("Vorbei."))
    one = replace(expecting(towards, 2026, {"2025": "pilot"}), status=Status.ARCHIVED, archived=archived)
    assert scores(one) == [expected]


def test_all_are_counted() -> None:
    hit = expecting(IN, 2026, {"2025": "pilot", "2026": "scale"})
    of = radar(
        hit,
        replace(hit, id="lean"),
        replace(expecting(OUT, 2028, {"2025": "pilot"}), id="scrum"),
        trend("xp"),
        editions=("2025", "2026"),
    )
    assert outlook_tally(of, of.newest) == {Score.HIT: 2, Score.OPEN: 1}


def test_who_is_expected_to_move_is_known_by_the_edition() -> None:
    several = [replace(expecting(way, 2028, {"2026": "pilot"}), id=way.value) for way in Direction]
    of = radar(*several, trend("silent"), trend("elsewhere", {"2025": "pilot"}), editions=("2025", "2026"))
    assert expected_directions(of, of.newest) == {"in": IN, "out": OUT}
    assert expected_directions(of, of.editions[0]) == {}
