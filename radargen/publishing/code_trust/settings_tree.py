"""Parse a mkdocs.yml to a tree without evaluating tags, which MkDocs' own reader would run."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml

from radargen.storage import files
from radargen.storage.protected_paths import ProtectedPaths, protected_paths
from radargen.text import merge_conflicts
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SETTINGS

# Limits: bytes, levels and values of a file, files in a chain of inheritance. A usual file has 2 KB.
LIMIT, DEEPEST, MOST, LONGEST = 64 * 1024, 40, 5_000, 5


@dataclass(eq=False, slots=True)
class SettingsNode:
    """A value: `text` of a scalar, `items` of a list, or `pairs` of a mapping; `line` counts from 1.

    `odd` describes an alias, else it is empty.
    """

    kind: str
    tag: str
    line: int
    text: str = ""
    items: tuple["SettingsNode", ...] = ()
    pairs: tuple[tuple["SettingsNode", "SettingsNode"], ...] = ()
    odd: str = ""

    @property
    def plain(self) -> str:
        """The text of a scalar without an active tag; else empty."""
        return self.text if self.kind == "scalar" and self.tag in ("", "!", "tag:yaml.org,2002:str") else ""

    def get(self, name: str) -> Iterator["SettingsNode"]:
        """The values of that key, which may be repeated."""
        return (value for key, value in self.pairs if key.text == name)

    def all(self) -> Iterator["SettingsNode"]:
        """The node and all nodes below it, in no particular order; those of an alias for each of its uses."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [*node.items, *(each for pair in node.pairs for each in pair)]


@dataclass(frozen=True, slots=True)
class Settings:
    """The files of a radar's settings with their trees: mkdocs.yml, then the files that it inherits from."""

    root: Path
    trees: tuple[tuple[Path, SettingsNode], ...]

    def values(self, *keys: str) -> Iterator[tuple[Path, SettingsNode]]:
        """The values at that path of keys in each file."""
        for path, tree in self.trees:
            nodes = [tree]
            for key in keys:
                nodes = [value for node in nodes for value in node.get(key)]
            yield from ((path, node) for node in nodes)

    def places(self, *keys: str) -> list[Path]:
        """All texts below that path of keys as paths, relative to the radar's folder, as in MkDocs."""
        return [
            self.root / descendant.text
            for _, node in self.values(*keys)
            for descendant in node.all()
            if descendant.text and "\0" not in descendant.text
        ]


def settings(root: Path) -> Settings:
    """The settings of the radar in `root`, empty where it has no mkdocs.yml.

    RadargenError where a file cannot be read, is no mapping, or inherits from outside of the radar's folder.
    """
    top = Path(os.path.realpath(root))
    trees: dict[Path, SettingsNode] = {}
    path = top / SETTINGS
    while os.path.lexists(path) or trees:
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(top):
            raise RadargenError(
                Message(
                    "{path} lies outside of {folder}; settings are taken from the radar's folder alone.",
                    path=path,
                    folder=top,
                )
            )
        if real in trees or len(trees) == LONGEST:
            raise RadargenError(
                Message(
                    "{path}: the files that INHERIT names have no end; name another, or take the line out.", path=path
                )
            )
        trees[real] = tree(path, files.contents(path, LIMIT))
        inherited = list(trees[real].get("INHERIT"))
        if not inherited:
            break
        if len(inherited) > 1 or not inherited[0].plain.isprintable() or not inherited[0].plain:
            raise RadargenError(
                Message(
                    "{path}, line {line}: INHERIT names one file; write its path there.",
                    path=path,
                    line=inherited[0].line,
                )
            )
        # As in MkDocs, which does not check where links lead.
        path = Path(os.path.normpath(path.parent / inherited[0].text))
    return Settings(top, tuple(trees.items()))


def protected_sources(root: Path) -> ProtectedPaths:
    """The protected paths of the radar in `root`, with those named in its settings, if these can be read."""
    try:
        read = settings(root)
    except RadargenError:
        return protected_paths(root)
    own = [path for path, _ in read.trees]
    return protected_paths(
        root,
        closed=read.places("theme", "custom_dir"),
        opened=read.places("docs_dir"),
        files=[*own, *read.places("hooks")],
    )


