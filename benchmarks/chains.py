"""Ten editions of one radar, each growing out of the one before, and what a reader of two of them would see move."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot
from pathlib import Path

from benchmarks.radars import name, number
from radargen.scene import BlipMark, Scene

TRENDS = Path(__file__).parent.parent / "trends"
NAMES = re.compile(r"^name:\s*(?:\{de: (.+), en: (.+)\}|\n\s+de: (.+)\n\s+en: (.+))$", re.MULTILINE)
# Of a hundred trends, how many are new, move to a neighbouring ring or go in each edition.
NEW, MOVED, GONE = 10, 10, 8


def editions(count: int = 10) -> list[str]:
    """Their ids, the oldest first."""
    return [f"{2017 + n}" for n in range(count)]


def chain(trends: int, rings: int = 5, dimensions: int = 3, spread: str = "even", count: int = 10) -> dict[str, str]:
    """A radar in files by path: `trends` of them in the first of `count` editions.

    With `spread` `skew` most stand in the outer rings.
    """
    on: dict[int, tuple[int, int]] = {}
    stands: dict[int, list[str]] = {}
    following = iter(range(10_000))
    for edition in editions(count):
        for n, (dimension, ring) in sorted(on.items()):
            luck = number(edition, n, below=100)
            if luck < GONE:
                del on[n]
            elif luck < GONE + MOVED:
                step = 1 if ring == 0 or (ring < rings - 1 and number(edition, n, "way", below=2)) else -1
                on[n] = dimension, ring + step
        for _ in range(trends * NEW // 100 if on else trends):
            n = next(following)
            places = [number(n, way, below=rings) for way in "abc"]
            on[n] = number(n, "dimension", below=dimensions), max(places) if spread == "skew" else places[0]
        for n, (_, ring) in on.items():
            stands.setdefault(n, []).append(
                f'{{edition: "{edition}", ring: r{ring}, impact: {1 + n % 5}, reason: {{de: So., en: So.}}}}'
            )
    kinds = ", ".join(f"{{id: d{n}, name: {{de: Bereich {n}, en: Area {n}}}}}" for n in range(dimensions))
    named = ", ".join(f"{{id: r{n}, name: {{de: Ring {n}, en: Ring {n}}}}}" for n in range(rings))
    dates = ", ".join(f'{{id: "{edition}", date: {edition}-11-30}}' for edition in editions(count))
    frame = (
        "radar: 1\nid: chain\ntitle: {de: Kette, en: Chain}\nlanguages: [de, en]\n"
        f"dimensions: [{kinds}]\nrings: [{named}]\neditions: [{dates}]\n"
    )
    return {"radar.yaml": frame} | {
        f"trends/t{n:04}.yaml": _entry(n, number(n, "dimension", below=dimensions), told) for n, told in stands.items()
    }


def _entry(n: int, dimension: int, told: Sequence[str]) -> str:
    real = _real()
    german, english = real[n] if n < len(real) else (name(n), name(n))
    named = f"name: {{de: {json.dumps(german)}, en: {json.dumps(english)}}}"
    return f"{named}\ndimension: d{dimension}\nassessments: [{', '.join(told)}]\n"


@cache
def _real() -> list[tuple[str, str]]:
    """The names of this repository's own trends in both languages."""
    found = [NAMES.search(path.read_text(encoding="utf-8")) for path in sorted(TRENDS.glob("*.yaml"))]
    return [(one[1] or one[3], one[2] or one[4]) for one in found if one]


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved between an edition and the one before: points per blip that kept its cell, and names' sides."""

    points: tuple[float, ...]
    radii: tuple[float, ...]
    sides: tuple[bool, ...]

    @property
    def mean(self) -> float:
        """In points."""
        return sum(self.points) / max(len(self.points), 1)

    @property
    def far(self) -> int:
        """How many moved by more than their radius."""
        return sum(way > r for way, r in zip(self.points, self.radii, strict=True))


def moves(before: Scene, after: Scene) -> Moves:
    """What a reader sees move who lays one over the other."""
    old = {mark.id: mark for mark in before.blips}
    pairs = [(old[new.id], new) for new in after.blips if new.id in old and _cell(old[new.id]) == _cell(new)]
    return Moves(
        tuple(hypot(a.marker.x - b.marker.x, a.marker.y - b.marker.y) for a, b in pairs),
        tuple(a.marker.r for a, _ in pairs),
        tuple(_side(a) != _side(b) for a, b in pairs if a.label and b.label),
    )


def _cell(mark: BlipMark) -> tuple[str, str]:
    return mark.dimension, mark.ring


def _side(mark: BlipMark) -> str:
    """On which side of its blip a name stands."""
    assert mark.label
    box, marker = mark.label.box, mark.marker
    if box.x >= marker.x or box.x + box.width <= marker.x:
        return "right" if box.x >= marker.x else "left"
    return "below" if box.y >= marker.y else "above"
