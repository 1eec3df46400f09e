"""From ratings to level, ring, agreement and action, with explanations in words."""

from radargen.assessing.advice import CALLS, Advice, Ground, Group, Reason, Step, advice, called_for
from radargen.assessing.dependencies import Ask, Bond, asks
from radargen.assessing.evidence_needs import Shortfall, is_estimate, shortfalls, states_what_sources_show
from radargen.assessing.explanation import CriterionLine, Explanation, VerdictLine, explained
from radargen.assessing.outlooks import ScoredOutlook, expected_directions, outlook_tally, scored_outlooks
from radargen.assessing.rule import lower_median, placement, ring_at, verdict
from radargen.assessing.selecting import resolved, selected, value_name, values_of
from radargen.assessing.source_quality import FRESH_MONTHS, is_recent, outdated, sources, sources_by_key, vendors_alone
from radargen.assessing.trend_status import (
    ACTIONS,
    EVIDENCE,
    START_EARLY_EFFORT,
    blip,
    blips,
    level_of,
    movement,
    tells_certainty,
    usual_action,
)

__all__ = [
    "ACTIONS",
    "CALLS",
    "EVIDENCE",
    "FRESH_MONTHS",
    "START_EARLY_EFFORT",
    "Advice",
    "Ask",
    "Bond",
    "CriterionLine",
    "Explanation",
    "Ground",
    "Group",
    "Reason",
    "ScoredOutlook",
    "Shortfall",
    "Step",
    "VerdictLine",
    "advice",
    "asks",
    "blip",
    "blips",
    "called_for",
    "expected_directions",
    "explained",
    "is_estimate",
    "is_recent",
    "level_of",
    "lower_median",
    "movement",
    "outdated",
    "outlook_tally",
    "placement",
    "resolved",
    "ring_at",
    "scored_outlooks",
    "selected",
    "shortfalls",
    "sources",
    "sources_by_key",
    "states_what_sources_show",
    "tells_certainty",
    "usual_action",
    "value_name",
    "values_of",
    "vendors_alone",
    "verdict",
]
