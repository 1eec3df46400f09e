"""The metadata of a page for machines: translations, previews of links (Open Graph), and JSON-LD."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape, unescape

from radargen.model import Radar, Trend
from radargen.pages import addresses
from radargen.publishing.site.site_config import SiteConfig
from radargen.text.markdown.targets import outward
from radargen.text.source_marks import without_marks
from radargen.text.wording import wording

# The context of JSON-LD: the vocabulary of schema.org.
CONTEXT = "https://schema.org"
# Characters that could end a script element or break a script, as escapes of JSON.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in one language; x-default is for readers of any other."""

    language: str
    address: str


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
    picture: str
    feed: str
    feed_title: str
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
    own_picture = [addresses.share_picture(trend.id)] if trend else []
    picture = next((path for path in [*own_picture, addresses.share_picture()] if path in files), "")
    definition = ""
    if trend:
        definition = defined_term(radar, trend, language, address, home)
    elif page == addresses.HOME:
        definition = defined_term_set(radar, language, home)
    return PageMetadata(
        title=_attribute(title),
        description=_attribute(description),
        site=site.title,
        locale=wording(language)("language.locale"),
        home=page == addresses.HOME,
        address=address,
        picture=f"{site_url}{folder}{picture}" if site_url and picture else "",
        feed=addresses.FEED if addresses.FEED in files else "",
        feed_title=_attribute(site.wording("feed.title", title=radar.title.any(language))),
        translations=translations(site, page, site_url),
        definition=definition,
    )


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
    """A trend as a DefinedTerm in JSON-LD; `page` and `home` are absolute addresses, left out if empty."""
    aliases = dict(trend.aliases).get(language, ())
    return _json_ld(
        {
            "@type": "DefinedTerm",
            "@id": page,
            "name": trend.name.any(language),
            "alternateName": [*aliases],
            "description": without_marks(trend.summary.any(language)),
            "termCode": trend.id,
            "inLanguage": language,
            "url": page,
            "inDefinedTermSet": _set(radar, language, home),
        }
    )


def defined_term_set(radar: Radar, language: str, home: str = "") -> str:
    """The radar as a DefinedTermSet in JSON-LD."""
    publisher, licence = radar.publisher, radar.publisher.licence
    by: dict[str, object] = {
        "@type": "Organization",
        "name": publisher.name.any(language),
        "url": outward(publisher.url),
    }
    return _json_ld(
        _set(radar, language, home)
        | {
            "inLanguage": language,
            "version": radar.newest.name,
            "datePublished": radar.newest.date.isoformat() if radar.newest.date else "",
            "publisher": _without_empty(by) if publisher.name else "",
            "license": (outward(licence.url) or licence.name) if licence else "",
        }
    )


def _set(radar: Radar, language: str, home: str) -> dict[str, object]:
    return _without_empty({"@type": "DefinedTermSet", "@id": home, "name": radar.title.any(language), "url": home})


def _without_empty(properties: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if value}


def _json_ld(properties: dict[str, object]) -> str:
    return json.dumps({"@context": CONTEXT, **_without_empty(properties)}, ensure_ascii=False).translate(ESCAPES)
