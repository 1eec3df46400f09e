"""What a page says of itself to machines: its translations, how a link to it is shown, what it is about."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape, unescape

from radargen.model import Radar, Trend
from radargen.pages import addresses
from radargen.publishing.site.site_config import SiteConfig
from radargen.text.markdown.targets import outward
from radargen.text.wording import wording

# What a page is about is told in the terms of schema.org, as JSON-LD.
CONTEXT = "https://schema.org"
# Within a script element only these could end it or begin another thing; JSON reads the escapes back.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in one language; x-default is for readers of any other."""

    language: str
    address: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Safe within an attribute, `definition` within a script element; what is absent is empty.

    Addresses of translations are full where the site knows its own; the others are only told where it does.
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
    """A page of the sitemap with its translations, itself among them."""

    address: str
    translations: tuple[Translation, ...]


def page_metadata(
    site: SiteConfig, page: str, title: str, description: str, site_url: str, files: Collection[str]
) -> PageMetadata:
    """The head of a page source; title and description are HTML, `files` are the language's own."""
    radar, language = site.radar, site.language
    trend = site.radar.trend(addresses.trend_of(page))
    folder = addresses.folder(language, radar.languages)
    address, home = (site_url and f"{site_url}{folder}{addresses.url(each)}" for each in (page, addresses.HOME))
    drawn = [addresses.share_picture(trend.id)] if trend else []
    picture = next((path for path in [*drawn, addresses.share_picture()] if path in files), "")
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
        feed_title=_attribute(site.say("feed.title", title=radar.title.any(language))),
        translations=translations(site, page, site_url),
        definition=definition,
    )


def translations(site: SiteConfig, page: str, site_url: str) -> tuple[Translation, ...]:
    """The page in each language that has it, and which is for everybody else; empty where there is but one."""
    languages = site.radar.languages
    up = site_url or "../" * (addresses.url(page).count("/") + (not site.default))
    found = [
        Translation(language, f"{up}{addresses.folder(language, languages)}{addresses.url(page)}" or "./")
        for language in languages
        if page in site.pages[language]
    ]
    return (*found, Translation("x-default", found[0].address)) if len(found) > 1 else ()


def sitemap_entries(site: SiteConfig, site_url: str, languages: Iterable[str]) -> tuple[SitemapEntry, ...]:
    """Every page of those languages, in their order and that of paths."""
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
    """The same words as they may stand between quotation marks, however much of them was escaped before."""
    return escape(" ".join(unescape(html).split()))


def defined_term(radar: Radar, trend: Trend, language: str, page: str = "", home: str = "") -> str:
    """A trend as a DefinedTerm; `page` and `home` are full addresses, left out where they are not known."""
    aliases = dict(trend.aliases).get(language, ())
    return _embedded(
        {
            "@type": "DefinedTerm",
            "@id": page,
            "name": trend.name.any(language),
            "alternateName": [*aliases],
            "description": trend.summary.any(language),
            "termCode": trend.id,
            "inLanguage": language,
            "url": page,
            "inDefinedTermSet": _set(radar, language, home),
        }
    )


def defined_term_set(radar: Radar, language: str, home: str = "") -> str:
    """The radar as the DefinedTermSet of all its trends."""
    publisher, licence = radar.publisher, radar.publisher.licence
    by: dict[str, object] = {
        "@type": "Organization",
        "name": publisher.name.any(language),
        "url": outward(publisher.url),
    }
    return _embedded(
        _set(radar, language, home)
        | {
            "inLanguage": language,
            "version": radar.newest.name,
            "datePublished": radar.newest.date.isoformat() if radar.newest.date else "",
            "publisher": _said(by) if publisher.name else "",
            "license": (outward(licence.url) or licence.name) if licence else "",
        }
    )


def _set(radar: Radar, language: str, home: str) -> dict[str, object]:
    return _said({"@type": "DefinedTermSet", "@id": home, "name": radar.title.any(language), "url": home})


def _said(of: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in of.items() if value}


def _embedded(of: dict[str, object]) -> str:
    return json.dumps({"@context": CONTEXT, **_said(of)}, ensure_ascii=False).translate(ESCAPES)
