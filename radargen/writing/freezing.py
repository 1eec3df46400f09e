"""An edition published: the files that keep it as it is, and what stands against that."""

from radargen import frozen
from radargen.model import Edition, Radar
from radargen.pages import edition_record
from radargen.placing import LOCK, Lock, lock_text, locked
from radargen.problems import RadargenError


def published(radar: Radar, edition: Edition, lock: Lock) -> dict[str, str]:
    """The edition's data with their checksum, and the places of all blips, by path; of a radar without errors.

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
    return {
        frozen.path(edition.id): frozen.written(edition, edition_record(radar, edition)),
        LOCK: lock_text(locked(radar, lock)),
    }
