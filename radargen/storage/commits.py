"""Read a radar's files from a git commit; only the object store is read, nothing is checked out or written."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from radargen.storage import git
from radargen.storage.radar_files import LIMIT, PathKind, Sources, Unreadable, radar_sources
from radargen.text.messages import Message, RadargenError

# Candidates for the default branch, the remote's own setting first.
MAINS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
KINDS = {"040000": PathKind.FOLDER, "160000": PathKind.REPOSITORY, "120000": PathKind.LINK}


def read(root: Path, ref: str) -> Sources:
    """What `files.read` would return for `root` with that commit checked out.

    RadargenError where git has no such commit, or only part of it.
    """
    return radar_sources(Commit(root, _tree(root, ref)))


@dataclass(frozen=True, slots=True)
class Commit:
    """A radar's folder in a commit, as a `Store`: `tree` is the folder's tree object, `root` lies in the repository."""

    root: Path
    tree: str
    _known: dict[str, dict[str, tuple[PathKind, str]]] = field(default_factory=dict, compare=False, repr=False)

    def kind(self, path: str) -> PathKind | Unreadable | None:
        """The kind of the path itself, links not followed; None where nothing is there."""
        entry = self._entry(path)
        return entry[0] if entry else None

    def target(self, path: str) -> str | Unreadable:
        """The target of a link, as written."""
        written = self.contents({path: LIMIT})[path]
        return os.fsdecode(written or b"") if not isinstance(written, Unreadable) else written

    def listing(self, folder: str) -> Mapping[str, PathKind] | Unreadable:
        """The names directly in a folder, with their kinds."""
        return {name: kind for name, (kind, _) in self._folder(folder).items()}

    def contents(self, limits: Mapping[str, int]) -> dict[str, bytes | Unreadable | None]:
        """The bytes of files by path, None for one larger than its limit (in bytes); sizes are read first."""
        objects = {path: entry[1] for path in limits if (entry := self._entry(path))}
        heads = _batch(self.root, set(objects.values()), "--batch-check")
        sizes = {name: int(head.split()[2]) for name, (head, _) in heads.items() if b" blob " in head}
        small = {name for path, name in objects.items() if name in sizes and sizes[name] <= limits[path]}
        blobs = _batch(self.root, small, "--batch")
        contents: dict[str, bytes | Unreadable | None] = {}
        for path in limits:
            name = objects.get(path, "")
            if name in blobs:
                contents[path] = blobs[name][1]
            else:
                contents[path] = None if name in sizes else Unreadable(Message("the commit does not hold it"))
        return contents

    def unkept(self, paths: Collection[str]) -> Collection[str]:  # noqa: ARG002 – a commit keeps all it has
        """Nothing, since a commit holds all of its files."""
        return ()

    def _entry(self, path: str) -> tuple[PathKind, str] | None:
        folder, _, name = path.rpartition("/")
        if folder and (self._entry(folder) or (None,))[0] is not PathKind.FOLDER:
            return None
        return self._folder(folder).get(name)

    def _folder(self, folder: str) -> dict[str, tuple[PathKind, str]]:
        if folder not in self._known:
            entry = self._entry(folder) if folder else (PathKind.FOLDER, self.tree)
            self._known[folder] = dict(_entries(self.root, entry[1])) if entry else {}
        return self._known[folder]


@dataclass(frozen=True, slots=True)
class ChangedPath:
    """A file that differs: its path from the repository's top, git's status letter, modes; `former` where renamed."""

    path: str
    status: str
    former_mode: str = ""
    mode: str = ""
    former: str = ""
    untracked: bool = False

    def backwards(self) -> "ChangedPath":
        """The reverse change."""
        status = {"A": "D", "D": "A"}.get(self.status, self.status)
        path, former = (self.former, self.path) if self.former else (self.path, "")
        return replace(self, path=path, former=former, status=status, former_mode=self.mode, mode=self.former_mode)


def changed(root: Path, base: str, head: str = "") -> list[ChangedPath]:
    """The files of the whole repository that differ between two commits, renames detected.

    Without `head`, between the commit and the working tree, including untracked files that are not ignored.
    RadargenError where git cannot compare them.
    """
    top = Path(os.fsdecode(git.run(root, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")) or root)
    commits = [_commit(root, ref) for ref in (base, head) if ref]
    options = (
        "--raw",
        "-z",
        "--no-abbrev",
        "--find-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=dirty",
    )
    diff = git.run(top, *(("diff-tree", "-r", *options) if head else ("diff", *options)), *commits)
    if diff.returncode:
        raise RadargenError(Message("git cannot compare the two commits; fetch them wholly."))
    rows = list(_rows(diff.stdout))
    if not head:
        listed = git.run(top, "ls-files", "-z", "--others", "--exclude-standard").stdout.split(b"\0")[:-1]
        rows += [ChangedPath(os.fsdecode(path).rstrip("/"), "A", untracked=True) for path in listed]
    return rows


def snapshot(root: Path, ref: str) -> dict[str, tuple[str, str]]:
    """Every file of the radar's folder in a commit: its git mode and blob checksum, by path."""
    listed = git.run(root, "ls-tree", "-r", "--full-tree", "-z", _tree(root, ref))
    rows = (row.partition(b"\t") for row in listed.stdout.split(b"\0")[:-1])
    return {os.fsdecode(path): (header.split()[0].decode(), header.split()[2].decode()) for header, _, path in rows}


def prefix(root: Path) -> str:
    """The path of the radar's folder from the repository's top, ending in a slash; empty where it is the top."""
    return os.fsdecode(git.run(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))


