"""Texts of one file in the radar's languages, and what is missing in one of them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from radargen.model import NO_TEXT, Text
from radargen.problems import Problem
from radargen.reading.characters import cut
from radargen.reading.fields import DEFAULT
from radargen.reading.nodes import Document
from radargen.wording import LANGUAGES

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Turns what a form holds into `Text`; a plain string is in the first of the languages."""

    document: Document
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def text(self, words: Mapping[str, str | None] | None, *key: str | int) -> Text:
        """The words at that key; a language too many or too few becomes a problem."""
        if words is None:
            return NO_TEXT
        said = {self._language(language): told for language, told in words.items()}
        given = tuple((language, told) for language in self.languages if (told := said.get(language)))
        strangers = self._unknown(words, *key)
        if strangers and not given:
            # What was said in another language is not missing.
            return Text(((self.languages[0], next(filter(None, words.values()))),))
        missing = [
            language
            for language in self.languages
            if not said.get(language)
            and (*key, language) not in self.document.doubtful
            and not any(set(language) & set(stranger.casefold()) for stranger in strangers)
        ]
        if missing and key not in self.document.gaps:
            message = f"{key[-1] if isinstance(key[-1], str) else key[-2]}: the text is missing in {_listed(missing)}."
            known = "" if DEFAULT not in words else f" A plain text counts as {self.languages[0]}."
            hint = f"Add {' and '.join(f'{language}: …' for language in missing)}.{known}"
            self.problems.append(Problem(self.document.marks(*key), "missing-translation", message, hint))
        return Text(given)

    def names(
        self, names: Mapping[str, tuple[str, ...] | None] | None, *key: str
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Names per language; they need no translation."""
        said = {self._language(language): told for language, told in (names or {}).items()}
        self._unknown(said, *key)
        return tuple((language, told) for language in self.languages if (told := said.get(language)))

    def _language(self, key: str) -> str:
        return self.languages[0] if key == DEFAULT else key

    def _unknown(self, words: Iterable[str], *key: str | int) -> list[str]:
        strangers = [language for language in words if language not in (DEFAULT, *self.languages)]
        for language in strangers:
            message = f"{cut(language)} is none of the radar's languages, {_listed(self.languages)}."
            spoken = language in LANGUAGES
            hint = f"Delete it, or add {language} to languages in radar.yaml." if spoken else "Delete it."
            self.problems.append(Problem(self.document.key(*key, language), "unknown-language", message, hint))
        return strangers


def slug(name: str) -> str:
    """An id made of a name: lower case, ä as ae, hyphens for what is neither letter nor digit; may be empty."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_SPELLED_OUT))
    return re.sub("[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def _listed(languages: Iterable[str]) -> str:
    return " and ".join(languages)
