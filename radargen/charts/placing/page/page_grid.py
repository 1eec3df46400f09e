"""Where the parts of a page with names on its radar stand; what follows the radar's curve has only its corner here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.scene import Box

# In points on A4, which `PageFormat.furniture` scales: the width of a column, the height of key and counts, the least
# of a narrow page's foot, of the corners of a square page, of the line on the source, and the distance between parts.
COLUMN, KEY, FOOT, CORNER, SOURCE, APART = 150.0, 76.0, 112.0, 92.0, 10.0, 10.0
# How wide the key below a fan is at the least, as a share of the page.
KEY_WIDTH = 0.45
# What the titles of sectors take at each side of a disc.
TITLES = 22.0
# A page is tall from that proportion of its sides on.
TALL = 1.25
# Directions, in degrees, in which no title of a sector stands beside a wide page's disc: where its columns are.
BESIDE_COLUMNS = ((72.0, 108.0), (284.0, 352.0))


class KeyHeight(Protocol):
    """How high the fullest key of a radar is."""

    def __call__(self, width: float, *, stacked: bool) -> float:
        """In points, in that width: `stacked` in a column with its heading, else in rows."""


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The rooms of a page in points. A box with no height is not there.

    `head` holds the headline, `lead` what to do first, `key` the marks, `others` counts and further lists, `source` one
    line. The radar keeps clear of `taken` and prefers `centre`; titles of sectors avoid the directions `avoided`.
    """

    head: Box
    lead: Box
    key: Box
    others: Box
    source: Box
    taken: tuple[Box, ...]
    centre: tuple[float, float]
    avoided: tuple[tuple[float, float], ...] = ()
    # Whether the columns stand below the radar, and what the key takes below the baseline of a fan, in points.
    low: bool = False
    below: float = 0.0


def page_grid(
    metrics: PageMetrics, outline: Outline, head_height: Callable[[], float], key_height: KeyHeight
) -> PageGrid:
    """The grid of a page for a radar of that outline.

    `head_height` tells that of the head, in points, which only a page that is not wide asks.
    """
    page, unit, margin = metrics.page, metrics.page.furniture, metrics.margin
    taken: tuple[Box, ...]
    right, foot = page.width - margin, page.height - margin
    source = Box(margin, foot - SOURCE * unit, metrics.width, SOURCE * unit, "source")
    bottom = source.y - APART * unit
    top = margin + (metrics.logo.height + APART * unit if metrics.logo else 0.0)
    if page.wide and outline.closed:
        return _wide_disc(metrics, source, top, bottom)
    if page.wide:
        return _wide_fan(metrics, outline, source, top, key_height)
    head = Box(margin, margin, metrics.title_width, head_height(), "title")
    below = margin + max(head.height, metrics.logo.height if metrics.logo else 0.0)
    half = (metrics.width - 2 * APART * unit) / 2
    if page.height > TALL * page.width or not outline.closed:
        radius = metrics.width / (1 + outline.left) - TITLES * unit
        disc = (1 + outline.below) * (radius + TITLES * unit)
        foot_height = max(bottom - below - disc, FOOT * unit, key_height(half, stacked=True))
        lead = Box(margin, bottom - foot_height, half, foot_height)
        key = Box(right - half, lead.y, half, foot_height)
        taken = (head, Box(margin, lead.y, metrics.width, lead.height, "columns"), source)
    else:
        corner = 0.265 * metrics.width
        lead = Box(margin, bottom - CORNER * unit, corner, CORNER * unit)
        high = max(lead.height, key_height(corner, stacked=True))
        key = Box(right - corner, bottom - high, corner, high)
        taken = (head, lead, key, source)
    if metrics.logo:
        taken = (*taken, metrics.logo)
    nothing = Box(lead.x, lead.y, 0.0, 0.0)
    return PageGrid(head, lead, key, nothing, source, taken, (page.width / 2, (below + lead.y) / 2), low=True)


def _wide_disc(metrics: PageMetrics, source: Box, top: float, bottom: float) -> PageGrid:
    page, unit, margin = metrics.page, metrics.page.furniture, metrics.margin
    right, column = page.width - margin, COLUMN * unit
    key = Box(right - column, bottom - KEY * unit, column, KEY * unit)
    lead = Box(key.x, top, column, key.y - APART * unit - top)
    others = Box(margin, key.y, column, key.height)
    head = Box(margin, margin, page.width / 2, page.height / 2)
    taken = (Box(key.x, margin, column, bottom - margin, "columns"), source)
    # As near to the right column as the disc comes, so that the headline has room at the left.
    radius = (bottom - margin) / 2
    centre = max(min(page.width / 2, key.x - radius), margin + radius), margin + radius
    return PageGrid(head, lead, key, others, source, taken, centre, BESIDE_COLUMNS)


def _wide_fan(metrics: PageMetrics, outline: Outline, source: Box, top: float, key_height: KeyHeight) -> PageGrid:
    page, unit, margin = metrics.page, metrics.page.furniture, metrics.margin
    right, column = page.width - margin, COLUMN * 0.92 * unit
    lead = Box(right - column, top, column, page.height / 2 - top)
    head = Box(margin, margin, page.width / 2, page.height / 2)
    # The corners in which headline and list begin.
    left_corner, right_corner = (Box(margin, margin, 150 * unit, 50 * unit), Box(lead.x, margin, column, 44 * unit))
    low = key_height(KEY_WIDTH * page.width, stacked=False) + 0.8 * APART * unit
    taken = (source, right_corner, *((left_corner,) if outline.left else ()))
    nothing = Box(right, source.y, 0.0, 0.0)
    # Above the ring names.
    centre = page.width / 2 if outline.left else margin, source.y - max(4 * APART * unit, low + APART * unit)
    return PageGrid(head, lead, nothing, nothing, source, taken, centre, below=low)
