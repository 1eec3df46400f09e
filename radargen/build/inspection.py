"""The problems of a radar's folder, or of a few files in it, without drawing anything; and the editors' worklist."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from radargen import reading
from radargen.assessing.worklist import Worklist, worklist
from radargen.model.problems import Problem
from radargen.reading import LIMITS, Files, Limits, Loaded
from radargen.text.paths import LOCK, RADAR, TRENDS

_ENTRIES = f"{TRENDS}/"


def inspected(files: Files, paths: Sequence[str] = (), limits: Limits = LIMITS) -> Loaded:
    """The loaded folder with the problems of its entries and of its lock.

    With `paths`, files and folders below it, only their problems, and those of a radar.yaml from which no radar can be
    made. If all of them are entries, only files related to them are read.
    """
    entries_only = bool(paths) and all(path.startswith(_ENTRIES) and path in files for path in paths)
    loaded = reading.load(files, limits, reading.nearby(files, paths) if entries_only else None)
    if loaded.radar and LOCK in files and not entries_only:
        # Importing the code for charts takes longer than reading a radar.
        from radargen.charts import placing  # noqa: PLC0415

        _, problems = placing.read_lock(files[LOCK], loaded.radar, loaded.left_out)
        loaded = replace(loaded, problems=tuple(sorted({*loaded.problems, *problems})))
    if not paths:
        return loaded
    selected = [*paths, RADAR] if loaded.radar is None else paths
    return replace(loaded, problems=tuple(problem for problem in loaded.problems if _lies_in(problem, selected)))


def editors_worklist(loaded: Loaded, on: dt.date) -> Worklist:
    """The editors' tasks in a radar on that day; ValueError where there is no radar."""
    # Only needed here.
    from radargen.writing.near_duplicates import pairs  # noqa: PLC0415

    if loaded.radar is None:
        raise ValueError("There is no radar to look after.")
    return worklist(loaded.radar, on, loaded.problems, pairs(loaded.radar), len(loaded.read))


def _lies_in(problem: Problem, paths: Sequence[str]) -> bool:
    """Whether a problem belongs to any of the paths; that of a folder belongs to everything in it."""
    place = problem.location.path
    return any(path in (place, ".") or place.startswith(f"{path}/") or path.startswith(f"{place}/") for path in paths)
