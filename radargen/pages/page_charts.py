"""The charts that pages embed or offer for download, as `build` passes them in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from types import MappingProxyType

from markupsafe import Markup

from radargen.model import Action, Blip, Edition, Radar
from radargen.pages.prose import Safe

# The number of newest editions that are compared pairwise, which makes 28 pages in each language.
COMPARED = 8

# The order of actions in the list: what to act on comes first.
FIRST_READ = (Action.ACT, Action.PREPARE, Action.WATCH, Action.MAINTAIN, Action.AVOID)


@dataclass(frozen=True, slots=True)
class Download:
    """A file for download: its name on the page (such as "PDF, A4") and its path below the language's docs folder.

    One `of_history` shows several editions, and is offered on their page; one `of_dimension` shows a single dimension.
    With the id of a ring, it only shows that ring, and is offered on the ring's page.
    """

    name: str
    path: str
    of_history: bool = False
    of_dimension: bool = False
    of_ring: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A blip's number on the wide chart, 0 where that shows its name, and on the narrow one, which may differ."""

    wide: int
    phone: int


@dataclass(frozen=True, slots=True)
class PageChart:
    """A chart on a page: inline SVG with links relative to that page, and the numbers of the blips by trend id.

    `phone` is the SVG for narrow screens, empty where `svg` serves for both.
    """

    svg: str
    phone: str = ""
    numbers: Mapping[str, Number] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def order(self) -> Mapping[str, int]:
        """The numbers that order lists, by trend id: those of the wide chart unless it has names, else the narrow's."""
        wide = {trend_id: number.wide for trend_id, number in self.numbers.items()}
        return wide if all(wide.values()) else {trend_id: number.phone for trend_id, number in self.numbers.items()}


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of all pages; an absent one is left out of its page.

    `locators` are small radars that mark one trend, as SVG by trend id; `editions` are by id, `pairs` by the ids of two
    compared editions, earlier one first. `overview` is the home page's chart in a radar of many trends, whose blips are
    dots without links; `home` replaces it when it is asked for, and `dimensions` and `rings` are such charts of single
    ones, as SVG by id. `matrix` is the SVG on the page of all trends, `timeline` shows the ways of trends through all
    editions. `embed` is the chart for the page that other sites show. `facets` are matrices whose columns are the
    values of a facet, as SVG by its id.
    """

    home: PageChart | None = None
    locators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    editions: Mapping[str, PageChart] = field(default_factory=lambda: MappingProxyType({}))
    pairs: Mapping[tuple[str, str], PageChart] = field(default_factory=lambda: MappingProxyType({}))
    downloads: tuple[Download, ...] = ()
    matrix: str = ""
    timeline: PageChart | None = None
    overview: PageChart | None = None
    embed: PageChart | None = None
    dimensions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    facets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def numbered(blips: Iterable[Blip], drawn: PageChart | None) -> tuple[Blip, ...]:
    """The blips with their numbers on that chart, 0 for those without."""
    order = drawn.order if drawn else {}
    return tuple(replace(blip, number=order.get(blip.id, 0)) for blip in blips)


def list_place(radar: Radar, blip: Blip) -> tuple[int, int, int]:
    """The sort key of a blip in the home page's list: by advice, then ring from the centre, then dimension."""
    advice = FIRST_READ.index(blip.action) if blip.action else len(FIRST_READ)
    rings, dimensions = ([one.id for one in of] for of in (radar.rings, radar.dimensions))
    return advice, rings.index(blip.placement.ring), dimensions.index(blip.trend.dimension)


def pairs(radar: Radar) -> tuple[tuple[Edition, Edition], ...]:
    """The pairs of editions with a comparison page, earlier one first, among the newest `COMPARED`."""
    return tuple(combinations(radar.editions[-COMPARED:], 2))


def picture(svg: str) -> Safe:
    """An SVG of our own as trusted HTML on one line, because a blank line would end the HTML block."""
    return Safe(Markup(" ".join(svg.split())))  # noqa: S704 – the painters escape what they print
