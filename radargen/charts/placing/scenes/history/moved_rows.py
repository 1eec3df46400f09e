"""The content of a chart of moves: trends that are new or moved since an edition, in groups, one row each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.scene import MarkerShape
from radargen.model import Movement

# The order of the groups.
GROUPS = (Movement.IN, Movement.OUT, Movement.NEW)
# A possible end of a sentence with the word before it, and abbreviations that do not end one; nor do single letters, as
# in “z. B.”, or the number of a day.
_END = re.compile(r"(\w+)[.!?…]+[”“\"»)]*(?= [^\W\d_a-zà-ÿ]| [„“\"«(])")
_ABBREVIATIONS = frozenset(("bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "mio", "mr", "nr", "usw", "vgl", "vs"))


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A trend that is new or moved; `before` is the index of its former ring from the centre, None for a new one."""

    style: MarkerStyle
    before: int | None
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class MovedRun:
    """The rows of one dimension within a group."""

    sector: int
    rows: tuple[MovedRow, ...]


@dataclass(frozen=True, slots=True)
class MovedGroup:
    """All trends that moved in, moved out, or are new; `count` is their number on all pages."""

    movement: Movement
    heading: str
    count: int
    runs: tuple[MovedRun, ...]


def moved_groups(content: ChartContent) -> tuple[MovedGroup, ...]:
    """The groups that are not empty; within each, dimensions in their order, and trends by name."""
    return tuple(
        MovedGroup(movement, content.say(f"chart.moved.{movement}"), len(rows), runs_of(rows))
        for movement in GROUPS
        if (rows := tuple(_rows(content, movement)))
    )


def runs_of(rows: tuple[MovedRow, ...]) -> tuple[MovedRun, ...]:
    """Consecutive rows grouped by dimension."""
    return tuple(MovedRun(sector, tuple(run)) for sector, run in groupby(rows, lambda row: row.style.sector))


def first_sentence(words: str) -> str:
    """The first sentence of a text; all of it if there is only one."""
    whole = " ".join(words.split())
    for end in _END.finditer(whole):
        word = end.group(1)
        if len(word) > 1 and not (word.isdigit() and len(word) < 3) and word.lower() not in _ABBREVIATIONS:
            return whole[: end.end()]
    return whole


def _rows(content: ChartContent, movement: Movement) -> Iterator[MovedRow]:
    rings = {ring.id: place for place, ring in enumerate(content.radar.rings)}
    chosen = [style for style in content.styles if style.blip.movement is movement]
    for style in sorted(chosen, key=lambda one: (one.sector, content.plain_name(one.id).casefold(), one.id)):
        # The arrow shows the movement, so the blip need not point.
        shape = MarkerShape.HALO if movement is Movement.NEW else MarkerShape.DISC
        before = rings[style.blip.before] if style.blip.before else None
        reason = first_sentence(content.reason(style.id))
        yield MovedRow(replace(style, shape=shape), before, content.short(style.id), reason)
