"""What a finished site must hold, seen on small sites."""

from pathlib import Path

import pytest

from radargen.publishing.site.content_policy import inline_scripts
from radargen.publishing.site.site_checks import faults
from radargen.text.messages import Message


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path, html: str, address: str = "") -> list[Message]:
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
    found = [each for each in faults_of(tmp_path, html) if each.startswith("deep/index.html names")]
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p style="color: red">', "holds an attribute style, which the policy of the site forbids."),
        ("<style>p{color:red}</style>", "holds a style element, which the policy of the site forbids."),
        ('<p onclick="alert(1)">', "holds an attribute onclick, which the policy of the site forbids."),
        ("<script>alert(1)</script>", "holds a script that is not the theme's own."),
        ('<script type="module">alert(1)</script>', "holds a script that is not the theme's own."),
        ("<SCRIPT >own()</SCRIPT >", ""),
        ('<script type="application/ld+json">{"@type": "DefinedTerm"}</script>', ""),
    ],
)
def test_what_the_policy_of_the_site_forbids(tmp_path: Path, html: str, fault: str) -> None:
    own = [*inline_scripts("<script>own()</script>")]
    found = faults(written(tmp_path, {"index.html": html}), [], scripts=own)
    assert found == ([f"index.html {fault}"] if fault else [])


FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed.xml"/>
<entry><id>tag:example.org,2026:x</id><link href="https://example.org/trends/x/"/></entry></feed>"""
SITEMAP = "<urlset><url><loc>https://example.org/</loc></url><url><loc>https://example.org/gone/</loc></url></urlset>"
SHARED = '<meta property="og:image" content="https://example.org/share/x.png"><meta name="twitter:card" content="x">'


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("feed.xml", FEED, "https://example.org/trends/x/"),
        ("sitemap.xml", SITEMAP, "https://example.org/gone/"),
        ("old/index.html", SHARED, "https://example.org/share/x.png"),
        ("old/index.html", '<meta http-equiv="refresh" content="0; url=../new/">', "../new/"),
    ],
)
def test_feeds_the_sitemap_and_what_others_show_are_read_too(
    tmp_path: Path, name: str, text: str, address: str
) -> None:
    site = written(tmp_path, {"index.html": "<h1>Home</h1>", name: text})
    assert faults(site, [], "https://example.org/") == [f"{name} names {address!r}, which the site does not have."]


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


@pytest.mark.parametrize(
    "html",
    [
        '<script src="/\\example.org/x.js"></script>',
        '<script src="\\\\example.org/x.js"></script>',
        '<script src="//example.org/x.js"></script>',
        '<script src="https:example.org/x.js"></script>',
        '<meta http-equiv="refresh" content="0;url=https://example.org/">',
        '<meta content="0; URL = \'//example.org/" http-equiv="Refresh">',
        '<meta http-equiv="refresh" content="0 https://example.org/">',
        '<meta name="description" content="0,https://example.org/" http-equiv="refresh" x="">',
    ],
)
def test_another_host_is_seen_however_a_browser_would_get_there(tmp_path: Path, html: str) -> None:
    (fault,) = faults_of(tmp_path, html, "https://other.example/radar/")
    assert "which the browser would fetch from another host" in fault


@pytest.mark.parametrize("tag", ["script src", "iframe src", "object data", "embed src"])
def test_an_address_that_brings_its_script_along_is_a_script(tmp_path: Path, tag: str) -> None:
    (fault,) = faults_of(tmp_path, f'<{tag}="data:text/javascript,alert(1)">')
    assert "which is a script" in fault
