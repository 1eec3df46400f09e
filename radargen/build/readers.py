"""The public state of a radar: everything except the open edition."""

from dataclasses import replace

from radargen.charts.placing import Lock
from radargen.model import ONLY_EDITION, Edition, Radar
from radargen.model.public import public
from radargen.reading import Loaded
from radargen.text.paths import entry_path


def for_readers(loaded: Loaded, lock: Lock) -> tuple[Loaded, Lock]:
    """The radar, the entries' sources and the lock without the open edition, if there is one."""
    radar = loaded.radar
    if radar is None or not radar.newest.open:
        return loaded, lock
    public_radar = public(radar)
    return replace(loaded, radar=public_radar, sources=_sources(loaded, radar, public_radar)), _places(
        lock, radar.newest, public_radar
    )


def _sources(loaded: Loaded, radar: Radar, public_radar: Radar) -> dict[str, bytes]:
    """The sources of the public trends by id, except any from which the open edition cannot be removed."""
    from radargen.writing.edition_withholding import entry_without_edition  # noqa: PLC0415 – a chart needs no YAML to be written

    public_trends = {trend.id: trend for trend in public_radar.trends}
    hidden = {trend.id for trend in radar.trends} - public_trends.keys()
    sources: dict[str, bytes | None] = {}
    for trend in radar.trends:
        source, public_trend = loaded.sources.get(trend.id), public_trends.get(trend.id)
        if source is None or public_trend is None:
            continue
        if public_trend == trend:
            sources[trend.id] = source
        else:
            path, archived = entry_path(trend.id), public_trend.status is not trend.status
            sources[trend.id] = entry_without_edition(
                path, source, radar.newest, public_radar.newest, hidden, archived=archived
            )
    return {trend_id: source for trend_id, source in sources.items() if source is not None}


def _places(lock: Lock, opened: Edition, public_radar: Radar) -> Lock:
    """The lock without the open edition's layouts; where that is the only edition, they become the implied one's."""
    layouts = lock.layouts
    if public_radar.newest.implied:
        own = (layout for layout in layouts if layout.edition == opened.id)
        return replace(lock, layouts=tuple(replace(layout, edition=ONLY_EDITION) for layout in own))
    return replace(lock, layouts=tuple(layout for layout in layouts if layout.edition != opened.id))
