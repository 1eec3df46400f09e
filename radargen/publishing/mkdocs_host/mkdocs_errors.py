"""Turn complaints and errors of MkDocs, and of plugins in it, into messages without paths of this machine."""

import re
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

from radargen.text.messages import Message

# Beginnings of MkDocs' messages about a setting, and about an extension that could not be created.
SETTING = re.compile(r"Config value '(\w+)': ")
PARSED = re.compile(r"^MkDocs encountered an error .*? a Python object (.*) in \"[^\"]*\", line (\d+)")
EXTENSION = re.compile(r"Failed to load extension '([^']*)'\.")
INSTALLED = re.compile(r"[^\s'\"]*/(?:site|dist)-packages/")
PACKAGE = Path(__file__).parents[2]
# Code that only calls plugins, extensions or templates.
BETWEEN = frozenset({"mkdocs", "radargen", "jinja2", "markdown", "__main__", "__mp_main__"}) | sys.stdlib_module_names
ICONS = ".icons/"


def complaint(lines: Iterable[str], root: Path) -> Message:
    """The message for the lines that MkDocs has logged on the radar in `root`."""
    lines = [*lines]
    if len(lines) == 1 and isinstance(lines[0], Message):
        # The error comes from the plugin itself.
        return Message("MkDocs: {words}", words=lines[0])
    words = INSTALLED.sub("", " ".join(dict.fromkeys(lines)).replace(f"{root}/", ""))
    if failed := EXTENSION.search(words):
        # The last line of a traceback says what was wrong.
        return Message(
            "mkdocs.yml: the extension {name} cannot be loaded ({reason}); correct its options, or take it out.",
            name=failed[1],
            reason=_line(words[failed.end() :].strip().rpartition("\n")[2]),
        )
    if found := PARSED.match(" ".join(words.split())):
        return Message("mkdocs.yml, line {line}: {words}; correct it, or take it out.", line=found[2], words=found[1])
    if setting := SETTING.match(words):
        more = _line(SETTING.sub(r"\1: ", words[setting.end() :]))
        return Message("mkdocs.yml: {key}: {words}; correct it, or take it out.", key=setting[1], words=more)
    return Message("MkDocs: {words}", words=" ".join(words.split()))


def foreign_fault(error: Exception, root: Path) -> Message | None:
    """The message for an error in code of the radar in `root`, or of a plugin; None for an internal error."""
    if isinstance(error, LookupError) and f"{getattr(error, 'name', '')}".startswith(ICONS):
        icon = f"{getattr(error, 'name', '')}".removeprefix(ICONS).removesuffix(".svg")
        return Message("The theme has no icon {name}; correct it in the page or setting that names it.", name=icon)
    what = _line(f"{type(error).__name__}: {INSTALLED.sub('', f'{error}').replace(f'{root}/', '')}")
    frames = [*map(_frame_place, traceback.walk_tb(error.__traceback__))]
    for path, line, _ in reversed(frames):
        if path.is_relative_to(root) and not path.is_relative_to(PACKAGE) and "site-packages" not in path.parts:
            place = path.relative_to(root).as_posix()
            return Message(
                "{place}, line {line}, ends the build ({what}); mend it, or take it out of mkdocs.yml.",
                place=place,
                line=line,
                what=what,
            )
    for number, (_, _, module) in enumerate(frames):
        package = module.partition(".")[0]
        # A template is code without a module.
        if not package or package in BETWEEN or any(_is_ours(*frame) for frame in frames[number:]):
            continue
        return Message(
            "{package}, which mkdocs.yml names, ends the build ({what}); correct its options, or take it out.",
            package=package,
            what=what,
        )
    return None


def _is_ours(path: Path, _line: int, module: str) -> bool:
    """Whether the code belongs to this program; templates have no module."""
    return module.startswith("radargen.") or path.is_relative_to(PACKAGE)


def _frame_place(step: tuple[FrameType, int]) -> tuple[Path, int, str]:
    frame, line = step
    return Path(frame.f_code.co_filename), line, f"{frame.f_globals.get('__name__', '')}"


def _line(words: str) -> str:
    return " ".join(words.split()).rstrip(".")
