"""A plain judge of scenes that shares nothing with the layout: it measures what a reader would notice."""

from collections.abc import Iterator
from itertools import combinations
from math import cos, hypot, radians, sin

from radargen.placing.typesetting import font_metrics
from radargen.scene import Anchor, BlipMark, Box, Disc, Scene, TextMark

# What rounding to a hundredth of a point may cost.
SLACK = 0.03


def faults(scenes: tuple[Scene, ...]) -> list[str]:
    """Everything that is wrong with a chart, in words; empty where all is well."""
    first = scenes[0]
    found = [*blip_faults(first), *radar_faults(first), *name_faults(first)]
    numbered = [mark for mark in first.blips if not mark.label]
    numbers = [mark.number for mark in numbered]
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"numbers {numbers}")
    listed = sorted(entry.id for scene in scenes for entry in scene.legend)
    if listed and listed != sorted(mark.id for mark in numbered):
        found.append("the legend does not name every number once")
    for place, scene in enumerate(scenes):
        found += [f"page {place}: {fault}" for fault in page_faults(scene)]
    return found


def blip_faults(scene: Scene) -> Iterator[str]:
    """Blips that touch another, leave their cell, or lie on a ring's name."""
    disc = scene.disc
    assert disc
    for a, b in combinations(scene.blips, 2):
        apart = hypot(a.marker.x - b.marker.x, a.marker.y - b.marker.y) - a.marker.reach - b.marker.reach
        if apart < 1 - SLACK:
            yield f"{a.id} and {b.id} are {apart:.2f} pt apart"
    for mark in scene.blips:
        yield from _cell_faults(mark, disc)
        for pill in scene.pills:
            if _distance(pill.box, mark.marker.x, mark.marker.y) < mark.marker.reach - SLACK:
                yield f"{mark.id} lies on {pill.lines[0].text}"
        if mark.number_text and not _holds(mark, mark.number_text):
            yield f"{mark.id} does not hold its number"
        if mark.marker.r < 4 - SLACK or (mark.number_text and mark.number_text.size < 5 - SLACK):
            yield f"{mark.id} is too small"


def name_faults(scene: Scene) -> Iterator[str]:
    """Names that touch anything, leave the radar, or stand over another sector than their own."""
    disc = scene.disc
    assert disc
    named = [mark for mark in scene.blips if mark.label]
    boxes = [(mark, box) for mark in named for box in _name_boxes(mark)]
    for (a, one), (b, two) in combinations(boxes, 2):
        if a is not b and one.overlaps(two):
            yield f"the names of {a.id} and {b.id} touch"
    for mark, box in boxes:
        for other in scene.blips:
            if _distance(box, other.marker.x, other.marker.y) < other.marker.reach - (SLACK if other is mark else 0):
                yield f"the name of {mark.id} lies on {other.id}"
        for other_box in scene.obstacles:
            if box.overlaps(other_box):
                yield f"the name of {mark.id} touches {other_box.what} {other_box}"
        corners = [(x, y) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height)]
        if any(hypot(x - disc.x, y - disc.y) > disc.radius for x, y in corners):
            yield f"the name of {mark.id} touches the rim"
        if not disc.closed and box.y + box.height > disc.y:
            yield f"the name of {mark.id} leaves the fan"
        if box.x < 0 or box.y < 0 or box.x + box.width > scene.width or box.y + box.height > scene.height:
            yield f"the name of {mark.id} leaves the page"
    for mark in named:
        yield from _foreign_sector(mark, disc)


def foreign_rings(scene: Scene) -> list[str]:
    """The names whose middle lies over another ring than their blip's."""
    disc = scene.disc
    assert disc
    found = []
    for mark in scene.blips:
        if mark.label:
            box = mark.label.box
            away = hypot(box.x + box.width / 2 - disc.x, box.y + box.height / 2 - disc.y)
            ring = next(ring for ring in disc.rings if ring.id == mark.ring)
            if not ring.inner <= away <= ring.outer:
                found.append(mark.id)
    return found


def _foreign_sector(mark: BlipMark, disc: Disc) -> Iterator[str]:
    assert mark.label
    box = mark.label.box
    x, y = box.x + box.width / 2 - disc.x, box.y + box.height / 2 - disc.y
    sector = next(sector for sector in disc.sectors if sector.id == mark.dimension)
    start, end = radians(sector.start), radians(sector.end)
    inside = (x * cos(start) + y * sin(start) >= -SLACK, -x * cos(end) - y * sin(end) >= -SLACK)
    if not all(inside):
        yield f"the name of {mark.id} stands over another sector"


