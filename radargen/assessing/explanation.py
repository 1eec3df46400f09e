"""Explains a trend's ring in an edition, in words and numbers."""

from dataclasses import dataclass

from radargen.assessing.rule import limit, lower_median
from radargen.assessing.trend_status import blip, shown_evidence
from radargen.model import (
    Agreement,
    Assessment,
    Blip,
    Brake,
    Combine,
    Criterion,
    Edition,
    Movement,
    Placement,
    Radar,
    Rating,
    Trend,
    Verdict,
)
from radargen.text.source_marks import without_marks
from radargen.text.wording import Wording


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A rater's level (1 to 5) for one criterion, with the sentence of that level."""

    id: str
    name: str
    level: int
    sentence: str


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One rater's levels and result; `by` names rater, role and date, `rule` is the computation in words.

    For what was settled, `by` is a heading and `note` the reason.
    """

    by: str
    criteria: tuple[CriterionLine, ...]
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A trend in one edition, explained. Sentences that do not apply are empty.

    `verdicts` has one line per rater, `settled` is that of the levels on which they settled. The sentences: `panel` on
    the consensus of several raters, or on what was settled instead, `agreement` on their agreement, `override` on the
    editors' reason for another ring, `movement` on the change since the preceding edition, `action` on what to do and
    why, `unconfirmed` if the assessment was carried over and is not confirmed.
    """

    blip: Blip
    edition: str
    name: str
    dimension: str
    ring: str
    verb: str
    meaning: str
    verdicts: tuple[VerdictLine, ...]
    settled: VerdictLine | None
    panel: str
    agreement: str
    override: str
    reason: str
    dissent: str
    movement: str
    action: str
    shown_only: str
    unconfirmed: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that apply, in reading order, without the raters' single levels."""
        rules = tuple(line.rule for line in self.verdicts) if not self.panel else (self.panel,)
        settled = (self.settled.rule, self.settled.note) if self.settled else ()
        parts = (
            self.unconfirmed,
            *rules,
            *settled,
            self.override,
            self.agreement,
            self.shown_only,
            self.dissent,
            self.movement,
            self.reason,
            self.action,
        )
        return tuple(part for part in parts if part)


def explained(radar: Radar, trend: Trend, edition: Edition, wording: Wording) -> Explanation | None:
    """The explanation in the language of `wording`; None if the trend is not assessed for the edition."""
    current, assessment = blip(radar, trend, edition), trend.assessment(edition.id)
    if current is None or assessment is None:
        return None
    language, ring = wording.language, radar.ring(current.placement.ring)
    return Explanation(
        blip=current,
        edition=edition.name,
        name=trend.name.any(language),
        dimension=radar.dimension(trend.dimension).name.any(language),
        ring=ring.name.any(language),
        verb=ring.do.any(language),
        meaning=ring.meaning.any(language),
        verdicts=tuple(
            _rating_line(radar, rating, verdict, wording)
            for rating, verdict in zip(assessment.ratings, current.placement.verdicts, strict=True)
        ),
        settled=_settled_line(radar, assessment, current.placement, wording),
        panel=_consensus_words(radar, current.placement, wording),
        agreement=_agreement_words(current.placement, wording),
        override=_override_words(radar, current.placement, without_marks(assessment.because.any(language)), wording),
        reason=without_marks(assessment.reason.any(language)),
        dissent=assessment.dissent.any(language),
        movement=_movement_words(radar, current, edition, wording),
        action=_action_words(ring.name.any(language), current, wording),
        shown_only=_shown_only(radar, current, wording),
        unconfirmed="" if assessment.confirmed else wording("explain.unconfirmed", edition=edition.name),
    )


def _rating_line(radar: Radar, rating: Rating, verdict: Verdict, wording: Wording) -> VerdictLine:
    name, role = radar.contributor_name(rating.by, wording.language), wording.term("role", rating.role)
    date = wording.date(rating.date) if rating.date else ""
    # If the role serves as the name, it is stated only once.
    details = [part for part in (role, date) if part and part.casefold() != name.casefold()]
    by = f"{name} ({', '.join(details)})" if details else name
    return _verdict_line(radar, verdict, wording, by, rating.note.any(wording.language))


def _settled_line(radar: Radar, assessment: Assessment, now: Placement, wording: Wording) -> VerdictLine | None:
    if now.settled is None or assessment.settled is None:
        return None
    because = without_marks(assessment.settled.because.any(wording.language))
    return _verdict_line(radar, now.settled, wording, wording("trend.settled"), because)


