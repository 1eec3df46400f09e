"""What a finished site must hold, seen on small sites."""

from pathlib import Path

import pytest

from radargen.publishing.checking import faults


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path, html: str, address: str = "") -> list[str]:
    """The faults of a page at deep/index.html beside a sound home page."""
    home = '<h1 id="top">Home</h1><a href="deep/">deep</a>'
    return faults(written(folder, {"index.html": home, "deep/index.html": html}), [], address)


SOUND = [
    '<a href="../">home</a>',
    '<a href="../index.html#top">home</a>',
    '<a href="#here" id="here">here</a>',
    '<a href="https://example.org/">elsewhere</a>',
    '<a href="mailto:a@example.org">mail</a>',
    '<img src="data:image/png;base64,AAAA">',
    '<link rel="canonical" href="https://example.org/deep/">',
    "<script>var page = \"<img src='http://example.org/x'>\"</script>",
    '<!-- <img src="http://example.org/x"> -->',
    '<svg><a xlink:href="../#top"><circle/></a></svg>',
    '<code>href="nowhere"</code>',
]
FAULTY = [
    ('<a href="../nowhere/">', "which the site does not have"),
    ('<svg><a href="../nowhere/"><circle/></a></svg>', "which the site does not have"),
    ('<a href="../../outside/">', "which the site does not have"),
    ('<a href="../#bottom">', "but index.html has no such place"),
    ('<a href="#nowhere">', "but deep/index.html has no such place"),
    ('<img src="https://example.org/x.png">', "another host"),
    ('<img srcset="//example.org/x.png 2x">', "another host"),
    ('<script src="https://example.org/x.js"></script>', "another host"),
    ('<link rel="stylesheet" href="https://example.org/x.css">', "another host"),
    ('<link rel="preconnect" href="https://example.org">', "another host"),
    ('<p style="background: url(https://example.org/x.png)">', "another host"),
    ('<style>@import "https://example.org/x.css"</style>', "another host"),
    ('<a href="java&#115;cript:alert(1)">', "which is a script"),
    ('<a href="http://[">', "which is no address"),
]


@pytest.mark.parametrize("html", SOUND)
def test_sound_references(tmp_path: Path, html: str) -> None:
    assert faults_of(tmp_path, html) == []


@pytest.mark.parametrize(("html", "fault"), FAULTY)
def test_faulty_references(tmp_path: Path, html: str, fault: str) -> None:
    found = faults_of(tmp_path, html)
    assert len(found) == 1
    assert found[0].startswith("deep/index.html names")
    assert fault in found[0]


def test_addresses_below_the_place_where_the_site_will_stand_are_its_own(tmp_path: Path) -> None:
    html = '<img src="https://example.org/radar/x.png"><a href="/radar/">home</a><a href="/shop/">neighbour</a>'
    assert faults_of(tmp_path, html, "https://example.org/radar/") == [
        "deep/index.html names 'https://example.org/radar/x.png', which the site does not have."
    ]


def test_stylesheets_and_drawings_are_read_too(tmp_path: Path) -> None:
    files = {"a.css": '@font-face{src:url("fonts/x.woff2")}', "b.svg": '<svg><a href="https://example.org/"/></svg>'}
    assert faults(written(tmp_path, files), []) == ["a.css names 'fonts/x.woff2', which the site does not have."]


def test_missing_pages_and_empty_files_are_named(tmp_path: Path) -> None:
    assert faults(written(tmp_path, {"index.html": ""}), ["index.html", "trends/a/index.html"]) == [
        "trends/a/index.html was not written.",
        "index.html is empty.",
    ]
