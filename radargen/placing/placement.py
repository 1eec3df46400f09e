"""An edition's layout: from the former one where there is one, else from nothing."""

from collections.abc import Sequence

from radargen.placing.lock import Layout, Place, shares
from radargen.placing.named import naming
from radargen.placing.outline import DISC, FAN, Outline
from radargen.placing.reference import Naming, Seated, seated
from radargen.placing.filling import Radius
from radargen.placing.subject import Subject
from radargen.theme import RadarShape

# The radar in the tightest measures that a usual page has, in type of 7.5 pt: a slide; then sheets, then a poster.
RIMS = {RadarShape.DISC: (182.0, 226.0, 300.0), RadarShape.FAN: (318.0, 400.0)}
HOPELESS = 0.62
# How many places the search may look at, which takes about ten microseconds each.
PATIENCE = 150_000
# So many names may become numbers before the whole chart does.
FEW = 0.2


def tight(subjects: Sequence[Subject], shape: RadarShape) -> Layout | None:
    """The edition placed afresh for all the languages of the subjects; None where names are hopeless."""
    shown = subjects[0]
    outline = FAN if shape is RadarShape.FAN else DISC
    best: tuple[Naming, Seated] | None = None
    work = 0
    for rim in RIMS[shape]:
        task = naming(subjects, Radius(rim, 1.0, outline, shown.rings, outline.sectors(shown.sectors), shown.bodies), 1.0)
        if task.load > HOPELESS:
            continue
        found = seated(task, PATIENCE - work)
        work += found.work if found else 0
        if found and (best is None or found.clashes < best[1].clashes):
            best = task, found
        if found and (not found.clashes or work > PATIENCE // 2):
            break
    return written(shown, subjects, *best, shape) if best and best[1].clashes < 1000 else None


def alone(subjects: Sequence[Subject], of: Radius, unit: float) -> Layout | None:
    """One dimension placed for the page it fills; None where its blips find no room."""
    task = naming(subjects, of, unit)
    found = seated(task, PATIENCE) if task.load < HOPELESS else None
    return written(subjects[0], subjects, task, found, "detail") if found and found.clashes < 1000 else None


def written(shown: Subject, subjects: Sequence[Subject], task: Naming, found: Seated, shape: str) -> Layout:
    """A solution as shares of its cells."""
    rim = task.radius.rim
    inner = (0.0, *found.radii)
    sectors = {sector.index: sector for sector in task.radius.sectors}
    places = []
    for body in task.radius.bodies:
        u, v = shares(found.points[body.id], sectors[body.sector], inner[body.ring], inner[body.ring + 1])
        sides = tuple(
            (subject.say.language, names[body.id].side)
            for subject, names in zip(subjects, found.names, strict=True)
            if body.id in names
        )
        places.append(Place(body.id, body.blip.trend.dimension, body.blip.placement.ring, u, v, sides))
    return Layout(shown.edition.id, shape, tuple(round(r / rim, 5) for r in found.radii), tuple(places))
