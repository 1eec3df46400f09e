"""Where the trends stand by those of their assessments that say enough.

A rule sees entries with mistakes, and reckoning is for sound ones. What rules reckon with, they get here and nowhere
else.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from radargen.assessing import placement
from radargen.model import Assessment, Edition, Placement, Radar, Trend
from radargen.reading.entries import Entries


@lru_cache(maxsize=1)
def stands(entries: Entries) -> tuple[tuple[Trend, int, Assessment, Placement], ...]:
    """Every assessment from which a placement follows, with its number and the placement; several rules ask."""
    return tuple(_placements(entries))


@lru_cache(maxsize=1)
def standing(entries: Entries) -> Radar:
    """The radar in which trends have those assessments alone; all that is known of editions can be reckoned from it."""
    kept: dict[str, list[Assessment]] = {}
    for trend, _, assessment, _ in stands(entries):
        kept.setdefault(trend.id, []).append(assessment)
    trends = (replace(trend, assessments=tuple(kept.get(trend.id, ()))) for trend in entries.radar.trends)
    return replace(entries.radar, trends=tuple(trends))


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
