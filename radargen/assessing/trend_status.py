"""Movement, action and certainty of a trend in an edition."""

from dataclasses import dataclass
from functools import lru_cache

from radargen.assessing.evidence_needs import shown_level
from radargen.assessing.rule import lower_median, placement
from radargen.model import Action, Blip, Certainty, Criterion, Edition, Movement, Placement, Radar, Ring, Status, Trend
from radargen.model.identity import Same

# The criterion for certainty, and its least levels that count as strong and as medium.
EVIDENCE, STRONG, MEDIUM = "evidence", 4, 3
START_EARLY_EFFORT = 4

# By level of the ring: the actions at impact 1–2, 3–4 and 5.
ACTIONS = {
    5: (Action.MAINTAIN, Action.MAINTAIN, Action.MAINTAIN),
    4: (Action.WATCH, Action.ACT, Action.ACT),
    3: (Action.WATCH, Action.PREPARE, Action.PREPARE),
    2: (Action.WATCH, Action.WATCH, Action.PREPARE),
    1: (Action.WATCH, Action.WATCH, Action.WATCH),
}


def blips(radar: Radar, edition: Edition) -> tuple[Blip, ...]:
    """The blips of an edition in id order; their numbers are still 0."""
    known = _known(Same(radar))
    if edition not in known:
        known[edition] = tuple(assessed for trend in radar.trends if (assessed := blip(radar, trend, edition)))
    return known[edition]


# Every chart and most pages ask for them; a site involves two radars (one without texts), and so does a review.
@lru_cache(maxsize=4)
def _known(radar: Same[Radar]) -> dict[Edition, tuple[Blip, ...]]:
    del radar
    return {}


def blip(radar: Radar, trend: Trend, edition: Edition) -> Blip | None:
    """The trend in that edition; None if it is not assessed."""
    now = placement(radar, trend, edition)
    assessment = trend.assessment(edition.id)
    if now is None or assessment is None:
        return None
    earlier = radar.before(edition)
    before = placement(radar, trend, earlier) if earlier else None
    action = _action(radar, trend, now, assessment.impact)
    return Blip(
        trend=trend,
        placement=now,
        movement=movement(radar, before, now),
        before=before.ring if before else None,
        action=action,
        start_early=action is Action.PREPARE and trend.effort is not None and trend.effort.most >= START_EARLY_EFFORT,
        certainty=_certainty(radar, trend, now),
        impact=assessment.impact,
    )


def movement(radar: Radar, before: Placement | None, now: Placement) -> Movement:
    """The movement between two placements; NEW without an earlier one. Both rings must be of the radar."""
    if before is None:
        return Movement.NEW
    order = [ring.id for ring in radar.rings]
    step = order.index(now.ring) - order.index(before.ring)
    return Movement.IN if step < 0 else Movement.OUT if step > 0 else Movement.UNCHANGED


def _action(radar: Radar, trend: Trend, now: Placement, impact: int | None) -> Action | None:
    if trend.legal_duty:
        return Action.ACT
    if trend.status is Status.DECLINING:
        return Action.AVOID
    level = now.level if now.level and not now.overridden else level_of(radar, radar.ring(now.ring))
    if level is None or impact is None:
        return None
    return ACTIONS[level][_step(impact)]


def level_of(radar: Radar, ring: Ring) -> int | None:
    """The level (1 to 5) of a ring for the choice of an action; None without criteria, unless there are five rings."""
    if radar.criteria:
        return max(1, ring.lowest)
    return 5 - radar.rings.index(ring) if len(radar.rings) == len(ACTIONS) else None


def usual_action(radar: Radar, ring: Ring, impact: int) -> Action | None:
    """The action advised on that ring at that impact (1 to 5); None if it varies within the ring or is not given.

    Legal duties and declining trends are advised on differently.
    """
    if radar.criteria:
        inner = radar.rings[: radar.rings.index(ring)]
        levels = {*range(max(1, ring.lowest), inner[-1].lowest if inner else len(ACTIONS) + 1)}
    else:
        levels = {level} if (level := level_of(radar, ring)) else set()
    advised = {ACTIONS[level][_step(impact)] for level in levels}
    return advised.pop() if len(advised) == 1 else None


def _step(impact: int) -> int:
    """The index of the action for an impact among the three of a level."""
    return 0 if impact <= 2 else 1 if impact <= 4 else 2


def tells_certainty(radar: Radar) -> bool:
    """Whether ratings in this radar assess the strength of evidence."""
    return any(criterion.id == EVIDENCE for criterion in radar.criteria)


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """The rated level of the evidence criterion, and the level that its sources show without any legal duty."""

    criterion: Criterion
    level: int
    shown: int


def shown_evidence(radar: Radar, trend: Trend, now: Placement) -> ShownEvidence | None:
    """The rated and the shown level of evidence; None if it is not rated."""
    evidence = sorted(level for v in now.deciding for criterion, level in v.levels if criterion == EVIDENCE)
    if not evidence:
        return None
    criterion = next(one for one in radar.criteria if one.id == EVIDENCE)
    level = lower_median(evidence)
    return ShownEvidence(criterion, level, shown_level(criterion, trend, level))


def _certainty(radar: Radar, trend: Trend, now: Placement) -> Certainty | None:
    """How well the benefit is proven; a legal duty is no proof."""
    found = shown_evidence(radar, trend, now)
    if found is None:
        return None
    return Certainty.STRONG if found.shown >= STRONG else Certainty.MEDIUM if found.shown >= MEDIUM else Certainty.WEAK
