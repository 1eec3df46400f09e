"""Finds what is asked for by name in a radar: editions, languages, dimensions, trends, views and pages.

Each function raises RadargenError, with a hint, for an unknown name.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from radargen.assessing import CALLS, resolved, selected
from radargen.assessing.advice import AHEAD
from radargen.assessing.changes import blips_since
from radargen.build.readers import for_readers
from radargen.charts.drawing import PICTURE_FORMATS, PictureFormat
from radargen.charts.placing import Lock
from radargen.charts.theme import FORMATS, PageFormat, custom
from radargen.model import EVERYTHING, Attribute, Blip, Channel, Edition, Radar, Selection, SelectionError, Trend, View
from radargen.model.selection import parsed
from radargen.reading import Loaded
from radargen.text.messages import Message, RadargenError, joined
from radargen.text.paths import entry_path
from radargen.text.suggestions import suggestion

MILLIMETRES = re.compile(r"(\d{1,5}(?:\.\d{1,2})?)[x×](\d{1,5}(?:\.\d{1,2})?)")


def radar_of(loaded: Loaded) -> Radar:
    """The radar of the valid entries; RadargenError if radar.yaml is too broken for one."""
    if loaded.radar is None:
        raise RadargenError(
            Message("radar.yaml has to be mended before anything can be made of it; see radargen validate.")
        )
    return loaded.radar


def edition_of(radar: Radar, edition_id: str | None) -> Edition:
    """The edition with that id, else the newest."""
    editions = {edition.id: edition for edition in radar.editions}
    return editions[of_radar(Message("edition"), edition_id, editions)] if edition_id is not None else radar.newest


def shown_of(loaded: Loaded, lock: Lock, edition_id: str | None) -> tuple[Radar, Edition, Lock]:
    """The radar to draw, the edition, and the lock; by default the newest edition that is not open.

    The radar contains an open edition only if that is named.
    """
    full_radar = radar_of(loaded)
    at = edition_of(full_radar, edition_id)
    if at.open and edition_id is not None:
        return full_radar, at, lock
    loaded, lock = for_readers(loaded, lock)
    radar = radar_of(loaded)
    return radar, edition_of(radar, edition_id), lock


def language_of(radar: Radar, language: str | None) -> str:
    """The language, else the radar's first."""
    return of_radar(Message("language"), language, radar.languages) if language is not None else radar.languages[0]


def dimension_of(radar: Radar, dimension_id: str | None) -> str | None:
    """The id of the dimension, if there is one with it; None for None."""
    return (
        of_radar(Message("dimension"), dimension_id, [d.id for d in radar.dimensions])
        if dimension_id is not None
        else None
    )


def facet_of(radar: Radar, facet_id: str | None) -> str:
    """The id of the facet, if there is one with it; empty for None."""
    return of_radar(Message("facet"), facet_id, [f.id for f in radar.facets]) if facet_id is not None else ""


def trend_of(radar: Radar, loaded: Loaded, trend_id: str) -> Trend:
    """The trend with that id; RadargenError also if its entry has errors."""
    if trend_id in loaded.left_out:
        raise RadargenError(_left_out(trend_id))
    trends = {trend.id: trend for trend in radar.trends}
    return trends[of_radar(Message("trend"), trend_id, trends)]


def _left_out(trend_id: str) -> Message:
    return Message("{path} has errors, so the radar leaves it out; see radargen validate.", path=entry_path(trend_id))


