"""Movement, action and certainty as an edition shows them."""

from dataclasses import replace

import pytest

from radargen.assessing import blips, usual_action
from radargen.assessing.trend_status import tells_certainty
from radargen.model import (
    Action,
    Blip,
    Certainty,
    Countable,
    Effort,
    EntryFlag,
    EvidenceCount,
    EvidenceNeed,
    Movement,
    Source,
    SourceKind,
    Status,
)
from tests.make import assessment, radar, rating, trend

BOTH = ("2025", "2026")


def only(*stands: str, **fields: object) -> Blip:
    stood = dict(zip(BOTH, stands, strict=False))
    shown = radar(trend("kanban", stood, **fields), editions=BOTH)  # type: ignore[arg-type]
    (blip,) = blips(shown, shown.newest)
    return blip


def test_a_trend_without_an_earlier_assessment_is_new() -> None:
    shown = radar(trend("kanban", {"2026": "pilot"}), editions=BOTH)
    assert [b.movement for b in blips(shown, shown.newest)] == [Movement.NEW]


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        ("experiment", "pilot", Movement.IN),
        ("pilot", "vision", Movement.OUT),
        ("pilot", "pilot", Movement.UNCHANGED),
    ],
)
def test_movement_compares_with_the_edition_before(before: str, now: str, movement: Movement) -> None:
    shown = only(before, now)
    assert (shown.movement, shown.before) == (movement, before)


def test_a_trend_absent_from_an_edition_has_no_blip_there() -> None:
    shown = radar(trend("kanban", {"2025": "pilot"}), editions=BOTH)
    assert blips(shown, shown.newest) == ()


@pytest.mark.parametrize(
    ("ring", "actions"),
    [
        ("standard", "maintain maintain maintain maintain maintain"),
        ("scale", "watch watch act act act"),
        ("pilot", "watch watch prepare prepare prepare"),
        ("experiment", "watch watch watch watch prepare"),
        ("vision", "watch watch watch watch watch"),
    ],
)
def test_ring_and_impact_give_the_action(ring: str, actions: str) -> None:
    found = [only("", assessments=(assessment("2026", ring=ring, impact=i),)).action for i in range(1, 6)]
    assert found == actions.split()


def test_a_legal_duty_always_means_act() -> None:
    assert only("vision", "vision", legal_duty=True).action is Action.ACT


def test_a_declining_trend_is_avoided() -> None:
    assert only("scale", "scale", status=Status.DECLINING).action is Action.AVOID


@pytest.mark.parametrize(("effort", "early"), [(Effort(3, 3), False), (Effort(1, 4), True), (Effort(5, 1), True)])
def test_to_prepare_a_thick_board_means_to_start_early(effort: Effort, early: bool) -> None:
    assert only("pilot", "pilot", effort=effort).start_early is early


def test_without_an_impact_there_is_no_action() -> None:
    assert only("", assessments=(assessment("2026", ring="pilot", impact=None),)).action is None


@pytest.mark.parametrize(
    ("evidence", "certainty"),
    [(1, Certainty.WEAK), (2, Certainty.WEAK), (3, Certainty.MEDIUM), (4, Certainty.STRONG), (5, Certainty.STRONG)],
)
def test_certainty_follows_the_evidence(evidence: int, certainty: Certainty) -> None:
    assert only("", assessments=(assessment("2026", rating(3, evidence, 3)),)).certainty is certainty


@pytest.mark.parametrize(("duty", "certainty"), [(True, Certainty.WEAK), (False, Certainty.STRONG)])
def test_a_duty_is_no_proof_of_a_benefit(duty: bool, certainty: Certainty) -> None:
    carried_by_law = EvidenceNeed(5, (EvidenceCount(of=Countable.SOURCES, condition=EntryFlag.LEGAL_DUTY),))
    law = Source("The law", kind=SourceKind.LAW)
    rated = trend("kanban", sources=(law,), legal_duty=duty, assessments=(assessment("2026", rating(3, 5, 3)),))
    of = radar(rated)
    study = EvidenceNeed(3, (EvidenceCount(of=Countable.SOURCES, kinds=(SourceKind.ACADEMIC,)),))
    evidence = next(criterion for criterion in of.criteria if criterion.id == "evidence")
    of = replace(of, criteria=(replace(evidence, needs=(study, carried_by_law)),))
    # Where the entry lacks what the level needs, the level stands, and the editors are warned.
    assert blips(of, of.newest)[0].certainty is certainty


def test_a_ring_advises_what_its_trends_are_advised() -> None:
    for ring in radar().rings:
        for impact in (1, 2, 3, 4, 5):
            of = radar(trend("kanban", assessments=(assessment("2026", ring=ring.id, impact=impact),)))
            assert usual_action(of, of.ring(ring.id), impact) is blips(of, of.newest)[0].action


def test_a_ring_of_several_levels_advises_only_on_what_they_agree() -> None:
    rings = tuple(replace(ring, lowest=level) for ring, level in zip(radar(rings=3).rings, (4, 2, 0), strict=True))
    of = replace(radar(), rings=rings)
    assert usual_action(of, rings[0], 5) is None
    assert usual_action(of, rings[1], 5) is Action.PREPARE
    assert usual_action(of, rings[1], 3) is None
    assert usual_action(of, rings[2], 5) is Action.WATCH


def test_certainty_is_told_where_evidence_is_rated() -> None:
    of = radar()
    assert tells_certainty(of)
    assert not tells_certainty(replace(of, criteria=tuple(one for one in of.criteria if one.id != "evidence")))
    assert not tells_certainty(replace(of, criteria=()))
