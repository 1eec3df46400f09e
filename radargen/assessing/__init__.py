"""Ratings become a level, a ring, an agreement and an action, each with its explanation in words."""

from radargen.assessing.advice import CALLS, Ground, for_phase, left_alone
from radargen.assessing.asking import Ask, Bond, asks
from radargen.assessing.comparing import compared, gone
from radargen.assessing.explain import CriterionLine, Explanation, VerdictLine, explained
from radargen.assessing.rule import placement, ring_at, verdict
from radargen.assessing.standing import ACTIONS, THICK_BOARD, blip, blips, level_of

__all__ = [
    "ACTIONS",
    "CALLS",
    "THICK_BOARD",
    "Ask",
    "Bond",
    "CriterionLine",
    "Explanation",
    "Ground",
    "VerdictLine",
    "asks",
    "blip",
    "blips",
    "compared",
    "explained",
    "for_phase",
    "gone",
    "left_alone",
    "level_of",
    "placement",
    "ring_at",
    "verdict",
]
