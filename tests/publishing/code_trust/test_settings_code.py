"""What a mkdocs.yml may say without being code, what not, and that reading it runs nothing."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from radargen.publishing.code_trust import code, harmless_settings
from radargen.publishing.code_trust.settings_tree import tree
from radargen.text.messages import RadargenError
from tests.folders import CX, ROOT
from tests.selection import examples

DATA = [
    "",
    "site_url: https://example.org/\nrepo_url: https://example.org/a\nedit_uri: edit/main/",
    "site_url: !ENV [SITE_URL, CI_PAGES_URL, 'https://example.org/']\nsite_name: !ENV SITE_NAME",
    "plugins: [search: {enabled: !ENV [CI, false]}, radargen]",
    "extra_javascript: [assets/own.js, {path: assets/m.js, type: module, defer: true, async: false}]",
    "extra_javascript: [https://example.org/x.js]",
    "watch: [more]",
    'copyright: \'A "quoted" &copy; <a href="https://example.org/?a=1&amp;b=2"><b>x</b></a><br />\'',
    'copyright: \'<a href="mailto:a@example.org">a</a> <a href="imprint/#x"><span>b</span></a><br><em>c</em>\'',
    "extra: {consent: {title: Cookies, description: None but one}}",
    "markdown_extensions: [pymdownx.extra: {pymdownx.superfences: {relaxed_headers: true}}]",
    "plugins: {search: {lang: de}, radargen: {language: de}}",
    "plugins: [search, material/search, tags, material/tags: {enabled: false}, typeset, offline, meta, radargen]",
    "markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, toc: {permalink: true}]",
    "markdown_extensions: {markdown.extensions.tables: {}, pymdownx.tabbed: {alternate_style: true}}",
    "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    "      emoji_generator: !!python/name:material.extensions.emoji.to_svg",
    "markdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n"
    "          class: mermaid\n"
    "          format: !!python/name:pymdownx.superfences.fence_code_format",
    "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    "validation: {nav: {omitted_files: warn}}\nextra_css: [assets/own.css]\nextra: {generator: false, social: []}",
    "theme: {name: material, icon: {repo: fontawesome/brands/git-alt}, features: [toc.follow], favicon: assets/f.png}",
]
CODE = [
    "hooks: [evil.py]",
    "hooks: evil.py",
    '"hooks": ["evil.py"]',
    "? hooks\n: - evil.py",
    "!!str hooks: [evil.py]",
    "!ENV [NONE, hooks]: [evil.py]",
    "theme: {name: material, custom_dir: overrides}",
    "theme: {name: material, custom_dir: !ENV [NONE, overrides]}",
    "theme: readthedocs",
    "theme: {name: readthedocs}",
    "theme: !ENV [NONE, readthedocs]",
    "theme: {name: !ENV [NONE, readthedocs]}",
    "theme: {name: material, name: mkdocs}",
    "plugins: [search, macros, radargen]",
    "plugins: [social]",
    "plugins: [material/privacy, material/social, material/optimize, material/projects, material/info, material/group]",
    "plugins: {macros: {}}",
    "plugins: [/search]",
    "plugins: [material/radargen]",
    "plugins: [!ENV [NONE, macros]]",
    "plugins: !ENV [NONE, macros]",
    "plugins: macros",
    "plugins: [tags: {export_file: ../../../x}]",
    "plugins: [search: {jieba_dict: /etc/passwd}]",
    "plugins: [blog]",
    "markdown_extensions: [pymdownx.snippets]",
    "markdown_extensions: [pymdownx.b64]",
    "markdown_extensions: [evil]",
    "markdown_extensions: ['evil:Extension']",
    "markdown_extensions: {evil.module: {}}",
    "markdown_extensions: [!ENV [NONE, pymdownx.snippets]]",
    "markdown_extensions: [markdown.extensions.wikilinks]",
    "markdown_extensions: [pymdownx.emoji: {options: {custom_icons: [/etc]}}]",
    "markdown_extensions: [toc: {slugify: !!python/name:os.system }]",
    "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {state: {a: 1}}",
    "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify [lower]",
    "extra_javascript: ['data:text/javascript,alert(1)']",
    "extra_javascript: [' DATA:text/javascript,alert(1)']",
    "extra_javascript: [{path: 'data:text/javascript,alert(1)'}]",
    "extra_javascript: [{path: a.js, onload: alert(1)}]",
    "extra_javascript: [!ENV [NONE, a.js]]",
    "extra_javascript: assets/own.js",
    "extra_javascript: ['a.js\" onload=\"alert(1)']",
    "extra_css: ['a.css\" onload=\"alert(1)']",
    "repo_url: 'https://example.org/\" onclick=\"alert(1)'",
    "theme: {name: material, palette: {primary: 'red\" http-equiv=\"refresh'}}",
    "extra: {social: [{link: 'x\" onclick=\"alert(1)'}]}",
    "site_author: !ENV HOME",
    "site_author: !ENV [CI, CI_JOB_TOKEN, us]",
    "site_author: !ENV [CI_JOB_TOKEN]",
    "markdown_extensions: [codehilite: {full: true, cssfile: /etc/passwd}]",
    "markdown_extensions: [extra: {codehilite: {cssfile: x}}]",
    "markdown_extensions: [pymdownx.extra: {pymdownx.snippets: {}}]",
    "markdown_extensions: [pymdownx.emoji: {options: {? !ENV [CI, custom_icons] : [/etc]}}]",
    "copyright: '<b>open'",
    "copyright: 'a < b'",
    "copyright: '<b><i>x</i></b>'",
    "copyright: '<b></em></b>'",
    "copyright: '<b onclick=alert(1)>x</b>'",
    "copyright: '<span class=md-overlay>x</span>'",
    "copyright: '<span href=\"x\">x</span>'",
    "copyright: '<a href=\"javascript:alert(1)\">x</a>'",
    "copyright: '<a href=\"java&#115;cript&colon;alert(1)\">x</a>'",
    "copyright: '<a href=\"&#1;javascript:alert(1)\">x</a>'",
    "copyright: '<a href=\"//example.org\">x</a>'",
    "copyright: '<a href=\"/\\example.org\">x</a>'",
    'copyright: \'<a href="x" target="y">x</a>\'',
    "copyright: '<a href=x>x</a>'",
    "copyright: '<img src=x>'",
    "copyright: '<a>x</a href=\"y\">'",
    "copyright: '<!-- x -->'",
    "copyright: !ENV [CI, '<b>x</b>']",
    "extra: {copyright: '<b>x</b>'}",
    "extra_templates: [evil.html]",
    "extra: {analytics: {provider: google, property: x}}",
    "extra: {alternate: []}",
    'copyright: "<script>alert(1)</script>"',
    "site_author: !!python/object/apply:os.system ['touch /tmp/x']",
    "site_author: !!python/object/new:os.system ['touch /tmp/x']",
    "site_author: !!python/module:evil",
    "site_author: !!python/name:evil.x",
    "? !!python/object/apply:os.system ['x']\n: 1",
    "%TAG !p! tag:yaml.org,2002:python/\n---\nsite_author: !p!object/apply:os.system ['x']",
    "site_author: !<tag:yaml.org,2002:python/object/apply:os.system> ['x']",
    "site_author: !relative $config_dir",
    "site_author: !other x",
    "extra_css: &a [x.css]\nnot_in_nav: *a",
    "extra: &a {hooks: [evil.py]}\n<<: *a",
    "unknown: 1",
    "edit_uri_template: '{path:9999999999}'",
]


def written(root: Path, text: str) -> Path:
    head, text = ("", text) if text.startswith("%") or "theme:" in text else ("theme: {name: material}\n", text)
    (root / "mkdocs.yml").write_text(f"{head}{text}\n" if text.startswith("%") else f"site_name: x\n{head}{text}\n")
    return root


@pytest.mark.parametrize("text", DATA)
def test_usual_settings_are_data(tmp_path: Path, text: str) -> None:
    found = code(written(tmp_path, text))
    assert (found.named, found.files) == ((), ())


@pytest.mark.parametrize("text", CODE)
def test_anything_else_is_code_and_named_with_its_line(tmp_path: Path, text: str) -> None:
    found = code(written(tmp_path, text))
    assert found.named
    assert all(re.match(r"mkdocs\.yml, line \d+: \S", each) for each in found.named)
    assert "mkdocs.yml" in dict(found.files)


@pytest.mark.parametrize("folder", [CX, ROOT / "examples" / "moon", ROOT / "tests" / "trust"])
def test_the_radars_here_and_one_without_settings_need_no_trust(folder: Path) -> None:
    assert code(folder).named == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_radar_needs_no_trust(tmp_path: Path, language: str) -> None:
    text = (ROOT / "radargen" / "writing" / "starter" / language / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert code(tmp_path).named == ()


@pytest.mark.parametrize("text", CODE[:3])
def test_settings_that_are_inherited_count_as_well(tmp_path: Path, text: str) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "mkdocs.yml").write_text(text)
    written(tmp_path, "INHERIT: base/../base/mkdocs.yml")
    assert set(dict(code(tmp_path).files)) == {"mkdocs.yml", "base/mkdocs.yml"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "line 3: this is not YAML"),
        ("\x07", "this is not YAML"),
        ("- x", "line"),
        ("a: 1\n---\nhooks: [x]", "several documents"),
        ("a: " + "[" * 50_000, "more than any settings need"),
        ("a: &a [*a]", "more than any settings need"),
        ("a: *b", "more than any settings need"),
        ("a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)), "more than any"),
        ("a: " + "x" * 70_000, "larger than 64 KiB"),
        ("INHERIT: mkdocs.yml", "have no end"),
        ("INHERIT: ../other.yml", "lies outside of"),
        ("INHERIT: /etc/passwd", "lies outside of"),
        ("INHERIT: missing.yml", "cannot be read"),
        ("INHERIT: .", "is a directory"),
        ("INHERIT: !ENV [NONE, ../other.yml]", "names one file"),
        ("INHERIT: a.yml\nINHERIT: b.yml", "names one file"),
        ("INHERIT: [a.yml]", "names one file"),
        ('INHERIT: "a\\nb.yml"', "names one file"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{text}\n")
    with pytest.raises(RadargenError) as caught:
        code(tmp_path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "is empty"), ("# x", "is empty"), ("''", "is empty"), ("- a", "no settings"), ("x", "no settings")],
)
def test_what_holds_no_settings_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(RadargenError, match=words):
        code(tmp_path)


def test_a_link_out_of_the_radar_is_no_settings(tmp_path: Path) -> None:
    root = tmp_path / "radar"
    root.mkdir()
    (tmp_path / "other.yml").write_text("site_name: x\n")
    (root / "mkdocs.yml").symlink_to(tmp_path / "other.yml")
    with pytest.raises(RadargenError, match="lies outside of"):
        code(root)


def test_all_files_that_code_may_consist_of_are_counted(tmp_path: Path) -> None:
    for path in (
        *("hooks/.own/hook.py", "hooks/.own/helper.py", "pack/sub/mod.py", "pack/__pycache__/mod.cpython-311.pyc"),
        *(
            "over/main.html",
            "over/.hidden/x.html",
            "site/de/evil.html",
            "site/assets/own.js",
            ".read/by.txt",
            "top.so",
            ".venv/lib/a.py",
        ),
        *("trends/a.yaml", "site/de/page.md", "docs/no-module.py", ".behind/linked.py"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"\0" * 16)
    (tmp_path / "pack" / "__pycache__" / "evil.cpython-311.pyc").write_bytes(b"\0\0\0\0\1\0\0\0")
    (tmp_path / "led").symlink_to(".behind")
    (tmp_path / "mkdocs.yml").write_text(
        "hooks: [hooks/.own/hook.py]\ntheme: {name: material, custom_dir: over}\n"
        "extra_templates: [evil.html]\nextra_javascript: [assets/own.js]\nplugins: [other: {reads: .read/by.txt}]\n"
        f"nav: [page.md]\nunknown: {'x' * 5000}\n"
    )
    assert list(dict(code(tmp_path).files)) == [
        ".behind/linked.py",
        ".read/by.txt",
        "hooks/.own/helper.py",
        "hooks/.own/hook.py",
        "led",
        "mkdocs.yml",
        "over/.hidden/x.html",
        "over/main.html",
        "pack/__pycache__/evil.cpython-311.pyc",
        "pack/sub/mod.py",
        "site/de/evil.html",
        "top.so",
    ]


def test_every_option_that_the_extensions_know_was_thought_of() -> None:
    left_out = {"pygments_formatter", "_enabled"}
    for name, options in harmless_settings.EXTENSIONS.items():
        known = set(Markdown().build_extension(name, {}).config)
        assert known - left_out <= options <= known, name


@settings(max_examples=examples(300))
@given(
    st.recursive(
        st.one_of(st.text("ab<&*!: \n'\"#-", max_size=6), st.integers(), st.booleans(), st.none()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.text("abc", max_size=2), inner, max_size=3)
        ),
        max_leaves=12,
    ),
)
def test_the_tree_has_what_mkdocs_would_have_read(value: object) -> None:
    text = yaml.safe_dump({"a": value}, allow_unicode=True)
    found = tree(Path("mkdocs.yml"), text.encode())
    scalars = [node.text for node in found.all() if node.kind == "scalar"]
    composed: list[str] = []
    waiting = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            composed.append(node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [each for pair in node.value for each in pair]
    assert sorted(scalars) == sorted(composed)


@settings(max_examples=examples(300))
@given(st.text("ab:-[]{}&*!<>|'\"#\n ,?%@`~/_pyhookst.", max_size=60))
def test_no_text_ends_in_anything_but_a_tree_or_a_sentence(text: str) -> None:
    try:
        tree(Path("mkdocs.yml"), text.encode())
    except RadargenError as error:
        assert "\n" not in str(error)


def test_every_setting_that_mkdocs_knows_was_thought_of() -> None:
    ruled = {"theme", "plugins", "markdown_extensions", "extra", "extra_javascript"}
    left_out = {
        *("hooks", "extra_templates", "edit_uri_template", "pages", "google_analytics"),
        *("mdx_configs", "config_file_path"),
    }
    known = {name for name, _ in MkDocsConfig._schema}
    assert known == harmless_settings.PLAIN | ruled | left_out
