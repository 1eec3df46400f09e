"""The order of the steps, and nothing else: from a radar to its charts, pictures and pages."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from radargen import drawing, placing, reading
from radargen.assessing import blips
from radargen.model import AS_IT_IS, Blip, Channel, Edition, Radar, View
from radargen.reading import LIMITS, Files, Limits, Loaded
from radargen.scene import Scene
from radargen.theme import FORMATS, PHONE, SITE, Labels, PageFormat, RadarShape, Theme, site_themes, themes
from radargen.wording import wording

if TYPE_CHECKING:
    from radargen.pages import Charts, Download, Drawn

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


def load(files: Files, limits: Limits = LIMITS) -> tuple[Loaded, placing.Lock]:
    """What a radar's folder holds, and where its trends stood before; the problems of both stand in the first.

    A lock that cannot be read is an empty one, so that everything can still be drawn.
    """
    loaded = reading.load(files, limits)
    if loaded.radar is None:
        return loaded, placing.NO_LOCK
    lock, problems = placing.read_lock(files.get(placing.LOCK), loaded.radar, loaded.left_out)
    return replace(loaded, problems=tuple(sorted({*loaded.problems, *problems}))), lock


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
    lock: placing.Lock = placing.NO_LOCK,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    pictures: bool = True,
    edit_url: str = "",
    site_url: str = "",
) -> dict[str, str | bytes]:
    """All files of the site in one language that radar.yaml and trends/ give, by path below its docs folder.

    `lock` says where trends stood before, `handwritten` is Markdown of the site's own folder by path. Without
    `pictures` there are none to take away, which a preview does not need. `edit_url` is where the forge edits the
    radar's folder, `site_url` where the site will stand, with a slash at its end, if that is known. Errors become a
    page of their own; there has to be a radar.
    """
    from radargen.pages import pages  # noqa: PLC0415 – drawing must not need what only the site needs

    if (radar := loaded.radar) is None:
        raise ValueError("There is no radar to make a site of.")
    edition = radar.newest
    shown, charts = _charts(radar, edition, language, lock)
    files = dict(_downloads(radar, edition, language, lock)) if pictures else {}
    shared = dict(_shared(radar, edition, language, lock)) if pictures and site_url else {}
    charts = replace(charts, downloads=tuple(download for download, _ in files.values()))
    charts = _with_editions(charts, radar, language, lock)
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


def undrawn(radar: Radar, lock: placing.Lock = placing.NO_LOCK) -> Iterator[str]:
    """Why the site lacks a picture that was to be drawn: a sentence each."""
    for page in (SITE, *dict.fromkeys(FORMATS[size] for size, _ in OFFERED)):
        try:
            chart(radar, radar.newest, radar.languages[0], page, lock=lock)
        except placing.DoesNotFit as error:
            yield f"The site has no radar on {page.name}: {error}"


def _charts(radar: Radar, edition: Edition, language: str, lock: placing.Lock) -> tuple[tuple[Blip, ...], "Charts"]:
    """The blips as the list beside the home page's radar counts them, and the pictures within the pages."""
    from radargen.pages import Charts, trend_page, url  # noqa: PLC0415 – as above

    shown = blips(radar, edition)
    links = {b.id: url(trend_page(b.id)) for b in shown}

    def drawn(page: PageFormat, labels: Labels) -> Scene | None:
        try:
            return chart(radar, edition, language, page, hrefs=links, labels=labels, lock=lock)[0]
        except placing.DoesNotFit:
            return None

    home = drawn(SITE, Labels.AUTO)
    if home is None:
        # A radar too full for a screen is still a list of trends; see `undrawn`.
        return shown, Charts()
    small = drawn(PHONE, Labels.NUMBERS)
    wide, narrow = ({mark.id: mark.number for mark in (drawn or home).blips} for drawn in (home, small))
    # Where the wide radar has names, only the narrow one brings an order.
    numbers = wide if all(wide.values()) else narrow
    charts = Charts(
        radar=_inline(radar, home),
        phone=_inline(radar, small) if small else "",
        numbers=wide,
        phone_numbers=narrow,
        locators={b.id: _inline(radar, placing.locator(home, b.id)) for b in shown},
    )
    return tuple(replace(b, number=numbers[b.id]) for b in shown), charts


