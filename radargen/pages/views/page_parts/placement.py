"""The explanation of a trend's placement: ratings, rule, override, agreement, dissent, and its history."""

import re
from dataclasses import dataclass

from radargen.assessing import Explanation, VerdictLine, blip, explained, is_estimate
from radargen.model import NO_TEXT, Assessment, Edition, Text, Trend
from radargen.pages.addresses import edition_page, href
from radargen.pages.edition_view import NO_BREAK, EditionView, Localised
from radargen.pages.views.page_parts.evidence import Body, body, linked
from radargen.pages.views.page_parts.trend_rows import RingView, ring_view


@dataclass(frozen=True, slots=True)
class ChosenLevel:
    """The level from 1 to 5 that a rater chose for a criterion, and its sentence.

    `estimate` is the word for a level that no source shows, or empty.
    """

    name: Localised
    level: int
    sentence: Localised
    estimate: str


@dataclass(frozen=True, slots=True)
class RaterView:
    """One rater: the chosen levels, the result of the rule in words, and the note.

    For what was settled, `by` is its heading and the note the reason.
    """

    by: str
    criteria: tuple[ChosenLevel, ...]
    rule: str
    note: Localised


@dataclass(frozen=True, slots=True)
class PlacementView:
    """The placement in one edition and its reasons; what does not apply is empty.

    `current` is false where the trend has left the chart and this is its last edition.
    """

    edition: str
    current: bool
    ring: RingView
    unconfirmed: str
    reason: Localised
    raters: tuple[RaterView, ...]
    settled: RaterView | None
    panel: str
    agreement: str
    override: str
    because: Localised
    dissent: Localised
    movement: str
    action: str
    shown_only: str

    @property
    def says_why(self) -> bool:
        """Whether there is any explanation besides the ring itself."""
        return bool(self.unconfirmed or self.reason or self.agreement or self.movement)


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One edition in a trend's history."""

    edition: str
    href: str
    ring: RingView
    movement: str
    movement_word: str
    reason: Localised
    told: Body | None


def placement_view(edition_view: EditionView, page: str, trend: Trend) -> PlacementView | None:
    """The placement in this edition, else in the newest earlier one; None where no edition shows the trend."""
    edition = edition_view.latest(trend)
    assessment = trend.assessment(edition.id) if edition else None
    explanation = explained(edition_view.radar, trend, edition, edition_view.wording) if edition else None
    if edition is None or assessment is None or explanation is None:
        return None
    return PlacementView(
        edition=edition.id,
        current=edition == edition_view.edition,
        ring=ring_view(edition_view, page, explanation.blip.placement.ring),
        unconfirmed=explanation.unconfirmed,
        reason=linked(edition_view, trend, assessment.reason),
        raters=tuple(
            _rater(edition_view, trend, line, line.by, rating.note)
            for rating, line in zip(assessment.ratings, explanation.verdicts, strict=True)
        ),
        settled=_settled(edition_view, trend, explanation, assessment),
        panel=explanation.panel,
        # Redundant where all rings are stated by editors.
        agreement=explanation.agreement if edition_view.radar.criteria else "",
        override=_override(edition_view, explanation),
        because=linked(edition_view, trend, _because(explanation, assessment)),
        dissent=edition_view.localised(assessment.dissent),
        movement=explanation.movement,
        # No line break before a number.
        action=re.sub(r" (?=\d)", NO_BREAK, explanation.action),
        shown_only=explanation.shown_only,
    )


def history(edition_view: EditionView, page: str, trend: Trend) -> tuple[HistoryStep, ...]:
    """The trend's placement in each edition up to this one, newest first; empty in a radar's first edition."""
    editions = edition_view.earlier()
    return (
        tuple(step for edition in editions if (step := _step(edition_view, page, trend, edition)))
        if editions[1:]
        else ()
    )


def _step(edition_view: EditionView, page: str, trend: Trend, edition: Edition) -> HistoryStep | None:
    trend_blip, assessment = blip(edition_view.radar, trend, edition), trend.assessment(edition.id)
    if trend_blip is None or assessment is None:
        return None
    first = edition_view.radar.before(edition) is None
    return HistoryStep(
        edition=edition.id,
        href=href(page, edition_page(edition.id)),
        ring=ring_view(edition_view, page, trend_blip.placement.ring),
        movement="" if first else trend_blip.movement,
        movement_word="" if first else edition_view.wording(f"movement.{trend_blip.movement}"),
        reason=linked(edition_view, trend, assessment.reason),
        told=body(edition_view, page, trend, assessment.text, below=3),
    )


def _settled(
    edition_view: EditionView, trend: Trend, explanation: Explanation, assessment: Assessment
) -> RaterView | None:
    if explanation.settled is None or assessment.settled is None:
        return None
    return _rater(edition_view, trend, explanation.settled, explanation.settled.by, assessment.settled.because)


def _rater(edition_view: EditionView, trend: Trend, line: VerdictLine, by: str, note: Text) -> RaterView:
    criteria = {criterion.id: criterion for criterion in edition_view.radar.criteria}
    chosen = []
    for level in line.criteria:
        criterion = criteria[level.id]
        sentence = criterion.levels[level.level - 1] if level.level <= len(criterion.levels) else NO_TEXT
        estimate = edition_view.wording("trend.estimate") if is_estimate(criterion, trend) else ""
        name = edition_view.localised(criterion.name)
        chosen.append(ChosenLevel(name, level.level, edition_view.localised(sentence), estimate))
    return RaterView(by, tuple(chosen), line.rule, linked(edition_view, trend, note))


def _override(edition_view: EditionView, explanation: Explanation) -> str:
    placement = explanation.blip.placement
    if not placement.overridden or placement.computed is None:
        return ""
    computed = edition_view.radar.ring(placement.computed).name.any(edition_view.language)
    return edition_view.wording("trend.override", computed=computed, ring=explanation.ring)


def _because(explanation: Explanation, assessment: Assessment) -> Text:
    return assessment.because if explanation.blip.placement.overridden else NO_TEXT
