"""One folder per code of `radargen.model.problems.CODES`: how it differs from the sound `_frame`, and what is said of it.

A folder holds changed or added files; `without.txt` names files of the frame that it lacks, `names.txt` files that go
by a name (stored -> read) which not every disk can hold, `repair.txt` how the mistake is mended where that is more than
what the frame has in its place. `python -m tests.problems` writes each `expected.txt` anew.
"""

from pathlib import Path

from radargen.build import load
from radargen.model.problems import Problem
from radargen.reading import Limits, Loaded
from radargen.reporting.findings import findings, text
from radargen.reporting.findings.plain_text import NO_SOURCES
from radargen.storage import files
from radargen.text.messages import LANGUAGES

FOLDER = Path(__file__).parent
FRAME = FOLDER / "_frame"
# A radar in which nearly everything is wrong at once.
ALL = "_all"
# Small, so that a small file can pass them.
LIMITS = Limits(depth=20, values=200, size=4096)


def codes() -> list[str]:
    """The folders with a mistake."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))


def read(code: str) -> dict[str, bytes | Problem]:
    """The frame with the mistake of that folder."""
    folder = FOLDER / code
    found = files.read(FRAME) | files.read(folder)
    for path in lines(folder / "without.txt"):
        del found[path]
    for line in lines(folder / "names.txt"):
        stored, _, name = line.partition(" -> ")
        found[name] = found.pop(stored)
    return found


def loaded(code: str) -> Loaded:
    """What is read from the frame with that mistake, the lock included."""
    return load(read(code), LIMITS)[0]


def told(code: str, language: str) -> str:
    """The text an editor sees, with the lines it is about where there are several."""
    sources = {path: source for path, source in read(code).items() if isinstance(source, bytes)}
    return text(findings(loaded(code).problems, language), sources if code == ALL else NO_SOURCES)


def expected(code: str, language: str = "en") -> Path:
    """Where the text an editor should see is kept."""
    return FOLDER / code / ("expected.txt" if language == "en" else f"expected.{language}.txt")


def lines(path: Path) -> list[str]:
    """The lines of a file; none where it is absent."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write() -> None:
    """Take what is said now for what should be said; look at the difference before you keep it."""
    for code in [*codes(), ALL]:
        for language in LANGUAGES:
            expected(code, language).write_text(told(code, language), encoding="utf-8")
