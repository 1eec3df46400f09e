"""Which documents a page offers, in which language, and where they are."""

from dataclasses import replace

import pytest

from radargen.assessing import blips
from radargen.model import DownloadKind, Radar
from radargen.pages import Charts
from radargen.pages.document_offers import MOST_HANDOUTS, digested_editions, edition_offers, handout_offer
from radargen.pages.edition_view import EditionView, view_of_edition
from tests.make import radar, trend

BOOK, DECK, HANDOUTS, DIGEST = DownloadKind.BOOK, DownloadKind.DECK, DownloadKind.HANDOUTS, DownloadKind.DIGEST
YEARS = ("2025", "2026")


def of(*kinds: DownloadKind, trends: int = 1) -> Radar:
    made = radar(
        *(trend(f"t{n}", dict.fromkeys(YEARS, "pilot")) for n in range(trends)), trend("off", {}), editions=YEARS
    )
    return replace(made, downloads=kinds)


def view(asked: Radar, language: str = "de", year: int = -1, *, offers: bool = True) -> EditionView:
    edition = asked.editions[year]
    whole = view_of_edition(asked, edition, language, blips(asked, edition), Charts(), "")
    return replace(whole, offers=offers)


def test_each_document_is_offered_in_the_language_of_the_page_first() -> None:
    found = edition_offers(view(of(DECK, BOOK, DownloadKind.ONEFILE), "en"), "data.md")
    assert [(each.path, each.href, each.lang, each.online) for each in found] == [
        ("en/documents/test-2026-en-book.pdf", "../documents/test-2026-en-book.pdf", "", False),
        ("documents/test-2026-de-book.pdf", "../../documents/test-2026-de-book.pdf", "de", False),
        ("en/documents/test-2026-en-deck.pptx", "../documents/test-2026-en-deck.pptx", "", False),
        ("documents/test-2026-de-deck.pptx", "../../documents/test-2026-de-deck.pptx", "de", False),
        ("documents/test-2026.html", "../../documents/test-2026.html", "", True),
    ]
    assert [each.name for each in found[:2]] == ["Book", "Book (German)"]
    assert [bool(each.about) for each in found] == [True, False, True, False, True]
    assert edition_offers(view(of(DECK), offers=False), "data.md") == ()


def test_an_edition_of_the_past_has_its_digest_alone() -> None:
    past = edition_offers(view(of(BOOK, DIGEST), "de", 0), "editions/2025.md")
    assert [each.path for each in past] == [
        f"{up}documents/test-2025-{code}-digest.zip" for up, code in (("", "de"), ("en/", "en"))
    ]
    many = radar(trend("a"), editions=tuple(f"20{year}" for year in range(10, 27)))
    assert digested_editions(many)[-1] == many.newest
    oldest = replace(many, downloads=(DIGEST,))
    assert edition_offers(view(oldest, year=0), "editions/2010.md") == ()


@pytest.mark.parametrize("more", [0, 1])
def test_a_trend_on_a_chart_of_so_many_has_a_handout(more: int) -> None:
    edition_view = view(of(HANDOUTS, trends=MOST_HANDOUTS + more), "en")
    found = handout_offer(edition_view, "trends/t0.md", "t0")
    if more:
        assert found is None
    else:
        assert found and (found.path, found.href) == ("en/trends/t0/t0.pdf", "../../trends/t0/t0.pdf")
    assert handout_offer(edition_view, "trends/off.md", "off") is None
    assert handout_offer(replace(edition_view, offers=False), "trends/t0.md", "t0") is None
    assert handout_offer(view(of(BOOK)), "trends/t0.md", "t0") is None
