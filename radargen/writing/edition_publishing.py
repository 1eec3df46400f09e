"""An edition published: the files that keep it as it is, and what stands against that."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from radargen.assessing import corrections
from radargen.charts.placing import LOCK, Lock, differences, lock_text, locked
from radargen.model import Correction, Edition, Radar, Text, published_record
from radargen.pages import edition_record
from radargen.text.messages import Message, RadargenError, plural, some_of
from radargen.text.paths import RADAR
from radargen.writing import edition_withholding

# So many assessments are named, the others counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class PutRight:
    """The files of an edition by path, which places are others than before, in sentences, and what was put right."""

    files: Mapping[str, str | bytes]
    places: tuple[Message, ...]
    correction: Correction


def published(radar: Radar, edition: Edition, lock: Lock, frame: bytes) -> dict[str, str | bytes]:
    """The edition's data with their checksum, and the places of all blips, by path; of a radar without errors.

    Where the edition was being prepared, also radar.yaml, which is `frame` so far, in which it no longer is.
    RadargenError where an assessment of the edition is still to be confirmed, or the radar counts no editions.
    """
    _publishable(radar, edition)
    return _files(radar, edition, locked(radar, lock), frame)


def _publishable(radar: Radar, edition: Edition) -> None:
    """RadargenError where something stands against it."""
    if edition.implied:
        raise RadargenError(Message("This radar counts no editions; radargen edition new ID begins to."))
    trends = list(radar.on(edition))
    if left := [one.id for one in radar.unconfirmed(edition)]:
        raise RadargenError(
            plural(
                "{count:,} of {total:,} assessments for {edition} is to be confirmed: {names}.",
                "{count:,} of {total:,} assessments for {edition} are to be confirmed: {names}.",
                count=len(left),
                total=len(trends),
                edition=edition.id,
                names=some_of(left, NAMED),
            )
        )
    if not trends:
        raise RadargenError(Message("The edition {id} has no trends; assess some for it.", id=edition.id))


def _files(radar: Radar, edition: Edition, places: Lock, frame: bytes) -> dict[str, str | bytes]:
    after = edition_withholding.published(frame, edition.id)
    return {
        published_record.path(edition.id): published_record.written(edition, edition_record(radar, edition)),
        LOCK: lock_text(places),
        **({RADAR: after} if after != frame else {}),
    }


def put_right(
    radar: Radar, edition: Edition, lock: Lock, frame: bytes, then: Mapping[str, Any], why: Text, day: dt.date
) -> PutRight:
    """The same of an edition that was published before, with its corrections and one more, of that day.

    `then` are the data as they were published. RadargenError also where the address of a trend would be lost, or
    where the same was corrected already.
    """
    _publishable(radar, edition)
    former = radar.former()
    known = {trend.id for trend in radar.trends} | former.keys()
    if lost := sorted(record["id"] for record in then["trends"] if record["id"] not in known):
        raise RadargenError(
            Message(
                "The edition {edition} has the trend {trend}, whose file is gone; take it back and archive the trend.",
                edition=edition.id,
                trend=lost[0],
            )
        )
    edition = corrections.corrected(edition, then, radar.languages, former)
    if len(edition.corrections) >= corrections.MOST:
        raise RadargenError(
            Message(
                "The edition {edition} has {most} corrections, and no more fit; open the next: radargen edition new.",
                edition=edition.id,
                most=corrections.MOST,
            )
        )
    radar = _with(radar, edition)
    found = corrections.correction(radar, edition, then, edition_record(radar, edition), why, day)
    if not found.parts and not found.trends and any(one.why == why for one in edition.corrections[-1:]):
        raise RadargenError(
            Message(
                "Nothing of {edition} has changed since it was corrected for the same reason; leave it as it is.",
                edition=edition.id,
            )
        )
    edition = replace(edition, corrections=(*edition.corrections, found))
    radar, places = _with(radar, edition), locked(radar, lock)
    return PutRight(_files(radar, edition, places, frame), tuple(differences(lock, places)), found)


def _with(radar: Radar, edition: Edition) -> Radar:
    return replace(radar, editions=tuple(edition if one.id == edition.id else one for one in radar.editions))
