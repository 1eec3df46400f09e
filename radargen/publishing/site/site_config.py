"""The frame of the pages in one language: title, navigation, palettes, footer; as settings of a mkdocs.yml."""

import re
from calendar import timegm
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from radargen.build import STYLESHEET
from radargen.model import Radar
from radargen.pages import addresses
from radargen.pages.edition_view import open_notice
from radargen.pages.views.compare import MOST
from radargen.text.markdown.targets import outward
from radargen.text.wording import Wording, wording

THEME = Path(__file__).parents[1] / "site_theme"
FEATURES = (
    "content.action.edit",
    "navigation.footer",
    "navigation.indexes",
    "navigation.path",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)
# The stemmer would lose "Häuser" and "Straße": the search adds a wildcard to each word, and wildcards are not stemmed.
SEARCH = {"pipeline": ["trimmer", "stopWordFilter"]}
VALIDATION: dict[str, Any] = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"},
}
# Pages reached from other pages or from the footer.
NOT_IN_NAV = (
    "/trends/*\n/next/*\n/cases/*\n/facets/*\n/factors/*\n/dimensions/*/\n/network/*\n/editions/*\n!index.md\n"
    "/compare.md\n/data.md\n/editors.md\n/imprint.md\n/privacy.md\n/problems.md\n/suggest.md\n"
)
UNLISTED = (addresses.COMPARE, addresses.DATA, addresses.EDITORS, addresses.PROBLEMS, addresses.SUGGEST)
LAW = {"imprint": addresses.IMPRINT, "privacy": addresses.PRIVACY}
LOGO = "assets/radar.svg"
SCRIPT_OF_SEARCH = "assets/search.js"
WORDS_OF_THE_LOST = {"lost": "", "why": "-why", "bare": "-bare"}
NavItem = str | dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """One language of a site; `pages` are the existing page sources by language."""

    radar: Radar
    language: str
    pages: Mapping[str, Collection[str]]

    @property
    def wording(self) -> Wording:
        """The sentences of the language."""
        return wording(self.language)

    @property
    def default(self) -> bool:
        """Whether this is the radar's first language, at the site's root; others have a folder named by their code."""
        return self.language == self.radar.languages[0]

    @property
    def title(self) -> str:
        """The site's name, HTML-escaped, since Material prints it unescaped."""
        return escape(self.radar.title.any(self.language))

    @property
    def written(self) -> str:
        """The build time for MkDocs in seconds since 1970: the date of the newest edition, for reproducible builds.

        Limited to the 32 bits that gzip has for it.
        """
        date = self.radar.newest.date
        return str(min(max(timegm(date.timetuple()), 0), 2**32 - 1) if date else 0)

    def nav(self) -> list[NavItem]:
        """The existing parts of the site in a fixed order, then the other handwritten pages.

        Pages of trends are not included: with them, a large site takes four times as long to build.
        """
        parts: dict[str, str | list[str]] = {
            "site.home": addresses.HOME,
            "site.trends": addresses.TRENDS,
            "site.next": addresses.NEXT,
            "site.cases": addresses.CASES,
            "site.dimensions": [addresses.dimension_page(d.id) for d in self.radar.dimensions],
            "site.rings": [addresses.ring_page(r.id) for r in self.radar.rings],
            "site.facets": addresses.FACETS,
            "site.factors": addresses.FACTORS,
            "site.network": addresses.NETWORK,
            "site.editions": addresses.EDITIONS,
        }
        items: list[NavItem] = []
        for key, part in parts.items():
            if present := self._present([part] if isinstance(part, str) else part):
                items.append({self.wording(key): part if isinstance(part, str) else present})
        method = self._present([addresses.METHOD])
        not_in_nav = {*UNLISTED, *LAW.values()}
        placed_pages = {addresses.HOME, addresses.METHOD, *not_in_nav}
        own = sorted(page for page in self.pages[self.language] if "/" not in page and page not in placed_pages)
        return [*items, *method, *own]

    def alternates(self, page: str, root: str = "") -> list[dict[str, str]]:
        """Links from `page`, a page source, to the same page in each language, or to its home page if it lacks that.

        With `root`, the path of the site on its server, the links are absolute and work from any page.
        """
        if len(self.radar.languages) < 2:
            return []
        up = root or "../" * (addresses.url(page).count("/") + (not self.default))
        links = []
        for language in self.radar.languages:
            folder = "" if language == self.radar.languages[0] else f"{language}/"
            page_url = addresses.url(page) if page in self.pages[language] else ""
            link = f"{up}{folder}{page_url}" or "./"
            links.append({"name": wording(language)("site.language"), "lang": language, "link": link})
        return links

    def finding(self, root: str) -> dict[str, Any]:
        """The data of the 404 page; `root` is the path of the site on its server, empty if unknown.

        Also its own language, all languages, the first parts of the site's addresses, and its texts in each language.
        """
        languages = self.radar.languages
        pages = {page for code in languages for page in self.pages.get(code, ())}
        return {
            "root": root and f"{root.rstrip('/')}/",
            "own": self.language,
            "languages": languages,
            "parts": sorted({addresses.url(page).partition("/")[0] for page in pages} - {"", "./"}),
            "words": [
                {"language": code, **{key: wording(code)(f"site.lost{end}") for key, end in WORDS_OF_THE_LOST.items()}}
                for code in languages
            ],
        }

    def footer(self, repo_url: str = "") -> dict[str, str]:
        """Publisher and licence, HTML-escaped, and the links of the footer.

        Readers report cases at the forge of `repo_url`, else to the publisher's address.
        """
        publisher = self.radar.publisher
        licence = publisher.licence
        pages = {"data": addresses.DATA, **LAW}
        return {
            "publisher": escape(publisher.name.any(self.language)),
            "publisher_url": escape(outward(publisher.url)),
            "nominate": escape(outward(issues(repo_url) or publisher.url)),
            "licence": escape(licence.name) if licence else "",
            "licence_url": escape(outward(licence.url)) if licence else "",
            **{key: addresses.url(page) if page in self.pages[self.language] else "" for key, page in pages.items()},
        }

    def problems(self, *, stale: bool) -> dict[str, str]:
        """The notice above every page of a preview with errors in the data, and its link."""
        words = self.wording("site.stale" if stale else "site.problems")
        return {"words": words, "link": addresses.url(addresses.PROBLEMS)}

    def notices(self) -> list[dict[str, str]]:
        """The notice above every page that an edition is open; empty where none is."""
        words = open_notice(self.radar, self.wording)
        page = addresses.edition_page(self.radar.newest.id)
        return [{"words": escape(words), "link": addresses.url(page)}] if words else []

    def words(self) -> dict[str, str]:
        """The texts of the theme's own templates, by key."""
        keys = (
            *("published-by", "licence", "nominate", "about", "data", "imprint", "privacy", "skip", "path", "search"),
            *("lost", "lost-why", "lost-home", "lost-trends"),
            *("marked", "mark", "mark-this", "compare", "copy-link", "copied", "empty"),
        )
        filled = {"shown": "#", "most": MOST, "name": "#"}
        return {key.replace("-", "_"): self.wording(f"site.{key}", **filled) for key in keys}

    def palette(self) -> list[dict[str, Any]]:
        """The light and dark palettes, chosen by the reader's system, with a button to change."""
        look = {"primary": "custom", "accent": "custom"}
        return [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                **look,
                "toggle": {"icon": "material/weather-night", "name": self.wording("site.to-dark")},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                **look,
                "toggle": {"icon": "material/weather-sunny", "name": self.wording("site.to-light")},
            },
        ]

    def _present(self, pages: Iterable[str]) -> list[str]:
        return [page for page in pages if page in self.pages[self.language]]