def _verdict_line(radar: Radar, verdict: Verdict, wording: Wording, by: str, note: str) -> VerdictLine:
    criteria = {c.id: c for c in radar.criteria}
    return VerdictLine(
        by=by,
        criteria=tuple(
            CriterionLine(key, _name(criteria[key], wording), level, _sentence(criteria[key], level, wording))
            for key, level in verdict.levels
        ),
        rule=_reckoning(radar, verdict, wording),
        note=note,
    )


def _reckoning(radar: Radar, verdict: Verdict, wording: Wording) -> str:
    """The rule applied, as in: Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: Pilot."""
    rule = radar.rule.combine if radar.rule else Combine.MEDIAN
    numbers = wording.listed([str(level) for _, level in verdict.levels])
    parts = [wording(f"explain.{rule}", numbers=numbers, level=verdict.combined)]
    parts += [_brake_words(radar, brake, dict(verdict.levels), wording) for brake in verdict.held]
    ring = radar.ring(verdict.ring).name.any(wording.language)
    return wording("explain.reckoning", steps="; ".join(parts), ring=ring)


def _brake_words(radar: Radar, brake: Brake, levels: dict[str, int], wording: Wording) -> str:
    criterion = next(c for c in radar.criteria if c.id == brake.ahead_of)
    name = wording.inline(_name(criterion, wording))
    return wording("explain.brake", criterion=name, level=levels[brake.ahead_of], most=limit(brake, levels))


def _consensus_words(radar: Radar, now: Placement, wording: Wording) -> str:
    if now.computed is None or not (now.settled or now.verdicts[1:]):
        return ""
    each = [radar.ring(v.ring).name.any(wording.language) for v in now.verdicts]
    # If all name the same ring, it is stated once.
    rings = wording.listed(each if len(set(each)) > 1 else each[:1])
    ring = radar.ring(now.computed).name.any(wording.language)
    if now.settled is None:
        return wording("explain.panel", count=len(now.verdicts), rings=rings, level=now.level, ring=ring)
    middle = lower_median(sorted(verdict.level for verdict in now.verdicts))
    return wording("explain.panel-settled", count=len(now.verdicts), rings=rings, middle=middle, level=now.level)


def _agreement_words(now: Placement, wording: Wording) -> str:
    if now.agreement is Agreement.STATED:
        return wording("explain.agreement-stated")
    low, high = now.spread or (0, 0)
    same = "-same" if low == high else ""
    words = wording(f"explain.agreement-{now.agreement}{same}", count=len(now.verdicts), low=low, high=high)
    return wording("explain.agreement-settled", agreement=words, level=now.level) if now.settled else words


def _override_words(radar: Radar, now: Placement, because: str, wording: Wording) -> str:
    if not now.overridden or now.computed is None:
        return ""
    names = {ring.id: ring.name.any(wording.language) for ring in radar.rings}
    return wording("explain.override", computed=names[now.computed], ring=names[now.ring], because=because)


def _movement_words(radar: Radar, blip: Blip, edition: Edition, wording: Wording) -> str:
    earlier = radar.before(edition)
    if earlier is None:
        return ""
    before = radar.ring(blip.before).name.any(wording.language) if blip.before else ""
    match blip.movement:
        case Movement.NEW:
            return wording("explain.moved-new", edition=edition.id)
        case Movement.UNCHANGED:
            return wording("explain.moved-unchanged", before=earlier.id, ring=before)
        case Movement.IN | Movement.OUT:
            return wording(f"explain.moved-{blip.movement}", before=earlier.id, ring=before)


def _action_words(ring: str, blip: Blip, wording: Wording) -> str:
    if blip.action is None:
        return ""
    action = wording(f"action.{blip.action}")
    if blip.trend.legal_duty:
        return wording("explain.action-law", action=action)
    if blip.trend.status == "declining":
        return wording("explain.action-declining", action=action)
    words = wording("explain.action", ring=ring, impact=blip.impact, action=action)
    effort = blip.trend.effort
    return f"{words} {wording('explain.start-early', effort=effort.most)}" if blip.start_early and effort else words


def _shown_only(radar: Radar, blip: Blip, wording: Wording) -> str:
    """What sources show where the evidence is rated higher for the duty alone; empty elsewhere."""
    if (found := shown_evidence(radar, blip.trend, blip.placement)) is None or found.shown == found.level:
        return ""
    return wording(
        "explain.shown-only",
        criterion=_name(found.criterion, wording),
        level=found.level,
        shown=found.shown,
    )


def _name(criterion: Criterion, wording: Wording) -> str:
    return criterion.name.any(wording.language)


def _sentence(criterion: Criterion, level: int, wording: Wording) -> str:
    return criterion.levels[level - 1].any(wording.language) if level <= len(criterion.levels) else ""
