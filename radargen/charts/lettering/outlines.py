"""Outlines of letters, in the form painters use."""

from typing import NamedTuple


class PenStep(NamedTuple):
    """A step of an outline: M, L, Q, C or Z as in SVG, with its points in type sizes, y down."""

    command: str
    points: tuple[float, ...]


GlyphOutline = tuple[PenStep, ...]


def moved(outline: GlyphOutline, x: float, y: float = 0.0, scale: float = 1.0) -> GlyphOutline:
    """The outline, scaled by `scale` and then moved by (x, y)."""
    offsets = (x, y)
    return tuple(
        PenStep(step.command, tuple(value * scale + offsets[n % 2] for n, value in enumerate(step.points)))
        for step in outline
    )
