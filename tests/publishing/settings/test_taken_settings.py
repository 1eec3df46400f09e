"""What becomes of each setting before anything is built: taken, told of, or refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from radargen.publishing.mkdocs_seam import MkDocsConfig
from radargen.publishing.settings.effective_settings import apply_site
from radargen.publishing.settings.setting_rules import check_settings, drop_unused_settings
from radargen.publishing.site.site_config import FEATURES, LOGO, THEME, SiteConfig, page_scripts, scripts
from radargen.text.messages import RadargenError
from tests.make import radar, trend


def site(language: str = "de", languages: tuple[str, ...] = ("de", "en")) -> SiteConfig:
    return SiteConfig(replace(radar(trend("kanban")), languages=languages), language, {"de": [], "en": []})


def read(**given: Any) -> MkDocsConfig:
    """Settings as MkDocs has read them."""
    made = MkDocsConfig()
    made.load_dict(
        {"site_name": "Testradar", "theme": {"name": "material"}, "plugins": ["search", "radargen"], **given}
    )
    # A build says itself where pages are and where they go.
    made.load_dict({"docs_dir": str(THEME), "site_dir": "elsewhere"})
    assert made.validate()[0] == []
    return made


def theme(**given: Any) -> dict[str, Any]:
    return {"theme": {"name": "material", **given}}


INSTANT = {"site_url": "https://example.org/"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"site_name": "Test radar"}, ""),
        (
            {"site_name": "Other"},
            "site_name is not taken: the site has the title of radar.yaml; write site_name: Testradar.",
        ),
        ({"docs_dir": "./site/"}, ""),
        ({"docs_dir": "pages"}, "docs_dir is not taken"),
        ({"site_dir": "build/site/"}, ""),
        ({"site_dir": "build/mkdocs"}, ""),
        ({"site_dir": "build"}, "site_dir is only for mkdocs build"),
        ({"strict": True}, ""),
        ({"strict": False}, "strict is not taken"),
        ({"dev_addr": "127.0.0.1:8000"}, "dev_addr is only"),
        ({"edit_uri": "edit/main/"}, "edit_uri has no meaning without repo_url"),
        ({"edit_uri": "edit/main/", "repo_url": "https://example.org/a/b"}, ""),
        ({"edit_uri": "https://example.org/edit/"}, ""),
        ({"extra": {"analytics": {"provider": "x"}}}, "extra.analytics is not taken, since"),
        ({"extra": {"version": {}}}, ""),
        ({"extra": {"alternate": []}}, "extra.alternate is not taken: radargen fills it in"),
        ({"extra": {"policy": "x"}}, "extra.policy is not taken: radargen fills it in"),
        ({"extra": {"homepage": "x"}}, ""),
        (theme(language="de"), "theme.language is not taken"),
        (theme(locale="de"), "theme.locale is not taken"),
        (theme(font=False), ""),
        (theme(font={"text": "Lato"}), "theme.font is not taken"),
        (theme(featurs=[]), "the theme takes no featurs; did you mean features?"),
        (theme(zzz=[]), "the theme takes no zzz; take it out."),
        (theme(logo="a.png", palette=[], direction="rtl", static_templates=[]), ""),
        (
            theme(features=["navigation.tabz"]),
            "the theme has no feature navigation.tabz; did you mean navigation.tabs?",
        ),
        (theme(features=["qqq"]), "the theme has no feature qqq; take it out."),
        (theme(features=["navigation.tabs", "toc.integrate"]), ""),
        (theme(features=["navigation.instant"]), "navigation.instant has no meaning without site_url; add it."),
        (INSTANT | theme(features=["navigation.instant"]), ""),
        (INSTANT | theme(features=["navigation.instant", "navigation.instant.progress"]), ""),
        (INSTANT | theme(features=["navigation.instant.preview"]), ""),
        (
            INSTANT | theme(features=["navigation.instant.progress"]),
            "navigation.instant.progress has no meaning without navigation.instant; add it.",
        ),
    ],
)
def test_a_setting_is_taken_or_told_of(given: dict[str, Any], words: str) -> None:
    notes = [str(note) for note in drop_unused_settings(read(**given), site())]
    assert [note.removeprefix("mkdocs.yml: ").removeprefix("the feature ").startswith(words) for note in notes] == [
        True
    ] * bool(words)


def test_a_radar_in_one_language_may_name_it() -> None:
    alone = site("de", ("de",))
    assert [*drop_unused_settings(read(**theme(language="de", locale="de")), alone)] == []
    assert len([*drop_unused_settings(read(**theme(language="en")), alone)]) == 1


def test_what_has_no_meaning_is_taken_out() -> None:
    config = read(
        **theme(features=["navigation.instant", "navigation.tabs"]),
        edit_uri="edit/main/",
        extra={"analytics": {"provider": "x"}, "homepage": "x"},
    )
    assert len([*drop_unused_settings(config, site())]) == 3
    assert (config.theme["features"], config.edit_uri) == (["navigation.tabs"], None)
    assert {**config.extra} == {"homepage": "x"}
    # MkDocs guesses where a forge has pages.
    guessed = read(repo_url="https://github.com/a/b")
    assert guessed.edit_uri
    assert [*drop_unused_settings(guessed, site())] == []
    assert guessed.edit_uri is None


@pytest.mark.parametrize(
    ("plugin", "words"),
    [
        ("offline", "The plugin offline"),
        ({"offline": {"enabled": False}}, ""),
        ("blog", "The plugin blog"),
        ({"radargen": {"langage": "de"}}, "no option langage; did you mean language?"),
        ({"radargen": {"qqqqq": "de"}}, "no option qqqqq; take it out."),
        ({"radargen": {"language": "de"}}, ""),
    ],
)
def test_a_plugin_that_moves_pages_is_refused(plugin: str | dict[str, Any], words: str) -> None:
    ours = isinstance(plugin, dict) and "radargen" in plugin
    config = MkDocsConfig()
    config.load_dict(
        {"site_name": "x", "theme": {"name": "material"}, "plugins": [plugin, *([] if ours else ["radargen"])]}
    )
    config.validate()
    try:
        check_settings(config, config.plugins["radargen"].config)
    except RadargenError as error:
        assert words and words.lower() in str(error).lower()
    else:
        assert words == ""


def applied(tmp_path: Path, language: str = "de", **given: Any) -> MkDocsConfig:
    config = read(**given)
    apply_site(config, tmp_path, site(language))
    return config


def test_what_nobody_has_set_is_that_of_the_radar(tmp_path: Path) -> None:
    config = applied(tmp_path)
    assert config.site_name == "Testradar"
    assert config.theme["features"] == [*FEATURES]
    assert (config.theme["logo"], config.theme["favicon"]) == (LOGO, LOGO)
    assert (config.theme["font"], config.theme["language"], f"{config.theme['locale']}") == (False, "de", "en")
    assert [each["scheme"] for each in config.theme["palette"]] == ["default", "slate"]
    assert config.theme.dirs[0] == str(THEME)
    assert config.extra_javascript == scripts()
    assert config.extra["instant"] == []
    assert (config.extra["alternate"], config.extra["languages"], config.extra["scope"]) == (True, ("de", "en"), "/")
    assert config.docs_dir == str(tmp_path / "site" / "de")
    assert "sitemap.xml" not in config.theme.static_templates
    assert "lost.html" in config.theme.static_templates
    assert config.mdx_configs["tables"] == {"use_align_attribute": True}
    assert config.plugins["material/search"].config.pipeline == ["trimmer", "stopWordFilter"]
    assert config.watch == []


def test_what_somebody_has_set_stands(tmp_path: Path) -> None:
    (tmp_path / "trends").mkdir()
    config = applied(
        tmp_path,
        **theme(features=["navigation.tabs"], logo="a.png", favicon="b.png", palette={"scheme": "slate"}),
        site_url="https://example.org/r",
        site_description='a "b" &amp; c',
        extra_css=["own.css"],
        extra_javascript=["own.js"],
        plugins=[{"search": {"pipeline": ["stemmer"]}}, "radargen"],
    )
    assert config.theme["features"] == ["navigation.tabs"]
    assert (config.theme["logo"], config.theme["favicon"]) == ("a.png", "b.png")
    assert config.theme["palette"] == {"scheme": "slate"}
    assert (config.site_url, config.extra["scope"]) == ("https://example.org/r/", "/r/")
    assert config.site_description == "a &quot;b&quot; &amp; c"
    assert config.site_author is None
    assert (config.extra_css[-1], config.extra_javascript[-1]) == ("own.css", "own.js")
    assert "sitemap.xml" in config.theme.static_templates
    assert config.plugins["material/search"].config.pipeline == ["stemmer"]
    assert config.watch == [str(tmp_path / "trends")]
    chosen = applied(tmp_path, **theme(icon={"logo": "material/abacus"}))
    assert chosen.theme.get("logo") is None


@pytest.mark.parametrize(
    ("features", "sitemap"),
    [(["navigation.tabs"], False), (["navigation.instant"], True), (["navigation.instant.preview"], True)],
)
def test_other_languages_have_a_sitemap_where_pages_are_loaded_by_it(
    tmp_path: Path, features: list[str], sitemap: bool
) -> None:
    config = applied(tmp_path, "en", **theme(features=features), site_url="https://example.org/r/")
    assert config.site_url == "https://example.org/r/en/"
    assert ("sitemap.xml" in config.theme.static_templates) == sitemap
    assert config.extra["scope"] == "/r/"
    assert config.extra["instant"] == (page_scripts() if sitemap else [])
    assert not {*config.extra_javascript} & {*config.extra["instant"]}
    assert "assets/search.js" in config.extra_javascript
