"""Git: a radar's files as a commit holds them; only its store is read, nothing is checked out or written."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from radargen import git
from radargen.folder import LIMIT, Fault, Kind, Sources, gathered
from radargen.problems import RadargenError
from radargen.sentences import Said

# Where the default branch may be, the forge's own word first.
MAINS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
KINDS = {"040000": Kind.FOLDER, "160000": Kind.REPOSITORY, "120000": Kind.LINK}


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
    _known: dict[str, dict[str, tuple[Kind, str]]] = field(default_factory=dict, compare=False, repr=False)

    def kind(self, path: str) -> Kind | Fault | None:
        """What lies there itself; None where nothing does."""
        found = self._entry(path)
        return found[0] if found else None

    def target(self, path: str) -> str | Fault:
        """Where a link leads, as it is written."""
        written = self.contents({path: LIMIT})[path]
        return os.fsdecode(written or b"") if not isinstance(written, Fault) else written

    def listing(self, folder: str) -> Mapping[str, Kind] | Fault:
        """What lies directly in a folder."""
        return {name: kind for name, (kind, _) in self._folder(folder).items()}

    def contents(self, limits: Mapping[str, int]) -> dict[str, bytes | Fault | None]:
        """The bytes of files, None for one that has more than its limit; sizes are asked first."""
        objects = {path: entry[1] for path in limits if (entry := self._entry(path))}
        heads = _batch(self.root, set(objects.values()), "--batch-check")
        sizes = {name: int(head.split()[2]) for name, (head, _) in heads.items() if b" blob " in head}
        small = {name for path, name in objects.items() if name in sizes and sizes[name] <= limits[path]}
        held = _batch(self.root, small, "--batch")
        found: dict[str, bytes | Fault | None] = {}
        for path in limits:
            name = objects.get(path, "")
            if name in held:
                found[path] = held[name][1]
            else:
                found[path] = None if name in sizes else Fault(Said("the commit does not hold it"))
        return found

    def unkept(self, paths: Collection[str]) -> Collection[str]:  # noqa: ARG002 – a commit keeps all it has
        """Those that git does not keep."""
        return ()

    def _entry(self, path: str) -> tuple[Kind, str] | None:
        folder, _, name = path.rpartition("/")
        if folder and (self._entry(folder) or (None,))[0] is not Kind.FOLDER:
            return None
        return self._folder(folder).get(name)

    def _folder(self, folder: str) -> dict[str, tuple[Kind, str]]:
        if folder not in self._known:
            found = self._entry(folder) if folder else (Kind.FOLDER, self.tree)
            self._known[folder] = dict(_entries(self.root, found[1])) if found else {}
        return self._known[folder]


def base(root: Path) -> str:
    """The commit where the work since the default branch began; RadargenError where that cannot be known."""
    for main in MAINS:
        if git.asked(root, "rev-parse", "--verify", "--quiet", f"{main}^{{commit}}").returncode == 0:
            break
    else:
        raise RadargenError("No default branch is known here (origin/HEAD, main, master); name a BASE.")
    if common := git.asked(root, "merge-base", main, "HEAD").stdout.decode().split():
        return common[0]
    if git.asked(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RadargenError(f"The history here is too short to reach {main}: git fetch --unshallow, or name a BASE.")
    raise RadargenError(f"The history here has nothing in common with {main}; name a BASE.")


def _tree(root: Path, ref: str) -> str:
    """The object of the radar's folder in a commit."""
    found = git.asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.returncode or not (commit := found.stdout.decode().strip()):
        inside = git.asked(root, "rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            said = inside.stderr.decode(errors="replace").strip().splitlines() or ["no repository"]
            raise RadargenError(f"git cannot read {root}: {said[0].removeprefix('fatal: ')}")
        raise RadargenError(f"git knows no commit “{ref}” here; fetch it, or name another.")
    prefix = os.fsdecode(git.asked(root, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n").removesuffix(b"/"))
    found = git.asked(root, "rev-parse", "--verify", "--quiet", f"{commit}:{prefix}")
    if found.returncode:
        raise RadargenError(f"The commit “{ref}” has no folder {prefix or root}.")
    return found.stdout.decode().strip()


def _entries(root: Path, tree: str) -> Iterator[tuple[str, tuple[Kind, str]]]:
    """The names in a folder, each with what it is and its object."""
    listed = git.asked(root, "ls-tree", "--full-tree", "-z", tree)
    if listed.returncode:
        raise RadargenError("This clone does not hold all of the commit; fetch it wholly.")
    for row in listed.stdout.split(b"\0")[:-1]:
        told, _, name = row.partition(b"\t")
        mode, _, found = told.decode().split()
        yield os.fsdecode(name), (KINDS.get(mode, Kind.FILE), found)


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
