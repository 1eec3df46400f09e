"""What a preview need not do again: pages made of the same as before, and templates that are compiled already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# The template of a page that memory brings back.
SAME = "same.html"


@dataclass
class Memory:
    """What a preview built last: each page with all it was made of, and what the search took in of it.

    And the theme's templates as they were compiled.
    """

    pages: dict[str, tuple[object, str]] = field(default_factory=dict)
    entries: dict[str, list[object]] = field(default_factory=dict)
    templates: dict[str, bytes] = field(default_factory=dict)


class Again:
    """Lets pages that are made of the same as before be written as they were.

    `nav` is what the tabs say, `blocks` the content of pages that MkDocs has not been given yet, by source.
    """

    def __init__(
        self, memory: Memory, pages: Sequence[Page], config: MkDocsConfig, nav: str, blocks: Mapping[str, str]
    ) -> None:
        self.memory = memory
        settings = {name: config.theme[name] for name in config.theme}
        named = config.site_name, config.copyright, config.repo_url, config.site_url
        around = nav, settings, named, repr(config.extra), config.extra_css, [*map(str, config.extra_javascript)]
        self.made_of: dict[str, object] = {}
        for page in pages:
            path = page.file.src_uri
            beside = [(each.title, each.url) for each in (page.previous_page, page.next_page) if each]
            content = blocks.get(path, page.content)
            self.made_of[path] = (around, content, page.title, repr(page.meta), page.edit_url, beside)
            if path in memory.pages and memory.pages[path][0] == self.made_of[path]:
                page.meta["template"] = SAME

    def output(self, page: Page, output: str) -> str:
        """The page as it was, or as it now is, which is remembered."""
        path = page.file.src_uri
        if page.meta.get("template") == SAME:
            return self.memory.pages[path][1]
        if path in self.made_of:
            self.memory.pages[path] = self.made_of[path], output
        return output


class Compiled(BytecodeCache):
    """Templates from one build of a preview to the next; without it, compiling them takes a third of a small one."""

    def __init__(self, memory: Memory) -> None:
        self.templates = memory.templates

    def load_bytecode(self, bucket: Bucket) -> None:
        """Bring back what is known of a template."""
        if bucket.key in self.templates:
            bucket.bytecode_from_string(self.templates[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self.templates[bucket.key] = bucket.bytecode_to_string()


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


class Kept(Page):
    """A page that may have nothing left to parse: making a parser takes longer than all else that is done for it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Parse what there is."""
        if self.markdown:
            super().render(config, files)
            return
        self.content, self.toc, self.present_anchor_ids = "", get_toc([]), set()
