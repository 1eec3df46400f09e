"""An edition published: the files that keep it as it is, and what stands against that."""

from radargen import frozen
from radargen.model import Edition, Radar
from radargen.pages import edition_record
from radargen.paths import RADAR
from radargen.placing import LOCK, Lock, lock_text, locked
from radargen.problems import RadargenError
from radargen.sentences import Said, some_of
from radargen.writing import cutting

# So many assessments are named, the others counted.
NAMED = 3


def published(radar: Radar, edition: Edition, lock: Lock, frame: bytes) -> dict[str, str | bytes]:
    """The edition's data with their checksum, and the places of all blips, by path; of a radar without errors.

    Where the edition was being prepared, also radar.yaml, which is `frame` so far, in which it no longer is.
    RadargenError where an assessment of the edition is still to be confirmed, or the radar counts no editions.
    """
    if edition.implied:
        raise RadargenError(Said("This radar counts no editions; radargen edition new ID begins to."))
    trends = list(radar.on(edition))
    if left := [one.id for one in radar.unconfirmed(edition)]:
        raise RadargenError(
            Said(
                "{count:,} of {total:,} assessments for {edition} are to be confirmed: {names}.",
                count=len(left),
                total=len(trends),
                edition=edition.id,
                names=some_of(left, NAMED),
            )
        )
    if not trends:
        raise RadargenError(Said("The edition {id} has no trends; assess some for it.", id=edition.id))
    after = cutting.published(frame, edition.id)
    return {
        frozen.path(edition.id): frozen.written(edition, edition_record(radar, edition)),
        LOCK: lock_text(locked(radar, lock)),
        **({RADAR: after} if after != frame else {}),
    }
