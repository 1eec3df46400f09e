"""Links across dimensions: drawn between two columns of trends, told as lists, and followed from trend to trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from radargen.assessing import Ask
from radargen.model import Dimension, Link, LinkType, Trend
from radargen.pages.addresses import NETWORK, asks_page, href, trend_page
from radargen.pages.views.rows import DimensionView, Row, dimension_view, row
from radargen.pages.volume import Localised, Volume
from radargen.pages.weaving import heights, untangled

# More curves than these between two columns cannot be told apart; the lists have them all.
MOST_CURVES = 40
# The picture between the columns, in its own units; the page stretches it to the columns' height.
WIDTH, HEIGHT = 100, 1000
# Where people buy technology, the question that matters is what else has to change.
BOUGHT = "technology"


@dataclass(frozen=True, slots=True)
class Knot:
    """A trend in a column of the picture, by its short name."""

    id: str
    name: Localised
    href: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A link as a path from the trend that states it to the other, where `end` sets a dot; both ends by trend id."""

    kind: str
    start: str
    to: str
    sector: int
    path: str
    end: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link in words."""

    start: Row
    words: str
    to: Row


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dimensions and what links them; without `curves`, there are too many to draw."""

    left: DimensionView
    right: DimensionView
    knots: tuple[tuple[Knot, ...], tuple[Knot, ...]]
    curves: tuple[Curve, ...]
    links: tuple[LinkLine, ...]
    count: str


@dataclass(frozen=True, slots=True)
class AsksLink:
    """The way to the page of what a dimension asks of the others."""

    words: str
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The pairs of dimensions that are linked, the kinds of link in use, and the pages of what is asked."""

    edition: str
    pairs: tuple[Pair, ...]
    kinds: tuple[tuple[str, str], ...]
    asks: tuple[AsksLink, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A trend of another dimension, what it is to the one that asks, and the first step there."""

    row: Row
    words: str
    via: Localised
    first_step: Localised


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What is asked of one dimension."""

    dimension: DimensionView
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A trend that asks something of other dimensions."""

    id: str
    row: Row
    of: tuple[AskedOf, ...]


@dataclass(frozen=True, slots=True)
class AsksView:
    """What the trends of a dimension ask of the others; `silent` are those that ask nothing."""

    title: str
    intro: str
    dimension: DimensionView
    edition: str
    asking: tuple[Asking, ...]
    silent: tuple[Row, ...]
    siblings: tuple[AsksLink, ...]
    network_href: str


def linked(volume: Volume) -> bool:
    """Whether any trend on the chart is linked with one of another dimension."""
    return any(_across(volume))


def network(volume: Volume) -> NetworkView:
    """The view of the page of all links across dimensions."""
    pairs = tuple(pair for two in combinations(volume.radar.dimensions, 2) if (pair := _pair(volume, *two)))
    used = {link.type for _, link in _across(volume)}
    return NetworkView(
        edition=volume.edition.name,
        pairs=pairs,
        kinds=tuple((kind.value, volume.say(f"network.kind-{kind}")) for kind in LinkType if kind in used),
        asks=tuple(_asks_link(volume, NETWORK, each) for each in asking_dimensions(volume)),
        drawn=any(pair.curves for pair in pairs),
    )


def asking_dimensions(volume: Volume) -> tuple[Dimension, ...]:
    """The dimensions whose trends ask something of others, technology first."""
    asking = {volume.trends[trend_id].dimension for trend_id in volume.asks}
    found = (dimension for dimension in volume.radar.dimensions if dimension.id in asking)
    return tuple(sorted(found, key=lambda dimension: dimension.id != BOUGHT))


def asks_view(volume: Volume, dimension: Dimension) -> AsksView:
    """The view of what a dimension's trends ask of the others."""
    page = asks_page(dimension.id)
    own = [blip.trend for blip in volume.blips.values() if blip.trend.dimension == dimension.id]
    return AsksView(
        title=_title(volume, dimension),
        intro=volume.say("network.asks-intro"),
        dimension=dimension_view(volume, page, dimension.id),
        edition=volume.edition.name,
        asking=tuple(_asking(volume, page, trend) for trend in own if trend.id in volume.asks),
        silent=tuple(row(volume, page, trend) for trend in own if trend.id not in volume.asks),
        siblings=tuple(_asks_link(volume, page, each) for each in asking_dimensions(volume)),
        network_href=href(page, NETWORK),
    )


