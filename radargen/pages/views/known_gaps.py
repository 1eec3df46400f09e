"""What this edition does not know, computed from its ratings and sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from radargen.assessing.edition_gaps import EditionGaps, SourceGaps, edition_gaps
from radargen.pages.edition_view import EditionView


@dataclass(frozen=True, slots=True)
class GapTable:
    """A small table; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """The sentences and the tables; without tables if there is nothing to count."""

    sentences: tuple[str, ...]
    tables: tuple[GapTable, ...]


def known_gaps(edition_view: EditionView) -> GapsView | None:
    """What the edition does not know; None where it has neither ratings nor sources."""
    gaps = edition_gaps(edition_view.radar, edition_view.edition)
    if not gaps.rated and gaps.sources is None:
        return None
    tables = (*_rater_table(edition_view, gaps), *(_kinds(edition_view, gaps.sources) if gaps.sources else ()))
    return GapsView(tuple(_sentences(edition_view, gaps)), tables)


def _sentences(edition_view: EditionView, gaps: EditionGaps) -> Iterator[str]:
    wording, known = edition_view.wording, gaps.sources
    if gaps.rated:
        yield wording("gaps.raters", several=gaps.several, total=gaps.trends, single=gaps.rated - gaps.several)
        if gaps.several:
            yield wording("gaps.settled", count=gaps.settled)
            if gaps.outside:
                yield wording("gaps.outside", count=gaps.outside)
            yield wording("gaps.rings-apart", count=gaps.rings_apart, total=gaps.several)
        yield wording("gaps.near-edge", count=gaps.near_edge, total=gaps.rated)
        yield wording("gaps.thin", count=gaps.thin)
    if known:
        yield wording("gaps.one-voice", count=gaps.one_voice)
    if gaps.rated and gaps.estimates:
        parts = [
            wording("gaps.estimate", number=number, count=gaps.rated, criterion=_name(edition_view, criterion))
            for criterion, number in gaps.estimates
        ]
        yield wording("gaps.estimates", parts=wording.listed(parts))
    if known:
        yield wording("gaps.sources", count=known.count, undated=known.undated)
        if known.age is not None:
            yield wording("gaps.age", years=wording.number(Decimal(str(round(known.age, 1)))))
        if known.most > 1:
            share = _percent(edition_view, known.most, known.count)
            yield wording("gaps.author", name=known.author, number=known.most, share=share)
        if known.named < known.count:
            yield wording("gaps.unnamed", count=known.count - known.named)
    yield wording("gaps.searches" if gaps.searches else "gaps.no-searches", count=gaps.searches, trends=gaps.searching)


def _rater_table(edition_view: EditionView, gaps: EditionGaps) -> Iterator[GapTable]:
    wording = edition_view.wording
    if gaps.several:
        head = tuple(wording(f"gaps.{key}") for key in ("criterion", "same", "one", "more"))
        rows = tuple(
            (_name(edition_view, row.criterion), str(row.same), str(row.one), str(row.more)) for row in gaps.raters
        )
        yield GapTable(wording("gaps.apart", count=gaps.several), head, rows)


def _kinds(edition_view: EditionView, known: SourceGaps) -> Iterator[GapTable]:
    wording = edition_view.wording
    if any(kind for kind, _ in known.kinds):
        head = tuple(wording(f"gaps.{key}") for key in ("kind", "number", "share"))
        rows = tuple(
            (
                wording(f"kind.{kind}") if kind else wording("gaps.kindless"),
                wording.number(number),
                _percent(edition_view, number, known.count),
            )
            for kind, number in known.kinds
        )
        yield GapTable(wording("gaps.kinds"), head, rows)


def _percent(edition_view: EditionView, part: int, whole: int) -> str:
    """The share, with a decimal only below 1 %."""
    share = 100 * part / whole
    number = edition_view.wording.number(Decimal(str(round(share, 1) if share < 1 else round(share))))
    return edition_view.wording("gaps.percent", number=number)


def _name(edition_view: EditionView, criterion_id: str) -> str:
    criteria = edition_view.radar.criteria
    return next(one for one in criteria if one.id == criterion_id).name.any(edition_view.language)
