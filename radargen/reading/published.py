"""Editions that were published, as their files in editions/ have them, and whether the radar still says the same."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from radargen import frozen
from radargen.assessing import blip
from radargen.model import Edition
from radargen.paths import EDITIONS
from radargen.problems import CONFLICT, Location, Problem
from radargen.reading.characters import cut
from radargen.reading.entries import MOST_TRENDS, Entries
from radargen.reading.house import Files
from radargen.reading.standing import stands
from radargen.sentences import Said

Published = Mapping[str, Mapping[str, Any]]
_RESTORE = Said("Take the file back from an earlier commit.")
_NEXT = Said("Open the next edition, radargen edition new, and assess the trend for that one.")


def published(files: Files) -> tuple[Published, list[Problem]]:
    """The data of each published edition by its id, and what is wrong with their files."""
    found, problems = {}, []
    for path, source in files.items():
        if path.startswith(f"{EDITIONS}/") and not isinstance(source, Problem):
            edition_id = path.removeprefix(f"{EDITIONS}/").removesuffix(".json")
            data = _data(source, edition_id)
            if isinstance(data, Said):
                problems.append(Problem(Location(path), "bad-publication", data, _RESTORE))
            else:
                found[edition_id] = data
    return found, problems


def editions_stay(entries: Entries) -> Iterator[Problem]:
    """A published edition stays as it was published."""
    editions = {edition.id: (n, edition) for n, edition in enumerate(entries.radar.editions)}
    for edition_id, data in entries.published.items():
        if edition_id not in editions:
            message = Said("The published edition {edition} is missing in radar.yaml.", edition=cut(edition_id))
            hint = Said("Take it back there; what is published stays.")
            yield Problem(Location(frozen.path(edition_id)), "changed-edition", message, hint)
            continue
        n, edition = editions[edition_id]
        for part in frozen.changed_frame(data, entries.radar, edition):
            place = entries.radar.marks("editions", n) if part == "edition" else entries.radar.marks(part)
            message = Said("{key} is not as it was published with {edition}.", key=part, edition=edition_id)
            yield Problem(place, "changed-edition", message, _back(edition_id))
        yield from _trends(entries, edition, {each["id"]: each for each in data["trends"]})


def _trends(entries: Entries, edition: Edition, then: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """What the published edition says of its trends."""
    own = {entries.now(trend_id): record for trend_id, record in then.items()}
    for trend_id in sorted(own.keys() - entries.files):
        message = Said(
            "The trend {id} of the published edition {edition} is gone.", id=cut(trend_id), edition=edition.id
        )
        hint = Said("Take its file back; a trend that leaves the radar is archived.")
        yield Problem(Location(frozen.path(edition.id)), "changed-edition", message, hint)
    told = {trend.id: (trend, n) for trend, n, assessment, _ in stands(entries) if assessment.edition == edition.id}
    for trend in entries.radar.trends:
        record = own.get(trend.id)
        if record and trend.assessment(edition.id) is None and entries.tells(trend, "assessments"):
            message = Said(
                "The published edition {edition} has this trend, on {ring}.",
                edition=edition.id,
                ring=_word(record.get("ring")),
            )
            hint = Said("Take the assessment for {edition} back.", edition=edition.id)
            yield Problem(trend.marks("assessments"), "changed-edition", message, hint)
    for trend, n in told.values():
        place = trend.marks("assessments", n)
        if trend.id not in own:
            message = Said("The published edition {edition} does not have this trend.", edition=edition.id)
            newest = edition is entries.radar.newest
            yield Problem(place, "changed-edition", message, _NEXT if newest else _back(edition.id))
        elif (shown := blip(entries.radar, trend, edition)) and (
            found := next(frozen.differences(own[trend.id], shown), None)
        ):
            key, before, now = found
            message = Said(
                "{key} was {before} in the published edition {edition} and is {now} now.",
                key=key,
                before=_word(before),
                edition=edition.id,
                now=_word(now),
            )
            yield Problem(place, "changed-edition", message, _back(edition.id))


def _back(edition_id: str) -> Said:
    return Said(
        "Take the change back; for a correction, run radargen edition publish {edition} --again.", edition=edition_id
    )


def _word(value: object) -> Said:
    return Said("nothing") if value is None else cut(str(value))


def _data(source: str | bytes, edition_id: str) -> Mapping[str, Any] | Said:
    """The data of a file that is as it was written, else what is wrong with it."""
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
        if CONFLICT.search(text):
            return Said("A merge has left both sides in the file.")
        content = json.loads(text)
        match content:
            case {"edition": str(named), "checksum": checksum, "data": {"trends": list(trends)} as data} if (
                named == edition_id
                and all(isinstance(each, dict) and isinstance(each.get("id"), str) for each in trends)
                and len({each["id"] for each in trends}) == len(trends) <= MOST_TRENDS
            ):
                intact = frozen.checksum(data) == checksum
                return (
                    data if intact else Said("The data are not those that were published: their checksum is another.")
                )
    except (ValueError, RecursionError):
        pass
    return Said("This is not what radargen edition publish wrote.")
