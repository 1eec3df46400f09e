"""One edition in one language: the look-ups and the wording that every page needs."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from types import MappingProxyType
from typing import TypeVar, cast
from urllib.parse import quote

from radargen.assessing import Ask, asks, for_phase
from radargen.model import Blip, Edition, LinkType, Picture, Radar, Text, Trend
from radargen.pages.addresses import depth, folder, href, picture_file, trend_page, url
from radargen.pages.page_charts import Charts
from radargen.pages.prose import Shown
from radargen.text.markdown.targets import entry_id, picture_path
from radargen.text.wording import Wording, wording

T = TypeVar("T")
# What stands at either side of it stays on one line.
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Localised:
    """Words as a page shows them. Where a translation is missing, `lang` is their language and `note` says so."""

    words: str
    lang: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True)
class EditionView:
    """What is published: the radar as `edition` shows it, told in `language`.

    `trends` and `blips` are by id, both in the order in which they are read: by dimension, ring, number and name, those
    that are not on the chart last in their dimension. `rank` counts that order. `backward` has, per trend, the ids of
    those that link to it and how. `site_url` is where the site will stand, with a slash at its end, or empty;
    `sources` are the entries as their editors wrote them, by id.
    """

    radar: Radar
    edition: Edition
    language: str
    say: Wording
    blips: Mapping[str, Blip]
    trends: Mapping[str, Trend]
    rank: Mapping[str, int]
    backward: Mapping[str, tuple[tuple[str, LinkType], ...]]
    charts: Charts
    edit_url: str
    site_url: str = ""
    sources: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    _known: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def first(self) -> bool:
        """Whether this is the language at the site's root, where the files stand that all languages share."""
        return self.language == self.radar.languages[0]

    def shared(self, file: str) -> str:
        """The path of such a file below this language's folder."""
        return file if self.first else f"../{file}"

    def address(self, page: str) -> str:
        """The full address of a page or file of this language; empty where the site's is not known."""
        return self.site_url and f"{self.site_url}{folder(self.language, self.radar.languages)}{url(page)}"

    def localised(self, text: Text) -> Localised:
        """The text in the page's language, else in another one and marked as such."""
        words, lang = text.resolved(self.language)
        if lang in (self.language, ""):
            return Localised(words)
        return Localised(words, lang, self.say("page.only", language=self.say.language_name(lang)))

    @property
    def unconfirmed(self) -> str:
        """How much of this edition is only carried over, in a sentence; empty where it is not being prepared."""
        count, total = len(self.radar.unconfirmed(self.edition)), len(list(self.radar.on(self.edition)))
        if count == total > 1:
            return self.say("page.unconfirmed-all", total=total)
        if count:
            return self.say("page.unconfirmed", count=count, total=total)
        return self.say("page.confirmed-all") if self.edition.open else ""

    @property
    def corrected(self) -> str:
        """When this edition was put right last, in words; empty where it stands as it was published."""
        dates = [one.date for one in self.edition.corrections]
        return self.say("corrections.short", date=self.say.date(dates[-1])) if dates else ""

    @property
    def moves(self) -> bool:
        """Whether there is anything to have moved from; in a radar's first edition all is new, which says nothing."""
        return self.radar.before(self.edition) is not None

    @cached_property
    def asks(self) -> Mapping[str, tuple[Ask, ...]]:
        """Per trend of the chart what it asks of those of other dimensions; trends that ask nothing are left out."""
        found = {
            trend_id: tuple(ask for ask in asked if self._abroad(trend_id, ask.to))
            for trend_id, asked in asks(self.radar).items()
            if trend_id in self.blips
        }
        return {trend_id: asked for trend_id, asked in found.items() if asked}

    @cached_property
    def advises(self) -> bool:
        """Whether there is any phase in which the radar calls for something."""
        return any(for_phase(self.radar, tuple(self.blips.values()), phase) for phase in self.radar.phases)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """The id of each trend that has a page by all that it is and was called."""
        return self.radar.former() | {trend_id: trend_id for trend_id in self.trends}

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures of the texts by their paths below the radar's folder."""
        return {picture.path: picture for picture in self.radar.pictures}

    def _abroad(self, trend_id: str, to: str) -> bool:
        return to in self.blips and self.trends[to].dimension != self.trends[trend_id].dimension

    def name(self, trend: Trend) -> Localised:
        """The trend's full name."""
        return self.localised(trend.name)

    def earlier(self) -> tuple[Edition, ...]:
        """The editions up to this one, newest first."""
        return self.radar.editions[self.radar.editions.index(self.edition) :: -1]

    def latest(self, trend: Trend) -> Edition | None:
        """The newest edition, up to this one, that assessed the trend."""
        return next((edition for edition in self.earlier() if trend.assessment(edition.id)), None)


