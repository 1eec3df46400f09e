"""Which documents a build has to make, and which an earlier one has kept for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from radargen.charts.placing import Lock
from radargen.model import DownloadKind, Radar
from radargen.pages.document_offers import MOST_HANDOUTS
from radargen.publishing.building.documents import (
    EARLY,
    DocumentTask,
    MadeDocuments,
    document_task,
    found,
    keep_documents,
    kept_documents,
)
from radargen.publishing.building.site_documents import SiteDocuments
from radargen.storage.kept_results import KeptResults, packed
from radargen.text.messages import Message
from tests.folders import RADAR, radar_folder
from tests.make import radar, trend

BOOK, DECK, HANDOUTS, DIGEST = DownloadKind.BOOK, DownloadKind.DECK, DownloadKind.HANDOUTS, DownloadKind.DIGEST
ALL = (BOOK, DECK, HANDOUTS, DIGEST, DownloadKind.ONEFILE)


def asking(*kinds: DownloadKind, of: Radar | None = None) -> Radar:
    return replace(of or radar(trend("kanban")), downloads=kinds)


def task(kept: KeptResults, of: Radar | None = None, language: str = "en", **more: str) -> DocumentTask:
    return document_task(of or asking(*ALL), Lock(), language, EARLY, kept=kept, **more)  # type: ignore[arg-type]


@pytest.fixture
def kept(tmp_path: Path) -> KeptResults:
    return KeptResults(str(tmp_path / "kept"))


def test_what_was_kept_is_not_made_again_unless_something_else_is_told(kept: KeptResults) -> None:
    first = task(kept)
    keep_documents(first, BOOK, {"documents/a-book.pdf": b"book"}, {})
    known, rest = found(task(kept))
    assert known == MadeDocuments({"en/documents/a-book.pdf": b"book"})
    assert rest.kinds == (DECK, HANDOUTS)
    for other in (
        task(kept, language="de"),
        task(kept, asking(*ALL, of=radar(trend("lean")))),
        task(kept, site_url="x/"),
    ):
        assert found(other) == (MadeDocuments({}), other)
    nothing = task(KeptResults())
    assert found(nothing) == (MadeDocuments({}), nothing)


def test_handouts_of_another_state_are_known_and_not_taken_for_those_of_this_one(kept: KeptResults) -> None:
    keep_documents(task(kept), HANDOUTS, {"trends/kanban/kanban.pdf": b"one"}, {"trends/kanban/kanban.pdf": "d"})
    assert found(task(kept))[0].files == {"en/trends/kanban/kanban.pdf": b"one"}
    later = task(kept, asking(*ALL, of=radar(trend("kanban"), trend("lean"))))
    before = kept_documents(later, HANDOUTS)
    assert before and (before.files, before.digests) == (
        {"trends/kanban/kanban.pdf": b"one"},
        {"trends/kanban/kanban.pdf": "d"},
    )
    assert HANDOUTS in found(later)[1].kinds


@pytest.mark.parametrize(
    "head",
    [
        *('{"told": "x", "paths": ["../a.pdf"], "digests": {}}', '{"told": "x", "paths": ["/a.pdf"], "digests": {}}'),
        *('{"told": "x", "paths": ["a.html"], "digests": {}}', '{"told": "x", "paths": ["a.pdf"], "digests": []}'),
        *(
            '{"told": "x", "paths": ["a.pdf", "b.pdf"], "digests": {}}',
            '{"paths": ["a.pdf"], "digests": {}}',
            "[]",
            "{",
        ),
    ],
)
def test_nothing_that_was_kept_leads_elsewhere_or_is_half_there(kept: KeptResults, head: str) -> None:
    asked = task(kept)
    kept.write(asked.key(BOOK), *packed(head, [b"book"]))
    assert kept_documents(asked, BOOK) is None
    kept.write(asked.key(BOOK), *packed('{"told": "x", "paths": ["a/b-c.pdf"], "digests": {}}', [b"book"]))
    sound = kept_documents(asked, BOOK)
    assert sound and sound.files == {"a/b-c.pdf": b"book"}


def of_site(folder: Path, of: Radar, *, offline: bool = False) -> SiteDocuments:
    return SiteDocuments(folder, of, Lock(), offline=offline, kept=KeptResults())


def test_a_site_makes_what_is_asked_for_each_kind_when_all_that_it_tells_is_known(tmp_path: Path) -> None:
    documents = of_site(tmp_path, asking(DownloadKind.SVG, BOOK, DIGEST, DownloadKind.ONEFILE))
    assert documents.radar.downloads == (BOOK, DIGEST, DownloadKind.ONEFILE)
    assert documents.asked
    early, late = documents.early(), documents.late("https://example.org/")
    assert [(each.language, each.kinds, each.site_url) for each in early] == [("de", (BOOK,), ""), ("en", (BOOK,), "")]
    assert [(each.language, each.kinds, each.site_url) for each in late] == [
        (language, (DIGEST,), "https://example.org/") for language in ("de", "en")
    ]
    assert documents.pages == {"documents/test-2026.html"}
    assert documents.left_out == []
    none = of_site(tmp_path, asking(DownloadKind.SVG))
    assert (none.asked, none.pages, none.early(), none.late("")) == (False, frozenset(), [], [])


def test_the_foreword_of_each_language_goes_into_its_book(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar", RADAR)
    (root / "book").mkdir()
    (root / "book" / "foreword.en.md").write_text("Hello.", encoding="utf-8")
    early = of_site(root, asking(BOOK)).early()
    assert [each.foreword for each in early] == [b"", b"Hello."]


def test_a_site_without_a_server_offers_no_single_file_and_says_so(tmp_path: Path) -> None:
    documents = of_site(tmp_path, asking(DownloadKind.ONEFILE, DECK), offline=True)
    assert documents.radar.downloads == (DECK,)
    assert [str(each).partition(",")[0] for each in documents.left_out] == ["The site offers no single file"]
    assert of_site(tmp_path, asking(DECK), offline=True).left_out == []


@pytest.mark.parametrize("more", [0, 1])
def test_handouts_are_for_charts_of_so_many_trends(tmp_path: Path, more: int) -> None:
    full = radar(*(trend(f"t{number}") for number in range(MOST_HANDOUTS + more)))
    documents = of_site(tmp_path, asking(HANDOUTS, DECK, of=full))
    assert documents.radar.downloads == ((DECK,) if more else (HANDOUTS, DECK))
    assert ["no handouts" in str(each) for each in documents.left_out] == [True] * more
    assert of_site(tmp_path, asking(DECK, of=full)).left_out == []


def test_what_was_made_is_put_into_the_site_and_told_once(tmp_path: Path) -> None:
    documents = of_site(tmp_path, asking(BOOK, DownloadKind.ONEFILE))
    said = Message("Nothing is drawn.")
    documents.take([MadeDocuments({"documents/a.pdf": b"x" * 2000}, (said,)), MadeDocuments({}, (said,))])
    assert documents.left_out == [said]
    size, waiting = "<span data-radar-size></span>", '<p data-radar-file="documents/test-2026.html">all</p>\n'
    page = f'<p data-radar-file="documents/a.pdf">x{size}</p>\n<p data-radar-file="no.pdf">y</p>\n{waiting}'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    documents.put(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == f"<p>x, 2 kB</p>\n{waiting}"
    assert (tmp_path / "documents" / "a.pdf").read_bytes() == b"x" * 2000
