"""Sentences for editors: written in English where they are said, and in other languages in catalogues.

Their catalogue is locale/<language>/LC_MESSAGES/editors.po, into which `make messages` takes what is new here.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from string import Formatter

from radargen.text.catalogues import EDITORS, SOURCE, CatalogueError, catalogue, languages, misfit

# English first: it is what is spoken where nothing else is asked for.
LANGUAGES = (SOURCE, *(language for language in languages(EDITORS) if language != SOURCE))
# Nothing but what stands in its place: there is nothing to translate.
_WORDS = "{words}"


class Message(str):
    """A sentence in English that remembers its pattern and what fills it, so that it can be translated.

    It is a plain text to whoever compares, sorts or prints it. A value may be a sentence itself, or a tuple of
    some, which are set one after the other; a number is written as the language writes it. `{sentence:.}` is
    one without its full stop.
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

    def but(self, **values: object) -> "Message":
        """The same sentence with other values in some of its places."""
        return self._made(self.pattern, self.plural, {**self.values, **values})

    def __reduce__(self) -> tuple[object, ...]:
        # A copy is made the way the sentence was.
        return Message._made, (self.pattern, self.plural, self.values)


class RadargenError(Exception):
    """The world does not cooperate (no folder, no git, no space): shown as one line, exit status 2."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said


def refusal(error: CatalogueError) -> RadargenError:
    """What is said of a catalogue that cannot serve: in English, since that is sure to be there."""
    return RadargenError(joined([str(error)]))


def plural(one: str, other: str, /, *, count: int, **values: object) -> Message:
    """A sentence on a number of things, which is its {count}: the first pattern is for one of them.

    A catalogue has as many patterns for it as its language has forms.
    """
    return Message._made(one, other, {"count": count, **values})


def translated(sentence: str, language: str) -> str:
    """The sentence in that language; a plain text, and all where editors have no catalogue, stay English.

    RadargenError where the catalogue lacks it, or has for it what cannot be filled in.
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
        known = catalogue(EDITORS, language)
        if sentence.plural and isinstance(count, int):
            return known.ngettext(sentence.pattern, sentence.plural, count)
        return known.gettext(sentence.pattern)
    except CatalogueError as error:
        raise refusal(error) from error


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
    return Message._made(_WORDS, "", {"words": tuple(piece for word in words for piece in (separator, word))[1:]})


def all_of(words: Sequence[str]) -> str:
    """As in `de, en and fr`."""
    return words[0] if len(words) == 1 else Message("{head} and {last}", head=_listed(words[:-1]), last=words[-1])


def one_of(words: Sequence[str]) -> str:
    """As in `de, en or fr`."""
    return words[0] if len(words) == 1 else Message("{head} or {last}", head=_listed(words[:-1]), last=words[-1])


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else Message("{head}, {last}", head=_listed(words[:-1]), last=words[-1])


@cache
def _separators(language: str) -> Mapping[int, str]:
    """What a language writes for the comma and the point of a number in English."""
    ours = translated(Message("1,234.5"), language)
    return str.maketrans({",": ours[1], ".": ours[5]})


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
        if self.language == SOURCE or not isinstance(value, int | float):
            return written
        return written.translate(_separators(self.language))


NOTHING = joined(())
