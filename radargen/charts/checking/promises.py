"""All promises of a chart, in the order in which they are reported."""

import json
from collections import Counter
from collections.abc import Iterator

from radargen.charts.checking.looks import looking
from radargen.charts.checking.panels import on_panels
from radargen.charts.checking.places import placed
from radargen.charts.checking.promise import Promise, none_of
from radargen.charts.checking.things import Fonts, Json, undrawn
from radargen.charts.theme import Theme
from radargen.text.messages import Message


def promises(chart: str | Json, theme: Theme) -> tuple[Promise, ...]:
    """Everything a chart promises, with what was found in the scene's JSON (text or parsed) and its theme.

    Counts overlaps of every kind, things outside their cell or the page, names over the wrong cell, and numbers and
    legend entries that are missing or there twice; measures type sizes, contrasts and the distance between colours. A
    page without any text, made for a page that brings its own, needs no legend. Raises ValueError if the text is not
    JSON.
    """
    scene: Json = json.loads(chart) if isinstance(chart, str) else chart
    return (
        *placed(scene, theme.fonts),
        *on_panels(scene, theme.fonts),
        none_of(Message("names and numbers missing or twice"), _marks(scene)),
        none_of(Message("texts with characters that no font has"), _undrawn(scene, theme.fonts)),
        none_of(Message("legend entries missing or twice"), _entries(scene)),
        *looking(scene, theme),
    )


def _marks(chart: Json) -> Iterator[Message]:
    """Blips without a name or a unique number, and numbers left out where all blips are numbered."""
    blips = [blip for blip in chart["blips"] if not blip.get("quiet")]
    numbers = Counter(blip["number"] for blip in blips if blip["number"] is not None)
    for blip in blips:
        text = blip.get("number_text")
        if not (text or blip.get("label")):
            yield Message("{id} has neither name nor number", id=blip["id"])
        elif text and text["text"] != str(blip["number"]):
            yield Message("{id} shows {text} for {number}", id=blip["id"], text=text["text"], number=blip["number"])
        if numbers[blip["number"]] > 1:
            yield Message("{id} shares its number {number}", id=blip["id"], number=blip["number"])
    if blips and all(blip.get("number_text") for blip in blips) and sorted(numbers) != [*range(1, len(numbers) + 1)]:
        yield Message("the numbers do not count from 1 without a gap")


def _undrawn(chart: Json, fonts: Fonts) -> Iterator[Message]:
    """Texts with characters that no font has; names and legend entries are given by the trend's id."""
    told = [(blip["id"], blip["label"]) for blip in chart["blips"] if blip.get("label")]
    named = [(id, line) for id, label in (*told, *((e["id"], e) for e in chart["legend"])) for line in label["lines"]]
    lines = [(id, line if isinstance(line, str) else line["text"], "regular") for id, line in named]
    titles = ((title["text"], title["text"], "bold") for title in chart["titles"])
    others = ((text["text"], text["text"], text["weight"]) for text in (*chart["texts"], *chart.get("ring_names", ())))
    found: dict[str, str] = {}
    for who, words, weight in (*lines, *titles, *others):
        if missing := undrawn(words, weight, fonts):
            found[who] = "".join(dict.fromkeys(found.get(who, "") + missing))
    yield from (Message("{who}: {characters}", who=who, characters=missing) for who, missing in found.items())


def _entries(chart: Json) -> Iterator[Message]:
    """Blips without a name that are not in the legend exactly once, under their number."""
    numbers = {blip["id"]: str(blip["number"]) for blip in chart["blips"]}
    listed = Counter(entry["id"] for entry in chart["legend"])
    if chart["texts"] or listed:
        unnamed = [blip["id"] for blip in chart["blips"] if not (blip.get("label") or blip.get("quiet"))]
        yield from (Message("{id} is missing", id=id) for id in unnamed if not listed[id])
    yield from (
        Message("{id} stands there {count} times", id=id, count=count) for id, count in listed.items() if count > 1
    )
    for entry in chart["legend"]:
        if numbers.get(entry["id"]) != entry["number"]:
            yield Message("{id} has no blip with the number {number}", id=entry["id"], number=entry["number"])
