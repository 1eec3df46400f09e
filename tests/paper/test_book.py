"""A book of a radar with everything that might break one, read back as a reader would: words, pages, places."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from tests.folders import RADAR, Once, entry, radar_folder, radargen

pytestmark = pytest.mark.quick

HOSTILE = '#read("/etc/passwd") $x$ @here <l> *b* \\u{41} // gone'
LONG = "Ein Name, der so lang ist, dass er auf keiner Zeile Platz hat und sich über mehrere ziehen muss, ohne jede Not"
CODE = "```\n#let(1)[a]\n```"
WORDS = " ".join(f"Satzteil{number} über Wirkung und Aufwand mit Folgen." for number in range(395))
RICH = {
    "name": {"de": LONG, "en": "Long"},
    "dimension": "people",
    "summary": {"de": "Was es ist, mit Beleg.[^first]", "en": "What it is."},
    "text": {
        "de": f"# Kopf\n\n{WORDS}\n\n#### Tief\n\nSiehe [Kanban](kanban) und *dort*.[^first]\n\n{CODE}",
        "en": "Text.",
    },
    "assessments": [{"edition": "2026", "ring": "trial", "reason": {"de": "Ein Grund.", "en": "A reason."}}],
    "aliases": {"de": ["Anderer Name", "Ähnlich"]},
    "first_step": {"de": "Anfangen.", "en": "Begin."},
    "links": [{"to": "kanban", "type": "requires"}],
    "cases": [
        {
            "organisation": f"Haus {number}",
            "industry": {"de": "Bergbau", "en": "Mining"},
            "country": "CH",
            "what": {"de": f"Tat Nummer {number}.", "en": "Did it."},
        }
        for number in range(10)
    ],
    "sources": [
        {"key": "first", "title": "Erste Quelle", "url": "https://example.org/1"},
        *({"title": f"Quelle {number}", "url": f"https://example.org/{number}"} for number in range(2, 21)),
    ],
}
# A name of two words that stands in no other text.
PLAIN = "Einfache Sache"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def squeezed(text: str) -> str:
    """Without spaces, line ends and hyphens, which typesetting adds and takes away."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


class Book:
    """What is read back of a book."""

    def __init__(self, path: Path) -> None:
        self.bytes = path.read_bytes()
        self.reader = PdfReader(path)
        # Without the number at the foot, which would run into the last one of a list.
        texts = [page.extract_text() for page in self.reader.pages]
        self.pages = [re.sub(rf"\s{number}\s*$", "", text) for number, text in enumerate(texts, start=1)]
        self.bookmarks = dict(self._bookmarks(self.reader.outline))

    def _bookmarks(self, outline: Any) -> Iterator[tuple[str, int]]:
        for each in outline:
            if isinstance(each, list):
                yield from self._bookmarks(each)
            else:
                yield squeezed(str(each.title)), (self.reader.get_destination_page_number(each) or 0) + 1

    @property
    def text(self) -> str:
        return squeezed("".join(self.pages))

    def chapter(self, name: str) -> str:
        """The text from that chapter on to the next bookmark of another page."""
        first = self.bookmarks[squeezed(name)]
        after = min((page for page in self.bookmarks.values() if page > first), default=len(self.pages) + 1)
        return squeezed("".join(self.pages[first - 1 : after - 1]))


def written(folder: Path) -> None:
    """A radar with hostile, long and plain entries, a foreword, and its book in German."""
    rich = yaml.safe_dump(RICH, allow_unicode=True)
    quoted = yaml.safe_dump({"de": HOSTILE, "en": "Hostile"}, allow_unicode=True, default_flow_style=True).strip()
    hostile = entry("X").replace("{de: X (de), en: X (en)}", quoted)
    radar_folder(folder, rich=rich, hostile=hostile, plain=entry(PLAIN))
    (folder / "book").mkdir()
    (folder / "book" / "foreword.de.md").write_text("Vorab **gesagt**: `#panic()`.\n\n## Warum\n\n- Darum", "utf-8")
    done = radargen("--root", folder, "book", folder / "out.pdf")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def book(once: Once) -> Book:
    return Book(once("book", written) / "out.pdf")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in ("en", "url", "key", "country", "dimension", "to", "type", "edition", "ring"):
                yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    else:
        yield str(value)


