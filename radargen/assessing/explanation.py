"""Why a trend stands where it stands, in words and numbers."""

from dataclasses import dataclass

from radargen.assessing.rule import limit
from radargen.assessing.trend_status import blip
from radargen.model import (
    Agreement,
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
from radargen.text.wording import Wording


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """The level a rater picked (1 to 5) and the sentence that stands for it."""

    id: str
    name: str
    level: int
    sentence: str


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """What one rater's levels come to; `by` names rater, role and date, `rule` is the rule's reckoning."""

    by: str
    criteria: tuple[CriterionLine, ...]
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A trend's place in one edition. Sentences that do not apply are empty.

    `verdicts` has one line per rater; `panel` says how several raters come together, `agreement` how far they agree,
    `override` that an editor replaced the computed ring and why, `movement` what changed since the edition before,
    `action` what to do and why, `unconfirmed` that nobody has looked at it since the edition before.
    """

    blip: Blip
    edition: str
    name: str
    dimension: str
    ring: str
    verb: str
    meaning: str
    verdicts: tuple[VerdictLine, ...]
    panel: str
    agreement: str
    override: str
    reason: str
    dissent: str
    movement: str
    action: str
    unconfirmed: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it as it would be read aloud, without the raters' single levels."""
        rules = tuple(line.rule for line in self.verdicts) if not self.panel else (self.panel,)
        parts = (
            self.unconfirmed,
            *rules,
            self.override,
            self.agreement,
            self.dissent,
            self.movement,
            self.reason,
            self.action,
        )
        return tuple(part for part in parts if part)


def explained(radar: Radar, trend: Trend, edition: Edition, say: Wording) -> Explanation | None:
    """The explanation in the language of `say`; None where the edition does not show the trend."""
    shown, assessment = blip(radar, trend, edition), trend.assessment(edition.id)
    if shown is None or assessment is None:
        return None
    language, ring = say.language, radar.ring(shown.placement.ring)
    return Explanation(
        blip=shown,
        edition=edition.name,
        name=trend.name.any(language),
        dimension=radar.dimension(trend.dimension).name.any(language),
        ring=ring.name.any(language),
        verb=ring.do.any(language),
        meaning=ring.meaning.any(language),
        verdicts=tuple(
            _verdict_line(radar, rating, verdict, say)
            for rating, verdict in zip(assessment.ratings, shown.placement.verdicts, strict=True)
        ),
        panel=_panel(radar, shown.placement, say),
        agreement=_agreement(shown.placement, say),
        override=_override(radar, shown.placement, assessment.because.any(language), say),
        reason=assessment.reason.any(language),
        dissent=assessment.dissent.any(language),
        movement=_movement(radar, shown, edition, say),
        action=_action(ring.name.any(language), shown, say),
        unconfirmed="" if assessment.confirmed else say("explain.unconfirmed", edition=edition.name),
    )


def _verdict_line(radar: Radar, rating: Rating, verdict: Verdict, say: Wording) -> VerdictLine:
    criteria = {c.id: c for c in radar.criteria}
    role = rating.role and say.term("role", rating.role)
    details = [part for part in (role, say.date(rating.date) if rating.date else "") if part]
    return VerdictLine(
        by=f"{rating.by} ({', '.join(details)})" if details else rating.by,
        criteria=tuple(
            CriterionLine(key, _name(criteria[key], say), level, _sentence(criteria[key], level, say))
            for key, level in rating.levels
        ),
        rule=_reckoning(radar, verdict, say),
        note=rating.note.any(say.language),
    )


def _reckoning(radar: Radar, verdict: Verdict, say: Wording) -> str:
    """As in: Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: Pilot."""
    rule = radar.rule.combine if radar.rule else Combine.MEDIAN
    numbers = say.listed([str(level) for _, level in verdict.levels])
    parts = [say(f"explain.{rule}", numbers=numbers, level=verdict.combined)]
    parts += [_braked(radar, brake, dict(verdict.levels), say) for brake in verdict.held]
    ring = radar.ring(verdict.ring).name.any(say.language)
    return say("explain.reckoning", steps="; ".join(parts), ring=ring)


def _braked(radar: Radar, brake: Brake, levels: dict[str, int], say: Wording) -> str:
    criterion = next(c for c in radar.criteria if c.id == brake.ahead_of)
    name = say.inline(_name(criterion, say))
    return say("explain.brake", criterion=name, level=levels[brake.ahead_of], most=limit(brake, levels))


def _panel(radar: Radar, now: Placement, say: Wording) -> str:
    if len(now.verdicts) < 2 or now.computed is None:
        return ""
    rings = say.listed([radar.ring(v.ring).name.any(say.language) for v in now.verdicts])
    ring = radar.ring(now.computed).name.any(say.language)
    return say("explain.panel", count=len(now.verdicts), rings=rings, level=now.level, ring=ring)


def _agreement(now: Placement, say: Wording) -> str:
    if now.agreement is Agreement.STATED:
        return say("explain.agreement-stated")
    low, high = now.spread or (0, 0)
    same = "-same" if low == high else ""
    return say(f"explain.agreement-{now.agreement}{same}", count=len(now.verdicts), low=low, high=high)


def _override(radar: Radar, now: Placement, because: str, say: Wording) -> str:
    if not now.overridden or now.computed is None:
        return ""
    names = {ring.id: ring.name.any(say.language) for ring in radar.rings}
    return say("explain.override", computed=names[now.computed], ring=names[now.ring], because=because)


def _movement(radar: Radar, shown: Blip, edition: Edition, say: Wording) -> str:
    earlier = radar.before(edition)
    if earlier is None:
        return ""
    before = radar.ring(shown.before).name.any(say.language) if shown.before else ""
    match shown.movement:
        case Movement.NEW:
            return say("explain.moved-new", edition=edition.id)
        case Movement.UNCHANGED:
            return say("explain.moved-unchanged", before=earlier.id, ring=before)
        case Movement.IN | Movement.OUT:
            return say(f"explain.moved-{shown.movement}", before=earlier.id, ring=before)


def _action(ring: str, shown: Blip, say: Wording) -> str:
    if shown.action is None:
        return ""
    action = say(f"action.{shown.action}")
    if shown.trend.legal_duty:
        return say("explain.action-law", action=action)
    if shown.trend.status == "declining":
        return say("explain.action-declining", action=action)
    words = say("explain.action", ring=ring, impact=shown.impact, action=action)
    effort = shown.trend.effort
    return f"{words} {say('explain.start-early', effort=effort.most)}" if shown.start_early and effort else words


def _name(criterion: Criterion, say: Wording) -> str:
    return criterion.name.any(say.language)


def _sentence(criterion: Criterion, level: int, say: Wording) -> str:
    return criterion.levels[level - 1].any(say.language) if level <= len(criterion.levels) else ""
