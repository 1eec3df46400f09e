"""The rules for settings in a mkdocs.yml: which are used, which are ignored with a message, which are refused.

No setting is ignored silently: `USES` classifies every setting of MkDocs, which a test checks.
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from posixpath import normpath
from typing import Any

from radargen.publishing.code_trust import harmless_settings
from radargen.publishing.mkdocs_seam import Config, MkDocsConfig, option_names, written_settings
from radargen.publishing.site.site_config import SiteConfig
from radargen.text.messages import Message, RadargenError


class Use(Enum):
    """How a setting of MkDocs is treated."""

    TAKEN = "as MkDocs and the theme take it"
    SAID = "the radar or the command settles it; where mkdocs.yml says otherwise, a sentence tells so"
    REFUSED = "a sentence says why the site cannot be built so"
    ELSEWHERE = "it has a meaning for other commands of MkDocs alone, and none for what is built"


USES: Mapping[str, Use] = {
    **dict.fromkeys(
        (
            *("nav", "not_in_nav", "exclude_docs", "draft_docs", "site_url", "site_description", "site_author"),
            *("copyright", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "extra_css", "extra_javascript"),
            *("extra_templates", "markdown_extensions", "validation", "plugins", "hooks", "theme", "extra", "watch"),
            # All links then name files; every page keeps its address.
            "use_directory_urls",
        ),
        Use.TAKEN,
    ),
    **dict.fromkeys(("site_name", "docs_dir", "site_dir", "strict", "dev_addr"), Use.SAID),
    # MkDocs itself refuses removed settings, and those not meant for a file.
    **dict.fromkeys(("pages", "google_analytics", "config_file_path", "mdx_configs"), Use.REFUSED),
    # The target of `mkdocs gh-deploy`.
    **dict.fromkeys(("remote_branch", "remote_name"), Use.ELSEWHERE),
}
# The theme's documented features.
FEATURES_OF_THE_THEME = frozenset(
    {
        *("announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate"),
        *("content.code.copy", "content.code.select", "content.footnote.tooltips", "content.tabs.link"),
        *("content.tooltips", "header.autohide", "navigation.expand", "navigation.footer", "navigation.indexes"),
        *("navigation.path", "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky"),
        *("navigation.instant", "navigation.instant.prefetch", "navigation.instant.preview"),
        *("navigation.instant.progress", "navigation.top", "navigation.tracking"),
        *("search.highlight", "search.share", "search.suggest", "toc.follow"),
        "toc.integrate",
    }
)
# Prefix of features that read the list of pages from the sitemap.
INSTANT = "navigation.instant"
PREFETCH = f"{INSTANT}.prefetch"
# Features that only work together with it.
OF_INSTANT = frozenset({PREFETCH, f"{INSTANT}.progress"})
# Keys of `extra` that the radar sets, whatever mkdocs.yml says.
OWN_EXTRA = frozenset({"scope", "inner", "instant", "words", "languages", "icons"})
OF_THE_RADAR = OWN_EXTRA | {"alternate", "footer", "notices", "policy"}
# Keys that make readers' browsers contact other hosts, or request files that no radar's site has.
ASKING = ("analytics", "version")
# The output folder of both `mkdocs build` and `radargen build`, as in a new radar.
KNOWN_FOLDERS = frozenset({"build/mkdocs", "build/site"})
OFFLINE = "material/offline"
# Keys below `theme` that MkDocs itself accepts, besides the theme's own.
OF_TEMPLATES = ("custom_dir", "static_templates", "include_search_page", "search_index_only")


def check_settings(config: MkDocsConfig, options: Config) -> None:
    """RadargenError for settings with which the site cannot be built, and for unknown `options` of our plugin."""
    known = option_names(options)
    for name in written_settings(options):
        if name not in known:
            raise RadargenError(
                Message(
                    "mkdocs.yml: the plugin radargen has no option {name}; {hint}",
                    name=name,
                    hint=name_hint(name, known, Message("take it out.")),
                )
            )
    if OFFLINE in config.plugins and config.plugins[OFFLINE].config.enabled:
        raise RadargenError(
            Message(
                "mkdocs.yml: the plugin offline gives every page another address, which no link of a radar's pages "
                "leads to; take it out, and build with radargen build --offline."
            )
        )
    if "material/blog" in config.plugins:
        raise RadargenError(
            Message("The plugin blog moves pages where no link of a radar's finds them: take it out of mkdocs.yml.")
        )


def drop_unused_settings(config: MkDocsConfig, site: SiteConfig) -> Iterator[Message]:
    """Remove settings without effect on a radar's site from `config`; yields a message for each."""
    given = written_settings(config)
    yield from _settled_elsewhere(given, site)
    if (edit_uri := given.get("edit_uri")) and not given.get("repo_url") and "//" not in edit_uri:
        config.edit_uri = None
        yield Message("mkdocs.yml: edit_uri has no meaning without repo_url; add it.")
    if "edit_uri" not in given:
        # MkDocs guesses the folder of pages in a repository, which a radar does not have.
        config.edit_uri = None
    yield from _theme(config, site)
    for name in ASKING:
        if config.extra.pop(name, None):
            yield Message(
                "mkdocs.yml: extra.{name} is not taken, since a reader's browser would ask for what is not on the "
                "site; take it out.",
                name=name,
            )
    for name in sorted(OF_THE_RADAR & config.extra.keys()):
        yield Message("mkdocs.yml: extra.{name} is not taken: radargen fills it in; take it out.", name=name)


