from html.parser import HTMLParser

from radargen.charts.drawing.html import Card, Chapter, File, GalleryRow, gallery

HOSTILE = '<script>alert(1)</script> & "too"'


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def chapter(language: str) -> Chapter:
    card = Card("x.svg", 842, 595, HOSTILE, HOSTILE, (File("x.svg", "SVG", "3 KB"), File("x.pdf", "PDF", "9 KB")))
    return Chapter(language, language.upper(), HOSTILE, HOSTILE, ((HOSTILE, (GalleryRow(HOSTILE, (card,)),)),))


def test_the_page_leads_to_its_files_and_nowhere_else() -> None:
    reader = Reader()
    reader.feed(gallery([chapter("de"), chapter("en")]))
    assert set(reader.links) == {"#en", "x.svg", "x.pdf"}


def test_words_of_strangers_stay_words_and_there_is_no_script() -> None:
    page = gallery([chapter("de")])
    reader = Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "&lt;script&gt;" in page
    assert page.startswith('<!doctype html>\n<html lang="de">')
