"""Documents that a build makes beside the pages, looked for as whoever publishes a site would."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.folders import RADAR, Once, entry, radar_folder, radargen

ASKED = f"{RADAR}downloads: [book, handouts, deck, onefile, digest]\n"
OFFER = re.compile(r"<li[^>]*><a href=\"([^\"]+)\"[^>]*>([^<]+)</a> \((\w+), ([\d.]+) (kB|MB)\)")


def made(folder: Path) -> None:
    """A radar that offers every kind of document, and its site beside it."""
    root = radar_folder(folder / "radar", ASKED)
    done = radargen("--root", root, "build", "--zip", "--out", folder / "site")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(once: Once) -> Path:
    return once("documents", made)


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    return folder / "site"


def offers(site: Path, page: str) -> dict[str, tuple[Path, float]]:
    """The files that a page offers, by what it calls them, each with the size in bytes that it tells."""
    text = (site / page).read_text(encoding="utf-8")
    assert "data-radar-file=" not in text
    told = OFFER.findall(text)
    place = (site / page).parent
    return {
        name: ((place / href).resolve(), float(size) * {"kB": 1000, "MB": 1_000_000}[unit])
        for href, name, _, size, unit in told
    }


@pytest.mark.slow
@pytest.mark.parametrize("page", ["en/data/index.html", "en/editions/2026/index.html"])
def test_pages_offer_every_document_in_each_language_with_its_size(site: Path, page: str) -> None:
    found = offers(site, page)
    assert [*found] == [
        *("Book", "Book (German)", "Slides", "Slides (German)"),
        *("The whole site in one file", "Newsletter", "Newsletter (German)"),
    ]
    for path, size in found.values():
        assert abs(path.stat().st_size - size) <= max(500, 0.05 * size), path
    assert "Test radar" in PdfReader(found["Book"][0]).pages[0].extract_text()
    assert "Prüfradar" in PdfReader(found["Book (German)"][0]).pages[0].extract_text()
    assert len(Presentation(str(found["Slides"][0])).slides) > 3
    with ZipFile(found["Newsletter"][0]) as parts:
        assert parts.namelist() == [f"demo-2026-en-digest.{suffix}" for suffix in ("html", "md", "txt")]
        assert "Test radar" in parts.read("demo-2026-en-digest.txt").decode()


@pytest.mark.slow
def test_each_trend_on_the_chart_has_a_handout_in_each_language(site: Path) -> None:
    for place, name in (("", "Kanban (de)"), ("en/", "Kanban (en)")):
        page = (site / place / "trends/kanban/index.html").read_text(encoding="utf-8")
        assert re.search(r'href="(?:\.\./\.\./trends/kanban/)?kanban\.pdf" download>.*?\(PDF, \d+ kB\)', page)
        assert name in PdfReader(site / place / "trends/kanban/kanban.pdf").pages[0].extract_text()


@pytest.mark.slow
def test_copies_of_the_site_hold_the_documents_but_not_themselves(site: Path) -> None:
    one = (site / "documents/demo-2026.html").read_text(encoding="utf-8")
    assert "demo-2026.html" not in one
    with ZipFile(BytesIO((site / "data/demo-2026.zip").read_bytes())) as copy:
        assert "demo-2026/documents/demo-2026-de-book.pdf" in copy.namelist()
        page = copy.read("demo-2026/data/index.html").decode()
    assert "documents/demo-2026-de-book.pdf" in page
    assert "documents/demo-2026.html" not in page


@pytest.mark.slow
def test_what_tells_the_same_is_kept_and_what_cannot_be_set_is_named(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "radar", tmp_path / "radar")
    kanban = (tmp_path / "radar/trends/kanban.yaml").read_text(encoding="utf-8")
    (tmp_path / "radar/trends/kanban.yaml").write_text(kanban.replace("Ein Satz.", "漢"), encoding="utf-8")
    done = radargen("--root", tmp_path / "radar", "build", "--out", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "The site offers no book in de: kanban: no font has the character 漢 (U+6F22)." in done.stderr
    assert "The site offers no handouts in de: kanban:" in done.stderr
    found = offers(tmp_path / "site", "en/data/index.html")
    assert "Book" in found
    assert "Book (German)" not in found
    assert not (tmp_path / "site/trends/kanban/kanban.pdf").exists()
    assert "kanban.pdf" not in (tmp_path / "site/trends/kanban/index.html").read_text(encoding="utf-8")
    same = "en/documents/demo-2026-en-book.pdf", "trends/lean/lean.pdf", "en/trends/kanban/kanban.pdf"
    for path in same:
        assert (tmp_path / "site" / path).read_bytes() == (folder / "site" / path).read_bytes(), path


@pytest.mark.slow
def test_what_is_not_asked_for_is_not_offered(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar", f"{RADAR}downloads: [digest]\n", scrum=entry("Scrum"))
    done = radargen("--root", root, "build", "--offline", "--out", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert [*offers(tmp_path / "site", "data/index.html")] == ["Rundbrief", "Rundbrief (Englisch)"]
    assert not [*(tmp_path / "site").rglob("*.pdf")]
