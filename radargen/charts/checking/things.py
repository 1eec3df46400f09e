"""What is on the pages of a chart, read from the scene's JSON: blips, names, titles, lists.

Pillow measures the texts in the shipped fonts, independently of the layout's own measures; texts that are drawn as
outlines are measured by these outlines.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING, Any, TypeAlias

from radargen.charts.checking.geometry import Polygon, Round, Shape, Thing, drop, rectangle
from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.scene import Weight
from radargen.model import FontFile
from radargen.text.messages import Message

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Json: TypeAlias = Mapping[str, Any]
Fonts: TypeAlias = tuple[FontFile, ...]
# A sector's title is checked letter by letter; the boxes that the layout has put around it do not count.
TITLE = "sector title"
# Height of capitals and digits, as a fraction of the type size.
CAPITALS = 0.66
# Half the width of an arrow's head, as a fraction of its length.
HEAD = 0.42
# Texts are measured at this size, so that rounding does not matter.
_SIZE = 1000
# How many straight pieces approximate a bend.
_BEND = 10
# Without the library that shapes texts, Pillow does not kern.
_UNKERNED = 0.03
_BOXES = {
    "": Message("the box"),
    "former place": Message("the former place"),
    "key": Message("the key"),
    "legend": Message("the legend"),
    "logo": Message("the logo"),
    "ring name": Message("the ring name"),
    "title": Message("the title"),
}


def blips(chart: Json) -> list[Thing]:
    """The blips' bodies as they are drawn, halo and tip included."""
    return [Thing(Message("{id}", id=blip["id"]), body(blip), blip.get("page", 1)) for blip in chart["blips"]]


def body(blip: Json) -> tuple[Shape, ...]:
    """The shapes of one blip's body, halo and tip included."""
    x, y, r, reach = (blip[key] for key in ("x", "y", "r", "reach"))
    return drop(x, y, r, reach, blip["turn"]) if blip.get("shape") == "drop" else (Round(x, y, reach),)


def radars(chart: Json) -> list[Json]:
    """The chart itself, or each of its small radars, with the blips of its dimensions, as a chart of its own."""
    if chart["centre"] or not (discs := chart.get("discs")):
        return [chart]
    alone: list[Json] = []
    for disc in discs:
        dimensions = {sector["id"] for sector in disc["sectors"]}
        blips = [blip for blip in chart["blips"] if blip["dimension"] in dimensions]
        alone.append({**chart, **disc, "blips": blips})
    return alone


def fans(chart: Json) -> list[Thing]:
    """Each of several small radars as a whole, rim included; they are half discs at most, hence convex."""
    found = []
    for disc in chart.get("discs", ()):
        start, end = disc["sectors"][0]["start"], disc["sectors"][-1]["end"]
        x, y, reach = disc["centre"]["x"], disc["centre"]["y"], disc["rim"]["radius"] + disc["rim"]["width"] / 2
        steps = max(int((end - start) / 5), 1)
        turns = [radians(start + (end - start) * n / steps) for n in range(steps + 1)]
        corners = ((x, y), *((x + reach * sin(turn), y - reach * cos(turn)) for turn in turns))
        who = Message("the radar of {id}", id=disc["sectors"][0]["id"])
        found.append(Thing(who, (Polygon(corners),), disc["page"]))
    return found


def names(chart: Json) -> list[Thing]:
    """The boxes of the names beside blips."""
    return [
        Thing(Message("the name of {id}", id=blip["id"]), (box(blip["label"]),), blip.get("page", 1))
        for blip in chart["blips"]
        if blip.get("label")
    ]


def furniture(chart: Json) -> list[Thing]:
    """Ring names, title, key and legend, as boxes."""
    return [
        Thing(
            _BOXES.get(found["what"]) or Message("the {thing}", thing=found["what"]),
            (box(found),),
            found.get("page", 1),
        )
        for found in chart["obstacles"]
        if found["what"] != TITLE
    ]


def titles(chart: Json) -> list[Thing]:
    """The names of the dimensions along the rim, as one rotated box per letter."""
    return [
        Thing(Message("the title {title}", title=title["text"]), tuple(letters(title)))
        for title in chart["titles"]
        if title["glyphs"]
    ]


def entries(chart: Json) -> list[Thing]:
    """The entries of the legend."""
    return [
        Thing(Message("{id} in the legend", id=entry["id"]), (box(entry),), entry["page"]) for entry in chart["legend"]
    ]


