"""What a chart of moves tells: the trends that came or moved since an edition, in groups, a row for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.scene import MarkerShape
from radargen.model import Movement

# In which order the groups follow each other.
GROUPS = (Movement.IN, Movement.OUT, Movement.NEW)
# Where a sentence may end, with the word before, and abbreviations after which none does; nor does one after a single
# letter, as in “z. B.”, or the number of a day.
_END = re.compile(r"(\w+)[.!?…]+[”“\"»)]*(?= [^\W\d_a-zà-ÿ]| [„“\"«(])")
_ABBREVIATIONS = frozenset(("bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "mio", "mr", "nr", "usw", "vgl", "vs"))


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A trend that came or moved; `before` is the place of its former ring from the centre, None for a new one."""

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
    """All that moved in, moved out or is new; `count` says how many there are on all pages."""

    movement: Movement
    heading: str
    count: int
    runs: tuple[MovedRun, ...]


def moved_groups(content: ChartContent) -> tuple[MovedGroup, ...]:
    """The groups that are not empty; within each the dimensions in their order, and trends by name."""
    return tuple(
        MovedGroup(movement, content.say(f"chart.moved.{movement}"), len(rows), runs_of(rows))
        for movement in GROUPS
        if (rows := tuple(_rows(content, movement)))
    )


def runs_of(rows: tuple[MovedRow, ...]) -> tuple[MovedRun, ...]:
    """Rows that follow each other, by dimension."""
    return tuple(MovedRun(sector, tuple(run)) for sector, run in groupby(rows, lambda row: row.style.sector))


def first_sentence(words: str) -> str:
    """The first sentence of a text, or all of it where no other begins."""
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
        # The way tells a movement, so the blip need not point.
        shape = MarkerShape.HALO if movement is Movement.NEW else MarkerShape.DISC
        before = rings[style.blip.before] if style.blip.before else None
        reason = first_sentence(content.reason(style.id))
        yield MovedRow(replace(style, shape=shape), before, content.short(style.id), reason)
