"""The caption of a ring: its name, and what to do there."""

from dataclasses import dataclass

from radargen.charts.placing.typesetting import font_metrics
from radargen.charts.scene import Weight

WEIGHT = Weight.SEMIBOLD
# The separator between a name and its verb, and the space before it, in type sizes.
DOT, SPACE = "· ", 0.28


@dataclass(frozen=True, slots=True)
class RingCaption:
    """A ring's name on the chart, and what to do there; `verb` is empty if there is nothing to say."""

    name: str
    verb: str = ""

    @property
    def width(self) -> float:
        """The width of name and verb on one line, in type sizes."""
        verb = SPACE + font_metrics.width(DOT + self.verb, 1) if self.verb else 0.0
        return font_metrics.width(self.name, 1, WEIGHT) + verb
