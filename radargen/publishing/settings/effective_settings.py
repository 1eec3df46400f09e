"""Complete MkDocs' settings for the site of a radar; values of mkdocs.yml are kept where possible."""

import html
import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from radargen.publishing.mkdocs_seam import MkDocsConfig, parse_locale
from radargen.publishing.settings.setting_rules import INSTANT
from radargen.publishing.site.site_config import (
    FEATURES,
    LOGO,
    SEARCH,
    THEME,
    SiteConfig,
    inner_assets,
    page_scripts,
    scripts,
    stylesheets,
)
from radargen.storage import git
from radargen.text.paths import SITE, SOURCES

# The 404 page with links relative to its own folder.
LOST = "lost.html"
# Characters that end an attribute or a string in a script, and never occur in an address unescaped.
NOT_IN_ADDRESSES = re.compile(r"""[\s\x00-\x1f"'`<>\\]""")
FAVICON_OF_THE_THEME = "assets/images/favicon.png"


def quoted_address(address: str | None) -> str | None:
    """The site's address, escaped so that Material can write its path into a script."""
    return NOT_IN_ADDRESSES.sub(lambda match: quote(match[0]), address) if address else address


class BuildTime:
    """The build time that MkDocs writes into a site, from an environment variable (see reproducible-builds.org).

    A value set from outside is kept; otherwise it is set during a build and removed afterwards.
    """

    VARIABLE = "SOURCE_DATE_EPOCH"

    def __init__(self) -> None:
        self.ours = False

    @classmethod
    def of(cls, site: SiteConfig) -> str:
        """The time of a build of that site, in seconds since 1970."""
        return os.environ.get(cls.VARIABLE, site.written)

    def set(self, seconds: str) -> None:
        """Set the time, in seconds since 1970, unless the variable was set from outside."""
        if self.ours or self.VARIABLE not in os.environ:
            os.environ[self.VARIABLE], self.ours = seconds, True

    def restore(self) -> None:
        """Remove the variable, if it was set here."""
        if self.ours:
            os.environ.pop(self.VARIABLE, None)
            self.ours = False


def apply_site(config: MkDocsConfig, root: Path, site: SiteConfig) -> None:
    """Add the site to the settings, in place; values of mkdocs.yml take precedence."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    # One inline script names the folder whose settings a page shares; the same on all pages, it has one hash.
    config.extra["scope"] = urlsplit(config.site_url or "").path or "/"
    # The policy would block alignment of table columns by style attributes.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    # Never fonts from elsewhere; ours come with the theme.
    theme["font"], theme["language"] = False, site.language
    # Only for MkDocs' own templates, which are not used, and whose translations may be missing.
    theme["locale"] = parse_locale("en")
    theme["features"] = theme.get("features") or [*FEATURES]
    theme["palette"] = theme.get("palette") or site.palette()
    if not (theme.get("icon") or {}).get("logo"):
        theme["logo"] = theme.get("logo") or LOGO
    theme["favicon"] = LOGO if theme["favicon"] == FAVICON_OF_THE_THEME else theme["favicon"]
    theme.static_templates.add(LOST)
    config.site_name = site.title
    config.edit_uri = edit_uri_of_folder(config.edit_uri, root)
    # The theme puts both into attributes unescaped; escapes are not doubled.
    for name in ("site_description", "site_author"):
        if config[name]:
            config[name] = html.escape(html.unescape(config[name]))
    config.docs_dir = str(root / SITE / site.language)
    config.extra["instant"] = (
        page_scripts() if any(f"{feature}".startswith(INSTANT) for feature in theme["features"]) else []
    )
    if not config.site_url or not (site.default or config.extra["instant"]):
        # A sitemap has full addresses, and one is enough for all languages, but not for instant loading.
        theme.static_templates.discard("sitemap.xml")
    if config.site_url and not site.default:
        config.site_url = f"{config.site_url.rstrip('/')}/{site.language}/"
    config.extra_css[:0] = stylesheets()
    config.extra_javascript[:0] = [path for path in scripts() if path not in config.extra["instant"]]
    config.extra["inner"] = inner_assets()
    config.extra["words"] = site.words()
    # Only states that there is a choice: Material's list links to home pages, ours to the present page.
    config.extra["alternate"] = len(site.radar.languages) > 1
    # Otherwise unchanged pages would be reused although their translations have moved.
    config.extra["languages"] = site.radar.languages
    search = config.plugins.get("material/search")
    if search and search.config.pipeline is None:
        search.config.pipeline = SEARCH["pipeline"]
    watched = (root / name for name in SOURCES)
    config.watch.extend(str(path) for path in watched if path.exists())


def edit_uri_of_folder(edit_uri: str | None, root: Path) -> str | None:
    """The edit_uri extended by the path of the radar's folder from the top of its repository."""
    top = git.top(root)
    folder = f"{quote(root.resolve().relative_to(top).as_posix())}/" if top and top != root.resolve() else ""
    # The setting may contain the folder already.
    return (
        f"{edit_uri}{folder}"
        if edit_uri and edit_uri.endswith("/") and not edit_uri.endswith(folder or "/")
        else edit_uri
    )
