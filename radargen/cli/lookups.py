"""Looks up what a command line names: editions, languages, dimensions, trends, pages.

Each function raises RadargenError, with a hint, for an unknown name.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from radargen.assessing.corrections import LONGEST
from radargen.build import load
from radargen.build.asked_for import (
    asked_view,
    dimension_of,
    earlier,
    edition_of,
    facet_of,
    format_of,
    language_of,
    of_program,
    of_radar,
    page_of,
    radar_of,
    shown_of,
    trend_of,
)
from radargen.cli.options import ViewOptions, day
from radargen.cli.radar_folder import inside
from radargen.model import NO_TEXT, Edition, Radar, Text, View, published_record
from radargen.model.problems import CODES
from radargen.reading import Files, Loaded, forbidden, visible
from radargen.reading import why as name_of
from radargen.storage.files import RADAR, TRENDS
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError

__all__ = [
    "codes_of",
    "dimension_of",
    "edition_of",
    "entries_of",
    "facet_of",
    "format_of",
    "known_since",
    "language_of",
    "levels_of",
    "mottos_of",
    "page_of",
    "radar_of",
    "reasons_of",
    "shown_of",
    "to_assess",
    "trend_of",
    "view_of",
]
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


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


def codes_of(options: Iterable[str]) -> frozenset[str]:
    """The codes of problems in the options, which may be separated by commas."""
    return frozenset(
        of_program(Message("kind of problem"), code, CODES) for listed in options for code in listed.split(",")
    )


def view_of(radar: Radar, loaded: Loaded, edition: Edition, options: ViewOptions, dimension: str | None = None) -> View:
    """The view that the options of a command ask for."""
    return asked_view(
        radar,
        loaded,
        edition,
        dimension=dimension,
        select=options.select,
        highlight=options.highlight,
        since=options.since,
        phase=options.phase,
        without=options.without,
        outlook=options.outlook,
        title=options.title,
    )


def known_since(
    radar: Radar, loaded: Loaded, edition: Edition, given: str | None
) -> tuple[Edition | None, dt.date | None]:
    """The edition that readers know, by its id or by a day, which is returned too; by default the one before."""
    if given is None:
        return radar.before(edition), None
    if given in {each.id for each in radar.editions} or not _DAY.fullmatch(given):
        return earlier(radar, radar_of(loaded), edition, given), None
    known_day, until = day(given), radar.editions[: radar.editions.index(edition) + 1]
    return next((each for each in reversed(until) if each.date and each.date <= known_day), None), known_day


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
        levels.append((of_radar(Message("criterion"), criterion, criteria), int(level)))
    return levels
