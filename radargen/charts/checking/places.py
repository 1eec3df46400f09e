"""Positions: nothing overlaps, and nothing leaves its cell or the page."""

from collections.abc import Iterator
from itertools import chain
from math import atan2, degrees, hypot, radians, sin

from radargen.charts.checking import things
from radargen.charts.checking.geometry import SLACK, Polygon, Round, Shape, Thing, among, between
from radargen.charts.checking.promise import Promise, none_of
from radargen.charts.checking.strayed_names import strayed
from radargen.charts.checking.things import Fonts, Json, tolerance, width
from radargen.text.messages import Message

# How far a box may seem to pass the edge of the page, in points, since both are rounded.
EDGE = 0.1
# How the names of boxes begin that may stand on the radar.
WITHIN = ("the ring ", "the former place")


def placed(chart: Json, fonts: Fonts = ()) -> Iterator[Promise]:
    """The promises on positions; `fonts` are the radar's own fonts."""
    blips, names = things.blips(chart), things.names(chart)
    titles, furniture = things.titles(chart), things.furniture(chart)
    around = [*furniture, *titles]
    yield none_of(Message("blips overlapping"), among(blips))
    radars = things.radars(chart)
    leaving = [culprit for radar in radars for culprit in _leaving(radar)]
    yield none_of(Message("blips outside their cell"), [*leaving, *_off_panel(chart)])
    yield none_of(Message("blips on ring names, titles, key or legend"), between(blips, around))
    yield none_of(Message("names on names"), among(names))
    yield none_of(Message("names on blips"), between(names, blips))
    yield none_of(
        Message("names on ring names, titles, key, legend or rim"),
        [*between(names, around), *(culprit for radar in radars for culprit in _on_rim(radar))],
    )
    yield none_of(Message("names wider than their room"), _too_wide(chart, fonts))
    yield from strayed(chart)
    yield none_of(
        Message("ring names, titles, key and legend overlapping"),
        [*among(around), *(culprit for radar in radars for culprit in _radar_on(radar, furniture))],
    )
    yield none_of(Message("other texts overlapping"), among(things.lines(chart, fonts)))
    fans = things.fans(chart)
    if fans:
        others = [*things.lines(chart, fonts), *things.entries(chart), *furniture]
        yield none_of(Message("small radars on each other or on texts"), [*among(fans), *between(fans, others)])
    yield none_of(Message("legend entries overlapping"), among(things.entries(chart)))
    arrows = things.outlooks(chart)
    if arrows:
        numbers = things.numbers(chart)
        yield none_of(
            Message("outlook arrows on blips, names, ring names or titles"),
            [*between(arrows, [*blips, *names, *numbers, *around]), *among(arrows)],
        )
    if chart["centre"]:
        yield from _lines_clear(chart, blips, names)
    else:
        ways, lines = things.ways(chart), things.lines(chart, fonts)
        on_others = [*between(ways, [*blips, *names, *lines]), *among(ways)]
        yield none_of(Message("ways on blips, names or texts"), [*on_others, *_courses_on(chart, names, lines)])
        yield none_of(Message("ways that cover each other"), things.covered(chart))
        yield none_of(Message("other texts on blips or names"), between(lines, [*blips, *names]))
    everything = [
        *arrows,
        *things.ways(chart),
        *(way for _, way in things.courses(chart)),
        *blips,
        *names,
        *around,
        *things.entries(chart),
        *things.lines(chart, fonts),
        *things.whiskers(chart).values(),
    ]
    yield none_of(
        Message("things outside the page"),
        [*_off(chart, everything), *(culprit for radar in radars for culprit in _rim_off(radar))],
    )


def _courses_on(chart: Json, names: list[Thing], lines: list[Thing]) -> Iterator[Message]:
    """Courses (lines through several editions) that touch a name, a text or the blip of another trend."""
    marks = [(blip["id"], thing) for blip, thing in zip(chart["blips"], things.blips(chart), strict=True)]
    for trend, way in things.courses(chart):
        yield from between([way], [*names, *lines, *(thing for other, thing in marks if other != trend)])


def _lines_clear(chart: Json, blips: list[Thing], names: list[Thing]) -> Iterator[Promise]:
    """Promises that no whisker, arrow or former place lies on a name, even its own, or on another trend's blip."""
    bodies = dict(zip((blip["id"] for blip in chart["blips"]), blips, strict=True))
    for name, kinds in (
        (Message("whiskers on names or other blips"), [things.whiskers(chart)]),
        (Message("arrows and former places on names or other blips"), [things.trails(chart), things.ghosts(chart)]),
    ):
        lines = [(id, line) for kind in kinds for id, line in kind.items()]
        if lines:
            yield none_of(
                name, chain.from_iterable(between([line], _in_the_way(id, bodies, names)) for id, line in lines)
            )


def _in_the_way(id: str, bodies: dict[str, Thing], names: list[Thing]) -> list[Thing]:
    return [*names, *(body for other, body in bodies.items() if other != id)]


def _named(chart: Json) -> Iterator[Json]:
    if chart["centre"]:
        yield from (blip for blip in chart["blips"] if blip.get("label"))


def _polar(chart: Json, x: float, y: float) -> tuple[float, float]:
    dx, dy = x - chart["centre"]["x"], y - chart["centre"]["y"]
    return hypot(dx, dy), degrees(atan2(dx, -dy)) % 360


def _ring(chart: Json, blip: Json) -> Json:
    found: Json = next(ring for ring in chart["rings"] if ring["id"] == blip["ring"])
    return found


