"""Structural comparison of two values of the model, by their declared fields."""

from collections.abc import Iterator
from dataclasses import is_dataclass

from radargen.model import Text
from radargen.model.declared import declared

Path = tuple[str, ...]


def differing_paths(old: object, new: object, ignored: frozenset[str] = frozenset()) -> Iterator[Path]:
    """The paths at which two values of one type differ, as keys of the file; items that have an id are matched by it.

    An empty path means the values themselves. `ignored` are names of fields of the outermost values to leave out.
    """
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new) and not isinstance(old, Text | type):
        for part in declared(type(old)):
            if part.name not in ignored:
                for path in differing_paths(getattr(old, part.name), getattr(new, part.name)):
                    yield (part.key, *path) if part.key else path
    elif (
        isinstance(old, tuple)
        and isinstance(new, tuple)
        and (_have_ids(old) or _have_ids(new))
        and _have_unique_ids(old, new)
    ):
        was, now = _by_id(old), _by_id(new)
        for name in {**was, **now}:
            if name in was and name in now:
                yield from ((name, *path) for path in differing_paths(was[name], now[name]))
            else:
                yield (name,)
        if [name for name in was if name in now] != [name for name in now if name in was]:
            # The common items are in another order.
            yield ()
    else:
        yield ()


def _have_ids(things: tuple[object, ...]) -> bool:
    return bool(things) and all(isinstance(getattr(thing, "id", None), str) for thing in things)


def _have_unique_ids(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return all(_have_ids(things) and len(_by_id(things)) == len(things) for things in (old, new) if things)


def _by_id(things: tuple[object, ...]) -> dict[str, object]:
    return {getattr(thing, "id", ""): thing for thing in things}