def lines(chart: Json, fonts: Fonts = ()) -> list[Thing]:
    """All other lines of text: as wide as drawn, from the baseline to the top of the capitals."""
    ring_names = chart.get("ring_names", ())
    return [_line(text, text["page"], fonts) for text in chart["texts"]] + [_line(t, 1, fonts) for t in ring_names]


def whiskers(chart: Json) -> dict[str, Thing]:
    """The strokes that show how far raters disagree, without their gaps, by trend id."""
    return {
        blip["id"]: Thing(Message("the whisker of {id}", id=blip["id"]), shapes)
        for blip in chart["blips"]
        if blip.get("whisker") and (shapes := tuple(_strokes(blip["whisker"])))
    }


def trails(chart: Json) -> dict[str, Thing]:
    """The arrows from the blips' former places, without their gaps, by trend id."""
    return {
        trail["id"]: Thing(Message("the arrow of {id}", id=trail["id"]), shapes)
        for trail in chart.get("trails", ())
        if (shapes := tuple(_strokes(trail["arrow"])))
    }


def ghosts(chart: Json) -> dict[str, Thing]:
    """The markers at former places, by trend id."""
    return {
        trail["id"]: Thing(
            Message("the former place of {id}", id=trail["id"]), (Round(ghost["x"], ghost["y"], ghost["r"]),)
        )
        for trail in chart.get("trails", ())
        if (ghost := trail["ghost"])
    }


def outlooks(chart: Json) -> list[Thing]:
    """The arrows that show where blips are expected to move."""
    return [
        Thing(Message("the outlook of {id}", id=outlook["id"]), tuple(_strokes(outlook["arrow"])))
        for outlook in chart.get("outlooks", ())
    ]


def ways(chart: Json) -> list[Thing]:
    """The lines from former places to blips, with the markers of these places."""
    drawn = (
        (
            trail,
            (
                *_strokes(trail["arrow"]),
                *((Round(ghost["x"], ghost["y"], ghost["r"]),) if (ghost := trail["ghost"]) else ()),
            ),
        )
        for trail in chart.get("trails", ())
    )
    return [
        Thing(Message("the way of {id}", id=trail["id"]), shapes, trail.get("page", 1))
        for trail, shapes in drawn
        if shapes
    ]


def courses(chart: Json) -> list[tuple[str, Thing]]:
    """The lines through several editions, with their trend's id; bends are approximated by short straight pieces."""
    return [
        (
            course["id"],
            Thing(
                Message("the way of {id}", id=course["id"]),
                tuple(stroke for piece in _pieces(course) for stroke in _strokes(piece)),
                course.get("page", 1),
            ),
        )
        for course in chart.get("courses", ())
    ]


def covered(chart: Json) -> Iterator[Message]:
    """Name each pair of courses that run on top of each other for a while."""
    level: dict[tuple[int, float], list[tuple[float, float, str]]] = {}
    for course in chart.get("courses", ()):
        for (x1, y1), (x2, y2) in pairwise(course["knots"]):
            if y1 == y2:
                level.setdefault((course.get("page", 1), y1), []).append((x1, x2, course["id"]))
    for pieces in level.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(pieces)):
            if start < end and one != other:
                yield Message("{one} and {other}", one=one, other=other)


def _pieces(course: Json) -> Iterator[Json]:
    for (x1, y1), (x2, y2) in pairwise(course["knots"]):
        count = 1 if y1 == y2 else _BEND
        # A cubic Bézier curve whose control points are level with its ends, half way between them.
        shares = [n / count for n in range(count + 1)]
        points = [
            (x1 + (x2 - x1) * (1.5 * t - 1.5 * t * t + t**3), y1 + (y2 - y1) * (3 * t * t - 2 * t**3)) for t in shares
        ]
        for (from_x, from_y), (to_x, to_y) in pairwise(points):
            yield {"x1": from_x, "y1": from_y, "x2": to_x, "y2": to_y, "width": course["width"]}


def numbers(chart: Json) -> list[Thing]:
    """The numbers inside or beside blips."""
    return [_line(blip["number_text"], 1, ()) for blip in chart["blips"] if blip.get("number_text")]


def box(found: Json) -> Polygon:
    """A box of the scene as a polygon."""
    return rectangle(found["x"], found["y"], found["width"], found["height"])


def _line(text: Json, page: int, fonts: Fonts) -> Thing:
    size = text["size"]
    wide = width(text["text"], size, text["weight"], fonts)
    left = text["x"] - {"start": 0.0, "middle": wide / 2, "end": wide}[text["anchor"]]
    shape = rectangle(left, text["y"] - CAPITALS * size, wide, CAPITALS * size)
    return Thing(Message("“{words}”", words=text["text"]), (shape,), page)


