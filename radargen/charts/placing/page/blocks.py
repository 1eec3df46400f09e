"""Parts of a page that are laid out on their own and then moved into place: title, key, foot, legend."""

from dataclasses import dataclass, replace

from radargen.charts.scene import Box, LegendEntry, Line, Marker, TextMark


@dataclass(frozen=True, slots=True)
class Block:
    """Marks in points from the block's own top left corner; `shortened` are texts cut off with an ellipsis."""

    width: float = 0.0
    height: float = 0.0
    texts: tuple[TextMark, ...] = ()
    lines: tuple[Line, ...] = ()
    samples: tuple[Marker, ...] = ()
    entries: tuple[LegendEntry, ...] = ()
    shortened: tuple[str, ...] = ()

    def at(self, x: float, y: float) -> "Block":
        """The block moved to the right by `x` and down by `y`."""

        def text(mark: TextMark) -> TextMark:
            return replace(mark, x=round(mark.x + x, 2), y=round(mark.y + y, 2))

        return Block(
            self.width,
            self.height,
            tuple(text(mark) for mark in self.texts),
            tuple(
                replace(
                    line,
                    x1=round(line.x1 + x, 2),
                    y1=round(line.y1 + y, 2),
                    x2=round(line.x2 + x, 2),
                    y2=round(line.y2 + y, 2),
                )
                for line in self.lines
            ),
            tuple(replace(mark, x=round(mark.x + x, 2), y=round(mark.y + y, 2)) for mark in self.samples),
            tuple(
                replace(
                    entry,
                    number=text(entry.number),
                    lines=tuple(text(mark) for mark in entry.lines),
                    box=replace(entry.box, x=round(entry.box.x + x, 2), y=round(entry.box.y + y, 2)),
                )
                for entry in self.entries
            ),
            self.shortened,
        )

    def box(self, x: float, y: float, what: str) -> Box:
        """Its bounding box at that place, for overlap checks; `what` names it."""
        return Box(round(x, 2), round(y, 2), round(self.width, 2), round(self.height, 2), what)

    def __add__(self, other: "Block") -> "Block":
        """Both blocks on top of each other."""
        return Block(
            max(self.width, other.width),
            max(self.height, other.height),
            self.texts + other.texts,
            self.lines + other.lines,
            self.samples + other.samples,
            self.entries + other.entries,
            self.shortened + other.shortened,
        )


NOTHING = Block()