def _rows(output: bytes) -> Iterator[ChangedPath]:
    """Parse `git diff --raw -z`: `:modes objects status`, the path, and the new path of a copy or rename."""
    parts = iter(output.split(b"\0")[:-1])
    for part in parts:
        was, mode, _, _, status = part.decode().lstrip(":").split()
        path = former = os.fsdecode(next(parts))
        if status[0] in "RC":
            path = os.fsdecode(next(parts))
        else:
            former = ""
        yield ChangedPath(path, status[0], was, mode, former)


def base(root: Path) -> str:
    """The merge base of HEAD and the default branch; RadargenError where there is none."""
    _require_history(root)
    for main in MAINS:
        if git.run(root, "rev-parse", "--verify", "--quiet", f"{main}^{{commit}}").returncode == 0:
            break
    else:
        raise RadargenError(Message("No default branch is known here (origin/HEAD, main, master); name a BASE."))
    if common := git.run(root, "merge-base", main, "HEAD").stdout.decode().split():
        return common[0]
    if git.run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RadargenError(
            Message(
                "The history here is too short to reach {branch}: git fetch --unshallow, or name a BASE.", branch=main
            )
        )
    raise RadargenError(Message("The history here has nothing in common with {branch}; name a BASE.", branch=main))


def checksums(root: Path, ref: str, paths: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each file that the commit holds at one of the paths below `root`, links left out."""
    valid = [path for path in paths if "\n" not in path and not path.startswith("/") and ".." not in path.split("/")]
    tree = _tree(root, ref)
    questions = b"".join(os.fsencode(f"{tree}:{path}\n") for path in valid)
    output = git.run(root, "cat-file", "--batch", stdin=questions).stdout if valid else b""
    digests: dict[str, str] = {}
    for path in valid:
        head, _, output = output.partition(b"\n")
        match head.split():
            case [_, kind, size] if size.isdigit():
                content, output = output[: int(size)], output[int(size) + 1 :]
                if kind == b"blob":
                    digests[path] = sha256(content).hexdigest()
            case _:
                pass
    return digests


def tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the paths below `root` that git tracks; empty where git is not installed."""
    try:
        listed = git.run(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths)
    except RadargenError:
        return []
    return [os.fsdecode(path) for path in listed.stdout.split(b"\0")[:-1]]


def _require_history(root: Path) -> None:
    """RadargenError where there is no repository, or one without a commit."""
    if git.run(root, "rev-parse", "--is-inside-work-tree").returncode:
        raise RadargenError(
            Message("{path} lies in no git repository, so it has no earlier state; name a folder as BASE.", path=root)
        )
    if (
        git.run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode
        and not git.run(root, "branch", "-a").stdout
    ):
        raise RadargenError(
            Message("The repository has no commit yet, so there is nothing to compare with; commit once.")
        )


def _commit(root: Path, ref: str) -> str:
    """The id of a commit; RadargenError where git has no such commit."""
    answer = git.run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    # A range or an exclusion is no commit.
    if answer.returncode or not (commit := answer.stdout.decode().strip()).isalnum():
        inside = git.run(root, "rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            lines = inside.stderr.decode(errors="replace").strip().splitlines() or ["no repository"]
            reason = lines[0].removeprefix("fatal: ")
            if reason.startswith("not a git repository"):
                raise RadargenError(
                    Message("git cannot read {path}, which lies in no repository; name a folder instead.", path=root)
                )
            raise RadargenError(Message("git cannot read {path}: {reason}", path=root, reason=reason))
        _require_history(root)
        raise RadargenError(Message("git knows no commit “{commit}” here; fetch it, or name another.", commit=ref))
    return commit


def _tree(root: Path, ref: str) -> str:
    """The tree object of the radar's folder in a commit; RadargenError where the commit has no such folder."""
    commit = _commit(root, ref)
    prefix = os.fsdecode(git.run(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n").removesuffix(b"/"))
    answer = git.run(root, "rev-parse", "--verify", "--quiet", f"{commit}:{prefix}")
    if answer.returncode:
        raise RadargenError(
            Message("The commit “{commit}” has no folder {path}; name another.", commit=ref, path=prefix or root)
        )
    return answer.stdout.decode().strip()


def _entries(root: Path, tree: str) -> Iterator[tuple[str, tuple[PathKind, str]]]:
    """The names in a tree object, each with its kind and object id."""
    listed = git.run(root, "ls-tree", "--full-tree", "-z", tree)
    if listed.returncode:
        raise RadargenError(Message("This clone does not hold all of the commit; fetch it wholly."))
    for row in listed.stdout.split(b"\0")[:-1]:
        header, _, name = row.partition(b"\t")
        mode, _, object_id = header.decode().split()
        yield os.fsdecode(name), (KINDS.get(mode, PathKind.FILE), object_id)


def _batch(root: Path, objects: Collection[str], mode: str) -> dict[str, tuple[bytes, bytes]]:
    """The header line of each object from `git cat-file`, and with --batch its content."""
    if not objects:
        return {}
    names = sorted(objects)
    output = git.run(root, "cat-file", mode, stdin="".join(f"{name}\n" for name in names).encode()).stdout
    objects_by_name: dict[str, tuple[bytes, bytes]] = {}
    offset = 0
    for name in names:
        end = output.find(b"\n", offset)
        head, offset = output[offset:end], end + 1
        size = int(head.split()[2]) if mode == "--batch" and b" blob " in head else -1
        objects_by_name[name] = head, output[offset : offset + max(size, 0)]
        offset += size + 1
    return objects_by_name
