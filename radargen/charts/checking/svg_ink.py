"""Where the texts of an SVG file really are: the bounds of outlines, or of live letters in the shipped font.

It understands only what radargen writes: translated groups, positioned texts, and paths.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin
from xml.etree import ElementTree

from radargen.charts.checking.ink import Ink
from radargen.charts.checking.things import letter_bounds

_SVG = "{http://www.w3.org/2000/svg}"
_WEIGHTS = {"400": "regular", "600": "semibold", "700": "bold"}


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element inherits: its origin, and the text properties."""

    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    weight: str = "400"
    anchor: str = "start"

    def of(self, element: ElementTree.Element) -> "_Style":
        """The style with the element's own attributes applied."""
        across, down = 0.0, 0.0
        if moved := element.get("transform"):
            across, down = map(float, moved.removeprefix("translate(").removesuffix(")").split())
        return replace(
            self,
            x=self.x + across,
            y=self.y + down,
            size=float(element.get("font-size", self.size)),
            weight=element.get("font-weight", self.weight),
            anchor=element.get("text-anchor", self.anchor),
        )


def svg_ink(content: bytes, page: int = 1) -> Iterator[Ink]:
    """Every text of an SVG file that radargen wrote, line by line; live text along an arc is given letter by letter.

    `page` is the page of the chart that the file holds. Raises ValueError if it is not one of radargen's SVG files.
    """
    # The file was written by radargen itself, so that it can be trusted.
    yield from _ink(ElementTree.fromstring(content), _Style(), page)  # noqa: S314


def _ink(element: ElementTree.Element, inherited: _Style, page: int) -> Iterator[Ink]:
    style = inherited.of(element)
    if element.tag == f"{_SVG}text":
        yield from _live(element.attrib, element.text or "", style, page)
    elif element.tag == f"{_SVG}path" and _is_letters(element.get("d", "")):
        left, top, right, bottom = _bounds(element.get("d", ""))
        yield Ink(page, style.x + left, style.y + top, style.x + right, style.y + bottom)
    for child in element:
        yield from _ink(child, style, page)


def _is_letters(outline: str) -> bool:
    """Whether the outline is one of letters, whose path data is relative; other shapes use absolute coordinates."""
    return any(command in outline for command in "lqc")


def _bounds(outline: str) -> tuple[float, float, float, float]:
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415 – only a check needs it
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415

    pen = BoundsPen(None)
    parse_path(outline, pen)
    left, top, right, bottom = pen.bounds
    return left, top, right, bottom


def _live(said: Mapping[str, str], words: str, style: _Style, page: int) -> Iterator[Ink]:
    weight = _WEIGHTS[style.weight]
    xs, ys = (list(map(float, said.get(axis, "0").split())) for axis in "xy")
    if "rotate" in said:
        turns = map(float, said["rotate"].split())
        for letter, x, y, turn in zip(words, xs, ys, turns, strict=True):
            if letter.strip():
                yield _turned(letter_bounds(letter, style.size, weight), style.x + x, style.y + y, turn, page)
        return
    if not words.strip():
        return
    left, top, right, bottom = letter_bounds(words, style.size, weight, style.anchor, said.get("textLength"))
    x, y = style.x + xs[0], style.y + ys[0]
    yield Ink(page, x + left, y + top, x + right, y + bottom)


def _turned(bounds: tuple[float, float, float, float], x: float, y: float, turn: float, page: int) -> Ink:
    left, top, right, bottom = bounds
    across, down = cos(radians(turn)), sin(radians(turn))
    corners = [(a * across - b * down, a * down + b * across) for a in (left, right) for b in (top, bottom)]
    xs, ys = zip(*corners, strict=True)
    return Ink(page, x + min(xs), y + min(ys), x + max(xs), y + max(ys))
