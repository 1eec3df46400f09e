"""How much room texts need on a slide, whatever font the theme has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from radargen.charts.lettering import line_width
from radargen.charts.scene import Weight
from radargen.slides.slide_parts import SlideText

# How much wider than in our font a text may be in the theme's: as wide as in Arial; Calibri is narrower.
WIDER = 1.13
# Line height, and space below a paragraph, in type sizes.
LEADING, PARAGRAPH = 1.22, 0.45
_SENTENCE = re.compile(r"(?<=[.!?…。])\s+")


def lines(text: SlideText, width: float) -> int:
    """How many lines the text needs in that width, in points."""
    weight = Weight.BOLD if text.bold else Weight.REGULAR
    room, count, used = width / (text.size * WIDER), 1, 0.0
    space = line_width(" ", weight)
    for word in text.words.split():
        wide = line_width(word, weight)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0.0)
        # A word longer than the line is broken anywhere.
        count, used = count + int(used / room), used % room
    return count


def height(texts: Sequence[SlideText], width: float) -> float:
    """The height of the paragraphs in that width, in points."""
    return sum(lines(text, width) * text.size * LEADING for text in texts)


def fitted(text: SlideText, width: float, high: float, least: float) -> SlideText:
    """The text in the largest type in which it fits, from its own size down to `least`."""
    size = text.size
    while size > least and height([replace(text, size=size)], width) > high:
        size -= 1
    return replace(text, size=size)


def shortened(text: SlideText, width: float, high: float) -> SlideText:
    """As many sentences of the text as fit, at least part of the first; an ellipsis marks what is left out."""
    if height([text], width) <= high:
        return text
    kept = ""
    for part in _parts(text.words):
        longer = replace(text, words=f"{kept}{part.rstrip()} …")
        if height([longer], width) > high:
            break
        kept += part
    return replace(text, words=f"{kept.rstrip()} …")


def _parts(words: str) -> Iterator[str]:
    """The sentences, the first one word by word, so that something always fits."""
    first, *others = _SENTENCE.split(words)
    for word in first.split():
        yield f"{word} "
    for sentence in others:
        yield f"{sentence} "
