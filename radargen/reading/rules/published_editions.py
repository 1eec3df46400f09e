"""Reads the files of published editions and compares the radar with them."""

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
_USE_NEWER = Message("Use the radargen that wrote it, or a newer one.")
_OPEN_NEXT = Message("Open the next edition, radargen edition new, and assess the trend for that one.")


def published(files: Files) -> tuple[Published, list[Problem]]:
    """The data of each published edition by its id, and the problems of their files."""
    data_by_edition, problems = {}, []
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
                data_by_edition[edition_id] = data
    return data_by_edition, problems


def editions_stay(context: RuleContext) -> Iterator[Problem]:
    """The radar agrees with its published editions."""
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
                # It has a problem of its own.
                continue
            place = context.radar.where(*key)
            message = Message("{key} is not as it was published with {edition}.", key=part, edition=edition_id)
            yield _changed(place, message, _restoring_hint(edition_id))
        yield from _trends(context, edition, {each["id"]: each for each in data["trends"]})


def _changed(place: Location, message: Message, hint: Message) -> Problem:
    return Problem(place, "changed-edition", message, hint)


def _broken(place: Location, message: Message, hint: Message) -> Problem:
    return Problem(place, "bad-publication", message, hint)


def _trends(context: RuleContext, edition: Edition, then: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """The differences between trends and their records in a published edition."""
    records = {context.current_id(trend_id): record for trend_id, record in then.items()}
    for trend_id in sorted(records.keys() - context.all_ids):
        message = Message(
            "The trend {id} of the published edition {edition} is gone.", id=cut(trend_id), edition=edition.id
        )
        hint = Message("Take its file back; a trend that leaves the radar is archived.")
        yield _changed(Location(published_record.path(edition.id)), message, hint)
    editions = {edition.id for edition in context.radar.editions}
    for trend in context.radar.trends:
        record = records.get(trend.id)
        assessed = [one.edition for one in trend.assessments]
        # An unknown or repeated edition may be a misspelling of this one.
        certain = (
            context.is_certain(trend, "assessments")
            and editions.issuperset(assessed)
            and len({*assessed}) == len(assessed)
        )
        if record and certain and trend.assessment(edition.id) is None:
            message = Message(
                "The published edition {edition} has this trend, on {ring}.",
                edition=edition.id,
                ring=_value_words(record.get("ring")),
            )
            hint = Message("Take the assessment for {edition} back.", edition=edition.id)
            yield _changed(trend.where("assessments"), message, hint)
    radar = placed_radar(context)
    sound = {trend.id: trend for trend in radar.trends}
    for trend, n, assessment, _ in placements(context):
        if assessment.edition != edition.id:
            continue
        place = trend.where("assessments", n)
        if trend.id not in records:
            message = Message("The published edition {edition} does not have this trend.", edition=edition.id)
            newest = edition is context.radar.newest
            yield _changed(place, message, _OPEN_NEXT if newest else _restoring_hint(edition.id))
        elif current := blip(radar, sound[trend.id], edition):
            differences = published_record.differences(records[trend.id], current)
            incomparable = _incomparable(context, trend, n)
            if difference := next((each for each in differences if each[0] not in incomparable), None):
                key, before, now = difference
                message = Message(
                    "{key} was {before} in the published edition {edition} and is {now} now.",
                    key=key,
                    before=_value_words(before),
                    edition=edition.id,
                    now=_value_words(now),
                )
                yield _changed(place, message, _restoring_hint(edition.id))


def _incomparable(context: RuleContext, trend: Trend, n: int) -> set[str]:
    """The fields of the trend and its assessment number `n` that are not compared, since they are invalid."""
    dimensions = {dimension.id for dimension in context.radar.dimensions}
    fields = set()
    if trend.dimension not in dimensions or not context.is_certain(trend, "dimension"):
        fields.add("dimension")
    if not context.is_certain(trend, "assessments", n, "impact"):
        fields.add("impact")
    return fields


def _restoring_hint(edition_id: str) -> Message:
    return Message(
        "Take the change back; for a correction, run radargen edition publish {edition} --again --why “…”.",
        edition=edition_id,
    )


def _value_words(value: object) -> Message:
    return Message("nothing") if value is None else cut(str(value))


def _data(source: str | bytes, path: str, edition_id: str) -> Mapping[str, Any] | Problem:
    """The data of a published edition's file if structure and checksum are valid, else the problem."""
    place = Location(path)
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        match stored(text):
            case {"version": int(version)} if version > published_record.VERSION:
                message = Message("The file is of version {version}, which is not known here.", version=version)
                return _broken(place, message, _USE_NEWER)
            case {"edition": str(named), "checksum": checksum, "data": {"trends": list(trends)} as data} if (
                named == edition_id and len(trends) <= MOST_TRENDS and published_record.is_laid_out(data)
            ):
                if wrong := _correction_problem(data, path, text):
                    return wrong
                if published_record.checksum(data) == checksum:
                    published_data: Mapping[str, Any] = data
                    return published_data
                message = Message("The data are not those that were published: their checksum is another.")
                return _broken(place, message, _RESTORE)
    except (ValueError, RecursionError):
        # RecursionError: data may be nested so deep that they can be read but not serialised.
        pass
    return _broken(place, Message("This is not what radargen edition publish wrote."), _RESTORE)


def _correction_problem(data: Mapping[str, Any], path: str, text: str) -> Problem | None:
    """The problem of the first invalid correction; None if all are valid."""
    listed = data.get(corrections.KEY, [])
    if not isinstance(listed, list) or len(listed) > corrections.MOST:
        message = Message("This is no list of up to {most} corrections.", most=corrections.MOST)
        return _broken(_place(path, text, 0), message, _RESTORE)
    last = ""
    for n, correction in enumerate(listed):
        if fault := _correction_fault(correction, n + 1, last):
            return _broken(_place(path, text, n), fault, _RESTORE)
        last = correction["date"]
    return None


def _correction_fault(correction: object, number: int, last: str) -> Message | None:
    """Why a correction is invalid, None if it is valid; `last` is the date of the preceding one."""
    if not isinstance(correction, dict) or not corrections.is_correction(correction, MOST_TRENDS):
        return Message("Correction {number} is not as radargen edition publish wrote it.", number=number)
    if correction["date"] < last:
        return Message("Correction {number} is of a day before that of the one above.", number=number)
    for words in correction["why"].values():
        if character := forbidden(words):
            return Message(
                "Correction {number} holds the character {character}.", number=number, character=why(character)
            )
        if not visible(words):
            return Message("Correction {number} does not say why.", number=number)
    return None


def _place(path: str, text: str, number: int) -> Location:
    """The location of the correction in the file; of the file if it cannot be found."""
    match = _CORRECTIONS.search(text)
    if match is None:
        return Location(path)
    offset, decoder = match.end(), json.JSONDecoder()
    try:
        for _ in range(number):
            _, offset = decoder.raw_decode(text, offset)
            between = _BETWEEN.match(text, offset)
            offset = between.end() if between else offset
    except ValueError:
        offset = match.start()
    before = text[:offset]
    return Location(path, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
