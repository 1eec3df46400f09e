"""Settings of mkdocs.yml that are not code: each was looked up; anything else has to be trusted.

Deliberately left out: whatever imports or runs files (hooks, most plugins, custom_dir, extra_templates), makes readers'
browsers contact other hosts (analytics), reads files or fetches addresses (snippets, b64, social, privacy, optimize,
projects, info), writes to a given place (export_file, cssfile), formats a text by a given pattern, or reads the
environment, which may contain secrets. Scripts among the radar's own files run only in readers' browsers, under the
site's policy: they are no reason to refuse a build, but a matter of review.
"""

import re
from html import unescape

# Settings of MkDocs with plain values; those with special rules are in `code`.
PLAIN = frozenset(
    {
        *("site_name", "site_url", "site_description", "site_author", "copyright", "nav", "docs_dir", "site_dir"),
        *("repo_url", "repo_name", "edit_uri", "exclude_docs", "draft_docs", "not_in_nav", "validation", "strict"),
        *("use_directory_urls", "dev_addr", "remote_branch", "remote_name", "extra_css", "watch"),
    }
)
THEMES = frozenset({"material"})
# From the theme's own mkdocs_theme.yml.
OF_THEME = frozenset(
    {"name", "language", "locale", "direction", "features", "font", "icon", "favicon", "logo", "palette"}
)
EXTRA = frozenset({"generator", "homepage", "social", "status", "annotate", "consent", "tags"})
# Texts that the theme puts into attributes unescaped, so they must not contain quotation marks.
ATTRIBUTES = frozenset({"theme", "extra", "extra_css", "extra_javascript", "repo_url", "edit_uri"})
# Keys of a script in the settings.
OF_SCRIPT = frozenset({"path", "type", "async", "defer"})
# Plugins with those options that neither read, write, run nor fetch; our own accepts no others, and reports them.
PLUGINS: dict[str, frozenset[str]] = {
    "radargen": frozenset(),
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
# Short names of these mean the theme's plugins.
OF_MATERIAL = frozenset({"search", "tags", "meta", "offline", "typeset"})
# Extensions with their options; one that passes on unknown options may write files through them (codehilite).
EXTENSIONS = {
    name: frozenset(options.split())
    for name, options in {
        "abbr": "glossary",
        "admonition": "",
        "attr_list": "",
        "codehilite": "css_class guess_lang lang_prefix linenums noclasses pygments_style use_pygments",
        "def_list": "",
        "extra": "",
        "fenced_code": "lang_prefix",
        "footnotes": "BACKLINK_TEXT BACKLINK_TITLE PLACE_MARKER SEPARATOR SUPERSCRIPT_TEXT UNIQUE_IDS "
        "USE_DEFINITION_ORDER",
        "legacy_attrs": "",
        "legacy_em": "",
        "md_in_html": "",
        "meta": "",
        "nl2br": "",
        "sane_lists": "",
        "smarty": "smart_angled_quotes smart_dashes smart_ellipses smart_quotes substitutions",
        "tables": "use_align_attribute",
        "toc": "anchorlink anchorlink_class baselevel marker permalink permalink_class permalink_leading "
        "permalink_title separator slugify title title_class toc_class toc_depth",
        "pymdownx.arithmatex": "block_syntax block_tag generic inline_syntax inline_tag preview smart_dollar "
        "tex_block_wrap tex_inline_wrap",
        "pymdownx.betterem": "punctuation smart_enable",
        "pymdownx.blocks.admonition": "types",
        "pymdownx.blocks.caption": "auto auto_level prepend types",
        "pymdownx.blocks.definition": "",
        "pymdownx.blocks.details": "types",
        "pymdownx.blocks.html": "custom",
        "pymdownx.blocks.tab": "alternate_style combine_header_slug separator slugify",
        "pymdownx.bracketspan": "",
        "pymdownx.caret": "insert no_space punctuation smart_insert superscript",
        "pymdownx.critic": "mode raw_view",
        "pymdownx.details": "",
        "pymdownx.emoji": "alt emoji_generator emoji_index options remove_variation_selector strict title",
        "pymdownx.escapeall": "hardbreak nbsp",
        "pymdownx.extra": "",
        "pymdownx.fancylists": "additional_ordered_styles inject_class inject_style",
        "pymdownx.highlight": "anchor_linenums auto_title auto_title_map code_attr_on_pre css_class default_lang "
        "extend_pygments_lang guess_lang language_prefix line_anchors line_spans linenums linenums_class "
        "linenums_special linenums_style noclasses pygments_lang_class pygments_style stripnl use_pygments",
        "pymdownx.inlinehilite": "css_class custom_inline style_plain_text",
        "pymdownx.keys": "camel_case class key_map separator strict",
        "pymdownx.magiclink": "custom hide_protocol labels normalize_issue_symbols provider repo repo_url_shortener "
        "repo_url_shorthand shortener_user_exclude social_url_shortener social_url_shorthand user",
        "pymdownx.mark": "smart_mark",
        "pymdownx.progressbar": "add_classes level_class progress_increment",
        "pymdownx.quotes": "callouts",
        "pymdownx.saneheaders": "",
        "pymdownx.smartsymbols": "arrows care_of copyright fractions notequal ordinal_numbers plusminus registered "
        "trademark",
        "pymdownx.striphtml": "strip_attributes strip_comments strip_js_on_attributes",
        "pymdownx.superfences": "css_class custom_fences disable_indented_code_blocks preserve_tabs relaxed_headers",
        "pymdownx.tabbed": "alternate_style combine_header_slug separator slugify",
        "pymdownx.tasklist": "clickable_checkbox custom_checkbox delete subscript",
        "pymdownx.tilde": "delete no_space punctuation smart_delete subscript",
    }.items()
}
# Extensions whose options are the extensions they consist of, with the options of each.
OF_EXTENSIONS = frozenset({"extra", "pymdownx.extra"})
# Nested options that read files, or add something to a page from outside of it.
NOT_IN_EXTENSIONS = frozenset({"custom_icons", "build_url", "base_path", "root_path"})
# Python names allowed for a function, and those that may be called with only `kwds` to get one.
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
# Environment variables that hold no secret on any forge.
VARIABLES = frozenset(
    {
        *("CI", "SITE_NAME", "SITE_URL", "CI_PAGES_URL", "CI_PROJECT_NAME", "CI_PROJECT_URL", "GITHUB_ACTIONS"),
        *("GITHUB_REPOSITORY", "GITHUB_REPOSITORY_OWNER", "READTHEDOCS", "READTHEDOCS_CANONICAL_URL"),
    }
)
_TAG = re.compile(r"<(/?)(?:(a|b|em|strong|small|span)(?: href=(\"[^\"<>]*\"|'[^'<>]*'))?|(br) ?/?)>")
_ADDRESS = re.compile(r"(?:https?://[^\s\\]+|mailto:[^\s\\]+|(?![/\\]{2})[^\s\\:]*)")


def simple(markup: str) -> bool:
    """Whether a line of HTML, such as the copyright, is well-formed and has only plain tags and links."""
    opened: list[str] = []
    for ends, name, address, _ in _TAG.findall(markup):
        if address and (name != "a" or ends or not _ADDRESS.fullmatch(unescape(address[1:-1]))):
            return False
        if ends and (not opened or opened.pop() != name):
            return False
        if name and not ends:
            opened.append(name)
    return not opened and "<" not in _TAG.sub("", markup)


def own_script(path: str) -> bool:
    """Whether the path of a script is no data: address; scripts of other hosts are refused by every build."""
    return not path.lower().lstrip().startswith("data:")
