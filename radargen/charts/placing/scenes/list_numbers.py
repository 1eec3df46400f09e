"""Numbers in the order of a list that stands elsewhere, such as beside the chart of a page."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.charts.placing.content.marker_styles import number_text
from radargen.charts.scene import Scene
from radargen.charts.theme import PageFormat


def renumbered(scene: Scene, trend_ids: Sequence[str], page: PageFormat) -> Scene:
    """The scene on that page with numbers in the order of these ids, which are those of all its blips, from 1.

    One on which names stand is as it was: its numbers are those of a key.
    """
    if not all(mark.number_text for mark in scene.blips):
        return scene
    numbers = {trend_id: number for number, trend_id in enumerate(trend_ids, 1)}
    digits = len(str(len(scene.blips)))
    marks = (
        replace(mark, number=number, number_text=number_text(number, mark.marker, digits, page.numbers[0]))
        for mark in scene.blips
        for number in [numbers[mark.id]]
    )
    return replace(scene, blips=tuple(marks))
