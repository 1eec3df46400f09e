"""The metadata of a page for machines: translations, previews of links (Open Graph), and JSON-LD."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote

from radargen.model import Radar, Trend
from radargen.pages import addresses
from radargen.pages.prose import ESCAPES
from radargen.publishing.site.site_config import SiteConfig
from radargen.text.markdown.targets import outward
from radargen.text.source_marks import without_marks
from radargen.text.wording import wording

# The context of JSON-LD: the vocabulary of schema.org.
CONTEXT = "https://schema.org"
# In pixels, of the cards that are drawn.
CARD_SIZE = (1200, 630)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in one language; x-default is for readers of any other."""

    language: str
    address: str


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """The picture that others show beside a link: its whole address, size in pixels, and what it shows, escaped."""

    address: str
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page, escaped for attributes, `definition` for a script element; absent values are empty.

    Addresses of translations are relative where the site's own is unknown; other addresses are then empty.
    """

    title: str
    description: str
    site: str
    locale: str
    home: bool
    address: str
    picture: LinkPicture | None
    feed: str
    feed_title: str
    markdown: str
    translations: tuple[Translation, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page of the sitemap with its translations, including itself."""

    address: str
    translations: tuple[Translation, ...]


def page_metadata(
    site: SiteConfig, page: str, title: str, description: str, site_url: str, files: Collection[str]
) -> PageMetadata:
    """The metadata of a page source; title and description are HTML, `files` the paths in the language's folder."""
    radar, language = site.radar, site.language
    trend = site.radar.trend(addresses.trend_of(page))
    folder = addresses.folder(language, radar.languages)
    address, home = (site_url and f"{site_url}{folder}{addresses.url(each)}" for each in (page, addresses.HOME))
    copy = addresses.edition_copy(radar.newest.id) if page == addresses.HOME else ""
    definition = ""
    if trend:
        copy = addresses.trend_copy(trend.id)
        definition = defined_term(radar, trend, language, address, home)
    elif page == addresses.HOME:
        definition = defined_term_set(radar, language, home)
        title = escape(" ".join(part for part in (radar.title.any(language), radar.newest.name) if part))
    elif page == addresses.DATA:
        definition = dataset(radar, language, site_url, address)
    return PageMetadata(
        title=_attribute(title),
        description=_attribute(description),
        site=site.title,
        locale=wording(language)("language.locale"),
        home=page == addresses.HOME,
        address=address,
        picture=_picture(site, trend, _attribute(title), f"{site_url}{folder}", files) if site_url else None,
        feed=addresses.FEED if addresses.FEED in files else "",
        feed_title=_attribute(site.wording("feed.title", title=radar.title.any(language))),
        markdown=copy if copy in files else "",
        translations=translations(site, page, site_url),
        definition=definition,
    )


def _picture(
    site: SiteConfig, trend: Trend | None, title: str, base: str, files: Collection[str]
) -> LinkPicture | None:
    """The trend's own picture or its card, else that of the radar; `base` is the address of the language's folder."""
    if trend and (shared := trend.share_picture):
        path = addresses.picture_file(shared.path)
        own = next((one for one in site.radar.share_pictures if one.path == shared.path and path in files), None)
        if own:
            words = _attribute(escape(shared.words.any(site.language))) or title
            return LinkPicture(f"{base}{quote(path)}", int(own.width), int(own.height), words)
    cards = [addresses.share_picture(trend.id)] if trend else []
    card = next((path for path in [*cards, addresses.share_picture()] if path in files), "")
    return LinkPicture(f"{base}{card}", *CARD_SIZE, title) if card else None


def translations(site: SiteConfig, page: str, site_url: str) -> tuple[Translation, ...]:
    """The page in each language that has it, and the default for others; empty where only one language has it."""
    languages = site.radar.languages
    up = site_url or "../" * (addresses.url(page).count("/") + (not site.default))
    pages = [
        Translation(language, f"{up}{addresses.folder(language, languages)}{addresses.url(page)}" or "./")
        for language in languages
        if page in site.pages[language]
    ]
    return (*pages, Translation("x-default", pages[0].address)) if len(pages) > 1 else ()


