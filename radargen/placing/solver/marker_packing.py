"""The radar filled: ring radii, blip size and a place for every blip, found together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from radargen.placing.geometry import ring_labels
from radargen.placing.geometry.cells import Cell
from radargen.placing.geometry.rectangles import Point
from radargen.placing.solver import relaxation, ring_radii
from radargen.placing.solver.radar_geometry import INSET, RING_GAP, RadarGeometry
from radargen.placing.text.line_breaking import without_soft_hyphens
from radargen.placing.view.marker_styles import BASE, MarkerStyle
from radargen.problems import RadargenError
from radargen.scene import Box
from radargen.sentences import Said

# One dimension alone has room for larger blips.
ALONE = 1.25
# Blips get smaller while some cell is fuller than this, and a cell fuller than the second is not worth a try.
CROWDED, HOPELESS = 0.6, 0.93
SHRINK = 0.93
# A ring that became too tight is tried again only if it gets so much wider, in points.
WIDER = 1.0
CONTRASTS = (1.0, 0.5, 0.0)


class DoesNotFit(RadargenError):  # noqa: N818 – it says what is the matter, and others catch it by that name
    """A cell holds more trends than the page can show, even with the smallest blips."""


@dataclass(frozen=True, slots=True)
class PackedRadar:
    """Radii by ring, the base radius of bodies, pills by ring and points by trend id, all relative to the centre.

    `bodies` are those placed; on a crowded chart they differ less in size.
    """

    radii: tuple[float, ...]
    base: float
    pills: tuple[Box, ...]
    points: dict[str, Point]
    bodies: tuple[MarkerStyle, ...]


def packed(radius: RadarGeometry) -> PackedRadar:
    """The largest blips, up to the page's usual size, that all find a place; DoesNotFit where none are small enough.

    Where even the smallest do not, they give up telling impact by size, half and then wholly.
    """
    usual = BASE * radius.unit * (1.0 if radius.outline.closed else ALONE)
    for contrast in CONTRASTS:
        tried = replace(radius, bodies=tuple(body.flattened(contrast) for body in radius.bodies))
        smallest = tried.smallest
        base = max(usual, smallest)
        while base > smallest:
            if found := _attempt(tried, base, CROWDED, tries=2):
                return found
            base = max(base * SHRINK, smallest)
        if found := _attempt(tried, base, HOPELESS, tries=4):
            return found
        usual = 0.0
    raise _does_not_fit(tried, base)


def packed_at(radius: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point]) -> PackedRadar | None:
    """The largest blips, up to the page's usual size, at places that are given; None where none are small enough.

    Where even the smallest touch, they ease apart, and only where that does not help they tell less by their size.
    """
    usual = BASE * radius.unit * (1.0 if radius.outline.closed else ALONE)
    boxes = tuple(ring_labels.pill_boxes(radius.names, radii, radius.outline, radius.unit))
    for contrast in CONTRASTS:
        tried = replace(radius, bodies=tuple(body.flattened(contrast) for body in radius.bodies))
        smallest = tried.smallest
        for base in _sizes(max(usual, smallest), smallest, 0.97):
            if is_valid(tried, radii, points, base):
                return PackedRadar(tuple(radii), base, boxes, dict(points), tried.bodies)
        for base in _sizes(max(usual, smallest), smallest, SHRINK):
            if moved := separated(tried, radii, points, base):
                return PackedRadar(tuple(radii), base, boxes, moved, tried.bodies)
    return None


def _sizes(largest: float, smallest: float, step: float) -> Iterator[float]:
    while largest > smallest:
        yield largest
        largest *= step
    yield smallest


def respread(
    radius: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float
) -> dict[str, Point] | None:
    """Those places, with the cells solved anew in which blips touch; None where one has no room even then."""
    found = dict(points)
    for cell, some in radius.filled_cells(radii):
        ids, reaches = [body.id for body in some], [body.reach(base) for body in some]
        if not relaxation.is_valid(cell, [points[key] for key in ids], reaches):
            settled = relaxation.relaxed(cell, ids, reaches, last_resort=True)
            if settled is None:
                return None
            found.update(zip(ids, settled, strict=True))
    return found


def separated(
    radius: RadarGeometry,
    radii: Sequence[float],
    points: Mapping[str, Point],
    base: float,
    lights: Mapping[str, float] = MappingProxyType({}),
) -> dict[str, Point] | None:
    """Those places, changed only in cells in which blips of that base size touch; None where one has no room for that.

    Those with less than 1 of `lights` give way less, those with 0 not at all.
    """
    found = dict(points)
    for cell, some in radius.filled_cells(radii):
        at, reaches = [points[body.id] for body in some], [body.reach(base) for body in some]
        if not relaxation.is_valid(cell, at, reaches):
            moved = relaxation.separated(cell, reaches, at, [lights.get(body.id, 1.0) for body in some])
            if moved is None:
                return None
            found.update(zip((body.id for body in some), moved, strict=True))
    return found


def is_valid(radius: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float) -> bool:
    """Whether blips of that base size stand at those places inside their cells and apart."""
    return all(
        relaxation.is_valid(cell, [points[body.id] for body in some], [body.reach(base) for body in some])
        for cell, some in radius.filled_cells(radii)
    )


def _attempt(radius: RadarGeometry, base: float, fullest: float, tries: int) -> PackedRadar | None:
    """All blips placed at that size; None where a cell is fuller than `fullest` or finds no place for one."""
    extra = [1.0] * len(radius.names)
    radii: list[float] = []
    for _ in range(tries):
        before, radii = radii, _radii(radius, base, extra)
        # A ring that already has all the others can spare does not get wider.
        if before and max(abs(new - old) for new, old in zip(radii, before, strict=True)) < WIDER:
            return None
        if max(_loads(radius, radii, base)) > fullest:
            return None
        points, tight = _settled(radius, radii, base, last_resort=tries > 2)
        if tight is None:
            boxes = ring_labels.pill_boxes(radius.names, radii, radius.outline, radius.unit)
            return PackedRadar(tuple(radii), base, tuple(boxes), points, radius.bodies)
        extra[tight] *= 1.3
    return None


def _radii(radius: RadarGeometry, base: float, extra: Sequence[float]) -> list[float]:
    rows = radius.rows
    reaches = [[[body.reach(base) for body in cell] for cell in row] for row in rows]
    share = len(radius.sectors) * 360 / (radius.outline.end - radius.outline.start)
    whole = 3.1416 * radius.rim**2
    fullest = [max(ring_radii.comfortable_area(cell) for cell in row) * share / whole for row in reaches]
    names = ring_labels.pill_sizes(radius.names, radius.unit, radius.rim)
    widest = [max((reach for cell in row for reach in cell), default=0.0) for row in reaches]
    pill = [name.height if radius.outline.closed else 0.0 for name in names]

    def cells(radii: Sequence[float]) -> list[list[tuple[Cell, list[float]]]]:
        return [list(zip(row, some, strict=True)) for row, some in zip(radius.cells(radii), reaches, strict=True)]

    found: list[float] = []
    # Airy at first; where that squeezes a full ring, empty and thin rings give way.
    for air in (5 * radius.unit, 2 * INSET + RING_GAP + 0.2):
        least = [max(2 * reach + air, name + air) for reach, name in zip(widest, pill, strict=True)]
        found = ring_radii.ring_radii(radius.rim, least, fullest, cells, extra)
        if max(_loads(radius, found, base)) < CROWDED:
            break
    return found


def _loads(radius: RadarGeometry, radii: Sequence[float], base: float) -> list[float]:
    """Per ring, how full its fullest cell is."""
    return [
        max(cell.load([body.reach(base) for body in some]) for cell, some in zip(row, bodies, strict=True))
        for row, bodies in zip(radius.cells(radii), radius.rows, strict=True)
    ]


def _settled(
    radius: RadarGeometry, radii: Sequence[float], base: float, *, last_resort: bool
) -> tuple[dict[str, Point], int | None]:
    """The points by id, up to the first ring in which a cell found none; that ring, or None."""
    points: dict[str, Point] = {}
    for ring, (row, cells) in enumerate(zip(radius.rows, radius.cells(radii), strict=True)):
        for bodies, cell in zip(row, cells, strict=True):
            ids, reaches = [body.id for body in bodies], [body.reach(base) for body in bodies]
            found = relaxation.relaxed(cell, ids, reaches, last_resort=last_resort) if bodies else []
            if found is None:
                return points, ring
            points.update(zip(ids, found, strict=True))
    return points, None


def _does_not_fit(radius: RadarGeometry, base: float) -> DoesNotFit:
    loads = _loads(radius, _radii(radius, base, [1.0] * len(radius.names)), base)
    ring = loads.index(max(loads))
    row = radius.rows[ring]
    fullest = max(range(len(row)), key=lambda n: len(row[n]))
    where = {"ring": _cut(radius.names[ring]), "dimension": _cut(without_soft_hyphens(radius.sectors[fullest].name))}
    if len(row[fullest]) == 1:
        return DoesNotFit(
            Said(
                "1 trend does not fit into the ring '{ring}' of '{dimension}' on this page, even with the smallest "
                "blip. Choose a larger page, or draw the dimension alone (--dimension).",
                **where,
            )
        )
    return DoesNotFit(
        Said(
            "{count:,} trends do not fit into the ring '{ring}' of '{dimension}' on this page, "
            "even with the smallest blips. "
            "Choose a larger page, draw the dimension alone (--dimension), or spread the trends over more rings.",
            count=len(row[fullest]),
            **where,
        )
    )


def _cut(name: str, most: int = 60) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
