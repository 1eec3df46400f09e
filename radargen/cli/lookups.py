"""What a command line names, looked up in the radar: an edition, a language, a dimension, a trend, a page."""

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
from radargen.storage.files import RADAR, TRENDS, read
from radargen.text.messages import Message, RadargenError, joined, some_of
from radargen.text.paths import entry_path

MILLIMETRES = re.compile(r"(\d{1,5}(?:\.\d{1,2})?)[x×](\d{1,5}(?:\.\d{1,2})?)")

# So many names are a help; more are a page.
MOST_NAMED = 12


def radar_of(loaded: Loaded) -> Radar:
    """The radar, as far as it is sound; without one, there is nothing a command could do."""
    if loaded.radar is None:
        raise RadargenError(
            Message("radar.yaml has to be mended before anything can be made of it; see radargen validate.")
        )
    return loaded.radar


def to_assess(root: Path) -> tuple[Files, Loaded, Radar]:
    """The files as they are now, what they hold, and the radar, whose newest edition is open to be assessed for."""
    found = read(root)
    loaded, _ = load(found)
    radar = radar_of(loaded)
    if published_record.path(radar.newest.id) in found:
        raise RadargenError(
            Message("{id} is published and stays; open the next edition: radargen edition new.", id=radar.newest.id)
        )
    return found, loaded, radar


def edition_of(radar: Radar, named: str | None) -> Edition:
    """The named edition, else the newest."""
    known = {edition.id: edition for edition in radar.editions}
    return known[_known(Message("edition"), named, known)] if named is not None else radar.newest


def shown_of(loaded: Loaded, lock: Lock, named: str | None) -> tuple[Radar, Edition, Lock]:
    """The radar to draw with its lock, at the named edition, else at the newest that is not being prepared.

    One that is being prepared is in it only where it is the one that is named.
    """
    whole = radar_of(loaded)
    at = edition_of(whole, named)
    if at.open and named is not None:
        return whole, at, lock
    loaded, lock = for_readers(loaded, lock)
    radar = radar_of(loaded)
    return radar, edition_of(radar, named), lock


def language_of(radar: Radar, named: str | None) -> str:
    """The named language, else the radar's first."""
    return _known(Message("language"), named, radar.languages) if named is not None else radar.languages[0]


def dimension_of(radar: Radar, named: str | None) -> str | None:
    """The named dimension, else none."""
    return _known(Message("dimension"), named, [d.id for d in radar.dimensions]) if named is not None else None


def trend_of(radar: Radar, loaded: Loaded, named: str) -> Trend:
    """The named trend; one with errors is not in the radar, which is said."""
    if named in loaded.left_out:
        raise RadargenError(
            Message("{path} has errors, so the radar leaves it out; see radargen validate.", path=entry_path(named))
        )
    known = {trend.id: trend for trend in radar.trends}
    return known[_known(Message("trend"), named, known)]


def codes_of(named: Iterable[str]) -> frozenset[str]:
    """The named codes of problems; commas may stand between them."""
    return frozenset(_one_of(Message("kind of problem"), code, CODES) for listed in named for code in listed.split(","))


def view_of(radar: Radar, loaded: Loaded, edition: Edition, asked: ViewOptions) -> View:
    """What the chart is to tell; a trend to highlight has to be on it."""
    for named in asked.highlight:
        trend_of(radar_of(loaded), loaded, named)
        if not ((shown := radar.trend(named)) and shown.assessment(edition.id)):
            chart = edition.name or Message("this radar")
            raise RadargenError(
                Message("“{trend}” is not on the chart of {chart}; leave it out.", trend=named, chart=chart)
            )
    phases = {phase.id: phase for phase in radar.phases}
    return View(
        highlight=frozenset(asked.highlight),
        since=_earlier(radar, radar_of(loaded), edition, asked.since) if asked.since else None,
        phase=phases[_known(Message("phase"), asked.phase, phases)] if asked.phase else None,
        without=frozenset(Channel(_one_of(Message("channel"), named, Channel)) for named in asked.without),
    )


