"""Which faces draw trend names that the shipped font cannot, as recorded in the lock."""

from collections import defaultdict
from collections.abc import Iterator

from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.placing.memory.layouts import Lock
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Weight
from radargen.model import Radar
from radargen.text.messages import Message, joined


def letter_faces(radar: Radar) -> tuple[tuple[str, str], ...]:
    """The faces by script (ISO 15924) for the names of all trends in all languages."""
    faces = defaultdict[str, set[str]](set)
    for name in {without_soft_hyphens(trend.short(each)) for trend in radar.trends for each in radar.languages}:
        if not is_plain(name, Weight.REGULAR):
            for script, face in shaped_line(name, Weight.REGULAR, radar.house.fonts).faces:
                faces[script].add(face.name)
    return tuple((script, ", ".join(sorted(names))) for script, names in sorted(faces.items()))


def other_faces(radar: Radar, lock: Lock) -> Iterator[Message]:
    """A sentence if names are drawn in other faces than when the lock was written."""
    if not lock.faces:
        return
    before, now = dict(lock.faces), dict(letter_faces(radar))
    # A script that no name uses any more, or that is new, is not a change of faces.
    if changed := [script for script in sorted(before.keys() & now.keys()) if before[script] != now[script]]:
        yield Message(
            "Other fonts draw the names than when the lock was written: {now} for {before}. "
            "Places stay; names may be wider or narrower.",
            now=joined([now[script] for script in changed]),
            before=joined([before[script] for script in changed]),
        )
