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
class Entries:
    """A radar with every trend that could be read, also those with errors.

    `files` are the ids of all files, `documents` what the trends were made of. A rule that asks for what a trend lacks
    first asks whether the document tells it: what is missing may be the part with the error. `links` are pairs of ids,
    also from links whose type is wrong. `former` leads from ids that trends had before to those of today. `published`
    are the data of published editions, by their ids. `frame` is what radar.yaml says, as far as that is sound;
    `pictures` are those of texts by path, or what is wrong with one.
    """

    radar: Radar
    files: frozenset[str]
    documents: Mapping[str, Document] = field(default_factory=dict)
    links: frozenset[tuple[str, str]] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    frame: Document | None = None
    pictures: Mapping[str, Picture | Problem] = field(default_factory=dict)

    def now(self, trend_id: str) -> str:
        """The id of today of a trend that is named by that one."""
        return self.former.get(trend_id, trend_id)

    def tells(self, trend: Trend, *key: str | int) -> bool:
        """Whether it can be told what stands there in the trend, or that nothing does."""
        document = self.documents.get(trend.id)
        return document is None or document.tells(*key)

    def intact(self, trend: Trend, *key: str | int) -> bool:
        """Whether nothing at that place or below it was wrong."""
        document = self.documents.get(trend.id)
        return document is None or document.intact(*key)


Rule = Callable[[Entries], Iterator[Problem]]


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
