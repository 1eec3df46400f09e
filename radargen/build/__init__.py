"""The order of the steps, and nothing else: from a radar to its charts, pictures and pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from radargen import reading
from radargen.build.readers import for_readers
from radargen.charts import drawing, placing
from radargen.charts.theme import site_themes
from radargen.model.internal_errors import at_work
from radargen.reading import LIMITS, Files, Limits, Loaded
from radargen.text.messages import Message

__all__ = ["STYLESHEET", "Site", "for_readers", "load", "site"]

# The colours of the radars on the pages, light and dark.
STYLESHEET = "assets/radar.css"


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site in one language, by path below its docs folder; why it lacks a picture, a sentence each."""

    files: dict[str, str | bytes]
    undrawn: tuple[Message, ...]


def load(files: Files, limits: Limits = LIMITS) -> tuple[Loaded, placing.Lock]:
    """What a radar's folder holds, and where its trends stood before; the problems of both stand in the first.

    A lock that cannot be read is an empty one, so that everything can still be drawn.
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
) -> Site:
    """All of the site in one language that radar.yaml and trends/ give.

    `lock` says where trends stood before, `handwritten` is Markdown of the site's own folder by path. Without
    `pictures` there are none to take away, which a preview does not need. `edit_url` is where the forge edits the
    radar's folder, `site_url` where the site will stand, with a slash at its end, if that is known. `editors` asks for
    the page that says what they have to do on that day. Errors become a page of their own; there has to be a radar.
    """
    from radargen.build.inspection import editors_worklist  # noqa: PLC0415 – as below
    from radargen.build.pictures import Pictures  # noqa: PLC0415 – drawing must not need what only the site needs
    from radargen.pages import pages, picture_file  # noqa: PLC0415 – as above

    if (radar := loaded.radar) is None:
        raise ValueError("There is no radar to make a site of.")
    drawn = Pictures(radar, language, lock)
    downloads = dict(drawn.downloads()) if pictures else {}
    shared = dict(drawn.shared()) if pictures and site_url else {}
    made = pages(
        radar,
        radar.newest,
        language,
        drawn.blips(),
        drawn.charts(download for download, _ in downloads.values()),
        handwritten=handwritten,
        problems=() if loaded.ok else loaded.problems,
        desk=editors_worklist(loaded, editors) if editors else None,
        edit_url=edit_url,
        site_url=site_url,
        sources=loaded.sources,
    )
    stylesheet = drawing.site_css(*site_themes(radar.house))
    shown = {picture_file(picture.path): picture.data for picture in radar.pictures}
    files = (
        made | shared | shown | {STYLESHEET: stylesheet} | {path: content for path, (_, content) in downloads.items()}
    )
    return Site(files, tuple(drawn.undrawn()) if pictures else ())
