"""Git: a radar's files as a commit holds them; only its store is read, nothing is checked out or written."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from radargen import files
from radargen.problems import Location, Problem, RadargenError
from radargen.reading import pictures
from radargen.sentences import Said

# No prompt, no lock of the index, English messages; a repository's own paths must not be swapped for others.
ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1"}
# Within a hook these name the repository that called it; here the folder says which it is.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
# Where the default branch may be, the forge's own word first.
MAINS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
FOLDER, SUBMODULE, LINK = "040000", "160000", "120000"


def read(root: Path, ref: str, limit: int = files.LIMIT) -> dict[str, bytes | Problem]:
    """What `files.read` would find in the folder, had that commit been checked out.

    `limit` is in bytes per file. A link is followed within the radar's folder. RadargenError where git has no such
    commit, or not all of it.
    """
    tree = _tree(root, ref)
    top = dict(_entries(root, tree))
    found = _contents(root, tree, [files.RADAR] if files.RADAR in top else [], limit)
    source = found.get(files.RADAR)
    logos = pictures(source) if isinstance(source, bytes) else ()
    found |= _contents(root, tree, list(logos), limit)
    if files.LOCK in top:
        found |= _contents(root, tree, [files.LOCK], max(limit, files.LOCK_LIMIT))
    match top.get(files.TRENDS):
        case None:
            return found
        case mode if mode == FOLDER:
            names = [name for name, _ in _entries(root, f"{tree}:{files.TRENDS}") if not files.passed_over(name)]
        case mode if mode == SUBMODULE:
            return found | _unreadable(files.TRENDS, Said("The folder is a repository of its own, not held here."))
        case _:
            return found | _unreadable(files.TRENDS, Said("This is no folder."))
    paths = {f"{files.TRENDS}/{name}": files.misnamed(name) for name in sorted(names)}
    read_well = _contents(root, tree, [path for path, wrong in paths.items() if not wrong], limit)
    return found | {files.printable(path): wrong or read_well[path] for path, wrong in paths.items()}


def base(root: Path) -> str:
    """The commit where the work since the default branch began; RadargenError where that cannot be known."""
    for main in MAINS:
        if _asked(root, "rev-parse", "--verify", "--quiet", f"{main}^{{commit}}").returncode == 0:
            break
    else:
        raise RadargenError("No default branch is known here (origin/HEAD, main, master); name a BASE.")
    if common := _asked(root, "merge-base", main, "HEAD").stdout.decode().split():
        return common[0]
    if _asked(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RadargenError(f"The history here is too short to reach {main}: git fetch --unshallow, or name a BASE.")
    raise RadargenError(f"The history here has nothing in common with {main}; name a BASE.")


def checksums(root: Path, ref: str, paths: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each file that the commit holds at a path below `root`; links are none."""
    asked = [path for path in paths if "\n" not in path and not path.startswith("/") and ".." not in path.split("/")]
    tree = _tree(root, ref)
    questions = b"".join(os.fsencode(f"{tree}:{path}\n") for path in asked)
    said = _asked(root, "cat-file", "--batch", questions=questions).stdout if asked else b""
    found: dict[str, str] = {}
    for path in asked:
        head, _, said = said.partition(b"\n")
        match head.split():
            case [_, kind, size] if size.isdigit():
                content, said = said[: int(size)], said[int(size) + 1 :]
                if kind == b"blob":
                    found[path] = sha256(content).hexdigest()
    return found


def tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the paths below `root` that git tracks; none where there is no git."""
    try:
        listed = _asked(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths)
    except RadargenError:
        return []
    return [os.fsdecode(path) for path in listed.stdout.split(b"\0")[:-1]]


def _tree(root: Path, ref: str) -> str:
    """The object of the radar's folder in a commit."""
    found = _asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.returncode or not (commit := found.stdout.decode().strip()):
        inside = _asked(root, "rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            said = inside.stderr.decode(errors="replace").strip().splitlines() or ["no repository"]
            raise RadargenError(f"git cannot read {root}: {said[0].removeprefix('fatal: ')}")
        raise RadargenError(f"git knows no commit “{ref}” here; fetch it, or name another.")
    prefix = os.fsdecode(_asked(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n").removesuffix(b"/"))
    found = _asked(root, "rev-parse", "--verify", "--quiet", f"{commit}:{prefix}")
    if found.returncode:
        raise RadargenError(f"The commit “{ref}” has no folder {prefix or root}.")
    return found.stdout.decode().strip()


def _entries(root: Path, tree: str) -> Iterator[tuple[str, str]]:
    """The names in a folder, with their modes."""
    listed = _asked(root, "ls-tree", "--full-tree", "-z", tree)
    if listed.returncode:
        raise RadargenError("This clone does not hold all of the commit; fetch it wholly.")
    for row in listed.stdout.split(b"\0")[:-1]:
        told, _, name = row.partition(b"\t")
        yield os.fsdecode(name), told.split()[0].decode()


def _contents(root: Path, tree: str, paths: Sequence[str], limit: int) -> dict[str, bytes | Problem]:
    """The files by path; sizes are asked first, so that nothing large is ever read."""
    # A line break in a path would be two questions.
    asked = [path for path in paths if "\n" not in path]
    heads = _batch(root, tree, asked, "--batch-check")
    found: dict[str, bytes | Problem] = {}
    for path in paths:
        match heads.get(path, (b"",))[0].split():
            case [_, b"blob", size] if int(size) <= limit:
                continue
            case [_, b"blob", _]:
                message = Said("The file is larger than {size:,} KiB.", size=limit // 1024)
                found[path] = Problem(
                    Location(files.printable(path)), "file-too-large", message, Said("Make it smaller.")
                )
            case [_, b"tree", _]:
                found |= _unreadable(path, Said("This is a folder; entries stand directly in trends/."))
            case [b"symlink" | b"loop", *_]:
                found |= _unreadable(path, Said("This is a link that leads out of the radar's folder, or nowhere."))
            case _:
                found |= _unreadable(
                    path, Said("The file cannot be read: {reason}.", reason=Said("the commit does not hold it"))
                )
    whole = [path for path in asked if path not in found]
    return found | {path: content for path, (_, content) in _batch(root, tree, whole, "--batch").items()}


def _batch(root: Path, tree: str, paths: Sequence[str], how: str) -> Mapping[str, tuple[bytes, bytes]]:
    """What git says of each file, and with --batch what it holds."""
    if not paths:
        return {}
    questions = b"".join(os.fsencode(f"{tree}:{path}\n") for path in paths)
    said = _asked(root, "cat-file", how, "--follow-symlinks", questions=questions).stdout
    found: dict[str, tuple[bytes, bytes]] = {}
    for path in paths:
        head, _, said = said.partition(b"\n")
        size = 0
        match head.split():
            case [_, b"blob" | b"tree", told] if how == "--batch":
                size = int(told) + 1
            case [b"symlink" | b"dangling" | b"loop" | b"notdir", told]:
                # Here the size is that of a path, which follows on a line of its own.
                size = int(told) + 1
        found[path], said = (head, said[: max(size - 1, 0)]), said[size:]
    return found


def _unreadable(path: str, message: Said) -> dict[str, bytes | Problem]:
    return {
        path: Problem(Location(files.printable(path)), "unreadable-file", message, Said("Put an ordinary file there."))
    }


def _asked(root: Path, *arguments: str, questions: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers; RadargenError where there is no git."""
    environment = {key: value for key, value in os.environ.items() if key not in OF_HOOKS} | ENVIRONMENT
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        return subprocess.run(  # noqa: S603 – a fixed list of arguments, no shell
            command, input=questions, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise RadargenError("git is not installed here; compare two folders instead.") from error
