"""A trend as one edition shows it, and how it came to stand there."""

from dataclasses import dataclass

from radargen.model.entry import Trend
from radargen.model.frame import Brake
from radargen.model.vocabulary import Action, Agreement, Certainty, Movement


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rater's ratings run through the rule: the combined level, the brakes that held, the level after them."""

    by: str
    levels: tuple[tuple[str, int], ...]
    combined: int
    level: int
    held: tuple[Brake, ...]
    ring: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a trend stands in an edition and how that came about.

    `ring` is what the chart shows. `computed` is the ring the rule gives, None without ratings; the two differ where
    an editor overrides. `level` (1 to 5) belongs to `computed`; `spread` is the raters' lowest and highest level.
    """

    ring: str
    agreement: Agreement
    computed: str | None = None
    level: int | None = None
    spread: tuple[int, int] | None = None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def overridden(self) -> bool:
        """Whether an editor placed the trend elsewhere than the rule does."""
        return self.computed is not None and self.computed != self.ring


@dataclass(frozen=True, slots=True)
class Blip:
    """A trend as one edition shows it; `number` counts by dimension, ring, then place, and is 0 before placing."""

    trend: Trend
    placement: Placement
    movement: Movement
    before: str | None = None
    action: Action | None = None
    start_early: bool = False
    certainty: Certainty | None = None
    impact: int | None = None
    number: int = 0

    @property
    def id(self) -> str:
        """The trend's id."""
        return self.trend.id
