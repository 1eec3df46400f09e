"""Why a trend stands where it stands: ratings, rule, override, agreement, dissent, and the way through the editions."""

import re
from dataclasses import dataclass

from radargen.assessing import Explanation, VerdictLine, blip, explained
from radargen.model import NO_TEXT, Assessment, Edition, Rating, Text, Trend
from radargen.pages.addresses import edition_page, href
from radargen.pages.views.rows import RingView, ring_view
from radargen.pages.volume import NO_BREAK, Localised, Volume


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentence a rater chose for a criterion, and its level from 1 to 5."""

    name: Localised
    level: int
    sentence: Localised


@dataclass(frozen=True, slots=True)
class Rater:
    """One rater: what was chosen, what the rule makes of it, and the note."""

    by: str
    criteria: tuple[Chosen, ...]
    rule: str
    note: Localised


@dataclass(frozen=True, slots=True)
class Standing:
    """The place in one edition and how it came about; what does not apply is empty.

    `current` is false where the trend left the chart and this tells of the last edition that had it.
    """

    edition: str
    current: bool
    ring: RingView
    unconfirmed: str
    reason: Localised
    raters: tuple[Rater, ...]
    panel: str
    agreement: str
    override: str
    because: Localised
    dissent: Localised
    movement: str
    action: str

    @property
    def says_why(self) -> bool:
        """Whether there is more to tell than the ring itself."""
        return bool(self.unconfirmed or self.reason or self.agreement or self.movement)


@dataclass(frozen=True, slots=True)
class Step:
    """One edition of a trend's history."""

    edition: str
    href: str
    ring: RingView
    movement: str
    movement_word: str
    reason: Localised


def standing(volume: Volume, page: str, trend: Trend) -> Standing | None:
    """The standing in this edition, else in the newest earlier one, else None."""
    edition = volume.latest(trend)
    assessment = trend.assessment(edition.id) if edition else None
    told = explained(volume.radar, trend, edition, volume.say) if edition else None
    if edition is None or assessment is None or told is None:
        return None
    return Standing(
        edition=edition.id,
        current=edition == volume.edition,
        ring=ring_view(volume, page, told.blip.placement.ring),
        unconfirmed=told.unconfirmed,
        reason=volume.said(assessment.reason),
        raters=tuple(
            _rater(volume, rating, line) for rating, line in zip(assessment.ratings, told.verdicts, strict=True)
        ),
        panel=told.panel,
        # In a radar whose editors state every ring, that goes without saying.
        agreement=told.agreement if volume.radar.criteria else "",
        override=_override(volume, told),
        because=volume.said(_because(told, assessment)),
        dissent=volume.said(assessment.dissent),
        movement=told.movement,
        # The impact is not parted from its number.
        action=re.sub(r" (?=\d)", NO_BREAK, told.action),
    )


def history(volume: Volume, page: str, trend: Trend) -> tuple[Step, ...]:
    """Where each edition up to this one showed the trend, newest first; empty in a radar's first edition."""
    editions = volume.earlier()
    return tuple(step for edition in editions if (step := _step(volume, page, trend, edition))) if editions[1:] else ()


def _step(volume: Volume, page: str, trend: Trend, edition: Edition) -> Step | None:
    shown, assessment = blip(volume.radar, trend, edition), trend.assessment(edition.id)
    if shown is None or assessment is None:
        return None
    first = volume.radar.before(edition) is None
    return Step(
        edition=edition.id,
        href=href(page, edition_page(edition.id)),
        ring=ring_view(volume, page, shown.placement.ring),
        movement="" if first else shown.movement,
        movement_word="" if first else volume.say(f"movement.{shown.movement}"),
        reason=volume.said(assessment.reason),
    )


def _rater(volume: Volume, rating: Rating, line: VerdictLine) -> Rater:
    criteria = {criterion.id: criterion for criterion in volume.radar.criteria}
    chosen = []
    for criterion_id, level in rating.levels:
        levels = criteria[criterion_id].levels
        sentence = levels[level - 1] if level <= len(levels) else NO_TEXT
        chosen.append(Chosen(volume.said(criteria[criterion_id].name), level, volume.said(sentence)))
    return Rater(line.by, tuple(chosen), line.rule, volume.said(rating.note))


def _override(volume: Volume, told: Explanation) -> str:
    placed = told.blip.placement
    if not placed.overridden or placed.computed is None:
        return ""
    computed = volume.radar.ring(placed.computed).name.any(volume.language)
    return volume.say("trend.override", computed=computed, ring=told.ring)


def _because(told: Explanation, assessment: Assessment) -> Text:
    return assessment.because if told.blip.placement.overridden else NO_TEXT
