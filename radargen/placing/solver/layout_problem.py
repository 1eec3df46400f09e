"""The placement all pages of one shape share: blips and names in every language, solved on a radar of tight measures.

A radar in larger measures has more room for the same type, and a footprint that shrinks towards its blip stays inside
of what it took; so what fits here fits on every page that is at least as large for its type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import radians

from radargen.placing.geometry import ring_labels
from radargen.placing.geometry.cells import Cell, cell_point
from radargen.placing.geometry.rectangles import Point
from radargen.placing.solver import relaxation, ring_radii
from radargen.placing.solver.label_candidates import LabelConstraints, LabelVariant, label_variants
from radargen.placing.solver.label_solver import LabelledMarker, LabelSolver
from radargen.placing.solver.radar_geometry import RadarGeometry
from radargen.placing.text import font_metrics, label_wrapping, line_breaking
from radargen.placing.text.label_wrapping import WrappedLabel
from radargen.placing.view.marker_styles import LEAST_BODY, SIZES, MarkerStyle
from radargen.scene import Box

# The body's radius in points beside names, in units of the page.
NAMED = 5.0
TYPE = 7.5
# How often the ring widths are changed where names find no place, and by how much.
TRIES, WIDER = 5, 1.22
# What a footprint takes beside its own area.
COMFORT = 1.5
# How much larger than beside a name a body may come to be where it holds a number.
LARGER = 1.15
# How many names may stand over another ring, as a share.
OUT_OF_RING = 0.05
# A cell fuller than this with blips alone is not worth a try.
FULL = 0.85
# Letters of different lines do not kern, which may make them a little narrower together.
EVEN = 0.97
# What the load of a single sector counts for against that of the whole radar.
FULLEST = 0.65
# No ring is thinner than this share of their average.
THINNEST = 0.62


@dataclass(frozen=True)
class LayoutProblem:
    """What is to be placed: a radar, its ring names by language, and by language the ways to set each trend's name.

    `unit` is what one point on A4 is for names and blips here, `room` the factor on the room that blips keep from each
    other, so that they still do where the radar is drawn smaller; with `air` all spread until they are so many type
    sizes apart, as far as there is room; `pinned` gives the places of trends that may not move, as shares of their
    cells.
    """

    radius: RadarGeometry
    ring_names: tuple[tuple[str, ...], ...]
    ways: tuple[Mapping[str, tuple[WrappedLabel, ...]], ...]
    unit: float
    room: float = 1.0
    air: float = 0.0
    pinned: Mapping[str, Point] = field(default_factory=dict)

    @property
    def base(self) -> float:
        """The body's base radius beside a name."""
        return max(NAMED * self.unit, LEAST_BODY / min(SIZES))

    @property
    def widest(self) -> float:
        """What it may come to be where it holds a number."""
        return max(LARGER * NAMED * self.unit, self.base) * self.room

    @property
    def size(self) -> float:
        """Of the type."""
        return TYPE * self.unit

    def grounds(self, radii: Sequence[float]) -> tuple[LabelConstraints, ...]:
        """What names stand on, by language."""
        of = self.radius
        return tuple(
            LabelConstraints(radii[-1], self.size, tuple(self._pills(names, radii)), of.outline)
            for names in self.ring_names
        )

    def _pills(self, names: tuple[str, ...], radii: Sequence[float]) -> list[Box]:
        of = self.radius
        return ring_labels.pill_boxes(names, radii, of.outline, of.unit) if of.outline.closed else []

    @cached_property
    def areas(self) -> dict[str, float]:
        """What each footprint takes, in square points, in the language where it takes most."""
        return {body.id: max(self._area(body, ways[body.id]) for ways in self.ways) for body in self.radius.bodies}

    def _area(self, body: MarkerStyle, ways: Sequence[WrappedLabel]) -> float:
        reach = body.reach(self.base)
        return min(_footprint(reach, way.width * self.size, way.height * self.size) for way in ways)

    @property
    def load(self) -> float:
        """How much of the radar the footprints take, or somewhat less than what they take of its fullest sector."""
        of = self.radius
        taken = dict.fromkeys((sector.index for sector in of.sectors), 0.0)
        for body in of.bodies:
            taken[body.sector] += self.areas[body.id]
        return max(sum(taken.values()), FULLEST * len(taken) * max(taken.values())) / _area(of)


def least_load(of: RadarGeometry, names: Mapping[str, str]) -> float:
    """How much of the radar names take at least, by trend: if lines broke anywhere, none longer than another."""
    taken = 0.0
    for body in of.bodies:
        width = EVEN * font_metrics.width(line_breaking.without_soft_hyphens(names[body.id]).replace(" ", ""), TYPE)
        reach = body.reach(LEAST_BODY / min(SIZES))
        taken += min(
            _footprint(reach, width / n, label_wrapping.height(n) * TYPE)
            for n in range(1, label_wrapping.MOST_LINES + 1)
        )
    return taken / _area(of)


def _footprint(reach: float, width: float, height: float) -> float:
    """What a blip of that reach takes with a name of those measures beside it, and a little air."""
    return (width + 2 * reach + 4) * (max(height, 2 * reach) + 2.5)


def _area(of: RadarGeometry) -> float:
    return radians(of.outline.end - of.outline.start) / 2 * of.rim**2


@dataclass(frozen=True, slots=True)
class LayoutSolution:
    """A solution: radii by ring, points by trend, the choices by language and trend, and the trends in conflict."""

    radii: tuple[float, ...]
    points: dict[str, Point]
    names: tuple[dict[str, LabelVariant], ...]
    homeless: tuple[tuple[str, ...], ...]
    clashes: int
    abroad: int
    cost: float
    work: int


