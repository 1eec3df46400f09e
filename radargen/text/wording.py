"""Every sentence a reader sees, per language, from locale/<language>.toml; dates as the language writes them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from radargen.text.locale import table

LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Wording:
    """The sentences of one language; `say("chart.new")` answers with one, filled in."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `section.name` with its {places} filled; KeyError when there is none.

        With a `count`, the sentence `<key>.one` serves for exactly one where it exists.
        """
        if values.get("count") == 1 and f"{key}.one" in self.sentences:
            key = f"{key}.one"
        return self.sentences[key].format_map(values)

    def known(self, section: str, word: str) -> str:
        """The sentence for an editor's word, else the word itself."""
        return self.sentences.get(f"{section}.{word}", word)

    def inline(self, name: str) -> str:
        """A name as it stands within a sentence: English starts it in lower case, unless it is an abbreviation."""
        return name[:1].lower() + name[1:] if self.language == "en" and name[1:2].islower() else name

    def date(self, day: dt.date) -> str:
        """22. November 2026 or 22 November 2026."""
        return self("date.day", day=day.day, month=self(f"month.{day.month}"), year=day.year)

    def partial_date(self, written: str) -> str:
        """A date as exact as it was written: 2026, November 2026, or a full day."""
        match written.split("-"):
            case [year, month, day]:
                return self.date(dt.date(int(year), int(month), int(day)))
            case [year, month]:
                return self("date.month", month=self(f"month.{int(month)}"), year=year)
            case _:
                return written

    def listed(self, words: list[str]) -> str:
        """a, b and c."""
        return (
            words[0]
            if len(words) == 1
            else self("list.last", head=", ".join(words[:-1]), last=words[-1])
            if words
            else ""
        )


@cache
def wording(language: str) -> Wording:
    """The sentences of `de` or `en`; KeyError for another language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Wording(language, dict(_flat(table(language), "")))


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        path = f"{prefix}.{key}" if prefix else key
        rows += _flat(value, path) if isinstance(value, Mapping) else [(path, str(value))]
    return rows
