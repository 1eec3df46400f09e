"""Whatever a mkdocs.yml says is taken, or named in one sentence: nothing of it is passed over in silence."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from radargen.publishing.code_trust import Trust
from radargen.publishing.mkdocs_host import mkdocs_errors
from radargen.publishing.mkdocs_host.mkdocs_build import (
    BuildOrder,
    BuildResult,
    _LoggedComplaints,
    _raising_sentences,
    write_site,
)
from radargen.publishing.settings.setting_rules import FEATURES_OF_THE_THEME, USES
from radargen.text.messages import Message, RadargenError, translated
from tests.folders import NO_DOWNLOADS, RADAR, radar_folder
from tests.selection import mostly_slow

Build = Callable[..., BuildResult]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small radar in German and English with a page by hand in each, one in German alone, and code that fails."""
    root = radar_folder(tmp_path / "radar", RADAR + NO_DOWNLOADS)
    for path, text in {
        "site/de/hand.md": "# Von Hand\n",
        "site/de/nur.md": "# Nur deutsch\n",
        "site/en/hand.md": "# By hand\n",
        "site/assets/own.css": "p { color: red }\n",
        "own/ending.py": "def on_page_markdown(markdown, page, **_):\n    return 1 / 0\n",
        "own/lacking.py": "import nosuchmodule\n",
        "over/main.html": "{% extends 'base.html' %}\n{% nosuchtag %}\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture
def build(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds one language with those settings besides the usual ones; what came of it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    def built(settings: str, language: str = "de") -> BuildResult:
        usual = {"site_name": "Prüfradar", "theme": "{name: material}", "plugins": "[search, radargen]"}
        lines = [f"{key}: {value}\n" for key, value in usual.items() if not re.search(rf"^{key}:", settings, re.M)]
        (root / "mkdocs.yml").write_text("".join(lines) + settings)
        return write_site(root, tmp_path / "out", BuildOrder(language, trust=Trust(everything=True)))

    return built


def test_every_setting_of_mkdocs_has_its_place() -> None:
    assert set(USES) == {name for name, _ in MkDocsConfig._schema}


def test_every_feature_that_the_theme_asks_for_is_known() -> None:
    theme = Path(material.__file__).parent / "templates"
    texts = [path.read_text() for path in [*theme.rglob("*.html"), *theme.glob("assets/javascripts/bundle.*.js")]]
    asked = {each for text in texts for each in re.findall(r"\"((?:announce|content|header|toc)\.[a-z.]+)\"", text)}
    asked |= {
        each for text in texts for each in re.findall(r"\"(navigation\.[a-z.]+|search\.(?:high|sh|su)\w+)\"", text)
    }
    # This one is in none of the theme's pages about its features.
    assert asked - {"content.lazy"} == FEATURES_OF_THE_THEME


REFUSED = [
    ("plugins: [search, radargen: {lang: de}]", "the plugin radargen has no option lang; did you mean language?"),
    ("plugins: {search: {}, radargen: {colour: red}}", "the plugin radargen has no option colour; take it out."),
    ("plugins: [radargen: {language: fr}]", "The radar has no language “fr”; it has de, en."),
    ("plugins: [search, macroz, radargen]", 'plugins: The "macroz" plugin is not installed; correct it'),
    ("plugins: [search, offline, radargen]", "the plugin offline gives every page another address"),
    ("markdown_extensions: [admonitions]", "the extension admonitions cannot be loaded (ModuleNotFoundError"),
    ("markdown_extensions: [toc: {permalinkk: true}]", "the extension toc cannot be loaded (KeyError: 'permalinkk')"),
    (
        "markdown_extensions: [pymdownx.emoji: {emoji_index: twemojii}]",
        "the extension pymdownx.emoji cannot be loaded (TypeError: 'str' object is not callable); correct its options",
    ),
    (
        "markdown_extensions:\n- pymdownx.emoji:\n    emoji_index: !!python/name:material.extensions.emoji.twemojii",
        "mkdocs.yml, line 6: cannot find 'twemojii' in the module 'material.extensions.emoji'; correct it",
    ),
    ("validation: {nav: {omitted_files: wrn}}", "validation: Sub-option 'nav': Sub-option 'omitted_files': Expected"),
    ("site_url: example.org", "site_url: The URL isn't valid"),
    ("watch: [nowhere]", "watch: The path 'nowhere' isn't an existing file or directory; correct it"),
    ("hooks: [own/lacking.py]", "own/lacking.py, line 1, ends the build (ModuleNotFoundError: No module named"),
    ("pages: []", "pages: The configuration option 'pages' was removed from MkDocs."),
    ("mdx_configs: {}", "mdx_configs: For internal use only; correct it"),
    ("config_file_path: x", "Can't set config_file_path in config"),
]
# What only shows once pages are made.
REFUSED_LATE = [
    ("exclude_docs: /trends/lean.md", "takes out trends/lean.md, which other pages of the radar lead to"),
    ("hooks: [own/ending.py]", "own/ending.py, line 2, ends the build (ZeroDivisionError: division by zero); mend it"),
    ("extra_css: [assets/no.css]", "extra_css names assets/no.css, which the site does not have"),
    ("extra_css: [https://example.com/x.css]", "extra_css names https://example.com/x.css, which every reader's"),
    ("extra_javascript: [{path: assets/no.js, defer: true}]", "extra_javascript names assets/no.js, which the site"),
    ("theme: {name: material, logo: assets/no.png}", "theme.logo names assets/no.png, which the site does not have"),
    ("theme: {name: material, icon: {repo: material/gti}}", "theme.icon names the icon material/gti, which the theme"),
    (
        "extra: {social: [{icon: fontawesome/brands/githubb, link: /}]}",
        "did you mean fontawesome/brands/github?",
    ),
    ("draft_docs: /rings/*", "takes out rings/adopt.md, which other pages of the radar lead to"),
    ("theme: {name: material, custom_dir: over}", "over/main.html, line 2, ends the build (TemplateSyntaxError"),
    ("nav: [nowhere.md]", "A reference to 'nowhere.md' is included in the 'nav' configuration"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("settings", "words"), [*REFUSED, *mostly_slow(REFUSED_LATE, quick=3)])
def test_what_cannot_be_built_is_one_sentence_without_a_path_of_this_machine(
    build: Build, root: Path, settings: str, words: str
) -> None:
    with pytest.raises(RadargenError) as refused:
        build(settings)
    said = str(refused.value)
    assert words in said
    assert "\n" not in said
    assert "Traceback" not in said
    assert str(root) not in said
    assert "site-packages" not in said
    assert translated(refused.value.args[0], "de")


def test_what_is_not_taken_is_said_and_the_site_is_built(build: Build) -> None:
    found = build(
        "site_name: Other\ndocs_dir: pages\nsite_dir: public\nstrict: false\ndev_addr: 127.0.0.1:9000\n"
        "edit_uri: edit/main/\nsit_url: x\n"
        "extra: {analytics: {provider: google}, version: {provider: mike}, words: {}}\n"
        "theme: {name: material, language: fr, locale: fr, font: {text: Lato}, featurs: [],"
        " features: [navigation.tab, navigation.instant]}\nplugins: [search: {langs: de}, radargen]\n"
    )
    for words in (
        *(
            "sit_url: Unrecognised",
            "Unrecognised configuration name: langs",
            "site_name: Prüfradar.",
            "docs_dir: site.",
        ),
        *("radargen build --out", "strict is not taken", "radargen serve --port", "edit_uri has no meaning"),
        *("theme.language is not", "theme.locale is not", "theme.font is not", "featurs; did you mean features?"),
        *("navigation.tab; did you mean navigation.tabs?", "navigation.instant has no meaning without site_url; add"),
        *("extra.analytics is not", "extra.version is not", "extra.words is not"),
    ):
        assert [words in note for note in found.notes].count(True) == 1, words
    assert len({*found.notes}) == len(found.notes)
    assert [translated(note, "de") for note in found.notes if translated(note, "de") == note] == []


@pytest.mark.slow
def test_instant_loading_knows_the_pages_of_each_language(build: Build, tmp_path: Path) -> None:
    features = "theme: {name: material, features: [navigation.instant.prefetch, navigation.instant%s]}\n"
    (note,) = build(f"site_url: https://example.org/\n{features % '.preview'}", "en").notes
    assert "navigation.instant.prefetch has no meaning without navigation.instant; add it." in f"{note}"
    out = tmp_path / "out"
    assert "default-src 'none'" in (out / "index.html").read_text()
    found = build(f"site_url: https://example.org/\n{features % ''}", "en")
    assert found.notes == ()
    # Firefox loads nothing ahead without.
    assert "default-src 'self'" in (out / "index.html").read_text()
    places = re.findall("<loc>(.*?)</loc>", (out / "sitemap.xml").read_text())
    assert "https://example.org/en/trends/lean/" in places
    assert [each for each in places if "/en/" not in each] == []


@pytest.mark.slow
def test_usual_settings_are_taken_without_a_word(build: Build, tmp_path: Path) -> None:
    found = build(
        "site_description: About it\nsite_author: Us\nsite_url: https://example.org/radar\ncopyright: By <b>us</b>\n"
        "repo_url: https://github.com/a/b\nrepo_name: Our files\nedit_uri: edit/main/\nextra_css: [assets/own.css]\n"
        "site_dir: build/mkdocs\ndocs_dir: site\nexclude_docs: /nur.md\nremote_branch: x\nremote_name: y\n"
        "theme: {name: material, font: false, icon: {logo: material/library, admonition: {note: material/rocket}}}\n"
        "validation: {nav: {omitted_files: warn}}\nnot_in_nav: /hand.md\nnav: [index.md, trends/index.md]\n"
    )
    assert found.notes == ()
    page = (tmp_path / "out" / "trends" / "lean" / "index.html").read_text()
    for words in (
        *('content="Us"', "By <b>us</b>", "Our files", "https://github.com/a/b/edit/main/trends/lean.yaml"),
        *('href="../../assets/own.css"', 'href="../../assets/icons.css"'),
    ):
        assert words in page
    assert 'src="../../assets/radar.svg" alt="logo"' not in page
    assert "--md-admonition-icon--note:url('data:image/svg" in (tmp_path / "out" / "assets" / "icons.css").read_text()
    assert not (tmp_path / "out" / "nur").exists()
    assert (tmp_path / "out" / "hand" / "index.html").is_file()


def test_a_repository_alone_gives_no_link_to_where_mkdocs_keeps_pages(build: Build, tmp_path: Path) -> None:
    build("repo_url: https://github.com/a/b\n")
    assert "edit/master/docs" not in (tmp_path / "out" / "trends" / "lean" / "index.html").read_text()


def tabs(page: Path) -> list[str]:
    return re.findall(r'<a href="[^"]*" class="md-tabs__link">\s*(.*?)\s*</a>', page.read_text(), re.DOTALL)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("nav", "german", "english", "said"),
    [
        # A page that the other language alone has is no fault.
        (
            "[index.md, trends/index.md, hand.md, nur.md]",
            ["Prüfradar", "Alle Trends", "Von Hand", "Nur deutsch"],
            ["Test radar", "All trends", "By hand"],
            0,
        ),
        (
            "[{de: [Anfang: index.md, Selbst: [hand.md, nur.md]]},"
            " {en: [Start: index.md, {Out: 'https://example.org/'}, hand.md]}]",
            ["Anfang", "Selbst"],
            ["Start", "Out", "By hand"],
            0,
        ),
        ("[Liste: [index.md, hand.md, nur.md]]", ["Liste"], ["Liste"], 1),
    ],
)
def test_a_navigation_of_ones_own_is_that_of_the_site(
    build: Build, tmp_path: Path, nav: str, german: list[str], english: list[str], said: int
) -> None:
    for language, title, expected in (("de", "Prüfradar", german), ("en", "Test radar", english)):
        found = build(f"nav: {nav}\nvalidation: {{nav: {{omitted_files: warn}}}}\n", language)
        assert len(found.notes) == said
        page = tmp_path / "out" / "index.html"
        assert tabs(page) == expected
        # What is not named there is built all the same, and the home page is called by the radar's name alone.
        assert (tmp_path / "out" / "rings" / "adopt" / "index.html").is_file()
        assert f"<title>{title}</title>" in page.read_text()


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG])
def test_a_disk_that_takes_no_page_is_no_fault_of_who_wrote_it(tmp_path: Path, reason: int) -> None:
    page = tmp_path / "new" / "search" / "search_index.json"
    refused = OSError(reason, os.strerror(reason), str(page))
    with (
        pytest.raises(RadargenError, match=rf"The site cannot be written: {os.strerror(reason).lower()}\."),
        _raising_sentences(_LoggedComplaints(), tmp_path / "radar", tmp_path / "new"),
    ):
        raise refused


