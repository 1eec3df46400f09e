"""What the rules look at: all entries of a radar together, and the placements that follow from them.

A rule sees entries with mistakes, while placements are computed for sound ones only; so rules take placements from here
and nowhere else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from radargen.assessing import placement
from radargen.model import Assessment, Edition, Picture, Placement, Radar, Trend
from radargen.model.problems import Problem
from radargen.reading.parsing.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class RuleContext:
    """Everything a rule may ask: the radar with every trend that could be read, also those with errors.

    - `all_ids`: the ids of all files of trends/, readable or not.
    - `documents`: the parsed file of each trend, by id.
    - `links`: pairs of ids (from, to), also of links whose type is wrong.
    - `former_ids`: leads from ids that trends had before to those they have today.
    - `published`: the data of published editions, by edition id.
    - `radar_document`: what remains of radar.yaml without its errors.
    - `pictures`: the pictures that texts may show, by path, or what is wrong with one.

    A rule that reports something as missing first asks `is_certain`: what is missing may be the part with the error.
    """

    radar: Radar
    all_ids: frozenset[str]
    documents: Mapping[str, Document] = field(default_factory=dict)
    links: frozenset[tuple[str, str]] = frozenset()
    former_ids: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    radar_document: Document | None = None
    pictures: Mapping[str, Picture | Problem] = field(default_factory=dict)

    def current_id(self, trend_id: str) -> str:
        """The id that the trend has today, whatever id it is named by."""
        return self.former_ids.get(trend_id, trend_id)

    def is_certain(self, trend: Trend, *key: str | int) -> bool:
        """Whether no error of the file hides what stands at that key of the trend, or that nothing does."""
        document = self.documents.get(trend.id)
        return document is None or document.is_certain(*key)

    def is_intact(self, trend: Trend, *key: str | int) -> bool:
        """Whether there was no error at that key, above it or below it."""
        document = self.documents.get(trend.id)
        return document is None or document.is_intact(*key)


Rule = Callable[[RuleContext], Iterator[Problem]]


@lru_cache(maxsize=1)
def placements(context: RuleContext) -> tuple[tuple[Trend, int, Assessment, Placement], ...]:
    """Every assessment that yields a placement: trend, index of the assessment, assessment, placement.

    Kept for the last radar, as several rules ask.
    """
    return tuple(_placements(context))


@lru_cache(maxsize=1)
def placed_radar(context: RuleContext) -> Radar:
    """The radar with those assessments only, so that charts and blips can be computed from it without errors."""
    kept: dict[str, list[Assessment]] = {}
    for trend, _, assessment, _ in placements(context):
        kept.setdefault(trend.id, []).append(assessment)
    trends = (replace(trend, assessments=tuple(kept.get(trend.id, ()))) for trend in context.radar.trends)
    return replace(context.radar, trends=tuple(trends))


def _placements(context: RuleContext) -> Iterator[tuple[Trend, int, Assessment, Placement]]:
    editions = {edition.id: edition for edition in context.radar.editions}
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            edition = editions.get(assessment.edition)
            if not edition or assessment is not trend.assessment(edition.id):
                continue
            if not all(context.is_certain(trend, "assessments", n, key) for key in ("ratings", "ring")):
                continue
            if placed := _placement(context.radar, trend, edition):
                yield trend, n, assessment, placed


def _placement(radar: Radar, trend: Trend, edition: Edition) -> Placement | None:
    """The placement; None where the assessment is incomplete or contradicts radar.yaml, which other rules report."""
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
