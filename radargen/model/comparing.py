"""What differs between two values of the model, by the fields they have: a new field is compared without more ado."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from radargen.model import Text

# What an editor calls a field where the file has another word for it; an empty word is passed over.
AS_WRITTEN = {
    "Archive.fate": "as",
    "House.light": "",
    "Radar.house": "theme",
    "Ring.lowest": "from",
    "Span.first": "from",
    "Span.last": "to",
    "Look.sectors": "colours",
}
Path = tuple[str, ...]


def compared(kind: type) -> tuple[str, ...]:
    """The fields by which two values of that kind are equal, in the order in which they are declared."""
    return tuple(field.name for field in fields(kind) if field.compare)


def differing(old: object, new: object, besides: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Where two values of one kind differ, as the keys of the file lead there; things that have an id by that.

    `besides` are fields of the values themselves of which nothing is asked.
    """
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new) and not isinstance(old, Text):
        for name in compared(type(old)):
            if name not in besides:
                word = AS_WRITTEN.get(f"{type(old).__name__}.{name}", name)
                for path in differing(getattr(old, name), getattr(new, name)):
                    yield (word, *path) if word else path
    elif isinstance(old, tuple) and isinstance(new, tuple) and (_named(old) or _named(new)) and _all(old, new):
        was, now = _by_id(old), _by_id(new)
        for name in {**was, **now}:
            if name in was and name in now:
                yield from ((name, *path) for path in differing(was[name], now[name]))
            else:
                yield (name,)
        if [name for name in was if name in now] != [name for name in now if name in was]:
            # The order is all that differs, or differs as well.
            yield ()
    else:
        yield ()


def _named(things: tuple[object, ...]) -> bool:
    return bool(things) and all(isinstance(getattr(thing, "id", None), str) for thing in things)


def _all(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return all(_named(things) and len(_by_id(things)) == len(things) for things in (old, new) if things)


def _by_id(things: tuple[object, ...]) -> dict[str, object]:
    return {getattr(thing, "id", ""): thing for thing in things}
