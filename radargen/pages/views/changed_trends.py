"""The changes of trends between two editions, in words and by kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from radargen.assessing.changes import Change, ChangeKind, State, changes
from radargen.model import Edition
from radargen.pages.addresses import href, trend_page
from radargen.pages.edition_view import NO_BREAK, EditionView, Localised
from radargen.pages.page_charts import Number, PageChart
from radargen.pages.views.trend_rows import DimensionView, RingView, dimension_view, ring_view

# The kinds that have a mark on the chart.
MOVEMENTS = (ChangeKind.NEW, ChangeKind.IN, ChangeKind.OUT)


@dataclass(frozen=True, slots=True)
class NameView:
    """A trend's name, page and id; what is no trend has no id."""

    name: Localised
    href: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ChangedTrend:
    """The change of one trend; fields that do not apply are empty or None."""

    number: Number | None
    trend: NameView
    dimension: DimensionView
    before: RingView | None
    after: RingView | None
    fate: str
    reason: Localised
    successor: NameView | None


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """The trends with one kind of change, in reading order; `mark` is the id of a movement's sign, or empty."""

    id: str
    mark: str
    heading: str
    tally: str
    trends: tuple[ChangedTrend, ...]


@dataclass(frozen=True, slots=True)
class ChangedTrends:
    """All changes by kind, without empty groups; `tally` is a sentence with the counts."""

    groups: tuple[ChangedGroup, ...]
    tally: str


def changed(edition_view: EditionView, page: str, since: Edition, drawn: PageChart | None = None) -> ChangedTrends:
    """The changes of the viewed edition since an earlier one; `drawn` is the chart beside the list, if any."""
    wording, radar = edition_view.wording, edition_view.radar
    numbers = drawn.numbers if drawn else {}
    all_changes = changes(State(radar, since), State(radar, edition_view.edition))
    groups = tuple(
        _group(edition_view, page, kind, changes_of_kind, numbers)
        for kind in ChangeKind
        if (changes_of_kind := [c for c in all_changes if c.kind is kind])
    )
    changed_ids = {change.trend.id for change in all_changes}
    unchanged = sum(trend_id not in changed_ids for trend_id in edition_view.blips)
    tallies = [group.tally for group in groups]
    if unchanged:
        tallies.append(_tally(edition_view, "unchanged", unchanged))
    return ChangedTrends(
        groups, wording("changes.tally", tallies=wording.listed(tallies)) if groups else wording("changes.none")
    )


def name_view(edition_view: EditionView, page: str, trend_id: str) -> NameView | None:
    """The trend's name and page; None where there is no such trend."""
    trend = edition_view.trends.get(trend_id)
    return NameView(edition_view.name(trend), href(page, trend_page(trend_id)), trend_id) if trend else None


def _tally(edition_view: EditionView, kind: str, count: int) -> str:
    """The count of one kind in words, with a no-break space behind the number."""
    return edition_view.wording(f"changes.tally-{kind}", count=count).replace(" ", NO_BREAK, 1)


def _group(
    edition_view: EditionView,
    page: str,
    kind: ChangeKind,
    changes_of_kind: Iterable[Change],
    numbers: Mapping[str, Number],
) -> ChangedGroup:
    ordered = sorted(changes_of_kind, key=lambda change: edition_view.rank[change.trend.id])
    return ChangedGroup(
        id=kind,
        mark=kind if kind in MOVEMENTS else "",
        heading=edition_view.wording(f"changes.{kind}"),
        tally=_tally(edition_view, kind, len(ordered)),
        trends=tuple(_trend(edition_view, page, change, numbers) for change in ordered),
    )


def _trend(edition_view: EditionView, page: str, change: Change, numbers: Mapping[str, Number]) -> ChangedTrend:
    trend = change.trend
    archived = trend.archived if change.kind is ChangeKind.ARCHIVED else None
    rings = {ring.id for ring in edition_view.radar.rings}
    before, after = (
        ring_view(edition_view, page, ring) if ring in rings and change.kind is not ChangeKind.RENAMED else None
        for ring in (change.before, change.after)
    )
    return ChangedTrend(
        number=numbers.get(trend.id),
        trend=NameView(edition_view.name(trend), href(page, trend_page(trend.id)), trend.id),
        dimension=dimension_view(edition_view, page, trend.dimension),
        before=before,
        after=after if change.kind is not ChangeKind.RATED else None,
        fate=edition_view.wording(f"fate.{archived.fate}") if archived else "",
        reason=edition_view.sentence(change.reason),
        successor=name_view(edition_view, page, archived.successor) if archived else None,
    )
