"""What an analyst wants to know of editions and trends, as plain values in one language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from radargen.assessing import blip, blips, lower_median
from radargen.model import Blip, Edition, Radar
from radargen.text.source_marks import without_marks

SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition: its id, its day (None where radar.yaml gives none) and its motto.

    An `open` one is being prepared; it is known only where the radar was loaded with `preview`.
    """

    id: str
    date: dt.date | None
    motto: str
    open: bool


@dataclass(frozen=True, slots=True)
class PastRing:
    """On which ring a trend stood in an edition; `level` is 1 to 5, None where no rule was applied."""

    edition: str
    ring: str
    level: int | None


@dataclass(frozen=True, slots=True)
class TrendFacts:
    """A trend as an edition shows it.

    `dimension` and `ring` are ids, whose names `LoadedRadar.dimensions` and `LoadedRadar.rings` have. `computed_ring`
    is the ring by the rule, None without ratings; it differs from `ring` where the editors override it. `level`,
    `impact` and the two efforts are 1 (low) to 5 (high), None where unknown; `levels` has them by the id of a
    criterion, where raters differ the lower middle one. `movement` is `new`, `in`, `out` or `unchanged`, `agreement`,
    `action` and `certainty` are words of the site's data, None where nothing is known. `history` is oldest first and
    ends with the edition itself.
    """

    id: str
    name: str
    summary: str
    dimension: str
    ring: str
    computed_ring: str | None
    level: int | None
    movement: str
    ring_before: str | None
    agreement: str
    action: str | None
    certainty: str | None
    impact: int | None
    effort_organisation: int | None
    effort_architecture: int | None
    levels: Mapping[str, int]
    tags: tuple[str, ...]
    requires: tuple[str, ...]
    history: tuple[PastRing, ...]


def edition_facts(edition: Edition, language: str) -> EditionFacts:
    """What there is to know of an edition, in that language, else in the first that there is."""
    return EditionFacts(edition.id, edition.date, _words(edition.motto.any(language)), edition.open)


def trend_facts(radar: Radar, edition: Edition, language: str) -> tuple[TrendFacts, ...]:
    """The trends on the edition's chart, sorted by id."""
    return tuple(_facts(radar, edition, one, language) for one in sorted(blips(radar, edition), key=lambda one: one.id))


def _facts(radar: Radar, edition: Edition, shown: Blip, language: str) -> TrendFacts:
    trend, placement = shown.trend, shown.placement
    ratings = [dict(verdict.levels) for verdict in placement.deciding]
    levels = {
        criterion.id: lower_median(sorted(rating[criterion.id] for rating in ratings if criterion.id in rating))
        for criterion in radar.criteria
        if any(criterion.id in rating for rating in ratings)
    }
    until = radar.editions[: radar.editions.index(edition) + 1]
    return TrendFacts(
        id=trend.id,
        name=_words(trend.name.any(language)),
        summary=_words(without_marks(trend.summary.any(language))),
        dimension=trend.dimension,
        ring=placement.ring,
        computed_ring=placement.computed,
        level=placement.level,
        movement=shown.movement.value,
        ring_before=shown.before,
        agreement=placement.agreement.value,
        action=shown.action.value if shown.action else None,
        certainty=shown.certainty.value if shown.certainty else None,
        impact=shown.impact,
        effort_organisation=trend.effort.organisation if trend.effort else None,
        effort_architecture=trend.effort.architecture if trend.effort else None,
        levels=levels,
        tags=trend.tags,
        requires=tuple(link.to for link in trend.links if link.type == "requires"),
        history=tuple(
            PastRing(each.id, past.placement.ring, past.placement.level)
            for each in until
            if (past := blip(radar, trend, each))
        ),
    )


def _words(text: str) -> str:
    """The text without soft hyphens, which would disturb comparisons of names."""
    return text.replace(SOFT_HYPHEN, "")
