"""Where the trends stand by those of their assessments that say enough."""

from collections.abc import Iterator
from functools import lru_cache

from radargen.assessing import placement
from radargen.model import Assessment, Edition, Placement, Radar, Trend
from radargen.reading.entries import Entries


@lru_cache(maxsize=1)
def stands(entries: Entries) -> tuple[tuple[Trend, int, Assessment, Placement], ...]:
    """Every assessment from which a placement follows, with its number and the placement; several rules ask."""
    return tuple(_placements(entries))


def _placements(entries: Entries) -> Iterator[tuple[Trend, int, Assessment, Placement]]:
    editions = {edition.id: edition for edition in entries.radar.editions}
    for trend in entries.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            edition = editions.get(assessment.edition)
            if not edition or assessment is not trend.assessment(edition.id):
                continue
            if not all(entries.tells(trend, "assessments", n, key) for key in ("ratings", "ring")):
                continue
            if placed := _placement(entries.radar, trend, edition):
                yield trend, n, assessment, placed


def _placement(radar: Radar, trend: Trend, edition: Edition) -> Placement | None:
    """The placement; None where the assessment does not carry one, which other rules report."""
    assessment = trend.assessment(edition.id)
    if assessment is None or not (assessment.ring or assessment.ratings):
        return None
    if assessment.ring and assessment.ring not in {ring.id for ring in radar.rings}:
        return None
    if any(len(rating.levels) != len(radar.criteria) or not rating.levels for rating in assessment.ratings):
        return None
    if len({rating.by.casefold() for rating in assessment.ratings}) < len(assessment.ratings):
        return None
    return placement(radar, trend, edition)
