"""Why a picture of a stranger's is not shown."""

from radargen.text.messages import Message

# Of one picture; a phone holds no more at once. A side beyond that is a strip that nobody looks at.
MOST_PIXELS, MOST_ON_A_SIDE = 4_000_000, 10_000
_CANNOT = Message("Save it again as a PNG, without interlacing, or as a plain SVG.")


class Unsafe(Exception):  # noqa: N818 – a finding about a file, told to its editor
    """The file cannot be shown: the rest of a sentence that begins with its name, and what to do."""

    def __init__(self, words: Message, hint: Message = _CANNOT) -> None:
        super().__init__(words)
        self.words, self.hint = words, hint


def within_limits(width: int, height: int) -> None:
    """Unsafe where a picture of that size in pixels is empty or too large."""
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
