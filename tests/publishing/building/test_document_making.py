"""Documents of a site as they are made, or why they are not."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader

from radargen.charts.placing import Lock
from radargen.model import DownloadKind, Radar
from radargen.model.problems import Location, Problem
from radargen.publishing.building.document_making import make
from radargen.publishing.building.documents import (
    DocumentTask,
    MadeDocuments,
    document_task,
    found,
    keep_documents,
    kept_documents,
)
from radargen.storage.kept_results import KeptResults
from radargen.text.messages import Message
from tests.make import radar, text, trend

BOOK, DECK, HANDOUTS, DIGEST = DownloadKind.BOOK, DownloadKind.DECK, DownloadKind.HANDOUTS, DownloadKind.DIGEST


def of(name: str = "Kanban", words: str = "") -> Radar:
    return replace(
        radar(trend("kanban", name=text(name), text=text(words)), trend("lean")),
        downloads=(BOOK, DECK, HANDOUTS, DIGEST),
    )


def task(kind: DownloadKind, made: Radar | None = None, **more: object) -> DocumentTask:
    return document_task(made or of(), Lock(), "en", (kind,), **more)  # type: ignore[arg-type]


def done(asked: DocumentTask) -> MadeDocuments:
    """What was made; each step is told."""
    steps = list[tuple[int, int]]()
    made = make(asked, lambda *step: steps.append(step))
    assert steps == [(0, 1), (1, 1)]
    return made


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def kept(tmp_path: Path) -> KeptResults:
    return KeptResults(str(tmp_path / "kept"))


def test_a_book_begins_with_what_its_editors_say_and_is_kept(kept: KeptResults) -> None:
    asked = task(BOOK, foreword=b"\xef\xbb\xbfGood morning.", kept=kept)
    made = done(asked)
    (book,) = made.files.values()
    assert [*made.files] == ["en/documents/test-2026-en-book.pdf"]
    assert "Good morning." in words(book) and "\ufeff" not in words(book)
    assert found(asked) == (made, replace(asked, kinds=()))
    assert PdfReader(BytesIO(book)).metadata.creation_date.date().isoformat() == "2026-11-30"  # type: ignore[union-attr]


def test_a_foreword_that_cannot_be_read_is_told(kept: KeptResults) -> None:
    unread = Problem(Location("book/foreword.en.md"), "syntax", Message("{reason}.", reason="No"))
    made = done(task(BOOK, foreword=unread, kept=kept))
    assert made.files == {}
    (sentence,) = made.left_out
    assert str(sentence).startswith("The site offers no book in en: ")


def test_slides_tell_of_each_trend(kept: KeptResults) -> None:
    asked = task(DECK, kept=kept)
    made = done(asked)
    assert [*made.files] == ["en/documents/test-2026-en-deck.pptx"]
    assert len(Presentation(BytesIO(made.files["en/documents/test-2026-en-deck.pptx"])).slides) > 2
    assert found(asked)[0] == made


def test_only_handouts_that_tell_something_else_are_set_anew(kept: KeptResults) -> None:
    first = done(task(HANDOUTS, kept=kept))
    assert [*first.files] == ["en/trends/kanban/kanban.pdf", "en/trends/lean/lean.pdf"]
    assert "Lean" in words(first.files["en/trends/lean/lean.pdf"])
    asked = task(HANDOUTS, kept=kept)
    before = kept_documents(asked, HANDOUTS)
    assert before and [*before.digests] == [*before.files]
    # What was kept of a handout is what is handed out while it tells the same.
    keep_documents(asked, HANDOUTS, dict.fromkeys(before.files, b"kept"), before.digests)
    later = done(task(HANDOUTS, of(words="Many more words."), kept=kept))
    assert later.files["en/trends/lean/lean.pdf"] == b"kept"
    assert "Many more words." in words(later.files["en/trends/kanban/kanban.pdf"])


@pytest.mark.parametrize("kind", [BOOK, HANDOUTS])
def test_what_no_font_has_is_told_with_a_remedy_and_nothing_of_it_is_kept(
    kept: KeptResults, kind: DownloadKind
) -> None:
    made = done(task(kind, of("漢"), kept=kept))
    assert [*made.files] == ([] if kind is BOOK else ["en/trends/lean/lean.pdf"])
    (sentence,) = made.left_out
    assert str(sentence).startswith(f"The site offers no {kind} in en: ")
    assert "漢" in str(sentence) and "Name a font file that has it" in str(sentence)
    assert kept_documents(task(kind, of("漢"), kept=kept), kind) is None


def test_an_edition_has_an_archive_of_its_digest_in_every_form(kept: KeptResults) -> None:
    asked = task(DIGEST, site_url="https://example.org/", kept=kept)
    made = done(asked)
    (archive,) = made.files.values()
    assert [*made.files] == ["en/documents/test-2026-en-digest.zip"]
    with ZipFile(BytesIO(archive)) as parts:
        assert parts.namelist() == [f"test-2026-en-digest.{form}" for form in ("html", "md", "txt")]
        told = {
            (each.date_time, each.create_system, each.external_attr >> 16, each.compress_type)
            for each in parts.infolist()
        }
        assert told == {((1980, 1, 1, 0, 0, 0), 3, 0o644, 8)}
        assert b"https://example.org/" in parts.read("test-2026-en-digest.txt")
    assert found(asked)[0] == made
