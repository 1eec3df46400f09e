"""Looks up what a command line names: editions, languages, dimensions, trends, pages.

Each function raises RadargenError, with a hint, for an unknown name.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from radargen.assessing.corrections import LONGEST
from radargen.build import for_readers, load
from radargen.charts.drawing import PICTURE_FORMATS, PictureFormat
from radargen.charts.placing import Lock
from radargen.charts.theme import FORMATS, PageFormat, custom
from radargen.cli.options import ViewOptions
from radargen.cli.radar_folder import inside
from radargen.model import NO_TEXT, Channel, Edition, Radar, Text, Trend, View, published_record
from radargen.model.problems import CODES
from radargen.reading import Files, Loaded, forbidden, visible
from radargen.reading import why as name_of
from radargen.storage.files import RADAR, TRENDS
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError, joined, some_of
from radargen.text.paths import entry_path

MILLIMETRES = re.compile(r"(\d{1,5}(?:\.\d{1,2})?)[x×](\d{1,5}(?:\.\d{1,2})?)")

# Names listed in a hint; the others are counted.
MOST_NAMED = 12


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
        raise RadargenError(
            Message("{path} has errors, so the radar leaves it out; see radargen validate.", path=entry_path(trend_id))
        )
    trends = {trend.id: trend for trend in radar.trends}
    return trends[_of_radar(Message("trend"), trend_id, trends)]


def codes_of(options: Iterable[str]) -> frozenset[str]:
    """The codes of problems in the options, which may be separated by commas."""
    return frozenset(
        _of_program(Message("kind of problem"), code, CODES) for listed in options for code in listed.split(",")
    )


def view_of(radar: Radar, loaded: Loaded, edition: Edition, options: ViewOptions) -> View:
    """The view of a chart; RadargenError also for a highlighted trend that is not on it."""
    for named in options.highlight:
        trend_of(radar_of(loaded), loaded, named)
        if not ((trend := radar.trend(named)) and trend.assessment(edition.id)):
            chart = edition.name or Message("this radar")
            raise RadargenError(
                Message("“{trend}” is not on the chart of {chart}; leave it out.", trend=named, chart=chart)
            )
    phases = {phase.id: phase for phase in radar.phases}
    return View(
        highlight=frozenset(options.highlight),
        since=_earlier(radar, radar_of(loaded), edition, options.since) if options.since else None,
        phase=phases[_of_radar(Message("phase"), options.phase, phases)] if options.phase else None,
        without=frozenset(Channel(_of_program(Message("channel"), named, Channel)) for named in options.without),
        outlook=options.outlook,
        title=" ".join(options.title.split()),
    )


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
        Message("The radar has no {what} “{name}”. {hint}", what=what, name=name, hint=_hint(name, words))
    )


def _of_program(what: Message, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of the program's names."""
    words = list(names)
    if name in words:
        return name
    raise RadargenError(Message("There is no {what} “{name}”. {hint}", what=what, name=name, hint=_hint(name, words)))


def _hint(name: str, words: Sequence[str]) -> Message:
    if near := difflib.get_close_matches(name, words, n=1):
        return Message("Did you mean {word}?", word=near[0])
    return Message("There are {names}.", names=some_of(words, MOST_NAMED)) if words else Message("There is none.")


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
