"""The MkDocs plugin `radargen`, which adds the pages of a radar in one language, and the site around them."""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import cast
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from radargen import build
from radargen.charts.placing import Lock
from radargen.model.internal_errors import sentence
from radargen.pages import addresses, search
from radargen.publishing.mkdocs_host.compiled_templates import (
    CompiledTemplates,
    compiled_theme,
    keep_pages_compiled,
)
from radargen.publishing.mkdocs_host.mkdocs_build import PLUGIN, BuildOrder, BuildResult
from radargen.publishing.mkdocs_host.page_cache import SAME, ReusedPages, cacheable
from radargen.publishing.mkdocs_host.page_neighbours import link_neighbours
from radargen.publishing.mkdocs_host.theme_scripts import theme_scripts
from radargen.publishing.mkdocs_seam import PreRenderedPage
from radargen.publishing.settings.effective_settings import LOST, BuildTime, apply_site, quoted_address
from radargen.publishing.settings.named_files import check_files, check_icons
from radargen.publishing.settings.navigation import own_nav, untranslated_titles
from radargen.publishing.settings.setting_rules import PREFETCH, check_settings, drop_unused_settings
from radargen.publishing.site.content_policy import policy, policy_files
from radargen.publishing.site.page_metadata import page_metadata, sitemap_entries
from radargen.publishing.site.site_as_files import SEARCH_INDEX, write_as_files, write_search_index
from radargen.publishing.site.site_config import NOT_IN_NAV, THEME, SiteConfig, bare, issues
from radargen.reading import Loaded
from radargen.reporting.findings import findings, text
from radargen.storage.files import tree
from radargen.storage.run_language import run_language
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError, joined, translated
from radargen.text.paths import SCHEMAS, SHARED, SITE, entry_path
from radargen.writing.browser_form import FormPlace

# The icons that the settings choose, as a stylesheet.
ICONS = "assets/icons.css"
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# The beginning of a generated page that contains only HTML.
BLOCK = '<div class="radar-page'
# Pictures, and tags that the index does not need: its parser would spend most of a large build on them.
NOT_SEARCHED = re.compile(
    r"<(figure|dt|dd|thead)\b[^>]*\bdata-search-exclude\b.*?</\1>|<svg\b.*?</svg>"
    r"|</?(?:a|abbr|b|cite|dd|dt|em|i|small|span|strong|tbody|td|th|thead|tr)\b[^>]*>",
    re.DOTALL,
)
# What MkDocs prints of it unless told to be quiet.
LOG = logging.getLogger("mkdocs.plugins.radargen")


@contextmanager
def _errors_for_mkdocs(order: BuildOrder) -> Iterator[None]:
    """If MkDocs itself was called, turn errors into the message of `radargen build`, which MkDocs prints."""
    try:
        yield
    except MkDocsException:
        raise
    except Exception as error:
        if order != BuildOrder():
            raise
        message = error.message if isinstance(error, RadargenError) else sentence(error, "radargen --debug build")
        raise _RefusedError(message) from error


class _RefusedError(PluginError):
    """An error that MkDocs prints in the run's language; radargen itself reads `own_message` (see `mkdocs_build`)."""

    def __init__(self, message: Message) -> None:
        super().__init__(translated(message, run_language()))
        self.own_message = message


class Options(Config):
    """What mkdocs.yml may say below `radargen:`."""

    language = option.Type(str, default="")
    """The language to build; the radar's first if it is not given."""


