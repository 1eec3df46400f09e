"""Who is to be seated: a blip with its name in every language, and the seat it is given."""

from dataclasses import dataclass
from math import sqrt

from radargen.placing.candidates import Berth, Choice, Point
from radargen.placing.cells import Cell

# What each point costs that a blip stands from where it would be at ease.
FAR = 0.022


@dataclass(frozen=True, slots=True)
class Guest:
    """A blip to be seated: its cell, how far it is drawn and how far it may come to be, where it would stand at ease.

    `choices` are the sides and ways of its name by language; one that `stays` is not moved.
    """

    id: str
    cell: Cell
    reach: float
    widest: float
    home: Point
    choices: tuple[tuple[Choice, ...], ...]
    stays: bool = False
    hardness: tuple[float, ...] = ()

    def away(self, point: Point) -> float:
        """What it costs that it sits there, by its distance from home."""
        (x, y), (hx, hy) = point, self.home
        return FAR * sqrt((x - hx) ** 2 + (y - hy) ** 2)


@dataclass(slots=True)
class Seat:
    """Where a guest sits: the point, and per language where the name stands, or None."""

    point: Point
    names: tuple[Berth | None, ...]