def solved(naming: LayoutProblem, patience: int) -> LayoutSolution | None:
    """The best solution found while looking at so many places; None where blips alone find no room."""
    extra = [1.0] * len(naming.radius.names)
    best: LayoutSolution | None = None
    work = 0
    for _ in range(TRIES):
        radii = _radii(naming, extra)
        homes, tight = _homes(naming, radii)
        if tight is not None:
            extra[tight] *= 1.3
            continue
        found, troubled = _at(naming, radii, homes, (patience - work) // 2)
        work += found.work
        if best is None or _rank(found) < _rank(best):
            best = found
        if not troubled or work > patience // 2:
            break
        for ring in troubled:
            extra[ring] *= WIDER
    return best


def _rank(found: LayoutSolution) -> tuple[int, int, float]:
    return found.clashes, found.abroad, found.cost


def _at(
    naming: LayoutProblem, radii: Sequence[float], homes: Mapping[str, Point], patience: int
) -> tuple[LayoutSolution, set[int]]:
    """The solution for those ring widths, and the rings in which something clashes."""
    table = LabelSolver(_guests(naming, radii, homes), naming.grounds(radii), patience, naming.air).seated()
    ids = [guest.id for guest in table.guests]
    rings_of = {body.id: body.ring for body in naming.radius.bodies}
    clashing = table.clashing()
    homeless = tuple(
        tuple(ids[n] for n in table.homeless(language)) if clashing else () for language in range(len(naming.ways))
    )
    bumped = table.overlaps() if clashing else []
    names = tuple(
        {
            ids[n]: name[0]
            for n, seat in sorted(table.seats.items())
            if (name := seat.names[language]) and ids[n] not in homeless[language]
        }
        for language in range(len(naming.ways))
    )
    points = {ids[n]: seat.point for n, seat in sorted(table.seats.items())}
    clashes = 1000 * len(bumped) + sum(len(gone) for gone in homeless)
    # A few names may stand over another ring; more say that a ring is too thin.
    abroad = table.foreign()
    over = max(len(abroad) - int(OUT_OF_RING * len(ids)), 0)
    found = LayoutSolution(tuple(radii), points, names, homeless, clashes, over, round(table.cost(), 6), table.work)
    return found, {rings_of[ids[n]] for n in (*clashing, *(abroad if over else ()))}


def _guests(naming: LayoutProblem, radii: Sequence[float], homes: Mapping[str, Point]) -> list[LabelledMarker]:
    of = naming.radius
    guests = []
    pinned = _pinned(naming, radii)
    for cell, bodies in of.filled_cells(radii):
        area = max((cell.outer**2 - cell.inner**2) * radians(cell.end - cell.start) / 2, 1.0)
        load = sum(naming.areas[body.id] for body in bodies) / area
        for body in bodies:
            longest = max(ways[body.id][0].width for ways in naming.ways)
            guests.append(
                LabelledMarker(
                    body.id,
                    cell,
                    body.reach(naming.base),
                    body.reach(naming.widest),
                    pinned.get(body.id, homes[body.id]),
                    tuple(label_variants(ways[body.id]) for ways in naming.ways),
                    stays=body.id in pinned,
                    hardness=(-round(load, 3), -longest),
                )
            )
    return sorted(guests, key=lambda guest: guest.id)


def _pinned(naming: LayoutProblem, radii: Sequence[float]) -> dict[str, Point]:
    inner = [0.0, *radii]
    sectors = {sector.index: sector for sector in naming.radius.sectors}
    return {
        body.id: cell_point(*naming.pinned[body.id], sectors[body.sector], inner[body.ring], inner[body.ring + 1])
        for body in naming.radius.bodies
        if body.id in naming.pinned
    }


def _homes(naming: LayoutProblem, radii: Sequence[float]) -> tuple[dict[str, Point], int | None]:
    """Where blips would stand at ease without names; the first ring in which they do not fit, or None."""
    homes: dict[str, Point] = {}
    for ring, (row, cells) in enumerate(zip(naming.radius.rows, naming.radius.cells(radii), strict=True)):
        for bodies, cell in zip(row, cells, strict=True):
            if not bodies:
                continue
            ids, reaches = [body.id for body in bodies], [body.reach(naming.widest) for body in bodies]
            full = cell.load(reaches) > FULL
            found = None if full else relaxation.relaxed(cell, ids, reaches, even=naming.air > 0)
            if found is None:
                return homes, ring
            homes.update(zip(ids, found, strict=True))
    return homes, None


def _radii(naming: LayoutProblem, extra: Sequence[float]) -> list[float]:
    of = naming.radius
    share = len(of.sectors) * 360 / (of.outline.end - of.outline.start)
    whole = 3.1416 * of.rim**2
    fullest = [
        max(sum(naming.areas[body.id] for body in cell) for cell in row) * COMFORT * share / whole for row in of.rows
    ]
    reaches = [[[body.reach(naming.widest) for body in cell] for cell in row] for row in of.rows]
    widest = [max((reach for cell in row for reach in cell), default=0.0) for row in reaches]
    measures = ring_labels.pill_sizes(of.names, of.unit, of.rim)
    height = [box.height if of.outline.closed else 0.0 for box in measures]
    air = 4 * of.unit
    thin = THINNEST * of.rim / len(of.names)

    def cells(radii: Sequence[float]) -> list[list[tuple[Cell, list[float]]]]:
        return [list(zip(row, some, strict=True)) for row, some in zip(of.cells(radii), reaches, strict=True)]

    least = [max(2 * reach + air, high + air, thin) for reach, high in zip(widest, height, strict=True)]
    return ring_radii.ring_radii(of.rim, least, fullest, cells, extra)
