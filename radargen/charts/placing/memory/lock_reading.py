"""Reads layout.lock.json: a lock, and the problems of the file in the editors' words."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from radargen.assessing import placement
from radargen.charts.placing.memory.layouts import DETAIL, NO_LOCK, WHOLE, Layout, Lock, MarkerPlace
from radargen.charts.placing.memory.lock_writing import AFTER, ALONE, FACES, FULL_VERSION, VERSION
from radargen.charts.placing.solver.label_candidates import LabelSide
from radargen.charts.theme import RadarShape
from radargen.model import Radar
from radargen.model.problems import Location, Problem
from radargen.text import merge_conflicts
from radargen.text.json_keys import JsonKeys, Keys
from radargen.text.messages import Message, all_of, some_of
from radargen.text.paths import LOCK
from radargen.text.stored import Repeated, stored

# Most scripts in a lock, and most characters in the name of a face.
MOST_FACES, LONGEST_FACE = 100, 500
ANEW = Message("Run radargen lock to write it anew; charts do without it until then.")
RESTORE = Message(
    "Take the file from an earlier commit, or delete it and run radargen lock; charts do without it until then."
)
MERGE = Message("Keep one of the two sides, then run radargen lock, which adds what it lacks.")
UP_TO_DATE = Message("Run radargen lock to bring it up to date.")
BEHIND = Message(
    "Run radargen lock and commit the file; who cannot leaves that to the reviewers, and charts find places meanwhile."
)
KNOWN = ("dimension", "pinned", "ring", "side", "u", "v")
# Least width of a ring as a share of the rim: a narrower one holds nothing, and searching it for room takes long.
NARROWEST = 0.02
# Most problems reported for one file: with so many, one restores an earlier version; a forged file may have a million.
MOST_PROBLEMS = 200
# How many ids a sentence names; the others are counted.
MOST_NAMED = 5
# How many characters of a word from the file a sentence shows.
LONGEST = 60
_SCRIPT = re.compile("[A-Z][a-z]{3}")


def read_lock(
    source: str | bytes | Problem | None, radar: Radar, left_out: Collection[str] = ()
) -> tuple[Lock, tuple[Problem, ...]]:
    """The lock, as far as it is valid, and its problems; an absent file is an empty lock.

    Malformed parts are left out with an error (bad-lock), parts about things the radar no longer has with a warning
    (stale-lock), once each; trends in `left_out` have errors of their own, so nothing is said of them here.
    """
    if source is None or isinstance(source, Problem):
        return NO_LOCK, ()
    try:
        written = source.decode("utf-8") if isinstance(source, bytes) else source
        data = stored(written)
    except UnicodeDecodeError:
        return _unreadable(Message("The file is not encoded in UTF-8."))
    except (json.JSONDecodeError, Repeated) as error:
        if line := merge_conflicts.marked(source):
            return NO_LOCK, (Problem(Location(LOCK, line), "unfinished-merge", merge_conflicts.MESSAGE, MERGE),)
        if isinstance(error, Repeated):
            return _unreadable(Message("‘{key}’ stands twice in one place.", key=_short(str(error))))
        message = Message("This is not JSON: {reason}.", reason=error.msg.lower())
        return _unreadable(message, Location(LOCK, error.lineno, error.colno))
    except ValueError:
        return _unreadable(Message("It holds what radargen lock never writes, such as data nested too deep or NaN."))
    reading = _Reading(JsonKeys(written), radar, frozenset(left_out))
    layouts = tuple(reading.layouts(data))
    lock = Lock(layouts, reading.faces(data))
    return lock, tuple(sorted((*reading.problems, *_behind(lock, radar, reading.problems))))


def _behind(lock: Lock, radar: Radar, known: Sequence[Problem]) -> Iterator[Problem]:
    """Problems for trends that are new, gone or in another cell since the lock was written, found without a layout.

    If the file has other errors, what is outdated cannot be distinguished from what could not be read. A missing layout
    may have had no room; but an edition without any layout has not been placed yet.
    """
    if not lock.layouts or any(problem.code == "bad-lock" for problem in known):
        return
    placed = {one.edition for one in lock.layouts}
    whole = [one for one in lock.layouts if not one.alone]
    moved = set[str]()
    for edition in radar.editions:
        cells = {
            trend.id: (trend.dimension, now.ring)
            for trend in radar.on(edition)
            if (now := placement(radar, trend, edition))
        }
        if edition.id not in placed and not known:
            moved |= cells.keys()
        for layout in whole:
            if layout.edition == edition.id:
                stood = {place.id: (place.dimension, place.ring) for place in layout.places}
                moved |= {key for key in {**cells, **stood} if cells.get(key) != stood.get(key)}
    if moved:
        names = some_of(sorted(moved), MOST_NAMED)
        message = Message("The places no longer fit the entries; new, gone or in another cell: {names}.", names=names)
        yield Problem(Location(LOCK), "lock-behind", message, BEHIND)


def _unreadable(
    message: Message, location: Location | None = None, hint: Message = RESTORE
) -> tuple[Lock, tuple[Problem, ...]]:
    return NO_LOCK, (Problem(location or Location(LOCK), "bad-lock", message, hint),)


@dataclass(frozen=True, slots=True)
class _WrittenEdition:
    """An edition in the file: its rings' radii (none if unusable), the radar's ids for them, places by trend."""

    id: str = ""
    rings: tuple[float, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    places: dict[str, MarkerPlace] = field(default_factory=dict)

    def layout(self, radar: Radar, shape: RadarShape, alone: str) -> Layout:
        """The layout that it amounts to in that radar."""
        rings = tuple(ring.id for ring in radar.rings)
        places = tuple(place for _, place in sorted(self.places.items()))
        return Layout(self.id, shape, rings, self.rings, places, alone)


@dataclass
class _Reading:
    """One pass over the data, which collects `problems`."""

    keys: JsonKeys
    radar: Radar
    left_out: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    version: int = VERSION

    def layouts(self, data: object) -> Iterator[Layout]:
        """Every usable layout."""
        if (written := self.mapping(data, ())) is None:
            return
        if (version := written.get("version")) not in (VERSION, FULL_VERSION) or isinstance(version, bool):
            self.bad(("version",), Message("The version is not {version}.", version=VERSION), RESTORE)
            return
        self.version = VERSION if version == VERSION else FULL_VERSION
        whole = {name: part for name, part in written.items() if name not in ("version", ALONE, FACES)}
        yield from self.shapes(whole, (), WHOLE)
        for dimension, shapes in (self.mapping(written.get(ALONE, {}), (ALONE,)) or {}).items():
            if dimension not in self.dimensions:
                self.stale((ALONE, dimension), _gone(Message("dimension"), dimension))
            else:
                yield from self.shapes(shapes, (ALONE, dimension), DETAIL)

    def faces(self, data: object) -> tuple[tuple[str, str], ...]:
        """The faces by script; empty if they are not names."""
        faces = data.get(FACES, {}) if isinstance(data, dict) else {}
        if not isinstance(faces, dict) or len(faces) > MOST_FACES:
            self.bad((FACES,), Message("Something else stands where braces are expected."))
            return ()
        for script, face in faces.items():
            if not (_SCRIPT.fullmatch(script) and isinstance(face, str) and len(face) <= LONGEST_FACE):
                self.bad((FACES, script), Message("The faces are not names of fonts by script, such as Hebr."))
                return ()
        return tuple(sorted(faces.items()))

    def shapes(self, data: object, at: Keys, known: Sequence[RadarShape]) -> Iterator[Layout]:
        """Every usable layout of all dimensions, or of one alone."""
        for name, editions in (self.mapping(data, at) or {}).items():
            if name not in [*known]:
                shapes = all_of([shape.value for shape in known])
                self.bad(
                    (*at, name), Message("‘{name}’ is no shape; there are {known}.", name=_short(name), known=shapes)
                )
                continue
            read = _WrittenEdition()
            for edition, layout in (self.mapping(editions, (*at, name)) or {}).items():
                read = self.edition(layout, (*at, name, edition), read)
                if edition not in self.editions:
                    self.stale((*at, name, edition), _gone(Message("edition"), edition))
                elif read.rings:
                    yield read.layout(self.radar, RadarShape(name), at[1] if at else "")

    def edition(self, data: object, at: Keys, before: _WrittenEdition) -> _WrittenEdition:
        """One edition in one shape (the last two keys); `before` is the one before it in the file."""
        nothing = _WrittenEdition(at[-1])
        if (given := self.mapping(data, at)) is None:
            return nothing
        known = ("rings", "trends") if self.version == FULL_VERSION else (AFTER, "rings", "trends")
        if unknown := sorted(given.keys() - {*known}):
            message = Message(
                "‘{key}’ says nothing about an edition; there are {known}.",
                key=_short(unknown[0]),
                known=", ".join(known),
            )
            self.bad((*at, unknown[0]), message)
        differs = AFTER in given and AFTER in known
        if differs and given[AFTER] != before.id:
            self.bad((*at, AFTER), Message("‘after’ names another edition than the one before it in the file."))
            return nothing
        rings, renamed = before.rings, before.renamed
        if "rings" in given or not differs:
            rings, renamed = self.rings(given.get("rings"), at)
        # Changes the same dictionary instead of a copy, since a file may have very many editions.
        places = before.places if differs else {}
        for key, value in sorted((self.mapping(given.get("trends"), (*at, "trends")) or {}).items() if rings else ()):
            places.pop(key, None)
            if not (differs and value is None) and (place := self.place(key, value, (*at, "trends", key), renamed)):
                places[key] = place
        return _WrittenEdition(at[-1], rings, renamed, places)

    def rings(self, data: object, at: Keys) -> tuple[tuple[float, ...], dict[str, str]]:
        """The radii of an edition's rings (none if unusable), and the radar's id for each of its rings."""
        written = data if isinstance(data, dict) else {}
        radii = tuple(share for value in written.values() if (share := _share(value)))
        wide = all(outer - inner >= NARROWEST for inner, outer in pairwise((0.0, *radii)))
        if len(radii) < len(written) or not wide or radii[-1:] != (1.0,):
            self.bad((*at, "rings"), Message("The rings are not radii that grow from above 0 to 1."))
            return (), {}
        if len(radii) != len(self.radar.rings):
            wanted = len(self.radar.rings)
            self.stale(
                (*at, "rings"), Message("It has {found} rings, the radar {rings}.", found=len(radii), rings=wanted)
            )
            return (), {}
        return radii, self.renamed(list(written), at)

    def renamed(self, written: Sequence[str], at: Keys) -> dict[str, str]:
        """The radar's id for each ring in the file; an unknown ring is mapped to the one now in its position."""
        rings = [ring.id for ring in self.radar.rings]
        renamed = {old: new for old, new in zip(written, rings, strict=True) if old not in rings and new not in written}
        for old, new in renamed.items():
            self.stale((*at, "rings", old), Message("The ring ‘{old}’ is now ‘{new}’.", old=_short(old), new=new))
        return {ring: ring for ring in rings} | renamed

    def place(self, key: str, data: object, at: Keys, rings: dict[str, str]) -> MarkerPlace | None:
        """One trend's place."""
        if key not in self.trends:
            if key not in self.left_out:
                self.stale(at, _gone(Message("trend"), key))
            return None
        if (given := self.mapping(data, at)) is None:
            return None
        dimension, ring, side, pinned = (given.get(name) for name in ("dimension", "ring", "side", "pinned"))
        u, v = _share(given.get("u")), _share(given.get("v"))
        if u is None or v is None:
            self.bad(at, Message("The place of ‘{id}’ is not two numbers u and v from 0 to 1.", id=key))
        elif unknown := sorted(given.keys() - KNOWN):
            message = Message(
                "‘{key}’ says nothing about a place; there are {known}.", key=_short(unknown[0]), known=", ".join(KNOWN)
            )
            self.bad((*at, unknown[0]), message)
        elif not (pinned is None or isinstance(pinned, bool)):
            self.bad((*at, "pinned"), Message("Pinned is true or false."))
        elif side is not None and not (
            isinstance(side, dict) and all(value in [*LabelSide] for value in side.values())
        ):
            self.bad((*at, "side"), Message("A side is one of {known}.", known=", ".join(LabelSide)))
        elif not (isinstance(dimension, str) and isinstance(ring, str)):
            self.bad(at, Message("The place of ‘{id}’ does not name its dimension and its ring.", id=key))
        elif dimension not in self.dimensions:
            self.stale((*at, "dimension"), _gone(Message("dimension"), dimension))
        elif ring not in rings:
            self.stale((*at, "ring"), _gone(Message("ring"), ring))
        else:
            sides = tuple((language, LabelSide(value)) for language, value in (side or {}).items())
            return MarkerPlace(key, dimension, rings[ring], u, v, sides, pinned is True)
        return None

    def mapping(self, data: object, at: Keys) -> dict[str, object] | None:
        """The data if it is an object; otherwise None, with a problem."""
        if isinstance(data, dict):
            return data
        self.bad(at, Message("Something else stands where braces are expected."))
        return None

    def bad(self, at: Keys, message: Message, hint: Message = ANEW) -> None:
        """Note a problem with an unusable value."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.location(at), "bad-lock", message, hint))

    def stale(self, at: Keys, message: Message) -> None:
        """Note that something no longer fits, the first time it is met."""
        if message not in self.said and len(self.problems) < MOST_PROBLEMS:
            self.said.add(message)
            self.problems.append(Problem(self.location(at), "stale-lock", message, UP_TO_DATE))

    def location(self, at: Keys) -> Location:
        """The location of that key in the file, or of the nearest enclosing one."""
        return Location(LOCK, *self.keys.place(at))

    @cached_property
    def trends(self) -> frozenset[str]:
        """The ids of the radar's trends."""
        return frozenset(trend.id for trend in self.radar.trends)

    @cached_property
    def editions(self) -> frozenset[str]:
        """The ids of the radar's editions."""
        return frozenset(edition.id for edition in self.radar.editions)

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """The ids of the radar's dimensions."""
        return frozenset(dimension.id for dimension in self.radar.dimensions)


def _gone(what: Message, named: str) -> Message:
    return Message("The radar has no {what} ‘{name}’.", what=what, name=_short(named))


def _short(word: str) -> str:
    """A word of the file, shortened for use in a sentence."""
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…"


def _share(value: object) -> float | None:
    """A number from 0 to 1, else None."""
    sound = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if sound and isinstance(value, int | float) else None
