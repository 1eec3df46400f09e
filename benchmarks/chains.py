"""Ten editions of one radar, each growing out of the one before, and what a reader of two of them would see move."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path

import click

from benchmarks.radars import name, number
from radargen.charts import placing
from radargen.charts.placing import NO_LOCK, ChartRequest, Lock, locked
from radargen.charts.scene import BlipMark, Scene
from radargen.charts.theme import FORMATS
from radargen.model import Edition, Radar
from radargen.reading import load

TRENDS = Path(__file__).parent.parent / "tests" / "data" / "cx" / "trends"
NAMES = re.compile(r"^name:\s*(?:\{de: (.+), en: (.+)\}|\n\s+de: (.+)\n\s+en: (.+))$", re.MULTILINE)
# Of a hundred trends, how many are new, move to a neighbouring ring or go in each edition.
NEW, MOVED, GONE = 10, 10, 8
# The pictures that are compared: a page, and the dimension drawn alone, if any.
SHOWN = (("a4", None), ("16:9", None), ("a4", "d0"))


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


def until(radar: Radar, edition: Edition) -> Radar:
    """The radar as it was when that edition was the newest."""
    known = radar.editions[: radar.editions.index(edition) + 1]
    ids = {one.id for one in known}
    trends = (replace(t, assessments=tuple(a for a in t.assessments if a.edition in ids)) for t in radar.trends)
    return replace(radar, editions=known, trends=tuple(trend for trend in trends if trend.assessments))


def grown(files: dict[str, str], *, remembered: bool = True) -> Iterator[tuple[Radar, Lock]]:
    """The radar after each of its editions, with the lock as its editors have written it until then, or none."""
    whole = load(files).radar
    assert whole
    lock = NO_LOCK
    for edition in whole.editions:
        radar = until(whole, edition)
        lock = locked(radar, lock) if remembered else lock
        yield radar, lock


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved from one picture to the next: points per blip that kept its cell, its radius, whether names did."""

    points: tuple[float, ...] = ()
    radii: tuple[float, ...] = ()
    sides: tuple[bool, ...] = ()

    def __add__(self, other: "Moves") -> "Moves":
        """Both together."""
        return Moves(self.points + other.points, self.radii + other.radii, self.sides + other.sides)

    @property
    def mean(self) -> float:
        """In points."""
        return sum(self.points) / max(len(self.points), 1)

    @property
    def far(self) -> int:
        """How many moved by more than their radius."""
        return sum(way > r for way, r in zip(self.points, self.radii, strict=True))

    @property
    def turned(self) -> float:
        """The share of names that changed their side."""
        return sum(self.sides) / max(len(self.sides), 1)


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


def still(trends: int, rings: int, spread: str) -> Iterator[str]:
    """What moves in a chain of ten editions with its lock, a line per picture."""
    seen: dict[tuple[str, str | None], list[Scene]] = {}
    other = Moves()
    for radar, lock in grown(chain(trends, rings, spread=spread)):
        for size, alone in SHOWN:
            pages = [
                placing.chart(ChartRequest(radar, radar.newest, spoken, FORMATS[size], dimension=alone, lock=lock))[0]
                for spoken in radar.languages
            ]
            seen.setdefault((size, alone), []).append(pages[0])
            other += moves(*pages)
    for (size, alone), scenes in seen.items():
        of = sum((moves(a, b) for a, b in pairwise(scenes)), Moves())
        what = f"{trends} trends, {rings} rings, {spread}, {size} {alone or ''}"
        yield f"{what:<44} mean {of.mean:.2f} pt, far {of.far}, names turned {of.turned:.1%}"
    yield f"{'':<44} second language {other.mean:.2f} pt"


def main() -> None:
    """Print what moves in chains of ten editions."""
    for trends, rings, spread in ((20, 3, "even"), (20, 5, "skew"), (44, 4, "even"), (44, 5, "skew"), (100, 5, "even")):
        for line in still(trends, rings, spread):
            click.echo(line)


if __name__ == "__main__":
    main()
