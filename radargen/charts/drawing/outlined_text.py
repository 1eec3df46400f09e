"""Texts that painters draw as outlines because the shipped font lacks some of their characters."""

from math import cos, radians, sin

from radargen.charts.lettering import shaped_line
from radargen.charts.lettering.outlines import GlyphOutline, PenStep
from radargen.charts.scene import ArcText
from radargen.model import FontFile


def arc_outline(arc: ArcText, fonts: tuple[FontFile, ...]) -> GlyphOutline:
    """A text along an arc as outlines, each letter placed and rotated as in the scene; in points of the page."""
    steps = []
    for glyph, part in zip(arc.glyphs, shaped_line(arc.words, arc.weight, fonts).clusters, strict=True):
        across, down = arc.size * cos(radians(glyph.turn)), arc.size * sin(radians(glyph.turn))
        for step in part.outline:
            pairs = zip(step.points[::2], step.points[1::2], strict=True)
            points = [(glyph.x + x * across - y * down, glyph.y + x * down + y * across) for x, y in pairs]
            steps.append(PenStep(step.command, tuple(value for point in points for value in point)))
    return tuple(steps)
