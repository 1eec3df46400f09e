"""What an edition does not know: few raters, thin evidence, and the age and origin of its sources."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from radargen.assessing.evidence_needs import is_estimate, voice
from radargen.assessing.rule import lower_median, ring_at, verdict
from radargen.assessing.source_quality import sources
from radargen.assessing.trend_status import blips
from radargen.model import Blip, Certainty, Edition, Placement, Radar, Source, SourceKind

# Average days per year; and the suffix, by length of a date, that makes it a day in the middle of its year or month.
_YEAR = 365.25
_MIDDLE = {4: "-07-01", 7: "-15", 10: ""}


@dataclass(frozen=True, slots=True)
class RaterGap:
    """The number of trends with two or more raters who differ by that many levels on a criterion."""

    criterion: str
    same: int
    one: int
    more: int


@dataclass(frozen=True, slots=True)
class SourceGaps:
    """The distinct sources of an edition: how many, by kind (None: not stated), and how many without a date.

    `age` is the median age in years at the date of the edition, None without dates; `author` has who wrote or published
    most of them, with how many, and how many sources name their author at all.
    """

    count: int
    undated: int
    age: float | None
    kinds: tuple[tuple[SourceKind | None, int], ...]
    author: str
    most: int
    named: int


@dataclass(frozen=True, slots=True)
class EditionGaps:
    """The counts for one edition; of its trends, `rated` have ratings, `several` two or more.

    Of those with `settled` levels, `outside` have one above or below all ratings. In `rings_apart`, single ratings lead
    to different rings; in `near_edge`, one level more or less on one criterion would change the ring. `estimates` are
    the levels that no source shows, by criterion; `searches` counts unsuccessful searches, in `searching` trends.
    """

    trends: int
    rated: int
    several: int
    settled: int
    outside: int
    rings_apart: int
    near_edge: int
    raters: tuple[RaterGap, ...]
    thin: int
    one_voice: int
    estimates: tuple[tuple[str, int], ...]
    sources: SourceGaps | None
    searches: int
    searching: int


def edition_gaps(radar: Radar, edition: Edition) -> EditionGaps:
    """The numbers for the trends that the edition shows."""
    shown = blips(radar, edition)
    rated = [blip for blip in shown if blip.placement.verdicts]
    several = [blip for blip in rated if len(blip.placement.verdicts) > 1]
    searches = [len(blip.trend.searched) for blip in shown if blip.trend.searched]
    found = {source.url or source.title: source for blip in shown for source in sources(blip.trend)}
    return EditionGaps(
        trends=len(shown),
        rated=len(rated),
        several=len(several),
        settled=sum(blip.placement.settled is not None for blip in shown),
        outside=sum(_is_outside(blip.placement) for blip in rated),
        rings_apart=sum(len({v.ring for v in blip.placement.verdicts}) > 1 for blip in several),
        near_edge=sum(_is_near_edge(radar, blip.placement) for blip in rated),
        raters=tuple(_raters(criterion.id, several) for criterion in radar.criteria),
        thin=sum(blip.certainty is Certainty.WEAK for blip in shown),
        one_voice=sum(len({voice(source) for source in sources(blip.trend)}) == 1 for blip in shown),
        estimates=tuple(
            (criterion.id, sum(is_estimate(criterion, blip.trend) for blip in rated))
            for criterion in radar.criteria
            if criterion.shown_by
        ),
        sources=_sources(found.values(), edition.date) if found else None,
        searches=sum(searches),
        searching=len(searches),
    )


def _raters(criterion: str, several: Iterable[Blip]) -> RaterGap:
    apart = []
    for blip in several:
        levels = [dict(verdict.levels)[criterion] for verdict in blip.placement.verdicts]
        apart.append(max(levels) - min(levels))
    return RaterGap(criterion, apart.count(0), apart.count(1), sum(gap > 1 for gap in apart))


def _is_outside(placement: Placement) -> bool:
    """Whether a settled level is above or below all ratings of its criterion."""
    if placement.settled is None:
        return False
    rated = [dict(verdict.levels) for verdict in placement.verdicts]
    return any(
        not min(levels[criterion] for levels in rated) <= level <= max(levels[criterion] for levels in rated)
        for criterion, level in placement.settled.levels
    )


def _is_near_edge(radar: Radar, placement: Placement) -> bool:
    """Whether one level more or less on one criterion, in all deciding verdicts, leads to another computed ring."""
    decide = placement.deciding

    def ring(criterion: str, by: int) -> str:
        moved = [
            verdict(
                radar, "", tuple((name, min(5, max(1, level + by * (name == criterion)))) for name, level in v.levels)
            )
            for v in decide
        ]
        return ring_at(radar.rings, lower_median(sorted(v.level for v in moved))).id

    return any(ring(criterion, by) != placement.computed for criterion, _ in decide[0].levels for by in (-1, 1))


def _sources(found: Iterable[Source], day: dt.date | None) -> SourceGaps:
    listed = list(found)
    ages = list(_ages(listed, day)) if day else []
    authors = Counter(source.by for source in listed if source.by)
    # On a tie the first by name, so that the order of files does not matter.
    author, most = min(authors.items(), key=lambda row: (-row[1], row[0]), default=("", 0))
    kinds = Counter(source.kind for source in listed)
    return SourceGaps(
        count=len(listed),
        undated=sum(not source.date for source in listed),
        age=median(ages) if ages else None,
        kinds=tuple(sorted(kinds.items(), key=lambda row: (row[0] is None, -row[1], str(row[0])))),
        author=author,
        most=most,
        named=authors.total(),
    )


def _ages(found: Iterable[Source], day: dt.date) -> Iterator[float]:
    """Ages in years, at least 0; an inexact date counts as the middle of its period."""
    for source in found:
        if source.date:
            date = dt.date.fromisoformat(source.date + _MIDDLE[len(source.date)])
            yield max(0, (day - date).days) / _YEAR
