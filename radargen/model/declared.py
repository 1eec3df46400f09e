"""Field declarations of the model, from which keys in files, data files and `radargen diff` are derived.

What the type does not say is an annotation: `first: Annotated[Id, InFiles("from")]`.
"""

from collections.abc import Hashable
from dataclasses import MISSING, dataclass, fields
from enum import Enum, auto
from functools import cache
from types import NoneType
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

from radargen.model.texts import Text


class Note(Enum):
    """Annotations of a type: the format of its values, or that data files omit the field."""

    ID = auto()
    EDITION_ID = auto()
    LEVEL = auto()
    UNPUBLISHED = auto()


@dataclass(frozen=True, slots=True)
class InFiles:
    """The key of a field in files where it differs from the name in Python; empty where its own fields are inlined."""

    key: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """The description of a field, or of each item of a list, in the schema of the data files."""

    words: str


Id = Annotated[str, Note.ID]
EditionId = Annotated[str, Note.EDITION_ID]
# Levels from 1 to 5.
Level = Annotated[int, Note.LEVEL]
# Mappings, as tuples of pairs: names by language, values by the id of a facet, levels by the id of a criterion.
Names = tuple[tuple[str, tuple[str, ...]], ...]
FacetValues = tuple[tuple[str, tuple[Id, ...]], ...]
Levels = tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A field by which two values are compared.

    `key` is its name in files; `type` is without None and without `notes`. One that is `absent` may have no value,
    which is None or an empty text.
    """

    name: str
    key: str
    type: Any
    notes: tuple[object, ...]
    absent: bool

    @property
    def words(self) -> bool:
        """Whether its value is words alone: a text or names by language."""
        return self.type in (Text, Names)

    @property
    def published(self) -> bool:
        """Whether the data files contain it."""
        return Note.UNPUBLISHED not in self.notes


def declared(kind: type) -> tuple[Declared, ...]:
    """The fields of a model class that take part in comparison, in the order of declaration."""
    return _fields(cast(Hashable, kind))


@cache
def _fields(kind: Any) -> tuple[Declared, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _declared(attribute.name, hints[attribute.name], attribute.default is not MISSING)
        for attribute in fields(kind)
        if attribute.compare
    )


def _declared(name: str, hint: Any, has_default: bool) -> Declared:
    kind, notes = plain(hint)
    options = get_args(kind)
    if NoneType in options:
        (kind,) = (option for option in options if option is not NoneType)
        kind, inner = plain(kind)
        notes = (*notes, *inner)
    key = next((note.key for note in notes if isinstance(note, InFiles)), name)
    return Declared(name, key, kind, notes, NoneType in options or (kind is str and has_default))


@cache
def plain(hint: Any) -> tuple[Any, tuple[object, ...]]:
    """A type without `Annotated`, and its annotations."""
    return (hint.__origin__, hint.__metadata__) if get_origin(hint) is Annotated else (hint, ())


@cache
def items(kind: Any) -> Any:
    """The type of a list's items; None where it is no list."""
    match get_args(kind) if get_origin(kind) is tuple else ():
        case (inner, end) if end is Ellipsis and values(kind) is None:
            return inner
    return None


@cache
def values(kind: Any) -> Any:
    """The type of the values of a mapping, which is a tuple of pairs that begin with a text; None where it is none."""
    pair = next(iter(get_args(kind)), None) if get_origin(kind) is tuple else None
    match get_args(pair) if get_origin(pair) is tuple else ():
        case (first, inner) if inner is not Ellipsis and plain(first)[0] is str:
            return inner
    return None
