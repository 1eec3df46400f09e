"""The page cache: what the last build wrote, so that the next makes only the pages that have changed.

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

# The template of a page that is taken from the cache: nearly nothing, since its output is thrown away.
SAME = "same.html"
# Settings that say where files are, or that the pages show elsewhere: in their content, or among what is around it.
NOT_ON_PAGES = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "nav", "plugins", "theme", "hooks", "watch", "validation"}
    | {"exclude_docs", "draft_docs", "not_in_nav", "strict", "dev_addr", "use_directory_urls", "mdx_configs"}
)


# What the navigation shows of the metadata of its pages.
IN_NAV = ("icon", "subtitle", "status")


class CachedPage(NamedTuple):
    """The output of a page in UTF-8, and its entries in the index of the search."""

    output: bytes | memoryview
    entries: list[object]


@dataclass
class PageCache:
    """The pages of the last build by the digest of all that they depend on, and whether it has `changed` them.

    And the compiled templates of a theme that code of the radar takes part in, by key of jinja2; they are never stored.
    """

    pages: dict[str, CachedPage] = field(default_factory=dict)
    changed: bool = False
    templates: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of_build(cls, content: memoryview | None) -> "PageCache":
        """The cache that `stored` wrote; an empty one where there is none, or it is something else."""
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
    """Marks pages whose inputs are those of a cached page, and writes that for them.

    `blocks` has by source path the content of pages that is kept from MkDocs' parser,
    `heads` what the theme is told of each page besides.
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
        # The search has made its entries of the pages before.
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
                    # The search is not to parse the page either.
                    page.meta["search"], page.content = {"exclude": True}, ""

    def take_entries(self, page: Page) -> None:
        """Note the entries that the search has just made of the page, or add those of a page that is the same."""
        key = self.keys.get(page.file.src_uri, "")
        if page.meta.get("template") == SAME:
            self.entries += self.cache.pages[key].entries
        self.made, self.read = self.entries[self.read :], len(self.entries)

    def output(self, page: Page, output: str) -> str:
        """The cached output of a page that is the same, else `output`, which goes into the cache."""
        key = self.keys.get(page.file.src_uri)
        if key is None:
            return output
        if page.meta.get("template") == SAME:
            self.used[key] = self.cache.pages[key]
            return str(self.used[key].output, "utf-8")
        self.used[key] = CachedPage(output.encode(), self.made)
        return output

    def keep(self) -> None:
        """Leave in the cache what this build has used, and nothing else."""
        self.cache.changed = self.used.keys() != self.cache.pages.keys()
        self.cache.pages = self.used


def _headings(toc: Iterable[AnchorLink]) -> Iterator[tuple[object, ...]]:
    """A page's table of contents, which follows from its content and from options of the parser."""
    return ((item.title, item.id, item.level, [*_headings(item.children)]) for item in toc)


def _around(config: MkDocsConfig, nav: Navigation) -> tuple[object, ...]:
    """What every page depends on: settings, plugins' options, the navigation, and the time that MkDocs writes."""
    settings = {name: config.theme[name] for name in config.theme}
    named = {name: f"{value!r}" for name, value in config.items() if name not in NOT_ON_PAGES}
    options = {name: f"{dict(plugin.config)!r}" for name, plugin in config.plugins.items()}
    marked = [[page.url, *(f"{page.meta.get(name)!r}" for name in IN_NAV)] for page in nav.pages]
    scripts = [*map(str, config.extra_javascript)]
    return settings, named, options, f"{nav}", marked, scripts, os.environ.get(BuildTime.VARIABLE, "")


def cacheable(config: MkDocsConfig) -> bool:
    """Whether pages depend on nothing but what `ReusedPages` looks at: no templates, code or plugins of others."""
    return not config.theme.custom_dir and not config.hooks and PLAIN_PLUGINS.issuperset(config.plugins)
