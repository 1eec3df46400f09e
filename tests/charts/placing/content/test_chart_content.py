"""What views make of a chart, as its reader sees it."""

from dataclasses import replace
from itertools import product

import pytest

from radargen.charts.scene import MarkerShape, Scene
from radargen.charts.theme import Labels
from radargen.model import EVERYTHING, Certainty, Channel, Phase, Radar, Span, View
from radargen.model.selection import parsed
from tests.charts.placing.making import crowd, drawn, words
from tests.make import assessment, radar, rating, text, trend
from tests.selection import mostly_by_forge

MOVED = crowd(30, moved=True)
MIDDLE = View(select=parsed("phase=2"))
LABELS = pytest.mark.parametrize("labels", mostly_by_forge([Labels.NUMBERS, Labels.NAMES]))


def places(scene: Scene) -> dict[str, tuple[float, float]]:
    assert scene.disc
    return {m.id: (m.marker.x - scene.disc.x, m.marker.y - scene.disc.y) for m in scene.blips}


@pytest.mark.slow
@LABELS
def test_all_but_the_highlighted_stand_back_with_their_entries(labels: Labels) -> None:
    scene = drawn(MOVED, labels=labels, view=View(highlight=frozenset({"t0003", "t0007"})))[0]
    assert {mark.id for mark in scene.blips if not mark.dim} == {"t0003", "t0007"}
    assert all(entry.dim != (entry.id in ("t0003", "t0007")) for entry in scene.legend)


@LABELS
def test_a_highlight_moves_nothing(labels: Labels) -> None:
    plain, lit = (drawn(MOVED, labels=labels, view=view)[0] for view in (View(), View(highlight=frozenset({"t0003"}))))
    assert places(plain) == places(lit)


def phased() -> Radar:
    phases = (Phase("1", text("Anfang", "Start")), Phase("2", text("Mitte", "Middle")))
    some = crowd(30)
    said = (assessment("2026", rating(3, 3, 3), impact=3),)
    spans = (Span("1", "1"), Span("2", "2"), None)
    trends = tuple(replace(t, phases=spans[n % 3], assessments=said) for n, t in enumerate(some.trends))
    return replace(some, phases=phases, trends=trends)


@LABELS
def test_a_selection_shows_nothing_else_and_says_what_it_is_and_of_how_many(labels: Labels) -> None:
    scene = drawn(phased(), language="en", labels=labels, view=MIDDLE)[0]
    assert len(scene.blips) == 10
    assert "Phase: Middle" in words(scene)
    assert "10 of 30 trends" in words(scene)
    assert "10 of 30 trends (Phase: Middle)" in scene.description
    assert len(scene.legend) == (10 if labels is Labels.NUMBERS else 0)


def test_a_headline_of_ones_own_leaves_the_selection_to_the_line_on_the_source() -> None:
    shown = words(drawn(phased(), language="en", view=replace(MIDDLE, title="What now"))[0])
    assert "What now" in shown
    assert "Phase: Middle · 10 of 30 trends" in shown


def test_a_long_selection_is_told_below_the_headline() -> None:
    long = View(select=parsed("phase=1|2,ring!=vision,effort<=4,movement=new|in|out,status=active"))
    shown = words(drawn(phased(), language="en", view=long)[0])
    assert "A selection" in shown
    assert "Phase: Start or Middle · Ring: not Vision · Effort: 9 to 18 months or less" in shown


def test_changes_of_a_selection_count_it_alone_and_say_so() -> None:
    view = View(since=MOVED.editions[0], select=parsed("movement=in"))
    scene = drawn(MOVED, language="en", labels=Labels.NAMES, view=view)[0]
    moved_in = len(scene.blips)
    assert 0 < moved_in < 30
    assert f"{moved_in} moved in · Movement: moved in · {moved_in} of 30 trends" in words(scene)


@pytest.mark.parametrize(
    ("labels", "expression"),
    mostly_by_forge(
        [(Labels.NAMES, "phase=2"), *product([Labels.NUMBERS, Labels.NAMES], ["id=t0001|t0004", "phase=2"])]
    ),
)
def test_a_selection_leaves_every_trend_in_its_place(labels: Labels, expression: str) -> None:
    views = View(), View(select=parsed(expression))
    whole, some = (drawn(phased(), labels=labels, view=view)[0] for view in views)
    assert whole.disc
    assert some.disc
    scale = some.disc.radius / whole.disc.radius
    for key, (x, y) in places(some).items():
        assert places(whole)[key] == pytest.approx((x / scale, y / scale), abs=0.1)


def test_thick_boards_are_named_below() -> None:
    of = phased()
    thick = replace(of.trends[1], effort=replace(of.trends[1].effort, organisation=5), name=text("Dickes Brett"))  # type: ignore[type-var]
    of = replace(of, trends=(of.trends[0], thick, *of.trends[2:]))
    assert "Früh beginnen, der Weg ist lang: Dickes Brett" in words(drawn(of, view=MIDDLE)[0])


@pytest.mark.parametrize(
    ("channel", "gone"),
    [
        (Channel.MOVEMENT, "moved in"),
        (Channel.IMPACT, "5 of 5"),
        (Channel.EVIDENCE, "Evidence strong"),
        (Channel.RATERS, "low agreement"),
    ],
)
def test_a_channel_that_is_off_leaves_the_key(channel: Channel, gone: str) -> None:
    of = channelled()
    assert gone in words(drawn(of, language="en")[0])
    assert gone not in words(drawn(of, language="en", view=View(without=frozenset({channel})))[0])


def test_plain_blips_all_look_alike() -> None:
    scene = drawn(channelled(), view=View(without=frozenset(Channel)))[0]
    assert not scene.samples
    looks = {(m.marker.shape, m.marker.r, m.marker.fill, m.marker.dashed, m.whisker) for m in scene.blips}
    assert looks == {(MarkerShape.DISC, scene.blips[0].marker.r, Certainty.STRONG, False, None)}


def channelled() -> Radar:
    """Trends that differ in everything the look of a blip can tell."""
    agreed = tuple(rating(3, 4, 3, by=name) for name in "abc")
    torn = tuple(rating(level, 4, level, by=str(level)) for level in (1, 3, 5))
    before = assessment("2025", ring="vision")
    return radar(
        trend("agreed", assessments=(before, assessment("2026", *agreed, impact=1))),
        trend("estimate", assessments=(before, assessment("2026", rating(3, 4, 3), impact=3))),
        trend("thin", assessments=(assessment("2026", *(rating(3, 1, 3, by=name) for name in "abc"), impact=5),)),
        trend("torn", assessments=(before, assessment("2026", *torn, impact=3))),
        editions=("2025", "2026"),
    )


def test_who_is_gone_is_no_part_of_a_selection() -> None:
    of = radar(
        trend("kanban", {"2025": "vision", "2026": "pilot"}),
        trend("lean", {"2025": "pilot"}),
        editions=("2025", "2026"),
    )
    whole, some = (View(since=of.editions[0], select=parsed(each) if each else EVERYTHING) for each in ("", "kanban"))
    gone = "No longer on the radar: Lean"
    assert gone in words(drawn(of, language="en", view=whole)[0])
    assert gone not in words(drawn(of, language="en", view=some)[0])
