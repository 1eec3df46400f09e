"""The order of the steps, and nothing else: from a radar to its charts, pictures and pages."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from radargen import drawing, placing
from radargen.assessing import blips
from radargen.model import Blip, Edition, Radar
from radargen.scene import Scene
from radargen.theme import PageFormat, Theme


class Suffix(StrEnum):
    """What a picture can be: the suffix of its file name."""

    SVG = ".svg"
    PNG = ".png"
    PDF = ".pdf"
    JSON = ".json"


def chart(
    radar: Radar,
    edition: Edition,
    language: str,
    page: PageFormat,
    *,
    dimension: str | None = None,
    hrefs: Mapping[str, str] | None = None,
) -> tuple[Scene, ...]:
    """The radar of an edition on one page, then the pages its legend needs beyond that.

    `dimension` draws that one alone; `hrefs` makes a blip a link. Raises `placing.DoesNotFit` where a cell holds more
    than the page can show.
    """
    shown = blips(radar, edition)
    return placing.chart(radar, edition, shown, page, language, dimension=dimension, hrefs=hrefs or {})


def image(scenes: tuple[Scene, ...], stem: str, suffix: Suffix, theme: Theme, dpi: int) -> dict[str, bytes]:
    """The files of a picture by name: one, or with the legend's own pages beside it where the format has no pages.

    `dpi` (36 to 1200) is that of a PNG.
    """
    names = [stem, *(f"{stem}-legend{'' if n == 1 else f'-{n}'}" for n in range(1, len(scenes)))]
    match suffix:
        case Suffix.SVG:
            return {
                f"{name}.svg": drawing.svg(scene, theme).encode() for name, scene in zip(names, scenes, strict=True)
            }
        case Suffix.PNG:
            return {f"{name}.png": drawing.png(scene, theme, dpi) for name, scene in zip(names, scenes, strict=True)}
        case Suffix.PDF:
            return {f"{stem}.pdf": drawing.pdf(scenes, theme)}
        case Suffix.JSON:
            return {f"{stem}.json": drawing.scene_json(scenes).encode()}


def numbered(shown: tuple[Blip, ...], scene: Scene) -> tuple[Blip, ...]:
    """The blips with the numbers they bear on the chart, in that order."""
    numbers = {mark.id: mark.number for mark in scene.blips}
    return tuple(sorted((replace(b, number=numbers[b.id]) for b in shown), key=lambda b: b.number))
