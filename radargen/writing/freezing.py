"""An edition published: the files that keep it as it is, and what stands against that."""

from radargen import frozen
from radargen.model import Edition, Radar
from radargen.pages import edition_record
from radargen.paths import RADAR
from radargen.placing import LOCK, Lock, lock_text, locked
from radargen.problems import RadargenError
from radargen.writing import cutting


def published(radar: Radar, edition: Edition, lock: Lock, frame: bytes) -> dict[str, str | bytes]:
    """The edition's data with their checksum, and the places of all blips, by path; of a radar without errors.

    Where the edition was being prepared, also radar.yaml, which is `frame` so far, in which it no longer is.
    RadargenError where an assessment of the edition is still to be confirmed, or the radar counts no editions.
    """
    if edition.implied:
        raise RadargenError("This radar counts no editions; radargen edition new ID begins to.")
    trends = list(radar.on(edition))
    if left := [one.id for one in radar.unconfirmed(edition)]:
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        names = ", ".join(left[:3]) + more
        raise RadargenError(f"{len(left)} of {len(trends)} assessments for {edition.id} are to be confirmed: {names}.")
    if not trends:
        raise RadargenError(f"The edition {edition.id} has no trends.")
    after = cutting.published(frame, edition.id)
    return {
        frozen.path(edition.id): frozen.written(edition, edition_record(radar, edition)),
        LOCK: lock_text(locked(radar, lock)),
        **({RADAR: after} if after != frame else {}),
    }