class RadargenPlugin(BasePlugin[Options]):
    """Turns MkDocs' events into calls of other modules."""

    order = BuildOrder()
    outcome = BuildResult()
    loaded: Loaded
    lock: Lock
    site: SiteConfig
    made: frozenset[str] = frozenset()
    copies: Mapping[str, str] = MappingProxyType({})
    by_hand: Mapping[str, Path]
    nav: Navigation
    withheld: bool

    def on_startup(self, *, command: str, **_: object) -> None:
        """Note whether this is a preview."""
        self.preview = command == "serve"
        self.build_time = BuildTime()
        self.blocks: dict[str, str] = {}
        self.reused: ReusedPages | None = None
        self.heads: dict[str, tuple[object, object]] = {}

    def on_shutdown(self) -> None:
        """Restore the environment, since another radar may be built in this process."""
        self.build_time.restore()

    @event_priority(100)  # before the search, which asks for the language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the radar, and put its languages, its title and our theme into the settings."""
        self.root = Path(config.config_file_path).parent
        # Before MkDocs looks for pages, since it follows every link.
        self.by_hand = tree(self.root / SITE, self.root)
        with _errors_for_mkdocs(self.order):
            loaded, self.lock = self.order.loaded or build.load(read(self.root))
            whole = loaded
            if not (self.preview or self.order.prepared):
                loaded, self.lock = build.for_readers(loaded, self.lock)
            self.withheld = loaded is not whole
        if (radar := loaded.radar) is None or not (loaded.ok or self.preview):
            raise PluginError(text(findings(loaded.problems, run_language())))
        for language in (self.config.language, self.order.language):
            if language and language not in radar.languages:
                raise _RefusedError(
                    Message(
                        "The radar has no language “{language}”; it has {languages}.",
                        language=language,
                        languages=joined(radar.languages),
                    )
                )
        language = self.order.language or self.config.language or radar.languages[0]
        self.loaded = loaded
        self.site = SiteConfig(radar, language, {})
        self.docs_dir = config.docs_dir
        # MkDocs would change the addresses of pages for this; here they stay, and links name the files.
        self.for_files = self.order.offline or not config.use_directory_urls
        config.use_directory_urls = True
        config.site_url = quoted_address(config.site_url)
        self.result = BuildResult(site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else "")
        self.nav_given = config.nav or []
        with _errors_for_mkdocs(self.order):
            check_settings(config, self.config)
            self.result.notes = (
                *drop_unused_settings(config, self.site),
                *untranslated_titles(self.nav_given, self.site),
            )
        for note in self.result.notes:
            LOG.info(translated(note, run_language()))
        if config.theme.name != "material":
            raise _RefusedError(
                Message("The plugin radargen needs the theme material: write name: material below theme in mkdocs.yml.")
            )
        self.build_time.set(self.site.written)
        apply_site(config, self.root, self.site)
        notices = [] if loaded.ok else [self.site.problems(stale=self.order.stale)]
        config.extra["notices"] = [*notices, *self.site.notices()]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and pictures and the shared files, then the navigation."""
        self.order.progress(0, 0)
        # The language's folder has been searched and may be absent; MkDocs needs an existing one to watch.
        config.docs_dir = self.docs_dir
        self.written = {file.src_uri: file.content_string for file in files.documentation_pages()}
        if template := files.get_file_from_path("sitemap.xml"):
            # The theme's template, which MkDocs would copy unrendered.
            files.remove(template)
        for file in files:
            file.edit_uri = f"{SITE}/{self.site.language}/{file.src_uri}"
            if file.src_dir == str(THEME) and file.src_uri.endswith((".js", ".css")):
                file.content_string = bare(file.src_uri, file.content_string)
        with _errors_for_mkdocs(self.order):
            check_icons(config)
            generated = [*self._generated_files(config)]
        for file in generated:
            if existing := files.get_file_from_path(file.src_uri):
                files.remove(existing)
            files.append(file)
        for trend in self.site.radar.trends:
            if trend_file := files.get_file_from_path(addresses.trend_page(trend.id)):
                trend_file.edit_uri = entry_path(trend.id)
                # It becomes the file's page, so that MkDocs makes none.
                PreRenderedPage(None, trend_file, config)
        own = frozenset(file.src_uri for file in files.documentation_pages())
        published = {page for page in own if not _is_excluded(config, page)}
        pages = {
            language: (published - self.written.keys())
            | {page for page in published if f"{language}/{page}" in self.by_hand}
            for language in self.site.radar.languages
        }
        self.site = replace(self.site, pages=pages | {self.site.language: published})
        config.extra["footer"] = self.site.footer(config.repo_url or "")
        elsewhere_pages = {path.partition("/")[2] for path in self.by_hand} - own
        config.nav = own_nav(self.nav_given, self.site, elsewhere_pages) or self.site.nav()
        not_in_nav = NOT_IN_NAV.splitlines()
        if self.nav_given:
            # A radar with its own navigation need not list the pages that are not in it.
            not_in_nav += [f"/{page}" for page in sorted(own - self.written.keys())]
        config.not_in_nav = GitIgnoreSpec.from_lines(not_in_nav) + (config.not_in_nav or GitIgnoreSpec([]))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Check what the settings name, settle the policy, and give each page its neighbours and its head."""
        if cacheable(config):
            env.bytecode_cache = compiled_theme()
        elif self.order.cache:
            env.bytecode_cache = CompiledTemplates(self.order.cache.templates)
        with _errors_for_mkdocs(self.order):
            check_files(config, files)
        self.result.scripts = theme_scripts(env.get_template, config, self.site.finding(""))
        config.extra["policy"] = allowed = policy(self.result.scripts, prefetch=PREFETCH in config.theme["features"])
        if self.site.default:
            embeds = not self.for_files and files.get_file_from_path(addresses.EMBED_FILE) is not None
            path = urlsplit(self.result.site_url).path or "/"
            for name, content in policy_files(allowed, self.site.radar, path, embeds=embeds).items():
                files.append(File.generated(config, name, content=content))
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.total, self.done = len(pages), 0
        link_neighbours(pages)
        self.result.pages = sorted(page.file.dest_uri for page in pages)
        self.heads = {page.file.src_uri: self._head(page) for page in pages}
        if self.order.cache and (cacheable(config) or (self.preview and not config.theme.custom_dir)):
            self.reused = ReusedPages(self.order.cache, pages, config, self.nav, self.blocks, self.heads)
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, and set the radar's home page."""
        self.nav = nav
        with _errors_for_mkdocs(self.order):
            for file in files:
                if file.generated_by == PLUGIN and file.inclusion.is_excluded():
                    raise RadargenError(
                        Message(
                            "mkdocs.yml: exclude_docs or draft_docs takes out {path}, which other pages of the radar "
                            "lead to; take that pattern out.",
                            path=file.src_uri,
                        )
                    )
        if home := files.get_file_from_path(addresses.HOME):
            nav.homepage = home.page or Page(None, home, config)

    @event_priority(-100)  # after the search
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> TemplateContext:
        """Restore the HTML kept from the parser, and give the theme the page's translations and metadata."""
        page.content = self.blocks.pop(page.file.src_uri, page.content)
        if self.reused:
            self.reused.take_entries(page)
        if page.meta.get("template") == SAME:
            return context
        languages, metadata = self.heads[page.file.src_uri]
        return _with(context, languages=languages, head=metadata)

    def _head(self, page: Page) -> tuple[object, object]:
        """Further data of a page for the theme: its translations, and its metadata."""
        source, description = page.file.src_uri, f"{page.meta.get('description') or ''}"
        meta = page_metadata(self.site, source, f"{page.title}", description, self.result.site_url, self.made)
        return self.site.alternates(source), meta

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: object) -> TemplateContext:
        """Give the templates of 404 pages and sitemaps their data.

        404.html is served at any depth, so its links begin at the server's root. Where that is unknown, it is bare, and
        its script shows `LOST`, whose links are relative. One sitemap covers all languages; instant loading needs one
        in each other language as well.
        """
        if template_name == "sitemap.xml":
            date = self.site.radar.newest.date
            languages = self.site.radar.languages if self.site.default else (self.site.language,)
            return _with(context, places=sitemap_entries(self.site, self.result.site_url, languages), changed=date)
        if template_name == LOST:
            return _with(context, languages=self.site.alternates(addresses.HOME))
        if template_name != "404.html":
            return context
        finding = self.site.finding(urlsplit(self.result.site_url).path)
        if not self.result.site_url:
            return _with(context, finding=finding, bare=True)
        base = finding["root"] if self.site.default else f"{finding['root']}{self.site.language}/"
        return _with(
            context, finding=finding, languages=self.site.alternates(addresses.HOME, finding["root"]), base_url=base
        )

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str | None:
        """Keep a page that is HTML already from the Markdown parser, which would take long without changing it."""
        block = markdown.strip()
        if page.file.generated_by != PLUGIN or not block.startswith(BLOCK):
            return None
        self.blocks[page.file.src_uri] = block
        return ""

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Give the search only the searchable part of a page kept from the parser."""
        block = self.blocks.get(page.file.src_uri)
        return html if block is None else NOT_SEARCHED.sub("", block)

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Report progress, and cache the page or take it from the cache."""
        self.done += 1
        self.order.progress(self.done, self.total)
        return self.reused.output(page, output) if self.reused else output

    @event_priority(-100)  # after the search has written it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add spellings to the search index, and copies of pages; make links name files if asked for."""
        if self.reused:
            self.reused.keep()
        index = Path(config.site_dir, SEARCH_INDEX)
        if index.is_file():
            index_data = json.loads(index.read_text(encoding="utf-8"))
            extended = search.extended(index_data, self.site.radar, self.site.language)
            write_search_index(Path(config.site_dir), extended)
        for path, words in self.copies.items():
            # They end in .md, so MkDocs would make pages of them.
            place = Path(config.site_dir, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(words, encoding="utf-8")
        if self.for_files:
            write_as_files(Path(config.site_dir))

    def _generated_files(self, config: MkDocsConfig) -> Iterator[File]:
        """The generated pages and pictures, and the shared files in site/assets."""
        keep_pages_compiled()
        edit_url = urljoin(f"{(config.repo_url or '').rstrip('/')}/", config.edit_uri or "") if config.repo_url else ""
        form = FormPlace(
            edit_url,
            issues(config.repo_url or ""),
            modeline=(self.root / SCHEMAS).is_dir(),
            withheld=self.withheld,
            saves=self.order.edits,
        )
        generated_site = build.site(
            self.loaded,
            self.site.language,
            lock=self.lock,
            handwritten=self.written,
            pictures=not self.preview,
            edit_url=edit_url,
            site_url=self.result.site_url,
            editors=self.order.editors,
            offline=self.for_files,
            archived=self.order.archived,
            documents=self.order.documents,
            kept=self.order.kept.with_also(os.environ.get(BuildTime.VARIABLE, "")),
            form=form if (edit_url or self.order.edits) and not self.for_files else None,
        )
        self.copies = generated_site.copies
        self.made = frozenset(generated_site.files) | self.copies.keys()
        self.result.undrawn = generated_site.undrawn
        for path, content in generated_site.files.items():
            yield File.generated(config, path, content=content)
        if icons := _icons(config):
            config.extra["icons"] = ICONS
            yield File.generated(config, ICONS, content=icons)
        shared = tree(self.root / SITE / SHARED, self.root)
        source = str(self.root / SITE)
        for place in shared:
            if f"{SHARED}/{place}" in generated_site.files:
                # Pictures in texts are written without the metadata of their files.
                continue
            yield File(f"{SHARED}/{place}", source, config.site_dir, config.use_directory_urls)


def _icons(config: MkDocsConfig) -> str:
    """The stylesheet of the icons that the settings choose, as a file, since the policy forbids styles in pages."""
    if not {"admonition", "annotation", "tag"} & {*(config.theme.get("icon") or ())}:
        return ""
    theirs = Environment(loader=FileSystemLoader([each for each in config.theme.dirs if each != str(THEME)]))  # noqa: S701 – a stylesheet
    return "\n".join(STYLE.findall(theirs.get_template("partials/icons.html").render(config=config)))


def _is_excluded(config: MkDocsConfig, path: str) -> bool:
    """Whether the settings exclude that page from the site."""
    return any(patterns.match_file(path) for patterns in (config.exclude_docs, config.draft_docs) if patterns)


def _with(context: TemplateContext, **more: object) -> TemplateContext:
    return cast(TemplateContext, {**context, **more})
