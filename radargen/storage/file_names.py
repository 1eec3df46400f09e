"""What lies among a radar's files and is none of them: what editing programs and systems leave, and what is misnamed.

Nothing else is passed over without a word.
"""

from radargen.model.problems import Location, Problem
from radargen.reading import slug
from radargen.text.messages import Message
from radargen.text.paths import EDITIONS, TRENDS

# Spare copies and marks of programs: `x~`, .bak, .orig, .swp of vim, our own .tmp …
_SPARE = ("~", ".bak", ".orig", ".swp", ".swo", ".swx", ".tmp")
# … `.#x` of Emacs, `._x` of macOS on other systems' disks, `.~lock.x#` and `~$x` of office programs, `.nfs` …
_MARKS = (".#", "._", ".~lock.", "~$", ".nfs", ".fuse_hidden")
# … and what the file managers of Windows and macOS write into every folder.
_OF_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r"})
# What tells readers of the folder about it.
_ABOUT = frozenset({"readme", "licence", "license", "contributing"})
_FOLDERS = frozenset(
    {".git", ".svn", ".hg", ".idea", ".vscode", ".obsidian", ".ipynb_checkpoints", ".appledouble"}
    | {".spotlight-v100", ".fseventsd", ".temporaryitems", ".trashes", "@eadir", "__macosx", "__pycache__"}
)
_YAML = ("yaml", "yml")


def passed_over(name: str, *, folder: bool = False) -> bool:
    """Whether it may lie beside the files of a radar without being one; hidden files may that hold no data by name."""
    known = name.casefold()
    if folder:
        return known in _FOLDERS
    stem, _, suffix = known.rpartition(".")
    if known in _OF_SYSTEMS or known.endswith(_SPARE) or known.startswith(_MARKS):
        return True
    if stem.partition(".")[0] in _ABOUT or known in _ABOUT:
        return suffix not in _YAML
    if known.startswith("#") and known.endswith("#"):
        return True
    return known.startswith(".") and suffix not in (*_YAML, "json")


def no_entry(name: str, *, folder: bool = False) -> Problem | None:
    """What is wrong with the name of what lies in trends/, if anything."""
    if folder:
        message = Message("This is a folder; entries stand directly in trends/.")
        return Problem(_place(TRENDS, name), "unreadable-file", message, Message("Move its files up."))
    stem, _, suffix = name.rpartition(".")
    if stem and suffix == "yaml" and not name.startswith("."):
        return None
    better = f"{slug(stem or suffix) or 'a-name'}.yaml"
    hint = Message("Rename it to {name}, or move it elsewhere if it is no entry.", name=better)
    message = Message("The name of an entry's file ends with .yaml.")
    if name.startswith("."):
        message = Message("The name begins with a dot, which hides the file.")
    return Problem(_place(TRENDS, name), "bad-file-name", message, hint)


def no_edition(name: str, *, folder: bool = False) -> Problem | None:
    """The same of what lies in editions/, where radargen alone writes."""
    if not folder and name.endswith(".json") and not name.startswith("."):
        return None
    message = Message("This is nothing that radargen edition publish wrote.")
    return Problem(_place(EDITIONS, name), "bad-publication", message, Message("Move it elsewhere, or delete it."))


def printable(path: str) -> str:
    """The name with every character that cannot be printed (or is no UTF-8) written out as an escape."""
    if path.isprintable():
        return path
    known = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in known)


def _place(folder: str, name: str) -> Location:
    return Location(printable(f"{folder}/{name}"))
