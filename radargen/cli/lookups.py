"""Looks up what a command line names: editions, languages, dimensions, trends, pages.

Each function raises RadargenError, with a hint, for an unknown name.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from radargen.assessing import CALLS, resolved, selected
from radargen.assessing.advice import AHEAD
from radargen.assessing.changes import blips_since
from radargen.assessing.corrections import LONGEST
from radargen.build import for_readers, load
from radargen.charts.drawing import PICTURE_FORMATS, PictureFormat
from radargen.charts.placing import Lock
from radargen.charts.theme import FORMATS, PageFormat, custom
from radargen.cli.options import ViewOptions, day
from radargen.cli.radar_folder import inside
from radargen.model import (
    EVERYTHING,
    NO_TEXT,
    Attribute,
    Blip,
    Channel,
    Edition,
    Radar,
    Selection,
    SelectionError,
    Text,
    Trend,
    View,
    published_record,
)
from radargen.model.problems import CODES
from radargen.model.selection import parsed
from radargen.reading import Files, Loaded, forbidden, visible
from radargen.reading import why as name_of
from radargen.storage.files import RADAR, TRENDS
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError, joined
from radargen.text.paths import entry_path
from radargen.text.suggestions import suggestion

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MILLIMETRES = re.compile(r"(\d{1,5}(?:\.\d{1,2})?)[x×](\d{1,5}(?:\.\d{1,2})?)")


def radar_of(loaded: Loaded) -> Radar:
    """The radar of the valid entries; RadargenError if radar.yaml is too broken for one."""
    if loaded.radar is None:
        raise RadargenError(
            Message("radar.yaml has to be mended before anything can be made of it; see radargen validate.")
        )
    return loaded.radar


def to_assess(root: Path) -> tuple[Files, Loaded, Radar]:
    """The current files, loaded, and the radar; RadargenError if its newest edition is published."""
    sources = read(root)
    loaded, _ = load(sources)
    radar = radar_of(loaded)
    if published_record.path(radar.newest.id) in sources:
        raise RadargenError(
            Message("{id} is published and stays; open the next edition: radargen edition new.", id=radar.newest.id)
        )
    return sources, loaded, radar


def edition_of(radar: Radar, edition_id: str | None) -> Edition:
    """The edition with that id, else the newest."""
    editions = {edition.id: edition for edition in radar.editions}
    return editions[_of_radar(Message("edition"), edition_id, editions)] if edition_id is not None else radar.newest


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
    return _of_radar(Message("language"), language, radar.languages) if language is not None else radar.languages[0]


def dimension_of(radar: Radar, dimension_id: str | None) -> str | None:
    """The id of the dimension, if there is one with it; None for None."""
    return (
        _of_radar(Message("dimension"), dimension_id, [d.id for d in radar.dimensions])
        if dimension_id is not None
        else None
    )


def trend_of(radar: Radar, loaded: Loaded, trend_id: str) -> Trend:
    """The trend with that id; RadargenError also if its entry has errors."""
    if trend_id in loaded.left_out:
        raise RadargenError(_left_out(trend_id))
    trends = {trend.id: trend for trend in radar.trends}
    return trends[_of_radar(Message("trend"), trend_id, trends)]


def _left_out(trend_id: str) -> Message:
    return Message("{path} has errors, so the radar leaves it out; see radargen validate.", path=entry_path(trend_id))


def codes_of(options: Iterable[str]) -> frozenset[str]:
    """The codes of problems in the options, which may be separated by commas."""
    return frozenset(
        _of_program(Message("kind of problem"), code, CODES) for listed in options for code in listed.split(",")
    )


def view_of(radar: Radar, loaded: Loaded, edition: Edition, options: ViewOptions, dimension: str | None = None) -> View:
    """The view of a chart, of one dimension or of all; RadargenError also where nothing is selected or highlighted."""
    since = _earlier(radar, radar_of(loaded), edition, options.since) if options.since else None
    on_chart = blips_since(radar, edition, since)
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

    asked = (*options.select, *((_of_phase(radar, options.phase),) if options.phase else ()))
    select, shown = chosen("--select", asked, inside) if asked else (EVERYTHING, inside)
    highlight = chosen("--highlight", options.highlight, shown)[1] if options.highlight else ()
    return View(
        highlight=frozenset(blip.id for blip in highlight),
        since=since,
        select=select,
        without=frozenset(Channel(_of_program(Message("channel"), named, Channel)) for named in options.without),
        outlook=options.outlook,
        title=" ".join(options.title.split()),
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
    """What --phase selects: what calls for doing something, and makes sense to start by the next phase."""
    ids = [known.id for known in radar.phases]
    now = ids.index(_of_radar(Message("phase"), phase, ids))
    return f"phase={'|'.join(ids[now : now + AHEAD + 1])},action={'|'.join(CALLS)}"


def _earlier(radar: Radar, full_radar: Radar, edition: Edition, edition_id: str) -> Edition:
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


def known_since(
    radar: Radar, loaded: Loaded, edition: Edition, given: str | None
) -> tuple[Edition | None, dt.date | None]:
    """The edition that readers know, by its id or by a day, which is returned too; by default the one before."""
    if given is None:
        return radar.before(edition), None
    if given in {each.id for each in radar.editions} or not _DAY.fullmatch(given):
        return _earlier(radar, radar_of(loaded), edition, given), None
    known_day, until = day(given), radar.editions[: radar.editions.index(edition) + 1]
    return next((each for each in reversed(until) if each.date and each.date <= known_day), None), known_day


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


def _of_radar(what: Message, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of the radar's names."""
    words = list(names)
    if name in words:
        return name
    raise RadargenError(
        Message("The radar has no {what} “{name}”. {hint}", what=what, name=name, hint=suggestion(name, words))
    )


