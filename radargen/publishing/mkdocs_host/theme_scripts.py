"""A page of the theme with nothing on it from the radar or its settings: its inline scripts are the theme's own."""

import re
from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from typing import Any

from radargen.publishing.mkdocs_seam import Files, MkDocsConfig, Navigation, get_context
from radargen.publishing.settings.setting_rules import OWN_EXTRA
from radargen.publishing.site.content_policy import inline_scripts

# The script of the page for lost readers that shows the right one.
FIND = "partials/find.html"
# What a text may hold that goes into the page from which the hashes of scripts are taken.
INERT = re.compile(r"[\w .,:/#@+-]*")
# The settings that the theme writes as they stand.
TEXTS = ("site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name", "edit_uri")
# What stands above a page, for the script with which the theme puts it away.
BANNER = ({"link": ".", "words": "Notice"},)


def theme_scripts(
    template: Callable[[str], Any], config: MkDocsConfig, finding: Mapping[str, object]
) -> frozenset[str]:
    """The hashes, as a policy names them, of the scripts that the theme writes into pages.

    `template` gets a template of the theme by its name; `finding` is that of `Frame`. A text of the settings that could
    be, or become part of, a script is left out, even of settings that are trusted.
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
    """The value without texts that hold any sign of markup or a script."""
    match value:
        case str():
            return value if INERT.fullmatch(value) else ""
        case dict():
            return {key: _inert(each) for key, each in value.items() if INERT.fullmatch(str(key))}
        case list() | tuple():
            return [_inert(each) for each in value]
        case _:
            return value
