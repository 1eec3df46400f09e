"""What views make of a chart, as its reader sees it."""

from dataclasses import replace

import pytest

from radargen.charts.scene import MarkerShape, Scene
from radargen.charts.theme import Labels
from radargen.model import Certainty, Channel, Phase, Radar, Span, View
from tests.charts.placing.making import crowd, drawn, words
from tests.make import assessment, radar, rating, text, trend

MOVED = crowd(30, moved=True)
LABELS = pytest.mark.parametrize("labels", [Labels.NAMES, Labels.NUMBERS])


def places(scene: Scene) -> dict[str, tuple[float, float]]:
    assert scene.disc
    return {m.id: (m.marker.x - scene.disc.x, m.marker.y - scene.disc.y) for m in scene.blips}


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
def test_a_phase_shows_only_what_it_should_look_at(labels: Labels) -> None:
    of = phased()
    scene = drawn(of, language="en", labels=labels, view=View(phase=of.phases[1]))[0]
    assert len(scene.blips) == 10
    assert "Phase 2, Middle" in words(scene)
    assert "10 of 30 trends" in words(scene)
    assert len(scene.legend) == (10 if labels is Labels.NUMBERS else 0)


def test_a_phase_leaves_every_name_in_its_place() -> None:
    of = phased()
    whole, some = (drawn(of, labels=Labels.NAMES, view=view)[0] for view in (View(), View(phase=of.phases[1])))
    assert whole.disc
    assert some.disc
    scale = some.disc.radius / whole.disc.radius
    for key, (x, y) in places(some).items():
        assert places(whole)[key] == pytest.approx((x / scale, y / scale), abs=0.1)


def test_thick_boards_are_named_below() -> None:
    of = phased()
    thick = replace(of.trends[1], effort=replace(of.trends[1].effort, organisation=5), name=text("Dickes Brett"))  # type: ignore[type-var]
    of = replace(of, trends=(of.trends[0], thick, *of.trends[2:]))
    assert "früh beginnen: Dickes Brett" in words(drawn(of, view=View(phase=of.phases[1]))[0])


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
