"""File names: which files are entries, and what their names say."""

import re
import unicodedata
from collections.abc import Iterable

from radargen import paths
from radargen.markdown.targets import PICTURES
from radargen.problems import Location, Problem
from radargen.reading.characters import cut
from radargen.reading.fields import RESERVED
from radargen.reading.texts import slug
from radargen.sentences import Said

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
    """The files of trends/, sorted; its pictures are no entries."""
    return sorted(path for path in paths if path.startswith(TRENDS) and not path.startswith(PICTURES))


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
        elif entry_id(path) in RESERVED:
            message = Said("The site has a page of its own under {name}.", name=entry_id(path))
            problems[path] = Problem(Location(path), "bad-file-name", message, _better(path))
    return problems


def _better(path: str) -> Said:
    name = slug(entry_id(path).removesuffix(".yml")) or "a-name"
    if name in RESERVED:
        return Said("Name the file by the trend, such as {name}.", name=f"the-{name}{SUFFIX}")
    return Said("Rename it to {name}.", name=f"{name}{SUFFIX}")