def _asking(volume: Volume, page: str, trend: Trend) -> Asking:
    groups = (
        AskedOf(
            dimension_view(volume, page, dimension.id),
            tuple(
                _asked(volume, page, ask)
                for ask in volume.asks[trend.id]
                if volume.trends[ask.to].dimension == dimension.id
            ),
        )
        for dimension in volume.radar.dimensions
    )
    return Asking(trend.id, row(volume, page, trend), tuple(group for group in groups if group.asked))


def _asks_link(volume: Volume, page: str, dimension: Dimension) -> AsksLink:
    view = dimension_view(volume, page, dimension.id)
    return AsksLink(_title(volume, dimension), href(page, asks_page(dimension.id)), view)


def _asked(volume: Volume, page: str, ask: Ask) -> Asked:
    trend = volume.trends[ask.to]
    return Asked(
        row=row(volume, page, trend),
        words=volume.say(f"network.bond-{ask.bond}"),
        via=volume.name(volume.trends[ask.via]) if ask.via else Localised(""),
        first_step=volume.said(trend.first_step),
    )


def _title(volume: Volume, dimension: Dimension) -> str:
    say = volume.say
    others = [d.name.any(volume.language) for d in volume.radar.dimensions if d.id != dimension.id]
    if dimension.id == BOUGHT:
        return say("network.asks-bought", others=say.listed(others))
    return say("network.asks-of", dimension=dimension.name.any(volume.language))


def _across(volume: Volume) -> list[tuple[Trend, Link]]:
    """The links between trends of the chart that stand in different dimensions."""
    return [
        (blip.trend, link)
        for blip in volume.blips.values()
        for link in blip.trend.links
        if link.to in volume.blips and volume.trends[link.to].dimension != blip.trend.dimension
    ]


def _pair(volume: Volume, left: Dimension, right: Dimension) -> Pair | None:
    both = {left.id, right.id}
    links = [
        (trend, link) for trend, link in _across(volume) if {trend.dimension, volume.trends[link.to].dimension} == both
    ]
    if not links:
        return None
    knots, curves = _drawn(volume, left, links) if len(links) <= MOST_CURVES else (((), ()), ())
    return Pair(
        left=dimension_view(volume, NETWORK, left.id),
        right=dimension_view(volume, NETWORK, right.id),
        knots=knots,
        curves=curves,
        links=tuple(
            LinkLine(
                row(volume, NETWORK, trend),
                volume.say(f"link.{link.type}"),
                row(volume, NETWORK, volume.trends[link.to]),
            )
            for trend, link in links
        ),
        count=volume.say("network.count", count=len(links)),
    )


def _drawn(
    volume: Volume, left: Dimension, links: Sequence[tuple[Trend, Link]]
) -> tuple[tuple[tuple[Knot, ...], tuple[Knot, ...]], tuple[Curve, ...]]:
    ends = {end for trend, link in links for end in (trend.id, link.to)}
    shown = [trend_id for trend_id in volume.trends if trend_id in ends]
    here = [trend_id for trend_id in shown if volume.trends[trend_id].dimension == left.id]
    there = [trend_id for trend_id in shown if trend_id not in here]
    edges = [(t.id, link.to) if t.id in here else (link.to, t.id) for t, link in links]
    columns = untangled(here, there, edges)
    places = {
        name: (x, y)
        for x, column in zip((0, WIDTH), columns, strict=True)
        for name, y in heights(column, HEIGHT).items()
    }
    curves = tuple(_curve(volume, trend, link, places) for trend, link in links)
    knots = (
        tuple(_knot(volume, trend_id) for trend_id in columns[0]),
        tuple(_knot(volume, trend_id) for trend_id in columns[1]),
    )
    return knots, curves


def _curve(volume: Volume, trend: Trend, link: Link, places: Mapping[str, tuple[int, float]]) -> Curve:
    (x, y), (to_x, to_y) = places[trend.id], places[link.to]
    half = WIDTH // 2
    return Curve(
        kind=link.type,
        start=trend.id,
        to=link.to,
        sector=dimension_view(volume, NETWORK, trend.dimension).sector,
        path=f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}",
        # Of rivals, neither comes first.
        end="" if link.type is LinkType.COMPETES else f"M{to_x} {to_y}h0",
    )


def _knot(volume: Volume, trend_id: str) -> Knot:
    trend = volume.trends[trend_id]
    label = trend.label if trend.label.get(volume.language) else trend.name
    return Knot(trend_id, volume.said(label), href(NETWORK, trend_page(trend_id)))
