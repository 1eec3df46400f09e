"""The grid of a page with names on its radar; for blocks that follow the radar's curve it only gives the corner."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from radargen.charts.placing.axes.outline import Outline
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.scene import Box

# In points on A4, scaled by `PageFormat.furniture`: width of a column, height of key and counts, least height of a
# narrow page's foot, of a square page's corners and of the source line, distance between parts.
COLUMN, KEY, FOOT, CORNER, SOURCE, APART = 150.0, 76.0, 112.0, 92.0, 10.0, 10.0
# Least width of the key below a fan, as a share of the page.
KEY_WIDTH = 0.45
# Room for sector titles at each side of a disc.
TITLES = 22.0
# A page is tall from this ratio of its sides on.
TALL = 1.25
# Directions in degrees that sector titles avoid on a wide page with a disc, since its columns are there.
BESIDE_COLUMNS = ((72.0, 108.0), (284.0, 352.0))


class KeyHeight(Protocol):
    """Gives the height of a radar's fullest key."""

    def __call__(self, width: float, *, stacked: bool) -> float:
        """The height in points, in that width: `stacked` in a column with a heading, else in rows."""


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The areas of a page in points. A box of height 0 is not used.

    `head` is for the headline, `lead` for what to do first, `key` for the marks, `others` for counts and further lists,
    `source` for one line. The radar avoids `taken` and prefers `centre`; sector titles avoid the directions `avoided`.
    """

    head: Box
    lead: Box
    key: Box
    others: Box
    source: Box
    taken: tuple[Box, ...]
    centre: tuple[float, float]
    avoided: tuple[tuple[float, float], ...] = ()
    # Whether the columns are below the radar, and the height of the key below the baseline of a fan, in points.
    low: bool = False
    below: float = 0.0


def page_grid(
    metrics: PageMetrics, outline: Outline, head_height: Callable[[], float], key_height: KeyHeight
) -> PageGrid:
    """The grid of a page for a radar with that outline.

    `head_height` gives the height of the head in points; it is only called for pages that are not wide.
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
    # As near to the right column as the disc can get, so that the headline has room on the left.
    radius = (bottom - margin) / 2
    centre = max(min(page.width / 2, key.x - radius), margin + radius), margin + radius
    return PageGrid(head, lead, key, others, source, taken, centre, BESIDE_COLUMNS)


def _wide_fan(metrics: PageMetrics, outline: Outline, source: Box, top: float, key_height: KeyHeight) -> PageGrid:
    page, unit, margin = metrics.page, metrics.page.furniture, metrics.margin
    right, column = page.width - margin, COLUMN * 0.92 * unit
    lead = Box(right - column, top, column, page.height / 2 - top)
    head = Box(margin, margin, page.width / 2, page.height / 2)
    # The corners where headline and list begin.
    left_corner, right_corner = (Box(margin, margin, 150 * unit, 50 * unit), Box(lead.x, margin, column, 44 * unit))
    low = key_height(KEY_WIDTH * page.width, stacked=False) + 0.8 * APART * unit
    taken = (source, right_corner, *((left_corner,) if outline.left else ()))
    nothing = Box(right, source.y, 0.0, 0.0)
    # Above the ring names.
    centre = page.width / 2 if outline.left else margin, source.y - max(4 * APART * unit, low + APART * unit)
    return PageGrid(head, lead, nothing, nothing, source, taken, centre, below=low)
