"""Where a radar with names stands on a page: in every language and edition at the same place and equally large."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.model import Agreement, Certainty, Movement
from radargen.placing import fonts, key
from radargen.placing.block import Block
from radargen.placing.bodies import Body
from radargen.placing.foot import foot
from radargen.placing.frames import Frame, alone
from radargen.placing.heading import heading
from radargen.placing.page import Plan, Sheet
from radargen.placing.subject import Subject
from radargen.scene import Weight
from radargen.theme import RadarShape

# How much of a wide page the title may take beside the radar.
HEAD = 0.34


def head(shown: Subject, sheet: Sheet) -> Block:
    """The title, kept narrow on a wide page, where the radar stands beside it."""
    page = sheet.page
    wide = page.width > 1.15 * page.height
    return heading(shown.title, shown.subtitle, sheet.heading_unit, HEAD * page.width if wide else sheet.width)


def staged(subjects: Sequence[Subject], sheet: Sheet, shape: RadarShape) -> Frame:
    """The frame for an edition shown in all its languages: with the longest names and the fullest key there can be."""
    first = subjects[0]
    sectors = tuple(
        (some[0][0], max((name for _, name, _ in some), key=_length), some[0][2])
        for some in zip(*(subject.sectors for subject in subjects), strict=True)
    )
    rings = tuple(max(names, key=_length) for names in zip(*(subject.rings for subject in subjects), strict=True))
    if sheet.page.bare:
        return alone(Plan(sheet, sectors, rings, shape=shape))
    heads, feet = [head(one, sheet) for one in subjects], [_fullest(one, sheet) for one in subjects]
    wide = sheet.page.width > 1.15 * sheet.page.height
    title = replace(max(heads, key=lambda block: block.height), width=HEAD * sheet.page.width if wide else sheet.width)
    return alone(Plan(sheet, sectors, rings, (), title, max(feet, key=lambda block: block.height), shape))


def _length(name: str) -> float:
    return fonts.width(name, 1, Weight.BOLD)


def _fullest(shown: Subject, sheet: Sheet) -> Block:
    """The foot with every mark that an edition of this radar may come to explain."""
    rated = any(len(a.ratings) > 1 for trend in shown.radar.trends for a in trend.assessments)
    marks = key.groups(
        tuple(_every(shown.bodies, rated)) if shown.bodies else (),
        whiskers=rated,
        first=False,
        say=shown.say,
        since=shown.since,
    )
    return foot(marks, shown.source, sheet, [note for note in (shown.verbs, *shown.notes) if note])


def _every(bodies: Sequence[Body], rated: bool) -> list[Body]:
    """Bodies of every movement, size and fill, as far as this radar knows impact and evidence."""
    impact = any(body.blip.impact is not None for body in bodies)
    certain = any(body.blip.certainty for body in bodies)
    found = []
    for n, movement in enumerate(Movement):
        blip = replace(
            bodies[0].blip,
            movement=movement,
            impact=(1, 3, 5)[n % 3] if impact else None,
            certainty=list(Certainty)[n % 3] if certain else None,
            placement=replace(bodies[0].blip.placement, agreement=Agreement.ESTIMATE if n % 2 else Agreement.LOW),
        )
        found.append(replace(bodies[0], blip=blip, size=1 + n / 10, fill=Certainty.STRONG, dashed=rated))
    return found
