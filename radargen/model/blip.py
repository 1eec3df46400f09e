"""A trend as one edition shows it, and how its ring was determined."""

from dataclasses import dataclass

from radargen.model.entry import Trend
from radargen.model.frame import Brake
from radargen.model.vocabulary import Action, Agreement, Certainty, Movement


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rater's result under the rule.

    `levels` (1 to 5) by criterion id, `combined` before and `level` after the brakes in `held`; ring of `level`.
    """

    by: str
    levels: tuple[tuple[str, int], ...]
    combined: int
    level: int
    held: tuple[Brake, ...]
    ring: str


@dataclass(frozen=True, slots=True)
class Placement:
    """The ring of a trend in an edition, with its derivation.

    `ring` is the one shown. `computed` is the ring given by the rule, None without ratings; they differ where an editor
    overrides the rule. `level` (1 to 5) belongs to `computed`; `spread` is the raters' lowest and highest level.
    `settled` is the result of the levels on which the raters settled; it takes the place of the middle of `verdicts`.
    """

    ring: str
    agreement: Agreement
    computed: str | None = None
    level: int | None = None
    spread: tuple[int, int] | None = None
    verdicts: tuple[Verdict, ...] = ()
    settled: Verdict | None = None

    @property
    def deciding(self) -> tuple[Verdict, ...]:
        """What the level rests on: what was settled, else the verdicts of all raters."""
        return (self.settled,) if self.settled else self.verdicts

    @property
    def overridden(self) -> bool:
        """Whether an editor chose another ring than the rule gives."""
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
