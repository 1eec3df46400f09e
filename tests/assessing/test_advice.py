import random
from dataclasses import replace

import pytest

from radargen.assessing import Advice, Group, Reason, advice, blips, called_for
from radargen.model import Effort, Link, LinkType, Phase, Radar, Span, Status, Trend
from tests.make import assessment, radar, rating, text, trend

PHASES = tuple(Phase(str(n), text(f"Phase {n}")) for n in range(1, 6))


def startable(
    key: str,
    first: int = 2,
    last: int = 4,
    effort: int = 3,
    impact: int = 3,
    ring: int = 3,
    requires: tuple[str, ...] = (),
    **fields: object,
) -> Trend:
    """On the ring of that level (3 is pilot: to be prepared), to be started between these phases."""
    said = (assessment("2026", rating(ring, ring, ring), impact=impact),)
    links = tuple(Link(to, LinkType.REQUIRES) for to in requires)
    given = {"assessments": said, "phases": Span(str(first), str(last)), "effort": Effort(effort, 1), "links": links}
    return trend(key, **(given | fields))  # type: ignore[arg-type]


def with_phases(*trends: Trend) -> Radar:
    return replace(radar(*trends), phases=PHASES)


def advised(phase: int, *trends: Trend) -> Advice:
    of = with_phases(*trends)
    return advice(of, blips(of, of.newest), of.phases[phase - 1])


def ids(found: Advice, group: Group) -> list[str]:
    return [step.blip.id for step in found.of(group)]


def left(found: Advice) -> dict[str, list[str]]:
    return {ground.value: [blip.id for blip in kept] for ground, kept in found.not_now.items()}


def test_called_for_is_what_opens_by_the_next_phase_and_is_not_past() -> None:
    of = with_phases(startable("now", 2, 4), startable("next", 3, 5), startable("later", 4, 5), startable("past", 1, 1))
    assert [blip.id for blip in called_for(of, blips(of, of.newest), PHASES[1])] == ["next", "now"]


def test_every_other_trend_waits_for_a_reason() -> None:
    found = advised(
        2,
        startable("now"),
        startable("kept", 3, 4, ring=5),
        startable("watched", ring=1),
        startable("later", 4, 5),
        startable("past", 1, 1),
        startable("fading", status=Status.DECLINING),
        startable("silent", phases=None),
    )
    assert left(found) == {
        "avoid": ["fading"],
        "maintain": ["kept"],
        "watch": ["watched"],
        "later": ["later"],
        "past": ["past"],
        "untold": ["silent"],
    }
    assert ids(found, Group.THEN) == ["now"]


def test_what_a_law_or_many_others_ask_for_comes_first() -> None:
    found = advised(
        2,
        startable("a", requires=("base",)),
        startable("b", requires=("base",)),
        startable("base", effort=3),
        startable("duty", effort=3, legal_duty=True),
        startable("quick", effort=2, impact=4),
    )
    assert ids(found, Group.FIRST) == ["duty", "base", "quick"]
    assert [step.reasons for step in found.of(Group.FIRST)] == [(Reason.DUTY,), (Reason.REQUIRED,), (Reason.QUICK,)]
    assert ids(found, Group.THEN) == ["a", "b"]
    assert [step.number for step in found.steps] == [1, 2, 3, 4, 5]


def test_no_more_than_five_come_first_and_duties_leave_room_for_others() -> None:
    duties = [startable(f"duty-{n}", legal_duty=True) for n in range(6)]
    users = [startable(f"user-{n}", requires=("base",)) for n in range(3)]
    found = advised(2, *duties, *users, startable("base"))
    assert ids(found, Group.FIRST) == ["duty-0", "duty-1", "duty-2", "duty-3", "base"]
    assert ids(found, Group.THEN)[:2] == ["duty-4", "duty-5"]


def test_the_first_phase_begins_with_small_steps() -> None:
    found = advised(
        1,
        startable("great", 1, 5, effort=3, impact=5, ring=4),
        startable("small", 1, 5, effort=2),
        startable("map", 1, 2, effort=1, ring=1, impact=2),
        startable("manage", 2, 5, effort=4, requires=("map",)),
    )
    assert ids(found, Group.FIRST) == ["map", "small"]
    usual = advised(1, startable("map", 1, 2, effort=1, ring=5), startable("manage", 2, 5, requires=("map",)))
    assert ids(usual, Group.FIRST) == ["map"]
    assert ids(found, Group.THEN) == ["great"]
    assert ids(found, Group.EARLY) == ["manage"]


def test_the_rest_by_action_then_phase_effort_and_impact() -> None:
    found = advised(
        2,
        startable("a-heavy", effort=3),
        startable("b-weak", effort=2, impact=3),
        startable("c-next", 3, 4, effort=1),
        startable("d-before", 1, 4, effort=3),
    )
    assert ids(found, Group.THEN) == ["d-before", "b-weak", "a-heavy", "c-next"]


def test_what_is_to_be_done_and_what_that_requires_stands_above_the_rest_and_what_is_unknown_below() -> None:
    found = advised(
        2,
        *(startable(f"act-{n}", ring=4) for n in (1, 2, 3)),
        startable("act-4", ring=4, requires=("needed",)),
        startable("needed"),
        startable("a-weak"),
        startable("b-strong", impact=5),
        replace(startable("c-untold", impact=5), effort=None),
    )
    assert ids(found, Group.FIRST) == ["act-1", "act-2", "act-3"]
    assert ids(found, Group.THEN) == ["needed", "act-4", "b-strong", "a-weak", "c-untold"]
    assert [step.reasons for step in found.of(Group.THEN)] == [(Reason.REQUIRED,), (), (), (), ()]


