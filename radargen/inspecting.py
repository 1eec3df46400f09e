"""Everything that is wrong with a radar's folder, for those who want nothing drawn."""

from dataclasses import replace

from radargen import reading
from radargen.reading import LIMITS, Files, Limits, Loaded

LOCK = "layout.lock.json"


def inspected(files: Files, limits: Limits = LIMITS) -> Loaded:
    """What the folder holds, with the problems of its entries and of its lock."""
    loaded = reading.load(files, limits)
    if loaded.radar is None or LOCK not in files:
        return loaded
    # What reads a lock knows how charts are made, and takes longer to import than a radar takes to read.
    from radargen import placing  # noqa: PLC0415

    _, problems = placing.read_lock(files[LOCK], loaded.radar, loaded.left_out)
    return replace(loaded, problems=tuple(sorted({*loaded.problems, *problems})))
