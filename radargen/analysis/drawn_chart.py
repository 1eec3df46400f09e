"""A chart of an edition, placed once and painted in whatever format is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from radargen.assessing import expected_directions
from radargen.build.asked_for import (
    asked_view,
    dimension_of,
    format_of,
    language_of,
    of_program,
    page_of,
)
from radargen.charts import drawing, placing
from radargen.charts.placing import ChartOption, Lock
from radargen.charts.scene import Scene
from radargen.charts.theme import Labels, PageFormat, RadarShape, Theme, themes
from radargen.model import Edition, Radar
from radargen.publishing.code_trust import protected_sources
from radargen.reading import Loaded
from radargen.reporting import reports
from radargen.storage import files
from radargen.text.messages import Message, RadargenError


@dataclass(frozen=True)
class DrawnChart:
    """A chart of one or several pages; a notebook displays it by itself.

    `notes` say what found no room or is shown differently than asked, as `radargen render` does. `svg` and `png` are
    the first page, `pdf` has all of them; `pages` has the others, each as a chart of its own.
    """

    notes: tuple[str, ...]
    _scenes: tuple[Scene, ...]
    _theme: Theme
    _page: PageFormat
    _root: Path

    @property
    def pages(self) -> tuple["DrawnChart", ...]:
        """Each page as a chart: the picture, then what its legend takes beyond that, or where a table continues."""
        return tuple(DrawnChart(self.notes, (scene,), self._theme, self._page, self._root) for scene in self._scenes)

    @cached_property
    def svg(self) -> str:
        """The first page as SVG, with texts as outlines, which look the same everywhere."""
        return self._painted(".svg", self._page.dpi).decode()

    @cached_property
    def png(self) -> bytes:
        """The first page as PNG, with as many pixels as its page has by default: 300 to the inch, 288 on 16:9."""
        return self._painted(".png", self._page.dpi)

    @cached_property
    def pdf(self) -> bytes:
        """All pages as an accessible PDF."""
        return self._painted(".pdf", self._page.dpi)

    def save(self, path: str | Path, *, dpi: int | None = None) -> tuple[Path, ...]:
        """Write the chart into a file, whose suffix decides: .svg, .png, .pdf, or .json for the scene.

        Where the format has no pages, further ones become files beside it, as those of `radargen render`. Returns what
        was written. `dpi` (36 to 1200) is for PNG. Raises RadargenError for another suffix or a place that cannot be
        written, and for a file of the radar itself.
        """
        out = Path(path)
        how = drawing.Painting(dpi or self._page.dpi, live_text=False)
        pictures = drawing.picture_files(self._scenes, out.stem, format_of(out), self._theme, how)
        radar_files = protected_sources(self._root)
        for name in pictures:
            radar_files.refuse_file(out.parent / name)
        files.write(out.parent, pictures)
        return tuple(out.parent / name for name in pictures)

    def _painted(self, suffix: str, dpi: int) -> bytes:
        kind = drawing.PICTURE_FORMATS[suffix]
        pages = self._scenes if kind.paged else self._scenes[:1]
        return kind.paint(pages, self._theme, drawing.Painting(dpi, live_text=False))

    def __repr__(self) -> str:
        return f"<chart {self._page.name}, {len(self._scenes)} page{'s' * (len(self._scenes) > 1)}>"

    def _repr_svg_(self) -> str:
        return self.svg


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What `LoadedRadar.chart` was asked for, not yet looked up."""

    view: str
    size: str
    theme: str
    dimension: str | None
    labels: str
    shape: str | None
    bare: bool
    select: str
    highlight: str
    since: str | None
    without: tuple[str, ...]
    outlook: bool
    title: str

    def given(self) -> Iterable[ChartOption]:
        """The options that are other than by default and mean something to some kinds of charts only."""
        asked = {
            ChartOption.DIMENSION: self.dimension,
            ChartOption.LABELS: self.labels != Labels.AUTO,
            ChartOption.SHAPE: self.shape,
            ChartOption.BARE: self.bare,
            ChartOption.HIGHLIGHT: self.highlight,
            ChartOption.SINCE: self.since,
            ChartOption.WITHOUT: self.without,
            ChartOption.OUTLOOK: self.outlook,
            ChartOption.TITLE: self.title,
        }
        return [option for option, value in asked.items() if value]


def drawn_chart(
    root: Path, radar: Radar, loaded: Loaded, lock: Lock, edition: Edition, language: str, options: ChartOptions
) -> DrawnChart:
    """The chart; RadargenError for what the radar or the program does not have, or where a page is too small."""
    kind = placing.CHART_KINDS[of_program(Message("view"), options.view, placing.CHART_KINDS)]
    for option in options.given():
        if option not in kind.takes:
            raise RadargenError(
                Message("{option} means nothing to the view {view}; leave it out.", option=option, view=options.view)
            )
    if options.bare and options.title:
        raise RadargenError(Message("bare leaves the headline out; leave out title."))
    page = replace(page_of(options.size), bare=options.bare)
    looks = themes(radar.house)
    look = looks[of_program(Message("theme"), options.theme, looks)]
    labels = Labels(of_program(Message("kind of labels"), options.labels, Labels))
    shape = RadarShape(of_program(Message("shape"), options.shape, RadarShape)) if options.shape else None
    alone = dimension_of(radar, options.dimension)
    view = asked_view(
        radar,
        loaded,
        edition,
        dimension=alone,
        select=[options.select] if options.select else (),
        highlight=[options.highlight] if options.highlight else (),
        since=options.since,
        without=options.without,
        outlook=options.outlook,
        title=options.title,
        dashes="",
    )
    request = placing.ChartRequest(
        radar, edition, language_of(radar, language), page, alone, labels, shape, view, lock, options.view
    )
    scenes = placing.chart(request)
    names = [str(n) for n in range(1, len(scenes) + 1)]
    expected = expected_directions(radar, edition) if options.outlook else ()
    notes = (
        *(one.sentence for one in placing.moves_on_page(request, scenes[0])),
        *reports.set_apart(scenes, names, labels, options.size, expected),
    )
    return DrawnChart(tuple(map(str, notes)), scenes, look, page, root)
