"""One folder per code of `radargen.problems.CODES`: how it differs from the sound `_frame`, and what is said of it.

A folder holds changed or added files; `without.txt` names files of the frame that it lacks, `names.txt` files that go
by a name (stored -> read) which not every disk can hold. `python -m tests.problems` writes each `expected.txt` anew.
"""

from pathlib import Path

from radargen import files, reports
from radargen.build import load
from radargen.problems import Problem
from radargen.reading import Limits, Loaded

FOLDER = Path(__file__).parent
FRAME = FOLDER / "_frame"
# Small, so that a small file can pass them.
LIMITS = Limits(depth=20, values=200, size=4096)


def codes() -> list[str]:
    """The folders with a mistake."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))


def read(code: str) -> dict[str, bytes | Problem]:
    """The frame with the mistake of that folder."""
    folder = FOLDER / code
    found = files.read(FRAME) | files.read(folder)
    for path in _lines(folder / "without.txt"):
        del found[path]
    for line in _lines(folder / "names.txt"):
        stored, _, name = line.partition(" -> ")
        found[name] = found.pop(stored)
    return found


def loaded(code: str) -> Loaded:
    """What is read from the frame with that mistake, the lock included."""
    return load(read(code), LIMITS)[0]


def expected(code: str) -> Path:
    """Where the text an editor should see is kept."""
    return FOLDER / code / "expected.txt"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write() -> None:
    """Take what is said now for what should be said; look at the difference before you keep it."""
    for code in codes():
        expected(code).write_text(reports.text(loaded(code).problems), encoding="utf-8")
