"""Ratings become a level, a ring, an agreement and an action, each with its explanation in words."""

from radargen.assessing.advice import CALLS, Ground, for_phase, left_alone
from radargen.assessing.asking import Ask, Bond, asks
from radargen.assessing.explain import CriterionLine, Explanation, VerdictLine, explained
from radargen.assessing.proof import FRESH_MONTHS, outdated, sources, vendors_alone
from radargen.assessing.rule import lower_median, placement, ring_at, verdict
from radargen.assessing.standing import ACTIONS, THICK_BOARD, blip, blips, level_of, movement

__all__ = [
    "ACTIONS",
    "CALLS",
    "FRESH_MONTHS",
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
    "explained",
    "for_phase",
    "left_alone",
    "level_of",
    "lower_median",
    "movement",
    "outdated",
    "placement",
    "ring_at",
    "sources",
    "vendors_alone",
    "verdict",
]
