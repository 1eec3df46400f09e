"""Type sizes of names beside blips at which no names collide, even in the widest fallback font."""

from itertools import combinations

from radargen.charts.lettering import line_width
from radargen.charts.scene import Anchor, BlipMark, Box, Marker, Scene, Weight
from radargen.slides.fitting import LEADING, WIDER

# How much wider than in our font names are in DejaVu Sans, the fallback of office programs.
_WIDEST = {Weight.REGULAR: 1.25, Weight.SEMIBOLD: 1.33, Weight.BOLD: 1.33}
# Relative sizes to try, from the planned size down to that of the smallest names.
_SHARES = (1.0, 0.97, 0.94, 0.91, 0.88)
# How far boxes of names may overlap, in points: too little to be seen.
_ASIDE, _ABOVE = 0.5, 1.2


def name_shares(scene: Scene) -> dict[str, float]:
    """The type size of each blip's name relative to the planned one, by id; smaller where names would touch."""
    steps = {blip.id: 0 for blip in scene.blips if blip.label}
    for _ in _SHARES[1:]:
        for name in _touching(scene, {id: _SHARES[step] for id, step in steps.items()}):
            steps[name] += 1
    return {id: _SHARES[step] for id, step in steps.items()}


def side_of_name(box: Box, marker: Marker, usual: Anchor) -> Anchor:
    """The anchor on the blip's side, so that a name in a wider font than planned grows away from the blip."""
    if box.x + box.width <= marker.x:
        return Anchor.END
    return Anchor.START if box.x >= marker.x else usual


def _touching(scene: Scene, shares: dict[str, float]) -> set[str]:
    """The blips whose names collide with others, or with another blip's body."""
    bodies = [(blip.id, Box(m.x - m.r, m.y - m.r, 2 * m.r, 2 * m.r)) for blip in scene.blips for m in (blip.marker,)]
    names = [(blip.id, _set(blip, shares[blip.id])) for blip in scene.blips if blip.label]
    pairs = [*combinations(names, 2), *((name, body) for name in names for body in bodies)]
    touching = {id for pair in pairs if pair[0][0] != pair[1][0] and _overlap(pair[0][1], pair[1][1]) for id, _ in pair}
    return touching & shares.keys()


def _set(blip: BlipMark, share: float) -> Box:
    """The box of the name in the widest font."""
    assert blip.label  # noqa: S101 – of blips that have one
    lines, room = blip.label.lines, blip.label.box
    wide = max(_WIDEST[line.weight] * line_width(line.text, line.weight) * line.size for line in lines) * share / WIDER
    high = LEADING * sum(line.size for line in lines) * share / WIDER
    grown = wide - room.width
    before = {Anchor.START: 0.0, Anchor.MIDDLE: grown / 2, Anchor.END: grown}
    side = side_of_name(room, blip.marker, lines[0].anchor)
    return Box(room.x - before[side], room.y + (room.height - high) / 2, wide, high)


def _overlap(one: Box, other: Box) -> bool:
    aside = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    above = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return aside > _ASIDE and above > _ABOVE
