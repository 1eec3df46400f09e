"""Home, the table of all trends, and the pages of dimensions and rings."""

from dataclasses import dataclass

from radargen.model import Dimension, Movement, Ring
from radargen.pages import data
from radargen.pages.addresses import HOME, METHOD, TRENDS, dimension_page, href, ring_page
from radargen.pages.charts import picture
from radargen.pages.prose import Safe
from radargen.pages.views.marks import MarkView, how_to_read, marks
from radargen.pages.views.rows import (
    Columns,
    DimensionGroup,
    DimensionView,
    RingGroup,
    RingView,
    Row,
    by_dimension,
    by_ring,
    columns,
    dimension_view,
    ring_view,
    rows,
)
from radargen.pages.volume import Said, Volume


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to take away."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Change:
    """What moved one way since the edition before."""

    movement: str
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The edition at a glance."""

    title: Said
    edition: str
    date: str
    motto: Said
    theme: Said
    count: str
    radar: Safe | None
    groups: tuple[DimensionGroup, ...]
    changes: tuple[Change, ...]
    since: str
    marks: tuple[MarkView, ...]
    how_to_read: str
    downloads: tuple[DownloadView, ...]
    trends_href: str
    method_href: str


@dataclass(frozen=True, slots=True)
class TrendsView:
    """Every trend, those on the chart first."""

    edition: str
    shown: tuple[Row, ...]
    others: tuple[Row, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One dimension: its question and its trends by ring."""

    dimension: DimensionView
    edition: str
    count: str
    chart: Safe | None
    rings: tuple[RingGroup, ...]
    others: tuple[Row, ...]
    moves: bool
    siblings: tuple[DimensionView, ...]


@dataclass(frozen=True, slots=True)
class RingPage:
    """One ring: what it means and its trends by dimension."""

    ring: RingView
    edition: str
    count: str
    groups: tuple[DimensionGroup, ...]
    moves: bool
    siblings: tuple[RingView, ...]


def home(volume: Volume) -> HomeView:
    """The view of the home page."""
    radar, edition, say = volume.radar, volume.edition, volume.say
    shown = rows(volume, HOME, (blip.trend for blip in volume.blips.values()))
    before = radar.before(edition)
    return HomeView(
        title=volume.said(radar.title),
        edition=edition.name,
        date=say.date(edition.date) if edition.date else "",
        motto=volume.said(edition.motto),
        theme=volume.said(edition.theme),
        count=say("page.count", count=len(shown)),
        radar=picture(volume.charts.radar) if volume.charts.radar else None,
        groups=by_dimension(volume, HOME, shown),
        changes=_changes(volume, shown) if before else (),
        since=before.id if before else "",
        marks=marks(volume),
        how_to_read=how_to_read(volume),
        downloads=tuple(
            DownloadView(file.name, href(HOME, file.path)) for file in (*volume.charts.downloads, *data.offered(volume))
        ),
        trends_href=href(HOME, TRENDS),
        method_href=href(HOME, METHOD),
    )


def _changes(volume: Volume, shown: tuple[Row, ...]) -> tuple[Change, ...]:
    kinds = (Movement.NEW, Movement.IN, Movement.OUT)
    changes = (
        Change(kind, volume.say(f"home.{kind}"), tuple(row for row in shown if row.movement == kind)) for kind in kinds
    )
    return tuple(change for change in changes if change.rows)


def trends(volume: Volume) -> TrendsView:
    """The view of the table of all trends."""
    every = rows(volume, TRENDS, volume.trends.values())
    return TrendsView(
        edition=volume.edition.name,
        shown=tuple(row for row in every if row.ring),
        others=tuple(row for row in every if not row.ring),
        columns=columns(volume, every),
    )


def dimension(volume: Volume, own: Dimension) -> DimensionPage:
    """The view of one dimension's page."""
    page = dimension_page(own.id)
    every = rows(volume, page, (t for t in volume.trends.values() if t.dimension == own.id))
    shown = tuple(row for row in every if row.ring)
    chart = volume.charts.dimensions.get(own.id)
    return DimensionPage(
        dimension=dimension_view(volume, page, own.id),
        edition=volume.edition.name,
        count=volume.say("page.count", count=len(shown)),
        chart=picture(chart) if chart else None,
        rings=by_ring(volume, page, shown),
        others=tuple(row for row in every if not row.ring),
        moves=volume.moves,
        siblings=tuple(dimension_view(volume, page, each.id) for each in volume.radar.dimensions),
    )


def ring(volume: Volume, own: Ring) -> RingPage:
    """The view of one ring's page."""
    page = ring_page(own.id)
    shown = rows(volume, page, (b.trend for b in volume.blips.values() if b.placement.ring == own.id))
    return RingPage(
        ring=ring_view(volume, page, own.id),
        edition=volume.edition.name,
        count=volume.say("page.count", count=len(shown)),
        groups=by_dimension(volume, page, shown),
        moves=volume.moves,
        siblings=tuple(ring_view(volume, page, each.id) for each in volume.radar.rings),
    )
