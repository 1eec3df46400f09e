"""The MkDocs plugin `radargen`: hands MkDocs the pages of a radar, and the frame around them, in one language."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from radargen import build, reports
from radargen.files import RADAR, TRENDS, read, tree
from radargen.pages import addresses, search
from radargen.publishing.frame import FEATURES, LOGO, NOT_IN_NAV, SEARCH, THEME, Frame, scripts, stylesheets
from radargen.publishing.head import head, places
from radargen.publishing.host import PLUGIN, Order, Outcome
from radargen.reading import Loaded, load

HAND_WRITTEN, SHARED = "site", "assets"
# How a generated page begins that holds nothing but HTML.
BLOCK = '<div class="radar-page'
FAVICON_OF_THE_THEME = "assets/images/favicon.png"


class Options(Config):
    """What mkdocs.yml may say below `radargen:`."""

    language = option.Type(str, default="")
    """The language to build; the radar's first if it is not given."""


class RadargenPlugin(BasePlugin[Options]):
    """Turns MkDocs' events into calls; what they bring is settled elsewhere."""

    order = Order()
    outcome = Outcome()
    loaded: Loaded
    frame: Frame
    made: frozenset[str] = frozenset()

    def on_startup(self, *, command: str, **_: object) -> None:
        """Remember whether somebody is only looking."""
        self.preview = command == "serve"
        self.blocks: dict[str, str] = {}

    @event_priority(100)  # before the search, which asks for the language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the radar; take its languages, its title and our theme into the settings."""
        self.root = Path(config.config_file_path).parent
        loaded = self.order.loaded or load(read(self.root))
        if loaded.radar is None or not (loaded.ok or self.preview):
            raise PluginError(reports.text(loaded.problems))
        language = self.order.language or self.config.language or loaded.radar.languages[0]
        if language not in loaded.radar.languages:
            raise PluginError(f"The radar has no language {language!r}; it has {', '.join(loaded.radar.languages)}.")
        self.loaded = loaded
        self.frame = Frame(loaded.radar, language, {})
        self.docs_dir = config.docs_dir
        self.outcome = Outcome(site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else "")
        _settle(config, self.root, self.frame)
        if not loaded.ok:
            words = self.frame.say("site.stale" if self.order.stale else "site.problems")
            config.extra["notice"] = {"words": words, "link": addresses.url(addresses.PROBLEMS)}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and pictures, and what all languages share; then the navigation over all of them."""
        self.order.progress(0, 0)
        # The language's own folder has been looked through and may be absent; what MkDocs watches from here on is not.
        config.docs_dir = self.docs_dir
        by_hand = tree(self.root / HAND_WRITTEN, self.root)
        self.written = {file.src_uri: file.content_string for file in files.documentation_pages()}
        if template := files.get_file_from_path("sitemap.xml"):
            # The theme's template, which MkDocs would copy as it stands.
            files.remove(template)
        for file in files:
            file.edit_uri = f"{HAND_WRITTEN}/{self.frame.language}/{file.src_uri}"
        for file in self._handed_over(config):
            if existing := files.get_file_from_path(file.src_uri):
                files.remove(existing)
            files.append(file)
        for trend in self.frame.radar.trends:
            if page := files.get_file_from_path(addresses.trend_page(trend.id)):
                page.edit_uri = f"trends/{trend.id}.yaml"
        own = frozenset(file.src_uri for file in files.documentation_pages())
        pages = {
            language: (own - self.written.keys()) | {page for page in own if f"{language}/{page}" in by_hand}
            for language in self.frame.radar.languages
        }
        self.frame = replace(self.frame, pages=pages | {self.frame.language: own})
        config.nav, config.extra["footer"] = self.frame.nav(), self.frame.footer()
        config.not_in_nav = GitIgnoreSpec.from_lines(NOT_IN_NAV.splitlines())
        return files

    def on_env(self, env: Environment, *, files: Files, **_: object) -> Environment:
        """Give trends their place under all trends: in the tabs, on the way there, and one after the other by name."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.total, self.done = len(pages), 0
        trends = sorted((p for p in pages if _is_trend(p)), key=lambda p: (f"{p.title}".casefold(), p.url))
        every = next((p for p in pages if p.file.src_uri == addresses.TRENDS), None)
        for before, page, after in zip([None, *trends], trends, [*trends[1:], None], strict=False):
            # MkDocs means a section here, but only asks for what a page has as well.
            page.parent = cast(Section | None, every)
            page.previous_page, page.next_page = before, after
        self.outcome.pages = sorted(page.file.dest_uri for page in pages)
        return env

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> TemplateContext:
        """Let the theme know where this very page stands in the other languages, and what it says to machines."""
        source, about = page.file.src_uri, f"{page.meta.get('description') or ''}"
        told = head(self.frame, source, f"{page.title}", about, self.outcome.site_url, self.made)
        return _with(context, languages=self.frame.alternates(source), head=told)

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: object) -> TemplateContext:
        """The page for lost readers is shown at any depth, so all its links begin at the server's root.

        The sitemap is one for all languages.
        """
        if template_name == "sitemap.xml":
            date = self.frame.radar.newest.date
            return _with(context, places=places(self.frame, self.outcome.site_url), changed=date)
        if template_name != "404.html":
            return context
        root = urlsplit(self.outcome.site_url).path or "/"
        base = root if self.frame.default else f"{root}{self.frame.language}/"
        return _with(context, languages=self.frame.alternates("", root), base_url=base)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str | None:
        """Spare a page that is HTML already the parser, which would take long to give it back as it is."""
        block = markdown.strip()
        if page.file.generated_by != PLUGIN or not block.startswith(BLOCK):
            return None
        self.blocks[page.file.src_uri] = block
        return ""

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Give the kept page back."""
        return self.blocks.pop(page.file.src_uri, html)

    def on_post_page(self, output: str, **_: object) -> str:
        """Tell how far we are."""
        self.done += 1
        self.order.progress(self.done, self.total)
        return output

    @event_priority(-100)  # after the search has written it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Teach the search index other spellings and names."""
        index = Path(config.site_dir, "search", "search_index.json")
        if index.is_file():
            known = json.loads(index.read_text(encoding="utf-8"))
            told = search.extended(known, self.frame.radar, self.frame.language)
            index.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    def _handed_over(self, config: MkDocsConfig) -> Iterator[File]:
        """The generated pages and pictures, and what lies in site/assets for all languages."""
        edit_url = urljoin(f"{(config.repo_url or '').rstrip('/')}/", config.edit_uri or "") if config.repo_url else ""
        made = build.site(
            self.loaded,
            self.frame.language,
            handwritten=self.written,
            pictures=not self.preview,
            edit_url=edit_url,
            site_url=self.outcome.site_url,
        )
        self.made = frozenset(made)
        for path, content in made.items():
            yield File.generated(config, path, content=content)
        shared = tree(self.root / HAND_WRITTEN / SHARED, self.root)
        for place in shared:
            source = str(self.root / HAND_WRITTEN)
            yield File(f"{SHARED}/{place}", source, config.site_dir, config.use_directory_urls)


