"""Ratings become a level, a ring, an agreement and an action, each with its explanation in words."""

from radargen.assessing.explain import CriterionLine, Explanation, VerdictLine, explained
from radargen.assessing.rule import placement, ring_at, verdict
from radargen.assessing.standing import blip, blips

__all__ = [
    "CriterionLine",
    "Explanation",
    "VerdictLine",
    "blip",
    "blips",
    "explained",
    "placement",
    "ring_at",
    "verdict",
]
