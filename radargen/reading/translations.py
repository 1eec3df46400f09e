"""What a form holds becomes a noun of the model, its texts in the radar's languages; what is missing in one of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from radargen.model import NO_TEXT, Text
from radargen.model.declared import Names, declared, items, plain, values
from radargen.model.problems import Problem
from radargen.reading.forms.fields import DEFAULT, MISSING, Form
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document
from radargen.text.messages import NOTHING, Message, all_of
from radargen.text.wording import LANGUAGES

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextReader:
    """Turns what a form holds into `Text`; a plain string is in the first of the languages."""

    document: Document
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def text(self, words: Mapping[str, str | None] | None, *key: str | int) -> Text:
        """The words at that key; a language too many or too few becomes a problem."""
        if words is None or MISSING in words.values():
            return NO_TEXT
        spoken = {self._language(language): text for language, text in words.items()}
        given = tuple((language, text) for language in self.languages if (text := spoken.get(language)))
        strangers = self._unknown(words, *key)
        if strangers and not given:
            # What was said in another language is not missing.
            return Text(((self.languages[0], next(filter(None, words.values()))),))
        missing = [
            language
            for language in self.languages
            if not spoken.get(language)
            and (*key, language) not in self.document.doubtful
            and not any(set(language) & set(stranger.casefold()) for stranger in strangers)
        ]
        if missing and key not in self.document.gaps:
            name = key[-1] if isinstance(key[-1], str) else key[-2]
            message = Message("{key}: the text is missing in {languages}.", key=name, languages=all_of(missing))
            plain = Message(" A plain text counts as {language}.", language=self.languages[0])
            hint = Message(
                "Add {keys}.{known}",
                keys=all_of([f"{language}: …" for language in missing]),
                known=plain if DEFAULT in words else NOTHING,
            )
            self.problems.append(Problem(self.document.where(*key), "missing-translation", message, hint))
        return Text(given)

    def noun(self, kind: type[T], form: Form, *key: str | int, **settled: object) -> T:
        """The noun that a form at that key describes, by the fields which the noun declares.

        `settled` are the fields that the form alone does not tell. What it leaves out is as the noun has it by default.
        """
        told: dict[str, Any] = dict(settled)
        for part in declared(kind):
            if part.name in settled:
                continue
            given = getattr(form, part.name)
            if given is not None or part.type is Text:
                told[part.name] = self._value(part.type, given, *key, part.key)
        make: Callable[..., T] = kind
        return make(**told)

    def _value(self, kind: Any, given: Any, *key: str | int) -> Any:
        """What a form has for a field of that type; the key leads to where it stands."""
        kind, _ = plain(kind)
        if kind is Text:
            return self.text(given, *key)
        if isinstance(given, Form):
            return self.noun(kind, given, *key)
        if isinstance(given, Mapping):
            if kind == Names:
                return self.names(given, *key)
            inner = values(kind)
            return tuple((name, self._value(inner, value, *key, name)) for name, value in given.items())
        if isinstance(given, tuple):
            inner = items(kind)
            return tuple(self._value(inner, value, *key, n) for n, value in enumerate(given))
        return "" if given == MISSING else given

    def names(self, names: Mapping[str, tuple[str, ...] | None] | None, *key: str | int) -> Names:
        """Names per language; they need no translation."""
        given = {self._language(language): listed for language, listed in (names or {}).items()}
        self._unknown(given, *key)
        return tuple((language, listed) for language in self.languages if (listed := given.get(language)))

    def _language(self, key: str) -> str:
        return self.languages[0] if key == DEFAULT else key

    def _unknown(self, words: Iterable[str], *key: str | int) -> list[str]:
        strangers = [language for language in words if language not in (DEFAULT, *self.languages)]
        for language in strangers:
            message = Message(
                "{language} is none of the radar's languages, {known}.",
                language=cut(language),
                known=all_of(self.languages),
            )
            spoken = Message("Delete it, or add {language} to languages in radar.yaml.", language=language)
            hint = spoken if language in LANGUAGES else Message("Delete it.")
            self.problems.append(Problem(self.document.key(*key, language), "unknown-language", message, hint))
        return strangers
