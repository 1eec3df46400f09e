"""Editions that were published, as their files in editions/ have them, and whether the radar still says the same."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from radargen.assessing import blip, corrections
from radargen.model import Edition, Key, Trend, published_record
from radargen.model.internal_errors import at_work
from radargen.model.problems import Location, Problem
from radargen.reading.entry_files import MOST_TRENDS
from radargen.reading.parsing.characters import cut, forbidden, visible, why
from radargen.reading.parsing.document import Files
from radargen.reading.rules.context import RuleContext, placed_radar, placements
from radargen.text import merge_conflicts
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS
from radargen.text.stored import stored

Published = Mapping[str, Mapping[str, Any]]
_CORRECTIONS = re.compile(r'"corrections"\s*:\s*\[?\s*')
_BETWEEN = re.compile(r"[\s,]*")
_RESTORE = Message("Take the file back from an earlier commit.")
_NEWER = Message("Use the radargen that wrote it, or a newer one.")
_NEXT = Message("Open the next edition, radargen edition new, and assess the trend for that one.")


def published(files: Files) -> tuple[Published, list[Problem]]:
    """The data of each published edition by its id, and what is wrong with their files."""
    found, problems = {}, []
    for path, source in files.items():
        if path.startswith(f"{EDITIONS}/") and not isinstance(source, Problem):
            edition_id = path.removeprefix(f"{EDITIONS}/").removesuffix(".json")
            with at_work(path):
                data = _data(source, path, edition_id)
            if isinstance(data, Problem) and (line := merge_conflicts.marked(source)):
                hint = Message(
                    "Take the file of one side; radargen edition publish {edition} --again writes it anew.",
                    edition=edition_id,
                )
                problems.append(Problem(Location(path, line), "unfinished-merge", merge_conflicts.MESSAGE, hint))
            elif isinstance(data, Problem):
                problems.append(data)
            else:
                found[edition_id] = data
    return found, problems


def editions_stay(context: RuleContext) -> Iterator[Problem]:
    """A published edition stays as it was published."""
    editions = {edition.id: (n, edition) for n, edition in enumerate(context.radar.editions)}
    for edition_id, data in context.published.items():
        if edition_id not in editions:
            message = Message("The published edition {edition} is missing in radar.yaml.", edition=cut(edition_id))
            hint = Message("Take it back there; what is published stays.")
            yield _changed(Location(published_record.path(edition_id)), message, hint)
            continue
        n, edition = editions[edition_id]
        for part in published_record.changed_frame(data, context.radar, edition):
            key: Key = ("editions", n) if part == "edition" else (part,)
            if context.radar_document and not context.radar_document.is_intact(*key):
                # What stands there is a mistake of its own.
                continue
            place = context.radar.where(*key)
            message = Message("{key} is not as it was published with {edition}.", key=part, edition=edition_id)
            yield _changed(place, message, _back(edition_id))
        yield from _trends(context, edition, {each["id"]: each for each in data["trends"]})


def _changed(place: Location, message: Message, hint: Message) -> Problem:
    return Problem(place, "changed-edition", message, hint)


def _broken(place: Location, message: Message, hint: Message) -> Problem:
    return Problem(place, "bad-publication", message, hint)


def _trends(context: RuleContext, edition: Edition, then: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """What the published edition says of its trends."""
    own = {context.current_id(trend_id): record for trend_id, record in then.items()}
    for trend_id in sorted(own.keys() - context.all_ids):
        message = Message(
            "The trend {id} of the published edition {edition} is gone.", id=cut(trend_id), edition=edition.id
        )
        hint = Message("Take its file back; a trend that leaves the radar is archived.")
        yield _changed(Location(published_record.path(edition.id)), message, hint)
    editions = {edition.id for edition in context.radar.editions}
    for trend in context.radar.trends:
        record = own.get(trend.id)
        assessed = [one.edition for one in trend.assessments]
        # An edition that does not exist, or that stands there twice, may be this one, misspelt.
        certain = (
            context.is_certain(trend, "assessments")
            and editions.issuperset(assessed)
            and len({*assessed}) == len(assessed)
        )
        if record and certain and trend.assessment(edition.id) is None:
            message = Message(
                "The published edition {edition} has this trend, on {ring}.",
                edition=edition.id,
                ring=_word(record.get("ring")),
            )
            hint = Message("Take the assessment for {edition} back.", edition=edition.id)
            yield _changed(trend.where("assessments"), message, hint)
    radar = placed_radar(context)
    sound = {trend.id: trend for trend in radar.trends}
    for trend, n, assessment, _ in placements(context):
        if assessment.edition != edition.id:
            continue
        place = trend.where("assessments", n)
        if trend.id not in own:
            message = Message("The published edition {edition} does not have this trend.", edition=edition.id)
            newest = edition is context.radar.newest
            yield _changed(place, message, _NEXT if newest else _back(edition.id))
        elif shown := blip(radar, sound[trend.id], edition):
            changed = published_record.differences(own[trend.id], shown)
            wrong = _wrong(context, trend, n)
            if found := next((each for each in changed if each[0] not in wrong), None):
                key, before, now = found
                message = Message(
                    "{key} was {before} in the published edition {edition} and is {now} now.",
                    key=key,
                    before=_word(before),
                    edition=edition.id,
                    now=_word(now),
                )
                yield _changed(place, message, _back(edition.id))


def _wrong(context: RuleContext, trend: Trend, n: int) -> set[str]:
    """What of the trend and its assessment number `n` cannot be compared, since it is a mistake of its own."""
    dimensions = {dimension.id for dimension in context.radar.dimensions}
    wrong = set()
    if trend.dimension not in dimensions or not context.is_certain(trend, "dimension"):
        wrong.add("dimension")
    if not context.is_certain(trend, "assessments", n, "impact"):
        wrong.add("impact")
    return wrong


def _back(edition_id: str) -> Message:
    return Message(
        "Take the change back; for a correction, run radargen edition publish {edition} --again --why “…”.",
        edition=edition_id,
    )


def _word(value: object) -> Message:
    return Message("nothing") if value is None else cut(str(value))


def _data(source: str | bytes, path: str, edition_id: str) -> Mapping[str, Any] | Problem:
    """The data of a file that is as it was written, else what is wrong with it."""
    place = Location(path)
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        match stored(text):
            case {"version": int(version)} if version > published_record.VERSION:
                message = Message("The file is of version {version}, which is not known here.", version=version)
                return _broken(place, message, _NEWER)
            case {"edition": str(named), "checksum": checksum, "data": {"trends": list(trends)} as data} if (
                named == edition_id and len(trends) <= MOST_TRENDS and published_record.is_laid_out(data)
            ):
                if wrong := _wrong_corrections(data, path, text):
                    return wrong
                if published_record.checksum(data) == checksum:
                    found: Mapping[str, Any] = data
                    return found
                message = Message("The data are not those that were published: their checksum is another.")
                return _broken(place, message, _RESTORE)
    except (ValueError, RecursionError):
        # RecursionError: data may be nested just so deep that they can be read and not be written.
        pass
    return _broken(place, Message("This is not what radargen edition publish wrote."), _RESTORE)


def _wrong_corrections(data: Mapping[str, Any], path: str, text: str) -> Problem | None:
    """What is wrong with the first correction that is none, at its place."""
    given = data.get(corrections.KEY, [])
    if not isinstance(given, list) or len(given) > corrections.MOST:
        message = Message("This is no list of up to {most} corrections.", most=corrections.MOST)
        return _broken(_place(path, text, 0), message, _RESTORE)
    last = ""
    for n, one in enumerate(given):
        if wrong := _wrong_correction(one, n + 1, last):
            return _broken(_place(path, text, n), wrong, _RESTORE)
        last = one["date"]
    return None


def _wrong_correction(one: object, number: int, last: str) -> Message | None:
    """What is wrong with it; `last` is the day of the one before."""
    if not isinstance(one, dict) or not corrections.is_correction(one, MOST_TRENDS):
        return Message("Correction {number} is not as radargen edition publish wrote it.", number=number)
    if one["date"] < last:
        return Message("Correction {number} is of a day before that of the one above.", number=number)
    for words in one["why"].values():
        if character := forbidden(words):
            return Message(
                "Correction {number} holds the character {character}.", number=number, character=why(character)
            )
        if not visible(words):
            return Message("Correction {number} does not say why.", number=number)
    return None


def _place(path: str, text: str, number: int) -> Location:
    """Where the correction stands in the file, as far as that can be told."""
    found = _CORRECTIONS.search(text)
    if found is None:
        return Location(path)
    at, decoder = found.end(), json.JSONDecoder()
    try:
        for _ in range(number):
            _, at = decoder.raw_decode(text, at)
            between = _BETWEEN.match(text, at)
            at = between.end() if between else at
    except ValueError:
        at = found.start()
    before = text[:at]
    return Location(path, before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)
