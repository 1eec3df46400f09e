import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from radargen.pages.addresses import content_file
from radargen.pages.search import NAMES
from radargen.publishing.site.site_as_files import archive, as_files, file_address, write_archive, write_as_files
from tests.folders import radar_folder, radargen


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("trends/agent-assist/", "trends/agent-assist/index.html"),
        ("./", "index.html"),
        ("..", "../index.html"),
        ("../en/?ring=pilot#radar", "../en/index.html?ring=pilot#radar"),
        *((same, same) for same in ("#radar", "?", "data/2026.csv", "../feed.xml#x", "/trends/", "mailto:a@b.example")),
        *((same, same) for same in ("https://example.org/trends/", "//example.org/", "trends/x/index.html", "")),
        # Words of an entry that only look like an address.
        ("http://[x/", "http://[x/"),
    ],
)
def test_a_link_to_a_folder_names_its_page(address: str, named: str) -> None:
    assert file_address(address) == named
    assert file_address(named) == named


def test_a_page_in_another_encoding_keeps_its_bytes() -> None:
    files = {"old.html": b"<a href='x/'>\xe4</a>", "old.css": b"/* \xe4 */"}
    changed = dict(as_files(files))
    assert changed == {"old.html": b"<a href='x/index.html'>\xe4</a>", "old.css": b"/* \xe4 */"}
    assert archive(files, "radar")


def test_only_links_change_and_a_second_time_nothing_does() -> None:
    page = (
        "<script>var a='<a href=\"x/\">'</script><a title=\"href=\" href='x/?a=1&amp;b=2'>x/</a>"
        '<meta http-equiv="refresh" content="0; url=../new/"><g data-of="trends/a/"><a xlink:href="trends/a/#b"/></g>'
        '<link rel="preload" href="f.woff2" as="font" crossorigin><script src="../assets/javascripts/bundle.1.min.js">'
    )
    once = dict(as_files({"a/index.html": page.encode()}))
    assert once["a/index.html"].decode() == (
        "<script>var a='<a href=\"x/\">'</script><a title=\"href=\" href='x/index.html?a=1&amp;b=2'>x/</a>"
        '<meta http-equiv="refresh" content="0; url=../new/index.html"><g data-of="trends/a/index.html">'
        '<a xlink:href="trends/a/index.html#b"/></g><script src="../assets/search-on-page.js"></script>\n'
        '<script src="../assets/javascripts/bundle.1.min.js">'
    )
    assert dict(as_files(once)) == once


@pytest.mark.parametrize("folder", ["", "en/"])
def test_fonts_that_the_site_has_stand_in_its_stylesheets_and_others_stay_named(folder: str) -> None:
    sheet = (
        'a{src:url("../fonts/x.woff2")} b{src:url(../fonts/x.woff2)} c{src:url(../fonts/gone.woff2)} d{src:url(x.png)}'
    )
    site = {f"{folder}assets/css/a.css": sheet.encode(), f"{folder}assets/fonts/x.woff2": b"font"}
    held = "url(data:font/woff2;base64,Zm9udA==)"
    assert dict(as_files(site)) == {
        f"{folder}assets/css/a.css": (
            f"a{{src:{held}}} b{{src:{held}}} c{{src:url(../fonts/gone.woff2)}} d{{src:url(x.png)}}".encode()
        )
    }


