"""Links across dimensions: drawn between two columns of trends, told as lists, and followed from trend to trend."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from radargen.assessing import Ask
from radargen.model import Dimension, Link, LinkType, Trend
from radargen.pages.addresses import NETWORK, asks_page, href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.trend_rows import DimensionView, TrendRow, dimension_view, row

# More curves than these between two columns cannot be told apart; the lists have them all.
MOST_CURVES = 40
# The picture between the columns, in its own units; the page stretches it to the columns' height.
WIDTH, HEIGHT = 100, 1000
# Where people buy technology, the question that matters is what else has to change.
BOUGHT = "technology"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A trend in a column of the picture, by its short name."""

    id: str
    name: Localised
    href: str


@dataclass(frozen=True, slots=True)
class LinkCurve:
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

    start: TrendRow
    words: str
    to: TrendRow


@dataclass(frozen=True, slots=True)
class DimensionPair:
    """Two dimensions and what links them; without `curves`, there are too many to draw."""

    left: DimensionView
    right: DimensionView
    knots: tuple[tuple[NetworkNode, ...], tuple[NetworkNode, ...]]
    curves: tuple[LinkCurve, ...]
    links: tuple[LinkLine, ...]
    count: str


@dataclass(frozen=True, slots=True)
class RequirementsLink:
    """The way to the page of what a dimension asks of the others."""

    words: str
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The pairs of dimensions that are linked, the kinds of link in use, and the pages of what is asked."""

    edition: str
    pairs: tuple[DimensionPair, ...]
    kinds: tuple[tuple[str, str], ...]
    asks: tuple[RequirementsLink, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class RequiredTrend:
    """A trend of another dimension, what it is to the one that asks, and the first step there."""

    row: TrendRow
    words: str
    via: Localised
    first_step: Localised


@dataclass(frozen=True, slots=True)
class DimensionRequirements:
    """What is asked of one dimension."""

    dimension: DimensionView
    asked: tuple[RequiredTrend, ...]


@dataclass(frozen=True, slots=True)
class RequiringTrend:
    """A trend that asks something of other dimensions."""

    id: str
    row: TrendRow
    of: tuple[DimensionRequirements, ...]


@dataclass(frozen=True, slots=True)
class RequirementsView:
    """What the trends of a dimension ask of the others; `silent` are those that ask nothing."""

    title: str
    intro: str
    dimension: DimensionView
    edition: str
    asking: tuple[RequiringTrend, ...]
    silent: tuple[TrendRow, ...]
    siblings: tuple[RequirementsLink, ...]
    network_href: str


def linked(edition_view: EditionView) -> bool:
    """Whether any trend on the chart is linked with one of another dimension."""
    return any(_across(edition_view))


def network(edition_view: EditionView) -> NetworkView:
    """The view of the page of all links across dimensions."""
    pairs = tuple(pair for two in combinations(edition_view.radar.dimensions, 2) if (pair := _pair(edition_view, *two)))
    used = {link.type for _, link in _across(edition_view)}
    return NetworkView(
        edition=edition_view.edition.name,
        pairs=pairs,
        kinds=tuple((kind.value, edition_view.say(f"network.kind-{kind}")) for kind in LinkType if kind in used),
        asks=tuple(_asks_link(edition_view, NETWORK, each) for each in asking_dimensions(edition_view)),
        drawn=any(pair.curves for pair in pairs),
    )


def asking_dimensions(edition_view: EditionView) -> tuple[Dimension, ...]:
    """The dimensions whose trends ask something of others, technology first."""
    asking = {edition_view.trends[trend_id].dimension for trend_id in edition_view.asks}
    found = (dimension for dimension in edition_view.radar.dimensions if dimension.id in asking)
    return tuple(sorted(found, key=lambda dimension: dimension.id != BOUGHT))


def asks_view(edition_view: EditionView, dimension: Dimension) -> RequirementsView:
    """The view of what a dimension's trends ask of the others."""
    page = asks_page(dimension.id)
    own = [blip.trend for blip in edition_view.blips.values() if blip.trend.dimension == dimension.id]
    return RequirementsView(
        title=_title(edition_view, dimension),
        intro=edition_view.say("network.asks-intro"),
        dimension=dimension_view(edition_view, page, dimension.id),
        edition=edition_view.edition.name,
        asking=tuple(_asking(edition_view, page, trend) for trend in own if trend.id in edition_view.asks),
        silent=tuple(row(edition_view, page, trend) for trend in own if trend.id not in edition_view.asks),
        siblings=tuple(_asks_link(edition_view, page, each) for each in asking_dimensions(edition_view)),
        network_href=href(page, NETWORK),
    )


def _asking(edition_view: EditionView, page: str, trend: Trend) -> RequiringTrend:
    groups = (
        DimensionRequirements(
            dimension_view(edition_view, page, dimension.id),
            tuple(
                _asked(edition_view, page, ask)
                for ask in edition_view.asks[trend.id]
                if edition_view.trends[ask.to].dimension == dimension.id
            ),
        )
        for dimension in edition_view.radar.dimensions
    )
    return RequiringTrend(trend.id, row(edition_view, page, trend), tuple(group for group in groups if group.asked))


def _asks_link(edition_view: EditionView, page: str, dimension: Dimension) -> RequirementsLink:
    view = dimension_view(edition_view, page, dimension.id)
    return RequirementsLink(_title(edition_view, dimension), href(page, asks_page(dimension.id)), view)


