"""Names of files in a radar's folder: which are ignored (left by editors and operating systems), which are wrong.

Everything else is reported.
"""

from radargen.model.problems import Location, Problem
from radargen.reading import slug
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS, TRENDS

# Suffixes of backup and temporary files: `x~`, .bak, .orig, .swp of vim, our own .tmp …
_SPARE = ("~", ".bak", ".orig", ".swp", ".swo", ".swx", ".tmp")
# … `.#x` of Emacs, `._x` of macOS on other systems' disks, `.~lock.x#` and `~$x` of office programs, `.nfs` …
_MARKS = (".#", "._", ".~lock.", "~$", ".nfs", ".fuse_hidden")
# … and what the file managers of Windows and macOS write into every folder.
_OF_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r"})
# Files that describe the folder.
_ABOUT = frozenset({"readme", "licence", "license", "contributing"})
_FOLDERS = frozenset(
    {".git", ".svn", ".hg", ".idea", ".vscode", ".obsidian", ".ipynb_checkpoints", ".appledouble"}
    | {".spotlight-v100", ".fseventsd", ".temporaryitems", ".trashes", "@eadir", "__macosx", "__pycache__"}
)
_YAML = ("yaml", "yml")


def passed_over(name: str, *, folder: bool = False) -> bool:
    """Whether a file or `folder` of that name is ignored; hidden files are, unless named like data."""
    folded = name.casefold()
    if folder:
        return folded in _FOLDERS
    stem, _, suffix = folded.rpartition(".")
    if folded in _OF_SYSTEMS or folded.endswith(_SPARE) or folded.startswith(_MARKS):
        return True
    if stem.partition(".")[0] in _ABOUT or folded in _ABOUT:
        return suffix not in _YAML
    if folded.startswith("#") and folded.endswith("#"):
        return True
    return folded.startswith(".") and suffix not in (*_YAML, "json")


def entry_name_problem(name: str, *, folder: bool = False) -> Problem | None:
    """The problem with a name in trends/; None where it may be an entry's."""
    if folder:
        message = Message("This is a folder; entries stand directly in trends/.")
        return Problem(_location(TRENDS, name), "unreadable-file", message, Message("Move its files up."))
    stem, _, suffix = name.rpartition(".")
    if stem and suffix == "yaml" and not name.startswith("."):
        return None
    better = f"{slug(stem or suffix) or 'a-name'}.yaml"
    hint = Message("Rename it to {name}, or move it elsewhere if it is no entry.", name=better)
    message = Message("The name of an entry's file ends with .yaml.")
    if name.startswith("."):
        message = Message("The name begins with a dot, which hides the file.")
    return Problem(_location(TRENDS, name), "bad-file-name", message, hint)


def edition_name_problem(name: str, *, folder: bool = False) -> Problem | None:
    """The problem with a name in editions/, where only radargen writes; None where it may be an edition's."""
    if not folder and name.endswith(".json") and not name.startswith("."):
        return None
    message = Message("This is nothing that radargen edition publish wrote.")
    return Problem(_location(EDITIONS, name), "bad-publication", message, Message("Move it elsewhere, or delete it."))


def printable(path: str) -> str:
    """The path with every unprintable or undecodable character as an escape."""
    if path.isprintable():
        return path
    decoded = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in decoded)


def _location(folder: str, name: str) -> Location:
    return Location(printable(f"{folder}/{name}"))
