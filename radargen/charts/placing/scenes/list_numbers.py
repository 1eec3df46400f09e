"""Numbers in the order of a list elsewhere, such as beside the chart on a page."""

from collections.abc import Sequence
from dataclasses import replace

from radargen.charts.placing.content.marker_styles import number_text
from radargen.charts.scene import Scene
from radargen.charts.theme import PageFormat


def renumbered(scene: Scene, trend_ids: Sequence[str], page: PageFormat) -> Scene:
    """The scene for that page, with numbers from 1 in the order of these ids, which are those of all its blips.

    A scene with names is unchanged: its numbers belong to a key.
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
