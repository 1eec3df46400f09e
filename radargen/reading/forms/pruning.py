"""Copies of a document without its invalid values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from radargen.model import Key, SourceMap
from radargen.reading.forms.fields import MISSING
from radargen.reading.parsing.document import Document, Place, Tree


def without(document: Document, removed: Iterable[Key]) -> Document:
    """The document without the values at these paths; later items of a list move up and keep their positions.

    A value removed from a mapping becomes doubtful, since it is invalid and not missing. A list that lost an item has a
    gap.
    """
    doubts: dict[Key, set[str | int]] = {}
    for key in document.doubtful - {()}:
        doubts.setdefault(key[:-1], set()).add(key[-1])
    copy = _Copy(document, frozenset(removed), doubts)
    tree = copy.copied(document.tree, (), ())
    return replace(
        document,
        tree=tree if isinstance(tree, dict) else None,
        where=SourceMap(document.path, copy.places, document.where.text),
        keys=copy.keys,
        doubtful=frozenset(copy.doubtful),
        gaps=frozenset(copy.gaps),
    )


def with_placeholders(document: Document, keys: Iterable[Key]) -> Document:
    """The document with MISSING as the text at each of these paths, so that the rest of its mapping is kept.

    These texts are doubtful, and lists that contain them have a gap.
    """
    keys = frozenset(keys)
    lists = {key[:length] for key in keys for length in range(len(key)) if isinstance(key[length], int)}
    tree = _filled(document.tree, keys, ())
    return replace(
        document,
        tree=tree if isinstance(tree, dict) else None,
        doubtful=document.doubtful | keys,
        gaps=document.gaps | lists,
    )


def _filled(tree: Tree, keys: frozenset[Key], path: Key) -> Tree:
    if isinstance(tree, list):
        return [_filled(part, keys, (*path, n)) for n, part in enumerate(tree)]
    if isinstance(tree, dict):
        filled = {name: _filled(part, keys, (*path, name)) for name, part in tree.items()}
        return filled | {str(key[-1]): MISSING for key in keys if key[:-1] == path}
    return tree


def existing(tree: Tree, key: Key) -> Key:
    """The longest prefix of the path at which the tree has a value."""
    for length, part in enumerate(key):
        if isinstance(tree, dict) and part in tree:
            tree = tree[str(part)]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return key[:length]
    return key


@dataclass(frozen=True, slots=True)
class _Copy:
    document: Document
    removed: frozenset[Key]
    doubts: Mapping[Key, set[str | int]]
    places: dict[Key, Place] = field(default_factory=dict)
    keys: dict[Key, Place] = field(default_factory=dict)
    doubtful: set[Key] = field(default_factory=set)
    gaps: set[Key] = field(default_factory=set)

    def copied(self, tree: Tree, old: Key, new: Key) -> Tree:
        """A copy of the part at the path `old`, which is at `new` in the copy."""
        self._note(self.document.where.places, self.places, old, new)
        self._note(self.document.keys, self.keys, old, new)
        if old in self.document.doubtful:
            self.doubtful.add(new)
        if old in self.document.gaps:
            self.gaps.add(new)
        if isinstance(tree, list):
            stay = [n for n in range(len(tree)) if (*old, n) not in self.removed]
            if len(stay) < len(tree):
                self.gaps.add(new)
            return [self.copied(tree[n], (*old, n), (*new, place)) for place, n in enumerate(stay)]
        if isinstance(tree, dict):
            self.doubtful.update((*new, name) for name in tree if (*old, name) in self.removed)
            self.doubtful.update((*new, name) for name in self.doubts.get(old, ()))
            stays = {name: value for name, value in tree.items() if (*old, name) not in self.removed}
            return {name: self.copied(value, (*old, name), (*new, name)) for name, value in stays.items()}
        return tree

    @staticmethod
    def _note(places: Mapping[Key, Place], copied: dict[Key, Place], old: Key, new: Key) -> None:
        if place := places.get(old):
            copied[new] = place
