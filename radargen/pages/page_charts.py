"""The pictures that pages show and offer, made by the painters and handed over by the conductor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from types import MappingProxyType

from markupsafe import Markup

from radargen.model import Blip, Edition, Radar
from radargen.pages.prose import Safe

# So many editions are compared with one another, which makes 28 pages in each language.
COMPARED = 8


@dataclass(frozen=True, slots=True)
class Download:
    """A file a reader can take away: its name on the page (as in "PDF, A4") and its path below the language's docs."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Number:
    """A blip's number, 0 where a name stands, and the one it has on a narrow screen, where it may stand elsewhere."""

    wide: int
    phone: int


@dataclass(frozen=True, slots=True)
class PageChart:
    """An edition's radar: inline SVGs with links relative to its page, and the numbers in them by trend id.

    The one for a narrow screen is empty where the usual one has to do.
    """

    svg: str
    phone: str = ""
    numbers: Mapping[str, Number] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def order(self) -> Mapping[str, int]:
        """Numbers for reading in order: where the wide radar has names, only the narrow one brings an order."""
        wide = {trend_id: number.wide for trend_id, number in self.numbers.items()}
        return wide if all(wide.values()) else {trend_id: number.phone for trend_id, number in self.numbers.items()}


@dataclass(frozen=True, slots=True)
class Charts:
    """Radars of our own painters for the home page, for each edition and each two compared, and small ones for trends.

    What is absent is left out of the page. `locators` are by trend id, `editions` by id, `pairs` by two ids, the
    earlier one first.
    """

    home: PageChart | None = None
    locators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    editions: Mapping[str, PageChart] = field(default_factory=lambda: MappingProxyType({}))
    pairs: Mapping[tuple[str, str], PageChart] = field(default_factory=lambda: MappingProxyType({}))
    downloads: tuple[Download, ...] = ()


def numbered(blips: Iterable[Blip], drawn: PageChart | None) -> tuple[Blip, ...]:
    """The blips with their numbers in the order of that radar, 0 where there is none."""
    order = drawn.order if drawn else {}
    return tuple(replace(blip, number=order.get(blip.id, 0)) for blip in blips)


def pairs(radar: Radar) -> tuple[tuple[Edition, Edition], ...]:
    """The editions that are compared, each earlier one with each later one: among the newest, for there are many."""
    return tuple(combinations(radar.editions[-COMPARED:], 2))


def picture(svg: str) -> Safe:
    """An SVG of our painters as part of a page; on one line, because a blank line would end the HTML block."""
    return Safe(Markup(" ".join(svg.split())))  # noqa: S704 – the painters escape what they print
