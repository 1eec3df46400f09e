"""Parses one YAML file into a tree of texts, lists and mappings, with the line and column of every value.

Uses libyaml's events and not its composer, which resolves aliases without a limit, crashes on a hundred thousand
brackets, silently keeps the last of two equal keys, and converts `no`, `0123` and `12:30`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import yaml

from radargen.model import Key, SourceMap
from radargen.model.problems import Location, Problem
from radargen.reading.parsing.characters import STAND_IN, cleaned, cut, decoded, forbidden, why
from radargen.reading.parsing.syntax_errors import explained
from radargen.text import merge_conflicts
from radargen.text.messages import Message, RadargenError

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Place: TypeAlias = tuple[int, int]
# Contents by path; a Problem for a file that could not be read.
Files: TypeAlias = Mapping[str, str | bytes | Problem]
NO_FILES: Files = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file: levels of nesting, number of values, bytes."""

    depth: int = 20
    values: int = 5_000
    size: int = 256 * 1024


LIMITS = Limits()
_TAG_DIRECTIVE = re.compile(r"(?:(?:[ \t]*(?:#.*)?|%YAML.*)\r?\n)*%TAG")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its tree (None without one), positions, and the problems of its syntax.

    All scalars are strings as written; None is a key without a value. Key paths lead to values: `where` has the
    positions of values, `keys` those of keys. `doubtful` are paths whose value had an error and was replaced or
    removed; `gaps` are paths of mappings and lists that were partly unreadable, from which nothing may be reported as
    missing.
    """

    path: str
    tree: dict[str, Tree] | None
    where: SourceMap
    keys: Mapping[Key, Place]
    problems: tuple[Problem, ...]
    doubtful: frozenset[Key] = frozenset()
    gaps: frozenset[Key] = frozenset()

    def key(self, *key: str | int) -> Location:
        """The location of the key at that path, else of its value."""
        place = self.keys.get(key)
        return Location(self.path, *place) if place else self.where(*key)

    def is_certain(self, *key: str | int) -> bool:
        """Whether the value at that path, or its absence, is not affected by an error."""
        if not self.doubtful and not self.gaps:
            return True
        doubted = any(key[:length] in self.doubtful for length in range(len(key) + 1))
        return not doubted and key not in self.gaps and key[:-1] not in self.gaps

    def is_intact(self, *key: str | int) -> bool:
        """Whether this also holds for everything below that path."""
        below = any(other[: len(key)] == key for other in self.doubtful | self.gaps)
        return not below and self.is_certain(*key)


def document(path: str, source: str | bytes, limits: Limits = LIMITS) -> Document:
    """Parse one file; the content never raises. RadargenError if PyYAML has no libyaml."""
    if not yaml.__with_libyaml__:
        raise RadargenError(Message("radargen needs PyYAML with libyaml; install the wheel of pyyaml for this system."))
    content = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    if len(content) > limits.size:
        message = Message("The file holds {size:,} bytes; {most:,} are allowed.", size=len(content), most=limits.size)
        return _unread(
            path, [Problem(Location(path), "file-too-large", message, Message("Shorten or split the entry."))]
        )
    if line := merge_conflicts.unsettled(content):
        # Further problems would follow from the conflict.
        return _unread(
            path, [Problem(Location(path, line), "unfinished-merge", merge_conflicts.MESSAGE, merge_conflicts.SETTLE)]
        )
    text, problems = decoded(path, source)
    if problems and not text:
        return _unread(path, problems)
    if directive := _TAG_DIRECTIVE.match(text):
        # libyaml handles many of them in quadratic time.
        location = Location(path, text.count("\n", 0, directive.end()) + 1)
        message = Message("%TAG is not used in a radar.")
        problems.append(Problem(location, "yaml-feature", message, Message("Delete the line.")))
        return _unread(path, problems)
    events = iter(yaml.CSafeLoader(text).get_event, None)
    reader = _Reader(path, limits, events, problems, stand_ins=STAND_IN in text)
    try:
        tree = reader.tree(empty=not text.strip())
    except _Stop:
        tree = None
    except yaml.YAMLError as error:
        problems.append(explained(path, text, error))
        tree = None
    where = SourceMap(path, reader.places, text)
    return Document(path, tree, where, reader.keys, tuple(problems), frozenset(reader.doubtful), frozenset(reader.gaps))


def _unread(path: str, problems: list[Problem]) -> Document:
    return Document(path, None, SourceMap(path), {}, tuple(problems))


# The key of values that are not in the tree; it cannot be written in a file.
_ASIDE = "\0"


class _Stop(Exception):  # noqa: N818 – not an error but a limit
    """Ends the parsing of a file that exceeds a limit."""


@dataclass
class _Reader:
    """Builds the tree event by event and checks the limits at each."""

    path: str
    limits: Limits
    events: Iterator[yaml.Event]
    problems: list[Problem]
    # Whether the text has some, which are reported already.
    stand_ins: bool = False
    places: dict[Key, Place] = field(default_factory=dict)
    keys: dict[Key, Place] = field(default_factory=dict)
    doubtful: set[Key] = field(default_factory=set)
    gaps: set[Key] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    values: int = 0

    def tree(self, *, empty: bool) -> dict[str, Tree] | None:
        """The mapping in the file; None, with a problem noted, if the file has another value or none."""
        next(self.events)
        start = next(self.events)
        if not isinstance(start, yaml.DocumentStartEvent):
            self.nothing(Message("The file is empty.") if empty else Message("The file holds only comments."))
            return None
        tree = self.value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            hint = Message("Keep one entry per file: delete the line --- or move what follows to a file of its own.")
            self.note(after, "several-documents", Message("A second document starts here."), hint)
        if isinstance(tree, dict):
            return tree
        if () not in self.doubtful:
            self.no_mapping(tree)
        return None

    def no_mapping(self, tree: Tree) -> None:
        """Note that the file has no mapping."""
        if tree is None:
            self.nothing(Message("The file holds no data."))
            return
        kind = Message("a list") if isinstance(tree, list) else Message("a text")
        message = Message("The file holds {found} instead of keys and values.", found=kind)
        hint = Message("Start with a key and a colon, such as name: Kanban")
        self.problems.append(Problem(Location(self.path, *self.places[()]), "wrong-type", message, hint))

    def nothing(self, message: Message) -> None:
        """Note that the file is empty."""
        self.problems.append(
            Problem(Location(self.path), "empty-file", message, Message("Fill the file or delete it."))
        )

    def value(self, event: yaml.Event, key: Key) -> Tree:
        """The value that starts with this event."""
        self.places[key] = _place(event)
        self.values += 1
        if self.values > self.limits.values:
            message = Message("The file holds more than {most:,} values.", most=self.limits.values)
            self.note(event, "too-many-values", message, Message("Look for a list that was pasted in by mistake."))
            raise _Stop
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key)
        if isinstance(event, yaml.AliasEvent):
            self.alias(event, key)
            return None
        if len(key) >= self.limits.depth:
            message = Message("The data is nested more than {depth} levels deep.", depth=self.limits.depth)
            self.note(event, "too-deep", message, Message("Look for brackets or hyphens that stand there by mistake."))
            raise _Stop
        self.features(event)
        return self.sequence(key) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(key)

    def scalar(self, event: yaml.ScalarEvent, key: Key) -> str | None:
        """The text as written; None for an absent value."""
        text = self.text(event)
        if not text and not event.style:
            # libyaml places an absent value behind the colon or hyphen; its key is more useful.
            self.places[key] = self.keys.get(key, self.places[key])
            return None
        if STAND_IN in text:
            self.doubtful.add(key)
        return text

    def text(self, event: yaml.ScalarEvent) -> str:
        """The text in NFC, with forbidden characters from escapes noted and replaced."""
        self.features(event)
        text: str = event.value
        lost = STAND_IN if STAND_IN in text and not self.stand_ins else ""
        if event.style == '"' and (character := forbidden(text) or lost):
            message = Message("This text holds {character}, written as an escape.", character=why(character))
            self.note(event, "forbidden-character", message, Message("Delete the escape that stands for it."))
            text = cleaned(text)
        return text if text.isascii() else unicodedata.normalize("NFC", text)

    def sequence(self, key: Key) -> list[Tree]:
        """The list whose start event was just read."""
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, _within(key, len(items))))
        return items

    def mapping(self, key: Key) -> dict[str, Tree]:
        """The mapping whose start event was just read; the first of repeated keys counts."""
        tree: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.name(event, key)
            if name is None:
                self.value(next(self.events), (*key, _ASIDE))
                continue
            inner = _within(key, name)
            if name in tree:
                message = Message(
                    "The key {key} stands twice, in line {first} and in line {again}.",
                    key=cut(name),
                    first=self.keys[inner][0],
                    again=_place(event)[0],
                )
                self.note(event, "repeated-key", message, Message("Keep one of the two."))
                self.value(next(self.events), (*key, _ASIDE))
            else:
                self.keys[inner] = _place(event)
                tree[name] = self.value(next(self.events), inner)
        return tree

    def name(self, event: yaml.Event, key: Key) -> str | None:
        """The key at this event; None, with a problem noted, if it is not a plain key."""
        if not isinstance(event, yaml.ScalarEvent):
            self.value(event, (*key, _ASIDE))
            message = Message("Something else than a word stands where a key is expected.")
            hint = Message("Put a value that starts with a bracket or an asterisk in quotation marks.")
            self.note(event, "yaml-feature", message, hint)
            self.gaps.add(key)
            return None
        name = self.text(event)
        if name == "<<" and not event.style:
            message = Message("Merge keys (<<) are not used in a radar.")
            self.note(event, "yaml-feature", message, Message("Write the values out."))
            self.gaps.add(key)
            # The alias that follows is part of the same mistake.
            self.doubtful.add((*key, _ASIDE))
            return None
        if STAND_IN in name:
            self.gaps.add(key)
            self.doubtful.add((*key, name))
        return name

    def features(self, event: yaml.Event) -> None:
        """Note an anchor or a tag."""
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor is not None:
            self.anchors.add(event.anchor)
            message = Message("Anchors (&{name}) are not used in a radar.", name=event.anchor)
            hint = Message("Write the value out where it is used, or put it in quotation marks if the & belongs to it.")
            self.note(event, "yaml-feature", message, hint)
        if event.tag is not None:
            message = Message("Tags ({name}) are not used in a radar.", name=_tag(event.tag))
            hint = Message("Delete it, or put the value in quotation marks if the ! belongs to it.")
            self.note(event, "yaml-feature", message, hint)

    def alias(self, event: yaml.AliasEvent, key: Key) -> None:
        """Mark the value as doubtful, and note the alias unless its anchor is already noted."""
        is_reported = event.anchor in self.anchors or key in self.doubtful
        self.doubtful.add(key)
        if not is_reported:
            message = Message("Aliases (*{name}) are not used in a radar.", name=event.anchor)
            hint = Message("Write the value out, or put it in quotation marks if the * belongs to it.")
            self.note(event, "yaml-feature", message, hint)

    def note(self, event: yaml.Event, code: str, message: Message, hint: Message) -> None:
        """Add a problem at the event's position."""
        self.problems.append(Problem(Location(self.path, *_place(event)), code, message, hint))


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return _from_one(mark.line, mark.column) if mark else (1, 1)


# Entries share most keys and positions; sharing the objects takes a third of the memory.
@lru_cache(maxsize=4096)
def _within(key: Key, part: str | int) -> Key:
    return (*key, part)


@lru_cache(maxsize=4096)
def _from_one(line: int, column: int) -> Place:
    return line + 1, column + 1


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
