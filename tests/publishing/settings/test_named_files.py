"""Files and icons that settings name: each is the site's own, and there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.files import File

from radargen.publishing.mkdocs_seam import Files, MkDocsConfig
from radargen.publishing.settings.named_files import check_files, check_icons
from radargen.text.messages import RadargenError

HOST = "https://example.org/radar/"
KEYS = ("extra_css", "extra_javascript", "theme.logo", "theme.favicon")


def config(key: str, name: object, site_url: str = HOST) -> MkDocsConfig:
    """Settings as MkDocs has read them, that name this one thing."""
    made = MkDocsConfig()
    outer, _, inner = key.partition(".")
    value = {inner: name} if outer == "extra" else [name]
    theme = {"name": "material", **({inner: name} if outer == "theme" else {})}
    made.load_dict(
        {"site_name": "x", "site_url": site_url, "theme": theme, **({} if outer == "theme" else {outer: value})}
    )
    assert made.validate()[0] == []
    return made


def checked(key: str, name: str, site_url: str = HOST) -> str:
    """What is said of it; empty where nothing is."""
    made = config(key, name, site_url)
    # The theme brings its favicon.
    names = ("assets/x.js", "assets/images/favicon.png")
    there = Files([File(each, "docs", "site", use_directory_urls=True) for each in names])
    try:
        check_files(made, there)
    except RadargenError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "name", ["assets/x.js", "./assets/x.js", "assets/../assets/x.js", "assets/x.js?v=1", "/other/x.js"]
)
def test_a_file_of_the_site_may_be_named(name: str) -> None:
    assert [checked(key, name) for key in KEYS] == [""] * len(KEYS)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "https://a.example/x.js",
            "http://a.example/x.js",
            "//a.example/x.js",
            " //a.example/x.js",
            "HTTPS://a.example/x.js",
        ),
        *(
            "\\\\a.example/x.js",
            "/\\a.example/x.js",
            "data:text/javascript,x",
            "javascript:x",
            "ftp://example.org/x.js",
        ),
        *("http://example.org/radar/assets/x.js", "//example.org/x.js", "https://example.org:8443/x.js"),
    ],
)
def test_no_file_of_another_host_is_named(name: str) -> None:
    for key in KEYS:
        said = checked(key, name)
        assert said.startswith(
            f"mkdocs.yml: {key} names {name}, which every reader's browser would fetch from another host"
        )


@pytest.mark.parametrize("key", KEYS)
def test_the_sites_own_address_is_no_other_host(key: str) -> None:
    assert checked(key, f"{HOST}assets/x.js") == ""
    assert "another host" in checked(key, f"{HOST}assets/x.js", "https://example.com/")


@pytest.mark.parametrize("name", ["assets/y.js", "x.js", "../assets/x.js", "assets", "https://[", "assets/X.js"])
def test_a_file_that_is_not_there_is_told(name: str) -> None:
    assert all("which the site does not have" in checked(key, name) for key in KEYS)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with one icon."""
    icon = tmp_path / ".icons" / "material" / "weather-night.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("key", "naming"),
    [
        ("extra.social", lambda name: [{"icon": name, "link": "https://example.org"}]),
        ("theme.palette", lambda name: [{"toggle": {"icon": name, "name": "x"}}]),
        ("theme.icon", lambda name: {"repo": name}),
        ("theme.icon", lambda name: {"admonition": {"note": name}}),
    ],
)
def test_an_icon_is_one_that_the_theme_has(key: str, naming: Callable[[str], object], theme: Path) -> None:
    sound, wrong = (config(key, naming(f"material/weather-{name}")) for name in ("night", "nigth"))
    for each in (sound, wrong):
        each.theme.dirs = [str(theme)]
    check_icons(sound)
    with pytest.raises(RadargenError) as told:
        check_icons(wrong)
    assert str(told.value) == (
        f"mkdocs.yml: {key} names the icon material/weather-nigth, which the theme does not have; "
        "did you mean material/weather-night?"
    )
