"""Ratings become a level, a ring, an agreement and an action, each with its explanation in words."""

from radargen.assessing.advice import for_phase
from radargen.assessing.comparing import compared, gone
from radargen.assessing.explain import CriterionLine, Explanation, VerdictLine, explained
from radargen.assessing.rule import placement, ring_at, verdict
from radargen.assessing.standing import ACTIONS, THICK_BOARD, blip, blips, level_of

__all__ = [
    "ACTIONS",
    "THICK_BOARD",
    "CriterionLine",
    "Explanation",
    "VerdictLine",
    "blip",
    "blips",
    "compared",
    "explained",
    "for_phase",
    "gone",
    "level_of",
    "placement",
    "ring_at",
    "verdict",
]
