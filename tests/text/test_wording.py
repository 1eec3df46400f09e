"""What readers are told, in the forms of their language."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from gettext import NullTranslations

import pytest

from radargen.text import wording as module
from radargen.text.messages import RadargenError
from radargen.text.wording import LANGUAGES, Wording, wording


def test_a_number_of_things_takes_the_form_of_its_language() -> None:
    assert [wording("en")("page.count", count=count) for count in (0, 1, 2)] == ["0 trends", "1 trend", "2 trends"]
    assert [wording("de")("page.count", count=count) for count in (0, 1, 2)] == ["0 Trends", "1 Trend", "2 Trends"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "keys",
    [
        ("page.action", "filter.action", "compare.row-action"),
        ("page.ring", "filter.ring", "compare.row-ring", "chart.top.ring"),
        ("page.certainty", "filter.certainty", "compare.row-evidence", "chart.evidence"),
        ("scale.impact", "filter.impact", "compare.row-impact", "chart.impact"),
        ("trend.phases", "compare.row-phases", "paper.sensible"),
        ("trend.requires", "compare.row-requires"),
        ("trend.cases", "compare.row-cases", "next.column-cases"),
        ("trend.first-step", "compare.row-step", "chart.top.step"),
        ("trend.law", "compare.row-duty", "next.duty"),
        ("site.factors", "factors.title", "method.factors"),
        ("filter.clear", "cases.clear"),
    ],
)
def test_one_thing_has_one_word_wherever_it_stands(language: str, keys: tuple[str, ...]) -> None:
    assert len({wording(language)(key) for key in keys}) == 1


def test_a_heading_says_the_word_that_is_said_elsewhere() -> None:
    assert [wording(language).headed("action.act") for language in ("de", "en", "fr")] == [
        "Jetzt handeln",
        "Act now",
        "Agir maintenant",
    ]


def test_dates_and_names_are_written_as_in_the_language() -> None:
    first = dt.date(2026, 12, 1)
    assert {language: wording(language).date(first) for language in ("de", "en", "fr")} == {
        "de": "1. Dezember 2026",
        "en": "1 December 2026",
        "fr": "1er décembre 2026",
    }
    assert [wording("en").inline(name) for name in ("Trial", "IT")] == ["trial", "IT"]
    assert wording("de").inline("Testen") == "Testen"
    assert [wording(language).language_name("de") for language in ("de", "en")] == ["Deutsch", "German"]


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, tuple[str, ...]]]:
    """The English sentences, to which a test adds some that no catalogue has."""
    known = dict(module.sentences())
    monkeypatch.setattr(module, "sentences", lambda: known)
    yield known


def test_a_sentence_that_a_catalogue_lacks_is_refused(english: dict[str, tuple[str, ...]]) -> None:
    english["test.new"] = ("Nobody says this.",)
    assert wording("en")("test.new") == "Nobody says this."
    with pytest.raises(RadargenError, match=r"de/LC_MESSAGES/readers.po has no translation of “Nobody says this.”"):
        wording("de")("test.new")
    with pytest.raises(RadargenError, match="has no translation"):
        wording("de").described("Nobody says this.")


def test_a_translation_with_places_that_nobody_fills_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Misfit(NullTranslations):
        def pgettext(self, _context: str, _message: str) -> str:
            return "{jour} {month} {year}"

    monkeypatch.setattr(module, "catalogue", lambda *_: Misfit())
    with pytest.raises(
        RadargenError, match=r"has a translation that cannot be filled in: “\{jour\} \{month\} \{year\}”"
    ):
        wording("de")("date.day", day=2, month="Mai", year=2026)
    # What is lacking in English as well is a fault of the program.
    with pytest.raises(KeyError):
        wording("de")("date.day", day=2)


def test_a_language_without_a_catalogue_has_no_wording() -> None:
    assert "nl" not in LANGUAGES
    with pytest.raises(KeyError):
        wording("nl")
    assert wording("de") == Wording("de")


def test_a_date_is_told_as_exactly_as_it_was_written() -> None:
    say = wording("en")
    assert say.date(dt.date(2026, 11, 2)) == "2 November 2026"
    assert [say.partial_date(written) for written in ("2026", "2026-11", "2026-11-02")] == [
        "2026",
        "November 2026",
        "2 November 2026",
    ]


def test_words_are_listed_as_the_language_lists_them() -> None:
    assert [wording("en").listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_number_is_a_word_up_to_twelve_and_has_the_signs_of_the_language() -> None:
    assert [wording("en").counted(count) for count in (0, 1, 2, 12, 13)] == ["0", "1", "two", "twelve", "13"]
    assert [wording(language).number(Decimal("1390.12345")) for language in ("de", "en")] == [
        "1.390,12345",
        "1,390.12345",
    ]
    assert wording("en").pattern("page.count") == "{count} trends"


def test_a_name_begins_small_within_an_english_sentence_unless_it_is_short_for_something() -> None:
    assert [wording("en").inline(name) for name in ("", "A", "AI lab", "Pilot")] == ["", "A", "AI lab", "pilot"]
