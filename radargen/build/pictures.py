"""The pictures of a site in one language: within its pages, to take away, and beside links to it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from radargen import drawing, placing
from radargen.assessing import blips
from radargen.build.charting import Suffix, chart, image
from radargen.model import AS_IT_IS, Blip, Channel, Edition, Radar, View
from radargen.pages import (
    HOME,
    Charts,
    Download,
    Drawn,
    Number,
    comparison_page,
    edition_page,
    href,
    pairs,
    share_picture,
    trend_page,
)
from radargen.scene import Scene
from radargen.theme import FORMATS, PHONE, SITE, Labels, PageFormat, site_themes, themes
from radargen.wording import wording

# What readers take away from the home page.
OFFERED = (("a4", Suffix.PDF), ("16:9", Suffix.PNG), ("a4", Suffix.SVG))
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
        """The newest edition's, with the numbers of the home page's radar."""
        wide = {key: number.wide for key, number in self._numbers.items()}
        # Where the wide radar has names, only the narrow one brings an order.
        order = wide if all(wide.values()) else {key: number.phone for key, number in self._numbers.items()}
        return tuple(replace(blip, number=order.get(blip.id, 0)) for blip in blips(self.radar, self.radar.newest))

    def charts(self, downloads: Iterable[Download] = ()) -> Charts:
        """What stands in the pages."""
        (scene, home), radar = self._home, self.radar
        locators = {mark.id: self._inline(placing.locator(scene, mark.id)) for mark in scene.blips} if scene else {}
        if radar.newest.implied:
            return Charts(home, locators, downloads=tuple(downloads))
        editions = {e.id: drawn for e in radar.editions if (drawn := self._drawn(e, edition_page(e.id))[1])}
        compared = {
            (earlier.id, later.id): drawn
            for earlier, later in pairs(radar)
            if (drawn := self._drawn(later, comparison_page(earlier.id, later.id), View(since=earlier, without=PLAIN))[1])
        }
        return Charts(home, locators, editions, compared, tuple(downloads))

    def downloads(self) -> Iterator[tuple[str, tuple[Download, bytes]]]:
        """What a reader can take away, by path; what needs more than a page only as a PDF, which has pages."""
        say, light, edition = wording(self.language), themes(self.radar.house)["light"], self.radar.newest
        sheets: dict[str, tuple[Scene, ...]] = {}
        for size in dict.fromkeys(size for size, _ in OFFERED):
            with suppress(placing.DoesNotFit):
                sheets[size] = chart(self.radar, edition, self.language, FORMATS[size], lock=self.lock)
        for size, suffix in OFFERED:
            stem = f"radar/{self.radar.id}-{edition.id}-{self.language}"
            if size not in sheets or (len(sheets[size]) > 1 and suffix is not Suffix.PDF):
                continue
            for path, content in image(sheets[size], stem, suffix, light, FORMATS[size].dpi).items():
                yield path, (Download(say(f"download.{suffix.name.lower()}"), path), content)

    def shared(self) -> Iterator[tuple[str, bytes]]:
        """What is shown beside a link to the site, by path; without a full address nobody could show it."""
        radar, edition, light = self.radar, self.radar.newest, themes(self.radar.house)["light"]
        if (home := self._scene(edition, SITE)) is None:
            return
        shown = blips(radar, edition)
        for each in (None, *(shown if len(shown) <= MOST_SHARED else ())):
            scene = placing.card(home, radar, edition, self.language, each)
            yield share_picture(each.id if each else ""), drawing.few_colours(scene, light, placing.CARD_DPI)

    @cached_property
    def _home(self) -> tuple[Scene | None, Drawn | None]:
        return self._drawn(self.radar.newest, HOME, labels=Labels.AUTO)

    @property
    def _numbers(self) -> Mapping[str, Number]:
        return self._home[1].numbers if self._home[1] else {}

    def _drawn(
        self, edition: Edition, page: str, view: View = AS_IT_IS, labels: Labels = Labels.NUMBERS
    ) -> tuple[Scene | None, Drawn | None]:
        """The radar of an edition as part of that page, with links from there."""
        links = {trend.id: href(page, trend_page(trend.id)) for trend in self.radar.trends}
        wide = self._scene(edition, SITE, labels, view, links)
        if wide is None:
            return None, None
        phone = self._scene(edition, PHONE, view=view, links=links)
        small = {mark.id: mark.number for mark in phone.blips} if phone else {}
        numbers = {mark.id: Number(mark.number, small.get(mark.id, mark.number)) for mark in wide.blips}
        return wide, Drawn(self._inline(wide), self._inline(phone) if phone else "", numbers)

    def _scene(
        self,
        edition: Edition,
        page: PageFormat,
        labels: Labels = Labels.NUMBERS,
        view: View = AS_IT_IS,
        links: Mapping[str, str] | None = None,
    ) -> Scene | None:
        try:
            return chart(
                self.radar, edition, self.language, page, hrefs=links or {}, labels=labels, view=view, lock=self.lock
            )[0]
        except placing.DoesNotFit:
            return None

    def _inline(self, scene: Scene) -> str:
        return drawing.svg(scene, site_themes(self.radar.house)[0], standalone=False)


def undrawn(radar: Radar, lock: placing.Lock = placing.NO_LOCK) -> Iterator[str]:
    """Why the site lacks a picture that was to be drawn: a sentence each."""
    for page in (SITE, *dict.fromkeys(FORMATS[size] for size, _ in OFFERED)):
        try:
            chart(radar, radar.newest, radar.languages[0], page, lock=lock)
        except placing.DoesNotFit as error:
            yield f"The site has no radar on {page.name}: {error}"
