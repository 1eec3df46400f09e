"""Promises of charts made of panels: everything on a panel stays inside it, and every trend is there exactly once."""

from collections import Counter
from collections.abc import Iterator

from radargen.charts.checking import things
from radargen.charts.checking.geometry import SLACK, Thing, among, between, gap
from radargen.charts.checking.promise import Promise, none_of
from radargen.charts.checking.things import Fonts, Json, tolerance
from radargen.text.messages import Message


def on_panels(chart: Json, fonts: Fonts = ()) -> Iterator[Promise]:
    """The promises of a chart that has panels or lists the trends it shows; none for any other chart."""
    if chart.get("panels"):
        panels = [
            Thing(Message("{id}", id=panel["id"]), (things.box(panel),), panel.get("page", 1))
            for panel in chart["panels"]
        ]
        yield none_of(Message("panels overlapping or outside the page"), [*among(panels), *_off(chart, panels)])
        yield none_of(Message("names outside their panel"), _leaving(chart))
        numbers = _numbers(chart)
        if numbers:
            yield none_of(
                Message("numbers outside their panel, on each other, blips, names or texts"),
                _misplaced(chart, numbers, fonts),
            )
        yield none_of(Message("legend entries on panels"), between(things.entries(chart), panels))
        yield none_of(Message("texts over the edge of a panel"), _over_edge(chart, fonts, panels))
    if chart.get("panels") or chart.get("trends"):
        yield none_of(Message("trends missing or twice"), _unequal(chart))


def _off(chart: Json, panels: list[Thing]) -> Iterator[Message]:
    for panel in panels:
        left, top, right, bottom = panel.bounds
        if left < 0 or top < 0 or right > chart["width"] + SLACK or bottom > chart["height"] + SLACK:
            yield panel.what


def _leaving(chart: Json) -> Iterator[Message]:
    """Names that leave their panel, on charts with all trends on panels (cells); names may stand beside bands."""
    panels = {(panel["id"], panel.get("page", 1)): panel for panel in chart["panels"]}
    for blip in chart["blips"] if chart.get("trends") else ():
        panel, name = panels.get((blip.get("panel"), blip.get("page", 1))), blip.get("label")
        if panel and name and not _is_within(things.box(name).bounds, things.box(panel).bounds, SLACK):
            yield Message("the name of {id}", id=blip["id"])


def _numbers(chart: Json) -> dict[str, Thing]:
    """The numbers beside blips, by trend id."""
    numbered = [blip["id"] for blip in chart["blips"] if blip.get("number_text")]
    return dict(zip(numbered, things.numbers(chart), strict=True))


def _misplaced(chart: Json, numbers: dict[str, Thing], fonts: Fonts) -> Iterator[Message]:
    panels = {panel["id"]: panel for panel in chart["panels"]}
    for blip in chart["blips"]:
        number, panel = numbers.get(blip["id"]), panels.get(blip.get("panel"))
        if number and panel and not _is_within(number.bounds, things.box(panel).bounds, SLACK):
            yield Message("{id} shows its number outside its panel", id=blip["id"])
    yield from among([*numbers.values()])
    yield from between([*numbers.values()], [*things.names(chart), *things.lines(chart, fonts)])
    # A number may stand in the body of its own blip.
    bodies = list(zip((blip["id"] for blip in chart["blips"]), things.blips(chart), strict=True))
    for id, number in numbers.items():
        yield from between([number], [thing for other, thing in bodies if other != id])


def _over_edge(chart: Json, fonts: Fonts, panels: list[Thing]) -> Iterator[Message]:
    """Texts that lie across the edge of a panel."""
    texts = chart["texts"]
    for text, thing in zip(texts, things.lines({"texts": texts}, fonts), strict=True):
        room = SLACK + tolerance(text["text"], text["size"], text["weight"], fonts)
        for panel in panels:
            touches = panel.page == thing.page and gap(thing.shapes[0], panel.shapes[0]) < -room
            if touches and not _is_within(thing.bounds, panel.bounds, room):
                yield thing.what
                break


def _is_within(inner: tuple[float, float, float, float], outer: tuple[float, float, float, float], room: float) -> bool:
    lefts = all(a >= b - room for a, b in zip(inner[:2], outer[:2], strict=True))
    return lefts and all(a <= b + room for a, b in zip(inner[2:], outer[2:], strict=True))


def _unequal(chart: Json) -> Iterator[Message]:
    """Trends that are missing from the chart, or on it more often than they should be."""
    shown: Counter[str] = Counter(blip["id"] for blip in chart["blips"])
    asked: Counter[str] = Counter(chart.get("trends", ()))
    yield from (Message("{id} is missing", id=id) for id, count in asked.items() if shown[id] < count)
    for id, count in shown.items():
        if count > max(asked[id], 1):
            yield Message("{id} stands there {count} times", id=id, count=count)
