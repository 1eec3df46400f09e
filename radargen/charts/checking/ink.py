"""Check that the texts in a drawn file are where the scene has planned them, by their ink (what is really drawn)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from radargen.charts.checking import things
from radargen.charts.checking.promise import Promise, none_of
from radargen.charts.checking.things import Fonts, Json, tolerance, width
from radargen.charts.lettering import is_plain
from radargen.charts.scene import Weight
from radargen.text.messages import Message

# How far letters reach above and below their baseline, in type sizes, accents on capitals included; and how much
# further in scripts that stack their marks.
_ABOVE, _BELOW, _STACKED = 0.98, 0.3, 0.45
# The ink of a line is narrower than its advance by the space around its first and last letter.
_NARROWER = 0.12
# How far the ends of a title along an arc may lie outside its letters' boxes, in type sizes.
_ALONG_ARC = 0.4
_ROUNDING = 0.1


@dataclass(frozen=True, slots=True)
class Ink:
    """The bounds of one connected drawing on a page (counted from 1), in points from the top left, y down.

    `text` is true if the file format says that it is text; otherwise it is any filled outline.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: bool = True

    def joined(self, other: "Ink") -> "Ink":
        """The bounds of both together."""
        return replace(
            self,
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )

    def within(self, room: "Ink") -> bool:
        """Whether it lies wholly inside `room`."""
        across = room.left <= self.left and self.right <= room.right
        return across and room.top <= self.top and self.bottom <= room.bottom

    def widened(self, across: float, above: float, below: float) -> "Ink":
        """The bounds, enlarged by `across` on the left and right, `above` at the top and `below` at the bottom."""
        left, right = self.left - across, self.right + across
        return replace(self, left=left, top=self.top - above, right=right, bottom=self.bottom + below)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A text of the scene, and where its ink must be.

    The middle of each piece of its ink must lie in one of the `places`, which belong to this text alone, and all of its
    ink in `room`. There must be at least `pieces` pieces of ink, the widest of which is at least `wide` points wide.
    """

    what: Message
    places: tuple[Ink, ...]
    room: Ink
    pieces: int
    wide: float = 0.0
    # Set in the shipped font, so that every format marks it as text and not as an outline.
    plain: bool = True
    # The bounds of a text that may also be drawn as one piece, whose middle may then lie anywhere.
    whole: Ink | None = None


def inked(chart: Json, found: Iterable[Ink], fonts: Fonts = ()) -> Iterator[Promise]:
    """Compare the scene's JSON with all the ink read from its files.

    `fonts` are the radar's own fonts. A text also counts as not drawn if only part of its ink is missing.
    """
    planned = list(_planned(chart, fonts))
    drawn: list[list[Ink]] = [[] for _ in planned]
    strays: list[Message] = []
    for ink in found:
        place = next((n for n, text in enumerate(planned) if _belongs(ink, text)), None)
        if place is not None:
            drawn[place].append(ink)
        elif ink.text:
            strays.append(Message("a text at {x}, {y}", x=round(ink.left), y=round(ink.bottom)))
    both = list(zip(planned, drawn, strict=True))
    beyond = [text.what for text, inks in both if inks and not reduce(Ink.joined, inks).within(text.room)]
    yield none_of(Message("texts drawn beyond their room"), [*dict.fromkeys(beyond), *strays])
    yield none_of(
        Message("texts not drawn where they are planned"),
        dict.fromkeys(text.what for text, inks in both if _lacks(text, inks)),
    )


def _belongs(ink: Ink, text: _Planned) -> bool:
    if ink.page != text.room.page or not (ink.text or not text.plain):
        return False
    if text.whole and _is_whole(ink, text):
        return True
    x, y = (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2
    holding = any(place.left <= x <= place.right and place.top <= y <= place.bottom for place in text.places)
    # Where letters are outlines like any other, a larger outline there is a blip or a band below them.
    return holding and (ink.text or ink.bottom - ink.top < 2 * (text.room.bottom - text.room.top))


def _is_whole(ink: Ink, text: _Planned) -> bool:
    whole, slack = text.whole, text.wide
    if not whole:
        return False
    sides = ((ink.left, whole.left), (ink.top, whole.top), (ink.right, whole.right), (ink.bottom, whole.bottom))
    return all(abs(one - other) <= slack for one, other in sides)


def _lacks(text: _Planned, inks: Sequence[Ink]) -> bool:
    if text.whole:
        return len(inks) < text.pieces and not any(_is_whole(ink, text) for ink in inks)
    if len(inks) < text.pieces:
        return True
    return max((ink.right - ink.left for ink in inks), default=0.0) < text.wide


def _planned(chart: Json, fonts: Fonts) -> Iterator[_Planned]:
    for blip in chart["blips"]:
        page = blip.get("page", 1)
        if label := blip.get("label"):
            what = Message("the name of {id}", id=blip["id"])
            yield _block(label, label["lines"], label.get("weight", "regular"), what, page, fonts)
        if number := blip.get("number_text"):
            yield _line(number, Message("the number of {id}", id=blip["id"]), page, fonts)
        if letter := blip.get("letter"):
            yield _line(letter, Message("the letter of {id}", id=blip["id"]), page, fonts)
    for text in (*chart["texts"], *chart.get("ring_names", ())):
        if text["text"].strip():
            yield _line(text, Message("“{words}”", words=text["text"]), text.get("page", 1), fonts)
    for title in chart["titles"]:
        if title["glyphs"]:
            yield _title(title)
    for entry in chart["legend"]:
        what = Message("{id} in the legend", id=entry["id"])
        yield _block(entry, [*entry["lines"], entry["number"]], "regular", what, entry["page"], fonts)


def _block(box: Json, lines: Sequence[str], weight: str, what: Message, page: int, fonts: Fonts) -> _Planned:
    """A block of lines, whose box reaches at least from the top of the first capitals to the last baseline."""
    size, whole = box["size"], box.get("text", "")
    plain = all(is_plain(whole + line, Weight(weight)) for line in lines)
    widest = max(lines, key=lambda line: width(line, size, weight, fonts, whole))
    place = Ink(page, box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
    spare = 0.0 if plain else _STACKED * size
    room = place.widened(
        tolerance(widest, size, weight, fonts), (_ABOVE - things.CAPITALS) * size + spare, _BELOW * size + spare
    )
    wide = _least(width(widest, size, weight, fonts, whole), size)
    return _Planned(what, (place,), room, sum(bool(line.strip()) for line in lines), wide, plain)


def _line(text: Json, what: Message, page: int, fonts: Fonts) -> _Planned:
    words, size, weight = text["text"], text["size"], text["weight"]
    wide = width(words, size, weight, fonts)
    left = text["x"] - {"start": 0.0, "middle": wide / 2, "end": wide}[text["anchor"]]
    plain = is_plain(words, Weight(weight))
    base = Ink(page, left, text["y"], left + wide, text["y"])
    spare = 0.0 if plain else _STACKED * size
    # The width of outlines is that of their ink, which does not begin exactly at the text's position.
    beside = tolerance(words, size, weight, fonts) + (0.0 if plain else _NARROWER * size)
    room = base.widened(beside, _ABOVE * size + spare, _BELOW * size + spare)
    return _Planned(what, (base.widened(0.1, 0.75 * size, 0.15 * size),), room, 1, _least(wide, size), plain)


def _title(title: Json) -> _Planned:
    """A title along an arc: one piece of ink for each letter, or a single piece."""
    size, page = title["size"], title.get("page", 1)
    boxes = tuple(Ink(page, *letter.bounds) for letter in things.letters(title))
    whole, slack = reduce(Ink.joined, boxes), _ALONG_ARC * size
    places = tuple(box.widened(0.15 * size, 0.15 * size, 0.15 * size) for box in boxes)
    what, plain = Message("the title {title}", title=title["text"]), is_plain(title["text"], Weight.BOLD)
    return _Planned(what, places, whole.widened(slack, slack, slack), len(boxes), slack, plain, whole)


def _least(wide: float, size: float) -> float:
    """The least width of the ink of a line whose advance is `wide`, in points."""
    return max(0.0, wide - 2 * _NARROWER * size - _ROUNDING)