def asked_view(
    radar: Radar,
    loaded: Loaded,
    edition: Edition,
    *,
    dimension: str | None = None,
    select: Iterable[str] = (),
    highlight: Iterable[str] = (),
    since: str | None = None,
    phase: str | None = None,
    without: Iterable[str] = (),
    outlook: bool = False,
    title: str = "",
    dashes: str = "--",
) -> View:
    """The view of a chart, for one dimension or all; raises RadargenError also if nothing is selected or highlighted.

    `dashes` are put before the names of options in messages.
    """
    compared = earlier(radar, radar_of(loaded), edition, since) if since else None
    on_chart = blips_since(radar, edition, compared)
    inside = tuple(blip for blip in on_chart if dimension in (None, blip.trend.dimension))

    def chosen(option: str, expressions: Iterable[str], among: tuple[Blip, ...]) -> tuple[Selection, tuple[Blip, ...]]:
        expression = ",".join(expressions)
        try:
            selection = parsed(expression, [facet.id for facet in radar.facets])
            _refuse_absent(radar, loaded, edition, selection)
            selection = resolved(radar, on_chart, selection)
        except SelectionError as error:
            raise RadargenError(
                Message(
                    "{option} “{expression}”, character {at:,}: {sentence}",
                    option=option,
                    expression=expression,
                    at=error.at,
                    sentence=error.message,
                )
            ) from None
        if not (found := selected(radar, among, selection)):
            raise RadargenError(
                Message(
                    "{option} “{expression}”: none of the {count:,} trends is so.",
                    option=option,
                    expression=expression,
                    count=len(among),
                )
            )
        return selection, found

    asked = (*select, *((_of_phase(radar, phase),) if phase else ()))
    chosen_trends, shown = chosen(f"{dashes}select", asked, inside) if asked else (EVERYTHING, inside)
    spoken_of = tuple(highlight)
    standing_out = chosen(f"{dashes}highlight", spoken_of, shown)[1] if spoken_of else ()
    return View(
        highlight=frozenset(blip.id for blip in standing_out),
        since=compared,
        select=chosen_trends,
        without=frozenset(Channel(of_program(Message("channel"), named, Channel)) for named in without),
        outlook=outlook,
        title=" ".join(title.split()),
    )


def _refuse_absent(radar: Radar, loaded: Loaded, edition: Edition, selection: Selection) -> None:
    """SelectionError for the id of a trend that is not on the edition's chart, with the reason."""
    known = {trend.id for trend in radar_of(loaded).trends} | {*loaded.left_out}
    shown = {trend.id for trend in radar.on(edition)}
    for condition in (condition for alternatives in selection.conditions for condition in alternatives):
        for value in condition.values if condition.attribute in (None, Attribute.ID) else ():
            if value.text in loaded.left_out:
                raise SelectionError(value.at, _left_out(value.text))
            if value.text in known - shown:
                chart = edition.name or Message("this radar")
                raise SelectionError(
                    value.at,
                    Message("“{trend}” is not on the chart of {chart}; leave it out.", trend=value.text, chart=chart),
                )


def _of_phase(radar: Radar, phase: str) -> str:
    """The selection that --phase stands for: trends that call for action, and make sense to start by the next phase."""
    ids = [known.id for known in radar.phases]
    now = ids.index(of_radar(Message("phase"), phase, ids))
    return f"phase={'|'.join(ids[now : now + AHEAD + 1])},action={'|'.join(CALLS)}"


def earlier(radar: Radar, full_radar: Radar, edition: Edition, edition_id: str) -> Edition:
    """The edition with that id, which must come before the other."""
    since = edition_of(full_radar, edition_id)
    if since not in radar.editions or radar.editions.index(since) >= radar.editions.index(edition):
        raise RadargenError(
            Message(
                "Changes lead from an earlier edition to a later one; {since} is not before {edition}.",
                since=edition_id,
                edition=edition.id,
            )
        )
    return since


def format_of(out: Path) -> PictureFormat:
    """The format of a picture by the suffix of its file name."""
    if (kind := PICTURE_FORMATS.get(out.suffix.lower())) is None:
        suffixes = joined(PICTURE_FORMATS)
        raise RadargenError(
            Message("The suffix of {file} decides what is drawn: {suffixes}.", file=out.name, suffixes=suffixes)
        )
    return kind


def page_of(size: str) -> PageFormat:
    """The page format by name, or by WIDTHxHEIGHT in millimetres."""
    if page := FORMATS.get(size.lower()):
        return page
    if match := MILLIMETRES.fullmatch(size):
        try:
            return custom(float(match[1]), float(match[2]))
        except ValueError as error:
            (sentence,) = error.args
            raise RadargenError(sentence) from None
    raise RadargenError(
        Message(
            "A size is {names} or WIDTHxHEIGHT in millimetres such as 300x200, not “{size}”.",
            names=joined(FORMATS),
            size=size,
        )
    )


def of_radar(what: Message, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of the radar's names."""
    words = list(names)
    if name in words:
        return name
    raise RadargenError(
        Message("The radar has no {what} “{name}”. {hint}", what=what, name=name, hint=suggestion(name, words))
    )


def of_program(what: Message, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of the program's names."""
    words = list(names)
    if name in words:
        return name
    raise RadargenError(
        Message("There is no {what} “{name}”. {hint}", what=what, name=name, hint=suggestion(name, words))
    )
