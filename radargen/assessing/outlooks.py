"""Scores what earlier editions expected of a trend, from the rings of later editions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from radargen.assessing.rule import placement
from radargen.model import Direction, Edition, Fate, Outlook, Radar, Score, Trend


@dataclass(frozen=True, slots=True)
class ScoredOutlook:
    """An outlook with the edition that published it, and its score."""

    edition: Edition
    outlook: Outlook
    score: Score


def scored_outlooks(radar: Radar, trend: Trend, until: Edition) -> Iterator[ScoredOutlook]:
    """The outlooks of the editions up to `until`, oldest first, each as `until` and the editions before it score it.

    The first later edition whose year is `by` or after decides; until there is one, and if it does not assess the
    trend, the outlook is open.
    """
    editions = radar.editions[: radar.editions.index(until) + 1]
    for n, edition in enumerate(editions):
        assessment = trend.assessment(edition.id)
        if assessment and assessment.outlook:
            decisive = next((later for later in editions[n + 1 :] if _is_due(assessment.outlook, later)), None)
            score = _score(radar, trend, assessment.outlook, edition, decisive) if decisive else Score.OPEN
            yield ScoredOutlook(edition, assessment.outlook, score)


def outlook_tally(radar: Radar, until: Edition) -> Mapping[Score, int]:
    """How many outlooks of all trends have each score."""
    return Counter(scored.score for trend in radar.trends for scored in scored_outlooks(radar, trend, until))


def _is_due(outlook: Outlook, edition: Edition) -> bool:
    return edition.date is not None and edition.date.year >= outlook.by


def _score(radar: Radar, trend: Trend, outlook: Outlook, made: Edition, decisive: Edition) -> Score:
    before, now = _depth(radar, trend, made), _depth(radar, trend, decisive)
    if now is None and trend.archived and trend.archived.edition in _until(radar, decisive):
        if trend.archived.fate in (Fate.MERGED, Fate.SPLIT):
            # Its ring by then is unknown.
            return Score.OPEN
        # Leaving the chart is the last step inwards or outwards.
        now = -1 if trend.archived.fate is Fate.MAINSTREAM else len(radar.rings)
    if before is None or now is None:
        return Score.OPEN
    came = Direction.IN if now < before else Direction.OUT if now > before else Direction.STAYS
    return Score.HIT if came is outlook.towards else Score.MISS


def _depth(radar: Radar, trend: Trend, edition: Edition) -> int | None:
    """The place of the trend's ring, 0 for the innermost; None where the edition does not assess it."""
    found = placement(radar, trend, edition)
    return [ring.id for ring in radar.rings].index(found.ring) if found else None


def _until(radar: Radar, edition: Edition) -> set[str]:
    return {each.id for each in radar.editions[: radar.editions.index(edition) + 1]}


def expected_directions(radar: Radar, edition: Edition) -> Mapping[str, Direction]:
    """Where the edition expects its trends to move, by trend; those that stay, or have no outlook, are left out."""
    assessments = {trend.id: trend.assessment(edition.id) for trend in radar.on(edition)}
    return {
        trend: assessment.outlook.towards
        for trend, assessment in assessments.items()
        if assessment and assessment.outlook and assessment.outlook.towards is not Direction.STAYS
    }
