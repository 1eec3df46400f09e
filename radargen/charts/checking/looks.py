"""Legibility: type that is large enough, colours with enough contrast and different enough from each other."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from radargen.charts.checking.promise import Promise, no_less
from radargen.charts.checking.things import Json
from radargen.charts.colour import Vision, contrast, distance, mix
from radargen.charts.theme import OUTLINE_CONTRAST, TEXT_CONTRAST, TINT, Theme, least_distance
from radargen.text.messages import Message

# Smallest type in points: of names and lists on paper and on slides, and of any other text on either.
PAPER, SLIDE, ANYTHING = 6.5, 8.0, 5.0
_VISIONS = {
    Vision.NORMAL: Message("normal"),
    Vision.PROTAN: Message("protan"),
    Vision.DEUTAN: Message("deutan"),
    Vision.TRITAN: Message("tritan"),
}


def looking(chart: Json, theme: Theme) -> Iterator[Promise]:
    """The promises on type sizes, contrasts and the distance between colours."""
    floor = chart.get("floor", PAPER)
    page = Message("slide") if floor >= SLIDE else Message("paper")
    found = (
        no_less(Message("smallest type of names and legend, pt ({page})", page=page), _names(chart), floor),
        no_less(Message("smallest type of all, pt"), [*_names(chart), *_others(chart)], ANYTHING),
        no_less(Message("least contrast of text"), _texts(chart, theme), TEXT_CONTRAST),
        no_less(Message("least contrast of blip outlines"), _outlines(chart, theme), OUTLINE_CONTRAST),
        *(_apart(chart, theme, vision) for vision in Vision if theme.by_colour),
    )
    yield from (promise for promise in found if promise)


def _names(chart: Json) -> Iterator[tuple[float, Message]]:
    for blip in chart["blips"]:
        if label := blip.get("label"):
            yield from ((size, Message("the name of {id}", id=blip["id"])) for size in _sizes(label))
    yield from ((entry["size"], Message("{id} in the legend", id=entry["id"])) for entry in chart["legend"])


def _sizes(label: Json) -> list[float]:
    """The type sizes of a name, which has one for all of its lines or one for each."""
    own = [line["size"] for line in label["lines"] if not isinstance(line, str)]
    return [label["size"]] if "size" in label else own


def _others(chart: Json) -> Iterator[tuple[float, Message]]:
    for blip in chart["blips"]:
        if number := blip.get("number_text"):
            yield number["size"], Message("the number of {id}", id=blip["id"])
        if letter := blip.get("letter"):
            yield letter["size"], Message("the letter of {id}", id=blip["id"])
    for text in (*chart["texts"], *chart.get("ring_names", ()), *chart["titles"]):
        yield text["size"], Message("“{words}”", words=text["text"])


def _count(chart: Json) -> int:
    """How many dimensions the theme's colours are distributed among."""
    shown = max((dimension["index"] + 1 for dimension in _dimensions(chart)), default=0)
    return max(shown, int(chart.get("dimensions", 0)))


def _dimensions(chart: Json) -> Sequence[Json]:
    """The dimensions on the chart: the sectors of a radar, or the lists of any other chart."""
    dimensions: Sequence[Json] = chart.get("lists") or chart["sectors"]
    return dimensions


def _sectors(chart: Json, theme: Theme) -> list[tuple[str, str]]:
    """The name and the colour of each dimension on the chart."""
    return [(known["name"], theme.sector(known["index"], _count(chart))) for known in _dimensions(chart)]


def _bands(chart: Json, theme: Theme) -> list[tuple[str, str]]:
    found = chart["rings"] or next((disc["rings"] for disc in chart.get("discs", ())), ())
    last = max(len(found) - 1, 1)
    rings = [(ring["name"], theme.band(ring.get("depth", n / last))) for n, ring in enumerate(found)]
    return [*rings, *((panel["name"], theme.band(panel["depth"])) for panel in chart.get("panels", ()))]


def _texts(chart: Json, theme: Theme) -> Iterator[tuple[float, Message]]:
    yield contrast(theme.ink, theme.page), Message("text on the page")
    yield contrast(theme.muted, theme.page), Message("muted text on the page")
    for ring, band in _bands(chart, theme):
        yield contrast(theme.ink, band), Message("names on {ring}", ring=ring)
        yield contrast(theme.caption, band), Message("ring names")
    for sector, colour in _sectors(chart, theme):
        yield contrast(colour, theme.page), Message("the title of {sector}", sector=sector)
        yield contrast(theme.on_sector, colour), Message("numbers on {sector}", sector=sector)
        yield (
            contrast(theme.ink, mix(colour, theme.page, TINT)),
            Message("numbers on the tint of {sector}", sector=sector),
        )


def _outlines(chart: Json, theme: Theme) -> Iterator[tuple[float, Message]]:
    for sector, colour in _sectors(chart, theme):
        for ring, band in _bands(chart, theme):
            yield contrast(colour, band), Message("{sector} on {ring}", sector=sector, ring=ring)


def _apart(chart: Json, theme: Theme, vision: Vision) -> Promise | None:
    """How different the dimensions' colours are to people with that colour vision; None with fewer than two."""
    pairs = combinations(_sectors(chart, theme), 2)
    found = [
        (distance(one, other, vision), Message("{one} and {other}", one=a, other=b)) for (a, one), (b, other) in pairs
    ]
    return no_less(
        Message("least distance of sector colours, ΔE00 ({vision})", vision=_VISIONS[vision]),
        found,
        least_distance(_count(chart)),
    )
