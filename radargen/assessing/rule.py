"""The aggregation rule: from one rater's levels to one level, from several raters to a ring and an agreement.

Levels are ordinal, so raters are combined by the lower median, and brakes cap a level without compensation.
"""

from collections.abc import Iterable

from radargen.model import (
    Agreement,
    Brake,
    Combine,
    Edition,
    Placement,
    Radar,
    Ring,
    Rule,
    Trend,
    Verdict,
)
from radargen.model.declared import Levels

# The least number of raters for an agreement; the least share of them that has to agree.
ENOUGH_RATERS, MOST = 3, 0.75


def placement(radar: Radar, trend: Trend, edition: Edition) -> Placement | None:
    """The ring of the trend in that edition with its derivation; None if it is not assessed.

    Raters agree or not by what each of them rated, whatever they settled on.
    """
    assessment = trend.assessment(edition.id)
    if assessment is None:
        return None
    verdicts = tuple(verdict(radar, rating.by, rating.levels) for rating in assessment.ratings)
    if not verdicts:
        return Placement(assessment.ring, Agreement.STATED)
    levels = sorted(v.level for v in verdicts)
    middle = lower_median(levels)
    settled = verdict(radar, "", assessment.settled.levels) if assessment.settled else None
    level = settled.level if settled else middle
    computed = ring_at(radar.rings, level).id
    return Placement(
        ring=assessment.ring or computed,
        agreement=_agreement(radar, verdicts, ring_at(radar.rings, middle).id),
        computed=computed,
        level=level,
        spread=(levels[0], levels[-1]),
        verdicts=verdicts,
        settled=settled,
    )


def verdict(radar: Radar, by: str, rated: Levels) -> Verdict:
    """The result of one set of levels: combined, then capped by each brake that applies; at least 1.

    `by` is the rater's name. Raises KeyError if a criterion is lacking that a brake names.
    """
    rule = radar.rule or Rule()
    levels = dict(rated)
    combined = combine(rule.combine, levels.values())
    held = tuple(b for b in rule.brakes if applies(b, levels) and limit(b, levels) <= combined)
    level = max(1, min([combined, *(limit(b, levels) for b in held)]))
    return Verdict(by, rated, combined, level, held, ring_at(radar.rings, level).id)


def combine(how: Combine, levels: Iterable[int]) -> int:
    """Combine several levels (at least one) into one."""
    ordered = sorted(levels)
    match how:
        case Combine.MEDIAN:
            return lower_median(ordered)
        case Combine.LOWEST:
            return ordered[0]


def applies(brake: Brake, levels: dict[str, int]) -> bool:
    """Whether the brake's conditions hold for these levels (by criterion id)."""
    return all(levels[criterion] <= most for criterion, most in brake.at_most)


def limit(brake: Brake, levels: dict[str, int]) -> int:
    """The highest level that the brake allows."""
    return levels[brake.ahead_of] + brake.by


def lower_median(ordered: list[int]) -> int:
    """The median of sorted levels, the lower one of two: on an ordinal scale there is no mean."""
    return ordered[(len(ordered) - 1) // 2]


def ring_at(rings: tuple[Ring, ...], level: int) -> Ring:
    """The ring of a level: the first, from the centre, whose lowest level is not above it."""
    return next((ring for ring in rings if ring.lowest <= level), rings[-1])


def _agreement(radar: Radar, verdicts: tuple[Verdict, ...], computed: str) -> Agreement:
    if len(verdicts) < ENOUGH_RATERS:
        return Agreement.ESTIMATE
    order = [ring.id for ring in radar.rings]
    distances = [abs(order.index(v.ring) - order.index(computed)) for v in verdicts]
    if sum(d == 0 for d in distances) >= MOST * len(distances):
        return Agreement.HIGH
    if sum(d <= 1 for d in distances) >= MOST * len(distances):
        return Agreement.MEDIUM
    return Agreement.LOW
