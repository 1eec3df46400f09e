from dataclasses import replace

from radargen.assessing import blips, for_phase, left_alone
from radargen.model import Effort, Phase, Radar, Span, Status, Trend
from tests.make import assessment, radar, rating, text, trend

PHASES = tuple(Phase(str(n), text(f"Phase {n}")) for n in range(1, 6))


def startable(key: str, first: int, last: int, effort: int = 2, impact: int = 3, ring: int = 3) -> Trend:
    """On the ring of that level (3 is pilot: to be prepared), to be started between these phases."""
    said = (assessment("2026", rating(ring, ring, ring), impact=impact),)
    return trend(key, assessments=said, phases=Span(str(first), str(last)), effort=Effort(effort, 1))


def chosen(of: Radar, phase: int) -> list[str]:
    return [blip.id for blip in for_phase(of, blips(of, of.newest), of.phases[phase - 1])]


def with_phases(*trends: Trend) -> Radar:
    return replace(radar(*trends), phases=PHASES)


def test_what_opens_by_the_next_phase_and_is_not_past() -> None:
    of = with_phases(startable("now", 2, 4), startable("next", 3, 5), startable("later", 4, 5), startable("past", 1, 1))
    assert chosen(of, 2) == ["now", "next"]


def test_only_what_is_to_be_acted_on_or_prepared() -> None:
    watched = startable("watched", 2, 4, impact=1)
    kept = startable("kept", 2, 4, ring=5)
    done = startable("done", 2, 4, ring=4)
    assert chosen(with_phases(watched, kept, done), 2) == ["done"]


def test_by_phase_then_effort_then_impact() -> None:
    of = with_phases(
        startable("a-thick", 2, 4, effort=5),
        startable("b-weak", 2, 4, effort=2, impact=3),
        startable("c-strong", 2, 4, effort=2, impact=5),
        startable("d-early", 1, 4, effort=5),
    )
    assert chosen(of, 2) == ["d-early", "c-strong", "b-weak", "a-thick"]


def test_thick_boards_are_flagged() -> None:
    of = with_phases(startable("thick", 2, 4, effort=4), startable("thin", 2, 4, effort=3))
    assert {b.id: b.start_early for b in for_phase(of, blips(of, of.newest), PHASES[1])} == {
        "thick": True,
        "thin": False,
    }


def test_a_trend_that_names_no_phases_is_not_advised() -> None:
    of = with_phases(replace(startable("kanban", 1, 5), phases=None))
    assert chosen(of, 2) == []


def left(of: Radar, phase: int) -> dict[str, list[str]]:
    found = left_alone(of, blips(of, of.newest), of.phases[phase - 1])
    return {ground.value: [blip.id for blip in kept] for ground, kept in found.items()}


def test_every_other_trend_is_left_alone_for_a_reason() -> None:
    of = with_phases(
        startable("now", 2, 4),
        startable("kept", 2, 4, ring=5),
        startable("watched", 2, 4, ring=1),
        startable("later", 4, 5),
        startable("past", 1, 1),
        replace(startable("fading", 2, 4), status=Status.DECLINING),
        replace(startable("silent", 1, 5), phases=None),
    )
    assert left(of, 2) == {
        "avoid": ["fading"],
        "maintain": ["kept"],
        "watch": ["watched"],
        "later": ["later"],
        "past": ["past"],
        "untold": ["silent"],
    }
    assert chosen(of, 2) == ["now"]
