"""The pictures of a site in one language: charts in its pages, downloads, and social cards."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product

from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.drawing import PICTURE_FORMATS, PictureFormat
from radargen.charts.placing import ChartRequest
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, MATRICES, PHONE, SITE, Labels, PageFormat, site_themes, themes
from radargen.model import (
    AS_IT_IS,
    Attribute,
    Channel,
    Condition,
    Dimension,
    DownloadKind,
    Edition,
    House,
    Radar,
    Ring,
    Selection,
    Value,
    View,
)
from radargen.pages import (
    EDITIONS,
    EMBED,
    FACETS,
    HOME,
    MANY,
    TRENDS,
    Charts,
    Download,
    Number,
    PageChart,
    cell_address,
    comparison_page,
    dimension_page,
    divided_dimensions,
    edition_cells,
    edition_page,
    href,
    list_place,
    pairs,
    ring_page,
    share_picture,
    trend_page,
)
from radargen.text.messages import Message
from radargen.text.wording import wording

# The formats offered for download on the home page, in the order of the links.
OFFERED = tuple(kind for kind in reversed(PICTURE_FORMATS.values()) if kind.offered_on)
# Most trends that get social cards of their own; each card takes 60 ms per language.
MOST_SHARED = 100
# The kinds of charts offered, with the part of the file name that distinguishes them.
OFFERED_KINDS = {"radar": "", "matrix": "-matrix"}
# The same for kinds that show several editions.
OF_HISTORY = {"timeline": "-timeline", "moves": "-moves"}
# The kind of a chart, the distinguishing part of its file names, and the only dimension or ring shown, if any.
Motif = tuple[str, str, Dimension | Ring | None]
# Heights to try for the picture of all editions, as shares of its width.
HEIGHTS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8)
# The channels left out of a comparison, which only shows movement.
PLAIN = frozenset({Channel.EVIDENCE, Channel.RATERS})


@dataclass(frozen=True)
class Pictures:
    """The pictures of a radar's site; a chart that does not fit its page is left out and reported by `undrawn`.

    They depend only on what pictures show of the radar (`drawings.pictured`), so that other changes need no new ones.
    """

    radar: Radar
    language: str
    lock: placing.Lock = placing.NO_LOCK

    def charts(self, downloads: Iterable[Download] = ()) -> Charts:
        """The charts in the pages."""
        (scene, home), radar = self._home, self.radar
        locators = _locators(scene, radar.house) if scene else {}
        # In a large radar, frames on other sites show no more than the home page does initially.
        embed = self._overview(EMBED) or self._drawn(radar.newest, EMBED)[1]
        if radar.newest.implied:
            charts = Charts(home, locators, downloads=tuple(downloads), matrix=self._matrix())
            return replace(
                charts,
                overview=self._overview(HOME),
                embed=embed,
                dimensions=self._dimensions,
                facets=self._facets,
                rings=self._rings,
            )
        editions = {e.id: drawn for e in radar.editions if (drawn := self._of_edition(e))}
        compared = {(old.id, new.id): drawn for old, new in pairs(radar) if (drawn := self._compared(old, new))}
        matrix, timeline, overview = self._matrix(), self._timeline, self._overview(HOME)
        charts = Charts(home, locators, editions, compared, tuple(downloads), matrix, timeline, overview, embed)
        return replace(charts, dimensions=self._dimensions, facets=self._facets, rings=self._rings)

    def place(self) -> None:
        """Place all charts, so that later requests, also for other languages, find known positions.

        Nothing is drawn except pictures on pages.
        """
        self.charts()
        for _ in self._sheets():
            pass

    def downloads(self) -> Iterator[tuple[str, tuple[Download, bytes]]]:
        """The downloads by path, with their content; charts of several sheets only in paged formats."""
        sentences, light = wording(self.language), themes(self.radar.house)["light"]
        for (chart, suffix, alone), kind, sheets in self._sheets():
            page = FORMATS[kind.offered_on]
            stem = f"radar/{self.radar.id}-{self.radar.newest.id}-{self.language}{suffix}"
            if alone:
                view = without_soft_hyphens(alone.name.any(self.language))
            else:
                view = sentences(f"gallery.view.{chart}" if suffix else "gallery.whole")
            name = sentences("download.of", view=view, name=sentences(f"download.{kind.name}"))
            for path, content in drawing.picture_files(sheets, stem, kind, light, drawing.Painting(page.dpi)).items():
                of_ring = alone.id if isinstance(alone, Ring) else ""
                of_dimension = isinstance(alone, Dimension)
                yield path, (Download(name, path, chart in OF_HISTORY, of_dimension, of_ring), content)

    def _sheets(self) -> Iterator[tuple[Motif, PictureFormat, tuple[Scene, ...]]]:
        """The offered charts with format and pages, except where the format cannot hold several pages."""
        edition = self.radar.newest
        # If nothing has ever moved, there is nothing to show of several editions.
        kinds = OFFERED_KINDS | (OF_HISTORY if self._timeline else {})
        motifs: list[Motif] = [(chart, suffix, None) for chart, suffix in kinds.items()]
        shown = blips(self.radar, edition)
        if self._home[0] is None:
            # What does not fit into one picture may fit into several.
            dimensions = {blip.trend.dimension for blip in shown}
            motifs += [("radar", f"-{one.id}", one) for one in self.radar.dimensions if one.id in dimensions]
        if len(shown) > MANY:
            # Rings have pages with charts of their own.
            rings = {blip.placement.ring for blip in shown}
            motifs += [("radar", f"-ring-{one.id}", one) for one in self.radar.rings if one.id in rings]
        for motif, kind in product(motifs, self._offered):
            chart, _, alone = motif
            page = FORMATS[kind.offered_on]
            dimension = alone.id if isinstance(alone, Dimension) else None
            view = _on_ring(alone) if isinstance(alone, Ring) else AS_IT_IS
            sheets = self._placed(edition, page, Labels.AUTO, view, kind=chart, dimension=dimension)
            if not isinstance(sheets, placing.DoesNotFit) and (len(sheets) == 1 or kind.paged):
                yield motif, kind, sheets

    def shared(self) -> Iterator[tuple[str, bytes]]:
        """The social cards as PNG, by path; they are only useful on a site with a known address."""
        radar, edition, light = self.radar, self.radar.newest, themes(self.radar.house)["light"]
        if DownloadKind.CARDS not in self.radar.downloads or (home := self._scene(edition, SITE)) is None:
            return
        edition_blips = blips(radar, edition)
        drawn = [blip for blip in edition_blips if not blip.trend.share_picture]
        for blip in (None, *(drawn if len(drawn) <= MOST_SHARED else ())):
            scene = placing.card(home, radar, edition, self.language, blip)
            yield share_picture(blip.id if blip else ""), drawing.few_colours(scene, light, placing.CARD_DPI)

    def undrawn(self) -> Iterator[Message]:
        """A sentence for each chart that does not fit its page, and for each file not offered for its pages.

        A file is not offered if the chart has several pages and the format can only hold one.
        """
        for page in (SITE, *dict.fromkeys(FORMATS[kind.offered_on] for kind in self._offered)):
            chart = self._placed(self.radar.newest, page, Labels.AUTO)
            if isinstance(chart, placing.DoesNotFit):
                yield Message("The site has no radar on {page}: {why}", page=page.name, why=chart.message)
        for kind in self._offered:
            sheets = self._placed(self.radar.newest, FORMATS[kind.offered_on], Labels.AUTO)
            if not isinstance(sheets, placing.DoesNotFit) and len(sheets) > 1 and not kind.paged:
                yield Message(
                    "The site offers no {kind} of the radar, which takes {count} pages with its key.",
                    kind=kind.name.upper(),
                    count=len(sheets),
                )

    @property
    def _offered(self) -> tuple[PictureFormat, ...]:
        """The file formats that the radar asks for, in the order of the links."""
        return tuple(kind for kind in OFFERED if kind.name in self.radar.downloads)

    @cached_property
    def _home(self) -> tuple[Scene | None, PageChart | None]:
        return self._drawn(self.radar.newest, HOME)

    def _overview(self, page: str) -> PageChart | None:
        """The chart for that page in a large radar; None in a small one, or if it does not fit."""
        shown = blips(self.radar, self.radar.newest)
        apart = divided_dimensions(self.radar, len(shown))
        cells = {
            (dimension.id, ring.id): cell_address(page, dimension.id, ring.id, apart=dimension.id in apart)
            for dimension in self.radar.dimensions
            for ring in self.radar.rings
        }
        return self._overview_of(self.radar.newest, cells)

    def _of_edition(self, edition: Edition) -> PageChart | None:
        """The chart of an edition's page."""
        page = edition_page(edition.id)
        cells = edition_cells(page, self.radar, edition.id, blips(self.radar, edition))
        return self._overview_of(edition, cells) or self._drawn(edition, page)[1]

    def _overview_of(self, edition: Edition, cells: Mapping[tuple[str, str], str]) -> PageChart | None:
        """A large edition as dots, with links to the lists of its cells' trends; None for a small one."""
        if len(blips(self.radar, edition)) <= MANY:
            return None
        wide, phone = self._scene(edition, SITE, Labels.AUTO), self._scene(edition, PHONE)
        if wide is None:
            return None
        return PageChart(self._dots(wide, cells), self._dots(phone, cells) if phone else "")

    @property
    def _dimensions(self) -> dict[str, str]:
        """The charts of single dimensions in a large radar, as SVG by id, except those that do not fit."""
        edition = self.radar.newest
        shown = blips(self.radar, edition)
        apart, charts = divided_dimensions(self.radar, len(shown)), {}
        for one in {blip.trend.dimension: None for blip in shown} if len(shown) > MANY else ():
            placed = self._placed(edition, SITE, Labels.NUMBERS, dimension=one)
            if not isinstance(placed, placing.DoesNotFit):
                page = dimension_page(one)
                rings = ((ring.id, cell_address(page, one, ring.id, apart=one in apart)) for ring in self.radar.rings)
                charts[one] = self._dots(placed[0], {(one, ring): address for ring, address in rings})
        return charts

    @property
    def _rings(self) -> dict[str, str]:
        """The charts of single rings, as for dimensions."""
        edition = self.radar.newest
        shown = blips(self.radar, edition)
        apart, charts = divided_dimensions(self.radar, len(shown)), {}
        for ring in self.radar.rings if len(shown) > MANY else ():
            if not any(blip.placement.ring == ring.id for blip in shown):
                continue
            placed = self._placed(edition, SITE, Labels.NUMBERS, _on_ring(ring))
            if not isinstance(placed, placing.DoesNotFit):
                page = ring_page(ring.id)
                charts[ring.id] = self._dots(
                    placed[0],
                    {
                        (one.id, ring.id): cell_address(page, one.id, ring.id, apart=one.id in apart)
                        for one in self.radar.dimensions
                    },
                )
        return charts

    def _dots(self, scene: Scene, cells: Mapping[tuple[str, str], str]) -> str:
        """The scene as a figure of dots, in which each cell links to the list of its trends."""
        say = wording(self.language)
        count = Counter((mark.dimension, mark.ring) for mark in scene.blips)
        links = {}
        for (dimension, ring), trends in count.items():
            names = (self.radar.dimension(dimension).name, self.radar.ring(ring).name)
            told = ", ".join(without_soft_hyphens(name.any(self.language)) for name in names)
            counted = f"{told}: {say('page.count', count=trends)}"
            links[dimension, ring] = drawing.CellLink(cells[dimension, ring], counted)
        return drawing.overview_svg(scene, site_themes(self.radar.house)[0], links)

    def _compared(self, earlier: Edition, later: Edition) -> PageChart | None:
        page = comparison_page(earlier.id, later.id)
        return self._drawn(later, page, View(since=earlier, without=PLAIN))[1]

    def _matrix(self, page: str = TRENDS, across: str = "") -> str:
        """The matrix for that page as SVG; empty if it shows nothing or has no room for all names."""
        if not any(blip.impact for blip in blips(self.radar, self.radar.newest)):
            return ""
        for paper in MATRICES:
            chart = self._placed(self.radar.newest, paper, Labels.AUTO, kind="matrix", across=across)
            if not isinstance(chart, placing.DoesNotFit):
                return self._inline(chart[0], page)
        return ""

    @property
    def _facets(self) -> dict[str, str]:
        """The matrices of a small radar, by facet, for facets with values on the chart."""
        shown = blips(self.radar, self.radar.newest)
        if len(shown) > MANY:
            return {}
        stated = [one.id for one in self.radar.facets if any(blip.trend.values_of(one.id) for blip in shown)]
        return {one: chart for one in stated if (chart := self._matrix(FACETS, one))}

    @cached_property
    def _timeline(self) -> PageChart | None:
        """The ways of trends through all editions, on the lowest page that fits; None if nothing has moved.

        There is no version for narrow screens if names leave no room for lines there.
        """
        if self.radar.before(self.radar.newest) is None:
            return None
        wide, phone = (self._ways(page) for page in (SITE, PHONE))
        if wide is None or not wide.courses:
            return None
        return PageChart(self._inline(wide, EDITIONS), self._inline(phone, EDITIONS) if phone else "")

    def _ways(self, page: PageFormat) -> Scene | None:
        """The timeline on the lowest page of that width on which it is complete; None if there is none."""

        def whole(high: float) -> bool:
            return self._timeline_on(page, high) is not None

        lowest = bisect(HEIGHTS, False, key=whole)
        return self._timeline_on(page, HEIGHTS[lowest]) if lowest < len(HEIGHTS) else None

    def _timeline_on(self, page: PageFormat, high: float) -> Scene | None:
        paper = replace(page, height=round(high * page.width, 2))
        placed = self._placed(self.radar.newest, paper, Labels.AUTO, kind="timeline")
        return None if isinstance(placed, placing.DoesNotFit) or len(placed) > 1 else placed[0]

    def _drawn(self, edition: Edition, page: str, view: View = AS_IT_IS) -> tuple[Scene | None, PageChart | None]:
        """The scene of an edition's wide chart, and the chart for that page with links relative to it.

        The wide version may have names; the one for narrow screens has numbers, since names would be illegible.
        """
        wide, phone = self._scene(edition, SITE, Labels.AUTO, view), self._scene(edition, PHONE, view=view)
        if wide is None:
            return None, None
        if page == HOME:
            wide = self._in_list_order(wide, SITE)
            phone = self._in_list_order(phone, PHONE) if phone else None
        small = {mark.id: mark.number for mark in phone.blips} if phone else {}
        numbers = {mark.id: Number(mark.number, small.get(mark.id, mark.number)) for mark in wide.blips}
        return wide, PageChart(self._inline(wide, page), self._inline(phone, page) if phone else "", numbers)

    def _in_list_order(self, scene: Scene, page: PageFormat) -> Scene:
        """The newest edition's radar with numbers in the order of the list beside it, first what to act on."""
        numbers = {mark.id: mark.number for mark in scene.blips}
        shown = (blip for blip in blips(self.radar, self.radar.newest) if blip.id in numbers)
        ordered = sorted(shown, key=lambda blip: (list_place(self.radar, blip), numbers[blip.id]))
        return placing.renumbered(scene, [blip.id for blip in ordered], page)

    def _scene(
        self, edition: Edition, page: PageFormat, labels: Labels = Labels.NUMBERS, view: View = AS_IT_IS
    ) -> Scene | None:
        chart = self._placed(edition, page, labels, view)
        return None if isinstance(chart, placing.DoesNotFit) else chart[0]

    def _placed(
        self,
        edition: Edition,
        page: PageFormat,
        labels: Labels,
        view: View = AS_IT_IS,
        kind: str = "radar",
        across: str = "",
        dimension: str | None = None,
    ) -> tuple[Scene, ...] | placing.DoesNotFit:
        request = ChartRequest(
            *(self.radar, edition, self.language, page, dimension, labels),
            view=view,
            lock=self.lock,
            kind=kind,
            across=across,
        )
        return _placed(request)

    def _inline(self, scene: Scene, page: str) -> str:
        linked = (replace(mark, href=href(page, trend_page(mark.id))) for mark in scene.blips)
        return _inline(replace(scene, blips=tuple(linked)), self.radar.house)


def _on_ring(ring: Ring) -> View:
    """The view of a single ring."""
    return View(select=Selection(((Condition((Value(ring.id),), Attribute.RING),),)))


# Enough for all editions and compared pairs of a site, wide and narrow.
@lru_cache(maxsize=128)
def _placed(request: ChartRequest) -> tuple[Scene, ...] | placing.DoesNotFit:
    """The scenes of a chart, without links, or the error if it does not fit."""
    try:
        return placing.chart(request)
    except placing.DoesNotFit as error:
        return error


@lru_cache(maxsize=128)
def _inline(scene: Scene, house: House) -> str:
    return drawing.svg(scene, site_themes(house)[0], standalone=False)


@lru_cache(maxsize=1)
def _locators(scene: Scene, house: House) -> Mapping[str, str]:
    """A small radar marking each trend of the scene, as SVG by trend id."""
    theme = site_themes(house)[0]
    return {mark.id: drawing.svg(placing.locator(scene, mark.id), theme, standalone=False) for mark in scene.blips}
