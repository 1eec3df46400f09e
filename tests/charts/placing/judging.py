"""What is wrong with a chart: the promises that `charts.checking` counts, and distances that tests alone ask for."""

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from radargen.charts.checking import promises
from radargen.charts.checking.things import CAPITALS, width
from radargen.charts.drawing import scene_json
from radargen.charts.scene import BlipMark, Scene
from radargen.charts.theme import LIGHT

# What rounding to a hundredth of a point may cost.
SLACK = 0.03
# In points: between two markers, and the radius of one.
GAP, LEAST_RADIUS = 1.0, 3.6
LEGEND = "legend entries missing or twice"


def faults(scenes: tuple[Scene, ...], *, without_legend: bool = False) -> list[str]:
    """Everything that is wrong with a chart, in words; `without_legend` for a first page without the others."""
    broken = [promise for promise in promises(scene_json(scenes), LIGHT) if not promise.kept]
    counted = [f"{p.name}: {p.where}" for p in broken if not (without_legend and p.name == LEGEND)]
    return [*counted, *_close(scenes[0]), *_small(scenes[0])]


def _close(scene: Scene) -> Iterator[str]:
    for a, b in combinations(scene.blips, 2):
        apart = hypot(a.marker.x - b.marker.x, a.marker.y - b.marker.y) - a.marker.reach - b.marker.reach
        if apart < GAP - SLACK:
            yield f"{a.id} and {b.id} are {apart:.2f} pt apart"


def _small(scene: Scene) -> Iterator[str]:
    for mark in scene.blips:
        if mark.marker.r < LEAST_RADIUS - SLACK:
            yield f"{mark.id} is too small"
        if mark.number_text and not _holds_number(mark):
            yield f"{mark.id} does not hold its number"


def _holds_number(mark: BlipMark) -> bool:
    number = mark.number_text
    assert number
    left, right = number.x, number.x + width(number.text, number.size, number.weight)
    corners = [(x, y) for x in (left, right) for y in (number.y - CAPITALS * number.size, number.y)]
    return all(hypot(x - mark.marker.x, y - mark.marker.y) <= mark.marker.r + SLACK for x, y in corners)