def sitemap_entries(site: SiteConfig, site_url: str, languages: Iterable[str]) -> tuple[SitemapEntry, ...]:
    """All public pages of these languages, by language, then path."""
    return tuple(
        SitemapEntry(
            f"{site_url}{addresses.folder(language, site.radar.languages)}{addresses.url(page)}",
            translations(site, page, site_url),
        )
        for language in languages
        for page in sorted(site.pages[language])
        if page not in (addresses.EDITORS, addresses.PROBLEMS)
    )


def _attribute(html: str) -> str:
    """The words escaped for an attribute, without escaping twice."""
    return escape(" ".join(unescape(html).split()))


def defined_term(radar: Radar, trend: Trend, language: str, page: str = "", home: str = "") -> str:
    """A trend as a DefinedTerm in JSON-LD, with the way to it; `page` and `home` are absolute, left out if empty."""
    aliases = dict(trend.aliases).get(language, ())
    name = trend.name.any(language)
    term = {
        "@type": "DefinedTerm",
        "@id": page,
        "name": name,
        "alternateName": [*aliases],
        "description": without_marks(trend.summary.any(language)),
        "termCode": trend.id,
        "inLanguage": language,
        "url": page,
        "license": _licence(radar),
        "dateModified": _date(radar),
        "inDefinedTermSet": _set(radar, language, home),
    }
    if not page:
        return _json_ld(term)
    trends = f"{home}{addresses.url(addresses.TRENDS)}"
    places = ((radar.title.any(language), home), (wording(language)("page.trends"), trends), (name, page))
    return _json_ld_graph(term, _path(places))


def defined_term_set(radar: Radar, language: str, home: str = "") -> str:
    """The radar as a DefinedTermSet in JSON-LD."""
    return _json_ld(
        _set(radar, language, home)
        | {
            "inLanguage": language,
            "version": radar.newest.name,
            "datePublished": _date(radar),
            "publisher": _publisher(radar, language),
            "license": _licence(radar),
        }
    )


def dataset(radar: Radar, language: str, site_url: str = "", page: str = "") -> str:
    """The newest edition's data as a Dataset in JSON-LD, its files with absolute addresses, left out if unknown."""
    edition = radar.newest
    files = {
        "application/json": addresses.edition_file(edition.id, "json"),
        "text/csv": addresses.edition_file(edition.id, "csv"),
        WORKBOOK: addresses.edition_file(edition.id, "xlsx"),
    }
    title = " ".join(part for part in (radar.title.any(language), edition.name) if part)
    return _json_ld(
        {
            "@type": "Dataset",
            "@id": page,
            "name": title,
            "description": wording(language)("data.intro"),
            "inLanguage": language,
            "version": edition.name,
            "datePublished": _date(radar),
            "license": _licence(radar),
            "creator": _publisher(radar, language),
            "url": page,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{site_url}{file}"}
                for kind, file in files.items()
            ]
            if site_url
            else "",
        }
    )


def _publisher(radar: Radar, language: str) -> object:
    publisher = radar.publisher
    by: dict[str, object] = {"name": publisher.name.any(language), "url": outward(publisher.url)}
    return _without_empty({"@type": "Organization", **by}) if publisher.name else ""


def _licence(radar: Radar) -> str:
    licence = radar.publisher.licence
    return (outward(licence.url) or licence.name) if licence else ""


def _date(radar: Radar) -> str:
    return radar.newest.date.isoformat() if radar.newest.date else ""


def _path(places: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The pages above a page, and itself last: their names and addresses."""
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(places, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _set(radar: Radar, language: str, home: str) -> dict[str, object]:
    return _without_empty({"@type": "DefinedTermSet", "@id": home, "name": radar.title.any(language), "url": home})


def _without_empty(properties: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if value}


def _json_ld(properties: Mapping[str, object]) -> str:
    return json.dumps({"@context": CONTEXT, **_without_empty(properties)}, ensure_ascii=False).translate(ESCAPES)


def _json_ld_graph(*things: Mapping[str, object]) -> str:
    graph = {"@context": CONTEXT, "@graph": [_without_empty(thing) for thing in things]}
    return json.dumps(graph, ensure_ascii=False).translate(ESCAPES)
