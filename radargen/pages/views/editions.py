"""The pages of the editions: all of them at a glance, each by itself, and two compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from radargen.assessing import blip
from radargen.model import Corrected, Correction, Edition, Movement, Trend
from radargen.pages.addresses import EDITIONS, HOME, comparison_page, edition_page, href, trend_page
from radargen.pages.page_charts import Drawn, Number, pairs, picture
from radargen.pages.prose import Safe
from radargen.pages.views.changed import Changed, ChangedGroup, NameView, changed, name_view
from radargen.pages.views.marks import MarkView, how_to_read, marks
from radargen.pages.views.rows import (
    DimensionGroup,
    DimensionView,
    RingView,
    by_dimension,
    dimension_view,
    ring_view,
    rows,
)
from radargen.pages.volume import Localised, Volume

# With more editions than this a column has no room for the names of rings.
NAMED_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition as others name it; `href` of the edition, or of the comparison with it."""

    id: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A radar, and one for a narrow screen where that has its own."""

    wide: Safe
    phone: Safe | None


@dataclass(frozen=True, slots=True)
class CorrectedView:
    """A trend that a correction changed, by its name or, where it has no page, its `id`; its rings where they differ.

    `what` says what else is different, or that it came or went.
    """

    trend: NameView | None
    id: str
    before: RingView | None
    after: RingView | None
    what: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was put right on a day, and what changed with it: `parts` of the frame, and trends."""

    date: str
    why: Localised
    parts: str
    trends: tuple[CorrectedView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition: its motto, its radar, its trends with their `numbers` by href, and what changed.

    `newest` is empty where it is the newest itself; `corrections` are the last first, `corrected` says when that was.
    """

    id: str
    title: str
    date: str
    motto: Localised
    theme: Localised
    unconfirmed: str
    corrected: str
    corrections: tuple[CorrectionView, ...]
    count: str
    radar: Picture | None
    marks: tuple[MarkView, ...]
    how_to_read: str
    groups: tuple[DimensionGroup, ...]
    numbers: Mapping[str, Number]
    since: str
    since_href: str
    changed: Changed | None
    siblings: tuple[EditionLink, ...]
    newest: str
    newest_href: str
    all_href: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the list of all; `tally` is what changed with it, `since` what it can be compared with.

    `state` says that it is being prepared, if it is; `corrected` when it was put right last, if it was.
    """

    edition: EditionLink
    state: str
    date: str
    corrected: str
    motto: Localised
    count: str
    tally: str
    since: tuple[EditionLink, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a trend stood in one edition; `ring` is None where it did not, `fate` what became of it just then."""

    ring: RingView | None
    movement: str
    movement_word: str
    fate: str


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A trend through all editions, oldest first."""

    trend: NameView
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class TrajectoryGroup:
    """The trends of one dimension."""

    dimension: DimensionView
    trends: tuple[Trajectory, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All editions; `intro` says how rings are read, `signs` and `archived` what else occurs in the table.

    In a `wide` one the columns have no room for words.
    """

    intro: str
    lines: tuple[EditionLine, ...]
    columns: tuple[EditionLink, ...]
    rings: tuple[RingView, ...]
    signs: tuple[MarkView, ...]
    archived: bool
    groups: tuple[TrajectoryGroup, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two editions compared. `earlier` and `later` are the other choices for either side."""

    since: EditionLink
    edition: EditionLink
    radar: Picture | None
    marks: tuple[MarkView, ...]
    tally: str
    groups: tuple[ChangedGroup, ...]
    earlier: tuple[EditionLink, ...]
    later: tuple[EditionLink, ...]
    all_href: str


def edition_view(volume: Volume) -> EditionView:
    """The view of the page of the volume's edition."""
    radar, edition, say = volume.radar, volume.edition, volume.say
    page = edition_page(edition.id)
    shown = rows(volume, page, (blip.trend for blip in volume.blips.values()))
    before, several = radar.before(edition), len(radar.editions) > 1
    compared = before and (before, edition) in pairs(radar)
    drawn = volume.charts.editions.get(edition.id)
    return EditionView(
        id=edition.id,
        title=edition.label(say),
        date=edition.dated(say),
        motto=volume.said(edition.motto),
        theme=volume.said(edition.theme),
        unconfirmed=volume.unconfirmed,
        corrected=volume.corrected,
        corrections=tuple(_correction(volume, page, one) for one in reversed(edition.corrections)),
        count=say("page.count", count=len(shown)),
        radar=_picture(drawn),
        marks=marks(volume),
        how_to_read=how_to_read(volume),
        groups=by_dimension(volume, page, shown),
        numbers={href(page, trend_page(key)): number for key, number in (drawn.numbers if drawn else {}).items()},
        since=before.id if before else "",
        since_href=href(page, comparison_page(before.id, edition.id)) if before and compared else "",
        changed=changed(volume, page, before, drawn) if before else None,
        siblings=tuple(_link(page, each, edition) for each in reversed(radar.editions)) if several else (),
        newest=radar.newest.id if edition != radar.newest else "",
        newest_href=href(page, HOME),
        all_href=href(page, EDITIONS) if several else "",
    )


def overview(volume: Volume, each: tuple[Volume, ...]) -> OverviewView:
    """The view of the page of all editions; `each` are they, oldest first, `volume` is the newest."""
    radar, groups = volume.radar, _trajectories(volume)
    stands = [stand for group in groups for each in group.trends for stand in each.stands]
    moves = {stand.movement for stand in stands}
    return OverviewView(
        intro=volume.say("editions.signs" if radar.criteria else "editions.signs-plain"),
        lines=tuple(_line(one) for one in reversed(each)),
        columns=tuple(_link(EDITIONS, edition) for edition in radar.editions),
        rings=tuple(ring_view(volume, EDITIONS, ring.id) for ring in radar.rings),
        signs=tuple(MarkView(each, volume.say(f"movement.{each}")) for each in Movement if each in moves),
        archived=any(stand.fate for stand in stands),
        groups=groups,
        wide=len(radar.editions) > NAMED_COLUMNS,
    )


def comparison(volume: Volume, since: Edition) -> ComparisonView:
    """The view of the page that compares the volume's edition with an earlier one."""
    edition, compared = volume.edition, pairs(volume.radar)
    page = comparison_page(since.id, edition.id)
    drawn = volume.charts.pairs.get((since.id, edition.id))
    found = changed(volume, page, since, drawn)
    return ComparisonView(
        since=_link(page, since),
        edition=_link(page, edition),
        radar=_picture(drawn),
        marks=tuple(MarkView(group.mark, volume.say(f"movement.{group.mark}")) for group in found.groups if group.mark),
        tally=found.tally,
        groups=found.groups,
        earlier=tuple(
            EditionLink(one.id, href(page, comparison_page(one.id, edition.id)), one == since)
            for one, other in compared
            if other == edition
        ),
        later=tuple(
            EditionLink(other.id, href(page, comparison_page(since.id, other.id)), other == edition)
            for one, other in compared
            if one == since
        ),
        all_href=href(page, EDITIONS),
    )


def _correction(volume: Volume, page: str, one: Correction) -> CorrectionView:
    say = volume.say
    return CorrectionView(
        date=say.date(one.date),
        why=volume.said(one.why),
        parts=", ".join(say(f"corrections.{part}") for part in one.parts),
        trends=tuple(_corrected(volume, page, each) for each in one.trends),
    )


def _corrected(volume: Volume, page: str, each: Corrected) -> CorrectedView:
    say, known = volume.say, {ring.id for ring in volume.radar.rings}
    before, after = (ring_view(volume, page, ring) if ring in known else None for ring in (each.before, each.ring))
    moved = each.before != each.ring
    # What follows from another ring needs no words beside it.
    keys = [key for key in each.keys if not (moved and key in ("ring", "computed_ring", "level"))]
    what = [say(f"corrections.key.{key}") for key in keys]
    if not each.before or not each.ring:
        what = [say("corrections.added" if each.ring else "corrections.removed")]
    return CorrectedView(
        trend=name_view(volume, page, each.id),
        id=each.id,
        before=before if moved else None,
        after=after if moved else None,
        what=", ".join(what),
    )


def _line(volume: Volume) -> EditionLine:
    radar, edition, say = volume.radar, volume.edition, volume.say
    before = radar.before(edition)
    return EditionLine(
        edition=_link(EDITIONS, edition),
        state=say("editions.open") if edition.open else "",
        date=edition.dated(say),
        corrected=volume.corrected,
        motto=volume.said(edition.motto),
        count=say("page.count", count=len(volume.blips)),
        tally=changed(volume, EDITIONS, before).tally if before else "",
        since=tuple(
            EditionLink(one.id, href(EDITIONS, comparison_page(one.id, edition.id)))
            for one, other in reversed(pairs(radar))
            if other == edition
        ),
    )


def _trajectories(volume: Volume) -> tuple[TrajectoryGroup, ...]:
    """The trends that any edition showed, by dimension."""
    groups = []
    for dimension in volume.radar.dimensions:
        own = tuple(
            trajectory
            for trend in volume.trends.values()
            if trend.dimension == dimension.id and (trajectory := _trajectory(volume, trend))
        )
        if own:
            groups.append(TrajectoryGroup(dimension_view(volume, EDITIONS, dimension.id), own))
    return tuple(groups)


def _trajectory(volume: Volume, trend: Trend) -> Trajectory | None:
    named = name_view(volume, EDITIONS, trend.id)
    if named is None or not trend.assessments:
        return None
    return Trajectory(named, tuple(_stand(volume, trend, edition) for edition in volume.radar.editions))


def _stand(volume: Volume, trend: Trend, edition: Edition) -> Stand:
    radar = volume.radar
    earlier = radar.before(edition)
    if shown := blip(radar, trend, edition):
        moved = shown.movement if earlier and shown.movement is not Movement.UNCHANGED else ""
        word = volume.say(f"movement.{moved}") if moved else ""
        return Stand(ring_view(volume, EDITIONS, shown.placement.ring), moved, word, "")
    archived = trend.archived
    left = archived and (edition.id == archived.edition or (earlier is not None and trend.assessment(earlier.id)))
    return Stand(None, "", "", volume.say(f"fate.{archived.fate}") if archived and left else "")


def _link(page: str, edition: Edition, current: Edition | None = None) -> EditionLink:
    return EditionLink(edition.id, href(page, edition_page(edition.id)), edition == current)


def _picture(drawn: Drawn | None) -> Picture | None:
    if drawn is None:
        return None
    return Picture(picture(drawn.svg), picture(drawn.phone) if drawn.phone else None)
