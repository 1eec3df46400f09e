"""Finds the theme's own inline scripts, by rendering a page without anything from the radar or its settings."""

import re
from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from typing import Any

from radargen.publishing.mkdocs_seam import Files, MkDocsConfig, Navigation, get_context
from radargen.publishing.settings.setting_rules import OWN_EXTRA
from radargen.publishing.site.content_policy import inline_scripts

# The script of the 404 page that finds the right page.
FIND = "partials/find.html"
# Allowed characters in texts of the page from which script hashes are taken.
INERT = re.compile(r"[\w .,:/#@+-]*")
# Settings that the theme writes unescaped.
TEXTS = ("site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name", "edit_uri")
# The notice above a page, needed for the theme's script that hides it.
BANNER = ({"link": ".", "words": "Notice"},)


def theme_scripts(
    template: Callable[[str], Any], config: MkDocsConfig, finding: Mapping[str, object]
) -> frozenset[str]:
    """The hashes, in the notation of a policy, of the scripts that the theme writes into pages.

    `template` gets a template of the theme by its name; `finding` is that of `Frame`. Texts of the settings that could
    be or become part of a script are left out, even if the settings are trusted.
    """
    bare, theme = copy(config), deepcopy(config.theme)
    for key in theme:
        theme[key] = _inert(theme[key])
    extra = {key: value if key in OWN_EXTRA else _inert(value) for key, value in config.extra.items()}
    own = {
        "site_name": "Reference",
        "theme": theme,
        "extra": extra | {"alternate": (), "footer": {}, "notices": BANNER},
    }
    texts = {key: _inert(config[key]) for key in TEXTS if config[key]}
    bare.load_dict({**texts, "extra_css": [], "extra_javascript": [], **own})
    context = get_context(Navigation([], []), Files([]), bare, base_url=".")
    pages = (template(name).render(context, finding=finding) for name in ("main.html", FIND))
    return frozenset(each for page in pages for each in inline_scripts(page))


def _inert(value: object) -> object:
    """The value without texts that contain any sign of markup or a script."""
    match value:
        case str():
            return value if INERT.fullmatch(value) else ""
        case dict():
            return {key: _inert(each) for key, each in value.items() if INERT.fullmatch(str(key))}
        case list() | tuple():
            return [_inert(each) for each in value]
        case _:
            return value
