"""The editors' desk of a radar's folder."""

import datetime as dt

from radargen.assessing.desk import Desk, desk
from radargen.reading import Loaded
from radargen.writing.near_duplicates import pairs


def editors_desk(loaded: Loaded, on: dt.date) -> Desk:
    """What there is to do on that day; there has to be a radar."""
    if loaded.radar is None:
        raise ValueError("There is no radar to look after.")
    return desk(loaded.radar, on, loaded.problems, pairs(loaded.radar), len(loaded.read))
