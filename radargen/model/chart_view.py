"""Options of what a chart shows of an edition."""

from dataclasses import dataclass
from enum import StrEnum

from radargen.model.frame import Edition
from radargen.model.selection import EVERYTHING, Selection


class Channel(StrEnum):
    """Data encoded in a marker: movement by shape, impact by size, evidence by fill, raters by dashes and whiskers."""

    MOVEMENT = "movement"
    IMPACT = "impact"
    EVIDENCE = "evidence"
    RATERS = "raters"


@dataclass(frozen=True, slots=True)
class View:
    """Filter and encoding of a chart; the default shows the whole edition.

    `highlight` are ids of trends to emphasise; `since` is the edition from which movements are shown; `select`, with
    values as `assessing.resolved` has found them, leaves other trends out; `without` are channels that are not encoded.
    With `outlook`, arrows show where the editors expect trends to move. `title` replaces the headline.
    """

    highlight: frozenset[str] = frozenset()
    since: Edition | None = None
    select: Selection = EVERYTHING
    without: frozenset[Channel] = frozenset()
    title: str = ""
    outlook: bool = False


AS_IT_IS = View()
