"""Offers of documents on pages that are there already: how large each is, or nothing."""

from pathlib import Path

import pytest

from radargen.publishing.site.settled_offers import settle, settled, size_told
from radargen.text.wording import wording


@pytest.mark.parametrize(
    ("size", "told"),
    [
        *((1, "1 kB"), (1499, "1 kB"), (1501, "2 kB"), (999_499, "999 kB")),
        *((1_000_000, "1 MB"), (2_649_000, "2.6 MB"), (12_000_000, "12 MB")),
    ],
)
def test_a_size_is_told_as_shops_and_systems_tell_it(size: int, told: str) -> None:
    assert size_told(size, wording("en")) == told


def offer(tag: str, path: str) -> str:
    return f'<{tag} class="a" data-radar-file="{path}" id="b"><a>x</a> (PDF<span data-radar-size></span>)</{tag}>\n'


def test_an_offer_says_how_large_its_file_is_and_goes_where_there_is_none() -> None:
    page = f"{offer('p', 'a.pdf')}{offer('p', 'b.pdf')}{offer('li', 'c.html')}<p>rest</p>"
    assert settled(page, {"a.pdf": 2000}, ("c.html",), wording("en")) == (
        f'<p class="a" id="b"><a>x</a> (PDF, 2 kB)</p>\n{offer("li", "c.html")}<p>rest</p>'
    )


def test_lists_without_offers_go_with_their_headings() -> None:
    left = f"<h3>Left</h3>\n<ul>\n{offer('li', 'a.pdf')}</ul>\n"
    gone = f"<h3>Gone</h3>\n<ul>\n{offer('li', 'b.pdf')}</ul>\n"
    start = '<section class="x" data-radar-files><h2>Files</h2>\n'
    made = settled(
        f"{start}{left}{gone}</section>\n{start}{gone}</section>\n<ul></ul>", {"a.pdf": 1}, (), wording("en")
    )
    assert made == (
        f'{start}<h3>Left</h3>\n<ul>\n<li class="a" id="b"><a>x</a> (PDF, 1 kB)</li>\n</ul>\n</section>\n<ul></ul>'
    )


def test_each_page_says_it_in_its_own_language(tmp_path: Path) -> None:
    pages = {"index.html": "", "de/index.html": "", "en/a.html": "", "fr/a.html": "", "de/a.txt": ""}
    for path in pages:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(offer("p", "x.pdf"), encoding="utf-8")
    (tmp_path / "plain.html").write_bytes(b"\xff")
    settle(tmp_path, ["de", "en"], {"x.pdf": 2_600_000})
    told = {
        path: (tmp_path / path).read_text(encoding="utf-8").partition("(PDF")[2].partition(")")[0] for path in pages
    }
    assert told == {
        "index.html": ", 2,6 MB",
        "de/index.html": ", 2,6 MB",
        "en/a.html": ", 2.6 MB",
        "fr/a.html": ", 2,6 MB",
        "de/a.txt": "<span data-radar-size></span>",
    }
    assert (tmp_path / "plain.html").read_bytes() == b"\xff"
