"""The order of the steps from a radar to its charts, pictures and pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from radargen import reading
from radargen.assessing import blips
from radargen.build.readers import for_readers
from radargen.charts import drawing, placing
from radargen.charts.theme import site_themes
from radargen.model.internal_errors import at_work
from radargen.reading import LIMITS, Files, Limits, Loaded
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults
from radargen.text.messages import Message

if TYPE_CHECKING:
    from radargen.writing.browser_form import FormPlace

__all__ = ["STYLESHEET", "Site", "for_readers", "load", "site"]

# The stylesheet with the colours of the charts on pages, light and dark.
STYLESHEET = "assets/radar.css"


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site in one language by path below its docs folder; `undrawn` says why charts are missing.

    `copies` are Markdown files beside the finished pages, by path below the language's folder.
    """

    files: dict[str, str | bytes]
    undrawn: tuple[Message, ...]
    copies: Mapping[str, str] = field(default_factory=dict)


def load(files: Files, limits: Limits = LIMITS) -> tuple[Loaded, placing.Lock]:
    """The radar in a folder's files, and its lock; the problems of both are in the first.

    An unreadable lock counts as empty, so that charts can still be drawn.
    """
    loaded = reading.load(files, limits)
    if loaded.radar is None:
        return loaded, placing.NO_LOCK
    with at_work(placing.LOCK):
        lock, problems = placing.read_lock(files.get(placing.LOCK), loaded.radar, loaded.left_out)
    return replace(loaded, problems=tuple(sorted({*loaded.problems, *problems}))), lock


def site(
    loaded: Loaded,
    language: str,
    *,
    lock: placing.Lock = placing.NO_LOCK,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    pictures: bool = True,
    edit_url: str = "",
    site_url: str = "",
    editors: dt.date | None = None,
    offline: bool = False,
    archived: bool = False,
    documents: bool = False,
    kept: KeptResults = NOTHING_KEPT,
    form: "FormPlace | None" = None,
) -> Site:
    """All generated files of the site in one language; ValueError where there is no radar.

    `lock` has the positions to keep, `handwritten` is Markdown from the site's own folder, by path. Without `pictures`,
    as in a preview, there are no downloads and social cards. `edit_url` is the forge's address for editing the radar's
    folder, `site_url` the address of the site, ending in a slash, or empty if unknown. `editors` adds the page of the
    worklist as of that day. An `offline` site has nothing for pages of other sites; with `archived` the page of data
    offers the site in an archive, with `documents` pages offer those for which the radar asks, which others make; with
    `form` there is a page in which entries are written. Problems get a page of
    their own if there are errors. What is `kept` from earlier builds is not drawn or rendered again.
    """
    from radargen.build.drawings import drawings, pictured  # noqa: PLC0415 – drawing must not need what only sites need
    from radargen.build.inspection import editors_worklist  # noqa: PLC0415 – as below
    from radargen.build.kept_blocks import found_blocks, keep_blocks  # noqa: PLC0415 – as above
    from radargen.build.pictures import Pictures  # noqa: PLC0415 – as above
    from radargen.pages import copies, numbered, pages, picture_file  # noqa: PLC0415 – as above
    from radargen.writing.browser_form import suggest_form  # noqa: PLC0415 – as above

    if (radar := loaded.radar) is None:
        raise ValueError("There is no radar to make a site of.")
    bare = pictured(radar)
    drawn = drawings(bare, language, lock, kept, cards=bool(site_url)) if pictures else None
    charts = drawn.charts if drawn else Pictures(bare, language, lock).charts()
    shown = numbered(blips(radar, radar.newest), charts.home)
    slot = f"blocks {language} {radar.newest.open}"
    rendered = found_blocks(kept, slot)
    page_files = pages(
        radar,
        radar.newest,
        language,
        shown,
        charts,
        handwritten=handwritten,
        problems=() if loaded.ok else loaded.problems,
        desk=editors_worklist(loaded, editors) if editors else None,
        edit_url=edit_url,
        site_url=site_url,
        sources=loaded.sources,
        offline=offline,
        archived=archived,
        documents=documents,
        rendered=rendered,
        form=suggest_form(loaded, radar, language, form) if form else None,
    )
    keep_blocks(kept, slot, rendered)
    stylesheet = drawing.site_css(*site_themes(radar.house))
    # Links are shown with a picture only where the site knows its address.
    shown_pictures = (*radar.pictures, *(radar.share_pictures if site_url else ()))
    embedded = {picture_file(picture.path): picture.data for picture in shown_pictures}
    files = page_files | embedded | {STYLESHEET: stylesheet}
    if drawn is None:
        return Site(files, ())
    beside = copies(radar, radar.newest, language, shown, site_url)
    return Site(files | dict(drawn.files), drawn.undrawn, beside)
