"""How much room texts take on a slide, set in whatever font a theme has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from radargen.charts.lettering import line_width
from radargen.charts.scene import Weight
from radargen.slides.slide_parts import SlideText

# How much wider than in ours a text may be in the font of a theme: what Arial takes at the most; Calibri takes less.
WIDER = 1.13
# The height of a line, and of the space below a paragraph, in type sizes.
LEADING, PARAGRAPH = 1.22, 0.45
_SENTENCE = re.compile(r"(?<=[.!?…。])\s+")


def lines(text: SlideText, width: float) -> int:
    """How many lines the text takes in that width, in points."""
    weight = Weight.BOLD if text.bold else Weight.REGULAR
    room, count, used = width / (text.size * WIDER), 1, 0.0
    space = line_width(" ", weight)
    for word in text.words.split():
        wide = line_width(word, weight)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0.0)
        # A word longer than the line is broken wherever it must be.
        count, used = count + int(used / room), used % room
    return count


def height(texts: Sequence[SlideText], width: float) -> float:
    """How high the paragraphs are in that width, in points."""
    return sum(lines(text, width) * text.size * LEADING for text in texts)


def fitted(text: SlideText, width: float, high: float, least: float) -> SlideText:
    """The text in the largest type, from its own down to `least`, in which it fits."""
    size = text.size
    while size > least and height([replace(text, size=size)], width) > high:
        size -= 1
    return replace(text, size=size)


def shortened(text: SlideText, width: float, high: float) -> SlideText:
    """As many sentences of the text as fit, at the least a part of the first; what is left out is shown as left out."""
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
    """Sentences, but the first one word by word, so that something always fits."""
    first, *others = _SENTENCE.split(words)
    for word in first.split():
        yield f"{word} "
    for sentence in others:
        yield f"{sentence} "