def test_small_steps_are_in_order_of_both_efforts_then_of_how_many_need_them() -> None:
    found = advised(
        1,
        replace(startable("a", 1, 5), effort=Effort(2, 2)),
        replace(startable("b", 1, 5), effort=Effort(1, 2)),
        startable("c", 1, 5, effort=2),
        startable("user", 1, 5, requires=("c",)),
        startable("three", 1, 5, effort=3),
    )
    assert ids(found, Group.FIRST) == ["c", "b", "a"]
    assert [step.reasons for step in found.of(Group.FIRST)] == [
        (Reason.REQUIRED, Reason.SMALL),
        (Reason.SMALL,),
        (Reason.SMALL,),
    ]


@pytest.mark.parametrize(
    ("effort", "impact", "users", "first"),
    [(2, 4, 0, True), (3, 4, 0, False), (2, 3, 0, False), (3, 3, 1, False), (3, 3, 2, True)],
)
def test_what_is_quick_or_needed_by_two_comes_first(effort: int, impact: int, users: int, first: bool) -> None:
    needing = [startable(f"user-{n}", requires=("one",)) for n in range(users)]
    found = advised(2, startable("one", effort=effort, impact=impact), *needing)
    assert ids(found, Group.FIRST) == (["one"] if first else [])


def test_a_standard_of_the_phase_or_one_that_is_needed_is_to_be_made_up_for() -> None:
    found = advised(2, startable("kept", ring=5), startable("old", 1, 1), startable("now", requires=("old",)))
    assert ids(found, Group.CATCH_UP) == ["old", "kept"]
    assert [step.number for step in found.steps] == [0, 0, 1]


@pytest.mark.parametrize(("first", "last", "listed"), [(1, 1, False), (1, 2, True), (2, 3, True), (3, 4, False)])
def test_a_standard_is_made_up_for_in_its_phases_alone(first: int, last: int, listed: bool) -> None:
    found = advised(2, startable("kept", first, last, ring=5))
    assert (ids(found, Group.CATCH_UP), left(found)) == ((["kept"], {}) if listed else ([], {"maintain": ["kept"]}))


def test_a_standard_stands_below_what_it_requires() -> None:
    found = advised(2, startable("kept", ring=5, requires=("base",)), startable("base", ring=2, effort=3))
    assert [(step.blip.id, step.group) for step in found.steps] == [("base", Group.THEN), ("kept", Group.THEN)]
    assert [(step.reasons, step.forward, step.ground) for step in found.steps] == [
        ((Reason.REQUIRED,), True, "watch"),
        ((Reason.USUAL,), False, "maintain"),
    ]


def test_what_is_needed_moves_forward() -> None:
    found = advised(
        2,
        startable("now", requires=("watched", "heavy")),
        startable("watched", ring=1),
        startable("heavy", effort=5),
        startable("early", effort=4, requires=("later",)),
        startable("later", 4, 5),
    )
    moved = {step.blip.id: (step.group, step.serves) for step in found.steps if step.forward}
    assert moved == {
        "watched": (Group.THEN, ("now",)),
        "heavy": (Group.THEN, ("now",)),
        "later": (Group.THEN, ("early",)),
    }
    assert left(found) == {}


def test_trends_of_a_circle_name_each_other() -> None:
    found = advised(
        2, startable("a", requires=("b",)), startable("b", requires=("a",)), startable("c", requires=("a",))
    )
    assert [(step.blip.id, step.together, step.requires) for step in found.steps] == [
        ("a", ("b",), ()),
        ("b", ("a",), ()),
        ("c", (), ("a",)),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_nothing_stands_before_what_it_requires_and_nothing_required_is_dismissed(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 – the same radars each time are what is wanted
    names = [f"t{n:02}" for n in range(chance.randrange(5, 60))]
    # Every second radar has no circles: there, only what is named before may be required.
    trends = []
    for n, name in enumerate(names):
        others = names[:n] if seed % 2 else [other for other in names if other != name]
        first = chance.randint(1, 5)
        trends.append(
            startable(
                name,
                first,
                chance.randint(first, 5),
                effort=chance.randint(1, 5),
                impact=chance.randint(1, 5),
                ring=chance.randint(1, 5),
                requires=tuple(chance.sample(others, min(len(others), chance.choice((0, 0, 1, 1, 2, 3))))),
                legal_duty=chance.random() < 0.1,
                status=Status.DECLINING if chance.random() < 0.1 else Status.ACTIVE,
                **({"phases": None} if chance.random() < 0.1 else {}),
            )
        )
    for phase in range(1, 6):
        found = advised(phase, *trends)
        place = {step.blip.id: n for n, step in enumerate(found.steps)}
        dismissed = {blip.id for kept in found.not_now.values() for blip in kept}
        assert place.keys() | dismissed == set(names)
        assert not place.keys() & dismissed
        for step in found.steps:
            for link in step.blip.trend.links:
                assert link.to not in dismissed
                assert link.to in step.together or place[link.to] < place[step.blip.id]
            if seed % 2:
                assert not step.together
        assert len(found.of(Group.FIRST)) <= 5
