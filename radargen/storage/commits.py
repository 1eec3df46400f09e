"""Git: a radar's files as a commit holds them; only its store is read, nothing is checked out or written."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from radargen.storage import git
from radargen.storage.radar_files import LIMIT, PathKind, Sources, Unreadable, gathered
from radargen.text.messages import Message, RadargenError

# Where the default branch may be, the forge's own word first.
MAINS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
KINDS = {"040000": PathKind.FOLDER, "160000": PathKind.REPOSITORY, "120000": PathKind.LINK}


def read(root: Path, ref: str) -> Sources:
    """What `files.read` would find in the folder, had that commit been checked out.

    RadargenError where git has no such commit, or not all of it.
    """
    return gathered(Commit(root, _tree(root, ref)))


@dataclass(frozen=True, slots=True)
class Commit:
    """A radar's folder as a commit holds it; `tree` is the object of the folder, `root` lies in the repository."""

    root: Path
    tree: str
    _known: dict[str, dict[str, tuple[PathKind, str]]] = field(default_factory=dict, compare=False, repr=False)

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """What lies there itself; None where nothing does."""
        found = self._entry(path)
        return found[0] if found else None

    def target(self, path: str) -> str | Unreadable:
        """Where a link leads, as it is written."""
        written = self.contents({path: LIMIT})[path]
        return os.fsdecode(written or b"") if not isinstance(written, Unreadable) else written

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """What lies directly in a folder."""
        return {name: kind for name, (kind, _) in self._folder(folder).items()}

    def contents(self, limits: Mapping[str, int]) -> dict[str, bytes | Unreadable | None]:
        """The bytes of files, None for one that has more than its limit; sizes are asked first."""
        objects = {path: entry[1] for path in limits if (entry := self._entry(path))}
        heads = _batch(self.root, set(objects.values()), "--batch-check")
        sizes = {name: int(head.split()[2]) for name, (head, _) in heads.items() if b" blob " in head}
        small = {name for path, name in objects.items() if name in sizes and sizes[name] <= limits[path]}
        held = _batch(self.root, small, "--batch")
        found: dict[str, bytes | Unreadable | None] = {}
        for path in limits:
            name = objects.get(path, "")
            if name in held:
                found[path] = held[name][1]
            else:
                found[path] = None if name in sizes else Unreadable(Message("the commit does not hold it"))
        return found

    def unkept(self, paths: Collection[str]) -> Collection[str]:  # noqa: ARG002 – a commit keeps all it has
        """Those that git does not keep."""
        return ()

    def _entry(self, path: str) -> tuple[PathKind, str] | None:
        folder, _, name = path.rpartition("/")
        if folder and (self._entry(folder) or (None,))[0] is not PathKind.FOLDER:
            return None
        return self._folder(folder).get(name)

    def _folder(self, folder: str) -> dict[str, tuple[PathKind, str]]:
        if folder not in self._known:
            found = self._entry(folder) if folder else (PathKind.FOLDER, self.tree)
            self._known[folder] = dict(_entries(self.root, found[1])) if found else {}
        return self._known[folder]


@dataclass(frozen=True, slots=True)
class ChangedPath:
    """A file that differs, from the repository's top: git's letter for how, and its modes; `former` where renamed."""

    path: str
    status: str
    former_mode: str = ""
    mode: str = ""
    former: str = ""
    untracked: bool = False

    def backwards(self) -> "ChangedPath":
        """The same change seen from its end."""
        status = {"A": "D", "D": "A"}.get(self.status, self.status)
        path, former = (self.former, self.path) if self.former else (self.path, "")
        return replace(self, path=path, former=former, status=status, former_mode=self.mode, mode=self.former_mode)