def _asked(edition_view: EditionView, page: str, ask: Ask) -> RequiredTrend:
    trend = edition_view.trends[ask.to]
    return RequiredTrend(
        row=row(edition_view, page, trend),
        words=edition_view.say(f"network.bond-{ask.bond}"),
        via=edition_view.name(edition_view.trends[ask.via]) if ask.via else Localised(""),
        first_step=edition_view.localised(trend.first_step),
    )


def _title(edition_view: EditionView, dimension: Dimension) -> str:
    say = edition_view.say
    others = [d.name.any(edition_view.language) for d in edition_view.radar.dimensions if d.id != dimension.id]
    if dimension.id == BOUGHT:
        return say("network.asks-bought", others=say.listed(others))
    return say("network.asks-of", dimension=dimension.name.any(edition_view.language))


def _across(edition_view: EditionView) -> list[tuple[Trend, Link]]:
    """The links between trends of the chart that stand in different dimensions."""
    return [
        (blip.trend, link)
        for blip in edition_view.blips.values()
        for link in blip.trend.links
        if link.to in edition_view.blips and edition_view.trends[link.to].dimension != blip.trend.dimension
    ]


def _pair(edition_view: EditionView, left: Dimension, right: Dimension) -> DimensionPair | None:
    both = {left.id, right.id}
    links = [
        (trend, link)
        for trend, link in _across(edition_view)
        if {trend.dimension, edition_view.trends[link.to].dimension} == both
    ]
    if not links:
        return None
    knots, curves = _drawn(edition_view, left, links) if len(links) <= MOST_CURVES else (((), ()), ())
    return DimensionPair(
        left=dimension_view(edition_view, NETWORK, left.id),
        right=dimension_view(edition_view, NETWORK, right.id),
        knots=knots,
        curves=curves,
        links=tuple(
            LinkLine(
                row(edition_view, NETWORK, trend),
                edition_view.say(f"link.{link.type}"),
                row(edition_view, NETWORK, edition_view.trends[link.to]),
            )
            for trend, link in links
        ),
        count=edition_view.say("network.count", count=len(links)),
    )


def _drawn(
    edition_view: EditionView, left: Dimension, links: Sequence[tuple[Trend, Link]]
) -> tuple[tuple[tuple[NetworkNode, ...], tuple[NetworkNode, ...]], tuple[LinkCurve, ...]]:
    ends = {end for trend, link in links for end in (trend.id, link.to)}
    shown = [trend_id for trend_id in edition_view.trends if trend_id in ends]
    here = [trend_id for trend_id in shown if edition_view.trends[trend_id].dimension == left.id]
    there = [trend_id for trend_id in shown if trend_id not in here]
    edges = [(t.id, link.to) if t.id in here else (link.to, t.id) for t, link in links]
    columns = untangled(here, there, edges)
    places = {
        name: (x, y)
        for x, column in zip((0, WIDTH), columns, strict=True)
        for name, y in heights(column, HEIGHT).items()
    }
    curves = tuple(_curve(edition_view, trend, link, places) for trend, link in links)
    knots = (
        tuple(_knot(edition_view, trend_id) for trend_id in columns[0]),
        tuple(_knot(edition_view, trend_id) for trend_id in columns[1]),
    )
    return knots, curves


def _curve(edition_view: EditionView, trend: Trend, link: Link, places: Mapping[str, tuple[int, float]]) -> LinkCurve:
    (x, y), (to_x, to_y) = places[trend.id], places[link.to]
    half = WIDTH // 2
    return LinkCurve(
        kind=link.type,
        start=trend.id,
        to=link.to,
        sector=dimension_view(edition_view, NETWORK, trend.dimension).sector,
        path=f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}",
        # Of rivals, neither comes first.
        end="" if link.type is LinkType.COMPETES else f"M{to_x} {to_y}h0",
    )


def _knot(edition_view: EditionView, trend_id: str) -> NetworkNode:
    trend = edition_view.trends[trend_id]
    label = trend.label if trend.label.get(edition_view.language) else trend.name
    return NetworkNode(trend_id, edition_view.localised(label), href(NETWORK, trend_page(trend_id)))


Edge = tuple[str, str]
# After so many rounds of sorting each column by the other, nothing gets better on radars of any size.
ROUNDS = 6


def untangled(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], list[str]]:
    """Both columns in the order of the fewest crossings found; an edge leads from a left name to a right one.

    Each column in turn is sorted by the middle of what its names are linked with (the barycentre method of Sugiyama,
    Tagawa and Toda, 1981); names linked alike keep their order.
    """
    toward, back = _linked(edges), _linked([(b, a) for a, b in edges])
    columns = list(left), list(right)
    best = columns
    for _ in range(ROUNDS):
        moved = _by_middle(columns[1], columns[0], back)
        columns = _by_middle(columns[0], moved, toward), moved
        best = min(best, columns, key=lambda found: _crossings(found[0], found[1], edges))
    return best


def heights(names: Sequence[str], span: float) -> dict[str, float]:
    """The middle of each name's row, where the rows share the span evenly."""
    return {name: round((place + 0.5) * span / len(names), 1) for place, name in enumerate(names)}


def _linked(edges: Sequence[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        found[a].append(b)
    return found


def _by_middle(column: Sequence[str], other: Sequence[str], linked: dict[str, list[str]]) -> list[str]:
    at, own = heights(other, 1000), heights(column, 1000)

    def middle(name: str) -> float:
        ends = [at[end] for end in linked.get(name, ())]
        return sum(ends) / len(ends) if ends else own[name]

    return sorted(column, key=middle)


def _crossings(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> int:
    a, b = heights(left, 1000), heights(right, 1000)
    lines = [(a[start], b[end]) for start, end in edges]
    return sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(lines, 2))
