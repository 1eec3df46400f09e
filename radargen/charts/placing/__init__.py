"""From an edition's blips to scenes: the positions of everything on the page."""

from radargen.charts.placing.memory.layouts import NO_LOCK, Lock
from radargen.charts.placing.memory.letter_faces import other_faces
from radargen.charts.placing.memory.lock_reading import read_lock as read_lock
from radargen.charts.placing.memory.lock_update import differences, locked, recalled
from radargen.charts.placing.memory.lock_writing import lock_text as lock_text
from radargen.charts.placing.scenes.chart_kinds import CHART_KINDS, chart
from radargen.charts.placing.scenes.chart_request import ChartOption, ChartRequest
from radargen.charts.placing.scenes.list_numbers import renumbered
from radargen.charts.placing.scenes.minimap import locator
from radargen.charts.placing.scenes.page_moves import moves_on_page
from radargen.charts.placing.scenes.social_card import DPI as CARD_DPI
from radargen.charts.placing.scenes.social_card import card
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.text.paths import LOCK

__all__ = [
    "CARD_DPI",
    "CHART_KINDS",
    "LOCK",
    "NO_LOCK",
    "ChartOption",
    "ChartRequest",
    "DoesNotFit",
    "Lock",
    "card",
    "chart",
    "differences",
    "locator",
    "lock_text",
    "locked",
    "moves_on_page",
    "other_faces",
    "read_lock",
    "recalled",
    "renumbered",
]
