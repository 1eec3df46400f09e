"""SVG syntax: elements, numbers, path data and the bodies of blips."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from markupsafe import Markup, escape

from radargen.charts.drawing import shapes
from radargen.charts.drawing.svg_colours import SvgColours
from radargen.charts.lettering.outlines import GlyphOutline
from radargen.charts.scene import Marker, MarkerShape
from radargen.model import Certainty


def opening(name: str, attributes: Mapping[str, object]) -> Markup:
    """The start tag of an element, with every value escaped."""
    said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{said}>")  # noqa: S704 – the names are our own


def element(name: str, attributes: Mapping[str, object], *content: str) -> Markup:
    """An element with its content, which is escaped unless it is Markup; an empty-element tag without content."""
    start = opening(name, attributes)
    if not content:
        return Markup(f"{start[:-1]}/>")  # noqa: S704 – escaped above
    return Markup(f"{start}{''.join(map(escape, content))}</{name}>")  # noqa: S704 – escaped above and here


def number(value: float) -> str:
    """The number with at most two decimals, without trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Sequence[float]) -> str:
    """A list of numbers, as in `stroke-dasharray` or the positions of letters."""
    return " ".join(map(number, values))


def path(outline: shapes.Outline) -> str:
    """An outline as path data for `d`."""
    return "".join(chain.from_iterable(_commands(step) for step in outline))


def letters(outline: GlyphOutline) -> str:
    """An outline of letters as path data for `d`, in relative coordinates, which take half the room.

    Each step is taken from the last rounded position, so that rounding errors do not add up.
    """
    x = y = start_x = start_y = 0
    written: list[str] = []
    for command, points in outline:
        ends = [round(value * 100) for value in points]
        deltas = [_delta(end - (y if n % 2 else x)) for n, end in enumerate(ends)]
        written.append((command.lower() if written else command) + "".join(deltas).lstrip(" "))
        if ends:
            x, y = ends[-2:]
        if command == "M":
            start_x, start_y = x, y
        elif command == "Z":
            x, y = start_x, start_y
    return "".join(written)


@lru_cache(maxsize=8192)
def _delta(hundredths: int) -> str:
    """A number that follows others: a space separates it only if it has no minus sign."""
    text = number(hundredths / 100)
    return text.replace("-0.", "-.") if hundredths < 0 else " " + text.removeprefix("0") if text != "0" else " 0"


def body(marker: Marker, colours: SvgColours) -> Markup:
    """A blip's body and halo about the origin, in a group whose `color` is the sector's.

    On a web page the group's `stroke` is that colour, too, with no width, so that setting a width draws an outline.
    """
    fill, outline = colours.body(marker)
    stroke = "" if colours.variables else f' stroke="{outline}"'
    drawn = ""
    if marker.shape is MarkerShape.HALO:
        r, width = shapes.halo(marker)
        drawn = f'<circle r="{number(r)}" fill="{colours.page}"{stroke} stroke-width="{number(width)}"/>'
    core = shapes.core(marker)
    if marker.fill is Certainty.STRONG and marker.shape not in (MarkerShape.DROP, MarkerShape.GHOST) and not core:
        # A solid disc needs no outline; without one, its edge is where the outline's would be.
        drawn += f'<circle r="{number(marker.r)}" fill="{fill}"'
    else:
        drawn += (
            f'<path d="{path(shapes.body(replace(marker, x=0.0, y=0.0)))}"'
            if marker.shape is MarkerShape.DROP
            else f'<circle r="{number(marker.r - shapes.stroke(marker) / 2)}"'
        )
        ground = colours.page if core else fill
        drawn += f' fill="{ground}"{stroke} stroke-width="{number(shapes.stroke(marker))}"'
    if marker.dashed:
        begin, *pattern = shapes.dashes(marker)
        drawn += f' stroke-dasharray="{numbers(pattern)}"' + (f' stroke-dashoffset="{number(begin)}"' if begin else "")
    drawn += "/>"
    if core:
        drawn += f'<circle r="{number(core)}" fill="{fill}"/>'
    return Markup(drawn)  # noqa: S704 – numbers and a theme's colours alone


def _commands(step: shapes.Step) -> Iterator[str]:
    match step:
        case shapes.Start(x, y):
            yield f"M{number(x)} {number(y)}"
        case shapes.Straight(x, y):
            yield f"L{number(x)} {number(y)}"
        case shapes.Arc(x, y, r, start, end):
            # An SVG arc from a point to itself draws nothing, so a whole circle takes two.
            middle = (start + end) / 2
            for begin, stop in [(start, middle), (middle, end)] if abs(end - start) >= 360 else [(start, end)]:
                to_x, to_y = step.at(stop)
                large, clockwise = int(abs(stop - begin) > 180), int(stop > begin)
                yield f"A{number(r)} {number(r)} 0 {large} {clockwise} {number(to_x)} {number(to_y)}"
        case shapes.Bend():
            yield "C" + numbers([value for point in step.controls for value in point])
        case shapes.Close():
            yield "Z"
