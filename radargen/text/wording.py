"""Sentences for readers, and dates and lists, per language.

English is in locale/readers.toml, other languages in locale/<language>/LC_MESSAGES/readers.po.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from radargen.text.catalogues import FOLDER, READERS, CatalogueError, catalogue, languages, misfit
from radargen.text.messages import refusal

LANGUAGES = languages(READERS)
# The gettext context of the descriptions of fields.
SCHEMA = "schema"
# Up to here numbers in sentences are words.
COUNTED_IN_WORDS = 12


@dataclass(frozen=True)
class Wording:
    """The sentences of one language; `wording("chart.new")` returns one of them with its places filled."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `section.name` with its {places} filled; `count` selects the plural form.

        Raises KeyError for an unknown sentence or a missing value, RadargenError where the language's catalogue lacks
        the sentence or has other places.
        """
        english = sentences()[key]
        pattern = self._pattern(key, english, values.get("count"))
        try:
            return pattern.format_map(values)
        except (LookupError, ValueError) as error:
            # A value that English lacks too is a fault of the program: this raises KeyError.
            english[-1].format_map(values)
            raise refusal(misfit(READERS, self.language, pattern)) from error

    def pattern(self, key: str) -> str:
        """The sentence with its {places} still open, for what fills them later; KeyError for an unknown sentence.

        Of one with plural forms it is that for many.
        """
        return self._pattern(key, sentences()[key], 2)

    def headed(self, key: str, /) -> str:
        """The sentence `section.name` as a heading has it: what is one thing is called by one word in both places."""
        return capitalised(self(key))

    def described(self, description: str) -> str:
        """The translation of a field's English description."""
        try:
            return catalogue(READERS, self.language).pgettext(SCHEMA, description)
        except CatalogueError as error:
            raise refusal(error) from error

    def _pattern(self, key: str, english: tuple[str, ...], count: object) -> str:
        try:
            translations = catalogue(READERS, self.language)
            if len(english) == 1:
                return translations.pgettext(key, english[0])
            assert isinstance(count, int)  # noqa: S101 – a sentence with plural forms is called with a count
            return translations.npgettext(key, english[0], english[1], count)
        except CatalogueError as error:
            raise refusal(error) from error

    def term(self, section: str, word: str) -> str:
        """The wording of an editor's word (`section.word`); the word itself where there is none."""
        return self(f"{section}.{word}") if f"{section}.{word}" in sentences() else word

    def inline(self, name: str) -> str:
        """A name for use within a sentence: with a small initial in some languages, unless it is an abbreviation."""
        lower = self("language.names-within-a-sentence") == "lower case"
        return name[:1].lower() + name[1:] if lower and name[1:2].islower() else name

    def language_name(self, language: str) -> str:
        """The name of a language in this one, such as German; the code itself where Babel has none."""
        from babel import Locale  # noqa: PLC0415 – only where a text is missing in a language of its radar

        return Locale.parse(language).get_language_name(self.language) or language

    def counted(self, count: int) -> str:
        """A number from 2 to 12 as a word, any other in digits."""
        return self(f"chart.counted.{count}") if 1 < count <= COUNTED_IN_WORDS else self.number(count)

    def number(self, value: int | Decimal) -> str:
        """1.390 or 1,390, with the decimals it has."""
        from babel.numbers import format_decimal  # noqa: PLC0415 – only where a page tells a figure

        return format_decimal(value, locale=self.language, decimal_quantization=False)

    def date(self, day: dt.date) -> str:
        """The date in long form: 22. November 2026 or 22 November 2026."""
        return self(
            "date.first" if day.day == 1 else "date.day", day=day.day, month=self(f"month.{day.month}"), year=day.year
        )

    def partial_date(self, written: str) -> str:
        """A date given as YYYY, YYYY-MM or YYYY-MM-DD, as exact as given: 2026, November 2026, or a full day."""
        match written.split("-"):
            case [year, month, day]:
                return self.date(dt.date(int(year), int(month), int(day)))
            case [year, month]:
                return self("date.month", month=self(f"month.{int(month)}"), year=year)
            case _:
                return written

    def listed(self, words: list[str]) -> str:
        """An enumeration, as in `a, b and c`; empty for no words."""
        return (
            words[0]
            if len(words) == 1
            else self("list.last", head=", ".join(words[:-1]), last=words[-1])
            if words
            else ""
        )


def capitalised(words: str) -> str:
    """The words as they begin a sentence or stand as a heading."""
    return words[:1].upper() + words[1:]


@cache
def wording(language: str) -> Wording:
    """The sentences of a language; KeyError for one without a catalogue."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Wording(language)


@cache
def sentences() -> Mapping[str, tuple[str, ...]]:
    """The English forms of each sentence by its key: one, or two (for 1, for other numbers) if it has a {count}."""
    import tomllib  # noqa: PLC0415 – to check a radar takes no sentence from there

    return flat(tomllib.loads((FOLDER / "readers.toml").read_text(encoding="utf-8")))


def flat(table: Mapping[str, object], prefix: str = "") -> dict[str, tuple[str, ...]]:
    """The sentences of a nested table, by their keys joined with dots."""
    rows: dict[str, tuple[str, ...]] = {}
    for key, value in table.items():
        match value:
            case {"one": str(one), "other": str(other)}:
                rows[f"{prefix}{key}"] = one, other
            case Mapping():
                rows |= flat(value, f"{prefix}{key}.")
            case _:
                text = str(value)
                rows[f"{prefix}{key}"] = (text, text) if "{count}" in text else (text,)
    return rows
