"""What surrounds the pages of one language: title, navigation, light and dark, footer; in the terms of a mkdocs.yml."""

from calendar import timegm
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from radargen.build import STYLESHEET
from radargen.model import Radar
from radargen.pages import addresses
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
# Pages that are found from other pages, or from the footer.
NOT_IN_NAV = (
    "/trends/*\n/next/*\n/network/*\n/editions/*\n!index.md\n"
    "/data.md\n/editors.md\n/imprint.md\n/privacy.md\n/problems.md\n"
)
LAW = {"imprint": addresses.IMPRINT, "privacy": addresses.PRIVACY}
LOGO = "assets/radar.svg"
SCRIPT_OF_SEARCH = "assets/search.js"
WORDS_OF_THE_LOST = {"lost": "", "why": "-why", "bare": "-bare"}
NavItem = str | dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """One language of a site; `pages` are the page sources there are in each language."""

    radar: Radar
    language: str
    pages: Mapping[str, Collection[str]]

    @property
    def say(self) -> Wording:
        """The sentences of the language."""
        return wording(self.language)

    @property
    def default(self) -> bool:
        """Whether this is the language at the site's root; others stand in a folder named by their code."""
        return self.language == self.radar.languages[0]

    @property
    def title(self) -> str:
        """The site's name as HTML: Material puts it into its pages as it is."""
        return escape(self.radar.title.any(self.language))

    @property
    def written(self) -> str:
        """The time MkDocs writes into a site, in seconds since 1970: that of the newest edition, never today's.

        The nearest that can be written, where the edition is of another century: gzip, as of the sitemap, has 32 bits.
        """
        date = self.radar.newest.date
        return str(min(max(timegm(date.timetuple()), 0), 2**32 - 1) if date else 0)

    def nav(self) -> list[NavItem]:
        """Each part of the site that there is, in this order, then whatever else was written by hand.

        The trends themselves are not in it: with all of them, a large site takes four times as long to build.
        """
        parts: dict[str, str | list[str]] = {
            "site.home": addresses.HOME,
            "site.trends": addresses.TRENDS,
            "site.next": addresses.NEXT,
            "site.dimensions": [addresses.dimension_page(d.id) for d in self.radar.dimensions],
            "site.rings": [addresses.ring_page(r.id) for r in self.radar.rings],
            "site.factors": addresses.FACTORS,
            "site.network": addresses.NETWORK,
            "site.editions": addresses.EDITIONS,
        }
        named: list[NavItem] = []
        for key, part in parts.items():
            if present := self._present([part] if isinstance(part, str) else part):
                named.append({self.say(key): part if isinstance(part, str) else present})
        method = self._present([addresses.METHOD])
        apart = {addresses.DATA, addresses.EDITORS, addresses.PROBLEMS, *LAW.values()}
        placed = {addresses.HOME, addresses.METHOD, *apart}
        own = sorted(page for page in self.pages[self.language] if "/" not in page and page not in placed)
        return [*named, *method, *own]

    def alternates(self, page: str, root: str = "") -> list[dict[str, str]]:
        """Where each language has the same page, its home where it has none: links from `page`, a page source.

        With `root`, the path of the site on its server, the links begin there and serve a page shown anywhere.
        """
        if len(self.radar.languages) < 2:
            return []
        up = root or "../" * (addresses.url(page).count("/") + (not self.default))
        found = []
        for language in self.radar.languages:
            folder = "" if language == self.radar.languages[0] else f"{language}/"
            place = addresses.url(page) if page in self.pages[language] else ""
            link = f"{up}{folder}{place}" or "./"
            found.append({"name": wording(language)("site.language"), "lang": language, "link": link})
        return found

    def finding(self, root: str) -> dict[str, Any]:
        """What the page for lost readers has to know: `root`, the path of the site on its server, empty if unknown.

        Besides that its own language, all languages, the first parts of the site's addresses, and what it says in each
        where it has nothing but words.
        """
        languages = self.radar.languages
        pages = {page for each in languages for page in self.pages.get(each, ())}
        return {
            "root": root and f"{root.rstrip('/')}/",
            "own": self.language,
            "languages": languages,
            "parts": sorted({addresses.url(page).partition("/")[0] for page in pages} - {"", "./"}),
            "words": [
                {"language": each, **{key: wording(each)(f"site.lost{end}") for key, end in WORDS_OF_THE_LOST.items()}}
                for each in languages
            ],
        }

    def footer(self) -> dict[str, str]:
        """Who publishes under which licence, as HTML-safe texts, and where the pages stand that every page links to."""
        publisher = self.radar.publisher
        licence = publisher.licence
        pages = {"data": addresses.DATA, **LAW}
        return {
            "publisher": escape(publisher.name.any(self.language)),
            "publisher_url": escape(outward(publisher.url)),
            "licence": escape(licence.name) if licence else "",
            "licence_url": escape(outward(licence.url)) if licence else "",
            **{key: addresses.url(page) if page in self.pages[self.language] else "" for key, page in pages.items()},
        }

    def problems(self, *, stale: bool) -> dict[str, str]:
        """What stands above every page where the data have errors, and where it leads."""
        words = self.say("site.stale" if stale else "site.problems")
        return {"words": words, "link": addresses.url(addresses.PROBLEMS)}

    def notices(self) -> list[dict[str, str]]:
        """What else stands there: which edition is being prepared, and what readers see meanwhile."""
        edition, before = self.radar.newest, self.radar.before(self.radar.newest)
        if not edition.open:
            return []
        seen = before.id if before else ""
        words = self.say("site.open-after" if seen else "site.open", edition=edition.id, before=seen)
        return [{"words": escape(words), "link": addresses.url(addresses.edition_page(edition.id))}]

    def words(self) -> dict[str, str]:
        """What the theme's own templates say."""
        keys = (
            *("published-by", "licence", "about", "data", "imprint", "privacy", "skip", "path", "search"),
            *("lost", "lost-why", "lost-home", "lost-trends"),
        )
        return {key.replace("-", "_"): self.say(f"site.{key}") for key in keys}

    def palette(self) -> list[dict[str, Any]]:
        """Light and dark as the reader's system has it, until the reader presses the button."""
        look = {"primary": "custom", "accent": "custom"}
        return [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                **look,
                "toggle": {"icon": "material/weather-night", "name": self.say("site.to-dark")},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                **look,
                "toggle": {"icon": "material/weather-sunny", "name": self.say("site.to-light")},
            },
        ]

    def _present(self, pages: Iterable[str]) -> list[str]:
        return [page for page in pages if page in self.pages[self.language]]


def stylesheets() -> list[str]:
    """The radars' stylesheet and the theme's own for every page, as addresses below the site's root."""
    return [STYLESHEET, *_assets("*.css")]


def scripts() -> list[str]:
    """The theme's own scripts for every page, as addresses below the site's root."""
    return _assets("*.js")


def of_pages() -> list[str]:
    """Those of them that belong to what stands in a page, and not to the search, which stays above every page."""
    return [path for path in scripts() if path != SCRIPT_OF_SEARCH]


def inner() -> dict[str, list[str]]:
    """What the home page does without, so that it comes quickly: stylesheets and scripts of the pages behind it."""
    return {"styles": _assets("inner/*.css"), "scripts": _assets("inner/*.js")}


def _assets(pattern: str) -> list[str]:
    return [path.relative_to(THEME).as_posix() for path in sorted((THEME / "assets").glob(pattern))]
