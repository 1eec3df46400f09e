"""Blocks moved to their place, and laid over each other."""

from radargen.charts.placing.page.blocks import Block
from radargen.charts.scene import Box, LegendEntry, Line, Marker, TextMark, Weight

NAME = TextMark("Kanban", 10, 8, 7.5)
NUMBER = TextMark("1", 6, 8, 7.5, Weight.SEMIBOLD)
BLOCK = Block(
    60,
    20,
    (NAME,),
    (Line(0, 1, 60, 2, 0.5),),
    (Marker(3, 4, 2),),
    (LegendEntry("kanban", NUMBER, (NAME,), Box(0, 0, 50, 10, "legend")),),
    ("Kanban for all",),
)


def test_everything_in_a_block_moves_with_it() -> None:
    moved = BLOCK.at(100, 30.006)
    assert (moved.width, moved.height, moved.shortened) == (60, 20, BLOCK.shortened)
    assert [(text.x, text.y) for text in moved.texts] == [(110, 38.01)]
    assert [(line.x1, line.y1, line.x2, line.y2) for line in moved.lines] == [(100, 31.01, 160, 32.01)]
    assert [(sample.x, sample.y) for sample in moved.samples] == [(103, 34.01)]
    (entry,) = moved.entries
    assert (entry.number.x, entry.number.y) == (106, 38.01)
    assert [(line.x, line.y) for line in entry.lines] == [(110, 38.01)]
    assert (entry.box.x, entry.box.y, entry.box.width, entry.box.height) == (100, 30.01, 50, 10)


def test_its_rectangle_is_where_it_stands() -> None:
    assert BLOCK.box(1.006, 2.004, "key") == Box(1.01, 2.0, 60, 20, "key")


def test_blocks_over_each_other_keep_the_marks_of_both_and_the_larger_sides() -> None:
    both = BLOCK + Block(20, 90, (NUMBER,), BLOCK.lines, BLOCK.samples, BLOCK.entries, ("more",))
    assert (both.width, both.height) == (60, 90)
    assert both.texts == (NAME, NUMBER)
    assert (len(both.lines), len(both.samples), len(both.entries)) == (2, 2, 2)
    assert both.shortened == ("Kanban for all", "more")