def _settled_elsewhere(given: Mapping[str, Any], site: SiteConfig) -> Iterator[Message]:
    titles = {site.radar.title.any(language) for language in site.radar.languages}
    if (name := given.get("site_name")) and name not in titles:
        yield Message(
            "mkdocs.yml: site_name is not taken: the site has the title of radar.yaml; write site_name: {title}.",
            title=site.radar.title.any(site.language),
        )
    if (folder := given.get("docs_dir")) and normpath(f"{folder}") != "site":
        yield Message(
            "mkdocs.yml: docs_dir is not taken: pages written by hand are in site/ and there in a folder for each "
            "language; write docs_dir: site."
        )
    if (folder := given.get("site_dir")) and normpath(f"{folder}") not in KNOWN_FOLDERS:
        yield Message("mkdocs.yml: site_dir is only for mkdocs build; name the folder with radargen build --out.")
    if given.get("strict") is False:
        yield Message("mkdocs.yml: strict is not taken: radargen build is always strict; take it out.")
    if "dev_addr" in given:
        yield Message("mkdocs.yml: dev_addr is only for mkdocs serve; name the port with radargen serve --port.")


def _theme(config: MkDocsConfig, site: SiteConfig) -> Iterator[Message]:
    """The messages on settings of the theme without effect, which are removed."""
    theme = written_settings(config).get("theme")
    own: Mapping[str, Any] = theme if isinstance(theme, Mapping) else {}
    for key in ("language", "locale"):
        if own.get(key) and [f"{own[key]}"] != [*site.radar.languages]:
            yield Message(
                "mkdocs.yml: theme.{key} is not taken: the languages of the site are those of radar.yaml; take it out.",
                key=key,
            )
    if own.get("font"):
        yield Message(
            "mkdocs.yml: theme.font is not taken: a reader's browser would ask Google for it, and the site has its own "
            "fonts; write font: false."
        )
    known = {*harmless_settings.OF_THEME, *OF_TEMPLATES}
    if not own.get("custom_dir"):
        for key in own.keys() - known:
            yield Message(
                "mkdocs.yml: the theme takes no {key}; {hint}",
                key=key,
                hint=name_hint(f"{key}", known, Message("take it out.")),
            )
    features = config.theme.get("features") or ()
    for name in features:
        if name not in FEATURES_OF_THE_THEME:
            yield Message(
                "mkdocs.yml: the theme has no feature {name}; {hint}",
                name=name,
                hint=name_hint(f"{name}", FEATURES_OF_THE_THEME, Message("take it out.")),
            )
    if features:
        lacking = {name: other for name in features if (other := _lacking(f"{name}", features, config))}
        config.theme["features"] = [name for name in features if name not in lacking]
        for name, other in lacking.items():
            yield Message(
                "mkdocs.yml: the feature {name} has no meaning without {other}; add it.", name=name, other=other
            )


def _lacking(name: str, features: Collection[object], config: MkDocsConfig) -> str:
    """The setting or feature that a feature requires and that is missing; empty where nothing is."""
    if not name.startswith(INSTANT):
        return ""
    if not config.site_url:
        # Without it, there is no sitemap.
        return "site_url"
    return INSTANT if name in OF_INSTANT and INSTANT not in features else ""


def name_hint(name: str, known: Collection[str], otherwise: Message) -> Message:
    """The hint for an unknown name: the most similar known one, else `otherwise`."""
    near = get_close_matches(name, sorted(known), 1, cutoff=0.5)
    return Message("did you mean {word}?", word=near[0]) if near else otherwise
