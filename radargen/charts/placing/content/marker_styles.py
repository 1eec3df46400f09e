"""How a blip looks and how large it is: shape shows movement, size impact, fill certainty, outline agreement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import HALO_REACH, TIP_REACH, Marker, MarkerShape, TextMark, Tone, Weight
from radargen.model import Action, Agreement, Blip, Certainty, Movement, Radar

# Base radius of markers on an uncrowded A4 page, in points.
BASE = 6.4
# Smallest radius of a marker, in points.
LEAST_MARKER = 3.6
# Factors on the base radius, so that areas are 1 : 2 : 4.3, with the highest impact for which each is used.
SIZES = (0.7, 1.0, 1.45)
CLASSES = (3, 4, 5)
# Radius of a ghost (the marker at a former place) as a share of its blip's.
GHOST = 0.72
# The radius of a dot beside names, in points where these are of 7.5.
DOT = 2.4
# The movements from one ring to another.
MOVED = (Movement.IN, Movement.OUT)
# The share of the marker's radius that its number may use.
FILLED = 0.955


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """How the marker of a blip is drawn, wherever it is placed.

    `size` is a factor on the chart's base radius; `ring` counts from the centre and `sector` clockwise, both from 0.
    `weight` is the font weight of its label: bold for what to act on now.
    """

    blip: Blip
    ring: int
    sector: int
    shape: MarkerShape
    size: float
    fill: Certainty
    dashed: bool
    weight: Weight = Weight.REGULAR

    @property
    def id(self) -> str:
        """The trend's id."""
        return self.blip.id

    def reach(self, base: float) -> float:
        """How far the marker extends from its centre in points, halo and tip included, at that base radius."""
        match self.shape:
            case MarkerShape.DISC | MarkerShape.GHOST:
                return base * self.size
            case MarkerShape.HALO:
                return base * self.size * HALO_REACH
            case MarkerShape.DROP:
                return base * self.size * TIP_REACH

    def flattened(self, contrast: float) -> "MarkerStyle":
        """The style with its size closer to the middle one.

        `contrast` (0 to 1) is the share of the difference that is kept.
        """
        return replace(self, size=1 + (self.size - 1) * contrast)

    def marker(self, x: float, y: float, base: float, towards_centre: float) -> Marker:
        """The marker at that point.

        `towards_centre` is the direction of the radar's centre, in degrees clockwise from 12 o'clock.
        """
        outwards = self.blip.movement is Movement.OUT
        turn = (towards_centre + (180 if outwards else 0)) % 360 if self.shape is MarkerShape.DROP else 0.0
        return Marker(x, y, round(base * self.size, 2), self.shape, self.fill, self.dashed, round(turn, 2), self.sector)


def marker_styles(radar: Radar, blips: Sequence[Blip], *, still: bool, trails: bool = False) -> tuple[MarkerStyle, ...]:
    """The styles of a chart's blips, in their order.

    If nothing can have moved (`still`), all are plain discs; if arrows show movements (`trails`), moved blips are plain
    discs, too, since a drop would repeat that and take more room.
    """
    rings = {ring.id: place for place, ring in enumerate(radar.rings)}
    dimensions = {dimension.id: place for place, dimension in enumerate(radar.dimensions)}
    return tuple(
        MarkerStyle(
            blip,
            rings[blip.placement.ring],
            dimensions[blip.trend.dimension],
            MarkerShape.DISC if still or (trails and blip.movement in MOVED) else movement_shape(blip.movement),
            impact_size(blip.impact),
            blip.certainty or Certainty.STRONG,
            is_disputed(blip),
            Weight.BOLD if blip.action is Action.ACT else Weight.REGULAR,
        )
        for blip in blips
    )


def movement_shape(movement: Movement) -> MarkerShape:
    """The shape that shows a movement without colour."""
    match movement:
        case Movement.NEW:
            return MarkerShape.HALO
        case Movement.IN | Movement.OUT:
            return MarkerShape.DROP
        case Movement.UNCHANGED:
            return MarkerShape.DISC


def impact_size(impact: int | None) -> float:
    """The factor on the base radius; unknown impact looks like a medium one."""
    return (
        SIZES[1] if impact is None else next(size for most, size in zip(CLASSES, SIZES, strict=True) if impact <= most)
    )


def is_disputed(blip: Blip) -> bool:
    """Whether the raters disagree on the ring, which a broken outline shows."""
    return blip.placement.agreement is Agreement.LOW


def all_estimates(blips: Sequence[Blip]) -> bool:
    """Whether every ring is the editors' estimate, which is then said once instead of drawn on each blip."""
    return bool(blips) and all(blip.placement.agreement is Agreement.ESTIMATE for blip in blips)


def least_base(styles: Sequence[MarkerStyle], count: int, least: float) -> float:
    """The least base radius at which every marker has a radius of 4 pt and holds numbers up to `count`.

    The type of numbers is at least `least` points. A number beside a smaller marker would take more room than a larger
    marker with the number inside.
    """
    smallest = min((style.size for style in styles), default=1.0)
    return max(LEAST_MARKER, _half(str(count), least) / FILLED) / smallest


def number_text(number: int, marker: Marker, digits: int, least: float) -> TextMark:
    """The number in the middle of its marker, in a size at which a number with `digits` digits would still fit."""
    size = min(max(1.12 * marker.r, least), FILLED * marker.r / _half("0" * digits, 1.0))
    tone = Tone.ON_SECTOR if marker.fill is Certainty.STRONG else Tone.INK
    text, low = str(number), font_metrics.DIGIT_HEIGHT / 2 * size
    width = font_metrics.width(text, size, Weight.SEMIBOLD)
    # Anchored at its left end: with a centred anchor, each painter would round differently.
    return TextMark(
        text,
        round(marker.x - width / 2, 2),
        round(marker.y + low, 2),
        round(size, 2),
        Weight.SEMIBOLD,
        tone=tone,
        sector=marker.sector or 0,
    )


def _half(text: str, size: float) -> float:
    """Half the diagonal of a number: the radius of the circle around it."""
    digits = "0" * len(text)
    return hypot(font_metrics.width(digits, size, Weight.SEMIBOLD), font_metrics.DIGIT_HEIGHT * size) / 2
