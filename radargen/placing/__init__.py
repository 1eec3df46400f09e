"""From an edition's blips to scenes: where everything stands on the page."""

from radargen.paths import LOCK
from radargen.placing.chart import chart
from radargen.placing.filling import DoesNotFit
from radargen.placing.locator import locator
from radargen.placing.lock import NO_LOCK, Lock
from radargen.placing.lock import text as lock_text
from radargen.placing.lockfile import read as read_lock
from radargen.placing.remembered import differences, displaced, locked, recalled
from radargen.placing.share import DPI as CARD_DPI
from radargen.placing.share import card

__all__ = [
    "CARD_DPI",
    "LOCK",
    "NO_LOCK",
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