def test_every_word_of_an_entry_is_in_it(book: Book) -> None:
    said = " ".join(strings(RICH)).replace("[^first]", " ").replace("[Kanban](kanban)", "Kanban")
    words = {squeezed(word.strip("#*.`").rstrip("*")) for word in said.split()}
    assert [word for word in words if word not in book.text] == []


def test_what_looks_like_code_is_printed_as_it_stands(book: Book) -> None:
    assert squeezed(HOSTILE) in book.text
    assert "#panic()" in book.text
    assert "#let(1)[a]" in book.text
    assert "root:" not in book.text


def test_contents_list_and_index_name_the_page_on_which_a_trend_begins(book: Book) -> None:
    names = ("Kanban (de)", "Lean (de)", f"{PLAIN} (de)", LONG)
    for chapter in ("Inhalt", "Alle Trends", "Register"):
        told = book.chapter(chapter)
        for name in names:
            page = book.bookmarks[squeezed(name)]
            assert re.search(rf"{re.escape(squeezed(name))}{page}(?!\d)", told), (chapter, name)
    assert re.search(rf"AndererName{book.bookmarks[squeezed(LONG)]}(?!\d)", book.chapter("Register"))


def test_the_register_names_the_pages_of_each_source(book: Book) -> None:
    told = book.chapter("Quellenverzeichnis")
    assert re.search(rf"ErsteQuelle·example\.org·{book.bookmarks[squeezed(LONG)]}(?!\d)", told)
    using = [book.bookmarks[squeezed(name)] for name in ("Lean (de)", "Kanban (de)")]
    (pages,) = re.findall(r"Abook·.*?example\.org·([\d,]+?)(?=Erste|Quelle)", told)
    assert {str(page) for page in using} <= {*pages.split(",")}


def test_a_link_in_a_text_names_its_page(book: Book) -> None:
    first = book.bookmarks[squeezed(LONG)]
    assert f"Kanban(S.{book.bookmarks['Kanban(de)']})" in squeezed("".join(book.pages[first - 1 :]))


