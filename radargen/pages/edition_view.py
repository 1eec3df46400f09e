"""One edition in one language, with the look-ups and the wording that every page needs."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from types import MappingProxyType
from typing import TypeVar, cast
from urllib.parse import quote

from radargen.assessing import Advice, Ask, advice, asks, called_for
from radargen.assessing.prerequisites import Graph, required
from radargen.model import Blip, Edition, LinkType, Phase, Picture, Radar, Text, Trend
from radargen.pages.addresses import depth, folder, href, picture_file, trend_page, url
from radargen.pages.page_charts import Charts
from radargen.pages.prose import CitedSource, EmbeddedPicture
from radargen.pages.rendered_blocks import RenderedBlocks
from radargen.text.markdown.targets import entry_id, picture_path
from radargen.text.source_marks import without_marks
from radargen.text.wording import Wording, wording

T = TypeVar("T")
# A no-break space.
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Localised:
    """A text for a page; where its translation is missing, `lang` is the language of `words` and `note` says so."""

    words: str
    lang: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True)
class EditionView:
    """The radar as `edition` shows it, in `language`.

    `trends` and `blips` are by id, in reading order: by dimension, ring, number and name, trends that are not on the
    chart last in their dimension. `rank` is a trend's index in that order, `backward` the links to a trend: the ids of
    the linking trends, and the types. `site_url` is the address of the site, ending in a slash, or empty. `sources` are
    the entries' YAML files, by id. `rendered` has blocks of pages that were rendered before, None where none are kept.
    `suggests` says that there is a form for entries, `offers` that pages offer documents such as books.
    """

    radar: Radar
    edition: Edition
    language: str
    wording: Wording
    blips: Mapping[str, Blip]
    trends: Mapping[str, Trend]
    rank: Mapping[str, int]
    backward: Mapping[str, tuple[tuple[str, LinkType], ...]]
    charts: Charts
    edit_url: str
    site_url: str = ""
    sources: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    rendered: RenderedBlocks | None = field(default=None, repr=False, compare=False)
    suggests: bool = False
    paged: bool = False
    offers: bool = False
    _cache: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def first(self) -> bool:
        """Whether this is the radar's first language, at the site's root, where the shared files are."""
        return self.language == self.radar.languages[0]

    def shared(self, file: str) -> str:
        """The path of a shared file, relative to this language's folder."""
        return file if self.first else f"../{file}"

    def address(self, page: str) -> str:
        """The absolute address of a page or file of this language; empty where the site's is unknown."""
        return self.site_url and f"{self.site_url}{folder(self.language, self.radar.languages)}{url(page)}"

    def localised(self, text: Text) -> Localised:
        """The text in the page's language, else in another one, marked as such."""
        words, lang = text.resolved(self.language)
        if lang in (self.language, ""):
            return Localised(words)
        return Localised(words, lang, self.wording("page.only", language=self.wording.language_name(lang)))

    def sentence(self, text: Text) -> Localised:
        """The same without marks [^key], for where they cannot be links."""
        found = self.localised(text)
        return replace(found, words=without_marks(found.words))

    @property
    def unconfirmed(self) -> str:
        """A sentence on how many assessments of this open edition are unconfirmed; empty where it is published."""
        count, total = len(self.radar.unconfirmed(self.edition)), len(list(self.radar.on(self.edition)))
        if count == total > 1:
            return self.wording("page.unconfirmed-all", total=total)
        if count:
            return self.wording("page.unconfirmed", count=count, total=total)
        return self.wording("page.confirmed-all") if self.edition.open else ""

    @property
    def corrected(self) -> str:
        """A sentence with the date of the edition's last correction; empty without one."""
        dates = [correction.date for correction in self.edition.corrections]
        return self.wording("corrections.short", date=self.wording.date(dates[-1])) if dates else ""

    @property
    def moves(self) -> bool:
        """Whether movements are shown: not in a radar's first edition, in which every trend is new."""
        return self.radar.before(self.edition) is not None

    @cached_property
    def asks(self) -> Mapping[str, tuple[Ask, ...]]:
        """For each trend of the chart, what it requires of trends of other dimensions; without empty entries."""
        crossing = {
            trend_id: tuple(ask for ask in trend_asks if self._crosses_dimensions(trend_id, ask.to))
            for trend_id, trend_asks in asks(self.radar).items()
            if trend_id in self.blips
        }
        return {trend_id: trend_asks for trend_id, trend_asks in crossing.items() if trend_asks}

    @cached_property
    def advises(self) -> bool:
        """Whether the radar has advice for any phase."""
        return any(called_for(self.radar, tuple(self.blips.values()), phase) for phase in self.radar.phases)

    @cached_property
    def required(self) -> Graph:
        """The ids of what each trend requires, by its id."""
        return required(self.radar)

    def advice(self, phase: Phase) -> Advice:
        """What to do in that phase."""
        key = "advice", phase.id
        if key not in self._cache:
            self._cache[key] = advice(self.radar, tuple(self.blips.values()), phase)
        return cast(Advice, self._cache[key])

    @cached_property
    def current_ids(self) -> Mapping[str, str]:
        """The current id of each trend with a page, by its current and former ids."""
        return self.radar.former() | {trend_id: trend_id for trend_id in self.trends}

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures in texts, by their paths below the radar's folder."""
        return {picture.path: picture for picture in self.radar.pictures}

    def _crosses_dimensions(self, trend_id: str, to: str) -> bool:
        return to in self.blips and self.trends[to].dimension != self.trends[trend_id].dimension

    def name(self, trend: Trend) -> Localised:
        """The trend's full name."""
        return self.localised(trend.name)

    def earlier(self) -> tuple[Edition, ...]:
        """The editions up to and including this one, newest first."""
        return self.radar.editions[self.radar.editions.index(self.edition) :: -1]

    @cached_property
    def edition_source(self) -> str:
        """The edition and its licence, as stated below pictures and tables that are taken elsewhere."""
        licence = self.radar.publisher.licence
        return ", ".join(filter(None, (self.edition.label(self.wording), licence.name if licence else "")))

    def latest(self, trend: Trend) -> Edition | None:
        """The newest edition, up to and including this one, that assessed the trend."""
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
    rendered: RenderedBlocks | None = None,
    *,
    suggests: bool = False,
) -> EditionView:
    """The view of the edition; the order of `blips` does not matter."""
    blips_by_id = {blip.id: blip for blip in blips}
    trends = sorted(radar.trends, key=_reading_order(radar, language, blips_by_id))
    backward: dict[str, list[tuple[str, LinkType]]] = defaultdict(list)
    for trend in trends:
        for link in trend.links:
            backward[link.to].append((trend.id, link.type))
    return EditionView(
        radar=radar,
        edition=edition,
        language=language,
        wording=wording(language),
        blips={trend.id: blips_by_id[trend.id] for trend in trends if trend.id in blips_by_id},
        trends={trend.id: trend for trend in trends},
        rank={trend.id: index for index, trend in enumerate(trends)},
        backward={trend_id: tuple(links) for trend_id, links in backward.items()},
        charts=charts,
        edit_url=edit_url,
        site_url=site_url,
        sources=sources,
        rendered=rendered,
        suggests=suggests,
    )


