"""Which scripts a page may run: those of the theme, never one that settings bring along."""

from typing import Any

from jinja2 import DictLoader, Environment

from radargen.publishing.mkdocs_host.theme_scripts import theme_scripts
from radargen.publishing.mkdocs_seam import MkDocsConfig
from radargen.publishing.site.content_policy import hash_of

# Every text that a theme could write into a script, each in one of its own.
PAGE = "".join(
    f"<script>{each}</script>"
    for each in (
        *("theme({{ config.theme.odd }})", "words({{ config.extra.words.a }})", "extra({{ config.extra.odd }})"),
        *("inside({{ config.extra.list }})", "copy({{ config.copyright }})", "url({{ config.site_url }})"),
        *(
            "name({{ config.site_name }})",
            "links({{ config.extra.alternate|length }})",
        ),
    )
)
MARKUP = "x)</b>(<b"


def scripts(words: str) -> frozenset[str]:
    config = MkDocsConfig()
    given: dict[str, Any] = {"site_name": words, "theme": {"name": "material", "odd": words}, "copyright": words}
    extra = {"words": {"a": "it's"}, "odd": words, "list": [words, {words: 1}], "alternate": [1]}
    config.load_dict({**given, "site_url": "https://example.org/a/", "extra": extra})
    config.validate()
    pages = DictLoader({"main.html": PAGE, "partials/find.html": "<script>{{ finding.own }}</script>"})
    theme = Environment(loader=pages)  # noqa: S701 – as the theme is
    return theme_scripts(theme.get_template, config, {"own": "de"})


def test_the_scripts_of_the_theme_are_known_with_plain_words_in_them() -> None:
    found = scripts("plain-words")
    for known in ("theme(plain-words)", "words(it's)", "extra(plain-words)", "copy(plain-words)", "de"):
        assert hash_of(known) in found, known
    for known in (
        "url(https://example.org/a/)",
        "name(Reference)",
        "links(0)",
        "inside(['plain-words', {'plain-words': 1}])",
    ):
        assert hash_of(known) in found, known


def test_no_script_is_known_that_settings_have_a_part_in() -> None:
    found = scripts(MARKUP)
    for known in ("theme()", "words(it's)", "extra()", "copy()", "inside(['', {}])"):
        assert hash_of(known) in found, known
    assert not {hash_of(f"{name}({MARKUP})") for name in ("theme", "extra", "copy", "name")} & found
