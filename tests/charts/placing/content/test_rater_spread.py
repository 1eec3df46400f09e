from dataclasses import replace
from math import hypot

import pytest

from radargen.assessing import blips
from radargen.charts.checking import things
from radargen.charts.disc import Disc
from radargen.charts.drawing import shapes
from radargen.charts.placing.content.rater_spread import ring_span
from radargen.charts.scene import BlipMark, Line
from radargen.model import Trend
from tests.charts.placing.making import drawn
from tests.make import assessment, radar, rating, trend


def rated(*levels: int, key: str = "kanban") -> Trend:
    ratings = (rating(level, level, level, by=f"rater-{n}") for n, level in enumerate(levels))
    return trend(key, assessments=(assessment("2026", *ratings),))


def shown(*trends: Trend) -> tuple[dict[str, BlipMark], Disc]:
    scene = drawn(radar(*trends))[0]
    assert scene.disc
    return {mark.id: mark for mark in scene.blips}, scene.disc


@pytest.mark.parametrize(
    ("levels", "span"),
    [
        ((5,), None),
        ((3, 3), None),
        ((3, 5), None),
        ((3, 3, 4), (1, 2)),
        # Up to four raters each counts; from five on the lowest and the highest quarter do not, rounded down.
        ((3, 3, 3, 5), (0, 2)),
        ((3, 3, 3, 3, 5), None),
        ((1, 3, 3, 3, 5), None),
        ((3, 3, 3, 5, 5), (0, 2)),
        ((1, 3, 3, 3, 3, 3, 5), None),
        ((1, 1, 3, 3, 3, 3, 3), (2, 4)),
        ((1, 1, 3, 3, 3, 3, 5, 5), None),
        ((1, 1, 1, 3, 3, 3, 5, 5), (2, 4)),
        ((1, 2, 3, 4, 5, 5, 5, 5), (0, 2)),
    ],
)
def test_the_span_is_that_of_the_middle_half_where_there_are_enough(
    levels: tuple[int, ...], span: tuple[int, int] | None
) -> None:
    of = radar(rated(*levels))
    (blip,) = blips(of, of.newest)
    assert ring_span(blip, of) == span


@pytest.mark.parametrize(("ring", "span"), [("standard", (0, 2)), ("pilot", None), ("vision", (2, 4))])
def test_the_span_holds_the_ring_that_is_shown(ring: str, span: tuple[int, int] | None) -> None:
    of = radar(trend("a", assessments=(assessment("2026", *(rating(3, 3, 3, by=f"{n}") for n in "123"), ring=ring),)))
    (blip,) = blips(of, of.newest)
    assert ring_span(blip, of) == span


def test_a_whisker_reaches_into_every_ring_a_rater_named() -> None:
    marks, disc = shown(rated(2, 3, 5))
    line = marks["kanban"].whisker
    assert line
    ends = sorted(hypot(x - disc.x, y - disc.y) for x, y in ((line.x1, line.y1), (line.x2, line.y2)))
    standard, experiment = disc.rings[0], disc.rings[3]
    assert standard.inner < ends[0] < standard.outer
    assert experiment.inner < ends[1] < experiment.outer


def test_from_five_raters_on_single_outliers_do_not_count() -> None:
    assert shown(rated(3, 3, 3, 3, 5, 1))[0]["kanban"].whisker is None


def test_raters_who_agree_have_none() -> None:
    assert shown(rated(3, 3, 3))[0]["kanban"].whisker is None


@pytest.mark.slow
def test_whiskers_tell_the_whole_range_in_a_crowd() -> None:
    marks, disc = shown(*(rated(2, 3, 4, key=f"t{n:02}") for n in range(40)))
    scale, experiment = disc.rings[1], disc.rings[3]
    for mark in marks.values():
        line = mark.whisker
        assert line
        ends = sorted(hypot(x - disc.x, y - disc.y) for x, y in ((line.x1, line.y1), (line.x2, line.y2)))
        assert ends[0] < scale.outer
        assert ends[1] > experiment.inner


def test_a_bar_closes_each_end_that_is_drawn() -> None:
    line = shown(rated(2, 3, 5))[0]["kanban"].whisker
    assert line
    assert strokes(line) == 3
    assert strokes(replace(line, gaps=((0.2, 0.4),))) == 4
    assert strokes(replace(line, gaps=((0.0, 0.4),))) == 2
    assert strokes(replace(line, gaps=((0.6, 1.0),))) == 2
    assert strokes(replace(line, gaps=((0.0, 1.0),))) == 0


def strokes(line: Line) -> int:
    """How many strokes are drawn of it, bars included; a check sees as many."""
    count = sum(isinstance(step, shapes.Start) for step in shapes.shaft(line))
    told = {key: getattr(line, key) for key in ("x1", "y1", "x2", "y2", "width", "gaps", "cap")}
    seen = things.whiskers({"blips": [{"id": "kanban", "whisker": told}]})
    assert sum(len(thing.shapes) for thing in seen.values()) == count
    return count