def _name_boxes(mark: BlipMark) -> list[Box]:
    """A name's lines as they are drawn, from the top of an umlaut to below the baseline."""
    assert mark.label
    assert "".join(mark.name.split())
    return [
        Box(line.x, line.y - 0.74 * line.size, font_metrics.width(line.text, line.size, line.weight), 0.94 * line.size)
        for line in mark.label.lines
    ]


def _cell_faults(mark: BlipMark, disc: Disc) -> Iterator[str]:
    x, y, reach = mark.marker.x - disc.x, mark.marker.y - disc.y, mark.marker.reach - SLACK
    ring = next(ring for ring in disc.rings if ring.id == mark.ring)
    sector = next(sector for sector in disc.sectors if sector.id == mark.dimension)
    away = hypot(x, y)
    if away + reach > ring.outer or (ring.inner and away - reach < ring.inner):
        yield f"{mark.id} leaves its ring"
    start, end = radians(sector.start), radians(sector.end)
    gap = disc.sector_gap / 2
    if x * cos(start) + y * sin(start) < reach + gap or -x * cos(end) - y * sin(end) < reach + gap:
        yield f"{mark.id} leaves its sector"


def radar_faults(scene: Scene) -> Iterator[str]:
    """A radar that runs into what stands around it, and names of rings that cover each other."""
    disc = scene.disc
    assert disc
    for a, b in combinations(scene.pills, 2):
        if a.box.overlaps(b.box):
            yield f"{a.lines[0].text} covers {b.lines[0].text}"
    around = [box for box in scene.obstacles if box.what not in ("ring name", "sector title")]
    rim = disc.rim + disc.rim_width / 2
    for box in around:
        if disc.closed and _distance(box, disc.x, disc.y) < rim:
            yield f"the radar touches {box.what}"
        for title in (box for box in scene.obstacles if box.what == "sector title"):
            if title.overlaps(box):
                yield f"a sector title touches {box.what}"
        yield from (f"{pill.lines[0].text} touches {box.what}" for pill in scene.pills if pill.box.overlaps(box))
    for one, other in combinations(around, 2):
        if one.overlaps(other):
            yield f"{one.what} touches {other.what}"
    for x, y in ((disc.x, disc.y - rim), (disc.x + rim, disc.y)):
        if not (0 <= x <= scene.width and 0 <= y <= scene.height):
            yield "the rim leaves the page"
    if disc.closed and (disc.x - rim < 0 or disc.y + rim > scene.height):
        yield "the rim leaves the page"


def page_faults(scene: Scene) -> Iterator[str]:
    """Words that leave the page or cover each other, samples that leave it."""
    words = [*scene.texts, *(line for pill in scene.pills for line in pill.lines)]
    for entry in scene.legend:
        words += [entry.number, *entry.lines]
    boxes = [(mark.text, _box(mark)) for mark in words]
    boxes += [(box.what, box) for box in scene.obstacles]
    for name, box in boxes:
        if box.x < 0 or box.y < 0 or box.x + box.width > scene.width or box.y + box.height > scene.height:
            yield f"{name!r} leaves the page"
    for (a, one), (b, two) in combinations(boxes[: len(words)], 2):
        if one.overlaps(two, -0.05):
            yield f"{a!r} covers {b!r}"
    for sample in scene.samples:
        if not (sample.x - sample.reach > 0 and sample.x + sample.reach < scene.width):
            yield "a sample leaves the page"


def _box(mark: TextMark) -> Box:
    """From the top of its capitals to its baseline."""
    width = font_metrics.width(mark.text, mark.size, mark.weight)
    left = mark.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[mark.anchor]
    return Box(left, mark.y - 0.66 * mark.size, width, 0.66 * mark.size)


def _holds(mark: BlipMark, number: TextMark) -> bool:
    box = _box(number)
    corners = (
        (box.x, box.y),
        (box.x + box.width, box.y),
        (box.x, box.y + box.height),
        (box.x + box.width, box.y + box.height),
    )
    return all(hypot(x - mark.marker.x, y - mark.marker.y) <= mark.marker.r + SLACK for x, y in corners)


def _distance(box: Box, x: float, y: float) -> float:
    dx = x - min(max(x, box.x), box.x + box.width)
    dy = y - min(max(y, box.y), box.y + box.height)
    return hypot(dx, dy)