def issues(repo_url: str) -> str:
    """The address for a new issue at GitHub or GitLab, with a choice of forms; empty for other forges."""
    place, host = repo_url.rstrip("/"), urlsplit(repo_url).hostname or ""
    if host == "github.com":
        return f"{place}/issues/new/choose"
    return f"{place}/-/issues/new" if host.startswith("gitlab.") else ""


def stylesheets() -> list[str]:
    """The charts' stylesheet and the theme's own for every page, as addresses below the site's root."""
    return [STYLESHEET, *_assets("*.css")]


def scripts() -> list[str]:
    """The theme's own scripts for every page, as addresses below the site's root."""
    return _assets("*.js")


def page_scripts() -> list[str]:
    """The scripts for the content of pages, without that of the search, which stays loaded across pages."""
    return [path for path in scripts() if path != SCRIPT_OF_SEARCH]


def inner_assets() -> dict[str, list[str]]:
    """The stylesheets and scripts of all pages except the home page, which loads faster without them."""
    return {"styles": _assets("inner/*.css"), "scripts": _assets("inner/*.js")}


def _assets(pattern: str) -> list[str]:
    return [path.relative_to(THEME).as_posix() for path in sorted((THEME / "assets").glob(pattern))]


def bare(path: str, source: str) -> str:
    """A script or stylesheet of the theme as it is sent to readers: without indents and comments."""
    comment = r"/\*(?s:.*?)\*/[ \t]*" if path.endswith(".css") else "//.*"
    return re.sub(rf"^[ \t]*(?:{comment})?\n?", "", source, flags=re.MULTILINE)
