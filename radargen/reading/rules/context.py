"""The context of the rules: all entries of a radar, and their placements.

Rules see invalid entries too, for which placements cannot be computed, so they must take placements from here.
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
    """The input of a rule: the radar with every trend that could be read, also those with errors.

    - `all_ids`: the ids of all files of trends/, readable or not.
    - `documents`: the parsed file of each trend, by id.
    - `links`: pairs of ids (from, to), also of links whose type is wrong.
    - `former_ids`: current ids of trends by their former ids.
    - `published`: the data of published editions, by edition id.
    - `radar_document`: radar.yaml without its invalid values.
    - `pictures`: the pictures for texts by path, or the problem of one.

    A rule that reports something as missing must check `is_certain` first: it may have been removed as invalid.
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
        """The current id of a trend, given by its current or a former id."""
        return self.former_ids.get(trend_id, trend_id)

    def is_certain(self, trend: Trend, *key: str | int) -> bool:
        """Whether the value at that path of the entry, or its absence, is not affected by an error."""
        document = self.documents.get(trend.id)
        return document is None or document.is_certain(*key)

    def is_intact(self, trend: Trend, *key: str | int) -> bool:
        """Whether this also holds for everything below that path."""
        document = self.documents.get(trend.id)
        return document is None or document.is_intact(*key)


Rule = Callable[[RuleContext], Iterator[Problem]]


@lru_cache(maxsize=1)
def placements(context: RuleContext) -> tuple[tuple[Trend, int, Assessment, Placement], ...]:
    """Every assessment that yields a placement: trend, index of the assessment, assessment, placement.

    Cached for one context, since several rules need it.
    """
    return tuple(_placements(context))


@lru_cache(maxsize=1)
def placed_radar(context: RuleContext) -> Radar:
    """The radar with only those assessments, so that blips can be computed without errors."""
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
            if not all(context.is_certain(trend, "assessments", n, key) for key in ("ratings", "settled", "ring")):
                continue
            if placed := _placement(context.radar, trend, edition):
                yield trend, n, assessment, placed


def _placement(radar: Radar, trend: Trend, edition: Edition) -> Placement | None:
    """The placement; None if the assessment is incomplete or contradicts radar.yaml, which other rules report."""
    assessment = trend.assessment(edition.id)
    if assessment is None or not (assessment.ring or assessment.ratings):
        return None
    if assessment.ring and assessment.ring not in {ring.id for ring in radar.rings}:
        return None
    rated = [rating.levels for rating in assessment.ratings]
    rated += [assessment.settled.levels] if assessment.settled else []
    if any(len(levels) != len(radar.criteria) or not levels for levels in rated):
        return None
    if len({rating.by.casefold() for rating in assessment.ratings}) < len(assessment.ratings):
        return None
    return placement(radar, trend, edition)
