"""Turns validated forms into values of the model, with texts in the radar's languages; notes missing translations."""

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
    """Turns values of forms into those of the model; a plain string is a text in the first language."""

    document: Document
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def text(self, words: Mapping[str, str | None] | None, *key: str | int) -> Text:
        """The text at that key path; notes unknown languages and missing translations."""
        if words is None or MISSING in words.values():
            return NO_TEXT
        texts = {self._language(language): text for language, text in words.items()}
        present = tuple((language, text) for language in self.languages if (text := texts.get(language)))
        others = self._unknown_languages(words, *key)
        if others and not present:
            # A text in an unknown language counts as the first, since it is not missing.
            return Text(((self.languages[0], next(filter(None, words.values()))),))
        missing = [
            language
            for language in self.languages
            if not texts.get(language)
            and (*key, language) not in self.document.doubtful
            and not any(set(language) & set(stranger.casefold()) for stranger in others)
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
        return Text(present)

    def noun(self, kind: type[T], form: Form, *key: str | int, **fixed: object) -> T:
        """The instance of a model class described by the form at that key path.

        `fixed` are fields not taken from the form; fields that the form omits get their defaults.
        """
        arguments: dict[str, Any] = dict(fixed)
        for part in declared(kind):
            if part.name in fixed:
                continue
            given = getattr(form, part.name)
            if given is not None or part.type is Text:
                arguments[part.name] = self._value(part.type, given, *key, part.key)
        make: Callable[..., T] = kind
        return make(**arguments)

    def _value(self, kind: Any, given: Any, *key: str | int) -> Any:
        """The value of a form for a field of type `kind`, at that key path."""
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
        self._unknown_languages(given, *key)
        return tuple((language, listed) for language in self.languages if (listed := given.get(language)))

    def _language(self, key: str) -> str:
        return self.languages[0] if key == DEFAULT else key

    def _unknown_languages(self, words: Iterable[str], *key: str | int) -> list[str]:
        others = [language for language in words if language not in (DEFAULT, *self.languages)]
        for language in others:
            message = Message(
                "{language} is none of the radar's languages, {known}.",
                language=cut(language),
                known=all_of(self.languages),
            )
            add = Message("Delete it, or add {language} to languages in radar.yaml.", language=language)
            hint = add if language in LANGUAGES else Message("Delete it.")
            self.problems.append(Problem(self.document.key(*key, language), "unknown-language", message, hint))
        return others
