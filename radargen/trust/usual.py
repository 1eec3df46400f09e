"""What a mkdocs.yml may say without being code: everything here was looked up, anything else has to be trusted.

Left out on purpose: what imports or runs files (hooks, most plugins, custom_dir, extra_templates), what runs in a
reader's browser (extra_javascript, analytics), what reads files or fetches addresses (snippets, b64, social, privacy,
optimize, projects, info), what writes where it is told (export_file), what formats a text by a pattern of its own.
"""

# Settings of MkDocs with plain values; those with rules of their own stand in `code`.
PLAIN = frozenset(
    {
        *("site_name", "site_url", "site_description", "site_author", "copyright", "nav", "docs_dir", "site_dir"),
        *("repo_url", "repo_name", "edit_uri", "exclude_docs", "draft_docs", "not_in_nav", "validation", "strict"),
        *("use_directory_urls", "dev_addr", "remote_branch", "remote_name", "extra_css"),
    }
)
THEMES = frozenset({"material"})
# From the theme's own mkdocs_theme.yml.
OF_THEME = frozenset(
    {"name", "language", "locale", "direction", "features", "font", "icon", "favicon", "logo", "palette"}
)
EXTRA = frozenset({"generator", "homepage", "social", "status", "annotate"})
# Plugins with the options that neither read, write, run nor fetch.
PLUGINS = {
    "radargen": frozenset({"language"}),
    "search": frozenset({"enabled", "lang", "separator", "pipeline", "fields"}),
    "tags": frozenset(
        {
            *("enabled", "tags", "tags_allowed", "tags_hierarchy", "tags_hierarchy_separator", "tags_slugify"),
            *("tags_slugify_separator", "tags_sort_reverse", "listings", "listings_toc", "listings_sort_reverse"),
            *("listings_tags_sort_reverse", "shadow", "shadow_on_serve", "shadow_tags", "export"),
        }
    ),
    "meta": frozenset({"enabled"}),
    "offline": frozenset({"enabled"}),
    "typeset": frozenset({"enabled"}),
}
# Of these, short names mean the theme's.
OF_MATERIAL = frozenset({"search", "tags", "meta", "offline", "typeset"})
EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
        *(
            f"pymdownx.{name}"
            for name in (
                *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra", "fancylists"),
                *("highlight", "inlinehilite", "keys", "magiclink", "mark", "progressbar", "quotes", "saneheaders"),
                *("smartsymbols", "striphtml", "superfences", "tabbed", "tasklist", "tilde", "bracketspan"),
                *(f"blocks.{block}" for block in ("admonition", "caption", "definition", "details", "html", "tab")),
            )
        ),
    }
)
# Options of those that read files, or make something of a page that is not the page's.
NOT_IN_EXTENSIONS = frozenset({"custom_icons", "build_url", "base_path", "root_path"})
# Python names that may stand for a function, and those that may be called with `kwds` alone to get one.
NAMES = frozenset(
    {
        *("material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"),
        *("pymdownx.emoji.twemoji", "pymdownx.emoji.gemoji", "pymdownx.emoji.emojione"),
        *("pymdownx.emoji.to_svg", "pymdownx.emoji.to_png", "pymdownx.emoji.to_alt"),
        *("pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format"),
        *(f"pymdownx.arithmatex.arithmatex_{kind}_format" for kind in ("fenced", "inline")),
        *(
            f"pymdownx.slugs.{name}"
            for name in (
                *("slugify", "gfm", "gfm_encoded", "uslugify", "uslugify_encoded", "uslugify_cased"),
                *("uslugify_cased_encoded",),
            )
        ),
        *("markdown.extensions.toc.slugify", "markdown.extensions.toc.slugify_unicode"),
    }
)
CALLS = frozenset({"pymdownx.slugs.slugify"})
TAGS = frozenset(
    {"", "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map"))}
)
PYTHON_NAME, PYTHON_CALL = "tag:yaml.org,2002:python/name:", "tag:yaml.org,2002:python/object/apply:"
ENVIRONMENT = "!ENV"
