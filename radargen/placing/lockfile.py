"""The file layout.lock.json read: a lock, and what is wrong with it in the editor's words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite

from radargen.model import Radar
from radargen.placing.candidates import Side
from radargen.placing.lock import NO_LOCK, VERSION, Layout, Lock, Place
from radargen.problems import Location, Problem
from radargen.theme import RadarShape

PATH = "layout.lock.json"
ANEW = "Run radargen lock to write it anew."
KNOWN = {"dimension", "ring", "u", "v", "side", "pinned"}


def read(source: str | bytes | Problem | None, radar: Radar) -> tuple[Lock, tuple[Problem, ...]]:
    """The lock, as far as it is sound, and its problems; an absent file is an empty lock.

    What is malformed is left out with an error (bad-lock), what the radar no longer has with a warning (stale-lock).
    """
    if source is None or isinstance(source, Problem):
        return NO_LOCK, ()
    try:
        written = source.decode("utf-8") if isinstance(source, bytes) else source
        data = json.loads(written)
    except UnicodeDecodeError:
        return NO_LOCK, (Problem(Location(PATH), "bad-lock", "The file is not encoded in UTF-8.", ANEW),)
    except json.JSONDecodeError as error:
        place = Location(PATH, error.lineno, error.colno)
        return NO_LOCK, (Problem(place, "bad-lock", f"This is not JSON: {error.msg.lower()}.", ANEW),)
    except RecursionError:
        return NO_LOCK, (Problem(Location(PATH), "bad-lock", "The data is nested too deep.", ANEW),)
    reading = _Reading(written, radar)
    layouts = tuple(reading.layouts(data))
    return Lock(layouts), tuple(sorted(reading.problems))


@dataclass
class _Reading:
    """One pass over the data; `problems` fills on the way."""

    written: str
    radar: Radar
    problems: list[Problem] = field(default_factory=list)

    def layouts(self, data: object) -> Iterator[Layout]:
        """Every layout that can be used."""
        shapes = self.mapping(data, ())
        if shapes.get("version") != VERSION:
            self.bad(("version",), f"The version is not {VERSION}.")
            return
        for name, editions in shapes.items():
            if name == "version":
                continue
            if name not in [*RadarShape]:
                self.bad((name,), f"‘{name}’ is no shape; there are {' and '.join(RadarShape)}.")
                continue
            for edition, layout in self.mapping(editions, (name,)).items():
                if edition not in {one.id for one in self.radar.editions}:
                    self.stale((name, edition), f"The radar has no edition ‘{edition}’.")
                elif found := self.layout(layout, (name, edition)):
                    yield found

    def layout(self, data: object, at: tuple[str, ...]) -> Layout | None:
        """One edition in one shape."""
        given = self.mapping(data, at)
        radii = given.get("rings")
        whole = isinstance(radii, list) and all(_share(r) for r in radii) and radii == sorted(set(radii))
        if not whole or not isinstance(radii, list) or not radii or radii[-1] != 1:
            self.bad((*at, "rings"), "The rings are not radii that grow from above 0 to 1.")
            return None
        if len(radii) != len(self.radar.rings):
            self.stale((*at, "rings"), f"It has {len(radii)} rings, the radar {len(self.radar.rings)}.")
            return None
        trends = self.mapping(given.get("trends"), (*at, "trends"))
        places = [self.place(key, value, (*at, "trends", key)) for key, value in sorted(trends.items())]
        return Layout(at[1], RadarShape(at[0]), tuple(map(float, radii)), tuple(place for place in places if place))

    def place(self, key: str, data: object, at: tuple[str, ...]) -> Place | None:
        """One trend's place."""
        if self.radar.trend(key) is None:
            self.stale(at, f"The radar has no trend ‘{key}’.")
            return None
        given = self.mapping(data, at)
        dimension, ring, side, pinned = (given.get(name) for name in ("dimension", "ring", "side", "pinned"))
        u, v = _share(given.get("u")), _share(given.get("v"))
        if u is None or v is None:
            self.bad(at, f"The place of ‘{key}’ is not two numbers u and v from 0 to 1.")
        elif unknown := sorted(given.keys() - KNOWN):
            self.bad(at, f"‘{unknown[0]}’ says nothing about a place; there are {', '.join(sorted(KNOWN))}.")
        elif pinned not in (None, True, False):
            self.bad(at, "Pinned is true or false.")
        elif side is not None and not (isinstance(side, dict) and all(one in [*Side] for one in side.values())):
            self.bad(at, f"A side is one of {', '.join(Side)}.")
        elif not isinstance(dimension, str) or dimension not in {one.id for one in self.radar.dimensions}:
            self.stale(at, f"The radar has no dimension ‘{dimension}’.")
        elif not isinstance(ring, str) or ring not in {one.id for one in self.radar.rings}:
            self.stale(at, f"The radar has no ring ‘{ring}’.")
        else:
            sides = tuple((language, Side(one)) for language, one in (side or {}).items())
            return Place(key, dimension, ring, u, v, sides, pinned is True)
        return None

    def mapping(self, data: object, at: Sequence[str]) -> dict[str, object]:
        """The data where it is an object, else nothing and a problem."""
        if isinstance(data, dict):
            return data
        self.bad(tuple(at), "Something else stands where braces are expected.")
        return {}

    def bad(self, at: tuple[str, ...], message: str) -> None:
        """Note what cannot be used."""
        self.problems.append(Problem(self.location(at), "bad-lock", message, ANEW))

    def stale(self, at: tuple[str, ...], message: str) -> None:
        """Note what no longer fits."""
        self.problems.append(
            Problem(self.location(at), "stale-lock", message, "Run radargen lock to bring it up to date.")
        )

    def location(self, at: tuple[str, ...]) -> Location:
        """Where the last of those keys stands, each looked for behind the one before."""
        place = 0
        for key in at:
            place = max(self.written.find(f"{json.dumps(key, ensure_ascii=False)}:", place), place)
        before = self.written[:place]
        return Location(PATH, before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1)


def _share(value: object) -> float | None:
    """A number from 0 to 1, else None."""
    sound = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and 0 <= value <= 1
    return float(value) if sound and isinstance(value, int | float) else None
