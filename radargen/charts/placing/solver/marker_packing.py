"""Packs markers without labels into a radar: finds ring radii, marker size and positions together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from radargen.charts.placing.axes import ring_labels
from radargen.charts.placing.axes.cells import Cell
from radargen.charts.placing.axes.rectangles import Point
from radargen.charts.placing.content.marker_styles import BASE, MarkerStyle
from radargen.charts.placing.solver import relaxation
from radargen.charts.placing.solver.radar_geometry import INSET, RING_GAP, RadarGeometry
from radargen.charts.placing.solver.ring_radii import comfortable_area, fitted_radii
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Box
from radargen.text.messages import RadargenError, plural

# How much larger markers are if one dimension is drawn alone.
ALONE = 1.25
# Markers shrink while any cell is fuller than the first; above the second load, no arrangement is tried.
CROWDED, HOPELESS = 0.6, 0.93
SHRINK, FINE_SHRINK = 0.93, 0.97
# A ring that was too tight is tried again only if it gets at least this much wider, in points.
WIDER = 1.0
# Shares of the size differences to keep, in the order in which they are tried.
CONTRASTS = (1.0, 0.5, 0.0)


class DoesNotFit(RadargenError):  # noqa: N818 – it says what is the matter, and others catch it by that name
    """A cell holds more trends than the page can show, even with the smallest markers."""


@dataclass(frozen=True, slots=True)
class PackedRadar:
    """Outer radii and ring-name boxes by ring, base radius of markers, points by trend; centre at (0, 0).

    `styles` are those of the placed markers; on a crowded chart their sizes differ less.
    """

    radii: tuple[float, ...]
    base: float
    pills: tuple[Box, ...]
    points: dict[str, Point]
    styles: tuple[MarkerStyle, ...]


def packed(geometry: RadarGeometry) -> PackedRadar:
    """All markers placed, as large as possible up to the page's usual size.

    If even the smallest do not fit, size differences (which show impact) are halved, then dropped. Raises DoesNotFit if
    that does not help either.
    """
    usual = _usual_base(geometry)
    flattened, base = geometry, usual
    for contrast in CONTRASTS:
        flattened = _with_contrast(geometry, contrast)
        smallest = flattened.least_base
        base = max(usual, smallest)
        while base > smallest:
            if radar := _attempt(flattened, base, CROWDED, tries=2):
                return radar
            base = max(base * SHRINK, smallest)
        if radar := _attempt(flattened, base, HOPELESS, tries=4):
            return radar
        usual = 0.0
    raise _does_not_fit(flattened, base)


def packed_at(geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point]) -> PackedRadar | None:
    """The same with given ring radii and points; None if even the smallest markers do not fit there.

    If the smallest overlap, they are moved apart, and only if that does not help are size differences reduced.
    """
    usual = _usual_base(geometry)
    pills = tuple(ring_labels.pill_boxes(geometry.captions, radii, geometry.outline, geometry.unit))
    for contrast in CONTRASTS:
        flattened = _with_contrast(geometry, contrast)
        smallest = flattened.least_base
        largest = max(usual, smallest)
        for base in _sizes(largest, smallest, FINE_SHRINK):
            if is_valid(flattened, radii, points, base):
                return PackedRadar(tuple(radii), base, pills, dict(points), flattened.styles)
        for base in _sizes(largest, smallest, SHRINK):
            if moved := separated(flattened, radii, points, base):
                return PackedRadar(tuple(radii), base, pills, moved, flattened.styles)
    return None


def repacked(geometry: RadarGeometry, radar: PackedRadar) -> PackedRadar | None:
    """A packed radar with markers of other shapes, given by the styles of `geometry`; otherwise unchanged if possible.

    Overlapping markers are moved apart, then made smaller; None if even the smallest do not fit.
    """
    sizes = {style.id: style.size for style in radar.styles}
    reshaped = replace(geometry, styles=tuple(replace(style, size=sizes[style.id]) for style in geometry.styles))
    for base in _sizes(radar.base, reshaped.least_base, SHRINK):
        if is_valid(reshaped, radar.radii, radar.points, base):
            return replace(radar, base=base, styles=reshaped.styles)
        if moved := separated(reshaped, radar.radii, radar.points, base):
            return replace(radar, base=base, points=moved, styles=reshaped.styles)
    return None


def _usual_base(geometry: RadarGeometry) -> float:
    return BASE * geometry.unit * (1.0 if geometry.outline.closed else ALONE)


def _with_contrast(geometry: RadarGeometry, contrast: float) -> RadarGeometry:
    return replace(geometry, styles=tuple(style.flattened(contrast) for style in geometry.styles))


def _sizes(largest: float, smallest: float, step: float) -> Iterator[float]:
    while largest > smallest:
        yield largest
        largest *= step
    yield smallest


def respread(
    geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float
) -> dict[str, Point] | None:
    """The points, with cells in which markers overlap arranged anew; None if a cell has no room even then."""
    arranged = dict(points)
    for cell, styles in geometry.occupied_cells(radii):
        ids, reaches = [style.id for style in styles], [style.reach(base) for style in styles]
        if not relaxation.is_valid(cell, [points[key] for key in ids], reaches):
            anew = relaxation.relaxed(cell, ids, reaches, last_resort=True)
            if anew is None:
                return None
            arranged.update(zip(ids, anew, strict=True))
    return arranged


def separated(
    geometry: RadarGeometry,
    radii: Sequence[float],
    points: Mapping[str, Point],
    base: float,
    mobilities: Mapping[str, float] = MappingProxyType({}),
) -> dict[str, Point] | None:
    """The points, with markers moved apart in cells where they overlap; None if a cell has no room for that.

    `mobilities` (0 to 1, by trend, 1 if absent) say how far a marker gives way to others; at 0 it stays.
    """
    arranged = dict(points)
    # The fullest first: if it has no room, the others need not be tried.
    for cell, styles, reaches in sorted(_loaded(geometry, radii, base), key=lambda one: -one[0].load(one[2])):
        before = [points[style.id] for style in styles]
        if not relaxation.is_valid(cell, before, reaches):
            moved = relaxation.separated(cell, reaches, before, [mobilities.get(style.id, 1.0) for style in styles])
            if moved is None:
                return None
            arranged.update(zip((style.id for style in styles), moved, strict=True))
    return arranged


def _loaded(
    geometry: RadarGeometry, radii: Sequence[float], base: float
) -> Iterator[tuple[Cell, list[MarkerStyle], list[float]]]:
    """The cells that hold markers, with the markers' styles and reaches."""
    for cell, styles in geometry.occupied_cells(radii):
        yield cell, styles, [style.reach(base) for style in styles]


