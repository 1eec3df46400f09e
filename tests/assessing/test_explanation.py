"""The explanation reads as an editor would say it, in both languages."""

import dataclasses

import pytest

from radargen.assessing import Explanation, explained
from radargen.model import Countable, EntryFlag, EvidenceCount, EvidenceNeed, Settlement, Source, SourceKind
from radargen.text.wording import wording
from tests.make import CRITERIA, assessment, radar, rating, text, trend


def told(language: str, **fields: object) -> Explanation:
    shown = radar(trend("kanban", **fields))  # type: ignore[arg-type]
    found = explained(shown, shown.trends[0], shown.newest, wording(language))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: Pilot"),
        ("de", "Der Median von 3, 2 und 4 ist 3; „Evidence“ auf Stufe 2 erlaubt höchstens 3: Pilot"),
    ],
)
def test_the_rule_in_words(language: str, sentence: str) -> None:
    assert told(language, assessments=(assessment("2026", rating(3, 2, 4)),)).verdicts[0].rule == sentence


def test_a_brake_that_does_not_touch_the_median_is_not_mentioned() -> None:
    told_ = told("en", assessments=(assessment("2026", rating(5, 3, 5)),))
    assert told_.verdicts[0].rule == "Median of 5, 3 and 5 is 5: Standard"


def test_each_level_comes_with_its_sentence() -> None:
    (line,) = told("en", assessments=(assessment("2026", rating(3, 2, 4)),)).verdicts
    assert [(c.name, c.level, c.sentence) for c in line.criteria] == [
        ("Adoption", 3, "adoption 3"),
        ("Evidence", 2, "evidence 2"),
        ("Means", 4, "means 4"),
    ]


def test_an_override_is_told_beside_the_computed_ring() -> None:
    overridden = dataclasses.replace(
        assessment("2026", rating(3, 2, 4), ring="scale"), because=text("Pflicht ab 2027.", "A duty from 2027 on.")
    )
    assert told("en", assessments=(overridden,)).override == (
        "The rule gives Pilot; the editors place it on Scale: A duty from 2027 on."
    )


def test_one_rater_is_an_estimate_and_is_called_so() -> None:
    assert told("de", assessments=(assessment("2026", rating(3, 3, 3)),)).agreement == (
        "Einschätzung der Redaktion: eine Bewertung, Stufe 3."
    )


def settled(*levels: int) -> Explanation:
    """What is said of two raters far apart who settled on these levels."""
    rated = assessment("2026", rating(2, 2, 2, by="a"), rating(5, 5, 5, by="b"))
    levels_by_criterion = tuple(zip(CRITERIA, levels, strict=True))
    because = text("Nur im Norden.", "Only in the north.")
    return told("en", assessments=(dataclasses.replace(rated, settled=Settlement(levels_by_criterion, because)),))


def test_the_ring_rests_on_what_the_raters_settled_on() -> None:
    found = settled(4, 4, 3)
    placed = found.blip.placement
    assert (placed.ring, placed.level, placed.spread, found.blip.certainty) == ("scale", 4, (2, 5), "strong")
    assert found.panel == "2 ratings say Experiment and Standard; their middle level is 2, settled is level 4."
    assert found.agreement == "Editors’ estimate: 2 ratings, levels 2 to 5. Settled: level 4."
    assert found.sentences[:3] == (found.panel, "Median of 4, 4 and 3 is 4: Scale", "Only in the north.")
    assert [line.by for line in found.verdicts] == ["a (editor)", "b (editor)"]


def test_settling_on_what_a_brake_holds_back_is_held_back_too() -> None:
    assert settled(2, 5, 5).blip.placement.ring == "pilot"


def test_agreement_is_that_of_the_ratings_whatever_is_settled() -> None:
    rated = assessment("2026", *(rating(3, 3, 3, by=by) for by in "abcd"))
    found = dataclasses.replace(rated, settled=Settlement(tuple((name, 5) for name in CRITERIA)))
    assert told("en", assessments=(found,)).agreement == "High agreement among 4 ratings (level 3). Settled: level 5."


def test_a_ring_that_is_the_computed_one_overrides_nothing() -> None:
    assert told("en", assessments=(assessment("2026", rating(3, 2, 4)),)).override == ""
    assert told("en", assessments=(assessment("2026", rating(3, 2, 4), ring="pilot"),)).override == ""


def test_a_panel_is_told_as_a_whole() -> None:
    panel = (rating(3, 3, 3, by="a"), rating(3, 3, 3, by="b"), rating(4, 4, 4, by="c"))
    said = told("en", assessments=(assessment("2026", *panel),))
    assert said.panel == "3 ratings say Pilot, Pilot and Scale; the middle level is 3: Pilot"
    assert said.agreement == "Medium agreement among 3 ratings (levels 3 to 4)."


def test_a_ring_that_all_say_is_named_once() -> None:
    said = told("en", assessments=(assessment("2026", rating(3, 3, 3, by="a"), rating(3, 3, 3, by="b")),))
    assert said.panel == "2 ratings say Pilot; the middle level is 3: Pilot"


def test_a_stated_ring_needs_no_reckoning() -> None:
    said = told("en", stands="pilot")
    assert said.sentences == (
        "The ring is stated by the editors, without ratings.",
        "Ring Pilot with impact 3: prepare.",
    )


def test_movement_names_the_edition_before() -> None:
    shown = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=("2025", "2026"))
    said = explained(shown, shown.trends[0], shown.newest, wording("en"))
    assert said and said.movement == "Moved in since edition 2025, where it stood on Vision."


@pytest.mark.parametrize(
    ("duty", "shown"), [(True, "“Evidence” is on level 5 for the legal duty alone; what"), (False, "")]
)
def test_what_a_duty_alone_carries_is_told_beside_what_sources_show(duty: bool, shown: str) -> None:
    law = EvidenceNeed(5, (EvidenceCount(of=Countable.SOURCES, condition=EntryFlag.LEGAL_DUTY),))
    study = EvidenceNeed(3, (EvidenceCount(of=Countable.SOURCES, kinds=(SourceKind.ACADEMIC,)),))
    rated = assessment("2026", rating(3, 5, 3))
    of = radar(trend("kanban", legal_duty=duty, sources=(Source("Law", kind=SourceKind.LAW),), assessments=(rated,)))
    needs = {"evidence": (study, law)}
    of = dataclasses.replace(
        of, criteria=tuple(dataclasses.replace(one, needs=needs.get(one.id, ())) for one in of.criteria)
    )
    found = explained(of, of.trends[0], of.newest, wording("en"))
    assert found and found.shown_only.startswith(shown) and bool(found.shown_only) == duty
    assert not shown or found.shown_only in found.sentences
