"""A digest of values of the model: the same for equal values, in every process and on every machine."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from radargen.text.messages import Message

_PLAIN = frozenset({str, int, float, bool, type(None)})


def digest(*values: object) -> str:
    """The digest (64 hexadecimal digits) of values made of dataclasses, tuples, mappings, texts and numbers.

    Of a dataclass those fields count that are compared. TypeError for anything whose equality is unknown here.
    """
    return sha256(repr([_plain(value) for value in values]).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> object:
    """The value as tuples of built-in values, whose representation is the same everywhere."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return tuple([_plain(item) for item in value])
    if is_dataclass(value):
        return (kind.__qualname__, *map(_plain, _fields(kind)(value)))
    match value:
        case Enum():
            return kind.__qualname__, value.name
        case Message():
            return "Message", value.pattern, value.plural, _plain(value.values)
        case bytes():
            # Files of pictures and fonts.
            return "bytes", sha256(value).hexdigest()
        case dt.date() | Decimal():
            return kind.__qualname__, f"{value}"
        case list() | tuple():
            return kind.__qualname__, *map(_plain, value)
        case frozenset():
            return "set", *sorted(repr(_plain(item)) for item in value)
        case Mapping():
            return "mapping", *((_plain(key), _plain(item)) for key, item in value.items())
        case str():
            # A text of some kind of its own, such as trusted HTML, is another value than the same plain text.
            return kind.__qualname__, str(value)
        case _:
            raise TypeError(f"A digest of {kind.__qualname__} is not known.")


@cache
def _fields(kind: type) -> Callable[[object], tuple[object, ...]]:
    """What reads all compared fields of a dataclass at once."""
    names = [field.name for field in fields(kind) if field.compare]
    if len(names) == 1:
        single = attrgetter(names[0])
        return lambda value: (single(value),)
    return attrgetter(*names) if names else lambda _: ()
