"""The path of each page and file, and the relative links between them."""

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
NEXT, CASES, FACTORS, NETWORK = "next/index.md", "cases/index.md", "factors/index.md", "network/index.md"
FACETS = "facets/index.md"
# Trends side by side.
COMPARE = "compare.md"
# For editors; built only on request.
EDITORS = "editors.md"
# The form for writing an entry; it exists only if entries can be handed in somewhere.
SUGGEST = "suggest.md"
# The page about the data, the schema, and the feed. The feed exists in each language's folder, other data files in the
# first one's alone.
DATA, SCHEMA, FEED = "data.md", "data/schema.json", "feed.xml"
# The radar by itself, for pages of other sites; outside of the theme. All languages share its policy.
EMBED, EMBED_FILE, EMBED_POLICY = "embed.md", "embed/index.html", "embed/csp.txt"
# The file for AI assistants, in each language's folder.
LLMS = "llms.txt"
# The folder of documents such as books, in each language's folder.
DOCUMENTS = "documents/"
# The anchor of the corrections on the page of an edition.
CORRECTIONS = "corrections"


def trend_page(trend_id: str) -> str:
    """The page of a trend; independent of dimension and ring, so that a trend that moves keeps its address."""
    return f"{_TRENDS}{trend_id}.md"


def handout_file(trend_id: str) -> str:
    """The path of a trend's handout below its language's folder."""
    return f"{_TRENDS}{trend_id}/{trend_id}.pdf"


def trend_of(page: str) -> str:
    """The id of the trend with that page; empty for other pages."""
    return page.removeprefix(_TRENDS).removesuffix(".md") if page.startswith(_TRENDS) and page != TRENDS else ""


def dimension_page(dimension_id: str) -> str:
    """The page of a dimension."""
    return f"dimensions/{dimension_id}.md"


def ring_page(ring_id: str) -> str:
    """The page of a ring."""
    return f"rings/{ring_id}.md"


def cell_page(dimension_id: str, ring_id: str = "") -> str:
    """In a large radar, the page of a dimension's trends on one ring, or of those not on the chart."""
    return f"dimensions/{dimension_id}/{f'in-{ring_id}' if ring_id else 'others'}.md"


def facet_page(facet_id: str, value_id: str) -> str:
    """The page of a value of a facet."""
    return f"facets/{facet_id}/{value_id}.md"


def factor_anchor(factor_id: str) -> str:
    """The anchor of a factor on the page of all."""
    return f"factor-{factor_id}"


def factor_page(factor_id: str) -> str:
    """In a large radar, the page of the trends that need a factor."""
    return f"factors/{factor_anchor(factor_id)}.md"


def part_page(page: str, number: int) -> str:
    """The page of a part of a long list; the first part is on `page` itself."""
    return page if number == 1 else f"{page.removesuffix('.md')}/part-{number}.md"


def content_file(name: str) -> str:
    """The file with content that a page loads on demand; JSON in each language's folder."""
    return f"later/{name}.json"


def edition_page(edition_id: str) -> str:
    """The page of an edition, which keeps its address when newer ones are published."""
    return f"editions/{edition_id}.md"


def edition_list_page(edition_id: str) -> str:
    """The list of a large edition's trends; ids of editions contain no slash, so it cannot clash."""
    return f"editions/{edition_id}/trends.md"


def courses_page(edition_id: str) -> str:
    """The table of the trends' rings in all editions up to that one."""
    return f"editions/{edition_id}/courses.md"


def cell_anchor(dimension: int, ring: int) -> str:
    """The anchor of a dimension's trends on a ring, by the indexes of both, in an edition's list."""
    return f"trends-{dimension + 1}-{ring + 1}"


def comparison_page(earlier_id: str, later_id: str) -> str:
    """The page that compares two editions; below the later one, since no id of an edition holds a slash."""
    return f"editions/{later_id}/since-{earlier_id}.md"


def former_address(trend_id: str) -> str:
    """The HTML file at the address of a trend's former id."""
    return f"{url(trend_page(trend_id))}index.html"


def industry_anchor(industry_id: str) -> str:
    """The anchor of an industry on the page of all cases."""
    return f"industry-{industry_id}"


def industry_page(anchor: str) -> str:
    """In a radar of many cases, the page of the cases of the industry with that anchor."""
    return f"cases/{anchor}.md"


def phase_page(phase_id: str) -> str:
    """The page with the advice for a phase."""
    return f"next/{phase_id}.md"


def steps_page(phase_id: str, group: str) -> str:
    """In a large radar, the page of further steps of a group, or of what can wait, for a phase."""
    return f"next/{phase_id}/{group}.md"


def asks_page(dimension_id: str) -> str:
    """The page of what a dimension's trends require of other dimensions."""
    return f"network/{dimension_id}.md"


def edition_file(edition_id: str, suffix: str) -> str:
    """The data file of an edition; the suffix is json, or csv or xlsx for tables."""
    return f"data/{edition_id}.{suffix}"


def ring_file(edition_id: str, ring_id: str) -> str:
    """The table of an edition's trends on one ring, in a radar of many."""
    return f"data/rings/{edition_id}/{ring_id}.csv"


def cases_file(edition_id: str) -> str:
    """The table of an edition's cases; in a folder, since no id of an edition contains a slash."""
    return f"data/cases/{edition_id}.csv"


def trend_file(trend_id: str, suffix: str) -> str:
    """The data file of a trend; the suffix is json, yaml for the entry as written, or csv for its figures."""
    return f"{_TRENDS}{trend_id}.{suffix}"


def archive_file(radar_id: str, edition_id: str) -> str:
    """The archive of the whole site, in the first language's folder; named like the folder in it."""
    return f"data/{'-'.join(filter(None, (radar_id, edition_id)))}.zip"


def trend_copy(trend_id: str) -> str:
    """The Markdown copy of a trend's page, beside it."""
    return f"{url(trend_page(trend_id))}index.md"


def edition_copy(edition_id: str) -> str:
    """The whole edition in one language as Markdown."""
    return f"data/{edition_id}.md"


def picture_file(path: str) -> str:
    """The site's path of a picture in a text, from its path below the radar's folder."""
    return path.removeprefix(f"{SITE}/")


def share_picture(trend_id: str = "") -> str:
    """The social card: the preview picture of a link to a trend or, without an id, to any other page."""
    return f"share/{trend_id or 'index'}.png"


def url(page: str) -> str:
    """The address of a page below the site's root: `trends/kanban.md` is shown at `trends/kanban/`."""
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    above, _, name = stem.rpartition("/")
    # Only the exact name is an index: cx-index is an ordinary page.
    return (above and f"{above}/") if name == "index" else f"{stem}/"


def href(from_page: str, to_page: str) -> str:
    """The relative link from one page or file to another, for raw HTML, whose links MkDocs does not rewrite."""
    return "../" * depth(from_page) + url(to_page) or "./"


def depth(page: str) -> int:
    """The number of folders between the site's root and the page; pages of equal depth have equal relative links."""
    return url(page).count("/")


def folder(language: str, languages: Sequence[str]) -> str:
    """The folder of a language's pages below the site's root: empty for the first language, else `language/`."""
    return "" if language == languages[0] else f"{language}/"
