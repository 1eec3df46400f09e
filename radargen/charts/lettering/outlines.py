"""Outlines of letters, as painters take them."""

from typing import NamedTuple


class PenStep(NamedTuple):
    """A piece of an outline: M, L, Q, C or Z as in SVG, with its points in type sizes, y down."""

    command: str
    points: tuple[float, ...]


GlyphOutline = tuple[PenStep, ...]


def moved(outline: GlyphOutline, x: float, y: float = 0.0, scale: float = 1.0) -> GlyphOutline:
    """The same in another place and size."""
    offsets = (x, y)
    return tuple(
        PenStep(step.command, tuple(value * scale + offsets[n % 2] for n, value in enumerate(step.points)))
        for step in outline
    )
