"""The request for a chart: a radar's edition, a page, and how to show it there."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from radargen.assessing import blips
from radargen.charts.placing.content.chart_content import ChartContent, chart_content
from radargen.charts.placing.memory.layouts import NO_LOCK, Lock
from radargen.charts.theme import Labels, PageFormat, RadarShape
from radargen.model import AS_IT_IS, Edition, Radar, View
from radargen.model.identity import Same
from radargen.text.wording import wording

# The share of names that may become numbers before all do.
MOST_NUMBERS = 0.5


def few_numbers(numbers: int, count: int) -> bool:
    """Whether few enough of these names became numbers to keep the others as names."""
    return numbers <= max(MOST_NUMBERS * count, 1)


class ChartOption(StrEnum):
    """Options of some kinds of charts, named as on the command line.

    Page, language and the selection of trends apply to every kind.
    """

    DIMENSION = "dimension"
    LABELS = "labels"
    SHAPE = "shape"
    BARE = "bare"
    HIGHLIGHT = "highlight"
    TITLE = "title"
    SINCE = "since"
    OUTLOOK = "outlook"
    ACROSS = "across"
    WITHOUT = "without"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """The request for a chart of any kind.

    `kind` is one of `chart_kinds.CHART_KINDS`.
    `dimension` is the id of the one drawn alone, as a fan or a quarter; None for all. With `labels` AUTO, trends have
    names as far as there is room, and others numbers with a key; if more than half would have numbers, all have, unless
    most had names in an earlier edition. `across` is the id of the facet whose values are the columns of a matrix,
    empty for rings. `shape` overrides the page's own, `view` says what of the edition is shown, and `lock` has former
    positions.
    """

    radar: Radar
    edition: Edition
    language: str
    page: PageFormat
    dimension: str | None = None
    labels: Labels = Labels.AUTO
    shape: RadarShape | None = None
    view: View = AS_IT_IS
    lock: Lock = NO_LOCK
    kind: str = "radar"
    across: str = ""

    def content(self, language: str, view: View = AS_IT_IS) -> ChartContent:
        """What the chart shows in that language and view."""
        return known_content(Same(self.radar), self.edition, self.dimension, language, view)


# A radar's pages ask for the same content again: wide and narrow, with names and with numbers, from every edition.
@lru_cache(maxsize=128)
def known_content(
    radar: Same[Radar], edition: Edition, dimension: str | None, language: str, view: View
) -> ChartContent:
    """The content of a chart, cached for all who ask."""
    shown = blips(radar.value, edition)
    return chart_content(radar.value, edition, shown, dimension, wording(language), view)
