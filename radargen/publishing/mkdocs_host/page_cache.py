"""The page cache: the output of the last build, so that the next one makes only the pages that have changed.

A preview keeps it in memory, a build in a file (`storage.kept_results`).
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from radargen.publishing.mkdocs_seam import PLAIN_PLUGINS, AnchorLink, MkDocsConfig, Navigation, Page, search_entries
from radargen.publishing.settings.effective_settings import BuildTime
from radargen.storage.kept_results import packed, unpacked

# The template for a cached page: nearly empty, since its output is discarded.
SAME = "same.html"
# Settings that only locate files, or whose effect on pages is covered otherwise: by their content or their
# surroundings.
NOT_ON_PAGES = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "nav", "plugins", "theme", "hooks", "watch", "validation"}
    | {"exclude_docs", "draft_docs", "not_in_nav", "strict", "dev_addr", "use_directory_urls", "mdx_configs"}
)


# The page metadata that the navigation shows.
IN_NAV = ("icon", "subtitle", "status")


class CachedPage(NamedTuple):
    """The output of a page in UTF-8, and its entries in the search index."""

    output: bytes | memoryview
    entries: list[object]


@dataclass
class PageCache:
    """The pages of the last build by the digest of everything they depend on, and whether these have `changed`.

    It also has the compiled templates of a theme that involves a radar's code, by jinja2's key; these are never stored.
    """

    pages: dict[str, CachedPage] = field(default_factory=dict)
    changed: bool = False
    templates: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of_build(cls, content: memoryview | None) -> "PageCache":
        """The cache read from what `stored` wrote; an empty one if there is none, or it is unusable."""
        cache = cls()
        if content is None:
            return cache
        try:
            head, outputs = unpacked(content)
            for (key, entries), output in zip(json.loads(head), outputs, strict=True):
                if type(key) is not str or type(entries) is not list:
                    raise TypeError("This is no page.")
                cache.pages[key] = CachedPage(output, entries)
        except (ValueError, TypeError, RecursionError):
            return cls()
        return cache

    def stored(self) -> list[bytes | memoryview]:
        """The pages for a later build, in pieces."""
        head = json.dumps([[key, page.entries] for key, page in self.pages.items()], ensure_ascii=False)
        return packed(head, [page.output for page in self.pages.values()])


class ReusedPages:
    """Recognises pages whose inputs are those of a cached page, and writes the cached output for them.

    `blocks` has by source path the content of pages that bypasses MkDocs' parser, `heads` the further data that the
    theme gets for each page.
    """

    def __init__(
        self,
        cache: PageCache,
        pages: Sequence[Page],
        config: MkDocsConfig,
        nav: Navigation,
        blocks: Mapping[str, str],
        heads: Mapping[str, object],
    ) -> None:
        self.cache, self.config = cache, config
        around = sha256(f"{_around(config, nav)!r}".encode("utf-8", "surrogatepass"))
        self.keys: dict[str, str] = {}
        self.used: dict[str, CachedPage] = {}
        # The search has made its entries before the pages.
        self.searched = "material/search" in config.plugins
        self.entries = search_entries(config) if self.searched else []
        self.read = 0
        for page in pages:
            path = page.file.src_uri
            beside = [(each.title, each.url) for each in (page.previous_page, page.next_page) if each]
            above = [(each.title, getattr(each, "url", "")) for each in page.ancestors]
            named = path, page.url, page.title, page.meta, page.edit_url, page.canonical_url
            own = *named, beside, above, heads[path], [*_headings(page.toc)]
            key = around.copy()
            key.update(f"{own!r}\0{blocks.get(path, page.content)}".encode("utf-8", "surrogatepass"))
            self.keys[path] = key.hexdigest()
            if self.keys[path] in cache.pages:
                page.meta["template"] = SAME
                if self.searched:
                    # The search should not parse the page either.
                    page.meta["search"], page.content = {"exclude": True}, ""

    def take_entries(self, page: Page) -> None:
        """Note the search entries just made for the page, or add the cached ones if it is unchanged."""
        key = self.keys.get(page.file.src_uri, "")
        if page.meta.get("template") == SAME:
            self.entries += self.cache.pages[key].entries
        self.made, self.read = self.entries[self.read :], len(self.entries)

    def output(self, page: Page, output: str) -> str:
        """The cached output of an unchanged page; else `output`, which is added to the cache."""
        key = self.keys.get(page.file.src_uri)
        if key is None:
            return output
        if page.meta.get("template") == SAME:
            self.used[key] = self.cache.pages[key]
            return str(self.used[key].output, "utf-8")
        self.used[key] = CachedPage(output.encode(), self.made)
        return output

    def keep(self) -> None:
        """Remove everything from the cache that this build has not used."""
        self.cache.changed = self.used.keys() != self.cache.pages.keys()
        self.cache.pages = self.used


def _headings(toc: Iterable[AnchorLink]) -> Iterator[tuple[object, ...]]:
    """A page's table of contents, which depends on its content and on options of the parser."""
    return ((item.title, item.id, item.level, [*_headings(item.children)]) for item in toc)


def _around(config: MkDocsConfig, nav: Navigation) -> tuple[object, ...]:
    """Everything that all pages depend on: settings, plugin options, navigation, and the time that MkDocs writes."""
    settings = {name: config.theme[name] for name in config.theme}
    named = {name: f"{value!r}" for name, value in config.items() if name not in NOT_ON_PAGES}
    options = {name: f"{dict(plugin.config)!r}" for name, plugin in config.plugins.items()}
    marked = [[page.url, *(f"{page.meta.get(name)!r}" for name in IN_NAV)] for page in nav.pages]
    scripts = [*map(str, config.extra_javascript)]
    return settings, named, options, f"{nav}", marked, scripts, os.environ.get(BuildTime.VARIABLE, "")


def cacheable(config: MkDocsConfig) -> bool:
    """Whether pages depend only on what `ReusedPages` checks: no templates, code or plugins of others."""
    return not config.theme.custom_dir and not config.hooks and PLAIN_PLUGINS.issuperset(config.plugins)
