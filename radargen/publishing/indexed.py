"""What the search has taken in of each page of a preview, so that a page that stays as it is need not be read again."""

from collections.abc import Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from radargen.publishing.host import Memory


class Indexed:
    """The entries of the search's index, page by page in the order of the build; `same` are the sources that stay."""

    def __init__(self, memory: Memory, same: Sequence[Page], config: MkDocsConfig) -> None:
        self.memory = memory.entries
        self.same = {page.file.src_uri for page in same}
        search: Any = config.plugins["material/search"]
        self.entries: list[object] = search.search_index.entries
        self.read = 0
        for page in same:
            # Nor need it be looked through for what the search alone is told.
            page.meta["search"], page.content = {"exclude": True}, ""

    def take(self, page: Page) -> None:
        """Remember what the search has just read of the page, or tell it what it knew."""
        path = page.file.src_uri
        if path in self.same:
            self.entries += self.memory[path]
        else:
            self.memory[path] = self.entries[self.read :]
        self.read = len(self.entries)
