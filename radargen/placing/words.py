"""What stands around the radar in words: title, subtitle, source, and what a blip says of itself."""

from collections.abc import Sequence

from radargen.model import Blip, Dimension, Edition, Radar, Ring
from radargen.placing.breaking import whole
from radargen.wording import Wording


def title(radar: Radar, edition: Edition, language: str) -> str:
    """The radar's title with its edition, once."""
    named = whole(radar.title.any(language))
    return named if edition.name in named else f"{named} {edition.name}"


def subtitle(
    radar: Radar, edition: Edition, blips: Sequence[Blip], dimension: Dimension | None, say: Wording
) -> tuple[str, ...]:
    """How many trends, where, of what date; last the motto, for which there may be no room."""
    trends = say("chart.trends", count=len(blips))
    if dimension:
        scope = f"{whole(dimension.name.any(say.language))}: {trends}"
    else:
        count = len(radar.dimensions)
        scope = say("chart.scope", trends=trends, dimensions=say(f"chart.counted.{count}"))
    dated = say("chart.dated", date=say.date(edition.date)) if edition.date else ""
    motto = whole(edition.motto.any(say.language))
    return tuple(part for part in (scope, dated, say("chart.motto", motto=motto) if motto else "") if part)


def source(radar: Radar, edition: Edition, say: Wording, *, estimates: bool) -> str:
    """Where the picture comes from and how it may be used."""
    named = whole(radar.title.any(say.language))
    publisher = whole(radar.publisher.name.any(say.language))
    licence = radar.publisher.licence
    parts = (
        say("chart.estimates") if estimates else "",
        say("chart.source" if edition.name else "chart.source-only", title=named, edition=edition.name),
        publisher if publisher != named else "",
        licence.name if licence else "",
    )
    return " · ".join(part for part in parts if part)


def description(
    radar: Radar, edition: Edition, blips: Sequence[Blip], dimension: Dimension | None, say: Wording
) -> str:
    """One or two sentences for those who do not see the picture."""
    rings = say.listed([whole(ring.name.any(say.language)) for ring in radar.rings])
    shown = [dimension] if dimension else radar.dimensions
    dimensions = say.listed([whole(d.name.any(say.language)) for d in shown])
    trends = say("chart.trends", count=len(blips))
    return say(
        "chart.description",
        title=title(radar, edition, say.language),
        trends=trends,
        dimensions=dimensions,
        rings=rings,
    )


def says(blip: Blip, radar: Radar, say: Wording, *, first: bool) -> str:
    """A blip in one line: name, dimension, ring, movement, impact and action, certainty, agreement."""
    parts = [
        whole(blip.trend.name.any(say.language)),
        whole(radar.dimension(blip.trend.dimension).name.any(say.language)),
        say("chart.ring", ring=whole(radar.ring(blip.placement.ring).name.any(say.language))),
        "" if first else say(f"movement.{blip.movement}"),
        say("chart.says-impact", impact=blip.impact) if blip.impact is not None else "",
        say("chart.says-action", action=say(f"action.{blip.action}")) if blip.action else "",
        say(f"certainty.{blip.certainty}") if blip.certainty else "",
        say(f"agreement.{blip.placement.agreement}") if blip.certainty else "",
    ]
    return ", ".join(part for part in parts if part)


def ring_heading(ring: Ring, language: str) -> str:
    """The ring's name in capitals, with its verb where there is one."""
    name, verb = ring.name.any(language).upper(), ring.do.any(language)
    return f"{name} · {verb}" if verb else name
