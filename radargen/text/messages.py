"""Sentences for editors: written in English where they are said, and in German in locale/.

What is said of a radar's files stands in problems.de.toml, what commands say besides in commands.de.toml.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from string import Formatter

from radargen.text.locale import table

LANGUAGES = ("en", "de")
_TABLES = ("problems.de", "commands.de")
_GERMAN_NUMBERS = str.maketrans(",.", ".,")


class Message(str):
    """A sentence in English that remembers its pattern and what fills it, so that it can be said in German.

    It is a plain text to whoever compares, sorts or prints it. A value may be a sentence itself, or a tuple of
    some, which are set one after the other; a number is written as the language writes it. `{sentence:.}` is
    one without its full stop.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: Mapping[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> "Message":
        """The pattern with its {places} filled; KeyError where a value is missing."""
        found = super().__new__(cls, _Filling("en").vformat(pattern, (), values))
        found.pattern, found.values = pattern, values
        return found

    def but(self, **values: object) -> "Message":
        """The same sentence with other values in some of its places."""
        return type(self)(self.pattern, **{**self.values, **values})

    def __getnewargs_ex__(self) -> tuple[tuple[str], Mapping[str, object]]:
        # A copy is made the way the sentence was.
        return (self.pattern,), self.values


def translated(sentence: str, language: str) -> str:
    """The sentence in `en` or `de`; KeyError where the pattern has no German. A plain text stays as it is."""
    if not sentence or language == "en" or not isinstance(sentence, Message):
        return str(sentence)
    return _Filling(language).vformat(_in_german(sentence.pattern), (), sentence.values)


def some_of(words: Sequence[str], most: int, separator: str = ", ") -> Message:
    """The first `most` of the words; where there are others, how many: `a, b and 42 more`. Nothing is cut silently.

    With nothing but a space between them they are sentences.
    """
    shown, left = joined(words[:most], separator), len(words) - most
    if left <= 0:
        return shown
    match separator:
        case " ":
            return Message("{sentences} And {count:,} more.", sentences=shown, count=left)
        case "; ":
            return Message("{names}; and {count:,} more", names=shown, count=left)
        case _:
            return Message("{names} and {count:,} more", names=shown, count=left)


def joined(words: Iterable[str], separator: str = ", ") -> Message:
    """All of the words, one after the other."""
    return Message("{words}", words=tuple(piece for word in words for piece in (separator, word))[1:])


def all_of(words: Sequence[str]) -> str:
    """As in `de, en and fr`."""
    return words[0] if len(words) == 1 else Message("{head} and {last}", head=_listed(words[:-1]), last=words[-1])


def one_of(words: Sequence[str]) -> str:
    """As in `de, en or fr`."""
    return words[0] if len(words) == 1 else Message("{head} or {last}", head=_listed(words[:-1]), last=words[-1])


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else Message("{head}, {last}", head=_listed(words[:-1]), last=words[-1])


def german() -> Mapping[str, str]:
    """The German pattern for each English one."""
    return {english: ours for name in _TABLES for english, ours in _table(name).items()}


def _in_german(pattern: str) -> str:
    # One after the other: to check a radar takes nothing of the second.
    for name in _TABLES:
        if found := _table(name).get(pattern):
            return found
    raise KeyError(pattern)


@cache
def _table(name: str) -> Mapping[str, str]:
    return {english: ours for part in table(name).values() for english, ours in part.items()}


class _Filling(Formatter):
    """Fills the places of a pattern in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        """One value in its place."""
        if isinstance(value, str):
            return translated(value, self.language).removesuffix(format_spec)
        if isinstance(value, tuple):
            return "".join(translated(one, self.language) for one in value)
        written = format(value, format_spec)
        german_number = self.language == "de" and isinstance(value, int | float)
        return written.translate(_GERMAN_NUMBERS) if german_number else written


NOTHING = Message("")
