"""Editions of one radar, each growing out of the one before, and what a reader of two of them would see move."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import pairwise
from math import atan2, degrees, hypot, pi, radians
from pathlib import Path
from statistics import median
from time import process_time

import click

from benchmarks.radars import name, number
from radargen.charts import placing
from radargen.charts.disc import Disc
from radargen.charts.placing import NO_LOCK, ChartRequest, Lock, locked
from radargen.charts.scene import BlipMark, Scene
from radargen.charts.theme import FORMATS
from radargen.model import Edition, Radar
from radargen.model.problems import Problem
from radargen.reading import load
from radargen.storage.files import read

TRENDS = Path(__file__).parent.parent / "tests" / "data" / "cx" / "trends"
NAMES = re.compile(r"^name:\s*(?:\{de: (.+), en: (.+)\}|\n\s+de: (.+)\n\s+en: (.+))$", re.MULTILINE)
# Of a hundred trends, how many are new, move to a neighbouring ring or go in each edition.
NEW, MOVED, GONE = 10, 10, 8
Files = Mapping[str, bytes | str | Problem]
# A cell of which at most that share is taken has room for a blip at its bearing.
HALF = 0.5
# The pictures that are compared: a page, and whether one dimension is drawn alone.
SHOWN = (("a4", False), ("a3", False), ("16:9", False), ("square", False), ("a4", True))
MOON = Path(__file__).parent.parent / "examples" / "moon"


def editions(count: int = 10) -> list[str]:
    """Their ids, the oldest first."""
    return [f"{2017 + n}" for n in range(count)]


def chain(
    trends: int,
    rings: int = 5,
    dimensions: int = 3,
    spread: str = "even",
    count: int = 10,
    pace: float = 1.0,
    grows_to: int = 0,
) -> dict[str, str]:
    """A radar in files by path: `trends` of them in the first of `count` editions.

    With `spread` `skew` most stand in the outer rings. `pace` is a factor on how much changes from one edition to the
    next; with `grows_to` there are that many trends in the last one.
    """
    on: dict[int, tuple[int, int]] = {}
    stands: dict[int, list[str]] = {}
    following = iter(range(10_000))
    for edition in editions(count):
        for n, (dimension, ring) in sorted(on.items()):
            luck = number(edition, n, below=100)
            if luck < GONE * pace:
                del on[n]
            elif luck < (GONE + MOVED) * pace:
                step = 1 if ring == 0 or (ring < rings - 1 and number(edition, n, "way", below=2)) else -1
                on[n] = dimension, ring + step
        wanted = trends + (grows_to - trends) * editions(count).index(edition) // max(count - 1, 1)
        for _ in range((max(wanted - len(on), 0) if grows_to else int(trends * NEW * pace / 100)) if on else trends):
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


def grown(files: Files, *, remembered: bool = True) -> Iterator[tuple[Radar, Lock]]:
    """The radar after each of its editions, with the lock as its editors have written it until then, or none."""
    whole = load({**files}).radar
    assert whole
    lock = NO_LOCK
    for edition in whole.editions:
        radar = until(whole, edition)
        lock = locked(radar, lock) if remembered else lock
        yield radar, lock


def one_by_one(files: Files) -> Iterator[tuple[Radar, Edition, Lock]]:
    """The radar after each of its editions, that edition, and the lock as it was by then."""
    yield from ((radar, radar.newest, lock) for radar, lock in grown(files))


def told(files: Files) -> Iterator[tuple[Radar, Edition, Lock]]:
    """Every edition of a radar as its last one tells of them, with the lock."""
    radar = load({**files}).radar
    assert radar
    lock = locked(radar)
    yield from ((radar, edition, lock) for edition in radar.editions)


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved from one picture to the next, a value for each blip that it is about.

    Of those that kept their cell the way in points, the radius, whether a name changed its side, whether it became a
    number. Of those that changed their ring the degrees beside their bearing and whether their cell is at most half
    full, their way, and the distance between the middles of both rings.
    """

    points: tuple[float, ...] = ()
    radii: tuple[float, ...] = ()
    sides: tuple[bool, ...] = ()
    numbered: tuple[bool, ...] = ()
    bearings: tuple[tuple[float, bool], ...] = ()
    ways: tuple[tuple[float, float], ...] = ()

    def __add__(self, other: "Moves") -> "Moves":
        """Both together."""
        return Moves(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

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

    @property
    def roomy(self) -> list[float]:
        """The degrees beside their bearing of those with room in their new cell, in order."""
        return sorted(degrees for degrees, roomy in self.bearings if roomy)

    @property
    def stretch(self) -> float:
        """How long ways from ring to ring are against the distance of the rings' middles."""
        return sum(way for way, _ in self.ways) / max(sum(least for _, least in self.ways), 1)


def moves(before: Scene, after: Scene) -> Moves:
    """What a reader sees move who lays one over the other."""
    old = {mark.id: mark for mark in before.blips}
    pairs = [(old[new.id], new) for new in after.blips if new.id in old and old[new.id].dimension == new.dimension]
    kept = [(a, b) for a, b in pairs if a.ring == b.ring]
    crossed = [(a, b) for a, b in pairs if a.ring != b.ring]
    assert before.disc
    assert after.disc
    middle = {ring.id: (ring.inner + ring.outer) / 2 for ring in after.disc.rings}
    polar = [(_polar(before.disc, a), _polar(after.disc, b)) for a, b in crossed]
    return Moves(
        tuple(_way(a, b) for a, b in kept),
        tuple(a.marker.r for a, _ in kept),
        tuple(_side(a) != _side(b) for a, b in kept if a.label and b.label),
        tuple(not b.label for a, b in kept if a.label),
        tuple(
            (abs((new - was + 180) % 360 - 180), _full(after, b) <= HALF)
            for ((was, _), (new, _)), (_, b) in zip(polar, crossed, strict=True)
        ),
        tuple((_way(a, b), abs(middle[a.ring] - middle[b.ring])) for a, b in crossed),
    )


def _way(a: BlipMark, b: BlipMark) -> float:
    return hypot(a.marker.x - b.marker.x, a.marker.y - b.marker.y)


def _polar(disc: Disc, mark: BlipMark) -> tuple[float, float]:
    """The bearing in degrees and the distance from the centre."""
    x, y = mark.marker.x - disc.x, mark.marker.y - disc.y
    return degrees(atan2(x, -y)), hypot(x, y)


def _full(scene: Scene, mark: BlipMark) -> float:
    """The share of a blip's cell that markers and names of the blips in it take."""
    assert scene.disc
    ring = next(ring for ring in scene.disc.rings if ring.id == mark.ring)
    sector = next(sector for sector in scene.disc.sectors if sector.id == mark.dimension)
    area = radians(sector.end - sector.start) / 2 * (ring.outer**2 - ring.inner**2)
    taken = 0.0
    for other in scene.blips:
        if _cell(other) == _cell(mark):
            box = other.label.box if other.label else None
            taken += pi * other.marker.reach**2 + (box.width * box.height if box else 0.0)
    return taken / area


def _cell(mark: BlipMark) -> tuple[str, str]:
    return mark.dimension, mark.ring


def _side(mark: BlipMark) -> str:
    """On which side of its blip a name stands."""
    assert mark.label
    box, marker = mark.label.box, mark.marker
    if box.x >= marker.x or box.x + box.width <= marker.x:
        return "right" if box.x >= marker.x else "left"
    return "below" if box.y >= marker.y else "above"


def still(what: str, editions_of: Iterable[tuple[Radar, Edition, Lock]]) -> Iterator[str]:
    """What moves from edition to edition, a line per picture."""
    seen: dict[tuple[str, bool], list[Scene]] = {}
    other = Moves()
    taken = list[float]()
    for radar, edition, lock in editions_of:
        start = process_time()
        for size, alone in SHOWN:
            dimension = radar.dimensions[0].id if alone else None
            asked = ChartRequest(radar, edition, radar.languages[0], FORMATS[size], dimension=dimension, lock=lock)
            pages = [placing.chart(replace(asked, language=spoken))[0] for spoken in radar.languages]
            seen.setdefault((size, alone), []).append(pages[0])
            other += moves(pages[0], pages[-1])
        taken.append(process_time() - start)
    for (size, alone), scenes in seen.items():
        steps = [moves(a, b) for a, b in pairwise(scenes)]
        of = sum(steps, Moves())
        roomy = of.roomy or [0.0]
        yield (
            f"{what if not alone else 'one dimension of it':<30} {size:<7} kept {len(of.points):>4}: "
            f"mean {of.mean:.2f} max {max(of.points, default=0.0):.1f} pt, far {of.far}, "
            f"turned {of.turned:.1%} (step {max(one.turned for one in steps):.0%}), to numbers {sum(of.numbered)}; "
            f"crossed {len(of.ways):>3}: beside {median(roomy):.1f}°, 90 % {roomy[len(roomy) * 9 // 10]:.1f}°, "
            f"way × {of.stretch:.2f}"
        )
    yield f"{'':<30} second language {other.mean:.2f} pt; pages of an edition {max(taken[1:]) * 1000:.0f} ms at most"


def chains() -> Iterator[tuple[str, Files]]:
    """The chains of generated radars that are looked at, each with its name."""
    for trends, rings, spread in ((20, 3, "even"), (20, 5, "skew"), (44, 4, "even"), (44, 5, "skew"), (100, 5, "even")):
        yield f"{trends} trends, {rings} rings, {spread}", chain(trends, rings, spread=spread)
    yield "44, 80 % changes each time", chain(44, pace=2.9)
    yield "20 to 100", chain(20, grows_to=100)
    yield "34 editions, 40 to 90", chain(40, 4, 4, count=34, grows_to=90)


def main() -> None:
    """Print what moves in chains of editions."""
    for line in still("examples/moon", told(read(MOON))):
        click.echo(line)
    for what, files in chains():
        for line in still(what, one_by_one(files)):
            click.echo(line)


if __name__ == "__main__":
    main()