def overfull_rings(
    geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float
) -> frozenset[int]:
    """The rings with a cell that cannot hold markers of that base radius even if all of them give way."""
    overfull = set[int]()
    for cell, styles in geometry.occupied_cells(radii):
        before, reaches = [points[style.id] for style in styles], [style.reach(base) for style in styles]
        if relaxation.is_valid(cell, before, reaches):
            continue
        if relaxation.separated(cell, reaches, before, [1.0] * len(styles)) is None:
            overfull.add(styles[0].ring)
    return frozenset(overfull)


def is_valid(geometry: RadarGeometry, radii: Sequence[float], points: Mapping[str, Point], base: float) -> bool:
    """Whether markers of that base radius at those points lie inside their cells without overlapping."""
    return all(
        relaxation.is_valid(cell, [points[style.id] for style in styles], [style.reach(base) for style in styles])
        for cell, styles in geometry.occupied_cells(radii)
    )


def _attempt(geometry: RadarGeometry, base: float, fullest: float, tries: int) -> PackedRadar | None:
    """All markers placed at that base radius; None if a cell is fuller than `fullest` or has no arrangement."""
    needs = [1.0] * len(geometry.captions)
    radii: list[float] = []
    for _ in range(tries):
        before, radii = radii, _radii(geometry, base, needs)
        # A ring that already has all that the others can spare does not get wider.
        if before and max(abs(new - old) for new, old in zip(radii, before, strict=True)) < WIDER:
            return None
        if max(_loads(geometry, radii, base)) > fullest:
            return None
        points, tight = _relaxed_points(geometry, radii, base, last_resort=tries > 2)
        if tight is None:
            pills = ring_labels.pill_boxes(geometry.captions, radii, geometry.outline, geometry.unit)
            return PackedRadar(tuple(radii), base, tuple(pills), points, geometry.styles)
        needs[tight] *= 1.3
    return None


def _radii(geometry: RadarGeometry, base: float, needs: Sequence[float]) -> list[float]:
    def area(styles: Sequence[MarkerStyle]) -> float:
        return comfortable_area([style.reach(base) for style in styles])

    radii: list[float] = []
    # Loosely at first; if that squeezes a full ring, empty and thin rings give way.
    for air in (5 * geometry.unit, 2 * INSET + RING_GAP + 0.2):
        radii = fitted_radii(geometry, base, area, air, needs)
        if max(_loads(geometry, radii, base)) < CROWDED:
            break
    return radii


def _loads(geometry: RadarGeometry, radii: Sequence[float], base: float) -> list[float]:
    """Per ring, how full its fullest cell is."""
    return [
        max(cell.load([style.reach(base) for style in styles]) for cell, styles in zip(cells, row, strict=True))
        for cells, row in zip(geometry.cells(radii), geometry.by_ring, strict=True)
    ]


def _relaxed_points(
    geometry: RadarGeometry, radii: Sequence[float], base: float, *, last_resort: bool
) -> tuple[dict[str, Point], int | None]:
    """Points by trend, up to the first ring with a cell that cannot hold its markers; then that ring, or None."""
    points: dict[str, Point] = {}
    for ring, (row, cells) in enumerate(zip(geometry.by_ring, geometry.cells(radii), strict=True)):
        for styles, cell in zip(row, cells, strict=True):
            ids, reaches = [style.id for style in styles], [style.reach(base) for style in styles]
            arranged = relaxation.relaxed(cell, ids, reaches, last_resort=last_resort) if styles else []
            if arranged is None:
                return points, ring
            points.update(zip(ids, arranged, strict=True))
    return points, None


def _does_not_fit(geometry: RadarGeometry, base: float) -> DoesNotFit:
    loads = _loads(geometry, _radii(geometry, base, [1.0] * len(geometry.captions)), base)
    ring = loads.index(max(loads))
    row = geometry.by_ring[ring]
    fullest = max(range(len(row)), key=lambda n: len(row[n]))
    where = {
        "ring": _cut(geometry.captions[ring].name),
        "dimension": _cut(without_soft_hyphens(geometry.sectors[fullest].name)),
    }
    return DoesNotFit(
        plural(
            "{count:,} trend does not fit into the ring '{ring}' of '{dimension}' on this page, even with the smallest "
            "blip. Choose a larger page, or draw the dimension alone (--dimension).",
            "{count:,} trends do not fit into the ring '{ring}' of '{dimension}' on this page, "
            "even with the smallest blips. "
            "Choose a larger page, draw the dimension alone (--dimension), or spread the trends over more rings.",
            count=len(row[fullest]),
            **where,
        )
    )


def _cut(name: str, most: int = 60) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
