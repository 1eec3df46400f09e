"""docs/problems.md and docs/problems.de.md: each kind of problem with an example of the mistake and its repair."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from radargen.model.problems import CODES, Problem
from radargen.reporting.findings import findings
from radargen.storage import files
from radargen.text.messages import translated
from radargen.text.terminal import printable
from tests.manual import DOCS
from tests.problems import FOLDER, FRAME, codes, lines, loaded, read

# Lines of a mistake or of its repair that are shown; the examples are small.
MOST_LINES, WIDE = 8, 160
WORDS = {
    "en": {
        "title": "Problems and their repair",
        "intro": (
            "`radargen validate` names each of these with its place and the one thing to do. Errors leave their trend "
            "out of the radar, warnings do not; `--strict` takes them for errors, `--only CODE` reports one kind alone, "
            "and `--language` chooses the language, which else is the radar's first. The examples are mistakes in a "
            "small radar; a line that begins with `-` is wrong, one that begins with `+` is its repair."
        ),
        "error": "Error.",
        "warning": "Warning.",
    },
    "de": {
        "title": "Probleme und ihre Behebung",
        "intro": (
            "`radargen validate` nennt jedes davon mit seiner Stelle und dem einen, was zu tun ist. "
            "Fehler lassen ihren Trend aus dem Radar weg, Warnungen nicht; `--strict` nimmt auch sie als Fehler, "
            "`--only CODE` zeigt nur eine Art. Die Beispiele sind Versehen in einem kleinen Radar; eine Zeile, die mit "
            "`-` beginnt, ist falsch, eine mit `+` ist ihre Behebung."
        ),
        "error": "Fehler.",
        "warning": "Warnung.",
    },
}


def page(language: str) -> str:
    """The page in `en` or `de`."""
    words = WORDS[language]
    entries = [line for code in codes() for line in _entry(code, language)]
    return "\n".join([f"# {words['title']}", "", words["intro"], *entries, ""])


def _entry(code: str, language: str) -> Iterator[str]:
    (one,) = findings(loaded(code).problems, language)
    severity = WORDS[language][CODES[code].severity]
    yield from ("", f"## {code}", "", f"{severity} {translated(CODES[code].sentence, language)}", "")
    yield from ("```text", f"{one.location}: {one.message}", f"    {one.hint}", "```")
    if repair := _repair(one.location.path, code):
        yield from ("", "```diff", *map(printable, repair), "```")


def _repair(path: str, code: str) -> list[str]:
    """The lines that are wrong and those that are right; nothing where the file as a whole is the mistake."""
    if own := lines(FOLDER / code / "repair.txt"):
        return own
    wrong, sound = _text(read(code).get(path)), _text(files.read(FRAME).get(path))
    if not wrong or not sound:
        return []
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, wrong, sound, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [*(f"-{line}" for line in wrong[a:b]), *(f"+{line}" for line in sound[c:d])]
    return found if len(found) <= MOST_LINES and all(len(line) <= WIDE for line in found) else []


def repaired(code: str) -> dict[str, bytes | Problem]:
    """The files of a specimen that has a repair of its own, with it."""
    found = read(code)
    (path,) = {problem.location.path for problem in loaded(code).problems}
    own = lines(FOLDER / code / "repair.txt")
    wrong, right = ("\n".join(line[1:] for line in own if line.startswith(sign)) for sign in "-+")
    before = "\n".join(_text(found[path]))
    assert wrong in before
    return found | {path: before.replace(wrong, right).encode()}


def _text(source: object) -> list[str]:
    return source.decode("utf-8", "replace").splitlines() if isinstance(source, bytes) else []


def path(language: str) -> Path:
    """Where the page is kept."""
    return DOCS / ("problems.md" if language == "en" else f"problems.{language}.md")


def write() -> None:
    """Write both pages anew."""
    for language in WORDS:
        path(language).write_text(page(language), encoding="utf-8")
