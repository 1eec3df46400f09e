"""What is wrong with a radar's folder, or with a few files of it, for those who want nothing drawn."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from radargen import reading
from radargen.assessing.worklist import Worklist, worklist
from radargen.model.problems import Problem
from radargen.reading import LIMITS, Files, Limits, Loaded
from radargen.text.paths import LOCK, RADAR, TRENDS

_ENTRIES = f"{TRENDS}/"


def inspected(files: Files, asked: Sequence[str] = (), limits: Limits = LIMITS) -> Loaded:
    """What the folder holds, with the problems of its entries and of its lock.

    `asked` are files and folders below it whose problems alone are wanted; those of a radar.yaml that can carry no
    radar are told nevertheless. For entries alone, only what may have to do with them is read.
    """
    few = bool(asked) and all(path.startswith(_ENTRIES) and path in files for path in asked)
    loaded = reading.load(files, limits, reading.nearby(files, asked) if few else None)
    if loaded.radar and LOCK in files and not few:
        # What reads a lock knows how charts are made, and takes longer to import than a radar takes to read.
        from radargen.charts import placing  # noqa: PLC0415

        _, problems = placing.read_lock(files[LOCK], loaded.radar, loaded.left_out)
        loaded = replace(loaded, problems=tuple(sorted({*loaded.problems, *problems})))
    wanted = [*asked, RADAR] if asked and loaded.radar is None else asked
    return replace(loaded, problems=tuple(one for one in loaded.problems if _lies_in(one, wanted))) if asked else loaded


def editors_worklist(loaded: Loaded, on: dt.date) -> Worklist:
    """What there is to do in a radar on that day; ValueError where the folder holds none."""
    # Only here are the names of trends compared.
    from radargen.writing.near_duplicates import pairs  # noqa: PLC0415

    if loaded.radar is None:
        raise ValueError("There is no radar to look after.")
    return worklist(loaded.radar, on, loaded.problems, pairs(loaded.radar), len(loaded.read))


def _lies_in(problem: Problem, paths: Sequence[str]) -> bool:
    """What is wrong with a folder concerns all that lies in it."""
    path = problem.location.path
    return any(one in (path, ".") or path.startswith(f"{one}/") or one.startswith(f"{path}/") for one in paths)
