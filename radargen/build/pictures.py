"""The pictures of a site in one language: within its pages, to take away, and beside links to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.drawing import PICTURE_FORMATS
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, PHONE, SITE, Labels, PageFormat, site_themes, themes
from radargen.model import AS_IT_IS, NO_TEXT, Blip, Channel, Edition, House, Radar, View
from radargen.pages import (
    HOME,
    Charts,
    Download,
    Number,
    PageChart,
    comparison_page,
    edition_page,
    href,
    numbered,
    pairs,
    share_picture,
    trend_page,
)
from radargen.text.messages import Message
from radargen.text.wording import wording

# What readers take away from the home page: first what is used as it is.
OFFERED = tuple(kind for kind in reversed(PICTURE_FORMATS.values()) if kind.offered_on)
# Up to so many trends have pictures of their own for those who link to them; each takes 60 ms in each language.
MOST_SHARED = 100
# What moved, and nothing else.
PLAIN = frozenset({Channel.EVIDENCE, Channel.RATERS})


@dataclass(frozen=True)
class Pictures:
    """The pictures of a radar's site; where there is no room for one, it is left out: see `undrawn`."""

    radar: Radar
    language: str
    lock: placing.Lock = placing.NO_LOCK

    def blips(self) -> tuple[Blip, ...]:
        """The newest edition's, numbered in the order of the home page's radar."""
        return numbered(blips(self.radar, self.radar.newest), self._home[1])

    def charts(self, downloads: Iterable[Download] = ()) -> Charts:
        """What stands in the pages."""
        (scene, home), radar = self._home, self.radar
        locators = _locators(scene, radar.house) if scene else {}
        if radar.newest.implied:
            return Charts(home, locators, downloads=tuple(downloads))
        editions = {e.id: drawn for e in radar.editions if (drawn := self._drawn(e, edition_page(e.id))[1])}
        compared = {(old.id, new.id): drawn for old, new in pairs(radar) if (drawn := self._compared(old, new))}
        return Charts(home, locators, editions, compared, tuple(downloads))

    def downloads(self) -> Iterator[tuple[str, tuple[Download, bytes]]]:
        """What a reader can take away, by path; what needs more than a page only in formats that have pages."""
        say, light, edition = wording(self.language), themes(self.radar.house)["light"], self.radar.newest
        for kind in OFFERED:
            page = FORMATS[kind.offered_on]
            sheets = self._placed(edition, page, Labels.AUTO)
            stem = f"radar/{self.radar.id}-{edition.id}-{self.language}"
            if isinstance(sheets, placing.DoesNotFit) or (len(sheets) > 1 and not kind.paged):
                continue
            for path, content in drawing.picture_files(sheets, stem, kind, light, page.dpi).items():
                yield path, (Download(say(f"download.{kind.name}"), path), content)

    def shared(self) -> Iterator[tuple[str, bytes]]:
        """What is shown beside a link to the site, by path; without a full address nobody could show it."""
        radar, edition, light = self.radar, self.radar.newest, themes(self.radar.house)["light"]
        if (home := self._scene(edition, SITE)) is None:
            return
        shown = blips(radar, edition)
        for each in (None, *(shown if len(shown) <= MOST_SHARED else ())):
            scene = placing.card(home, radar, edition, self.language, each)
            yield share_picture(each.id if each else ""), drawing.few_colours(scene, light, placing.CARD_DPI)

    def undrawn(self) -> Iterator[Message]:
        """Why the site lacks a picture that was to be drawn: a sentence each."""
        for page in (SITE, *dict.fromkeys(FORMATS[kind.offered_on] for kind in OFFERED)):
            found = self._placed(self.radar.newest, page, Labels.AUTO)
            if isinstance(found, placing.DoesNotFit):
                yield Message("The site has no radar on {page}: {why}", page=page.name, why=found.message)

    @cached_property
    def _home(self) -> tuple[Scene | None, PageChart | None]:
        return self._drawn(self.radar.newest, HOME)

    def _compared(self, earlier: Edition, later: Edition) -> PageChart | None:
        page = comparison_page(earlier.id, later.id)
        return self._drawn(later, page, View(since=earlier, without=PLAIN))[1]

    def _drawn(self, edition: Edition, page: str, view: View = AS_IT_IS) -> tuple[Scene | None, PageChart | None]:
        """The radar of an edition, and the same as part of that page, with links from there.

        Names are for the wide one; on a narrow screen nobody could read them.
        """
        wide, phone = self._scene(edition, SITE, Labels.AUTO, view), self._scene(edition, PHONE, view=view)
        if wide is None:
            return None, None
        small = {mark.id: mark.number for mark in phone.blips} if phone else {}
        numbers = {mark.id: Number(mark.number, small.get(mark.id, mark.number)) for mark in wide.blips}
        return wide, PageChart(self._inline(wide, page), self._inline(phone, page) if phone else "", numbers)

    def _scene(
        self, edition: Edition, page: PageFormat, labels: Labels = Labels.NUMBERS, view: View = AS_IT_IS
    ) -> Scene | None:
        found = self._placed(edition, page, labels, view)
        return None if isinstance(found, placing.DoesNotFit) else found[0]

    def _placed(
        self, edition: Edition, page: PageFormat, labels: Labels, view: View = AS_IT_IS
    ) -> tuple[Scene, ...] | placing.DoesNotFit:
        request = ChartRequest(self._pictured, edition, self.language, page, labels=labels, view=view, lock=self.lock)
        return _placed(request)

    @cached_property
    def _pictured(self) -> Radar:
        """What of the radar the charts show: no prose, so that a preview of a changed text keeps its pictures."""
        bare = (
            replace(
                trend,
                summary=NO_TEXT,
                text=NO_TEXT,
                first_step=NO_TEXT,
                who=NO_TEXT,
                cost=NO_TEXT,
                success=NO_TEXT,
                cases=(),
                sources=(),
            )
            for trend in self.radar.trends
        )
        return replace(self.radar, trends=tuple(bare), pictures=())

    def _inline(self, scene: Scene, page: str) -> str:
        linked = (replace(mark, href=href(page, trend_page(mark.id))) for mark in scene.blips)
        return _inline(replace(scene, blips=tuple(linked)), self.radar.house)


# As many as the editions and pairs of editions of a site have, for wide and for narrow screens.
@lru_cache(maxsize=128)
def _placed(request: ChartRequest) -> tuple[Scene, ...] | placing.DoesNotFit:
    """A chart without links, or why there is none."""
    try:
        return placing.chart(request)
    except placing.DoesNotFit as error:
        return error


@lru_cache(maxsize=128)
def _inline(scene: Scene, house: House) -> str:
    return drawing.svg(scene, site_themes(house)[0], standalone=False)


@lru_cache(maxsize=1)
def _locators(scene: Scene, house: House) -> Mapping[str, str]:
    """The place of each trend of the scene on a small radar, by id."""
    theme = site_themes(house)[0]
    return {mark.id: drawing.svg(placing.locator(scene, mark.id), theme, standalone=False) for mark in scene.blips}