@pytest.mark.parametrize("folder", ["", "en/"])
def test_what_a_page_would_fetch_becomes_a_script_beside_it(folder: str) -> None:
    entries = {"docs": [{"location": "", "title": "Ä"}, {"location": "a/#b"}], "config": {"separator": " "}}
    names = {"meant": "?", "names": [["Ä", "trends/a/", 1], ["B", "a.svg"]]}
    later = {"list": '<a href="../a/">A</a>', "count": 3}
    found = {
        name: content.decode()
        for name, content in as_files(
            {
                f"{folder}search/entries.json": json.dumps(entries).encode(),
                f"{folder}{NAMES}": json.dumps(names).encode(),
                f"{folder}{content_file('home')}": json.dumps(later).encode(),
                f"{folder}assets/later/picture.js": b"paint()",
                f"{folder}assets/fonts/RadargenSans-Regular.woff2": b"r",
                f"{folder}assets/fonts/RadargenSans-Bold.woff2": b"b",
                f"{folder}assets/javascripts/workers/search.1a2b.min.js": b"work('\xc3\xa4')",
                f"{folder}data/2026.json": b"{}",
            }
        )
    }
    on_page = found.pop(f"{folder}assets/search-on-page.js")
    assert "work('ä')" in on_page and "%s" not in on_page
    assert found == {
        f"{folder}search/search_index.js": (
            'var __index = {"docs":[{"location":"index.html","title":"Ä"},{"location":"a/index.html#b"}],'
            '"config":{"separator":" "}};\n'
        ),
        f"{folder}{NAMES.removesuffix('.json')}.js": (
            'var radargenNames = {"meant":"?","names":[["Ä","trends/a/index.html",1],["B","a.svg"]]};\n'
        ),
        f"{folder}{content_file('home').removesuffix('.json')}.js": (
            '(window.radargenContent ??= {})["home"] = {"list":"<a href=\\"../a/index.html\\">A</a>","count":3};\n'
        ),
        f"{folder}assets/later/fonts.js": 'var radargenFonts = {"400":"cg==","700":"Yg=="};\n',
    }


def test_the_policy_lets_fonts_stand_in_stylesheets_and_says_so_once() -> None:
    site = {
        "csp.txt": b"img-src data:; font-src 'self'; x",
        "en/csp.txt": b"font-src 'self'",
        "not-csp.txt": b"font-src 'self'",
    }
    once = dict(as_files(site))
    assert once == {"csp.txt": b"img-src data:; font-src 'self' data:; x", "en/csp.txt": b"font-src 'self' data:"}
    assert dict(as_files(once)) == once


def test_a_folder_is_rewritten_and_packed_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/index.html"):
        (tmp_path / name).write_bytes(b"<a href='x/'>")
    write_archive(tmp_path, "a/all-2026.zip")
    assert (tmp_path / "index.html").read_bytes() == b"<a href='x/'>"
    write_as_files(tmp_path)
    assert (tmp_path / "a" / "index.html").read_bytes() == b"<a href='x/index.html'>"
    with zipfile.ZipFile(tmp_path / "a" / "all-2026.zip") as read:
        assert read.namelist() == ["all-2026/a/index.html", "all-2026/index.html"]
        assert read.read("all-2026/index.html") == b"<a href='x/index.html'>"
        (one, _) = read.infolist()
        assert (one.date_time, one.create_system, one.external_attr >> 16) == ((1980, 1, 1, 0, 0, 0), 3, 0o644)
        assert one.compress_type == zipfile.ZIP_DEFLATED


def test_the_archive_is_the_same_for_the_same_files_and_does_not_offer_itself() -> None:
    site = {
        "index.html": b"<section data-radar-online><p>ZIP</p></section>\n<p>all</p>",
        "b.css": b"p{}",
        "a.txt": b"a",
    }
    packed = archive(site, "cx-2026")
    assert packed == archive(dict(reversed(site.items())), "cx-2026")
    with zipfile.ZipFile(BytesIO(packed)) as read:
        assert read.namelist() == ["cx-2026/a.txt", "cx-2026/b.css", "cx-2026/index.html"]
        assert read.read("cx-2026/index.html") == b"<p>all</p>"


def test_the_command_makes_a_site_of_files_and_an_archive_of_it(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar")
    settings = "site_name: Test radar\ntheme: {name: material}\nplugins: [search, radargen]\n"
    (root / "mkdocs.yml").write_text(f"{settings}use_directory_urls: false\n", encoding="utf-8")
    made = radargen("--root", root, "build", "--zip")
    assert made.returncode == 0, made.stderr
    site = root / "build" / "site"
    assert 'href="../data/demo-2026.zip"' in (site / "data" / "index.html").read_text(encoding="utf-8")
    links = {link for page in site.rglob("*.html") for link in re.findall(r'\shref="([^"]*)"', page.read_text("utf-8"))}
    assert {"../trends/index.html", "en/index.html"} <= links
    assert [link for link in links if link.endswith(("/", ".")) and "://" not in link] in ([], ["/"])
    with zipfile.ZipFile(site / "data" / "demo-2026.zip") as read:
        packed = {name.removeprefix("demo-2026/") for name in read.namelist()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert packed == files - {"data/demo-2026.zip", ".radargen"}
