"""File names: which files are entries, and what their names say."""

import re
import unicodedata
from collections.abc import Iterable

from radargen.model import paths
from radargen.model.problems import Location, Problem
from radargen.reading.characters import cut
from radargen.reading.reserved import ID_LENGTH, objection
from radargen.reading.texts import slug
from radargen.text.markdown.targets import PICTURES
from radargen.text.sentences import Said

# As the beginning of a path.
TRENDS, SUFFIX = f"{paths.TRENDS}/", ".yaml"
_ENTRY = re.compile(r"trends/[a-z0-9]+(-[a-z0-9]+)*\.yaml")
_MESSAGE = Said(
    "An entry's file is named by its id, lower-case letters a to z, digits and single hyphens, and ends with .yaml."
)


def entry_id(path: str) -> str:
    """The trend's id: the file name without .yaml."""
    return path.removeprefix(TRENDS).removesuffix(SUFFIX)


def entry_paths(paths: Iterable[str]) -> list[str]:
    """The files of trends/ that are neither hidden ones nor pictures, sorted."""
    beside = (f"{TRENDS}.", *(folder for folder in PICTURES if folder.startswith(TRENDS)))
    return sorted(path for path in paths if path.startswith(TRENDS) and not path.startswith(beside))


def name_problems(paths: list[str]) -> dict[str, Problem]:
    """What is wrong with the name of each file; of two that clash, the one with a good name stays."""
    problems: dict[str, Problem] = {}
    first: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (not _ENTRY.fullmatch(path), path)):
        same = first.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        if same != path:
            message = Said(
                "The name differs from {name} only in case or in how its letters are composed.", name=cut(same)
            )
            hint = Said("Rename or delete one of the two.")
            problems[path] = Problem(Location(path), "file-name-clash", message, hint)
        elif not _ENTRY.fullmatch(path):
            problems[path] = Problem(Location(path), "bad-file-name", _MESSAGE, _better(path))
        elif len(entry_id(path)) > ID_LENGTH:
            message = Said(
                "The id has {length:,} characters; up to {most:,} fit.", length=len(entry_id(path)), most=ID_LENGTH
            )
            problems[path] = Problem(Location(path), "bad-file-name", message, _better(path))
        elif words := objection(entry_id(path)):
            message = Said("The file cannot be called {name}: {words}", name=entry_id(path) + SUFFIX, words=words)
            problems[path] = Problem(Location(path), "bad-file-name", message, _better(path))
    return problems


def _better(path: str) -> Said:
    name = slug(entry_id(path).removesuffix(".yml")) or "a-name"
    return Said("Rename it to {name}.", name=f"{name}{SUFFIX}")
