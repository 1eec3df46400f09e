"""Words in several languages, and where in a file a value stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from radargen.model.problems import Location

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each value of one file stands; `where("links", 0, "to")` answers with the nearest known place.

    `text` is the file's, for who wants to know where in a value something stands.
    """

    path: str = ""
    places: Mapping[Key, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    text: str = field(default="", repr=False)

    def __call__(self, *key: str | int) -> Location:
        """The place of the value at `key`, else of the nearest value that holds it, else the file's start."""
        for length in range(len(key), -1, -1):
            if place := self.places.get(key[:length]):
                return Location(self.path, *place)
        return Location(self.path)


@dataclass(frozen=True, slots=True)
class Text:
    """What an editor wrote, per language, in the order of the radar's languages; false when empty."""

    by_language: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(words for _, words in self.by_language)

    def get(self, language: str) -> str:
        """The text in that language, empty where it is missing."""
        for spoken, words in self.by_language:
            if spoken == language:
                return words
        return ""

    def shown(self, language: str) -> tuple[str, str]:
        """The text and its language: the one asked for, else the first that has the text, else two empty strings."""
        if words := self.get(language):
            return words, language
        return next(((words, spoken) for spoken, words in self.by_language if words), ("", ""))

    def any(self, language: str) -> str:
        """The text in that language, else in the first language that has it, else the empty string."""
        return self.shown(language)[0]


NO_TEXT = Text()