def changed(root: Path, base: str, head: str = "") -> list[ChangedPath]:
    """The files of the whole repository that differ between two commits, by rename where git sees one.

    Without a head, between the commit and the working tree, with the files that git neither knows nor ignores.
    RadargenError where git cannot say.
    """
    top = Path(os.fsdecode(git.asked(root, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")) or root)
    named = [_commit(root, ref) for ref in (base, head) if ref]
    how = (
        "--raw",
        "-z",
        "--no-abbrev",
        "--find-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=dirty",
    )
    found = git.asked(top, *(("diff-tree", "-r", *how) if head else ("diff", *how)), *named)
    if found.returncode:
        raise RadargenError(Message("git cannot compare the two commits; fetch them wholly."))
    rows = list(_rows(found.stdout))
    if not head:
        listed = git.asked(top, "ls-files", "-z", "--others", "--exclude-standard").stdout.split(b"\0")[:-1]
        rows += [ChangedPath(os.fsdecode(path).rstrip("/"), "A", untracked=True) for path in listed]
    return rows


def snapshot(root: Path, ref: str) -> dict[str, tuple[str, str]]:
    """Every file of the radar's folder in a commit: its mode and the checksum of what it holds."""
    listed = git.asked(root, "ls-tree", "-r", "--full-tree", "-z", _tree(root, ref))
    rows = (row.partition(b"\t") for row in listed.stdout.split(b"\0")[:-1])
    return {os.fsdecode(path): (told.split()[0].decode(), told.split()[2].decode()) for told, _, path in rows}


def prefix(root: Path) -> str:
    """The radar's folder from the repository's top, with a slash at its end; empty where it is the top."""
    return os.fsdecode(git.asked(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))


def _rows(told: bytes) -> Iterator[ChangedPath]:
    """What git says of each file: `:modes objects letter`, its path, and that of a copy or rename."""
    parts = iter(told.split(b"\0")[:-1])
    for part in parts:
        was, mode, _, _, status = part.decode().lstrip(":").split()
        path = former = os.fsdecode(next(parts))
        if status[0] in "RC":
            path = os.fsdecode(next(parts))
        else:
            former = ""
        yield ChangedPath(path, status[0], was, mode, former)


def base(root: Path) -> str:
    """The commit where the work since the default branch began; RadargenError where that cannot be known."""
    _ask_for_history(root)
    for main in MAINS:
        if git.asked(root, "rev-parse", "--verify", "--quiet", f"{main}^{{commit}}").returncode == 0:
            break
    else:
        raise RadargenError(Message("No default branch is known here (origin/HEAD, main, master); name a BASE."))
    if common := git.asked(root, "merge-base", main, "HEAD").stdout.decode().split():
        return common[0]
    if git.asked(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RadargenError(
            Message(
                "The history here is too short to reach {branch}: git fetch --unshallow, or name a BASE.", branch=main
            )
        )
    raise RadargenError(Message("The history here has nothing in common with {branch}; name a BASE.", branch=main))


def checksums(root: Path, ref: str, paths: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each file that the commit holds at a path below `root`; links are none."""
    asked = [path for path in paths if "\n" not in path and not path.startswith("/") and ".." not in path.split("/")]
    tree = _tree(root, ref)
    questions = b"".join(os.fsencode(f"{tree}:{path}\n") for path in asked)
    said = git.asked(root, "cat-file", "--batch", questions=questions).stdout if asked else b""
    found: dict[str, str] = {}
    for path in asked:
        head, _, said = said.partition(b"\n")
        match head.split():
            case [_, kind, size] if size.isdigit():
                content, said = said[: int(size)], said[int(size) + 1 :]
                if kind == b"blob":
                    found[path] = sha256(content).hexdigest()
            case _:
                pass
    return found


def tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the paths below `root` that git tracks; none where there is no git."""
    try:
        listed = git.asked(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths)
    except RadargenError:
        return []
    return [os.fsdecode(path) for path in listed.stdout.split(b"\0")[:-1]]


def _ask_for_history(root: Path) -> None:
    """RadargenError where there is no repository, or one without a commit."""
    if git.asked(root, "rev-parse", "--is-inside-work-tree").returncode:
        raise RadargenError(
            Message("{path} lies in no git repository, so it has no earlier state; name a folder as BASE.", path=root)
        )
    if (
        git.asked(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode
        and not git.asked(root, "branch", "-a").stdout
    ):
        raise RadargenError(
            Message("The repository has no commit yet, so there is nothing to compare with; commit once.")
        )


def _commit(root: Path, ref: str) -> str:
    """The name of a commit; RadargenError where git has none such."""
    found = git.asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    # A range or an exclusion is no commit.
    if found.returncode or not (commit := found.stdout.decode().strip()).isalnum():
        inside = git.asked(root, "rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            said = inside.stderr.decode(errors="replace").strip().splitlines() or ["no repository"]
            reason = said[0].removeprefix("fatal: ")
            if reason.startswith("not a git repository"):
                raise RadargenError(
                    Message("git cannot read {path}, which lies in no repository; name a folder instead.", path=root)
                )
            raise RadargenError(Message("git cannot read {path}: {reason}", path=root, reason=reason))
        _ask_for_history(root)
        raise RadargenError(Message("git knows no commit “{commit}” here; fetch it, or name another.", commit=ref))
    return commit


def _tree(root: Path, ref: str) -> str:
    """The object of the radar's folder in a commit."""
    commit = _commit(root, ref)
    prefix = os.fsdecode(git.asked(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n").removesuffix(b"/"))
    found = git.asked(root, "rev-parse", "--verify", "--quiet", f"{commit}:{prefix}")
    if found.returncode:
        raise RadargenError(
            Message("The commit “{commit}” has no folder {path}; name another.", commit=ref, path=prefix or root)
        )
    return found.stdout.decode().strip()


def _entries(root: Path, tree: str) -> Iterator[tuple[str, tuple[PathKind, str]]]:
    """The names in a folder, each with what it is and its object."""
    listed = git.asked(root, "ls-tree", "--full-tree", "-z", tree)
    if listed.returncode:
        raise RadargenError(Message("This clone does not hold all of the commit; fetch it wholly."))
    for row in listed.stdout.split(b"\0")[:-1]:
        told, _, name = row.partition(b"\t")
        mode, _, found = told.decode().split()
        yield os.fsdecode(name), (KINDS.get(mode, PathKind.FILE), found)


def _batch(root: Path, objects: Collection[str], how: str) -> dict[str, tuple[bytes, bytes]]:
    """What git says of each object, and with --batch what it holds."""
    if not objects:
        return {}
    asked = sorted(objects)
    said = git.asked(root, "cat-file", how, questions="".join(f"{name}\n" for name in asked).encode()).stdout
    found: dict[str, tuple[bytes, bytes]] = {}
    place = 0
    for name in asked:
        end = said.find(b"\n", place)
        head, place = said[place:end], end + 1
        size = int(head.split()[2]) if how == "--batch" and b" blob " in head else -1
        found[name] = head, said[place : place + max(size, 0)]
        place += size + 1
    return found