def test_it_is_accessible_and_can_be_archived(book: Book) -> None:
    catalogue: Any = book.reader.trailer["/Root"]
    about = catalogue["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in about
    assert "<pdfaid:part>2<" in about
    assert "<pdfaid:conformance>A<" in about
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "de"
    assert {str(font["/BaseFont"]) for page in book.reader.pages for font in fonts(page)} <= {"RadargenSans"}


def fonts(page: Any) -> Iterator[Any]:
    for font in page["/Resources"].get("/Font", {}).values():
        made = font.get_object()
        yield {"/BaseFont": re.sub(r"^/(?:[A-Z]{6}\+)?|-.*$", "", made["/BaseFont"])}


def test_no_page_is_almost_empty(book: Book) -> None:
    # A running head has some forty characters. What the editors write before the radar may be as short as they like.
    openers = {book.bookmarks["Menschen"], book.bookmarks["Prozesse"]}
    bare = [n for n, text in enumerate(book.pages, start=1) if len(text) < 150 and n > 4 and n not in openers]
    assert bare == []


def test_the_same_radar_gives_the_same_bytes(book: Book, once: Once, tmp_path: Path) -> None:
    radargen("--root", once("book", written), "book", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == book.bytes


def test_a_character_without_a_font_is_named_with_its_trend_and_the_old_book_stays(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar", han=entry("漢字"))
    (tmp_path / "book.pdf").write_bytes(b"old")
    done = radargen("--root", root, "book", tmp_path / "book.pdf")
    assert done.returncode == 1
    assert "han: no font has the character 漢 (U+6F22)." in done.stderr
    assert (tmp_path / "book.pdf").read_bytes() == b"old"


def test_html_in_the_foreword_is_named_with_its_line(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    (root / "book").mkdir()
    (root / "book" / "foreword.de.md").write_text("Gut.\n\n<b>schlecht</b>\n", "utf-8")
    done = radargen("--root", root, "book", tmp_path / "book.pdf")
    assert done.returncode == 2
    assert "book/foreword.de.md:3: <b> is HTML" in done.stderr


def test_for_a_printer_it_has_bleed_and_chapters_begin_on_the_right(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    done = radargen("--root", root, "book", tmp_path / "b.pdf", "--print", "--size", "letter", "--theme", "print")
    assert done.returncode == 0, done.stderr
    made = Book(tmp_path / "b.pdf")
    page = made.reader.pages[0]
    assert [round(float(side)) for side in page.trimbox[2:]] == [612 + 9, 792 + 9]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (612 + 17, 792 + 17)
    assert made.bookmarks["Menschen"] % 2 == made.bookmarks["Prozesse"] % 2 == 1


def test_a_selection_has_pages_for_its_trends_alone(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    done = radargen("--root", root, "book", tmp_path / "b.pdf", "--select", "kanban", "--language", "en")
    assert done.returncode == 0, done.stderr
    made = Book(tmp_path / "b.pdf")
    assert "Kanban(en)" in made.bookmarks
    assert "Lean(en)" not in made.text


def test_a_handout_has_a_page_for_each_trend(once: Once, tmp_path: Path) -> None:
    root = once("book", written)
    done = radargen("--root", root, "handout", "kanban", "plain", tmp_path / "h.pdf")
    assert done.returncode == 0, done.stderr
    pages = [squeezed(page.extract_text()) for page in PdfReader(tmp_path / "h.pdf").pages]
    assert len(pages) == 2
    assert "Kanban(de)" in pages[0]
    assert squeezed(PLAIN) in pages[1]


@pytest.mark.slow
def test_trends_of_a_line_each_share_a_page_in_a_radar_without_editions_and_dates(tmp_path: Path) -> None:
    root = tmp_path / "radar"
    (root / "trends").mkdir(parents=True)
    (root / "radar.yaml").write_text("radar: 1\ntitle: Short\ndimensions: [One, Two]\nrings: [In, Out]\n", "utf-8")
    for name in ("First thing", "Second thing"):
        entry_file = root / "trends" / f"{name.split()[0].lower()}.yaml"
        entry_file.write_text(f"name: {name}\ndimension: one\nring: in\n", "utf-8")
    assert radargen("--root", root, "book", tmp_path / "book.pdf").returncode == 0
    told = Book(tmp_path / "book.pdf")
    page = told.bookmarks["Firstthing"]
    assert told.bookmarks["Secondthing"] == page
    assert "Firstthing" in squeezed(told.pages[page - 1])
    done = radargen("--root", root, "handout", "first", tmp_path / "handout.pdf")
    assert done.returncode == 0, done.stderr
    assert "First thing" in PdfReader(tmp_path / "handout.pdf").pages[0].extract_text()


@pytest.mark.slow
def test_names_from_right_to_left_are_set_in_a_font_of_the_radar(tmp_path: Path) -> None:
    if not DEJAVU.is_file():
        pytest.skip("DejaVu Sans is not installed here")
    root = radar_folder(tmp_path / "radar", f"{RADAR}theme: {{fonts: [own.ttf]}}\n", arabic=entry("تجربة العملاء"))
    (root / "own.ttf").write_bytes(DEJAVU.read_bytes())
    done = radargen("--root", root, "book", tmp_path / "out.pdf")
    assert done.returncode == 0, done.stderr
    pages = PdfReader(tmp_path / "out.pdf").pages
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))
    assert set("تجربة العملاء") <= set(text)
    assert "DejaVuSans" in {str(font["/BaseFont"]) for page in pages for font in fonts(page)}