def _reading_order(radar: Radar, language: str, blips: Mapping[str, Blip]) -> Callable[[Trend], tuple[object, ...]]:
    dimensions = {dimension.id: index for index, dimension in enumerate(radar.dimensions)}
    rings = {ring.id: index for index, ring in enumerate(radar.rings)}

    def key(trend: Trend) -> tuple[object, ...]:
        blip = blips.get(trend.id)
        ring, number = (rings[blip.placement.ring], blip.number) if blip else (len(rings), 0)
        return dimensions[trend.dimension], ring, number, *alphabetical(trend.name.any(language)), trend.id

    return key


def cached_view(view: Callable[[EditionView, str, str], T]) -> Callable[[EditionView, str, str], T]:
    """Cache a function of view, page and id for all pages of equal depth, whose relative links are equal."""

    @wraps(view)
    def cached(edition_view: EditionView, page: str, noun_id: str) -> T:
        key = view, depth(page), noun_id
        if key not in edition_view._cache:
            edition_view._cache[key] = view(edition_view, page, noun_id)
        return cast(T, edition_view._cache[key])

    return cached


def alphabetical(words: str) -> tuple[str, str]:
    """A sort key that ignores case and diacritics (ä as a, ß as ss); ties are decided by the words themselves."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)), words


def industry_names(edition_view: EditionView) -> dict[str, str]:
    """The names of industries by id, in the radar's order, or by name if it lists none."""
    radar, language = edition_view.radar, edition_view.language
    if radar.industries:
        return {industry.id: industry.name.any(language) for industry in radar.industries}
    all_cases = (case for blip in edition_view.blips.values() for case in blip.trend.cases if case.industry)
    names = {radar.industry(case): case.industry.any(language) for case in all_cases}
    return dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))


@dataclass(frozen=True, slots=True)
class _PageTargets:
    edition_view: EditionView
    page: str
    cited: Mapping[str, CitedSource]

    def entry(self, address: str) -> str:
        """The link to the entry's page in this language; empty where there is none."""
        trend_id = self.edition_view.current_ids.get(entry_id(address), "")
        return href(self.page, trend_page(trend_id)) if trend_id else ""

    def picture(self, address: str) -> EmbeddedPicture | None:
        """The picture at the address; None where there is none."""
        picture = self.edition_view.pictures.get(picture_path(address))
        if picture is None:
            return None
        source = quote(href(self.page, picture_file(picture.path)))
        return EmbeddedPicture(source, round(picture.width), round(picture.height))

    def source(self, key: str) -> CitedSource | None:
        """The source with the key; None where there is none."""
        return self.cited.get(key)


def link_targets(
    edition_view: EditionView, page: str, cited: Mapping[str, CitedSource] = MappingProxyType({})
) -> _PageTargets:
    """The targets of links, pictures and source marks in a text on that page; `cited` are the sources by key."""
    return _PageTargets(edition_view, page, cited)


def open_notice(radar: Radar, say: Wording) -> str:
    """The sentence for every page of a preview that an edition is open; empty where none is."""
    edition, before = radar.newest, radar.before(radar.newest)
    if not edition.open:
        return ""
    seen = before.id if before else ""
    return say("site.open-after" if seen else "site.open", edition=edition.id, before=seen)
