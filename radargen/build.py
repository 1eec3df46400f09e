"""The order of the steps, and nothing else: from a radar to its charts, pictures and pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from radargen import drawing, placing
from radargen.assessing import blips
from radargen.model import AS_IT_IS, Blip, Edition, Radar, View
from radargen.problems import Problem
from radargen.reading import Loaded
from radargen.scene import Scene
from radargen.theme import FORMATS, SITE, Labels, PageFormat, RadarShape, Theme, site_themes, themes
from radargen.wording import wording

if TYPE_CHECKING:
    from radargen.pages import Charts, Download

# The colours of the radars on the pages, light and dark.
STYLESHEET = "assets/radar.css"


# Up to so many trends have pictures of their own for those who link to them; each takes 60 ms in each language.
MOST_SHARED = 100


class Suffix(StrEnum):
    """What a picture can be: the suffix of its file name."""

    SVG = ".svg"
    PNG = ".png"
    PDF = ".pdf"
    JSON = ".json"


# What readers take away from the home page.
OFFERED = (("a4", Suffix.PDF), ("16:9", Suffix.PNG), ("a4", Suffix.SVG))


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
    shown = blips(radar, edition)
    scenes = placing.chart(
        radar,
        edition,
        shown,
        page,
        language,
        dimension=dimension,
        hrefs=hrefs,
        labels=labels,
        shape=shape,
        view=view,
        lock=lock,
    )
    return tuple(replace(scene, floor=page.floor) for scene in scenes)


def lock_of(files: Mapping[str, str | bytes | Problem], radar: Radar) -> tuple[placing.Lock, tuple[Problem, ...]]:
    """The places that are written down in a radar's folder, and what is wrong with them."""
    return placing.read_lock(files.get(placing.LOCK), radar)


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
    names = [stem, *(f"{stem}-legend{'' if n == 1 else f'-{n}'}" for n in range(1, len(scenes)))]
    return {f"{name}{suffix}": content for name, content in zip(names, drawn, strict=True)}


def site(
    loaded: Loaded,
    language: str,
    *,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    pictures: bool = True,
    edit_url: str = "",
    site_url: str = "",
) -> dict[str, str | bytes]:
    """All files of the site in one language that radar.yaml and trends/ give, by path below its docs folder.

    `handwritten` is Markdown of the site's own folder by path. Without `pictures` there are none to take away, which a
    preview does not need. `edit_url` is where the forge edits the radar's folder, `site_url` where the site will stand,
    with a slash at its end, if that is known. Errors become a page of their own; there has to be a radar.
    """
    from radargen.pages import pages  # noqa: PLC0415 – drawing must not need what only the site needs

    if (radar := loaded.radar) is None:
        raise ValueError("There is no radar to make a site of.")
    edition = radar.newest
    shown, charts = _charts(radar, edition, language)
    files = dict(_downloads(radar, edition, language)) if pictures else {}
    shared = dict(_shared(radar, edition, language)) if pictures and site_url else {}
    charts = replace(charts, downloads=tuple(download for download, _ in files.values()))
    made = pages(
        radar,
        edition,
        language,
        shown,
        charts,
        handwritten=handwritten,
        problems=() if loaded.ok else loaded.problems,
        edit_url=edit_url,
        site_url=site_url,
        sources=loaded.sources,
    )
    stylesheet = drawing.site_css(*site_themes(radar.house))
    return made | shared | {STYLESHEET: stylesheet} | {path: content for path, (_, content) in files.items()}


def undrawn(radar: Radar) -> Iterator[str]:
    """Why the site lacks a picture that was to be drawn: a sentence each."""
    for page in (SITE, *dict.fromkeys(FORMATS[size] for size, _ in OFFERED)):
        try:
            chart(radar, radar.newest, radar.languages[0], page)
        except placing.DoesNotFit as error:
            yield f"The site has no radar on {page.name}: {error}"


def _charts(radar: Radar, edition: Edition, language: str) -> tuple[tuple[Blip, ...], "Charts"]:
    """The blips as the home page's radar numbers them, and the pictures within the pages."""
    from radargen.pages import Charts, trend_page, url  # noqa: PLC0415 – as above

    shown = blips(radar, edition)
    try:
        links = {b.id: url(trend_page(b.id)) for b in shown}
        (home, *_) = chart(radar, edition, language, SITE, hrefs=links, labels=Labels.NUMBERS)
    except placing.DoesNotFit:
        # A radar too full for a screen is still a list of trends; see `undrawn`.
        return shown, Charts()
    numbers = {mark.id: mark.number for mark in home.blips}
    numbered = sorted((replace(b, number=numbers[b.id]) for b in shown), key=lambda b: b.number)
    locators = {b.id: _inline(radar, placing.locator(home, b.id)) for b in shown}
    return tuple(numbered), Charts(radar=_inline(radar, home), locators=locators)


def _downloads(radar: Radar, edition: Edition, language: str) -> Iterator[tuple[str, tuple["Download", bytes]]]:
    """The pictures a reader can take away, by path."""
    from radargen.pages import Download  # noqa: PLC0415 – as above

    say, light = wording(language), themes(radar.house)["light"]
    for size, suffix in OFFERED:
        page = FORMATS[size]
        stem = f"radar/{radar.id}-{edition.id}-{language}"
        try:
            scenes = chart(radar, edition, language, page)
        except placing.DoesNotFit:
            continue
        for number, (path, content) in enumerate(image(scenes, stem, suffix, light, page.dpi).items()):
            name = say(f"download.{suffix.name.lower()}")
            yield path, (Download(say("download.legend", name=name) if number else name, path), content)


def _shared(radar: Radar, edition: Edition, language: str) -> Iterator[tuple[str, bytes]]:
    """The pictures beside a link to the site, by path; without a full address nobody could show them."""
    from radargen.pages import share_picture  # noqa: PLC0415 – as above

    try:
        (home, *_) = chart(radar, edition, language, SITE, labels=Labels.NUMBERS)
    except placing.DoesNotFit:
        return
    shown = blips(radar, edition)
    light = themes(radar.house)["light"]
    for each in (None, *(shown if len(shown) <= MOST_SHARED else ())):
        scene = placing.card(home, radar, edition, language, each)
        yield share_picture(each.id if each else ""), drawing.few_colours(scene, light, placing.CARD_DPI)


def _inline(radar: Radar, scene: Scene) -> str:
    return drawing.svg(scene, site_themes(radar.house)[0], standalone=False)
