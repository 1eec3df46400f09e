"""Texts in several languages, and positions of values in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from radargen.model.problems import Location

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Positions of the values of one file: line and column, from 1, by key path.

    `text` is the content of the file, from which positions within a value are computed.
    """

    path: str = ""
    places: Mapping[Key, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    text: str = field(default="", repr=False)

    def __call__(self, *key: str | int) -> Location:
        """The location of the value at the path `key`, else of the nearest enclosing value, else of the file."""
        for length in range(len(key), -1, -1):
            if place := self.places.get(key[:length]):
                return Location(self.path, *place)
        return Location(self.path)


@dataclass(frozen=True, slots=True)
class Text:
    """A text per language, in the order of the radar's languages; false if empty."""

    by_language: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(words for _, words in self.by_language)

    def get(self, language: str) -> str:
        """The text in that language, empty where it is missing."""
        for spoken, words in self.by_language:
            if spoken == language:
                return words
        return ""

    def resolved(self, language: str) -> tuple[str, str]:
        """The text and its language: the given one, else the first that has the text, else two empty strings."""
        if words := self.get(language):
            return words, language
        return next(((words, spoken) for spoken, words in self.by_language if words), ("", ""))

    def any(self, language: str) -> str:
        """The text in that language, else in the first language that has it, else the empty string."""
        return self.resolved(language)[0]


NO_TEXT = Text()
