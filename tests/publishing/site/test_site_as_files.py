import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from radargen.publishing.site.site_as_files import archive, as_files, file_address
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
