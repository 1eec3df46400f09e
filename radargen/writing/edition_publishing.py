"""Publish an edition, or a correction of one: the files that preserve it, and the conditions for that."""

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

# The most assessments named in a message; the others are counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class CorrectedEdition:
    """The files of a corrected edition by path, the changed positions in sentences, and the correction."""

    files: Mapping[str, str | bytes]
    places: tuple[Message, ...]
    correction: Correction


def published_files(radar: Radar, edition: Edition, lock: Lock, frame: bytes) -> dict[str, str | bytes]:
    """The files to write, by path: the edition's data with a checksum, and the lock; the radar must have no errors.

    For an open edition, also radar.yaml (now `frame`) without the mark. RadargenError where an assessment is
    unconfirmed, the edition has no trends, or the radar has no editions.
    """
    _check_publishable(radar, edition)
    return _files(radar, edition, locked(radar, lock), frame)


def _check_publishable(radar: Radar, edition: Edition) -> None:
    """RadargenError where the edition cannot be published."""
    if edition.implied:
        raise RadargenError(Message("This radar counts no editions; radargen edition new ID begins to."))
    trends = list(radar.on(edition))
    if left := [trend.id for trend in radar.unconfirmed(edition)]:
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
    after = edition_withholding.without_open_mark(frame, edition.id)
    return {
        published_record.path(edition.id): published_record.written(edition, edition_record(radar, edition)),
        LOCK: lock_text(places),
        **({RADAR: after} if after != frame else {}),
    }


def corrected_files(
    radar: Radar, edition: Edition, lock: Lock, frame: bytes, then: Mapping[str, Any], why: Text, day: dt.date
) -> CorrectedEdition:
    """The files of a published edition with a further correction, dated `day`.

    `then` is its data as published. RadargenError as for `published_files`, and where a trend's address would be lost,
    nothing was changed since a correction for the same reason, or there are too many corrections.
    """
    _check_publishable(radar, edition)
    former = radar.former()
    known_ids = {trend.id for trend in radar.trends} | former.keys()
    if lost := sorted(record["id"] for record in then["trends"] if record["id"] not in known_ids):
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
    radar = _with_edition(radar, edition)
    correction = corrections.correction(radar, edition, then, edition_record(radar, edition), why, day)
    if not correction.parts and not correction.trends and any(last.why == why for last in edition.corrections[-1:]):
        raise RadargenError(
            Message(
                "Nothing of {edition} has changed since it was corrected for the same reason; leave it as it is.",
                edition=edition.id,
            )
        )
    edition = replace(edition, corrections=(*edition.corrections, correction))
    radar, places = _with_edition(radar, edition), locked(radar, lock)
    return CorrectedEdition(_files(radar, edition, places, frame), tuple(differences(lock, places)), correction)


def _with_edition(radar: Radar, edition: Edition) -> Radar:
    editions = (edition if listed.id == edition.id else listed for listed in radar.editions)
    return replace(radar, editions=tuple(editions))
