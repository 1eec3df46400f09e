"""Sentences for editors: written in English where they are said, and in other languages in catalogues.

Their catalogue is locale/<language>/LC_MESSAGES/editors.po, into which `make messages` takes what is new here.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from string import Formatter

from radargen.text.catalogues import EDITORS, SOURCE, CatalogueError, catalogue, languages, misfit

# English first: it is the default.
LANGUAGES = (SOURCE, *(language for language in languages(EDITORS) if language != SOURCE))
# A pattern that consists of values alone, so that there is nothing to translate.
_WORDS = "{words}"


class Message(str):
    """A sentence in English that remembers its pattern and what fills it, so that it can be translated.

    It compares, sorts and prints as plain text. A value may be a Message itself, or a tuple of them, which are
    concatenated; numbers get the separators of the language. `{sentence:.}` omits the full stop of a value.
    """

    __slots__ = ("pattern", "plural", "values")
    pattern: str
    plural: str
    values: Mapping[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> "Message":
        """The pattern with its {places} filled; KeyError where a value is missing."""
        return cls._made(pattern, "", values)

    @classmethod
    def _made(cls, pattern: str, plural: str, values: Mapping[str, object]) -> "Message":
        english = plural if plural and values["count"] != 1 else pattern
        made = super().__new__(cls, _Filling(SOURCE).vformat(english, (), values))
        made.pattern, made.plural, made.values = pattern, plural, values
        return made

    def with_values(self, **values: object) -> "Message":
        """The same sentence with other values in some of its places."""
        return self._made(self.pattern, self.plural, {**self.values, **values})

    def __reduce__(self) -> tuple[object, ...]:
        # Copies and pickles are made from the pattern, so that they keep it.
        return Message._made, (self.pattern, self.plural, self.values)


class RadargenError(Exception):
    """An expected failure of the environment (no folder, no git, no space): printed as a line, exit status 2."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    @property
    def sentences(self) -> Sequence[Message]:
        """What is printed, each on a line of its own."""
        return (self.message,)


def refusal(error: CatalogueError) -> RadargenError:
    """The error for an unusable catalogue; in English, which needs no catalogue."""
    return RadargenError(joined([str(error)]))


def plural(singular: str, general: str, /, *, count: int, **values: object) -> Message:
    """A sentence with a {count}: `singular` is used for 1, `general` for every other number.

    A catalogue has as many patterns for it as its language has plural forms.
    """
    return Message._made(singular, general, {"count": count, **values})


def translated(sentence: str, language: str) -> str:
    """The sentence in that language; plain text stays as it is, as does everything in a language without a catalogue.

    Raises RadargenError where the catalogue lacks the sentence or its places cannot be filled.
    """
    if not isinstance(sentence, Message) or language not in LANGUAGES or language == SOURCE:
        return str(sentence)
    pattern = _pattern(sentence, language)
    try:
        return _Filling(language).vformat(pattern, (), sentence.values)
    except (LookupError, ValueError) as error:
        raise refusal(misfit(EDITORS, language, pattern)) from error


def _pattern(sentence: Message, language: str) -> str:
    if sentence.pattern == _WORDS:
        return _WORDS
    count = sentence.values.get("count")
    try:
        translations = catalogue(EDITORS, language)
        if sentence.plural and isinstance(count, int):
            return translations.ngettext(sentence.pattern, sentence.plural, count)
        return translations.gettext(sentence.pattern)
    except CatalogueError as error:
        raise refusal(error) from error


def some_of(words: Sequence[str], most: int, separator: str = ", ") -> Message:
    """The first `most` of the words, and the number of the others: `a, b and 42 more`.

    A separator of one space marks the words as sentences.
    """
    listed, left = joined(words[:most], separator), len(words) - most
    if left <= 0:
        return listed
    match separator:
        case " ":
            return Message("{sentences} And {count:,} more.", sentences=listed, count=left)
        case "; ":
            return Message("{names}; and {count:,} more", names=listed, count=left)
        case _:
            return Message("{names} and {count:,} more", names=listed, count=left)


def joined(words: Iterable[str], separator: str = ", ") -> Message:
    """All words with the separator between them."""
    return Message._made(_WORDS, "", {"words": tuple(piece for word in words for piece in (separator, word))[1:]})


def all_of(words: Sequence[str]) -> str:
    """As in `de, en and fr`."""
    return (
        words[0] if len(words) == 1 else Message("{head} and {last}", head=_comma_separated(words[:-1]), last=words[-1])
    )


def one_of(words: Sequence[str]) -> str:
    """As in `de, en or fr`."""
    return (
        words[0] if len(words) == 1 else Message("{head} or {last}", head=_comma_separated(words[:-1]), last=words[-1])
    )


def _comma_separated(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else Message("{head}, {last}", head=_comma_separated(words[:-1]), last=words[-1])


@cache
def _separators(language: str) -> Mapping[int, str]:
    """Translation table (`str.translate`) from English number separators to those of the language."""
    example = translated(Message("1,234.5"), language)
    return str.maketrans({",": example[1], ".": example[5]})


class _Filling(Formatter):
    """Fills the places of a pattern in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        """One value in its place."""
        if isinstance(value, str):
            return translated(value, self.language).removesuffix(format_spec)
        if isinstance(value, tuple):
            return "".join(translated(part, self.language) for part in value)
        formatted = format(value, format_spec)
        if self.language == SOURCE or not isinstance(value, int | float):
            return formatted
        return formatted.translate(_separators(self.language))


NOTHING = joined(())
