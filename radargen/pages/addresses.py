"""Where each page stands, and the hrefs between them as a browser will resolve them."""

from collections.abc import Sequence

from radargen.text.paths import SITE

HOME, TRENDS, EDITIONS, METHOD, IMPRINT, PRIVACY, PROBLEMS = (
    "index.md",
    "trends/index.md",
    "editions/index.md",
    "method.md",
    "imprint.md",
    "privacy.md",
    "problems.md",
)
# The folder of the trends' pages and data.
_TRENDS = "trends/"
NEXT, FACTORS, NETWORK = "next/index.md", "factors/index.md", "network/index.md"
# For editors, and built only where they ask for it.
EDITORS = "editors.md"
# What programs read: the page about it and the files; those but the feed stand once, in the first language's folder.
DATA, SCHEMA, FEED = "data.md", "data/schema.json", "feed.xml"
# Where on the page of an edition its corrections stand.
CORRECTIONS = "corrections"


def trend_page(trend_id: str) -> str:
    """The page of a trend; never under its dimension or ring, so that a trend that moves keeps its address."""
    return f"{_TRENDS}{trend_id}.md"


def trend_of(page: str) -> str:
    """The id of the trend whose page it is; empty for other pages."""
    return page.removeprefix(_TRENDS).removesuffix(".md") if page.startswith(_TRENDS) and page != TRENDS else ""


def dimension_page(dimension_id: str) -> str:
    """The page of a dimension."""
    return f"dimensions/{dimension_id}.md"


def ring_page(ring_id: str) -> str:
    """The page of a ring."""
    return f"rings/{ring_id}.md"


def edition_page(edition_id: str) -> str:
    """The page of an edition, which stays when newer ones come."""
    return f"editions/{edition_id}.md"


def comparison_page(earlier_id: str, later_id: str) -> str:
    """The page that compares two editions; below the later one, since no id of an edition holds a slash."""
    return f"editions/{later_id}/since-{earlier_id}.md"


def former_address(trend_id: str) -> str:
    """The file that a server shows under the address of a trend that is called otherwise now."""
    return f"{url(trend_page(trend_id))}index.html"


def phase_page(phase_id: str) -> str:
    """What to do next in a phase."""
    return f"next/{phase_id}.md"


def asks_page(dimension_id: str) -> str:
    """What the trends of a dimension ask of the others."""
    return f"network/{dimension_id}.md"


def edition_file(edition_id: str, suffix: str) -> str:
    """An edition as data, json or csv."""
    return f"data/{edition_id}.{suffix}"


def trend_file(trend_id: str, suffix: str) -> str:
    """A trend as data: json, or yaml as its editor wrote it."""
    return f"{_TRENDS}{trend_id}.{suffix}"


def picture_file(path: str) -> str:
    """Where the site has a picture of a text, by its path below the radar's folder."""
    return path.removeprefix(f"{SITE}/")


def share_picture(trend_id: str = "") -> str:
    """What is shown beside a link to a trend, or to any other page, in somebody's message."""
    return f"share/{trend_id or 'index'}.png"


def url(page: str) -> str:
    """The address of a page below the site's root: `trends/kanban.md` is shown at `trends/kanban/`."""
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    above, _, name = stem.rpartition("/")
    # Only the whole name makes an index: cx-index is a page like any other.
    return (above and f"{above}/") if name == "index" else f"{stem}/"


def href(from_page: str, to_page: str) -> str:
    """The relative link from one page or file to another, for raw HTML, which MkDocs leaves alone."""
    return "../" * depth(from_page) + url(to_page) or "./"


def depth(page: str) -> int:
    """How many folders the page stands below the site's root; pages as deep have the same links."""
    return url(page).count("/")


def folder(language: str, languages: Sequence[str]) -> str:
    """Where the pages of a language stand below the site's root: at the root those of the first."""
    return "" if language == languages[0] else f"{language}/"