def _with_editions(charts: "Charts", radar: Radar, language: str, lock: placing.Lock) -> "Charts":
    """The pictures of the editions, and of two compared; an edition too full for a screen has none."""
    from radargen.pages import comparison_page, edition_page, pairs  # noqa: PLC0415 – as above

    if radar.newest.implied:
        return charts
    editions = {
        edition.id: drawn
        for edition in radar.editions
        if (drawn := _drawn(radar, edition, language, edition_page(edition.id), lock))
    }
    compared = {
        (earlier.id, later.id): drawn
        for earlier, later in pairs(radar)
        if (drawn := _drawn(radar, later, language, comparison_page(earlier.id, later.id), lock, _since(earlier)))
    }
    return replace(charts, editions=editions, pairs=compared)


def _drawn(
    radar: Radar, edition: Edition, language: str, page: str, lock: placing.Lock, view: View = AS_IT_IS
) -> "Drawn | None":
    """The radar of an edition as part of that page; where its blips stand is settled once for all views of it."""
    from radargen.pages import Drawn, Number, href, trend_page  # noqa: PLC0415 – as above

    links = {trend.id: href(page, trend_page(trend.id)) for trend in radar.trends}

    def scene(size: PageFormat) -> Scene | None:
        try:
            return chart(radar, edition, language, size, hrefs=links, labels=Labels.NUMBERS, view=view, lock=lock)[0]
        except placing.DoesNotFit:
            return None

    wide, phone = scene(SITE), scene(PHONE)
    if wide is None:
        return None
    small = {mark.id: mark.number for mark in phone.blips} if phone else {}
    numbers = {mark.id: Number(mark.number, small.get(mark.id, mark.number)) for mark in wide.blips}
    return Drawn(_inline(radar, wide), _inline(radar, phone) if phone else "", numbers)


def _since(edition: Edition) -> View:
    """What moved, and nothing else."""
    return View(since=edition, without=frozenset({Channel.EVIDENCE, Channel.RATERS}))


def _downloads(
    radar: Radar, edition: Edition, language: str, lock: placing.Lock
) -> Iterator[tuple[str, tuple["Download", bytes]]]:
    """The pictures a reader can take away, by path; what needs more than a page only as a PDF, which has pages."""
    from radargen.pages import Download  # noqa: PLC0415 – as above

    say, light = wording(language), themes(radar.house)["light"]
    pages: dict[str, tuple[Scene, ...]] = {}
    for size in dict.fromkeys(size for size, _ in OFFERED):
        with suppress(placing.DoesNotFit):
            pages[size] = chart(radar, edition, language, FORMATS[size], lock=lock)
    for size, suffix in OFFERED:
        stem = f"radar/{radar.id}-{edition.id}-{language}"
        if size not in pages or (len(pages[size]) > 1 and suffix is not Suffix.PDF):
            continue
        for path, content in image(pages[size], stem, suffix, light, FORMATS[size].dpi).items():
            yield path, (Download(say(f"download.{suffix.name.lower()}"), path), content)


def _shared(radar: Radar, edition: Edition, language: str, lock: placing.Lock) -> Iterator[tuple[str, bytes]]:
    """The pictures beside a link to the site, by path; without a full address nobody could show them."""
    from radargen.pages import share_picture  # noqa: PLC0415 – as above

    try:
        (home, *_) = chart(radar, edition, language, SITE, labels=Labels.NUMBERS, lock=lock)
    except placing.DoesNotFit:
        return
    shown = blips(radar, edition)
    light = themes(radar.house)["light"]
    for each in (None, *(shown if len(shown) <= MOST_SHARED else ())):
        scene = placing.card(home, radar, edition, language, each)
        yield share_picture(each.id if each else ""), drawing.few_colours(scene, light, placing.CARD_DPI)


def _inline(radar: Radar, scene: Scene) -> str:
    return drawing.svg(scene, site_themes(radar.house)[0], standalone=False)
