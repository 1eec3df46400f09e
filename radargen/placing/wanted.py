"""What a layout is wanted for, and the radars on which it is tried: in the measures of the pages there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.assessing import blips
from radargen.model import Blip, Edition, Radar
from radargen.placing.filling import Radius
from radargen.placing.lock import Layout, Place, shares
from radargen.placing.named import naming
from radargen.placing.outline import DISC, FAN
from radargen.placing.reference import Naming
from radargen.placing.subject import Subject, subject
from radargen.theme import RadarShape
from radargen.wording import wording

# The radar in the tightest measures that a usual page has, in type of 7.5 pt: a slide; then sheets, then a poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (280.0, 320.0, 400.0)}
# A radar of numbers alone is placed for the smallest page that holds it.
PLAIN = {RadarShape.DISC: (150.0, 190.0, 240.0, 300.0), RadarShape.FAN: (240.0, 300.0, 400.0)}
# Names that take more of the radar than this find no place, and up to the second they do with ease.
HOPELESS, EASY = 0.62, 0.45

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be placed: an edition's blips in a shape, with the names in those languages."""

    radar: Radar
    edition: Edition
    blips: tuple[Blip, ...]
    shape: RadarShape
    languages: tuple[str, ...]

    @property
    def subjects(self) -> list[Subject]:
        """The edition in each language."""
        return [subject(self.radar, self.edition, self.blips, None, wording(spoken)) for spoken in self.languages]


def whole(radar: Radar, edition: Edition, shape: RadarShape) -> Wanted:
    """All blips of an edition, with their names in the radar's languages."""
    shown = tuple(sorted(blips(radar, edition), key=lambda blip: blip.id))
    return Wanted(radar, edition, shown, shape, radar.languages)


def tasks(wanted: Wanted) -> list[Naming]:
    """The radars on which what is new is given its place, the smallest first; none where names have no room at all."""
    subjects = wanted.subjects
    sizes = [(measured(subjects[0], wanted.shape, rim), room_for(wanted.shape, rim)) for rim in RIMS[wanted.shape]]
    tasks = [replace(naming(subjects, of, 1.0), room=room) for of, room in sizes]
    # Names beside blips that stay need more room than those whose blips move with them.
    return [task for task in tasks if task.load <= EASY] or [task for task in tasks if task.load <= HOPELESS][-1:]


def measured(shown: Subject, shape: RadarShape, rim: float) -> Radius:
    """What is to be filled, on a radar of that rim."""
    outline = FAN if shape is RadarShape.FAN else DISC
    return Radius(rim, 1.0, outline, shown.rings, outline.sectors(shown.sectors), shown.bodies)


def room_for(shape: RadarShape, rim: float) -> float:
    """How much farther apart blips have to be on a radar of that size than on the tightest."""
    return rim / RIMS[shape][0]


def noted(
    shown: Subject,
    of: Radius,
    radii: Sequence[float],
    at: Mapping[str, Point],
    names: Mapping[str, Sequence[tuple[str, str]]],
    shape: RadarShape,
) -> Layout:
    """Points on a radar of those radii, and the sides of names by trend and language, as shares of the cells."""
    inner = (0.0, *radii)
    sectors = {sector.index: sector for sector in of.sectors}
    places = []
    for body in of.bodies:
        u, v = shares(at[body.id], sectors[body.sector], inner[body.ring], inner[body.ring + 1])
        cell = body.blip.trend.dimension, body.blip.placement.ring
        places.append(Place(body.id, *cell, u, v, tuple(names.get(body.id, ()))))  # type: ignore[arg-type]
    rings = tuple(ring.id for ring in shown.radar.rings)
    return Layout(shown.edition.id, shape, rings, tuple(round(r / of.rim, 5) for r in radii), tuple(places))


def kept(place: Place, blip: Blip) -> bool:
    """Whether a blip stands in the cell of that place."""
    return (place.dimension, place.ring) == (blip.trend.dimension, blip.placement.ring)