def _of_program(what: Message, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of the program's names."""
    words = list(names)
    if name in words:
        return name
    raise RadargenError(
        Message("There is no {what} “{name}”. {hint}", what=what, name=name, hint=suggestion(name, words))
    )


def entries_of(root: Path, sources: Collection[str], paths: Iterable[Path]) -> list[str]:
    """The paths in the radar of those files, which must be radar.yaml or in trends/; without any, of all these."""
    entries = [path for path in sources if path in (RADAR, TRENDS) or path.startswith(f"{TRENDS}/")]
    chosen = []
    for path in paths:
        if (place := inside(root, path)) not in entries:
            raise RadargenError(
                Message("{path} is neither radar.yaml nor a file of trends/ in {folder}.", path=path, folder=root)
            )
        chosen.append(place)
    return chosen or entries


def mottos_of(radar: Radar, given: Iterable[str]) -> Text:
    """The motto: in the radar's first language, or per language as language=text."""
    return _by_language(
        radar,
        given,
        lambda code: Message(
            "There are two mottos in {language}; give one for each language: --motto {language}=…", language=code
        ),
    )


def reasons_of(radar: Radar, given: Iterable[str]) -> Text:
    """The reason of a correction: in the radar's first language, or per language as language=text; may be empty.

    RadargenError for forbidden characters and texts that are too long.
    """
    why = _by_language(
        radar,
        given,
        lambda code: Message(
            "There are two reasons in {language}; give one for each: --why {language}=…", language=code
        ),
    )
    for language, words in why.by_language:
        if character := forbidden(words):
            raise RadargenError(
                Message("The reason holds the character {character}; leave it out.", character=name_of(character))
            )
        if len(words) > LONGEST:
            raise RadargenError(
                Message(
                    "The reason in {language} has {length:,} characters; say it in up to {most:,}.",
                    language=language,
                    length=len(words),
                    most=LONGEST,
                )
            )
    return why if any(visible(words) for _, words in why.by_language) else NO_TEXT


def _by_language(radar: Radar, given: Iterable[str], twice: Callable[[str], Message]) -> Text:
    """Texts given as language=text, or as text in the radar's first language; `twice` is the message for duplicates."""
    texts: dict[str, str] = {}
    for words in given:
        language, equals, text = words.partition("=")
        spoken = bool(equals) and re.fullmatch("[a-z]{2}", language)
        code = language_of(radar, language if spoken else None)
        if code in texts:
            raise RadargenError(twice(code))
        texts[code] = " ".join((text if spoken else words).split())
    return Text(tuple((language, texts[language]) for language in radar.languages if texts.get(language)))


def levels_of(radar: Radar, options: Iterable[str]) -> list[tuple[str, int]]:
    """Criterion ids and levels from options of the form criterion=level."""
    criteria = [criterion.id for criterion in radar.criteria]
    levels = []
    for option in options:
        criterion, _, level = option.partition("=")
        if level not in ("1", "2", "3", "4", "5"):
            raise RadargenError(
                Message(
                    "A level is written as {criterion}=3, with a whole number from 1 to 5, not “{words}”.",
                    criterion=criteria[0],
                    words=option,
                )
            )
        levels.append((_of_radar(Message("criterion"), criterion, criteria), int(level)))
    return levels
