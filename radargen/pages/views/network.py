"""Links across dimensions: as curves between two columns of trends, as lists, and as requirements of each trend."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from radargen.assessing import Ask
from radargen.model import SYMMETRIC, Dimension, Link, LinkType, Trend
from radargen.pages.addresses import NETWORK, asks_page, href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.page_parts.trend_rows import DimensionView, TrendRow, dimension_view, row

# The most curves between two columns that can be distinguished; beyond that there is only the list.
MOST_CURVES = 40
# The size of the drawing between the columns, in its own units; the page scales it to the columns' height.
WIDTH, HEIGHT = 100, 1000
# The dimension that is listed first: those who buy technology need to know what else has to change.
BOUGHT = "technology"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A trend in a column of the drawing, by its short name."""

    id: str
    name: Localised
    href: str


@dataclass(frozen=True, slots=True)
class LinkCurve:
    """A link as an SVG path from the trend that states it to the linked one; `end` is the path of the dot there."""

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
    """Two dimensions and the links between them; `nodes` and `curves` are empty where there are too many to draw."""

    left: DimensionView
    right: DimensionView
    nodes: tuple[tuple[NetworkNode, ...], tuple[NetworkNode, ...]]
    curves: tuple[LinkCurve, ...]
    links: tuple[LinkLine, ...]
    count: str


@dataclass(frozen=True, slots=True)
class RequirementsLink:
    """A link to the page of what a dimension requires of the others."""

    words: str
    href: str
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The linked pairs of dimensions, the kinds of link in use, and the links to the pages of requirements."""

    edition: str
    pairs: tuple[DimensionPair, ...]
    kinds: tuple[tuple[str, str], ...]
    asks: tuple[RequirementsLink, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class RequiredTrend:
    """A trend of another dimension, how the requiring trend depends on it (`via` a third one), and its first step."""

    row: TrendRow
    words: str
    via: Localised
    first_step: Localised


@dataclass(frozen=True, slots=True)
class DimensionRequirements:
    """The trends of one dimension that are required."""

    dimension: DimensionView
    trends: tuple[RequiredTrend, ...]


@dataclass(frozen=True, slots=True)
class RequiringTrend:
    """A trend that requires trends of other dimensions."""

    id: str
    row: TrendRow
    requirements: tuple[DimensionRequirements, ...]


@dataclass(frozen=True, slots=True)
class RequirementsView:
    """What the trends of a dimension require of the others; `silent` are those that require nothing."""

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
    return any(_cross_links(edition_view))


def network(edition_view: EditionView) -> NetworkView:
    """The view of the page of all links across dimensions."""
    pairs = tuple(pair for two in combinations(edition_view.radar.dimensions, 2) if (pair := _pair(edition_view, *two)))
    used = {link.type for _, link in _cross_links(edition_view)}
    return NetworkView(
        edition=edition_view.edition.name,
        pairs=pairs,
        kinds=tuple((kind.value, edition_view.wording(f"network.kind-{kind}")) for kind in LinkType if kind in used),
        asks=tuple(_asks_link(edition_view, NETWORK, dimension) for dimension in asking_dimensions(edition_view)),
        drawn=any(pair.curves for pair in pairs),
    )


def asking_dimensions(edition_view: EditionView) -> tuple[Dimension, ...]:
    """The dimensions whose trends require something of others, technology first."""
    asking = {edition_view.trends[trend_id].dimension for trend_id in edition_view.asks}
    dimensions = (dimension for dimension in edition_view.radar.dimensions if dimension.id in asking)
    return tuple(sorted(dimensions, key=lambda dimension: dimension.id != BOUGHT))


def asks_view(edition_view: EditionView, dimension: Dimension) -> RequirementsView:
    """The view of what a dimension's trends require of the others."""
    page = asks_page(dimension.id)
    own = [blip.trend for blip in edition_view.blips.values() if blip.trend.dimension == dimension.id]
    return RequirementsView(
        title=_title(edition_view, dimension),
        intro=edition_view.wording("network.asks-intro"),
        dimension=dimension_view(edition_view, page, dimension.id),
        edition=edition_view.edition.name,
        asking=tuple(_requiring_trend(edition_view, page, trend) for trend in own if trend.id in edition_view.asks),
        silent=tuple(row(edition_view, page, trend) for trend in own if trend.id not in edition_view.asks),
        siblings=tuple(_asks_link(edition_view, page, sibling) for sibling in asking_dimensions(edition_view)),
        network_href=href(page, NETWORK),
    )


def _requiring_trend(edition_view: EditionView, page: str, trend: Trend) -> RequiringTrend:
    groups = (
        DimensionRequirements(
            dimension_view(edition_view, page, dimension.id),
            tuple(
                _required_trend(edition_view, page, ask)
                for ask in edition_view.asks[trend.id]
                if edition_view.trends[ask.to].dimension == dimension.id
            ),
        )
        for dimension in edition_view.radar.dimensions
    )
    return RequiringTrend(trend.id, row(edition_view, page, trend), tuple(group for group in groups if group.trends))


def _asks_link(edition_view: EditionView, page: str, dimension: Dimension) -> RequirementsLink:
    view = dimension_view(edition_view, page, dimension.id)
    return RequirementsLink(_title(edition_view, dimension), href(page, asks_page(dimension.id)), view)


def _required_trend(edition_view: EditionView, page: str, ask: Ask) -> RequiredTrend:
    trend = edition_view.trends[ask.to]
    return RequiredTrend(
        row=row(edition_view, page, trend),
        words=edition_view.wording(f"network.bond-{ask.bond}"),
        via=edition_view.name(edition_view.trends[ask.via]) if ask.via else Localised(""),
        first_step=edition_view.localised(trend.first_step),
    )