def _sector(chart: Json, blip: Json) -> Json:
    found: Json = next(sector for sector in chart["sectors"] if sector["id"] == blip["dimension"])
    return found


def _leaving(chart: Json) -> Iterator[Message]:
    for blip in chart["blips"] if chart["centre"] else ():
        ring, sector = _ring(chart, blip), _sector(chart, blip)
        # The tip of a drop is a corner of its own; the rest of it lies within the body.
        edges = [edge for shape in things.body(blip) for edge in _edges(shape)]
        if any(_beyond_ring(chart, ring, *edge) for edge in edges):
            yield Message("{id} leaves its ring", id=blip["id"])
        if any(_beyond_sector(chart, sector, *edge) for edge in edges):
            yield Message("{id} leaves its sector", id=blip["id"])


def _off_panel(chart: Json) -> Iterator[Message]:
    """Blips that reach over the edge of their panel, on charts that have panels."""
    panels = {panel["id"]: panel for panel in chart.get("panels", ())}
    for blip in chart["blips"]:
        if panel := panels.get(blip.get("panel")):
            left, top, right, bottom = Thing(Message("{id}", id=blip["id"]), things.body(blip)).bounds
            across = panel["x"] - SLACK <= left and right <= panel["x"] + panel["width"] + SLACK
            down = panel["y"] - SLACK <= top and bottom <= panel["y"] + panel["height"] + SLACK
            if not (across and down):
                yield Message("{id} leaves its panel", id=blip["id"])


def _edges(shape: Shape) -> list[tuple[float, float, float]]:
    """Points (x, y) and the radius around each within which the shape lies, as (x, y, r)."""
    match shape:
        case Round(x, y, r):
            return [(x, y, r)]
        case Polygon(corners):
            return [(x, y, 0.0) for x, y in corners]


def _beyond_ring(chart: Json, ring: Json, x: float, y: float, r: float) -> bool:
    away, _ = _polar(chart, x, y)
    inside = not ring["inner"] or away - r >= ring["inner"] - SLACK
    return not (inside and away + r <= ring["outer"] + SLACK)


def _beyond_sector(chart: Json, sector: Json, x: float, y: float, r: float) -> bool:
    if (width_of := sector["end"] - sector["start"]) >= 360:
        return False
    away, angle = _polar(chart, x, y)
    into = (angle - sector["start"]) % 360
    # A point just before the start is nearly a whole turn past it.
    if into > width_of:
        past = min(into - width_of, 360 - into)
        return away * sin(radians(min(past, 90))) > SLACK
    sides = [away * sin(radians(side)) for side in (into, width_of - into) if side < 90]
    return any(side < r - SLACK for side in sides)


def _on_rim(chart: Json) -> Iterator[Message]:
    """Names that overlap the rim, the coloured arc around the radar."""
    if not (chart["centre"] and chart["rim"]):
        return
    start, end = chart["sectors"][0]["start"], chart["sectors"][-1]["end"]
    inner = chart["rim"]["radius"] - chart["rim"]["width"] / 2
    for blip in _named(chart):
        corners = [_polar(chart, x, y) for x, y in things.box(blip["label"]).corners]
        if any(away > inner + SLACK and (angle - start) % 360 <= end - start for away, angle in corners):
            yield Message("{one} and {other}", one=Message("the name of {id}", id=blip["id"]), other=Message("the rim"))


def _too_wide(chart: Json, fonts: Fonts) -> Iterator[Message]:
    for blip in chart["blips"]:
        label = blip.get("label")
        for line in label["lines"] if label else ():
            size, weight = label.get("size", 0.0), label.get("weight", "regular")
            words = line if isinstance(line, str) else line["text"]
            room = label["width"] + tolerance(words, size, weight, fonts)
            if width(words, size, weight, fonts, label["text"]) > room:
                yield Message("“{words}”", words=words)


def _radar_on(chart: Json, furniture: list[Thing]) -> Iterator[Message]:
    """Boxes that overlap a full-circle radar, except names of rings and former places, which stand inside it."""
    if not (chart["centre"] and chart["rim"]) or chart["sectors"][-1]["end"] - chart["sectors"][0]["start"] < 360:
        return
    centre = chart["centre"]
    radar = Thing(
        Message("the radar"), (Round(centre["x"], centre["y"], chart["rim"]["radius"] + chart["rim"]["width"] / 2),)
    )
    yield from between([thing for thing in furniture if not thing.what.startswith(WITHIN)], [radar])


def _off(chart: Json, everything: list[Thing]) -> Iterator[Message]:
    sizes = {page["page"]: (page["width"], page["height"]) for page in chart["pages"]}
    for thing in everything:
        left, top, right, bottom = thing.bounds
        wide, high = sizes[thing.page]
        if left < -EDGE or top < -EDGE or right > wide + EDGE or bottom > high + EDGE:
            yield thing.what


def _rim_off(chart: Json) -> Iterator[Message]:
    """The rim if it leaves the page, judged by its two ends and its extreme points."""
    if not (chart["centre"] and chart["rim"]):
        return
    start, end = chart["sectors"][0]["start"], chart["sectors"][-1]["end"]
    radius = chart["rim"]["radius"] + chart["rim"]["width"] / 2
    outmost = [start, end, *(turn for turn in (0, 90, 180, 270) if (turn - start) % 360 <= end - start)]
    for turn in outmost:
        x = chart["centre"]["x"] + radius * sin(radians(turn))
        y = chart["centre"]["y"] - radius * sin(radians(90 - turn))
        if not (-EDGE <= x <= chart["width"] + EDGE and -EDGE <= y <= chart["height"] + EDGE):
            yield Message("the rim")
            return