@pytest.mark.parametrize(
    ("error", "logged", "words"),
    [
        (
            OSError(errno.EACCES, "Permission denied", "/radar/a.md"),
            "",
            "/radar/a.md cannot be read: permission denied.",
        ),
        (OSError(errno.EACCES, "Permission denied", "/new/a.md"), "", "The site cannot be written: permission denied."),
        (OSError("No"), "", "The site cannot be written: no."),
        (Abort("x"), "The nav is odd", "MkDocs: The nav is odd"),
        (ConfigurationError("It is odd"), "", "MkDocs: It is odd"),
        (ValueError("x"), "The address is odd", "MkDocs: The address is odd"),
        (RadargenError(Message("{reason}.", reason="Ours")), "The nav is odd", "Ours."),
    ],
)
def test_what_ends_mkdocs_is_one_sentence(
    error: Exception, logged: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As MkDocs raises it: these tests are no plugin between.
    monkeypatch.setattr(mkdocs_errors, "BETWEEN", mkdocs_errors.BETWEEN | {"tests"})
    complaints, raising = _LoggedComplaints(), {"error": error, "__name__": "mkdocs.x"}
    complaints.logged += [logged] * bool(logged)
    with (
        pytest.raises(RadargenError) as told,
        _raising_sentences(complaints, Path("/radar"), Path("/new")),
    ):
        exec(compile("raise error", "/lib/mkdocs/x.py", "exec"), raising)  # noqa: S102 – the test's own
    assert str(told.value) == words
