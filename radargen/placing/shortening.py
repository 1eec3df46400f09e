"""What even small type on several lines cannot hold ends with an ellipsis, and the page says what it was."""

from collections.abc import Sequence

from radargen.placing.breaking import fits, whole
from radargen.scene import Weight

ELLIPSIS = "…"


def shortened(lines: Sequence[str], most: int, width: float, weight: Weight = Weight.REGULAR) -> list[str]:
    """The first `most` lines; where more follow, the last ends with an ellipsis, within `width` times the type size."""
    if len(lines) <= most:
        return [*lines]
    last = lines[most - 1].rstrip("- ")
    while last and not fits(last + ELLIPSIS, width, weight):
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]


def lost(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The text, if the lines do not tell all of it."""
    cut = bool(lines) and lines[-1].endswith(ELLIPSIS) and not whole(text).endswith(ELLIPSIS)
    return (whole(text),) if cut else ()
