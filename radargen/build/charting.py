"""One chart of a radar, and the files that show it."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Scene
from radargen.charts.theme import Labels, PageFormat, RadarShape, Theme
from radargen.model import AS_IT_IS, Edition, Radar, View


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
    hrefs: Mapping[str, str] = MappingProxyType({}),
    labels: Labels = Labels.AUTO,
    shape: RadarShape | None = None,
    view: View = AS_IT_IS,
    lock: placing.Lock = placing.NO_LOCK,
) -> tuple[Scene, ...]:
    """The radar of an edition on one page, then the pages its legend needs beyond that.

    `dimension` draws that one alone; `hrefs` makes a blip a link; `shape` is the page's own unless given; `view` says
    what of the edition is told, `lock` where trends stood before. Raises `placing.DoesNotFit` where a cell holds more
    than the page can show.
    """
    return requested(ChartRequest(radar, edition, language, page, dimension, labels, shape, view, lock), hrefs)


def requested(request: ChartRequest, hrefs: Mapping[str, str] = MappingProxyType({})) -> tuple[Scene, ...]:
    """The same for a request; `hrefs` makes a blip a link."""
    return tuple(replace(scene, floor=request.page.floor) for scene in placing.chart(request, hrefs))


def image(
    scenes: tuple[Scene, ...], stem: str, suffix: Suffix, theme: Theme, dpi: int, transparent: bool = False
) -> dict[str, bytes]:
    """The files of a picture by name: one, or with the legend's own pages beside it where the format has no pages.

    `dpi` (36 to 1200) is that of a PNG; `transparent` leaves the page unpainted.
    """
    match suffix:
        case Suffix.PDF:
            return {f"{stem}.pdf": drawing.pdf(scenes, theme, transparent)}
        case Suffix.JSON:
            return {f"{stem}.json": drawing.scene_json(scenes).encode()}
        case Suffix.SVG:
            drawn = [drawing.svg(scene, theme, transparent=transparent).encode() for scene in scenes]
        case Suffix.PNG:
            drawn = [drawing.png(scene, theme, dpi, transparent) for scene in scenes]
        case _:
            assert_never(suffix)
    names = [stem, *(f"{stem}-legend{'' if n == 1 else f'-{n}'}" for n in range(1, len(scenes)))]
    return {f"{name}{suffix}": content for name, content in zip(names, drawn, strict=True)}
