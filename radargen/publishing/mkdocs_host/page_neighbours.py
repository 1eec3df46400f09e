"""A page's place among the others: below which index, and between which trends."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import cast

from radargen.pages import addresses
from radargen.publishing.mkdocs_seam import Page, Section


def link_neighbours(pages: Sequence[Page]) -> None:
    """Set the parent of pages below an index, for tabs and breadcrumbs, and link trends one after the other."""
    sources = {page.file.src_uri: page for page in pages}
    for page in pages:
        above = (f"{folder}/index.md" for folder in PurePosixPath(page.file.src_uri).parents)
        index = next((sources[place] for place in above if place in sources), page)
        if index is not page and page.parent is None:
            # MkDocs expects a section here, but only uses attributes that a page has, too.
            page.parent = cast(Section | None, index)
    trends = sorted((p for p in pages if _is_trend(p)), key=lambda p: (f"{p.title}".casefold(), p.url))
    for before, page, after in zip([None, *trends], trends, [*trends[1:], None], strict=False):
        page.previous_page, page.next_page = before, after


def _is_trend(page: Page) -> bool:
    return bool(addresses.trend_of(page.file.src_uri))
