"""The changes of trends between two editions, in words and by kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from radargen.assessing.changes import Change, ChangeKind, State, changes
from radargen.model import Edition
from radargen.pages.addresses import href, trend_page
from radargen.pages.edition_view import NO_BREAK, EditionView, Localised
from radargen.pages.page_charts import Number, PageChart
from radargen.pages.views.page_parts.trend_rows import DimensionView, RingView, dimension_view, ring_view

# Kinds of changes that have a mark on the chart.
MOVEMENTS = (ChangeKind.NEW, ChangeKind.IN, ChangeKind.OUT)


@dataclass(frozen=True, slots=True)
class NameView:
    """A trend's name, page and id; something that is not a trend has no id."""

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
    """Trends with one kind of change, in reading order; `mark` is the id of a movement's sign, or empty.

    `count` is the total, of which each page of a long list has a part.
    """

    id: str
    mark: str
    heading: str
    count: int
    trends: tuple[ChangedTrend, ...]


@dataclass(frozen=True, slots=True)
class ChangedTrends:
    """All changes by kind, without empty groups; `tally` is a sentence with the counts."""

    groups: tuple[ChangedGroup, ...]
    tally: str


def found_changes(edition_view: EditionView, since: Edition) -> tuple[Change, ...]:
    """The changes of the viewed edition since an earlier one, by kind, then in reading order."""
    kinds = {kind: place for place, kind in enumerate(ChangeKind)}
    found = changes(State(edition_view.radar, since), State(edition_view.radar, edition_view.edition))
    return tuple(sorted(found, key=lambda change: (kinds[change.kind], edition_view.rank[change.trend.id])))


def changed(
    edition_view: EditionView,
    page: str,
    found: Sequence[Change],
    drawn: PageChart | None = None,
    shown: Sequence[Change] | None = None,
) -> ChangedTrends:
    """The changes `found`, for that page; `drawn` is the chart beside the list, if any.

    `shown` are the changes listed; None lists all.
    """
    numbers, count = drawn.numbers if drawn else {}, Counter(change.kind for change in found)
    listed: dict[ChangeKind, list[Change]] = {}
    for change in found if shown is None else shown:
        listed.setdefault(change.kind, []).append(change)
    groups = tuple(
        ChangedGroup(
            id=kind,
            mark=kind if kind in MOVEMENTS else "",
            heading=edition_view.wording(f"changes.{kind}"),
            count=count[kind],
            trends=tuple(_trend(edition_view, page, change, numbers) for change in own),
        )
        for kind, own in listed.items()
    )
    return ChangedTrends(groups, tally(edition_view, found))


def tally(edition_view: EditionView, found: Sequence[Change]) -> str:
    """A sentence with how many changes of each kind there are, and how many trends have none."""
    wording, count = edition_view.wording, Counter(change.kind for change in found)
    ids = {change.trend.id for change in found}
    unchanged = sum(trend_id not in ids for trend_id in edition_view.blips)
    tallies = [_counted(edition_view, kind, count[kind]) for kind in ChangeKind if count[kind]]
    if unchanged:
        tallies.append(_counted(edition_view, "unchanged", unchanged))
    return wording("changes.tally", tallies=wording.listed(tallies)) if found else wording("changes.none")


def name_view(edition_view: EditionView, page: str, trend_id: str) -> NameView | None:
    """The trend's name and page; None where there is no such trend."""
    trend = edition_view.trends.get(trend_id)
    return NameView(edition_view.name(trend), href(page, trend_page(trend_id)), trend_id) if trend else None


def _counted(edition_view: EditionView, kind: str, count: int) -> str:
    """The count of one kind in words, with a no-break space behind the number."""
    return edition_view.wording(f"changes.tally-{kind}", count=count).replace(" ", NO_BREAK, 1)


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
