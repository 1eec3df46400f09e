"""What a newsletter is told of an edition, in each of its forms."""

import datetime as dt
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from radargen.assessing import blips
from radargen.model import Correction, Radar, Text
from radargen.pages import Charts
from radargen.pages.digest import as_html, as_markdown, as_text, digest
from radargen.pages.edition_view import view_of_edition
from tests.folders import ROOT, radar_folder, radargen
from tests.make import radar, text, trend
from tests.pages.specimen import specimen

MOON = ROOT / "examples" / "moon"
HOSTILE = '1. <script>alert(1)</script> [x](javascript:1) *b* `c` </p> & "q"'


class Seen(HTMLParser):
    """The tags, links and words of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for key, value in attrs if key in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def forms(of: Radar, day: dt.date | None = None, site_url: str = "") -> tuple[str, str, str]:
    """HTML, Markdown and text in German of the newest edition, for those who know the one before."""
    edition = of.newest
    view = view_of_edition(of, edition, "de", blips(of, edition), Charts(), "", site_url)
    told = digest(view, of.before(edition), day)
    return as_html(told), as_markdown(told), as_text(told)


def test_every_form_says_what_moved_and_why_what_to_do_and_how_to_cite() -> None:
    of, day = specimen(), dt.date(2027, 1, 9)
    put_right = Correction(day, text("Der Leitspruch war falsch."), parts=("edition",))
    of = replace(
        of, editions=(*of.editions[:-1], replace(of.newest, theme=text("Der rote Faden."), corrections=(put_right,)))
    )
    for form in forms(of, site_url="https://radar.example/"):
        words = " ".join(form.split())
        assert words.count("Mehrere Häuser arbeiten damit.") == 1
        assert words.count("Der Leitspruch war falsch.") == 1
        assert words.count("Der rote Faden.") == 1
        assert "https://radar.example/trends/service-blueprinting/" in words
        assert "Zitieren als:" in words
    for form in forms(of, day):
        assert "Der Leitspruch war falsch." not in form
        assert "/trends/" not in form


def test_what_editors_wrote_is_literal_in_every_form() -> None:
    moved = trend("evil", {"2025": "pilot", "2026": "scale"})
    moved = replace(moved, name=Text((("de", HOSTILE),)))
    html, markdown, plain = forms(radar(moved, editions=("2025", "2026")))
    rendered = Seen(MarkdownIt("commonmark").render(markdown))
    for seen in (Seen(html), rendered):
        assert HOSTILE in seen.words
        assert not seen.tags & {"script", "img", "style", "link", "code", "em", "ol", "iframe"}
        assert not [link for link in seen.links if "javascript" in link]
    assert HOSTILE.partition(" </p>")[0] in " ".join(plain.split())


@pytest.mark.quick
def test_a_digest_has_its_picture_beside_it_and_the_same_bytes_twice(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        done = radargen("--root", MOON, "digest", "2074-01-01", tmp_path / folder / "news.html")
        assert done.returncode == 0, done.stderr
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / each).iterdir()} for each in ("one", "two"))
    assert one == two
    assert {*one} == {"news.html", "news-moves.png"}
    assert "news-moves.png" in Seen(one["news.html"].decode()).words


@pytest.mark.quick
def test_an_entry_with_errors_is_named_and_left_out(tmp_path: Path) -> None:
    root = radar_folder(tmp_path, scrum="name: Scrum\n")
    done = radargen("--root", root, "digest", tmp_path / "news.md")
    assert (done.returncode, done.stdout) == (1, f"{tmp_path / 'news.md'}\n")
    assert "trends/scrum.yaml:1" in done.stderr and "[missing-key]" in done.stderr


@pytest.mark.quick
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["news.pdf"], ".md, .txt"),
        (["2074", "news.md"], "not before"),
        (["2072-02-31", "news.md"], "calendar"),
        (["2072", "2073", "news.md"], "one edition"),
        (["news.md", "--site-url", "javascript:1"], "no address"),
        (["news.md", "--site-url", "https://radar.example/?page=1"], "no address"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(tmp_path: Path, words: list[str], said: str) -> None:
    done = radargen("--root", MOON.resolve(), "digest", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not [*tmp_path.iterdir()]