def _earlier(radar: Radar, whole: Radar, edition: Edition, named: str) -> Edition:
    since = edition_of(whole, named)
    if since not in radar.editions or radar.editions.index(since) >= radar.editions.index(edition):
        raise RadargenError(
            Message(
                "Changes lead from an earlier edition to a later one; {since} is not before {edition}.",
                since=named,
                edition=edition.id,
            )
        )
    return since


def format_of(out: Path) -> PictureFormat:
    """What the name of a picture says it is to be."""
    if (kind := PICTURE_FORMATS.get(out.suffix.lower())) is None:
        suffixes = joined(PICTURE_FORMATS)
        raise RadargenError(
            Message("The suffix of {file} decides what is drawn: {suffixes}.", file=out.name, suffixes=suffixes)
        )
    return kind


def page_of(size: str) -> PageFormat:
    """A format by name, or WIDTHxHEIGHT in millimetres."""
    if page := FORMATS.get(size.lower()):
        return page
    if found := MILLIMETRES.fullmatch(size):
        try:
            return custom(float(found[1]), float(found[2]))
        except ValueError as error:
            (said,) = error.args
            raise RadargenError(said) from None
    raise RadargenError(
        Message(
            "A size is {names} or WIDTHxHEIGHT in millimetres such as 300x200, not “{size}”.",
            names=joined(FORMATS),
            size=size,
        )
    )


def _known(what: Message, named: str, known: Iterable[str]) -> str:
    """The name, if the radar has such a thing."""
    words = list(known)
    if named in words:
        return named
    raise RadargenError(
        Message("The radar has no {what} “{name}”. {hint}", what=what, name=named, hint=_hint(named, words))
    )


def _one_of(what: Message, named: str, known: Iterable[str]) -> str:
    """The name, if the program knows it."""
    words = list(known)
    if named in words:
        return named
    raise RadargenError(Message("There is no {what} “{name}”. {hint}", what=what, name=named, hint=_hint(named, words)))


def _hint(named: str, words: Sequence[str]) -> Message:
    if near := difflib.get_close_matches(named, words, n=1):
        return Message("Did you mean {word}?", word=near[0])
    return Message("There are {names}.", names=some_of(words, MOST_NAMED)) if words else Message("There is none.")


def entries_of(root: Path, found: Collection[str], named: Iterable[Path]) -> list[str]:
    """The files of trends/ and radar.yaml that are named by their place on the disk, else all of them."""
    known = [path for path in found if path in (RADAR, TRENDS) or path.startswith(f"{TRENDS}/")]
    chosen = []
    for path in named:
        if (place := inside(root, path)) not in known:
            raise RadargenError(
                Message("{path} is neither radar.yaml nor a file of trends/ in {folder}.", path=path, folder=root)
            )
        chosen.append(place)
    return chosen or known


def mottos_of(radar: Radar, given: Iterable[str]) -> Text:
    """A motto in the radar's first language, or one per language as language=text."""
    return _by_language(
        radar,
        given,
        lambda code: Message(
            "There are two mottos in {language}; give one for each language: --motto {language}=…", language=code
        ),
    )


def reasons_of(radar: Radar, given: Iterable[str]) -> Text:
    """Why something is corrected, in the radar's first language or in each as language=text; empty where nobody says.

    RadargenError for what no page could show.
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
    """Texts given as language=text, or without a language in the radar's first; `twice` says that there are two."""
    found: dict[str, str] = {}
    for words in given:
        language, equals, text = words.partition("=")
        spoken = bool(equals) and re.fullmatch("[a-z]{2}", language)
        code = language_of(radar, language if spoken else None)
        if code in found:
            raise RadargenError(twice(code))
        found[code] = " ".join((text if spoken else words).split())
    return Text(tuple((language, found[language]) for language in radar.languages if found.get(language)))


def levels_of(radar: Radar, named: Iterable[str]) -> list[tuple[str, int]]:
    """The levels written as criterion=level."""
    criteria = [criterion.id for criterion in radar.criteria]
    found = []
    for one in named:
        criterion, _, level = one.partition("=")
        if level not in ("1", "2", "3", "4", "5"):
            raise RadargenError(
                Message(
                    "A level is written as {criterion}=3, with a whole number from 1 to 5, not “{words}”.",
                    criterion=criteria[0],
                    words=one,
                )
            )
        found.append((_known(Message("criterion"), criterion, criteria), int(level)))
    return found
