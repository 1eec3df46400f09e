"""What a chart is asked to tell of an edition: all of it, or the part that a reader came for."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.model.frame import Edition, Phase


class Channel(StrEnum):
    """What the look of a blip tells beyond its place: by shape, by size, by fill, by dashes and whiskers."""

    MOVEMENT = "movement"
    IMPACT = "impact"
    EVIDENCE = "evidence"
    RATERS = "raters"


@dataclass(frozen=True, slots=True)
class View:
    """How an edition is shown; as it stands unless something is said.

    `highlight` are trend ids, all others stand back; `since` is the earlier edition that movements start from; `phase`
    is that of the reader, who is shown what to look at there; what `without` names is not told.
    """

    highlight: frozenset[str] = frozenset()
    since: Edition | None = None
    phase: Phase | None = None
    without: frozenset[Channel] = frozenset()


AS_IT_IS = View()
