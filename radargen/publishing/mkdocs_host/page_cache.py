"""The page cache of a preview: what the last build wrote, so that the next makes only what has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from radargen.publishing.mkdocs_seam import MkDocsConfig, Page, search_entries

# The template of a page that is taken from the cache: nearly nothing, since its output is thrown away.
SAME = "same.html"


@dataclass
class PageCache:
    """By source path, the last output of each page with all that it depends on, and its entries in the search index.

    And the compiled templates of the theme, by key of jinja2.
    """

    pages: dict[str, tuple[object, str]] = field(default_factory=dict)
    entries: dict[str, list[object]] = field(default_factory=dict)
    templates: dict[str, bytes] = field(default_factory=dict)


class ReusedPages:
    """Marks pages whose inputs are those of the cached output, and writes that output for them.

    `nav` is the text of the navigation, `blocks` by source path the content of pages that is kept from MkDocs' parser.
    """

    def __init__(
        self, cache: PageCache, pages: Sequence[Page], config: MkDocsConfig, nav: str, blocks: Mapping[str, str]
    ) -> None:
        self.cache = cache
        settings = {name: config.theme[name] for name in config.theme}
        named = config.site_name, config.copyright, config.repo_url, config.site_url
        around = nav, settings, named, repr(config.extra), config.extra_css, [*map(str, config.extra_javascript)]
        self.made_of: dict[str, object] = {}
        for page in pages:
            path = page.file.src_uri
            beside = [(each.title, each.url) for each in (page.previous_page, page.next_page) if each]
            content = blocks.get(path, page.content)
            self.made_of[path] = (around, content, page.title, repr(page.meta), page.edit_url, beside)
            if path in cache.pages and cache.pages[path][0] == self.made_of[path]:
                page.meta["template"] = SAME

    def output(self, page: Page, output: str) -> str:
        """The cached output of a page that is the same, else `output`, which goes into the cache."""
        path = page.file.src_uri
        if page.meta.get("template") == SAME:
            return self.cache.pages[path][1]
        if path in self.made_of:
            self.cache.pages[path] = self.made_of[path], output
        return output


class TemplateCache(BytecodeCache):
    """Keeps compiled templates between builds of a preview, a third of the time that a small radar takes."""

    def __init__(self, cache: PageCache) -> None:
        self.templates = cache.templates

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template (called by jinja2)."""
        if bucket.key in self.templates:
            bucket.bytecode_from_string(self.templates[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template (called by jinja2)."""
        self.templates[bucket.key] = bucket.bytecode_to_string()


class SearchEntries:
    """Puts the cached entries of unchanged pages, those in `same`, into the index of the search."""

    def __init__(self, cache: PageCache, same: Sequence[Page], config: MkDocsConfig) -> None:
        self.cache = cache.entries
        self.same = {page.file.src_uri for page in same}
        self.entries = search_entries(config)
        self.read = 0
        for page in same:
            # The search is not to parse the page either.
            page.meta["search"], page.content = {"exclude": True}, ""

    def take(self, page: Page) -> None:
        """Cache the entries that the search has just made of the page, or add the cached ones of an unchanged page."""
        path = page.file.src_uri
        if path in self.same:
            self.entries += self.cache[path]
        else:
            self.cache[path] = self.entries[self.read :]
        self.read = len(self.entries)