def tree(path: Path, content: bytes) -> SettingsNode:
    """Parse the mapping in a file; RadargenError for invalid YAML, another kind of value, or one beyond the limits."""
    if line := merge_conflicts.unsettled(content):
        raise RadargenError(
            Message(
                "{path}, line {line}: {what} {hint}",
                path=str(path),
                line=line,
                what=merge_conflicts.MESSAGE,
                hint=merge_conflicts.SETTLE,
            )
        )
    try:
        node = _Builder().built(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or Message("no text")
        problem = reason if isinstance(reason, Message) else " ".join(str(reason).split())
        if mark:
            sentence = Message(
                "{path}, line {line}: this is not YAML (“{reason}”); mend it.",
                path=path,
                line=mark.line + 1,
                reason=problem,
            )
        else:
            sentence = Message("{path}: this is not YAML (“{reason}”); mend it.", path=path, reason=problem)
        raise RadargenError(sentence) from error
    except (_TooMuchError, ValueError, RecursionError) as error:
        raise RadargenError(Message("{path} holds more than any settings need; make it smaller.", path=path)) from error
    if node is None or (node.kind == "scalar" and not node.text):
        raise RadargenError(Message("{path} is empty; write site_name: and a name into it, or delete it.", path=path))
    if node.kind != "mapping":
        raise RadargenError(
            Message("{path} holds no settings; write lines such as site_name: and a name into it.", path=path)
        )
    return node


class _TooMuchError(Exception):
    """The nesting is too deep or circular, or there are too many values."""


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self) -> None:
        self.open: list[tuple[SettingsNode, list[SettingsNode], str]] = []
        self.anchors: dict[str, SettingsNode] = {}
        self.root: SettingsNode | None = None
        self.values = 0

    def built(self, content: bytes) -> SettingsNode | None:
        documents = 0
        # The same parser as in MkDocs, so that both read the same; libyaml differs in details.
        for event in yaml.parse(content, Loader=yaml.SafeLoader):
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise yaml.MarkedYAMLError(problem=Message("several documents"), problem_mark=_mark(event))
                case yaml.ScalarEvent():
                    self._take(
                        SettingsNode("scalar", self._tag(event), _mark(event).line + 1, event.value), event.anchor
                    )
                case yaml.AliasEvent():
                    self._take(self._known(event), None)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
                    if len(self.open) == DEEPEST:
                        raise _TooMuchError
                    self.open.append(
                        (SettingsNode(kind, self._tag(event), _mark(event).line + 1), [], event.anchor or "")
                    )
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    node, inside, anchor = self.open.pop()
                    if node.kind == "list":
                        node.items = tuple(inside)
                    else:
                        node.pairs = tuple(zip(inside[::2], inside[1::2], strict=True))
                    self._take(node, anchor)
                case _:
                    pass
        return self.root

    def _take(self, node: SettingsNode, anchor: str | None) -> None:
        self.values += 1
        if self.values > MOST:
            raise _TooMuchError
        if anchor:
            self.anchors[anchor] = node
        if self.open:
            self.open[-1][1].append(node)
        else:
            self.root = node

    def _known(self, event: yaml.AliasEvent) -> SettingsNode:
        """A copy of the node that an alias refers to; an unknown or circular one raises `_TooMuchError`."""
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise _TooMuchError
        self.values += _size(node)
        return SettingsNode(
            node.kind, node.tag, _mark(event).line + 1, node.text, node.items, node.pairs, Message("an alias")
        )

    @staticmethod
    def _tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> str:
        return event.tag or ""


def _mark(event: yaml.Event) -> yaml.Mark:
    mark = event.start_mark
    assert isinstance(mark, yaml.Mark)  # noqa: S101 – Python's own parser has no other
    return mark


def _size(node: SettingsNode) -> int:
    """The number of values in the node, counted up to one more than the limit."""
    return sum(1 for _ in islice(node.all(), MOST + 1))
