"""One file's YAML as a tree of texts, lists and mappings in which every value knows its line and column.

libyaml's events are used and not its composer: the composer resolves aliases without a limit, crashes on a hundred
thousand brackets, lets the last of two keys win and changes `no`, `0123` and `12:30` into something else.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from radargen.model import Key, Marks
from radargen.problems import Location, Problem, RadargenError
from radargen.reading.characters import STAND_IN, decoded, forbidden, why
from radargen.reading.syntax import explained

Tree: TypeAlias = "str | None | list[Tree] | dict[str, Tree]"
Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: nested levels, values, bytes."""

    depth: int = 20
    values: int = 10_000
    size: int = 256 * 1024


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: its tree (None where there is none), places, and what is wrong with it as a file.

    All scalars are the text the editor wrote; None is a key without a value. `keys` are the places of keys, `marks`
    those of values. `doubtful` are the values that were replaced by a stand-in, from which nothing may be concluded.
    """

    path: str
    tree: dict[str, Tree] | None
    marks: Marks
    keys: Mapping[Key, Place]
    problems: tuple[Problem, ...]
    doubtful: frozenset[Key] = frozenset()

    def key(self, *key: str | int) -> Location:
        """The place of a key itself, else of its value."""
        found = self.keys.get(key)
        return Location(self.path, *found) if found else self.marks(*key)


def document(path: str, source: str | bytes, limits: Limits = LIMITS) -> Document:
    """Read one file; never raises for what it holds, only (RadargenError) where libyaml is missing."""
    if not yaml.__with_libyaml__:
        raise RadargenError("radargen needs PyYAML with libyaml; install the wheel of pyyaml for this system.")
    size = len(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
    if size > limits.size:
        message = f"The file holds {size:,} bytes; {limits.size:,} are allowed."
        return _nothing(path, [Problem(Location(path), "file-too-large", message, "Shorten or split the entry.")])
    text, problems = decoded(path, source)
    reader = _Reader(path, limits, problems)
    try:
        tree = reader.tree(text)
    except _Stop:
        tree = None
    except yaml.MarkedYAMLError as error:
        problems.append(explained(path, text, error))
        tree = None
    return Document(
        path, tree, Marks(path, reader.places), reader.keys, tuple(problems), frozenset(reader.doubtful)
    )


def _nothing(path: str, problems: list[Problem]) -> Document:
    return Document(path, None, Marks(path), {}, tuple(problems))


class _Stop(Exception):  # noqa: N818 – not an error: reading on would cost more than it tells
    """Nothing more of this file is read."""


@dataclass
class _Reader:
    """Builds the tree event by event, so that limits hold before anything large exists."""

    path: str
    limits: Limits
    problems: list[Problem]
    places: dict[Key, Place] = field(default_factory=dict)
    keys: dict[Key, Place] = field(default_factory=dict)
    doubtful: set[Key] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    values: int = 0
    events: Iterator[yaml.Event] = iter(())

    def tree(self, text: str) -> dict[str, Tree] | None:
        """The mapping the file holds; None, and a problem noted, where it holds another thing or nothing."""
        self.events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return self.without("The file is empty." if not text.strip() else "The file holds only comments.")
        if getattr(start, "tags", None):
            self.note(start, "yaml-feature", "The directive %TAG is not used in a radar.", "Delete the line.")
        tree = self.value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "Keep one document per file: delete the line --- and what does not belong, or make it a file."
            self.note(after, "several-documents", "A second document starts here.", hint)
        if tree is None:
            return self.without("The file holds no data.")
        if not isinstance(tree, dict):
            kind = "list" if isinstance(tree, list) else "text"
            hint = "Start with a key and a colon, such as: name: Kanban"
            if () not in self.doubtful:
                message = f"The file holds a {kind} instead of keys and values."
                self.problems.append(Problem(Location(self.path, *self.places[()]), "wrong-type", message, hint))
            return None
        return tree

    def without(self, message: str) -> None:
        """Note that there is nothing to read."""
        self.problems.append(Problem(Location(self.path), "empty-file", message, "Fill the file or delete it."))

    def value(self, event: yaml.Event, key: Key) -> Tree:
        """The value that starts with this event."""
        self.places[key] = _place(event)
        self.values += 1
        if self.values > self.limits.values:
            self.note(event, "too-many-values", f"The file holds more than {self.limits.values:,} values.", "Split it.")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, key)
        self.features(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key)
        if len(key) >= self.limits.depth:
            message = f"The data is nested more than {self.limits.depth} levels deep."
            self.note(event, "too-deep", message, "Look for brackets or hyphens that stand there by mistake.")
            raise _Stop
        return self.sequence(key) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(key)

    def scalar(self, event: yaml.ScalarEvent, key: Key) -> str | None:
        """The text as it was written; None for nothing at all."""
        text: str = event.value
        if not text and event.style is None:
            # libyaml places nothing after the colon or hyphen; the key is what an editor can see.
            self.places[key] = self.keys.get(key, self.places[key])
            return None
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            if STAND_IN in text:
                self.doubtful.add(key)
        if event.style == '"' and (character := forbidden(text)):
            hint = "Delete the escape that stands for it."
            self.note(event, "forbidden-character", f"This text holds {why(character)}, written as an escape.", hint)
            self.doubtful.add(key)
        return text

    def sequence(self, key: Key) -> list[Tree]:
        """The list whose start was just read."""
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*key, len(items))))
        return items

    def mapping(self, key: Key) -> dict[str, Tree]:
        """The mapping whose start was just read; of a repeated key the first value counts."""
        tree: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.name(event, key)
            if name is None:
                self.value(next(self.events), (*key, "\0"))
            elif name in tree:
                line = self.keys[*key, name][0]
                message = f"The key {name!r} stands twice, in line {line} and in line {_place(event)[0]}."
                self.note(event, "repeated-key", message, "Keep one of the two.")
                self.value(next(self.events), (*key, "\0"))
            else:
                self.keys[*key, name] = _place(event)
                tree[name] = self.value(next(self.events), (*key, name))
        return tree

    def name(self, event: yaml.Event, key: Key) -> str | None:
        """The key this event stands for; None where it is none, with the problem noted."""
        if isinstance(event, yaml.ScalarEvent):
            self.features(event)
            if event.value == "<<" and event.style is None:
                self.note(event, "yaml-feature", "Merge keys (<<) are not used in a radar.", "Write the values out.")
                self.doubtful.add(key)
                return None
            name = unicodedata.normalize("NFC", event.value)
            if STAND_IN in name or forbidden(name):
                self.doubtful.update((key, (*key, name)))
            return name
        self.value(event, (*key, "\0"))
        hint = "Put a value that starts with a bracket in quotation marks."
        self.note(event, "yaml-feature", "A list or a mapping stands where a key is expected.", hint)
        self.doubtful.add(key)
        return None

    def features(self, event: yaml.Event) -> None:
        """Note an anchor or a tag."""
        if event.anchor is not None:
            self.anchors.add(event.anchor)
            hint = "Write the value out where it is used, or put it in quotation marks if the & belongs to it."
            self.note(event, "yaml-feature", f"Anchors (&{event.anchor}) are not used in a radar.", hint)
        if event.tag is not None:
            hint = "Delete it, or put the value in quotation marks if the ! belongs to it."
            self.note(event, "yaml-feature", f"Tags ({_tag(event.tag)}) are not used in a radar.", hint)

    def alias(self, event: yaml.AliasEvent, key: Key) -> None:
        """A stand-in; an alias of a known anchor is no second mistake."""
        self.doubtful.add(key)
        if event.anchor not in self.anchors:
            hint = "Write the value out, or put it in quotation marks if the * belongs to it."
            self.note(event, "yaml-feature", f"Aliases (*{event.anchor}) are not used in a radar.", hint)

    def note(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        """One problem at the event's place."""
        self.problems.append(Problem(Location(self.path, *_place(event)), code, message, hint))


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
