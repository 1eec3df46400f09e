"""Limits of pictures, and the error for a refused one."""

from radargen.text.messages import Message

# Pixels of one picture, limited by the memory of phones; pixels on one side.
MOST_PIXELS, MOST_ON_A_SIDE = 4_000_000, 10_000
_CANNOT = Message("Save it again as a PNG, without interlacing, or as a plain SVG.")


class Unsafe(Exception):  # noqa: N818 – becomes a problem of the file
    """A picture is refused: the rest of a sentence that begins with its name, and the hint."""

    def __init__(self, words: Message, hint: Message = _CANNOT) -> None:
        super().__init__(words)
        self.words, self.hint = words, hint


def within_limits(width: int, height: int) -> None:
    """Raise Unsafe if a size in pixels is empty or too large."""
    if width and height and width * height <= MOST_PIXELS and max(width, height) <= MOST_ON_A_SIDE:
        return
    words = Message(
        "has {width} × {height} pixels; up to {most} million are allowed, and {side:,} on a side.",
        width=str(width),
        height=str(height),
        most=MOST_PIXELS // 1_000_000,
        side=MOST_ON_A_SIDE,
    )
    raise Unsafe(words, Message("Make it smaller."))
