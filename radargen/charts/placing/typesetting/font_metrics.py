"""The width of a text as it will be drawn, in any script, and the height of type.

Most texts are drawn in the shipped font alone. For what it lacks, a radar may name fonts of its own: these apply while
that radar is placed (`lettered`), to every width measured in the meantime.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from radargen.charts.lettering import is_plain, line_width, shaped_line
from radargen.charts.scene import Weight
from radargen.model import FontFile, House

# Heights in the shipped font, as fractions of the type size.
CAP_HEIGHT = DIGIT_HEIGHT = 0.66
ASCENT = 0.78
DESCENT = 0.22
P = ParamSpec("P")
R = TypeVar("R")
_FONTS: ContextVar[tuple[FontFile, ...]] = ContextVar("fonts", default=())


@contextmanager
def lettered(house: House) -> Iterator[None]:
    """While the context is open, texts are measured with that house style's fonts."""
    token = _FONTS.set(house.fonts)
    try:
        yield
    finally:
        _FONTS.reset(token)


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An lru_cache of size `most` for a function that measures text; results are kept apart by the current fonts."""

    def remembering(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=most)
        def kept(_fonts: tuple[FontFile, ...], *args: Any, **kwargs: Any) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def found(*args: Any, **kwargs: Any) -> R:
            return kept(_FONTS.get(), *args, **kwargs)

        return found

    return remembering


def width(text: str, size: float, weight: Weight = Weight.REGULAR, whole: str = "") -> float:
    """The width of one line in points at that type size, with kerning; `whole` is the text it is a line of."""
    return line_width(text, weight, _FONTS.get(), whole) * size


def letters(text: str, weight: Weight) -> list[tuple[str, float]]:
    """The units to set one by one along an arc, from left to right, each with its width in type sizes."""
    if is_plain(text, weight):
        return [(char, line_width(char, weight)) for char in text]
    return [(part.text, part.advance) for part in shaped_line(text, weight, _FONTS.get()).clusters]
