"""From an edition's blips to scenes: where everything stands on the page."""

from radargen.paths import LOCK
from radargen.placing.memory.layouts import NO_LOCK, Lock
from radargen.placing.memory.lock_update import differences, displaced, locked, recalled
from radargen.placing.memory.lockfile import lock_text as lock_text
from radargen.placing.memory.lockfile import read_lock as read_lock
from radargen.placing.scenes.chart import ChartRequest, chart
from radargen.placing.scenes.minimap import locator
from radargen.placing.scenes.social_card import DPI as CARD_DPI
from radargen.placing.scenes.social_card import card
from radargen.placing.solver.marker_packing import DoesNotFit

__all__ = [
    "CARD_DPI",
    "LOCK",
    "NO_LOCK",
    "ChartRequest",
    "DoesNotFit",
    "Lock",
    "card",
    "chart",
    "differences",
    "displaced",
    "locator",
    "lock_text",
    "locked",
    "read_lock",
    "recalled",
]
