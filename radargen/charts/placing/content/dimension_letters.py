"""A letter for each dimension, for charts on which otherwise only colour shows it, which greyscale print lacks."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from radargen.charts.lettering import is_plain
from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Marker, TextMark, Tone, Weight
from radargen.model import Certainty

# Type size of a letter as a share of its marker's radius, and the smallest in points.
SIZE, LEAST = 1.4, 5.0


def dimension_letters(sectors: Sequence[tuple[str, str, int]]) -> Mapping[int, str]:
    """A unique letter for each dimension, by its index; empty if there is only one dimension.

    `sectors` are ids, names and indexes. The letter is the first of the name that is not taken; a name in another
    script, or with all its letters taken, gets one of the alphabet.
    """
    letters: dict[int, str] = {}
    for _, name, index in sectors if len(sectors) > 1 else ():
        own = [letter for letter in name.upper() if letter.isalpha() and is_plain(letter, Weight.SEMIBOLD)]
        free = [letter for letter in (*own, *ascii_uppercase) if letter not in letters.values()]
        letters[index] = free[0]
    return letters


def letter_text(letter: str, marker: Marker) -> TextMark:
    """The letter in the middle of its marker."""
    size = round(max(SIZE * marker.r, LEAST), 2)
    width = font_metrics.width(letter, size, Weight.SEMIBOLD)
    x, y = marker.x - width / 2, marker.y + font_metrics.CAP_HEIGHT / 2 * size
    tone = Tone.ON_SECTOR if marker.fill is Certainty.STRONG else Tone.INK
    return TextMark(letter, round(x, 2), round(y, 2), size, Weight.SEMIBOLD, tone=tone, sector=marker.sector or 0)