def _title(edition_view: EditionView, dimension: Dimension) -> str:
    wording = edition_view.wording
    others = [d.name.any(edition_view.language) for d in edition_view.radar.dimensions if d.id != dimension.id]
    if dimension.id == BOUGHT:
        return wording("network.asks-bought", others=wording.listed(others))
    return wording("network.asks-of", dimension=dimension.name.any(edition_view.language))


def _cross_links(edition_view: EditionView) -> list[tuple[Trend, Link]]:
    """The links between trends on the chart that are in different dimensions."""
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
        for trend, link in _cross_links(edition_view)
        if {trend.dimension, edition_view.trends[link.to].dimension} == both
    ]
    if not links:
        return None
    nodes, curves = _nodes_and_curves(edition_view, left, links) if len(links) <= MOST_CURVES else (((), ()), ())
    return DimensionPair(
        left=dimension_view(edition_view, NETWORK, left.id),
        right=dimension_view(edition_view, NETWORK, right.id),
        nodes=nodes,
        curves=curves,
        links=tuple(
            LinkLine(
                row(edition_view, NETWORK, trend),
                edition_view.wording(f"link.{link.type}"),
                row(edition_view, NETWORK, edition_view.trends[link.to]),
            )
            for trend, link in links
        ),
        count=edition_view.wording("network.count", count=len(links)),
    )


def _nodes_and_curves(
    edition_view: EditionView, left: Dimension, links: Sequence[tuple[Trend, Link]]
) -> tuple[tuple[tuple[NetworkNode, ...], tuple[NetworkNode, ...]], tuple[LinkCurve, ...]]:
    """The nodes of both columns, ordered for few crossings, and the curves between them."""
    ends = {end for trend, link in links for end in (trend.id, link.to)}
    linked_ids = [trend_id for trend_id in edition_view.trends if trend_id in ends]
    left_ids = [trend_id for trend_id in linked_ids if edition_view.trends[trend_id].dimension == left.id]
    right_ids = [trend_id for trend_id in linked_ids if trend_id not in left_ids]
    edges = [(t.id, link.to) if t.id in left_ids else (link.to, t.id) for t, link in links]
    columns = untangled(left_ids, right_ids, edges)
    places = {
        name: (x, y)
        for x, column in zip((0, WIDTH), columns, strict=True)
        for name, y in heights(column, HEIGHT).items()
    }
    curves = tuple(_curve(edition_view, trend, link, places) for trend, link in links)
    nodes = (
        tuple(_node(edition_view, trend_id) for trend_id in columns[0]),
        tuple(_node(edition_view, trend_id) for trend_id in columns[1]),
    )
    return nodes, curves


def _curve(edition_view: EditionView, trend: Trend, link: Link, places: Mapping[str, tuple[int, float]]) -> LinkCurve:
    (x, y), (to_x, to_y) = places[trend.id], places[link.to]
    half = WIDTH // 2
    return LinkCurve(
        kind=link.type,
        start=trend.id,
        to=link.to,
        sector=dimension_view(edition_view, NETWORK, trend.dimension).sector,
        path=f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}",
        end="" if link.type in SYMMETRIC else f"M{to_x} {to_y}h0",
    )


def _node(edition_view: EditionView, trend_id: str) -> NetworkNode:
    trend = edition_view.trends[trend_id]
    label = trend.label if trend.label.get(edition_view.language) else trend.name
    return NetworkNode(trend_id, edition_view.localised(label), href(NETWORK, trend_page(trend_id)))


Edge = tuple[str, str]
# Rounds of sorting each column by the other; more of them bring no improvement.
ROUNDS = 6


def untangled(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], list[str]]:
    """Both columns, ordered for few crossings of edges, each from a left name to a right one.

    The columns are sorted in turn by the mean position of the names at the other ends of their edges (barycentre method
    of Sugiyama, Tagawa and Toda, 1981); ties keep their order. The best of `ROUNDS` rounds is returned.
    """
    toward, back = _neighbours(edges), _neighbours([(b, a) for a, b in edges])
    columns = list(left), list(right)
    best = columns
    for _ in range(ROUNDS):
        right_column = _by_barycentre(columns[1], columns[0], back)
        columns = _by_barycentre(columns[0], right_column, toward), right_column
        best = min(best, columns, key=lambda order: _crossings(order[0], order[1], edges))
    return best


def heights(names: Sequence[str], span: float) -> dict[str, float]:
    """The centre of each name's row, with rows of equal height filling the span."""
    return {name: round((place + 0.5) * span / len(names), 1) for place, name in enumerate(names)}


def _neighbours(edges: Sequence[Edge]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        neighbours[a].append(b)
    return neighbours


def _by_barycentre(column: Sequence[str], other: Sequence[str], neighbours: dict[str, list[str]]) -> list[str]:
    other_heights, own_heights = heights(other, 1000), heights(column, 1000)

    def barycentre(name: str) -> float:
        ends = [other_heights[end] for end in neighbours.get(name, ())]
        return sum(ends) / len(ends) if ends else own_heights[name]

    return sorted(column, key=barycentre)


def _crossings(left: Sequence[str], right: Sequence[str], edges: Sequence[Edge]) -> int:
    a, b = heights(left, 1000), heights(right, 1000)
    lines = [(a[start], b[end]) for start, end in edges]
    return sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(lines, 2))