def letters(title: Json) -> Iterator[Polygon]:
    """The letters of a title along an arc: from the baseline to the top of the capitals, and up to the next letter."""
    glyphs, high = title["glyphs"], CAPITALS * title["size"]
    usual = 0.6 * title["size"]
    for n, glyph in enumerate(glyphs):
        after = glyphs[n + 1] if n + 1 < len(glyphs) else None
        wide = min(usual, hypot(after["x"] - glyph["x"], after["y"] - glyph["y"])) if after else usual
        if glyph["char"].strip():
            yield rectangle(glyph["x"], glyph["y"], wide, -high, glyph["turn"])


def _strokes(line: Json) -> Iterator[Polygon]:
    """What is drawn of a line: the parts between its gaps, the bars across its ends, and the head of an arrow.

    There is neither bar nor head at an end that lies in a gap.
    """
    x1, y1, half = line["x1"], line["y1"], line["width"] / 2
    dx, dy = line["x2"] - x1, line["y2"] - y1
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    gaps = line.get("gaps", ())
    ends = [0.0, *(share for gap in gaps for share in gap), 1.0]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        if start < end or not gaps:
            ax, ay, bx, by = x1 + start * dx, y1 + start * dy, x1 + end * dx, y1 + end * dy
            across, down = -half * uy, half * ux
            yield Polygon(
                ((ax + across, ay + down), (bx + across, by + down), (bx - across, by - down), (ax - across, ay - down))
            )
    if cap := line.get("cap"):
        for share, x, y in ((0.0, x1, y1), (1.0, line["x2"], line["y2"])):
            if not any(start <= share <= end for start, end in gaps):
                a, b, c, d = half * ux, half * uy, cap * uy, cap * ux
                yield Polygon(
                    ((x - a - c, y - b + d), (x + a - c, y + b + d), (x + a + c, y + b - d), (x - a + c, y - b - d))
                )
    if (head := line.get("head")) and ends[-2] < 1:
        x2, y2, wide = line["x2"], line["y2"], HEAD * line["head"]
        back = x2 - head * ux, y2 - head * uy
        yield Polygon(
            ((x2, y2), (back[0] - wide * uy, back[1] + wide * ux), (back[0] + wide * uy, back[1] - wide * ux))
        )


def width(words: str, size: float, weight: str, fonts: Fonts = (), whole: str = "") -> float:
    """The width of a line in points; `fonts` are the radar's own, and `whole` is the full name it is a line of."""
    if is_plain(whole + words, Weight(weight)):
        return _font(weight).getlength(words) * size / _SIZE
    outline = shaped_line(words, Weight(weight), fonts, whole).outline
    across = [x for step in outline for x in step.points[::2]]
    return (max(across) - min(across)) * size if across else 0.0


def letter_bounds(
    words: str, size: float, weight: str, anchor: str = "start", wide: str | None = None
) -> tuple[float, float, float, float]:
    """The bounds of a line's ink in the shipped font: left, top, right, bottom in points from its anchor, y down.

    `wide` is the width to which the line is stretched, in points, if it is.
    """
    font = _font(weight)
    left, top, right, bottom = (float(value) for value in font.getbbox(words, anchor="ls"))
    advance = font.getlength(words)
    stretched = float(wide) / (advance * size / _SIZE) if wide and advance else 1.0
    scale = size / _SIZE
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * advance
    return (
        (left - before) * scale * stretched,
        top * scale,
        (right - before) * scale * stretched,
        bottom * scale,
    )


def undrawn(words: str, weight: str, fonts: Fonts = ()) -> str:
    """The characters of a line that no font has, each once."""
    return "" if is_plain(words, Weight(weight)) else shaped_line(words, Weight(weight), fonts).missing


def tolerance(words: str, size: float, weight: str, fonts: Fonts = ()) -> float:
    """How much two measures of a line's width may differ, in points: half a point, more without kerning."""
    from PIL import features  # noqa: PLC0415 – as below

    return 0.5 + (0 if features.check("raqm") else _UNKERNED * width(words, size, weight, fonts))


@cache
def _font(weight: str) -> "FreeTypeFont":
    # Imported here because only this check needs Pillow, which is slow to import.
    from PIL import ImageFont  # noqa: PLC0415

    font = files("radargen").joinpath("charts", "fonts", f"RadargenSans-{weight.capitalize()}.ttf")
    return ImageFont.truetype(BytesIO(font.read_bytes()), _SIZE)
