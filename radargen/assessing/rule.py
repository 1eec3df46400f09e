"""The rule of the radar: from one rater's levels to a level, from several raters to a ring and an agreement."""

from collections.abc import Iterable

from radargen.model import (
    Agreement,
    Brake,
    Combine,
    Edition,
    Placement,
    Radar,
    Rating,
    Ring,
    Rule,
    Trend,
    Verdict,
)

# Fewer raters than this are an editor's estimate; from this share on they agree.
ENOUGH_RATERS, MOST = 3, 0.75


def placement(radar: Radar, trend: Trend, edition: Edition) -> Placement | None:
    """Where the trend stands in that edition and how that came about; None where it is not assessed."""
    assessment = trend.assessment(edition.id)
    if assessment is None:
        return None
    verdicts = tuple(verdict(radar, rating) for rating in assessment.ratings)
    if not verdicts:
        return Placement(assessment.ring, Agreement.STATED)
    levels = sorted(v.level for v in verdicts)
    level = lower_median(levels)
    computed = ring_at(radar.rings, level).id
    return Placement(
        ring=assessment.ring or computed,
        agreement=_agreement(radar, verdicts, computed),
        computed=computed,
        level=level,
        spread=(levels[0], levels[-1]),
        verdicts=verdicts,
    )


def verdict(radar: Radar, rating: Rating) -> Verdict:
    """One rater's levels run through the rule: combined, then held back by each brake that applies."""
    rule = radar.rule or Rule()
    levels = dict(rating.levels)
    combined = combine(rule.combine, levels.values())
    held = tuple(b for b in rule.brakes if applies(b, levels) and limit(b, levels) <= combined)
    level = max(1, min([combined, *(limit(b, levels) for b in held)]))
    return Verdict(rating.by, rating.levels, combined, level, held, ring_at(radar.rings, level).id)


def combine(how: Combine, levels: Iterable[int]) -> int:
    """One level of several."""
    ordered = sorted(levels)
    match how:
        case Combine.MEDIAN:
            return lower_median(ordered)
        case Combine.LOWEST:
            return ordered[0]


def applies(brake: Brake, levels: dict[str, int]) -> bool:
    """Whether the brake's conditions hold for these levels."""
    return all(levels[criterion] <= most for criterion, most in brake.at_most)


def limit(brake: Brake, levels: dict[str, int]) -> int:
    """The highest level the brake allows."""
    return levels[brake.ahead_of] + brake.by


def lower_median(ordered: list[int]) -> int:
    """The middle value, the lower of two: levels are ordinal, so nothing lies between them."""
    return ordered[(len(ordered) - 1) // 2]


def ring_at(rings: tuple[Ring, ...], level: int) -> Ring:
    """The ring that takes the level: the first, from the centre, that starts at or below it."""
    return next((ring for ring in rings if ring.lowest <= level), rings[-1])


def _agreement(radar: Radar, verdicts: tuple[Verdict, ...], shown: str) -> Agreement:
    if len(verdicts) < ENOUGH_RATERS:
        return Agreement.ESTIMATE
    order = [ring.id for ring in radar.rings]
    distances = [abs(order.index(v.ring) - order.index(shown)) for v in verdicts]
    if sum(d == 0 for d in distances) >= MOST * len(distances):
        return Agreement.HIGH
    if sum(d <= 1 for d in distances) >= MOST * len(distances):
        return Agreement.MEDIUM
    return Agreement.LOW