def view_of_edition(
    radar: Radar,
    edition: Edition,
    language: str,
    blips: Iterable[Blip],
    charts: Charts,
    edit_url: str,
    site_url: str = "",
    sources: Mapping[str, bytes] = MappingProxyType({}),
) -> EditionView:
    """The view of the edition; the order of `blips` does not matter."""
    shown = {blip.id: blip for blip in blips}
    trends = sorted(radar.trends, key=_reading_order(radar, language, shown))
    backward: dict[str, list[tuple[str, LinkType]]] = defaultdict(list)
    for trend in trends:
        for link in trend.links:
            backward[link.to].append((trend.id, link.type))
    return EditionView(
        radar=radar,
        edition=edition,
        language=language,
        say=wording(language),
        blips={trend.id: shown[trend.id] for trend in trends if trend.id in shown},
        trends={trend.id: trend for trend in trends},
        rank={trend.id: place for place, trend in enumerate(trends)},
        backward={trend_id: tuple(links) for trend_id, links in backward.items()},
        charts=charts,
        edit_url=edit_url,
        site_url=site_url,
        sources=sources,
    )


def _reading_order(radar: Radar, language: str, blips: Mapping[str, Blip]) -> Callable[[Trend], tuple[object, ...]]:
    dimensions = {dimension.id: place for place, dimension in enumerate(radar.dimensions)}
    rings = {ring.id: place for place, ring in enumerate(radar.rings)}

    def key(trend: Trend) -> tuple[object, ...]:
        blip = blips.get(trend.id)
        depth, number = (rings[blip.placement.ring], blip.number) if blip else (len(rings), 0)
        return dimensions[trend.dimension], depth, number, *alphabetical(trend.name.any(language)), trend.id

    return key


def once(view: Callable[[EditionView, str, str], T]) -> Callable[[EditionView, str, str], T]:
    """Make the view of something, by its id as seen from a page, only once for all pages that have the same links."""

    @wraps(view)
    def known(edition_view: EditionView, page: str, its_id: str) -> T:
        key = view, depth(page), its_id
        if key not in edition_view._known:
            edition_view._known[key] = view(edition_view, page, its_id)
        return cast(T, edition_view._known[key])

    return known


def alphabetical(words: str) -> tuple[str, str]:
    """A sort key that puts ä beside a and ß beside ss, and settles ties by the words themselves."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)), words


@dataclass(frozen=True, slots=True)
class _Leads:
    edition_view: EditionView
    page: str

    def entry(self, address: str) -> str:
        """The link to the entry's page in the reader's language; empty where there is none."""
        now = self.edition_view.called.get(entry_id(address), "")
        return href(self.page, trend_page(now)) if now else ""

    def picture(self, address: str) -> Shown | None:
        """The picture; None where there is none."""
        found = self.edition_view.pictures.get(picture_path(address))
        if found is None:
            return None
        return Shown(quote(href(self.page, picture_file(found.path))), round(found.width), round(found.height))


def leads(edition_view: EditionView, page: str) -> _Leads:
    """Where the links and pictures of a text lead that stands on that page."""
    return _Leads(edition_view, page)
