"""Compares a rating with what the entry's sources and cases show, by the needs that the criterion states."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from radargen.assessing.source_quality import sources
from radargen.model import Countable, Criterion, EvidenceCount, EvidenceNeed, Shows, Source, SourceKind, Trend


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A count that an entry does not reach; `missing` is how many it lacks, 1 or more."""

    count: EvidenceCount
    missing: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A case or a source; items with one `voice` are not independent of each other.

    `direct` are those about the trend itself.
    """

    of: Countable
    voice: str
    kind: SourceKind | None
    shows: frozenset[Shows]
    direct: bool


def states_what_sources_show(trend: Trend) -> bool:
    """Whether any case or source of the entry says what it shows."""
    return any(case.shows for case in trend.cases) or any(source.shows for source in sources(trend))


def is_estimate(criterion: Criterion, trend: Trend) -> bool:
    """Whether no case or source of the entry shows what the criterion's level rests on."""
    return criterion.shown_by is not None and not any(criterion.shown_by in item.shows for item in _items(trend))


def shortfalls(criterion: Criterion, trend: Trend, level: int) -> tuple[tuple[Shortfall, ...], ...]:
    """What the entry lacks for that level of the criterion, 1 to 5: one tuple for each alternative.

    Empty if its sources carry the level, also because they carry a higher one. Where no need is stated for the level,
    the nearest lower level with needs counts.
    """
    stated = max((need.level for need in criterion.needs if need.level <= level), default=None)
    if stated is None:
        return ()
    items = tuple(_items(trend))
    found = []
    for need in criterion.needs:
        lacks = tuple(_lacks(need, trend, items)) if need.level >= stated else None
        if lacks == ():
            return ()
        if lacks and need.level == stated:
            found.append(lacks)
    return tuple(found)


def shown_level(criterion: Criterion, trend: Trend, level: int) -> int:
    """The highest level of the criterion, at most that one (1 to 5), that the entry carries without any condition.

    A legal duty, for one, is a condition: it is no proof. A level that does not rest on a condition is returned as is.
    """
    shown = tuple(need for need in criterion.needs if not any(count.condition for count in need.counts))
    # Below that level, nothing rests on a condition.
    least = min((need.level for need in criterion.needs if need not in shown), default=level + 1)
    if level < least or shortfalls(criterion, trend, level):
        return level
    highest = min(level, max([least - 1, *(need.level for need in shown)]))
    proof = replace(criterion, needs=shown)
    return next((lower for lower in range(highest, 1, -1) if not shortfalls(proof, trend, lower)), 1)


def _lacks(need: EvidenceNeed, trend: Trend, items: tuple[_Item, ...]) -> Iterator[Shortfall]:
    for count in need.counts:
        stated = count.condition is None or bool(getattr(trend, count.condition))
        voices = {item.voice for item in items if _counts(count, item)} if stated else set[str]()
        if len(voices) < count.at_least:
            yield Shortfall(count, count.at_least - len(voices))


def _counts(count: EvidenceCount, item: _Item) -> bool:
    return (
        count.of in (None, item.of)
        and (not count.kinds or (item.direct and item.kind in count.kinds))
        and item.kind not in count.besides
        and (not count.shows or not item.shows.isdisjoint(count.shows))
    )


def _items(trend: Trend) -> Iterator[_Item]:
    """The cases, one voice for each organisation, and the sources beside them, one for each author or publisher.

    The source of a case is not counted again; a case shows what its source shows. What is about a neighbouring subject
    is a voice among the sources, and no study of the trend.
    """
    for case in trend.cases:
        source = case.source
        shown = frozenset((*case.shows, *(source.shows if source else ())))
        kind, direct = source.kind if source else None, case.about is None
        of = Countable.CASES if direct else Countable.SOURCES
        yield _Item(of, f"case {_folded(case.organisation)}", kind, shown, direct)
    for source in trend.sources:
        yield _Item(Countable.SOURCES, voice(source), source.kind, frozenset(source.shows), source.about is None)


def voice(source: Source) -> str:
    """The author or publisher of a source; without one, the source itself, so that sources stay distinct."""
    return f"by {_folded(source.by)}" if source.by else f"source {source.url or source.title}"


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
