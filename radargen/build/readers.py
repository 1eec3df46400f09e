"""What of a radar's folder readers may see: all but the edition that is being prepared."""

from dataclasses import replace

from radargen.charts.placing import Lock
from radargen.model import ONLY_EDITION, Edition, Radar
from radargen.model.public import public
from radargen.reading import Loaded
from radargen.text.paths import entry_path


def for_readers(loaded: Loaded, lock: Lock) -> tuple[Loaded, Lock]:
    """The same without the open edition, if there is one: radar, entries as they were written, and places."""
    radar = loaded.radar
    if radar is None or not radar.newest.open:
        return loaded, lock
    shown = public(radar)
    return replace(loaded, radar=shown, sources=_sources(loaded, radar, shown)), _places(lock, radar.newest, shown)


def _sources(loaded: Loaded, radar: Radar, shown: Radar) -> dict[str, bytes]:
    """Those of the trends that are shown; one from which the open edition cannot be taken out is not offered."""
    from radargen.writing.edition_withholding import withheld  # noqa: PLC0415 – a chart needs no YAML to be written

    known = {trend.id: trend for trend in shown.trends}
    hidden = {trend.id for trend in radar.trends} - known.keys()
    found: dict[str, bytes | None] = {}
    for trend in radar.trends:
        source, now = loaded.sources.get(trend.id), known.get(trend.id)
        if source is None or now is None:
            continue
        if now == trend:
            found[trend.id] = source
        else:
            path, left = entry_path(trend.id), now.status is not trend.status
            found[trend.id] = withheld(path, source, radar.newest, shown.newest, hidden, archived=left)
    return {trend_id: source for trend_id, source in found.items() if source is not None}


def _places(lock: Lock, opened: Edition, shown: Radar) -> Lock:
    """The lock without the places in the open edition; in a radar that counts no others they are those of today."""
    if shown.newest.implied:
        return Lock(tuple(replace(one, edition=ONLY_EDITION) for one in lock.layouts if one.edition == opened.id))
    return Lock(tuple(one for one in lock.layouts if one.edition != opened.id))