def _settle(config: MkDocsConfig, root: Path, frame: Frame) -> None:
    """Take the frame into the settings; what mkdocs.yml says itself stands."""
    theme = config.theme
    # Read by MkDocs whenever it asks for the time.
    os.environ.setdefault("SOURCE_DATE_EPOCH", frame.written)
    if theme.name != "material":
        raise PluginError("The plugin radargen needs the theme material: write theme: {name: material} in mkdocs.yml.")
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    # Never fonts from elsewhere; ours come with the theme.
    theme["font"], theme["language"] = False, frame.language
    theme["features"] = theme.get("features") or [*FEATURES]
    theme["palette"] = theme.get("palette") or frame.palette()
    theme["logo"] = theme.get("logo") or LOGO
    theme["favicon"] = LOGO if theme["favicon"] == FAVICON_OF_THE_THEME else theme["favicon"]
    config.site_name = frame.title
    config.docs_dir = str(root / HAND_WRITTEN / frame.language)
    if not config.site_url or not frame.default:
        # A sitemap has full addresses, and one is enough for all languages.
        theme.static_templates.discard("sitemap.xml")
    if config.site_url and not frame.default:
        config.site_url = f"{config.site_url.rstrip('/')}/{frame.language}/"
    config.extra_css[:0] = stylesheets()
    config.extra_javascript[:0] = scripts()
    config.extra["words"] = frame.words()
    # Only says that there is a choice: Material's own list knows the home pages, ours the page one is on.
    config.extra["alternate"] = len(frame.radar.languages) > 1
    search = config.plugins.get("material/search")
    if search and search.config.pipeline is None:
        search.config.pipeline = SEARCH["pipeline"]
    watched = (root / RADAR, root / TRENDS, root / HAND_WRITTEN)
    config.watch.extend(str(path) for path in watched if path.exists())


def _with(context: TemplateContext, **more: object) -> TemplateContext:
    return cast(TemplateContext, {**context, **more})


def _is_trend(page: Page) -> bool:
    path: str = page.file.src_uri
    return path.startswith("trends/") and path != addresses.TRENDS
