"""What differs between two values of the model, by the fields they have: a new field is compared without more ado."""

from collections.abc import Iterator
from dataclasses import is_dataclass

from radargen.model import Text
from radargen.model.declared import declared

Path = tuple[str, ...]


def differing(old: object, new: object, besides: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Where two values of one kind differ, as the keys of the file lead there; things that have an id by that.

    `besides` are fields of the values themselves of which nothing is asked.
    """
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new) and not isinstance(old, Text | type):
        for part in declared(type(old)):
            if part.name not in besides:
                for path in differing(getattr(old, part.name), getattr(new, part.name)):
                    yield (part.key, *path) if part.key else path
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
