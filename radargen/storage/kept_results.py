"""Results that a build keeps for the next one, in .cache/radargen of the radar's folder, found by a digest.

The digest is that of everything a result was made of (`model.digests`), so that a result is never out of date: where
anything has changed, it is looked for under another name. Each file ends with a digest of its name and content; one
that was cut off, altered or put there under another name is not used. What is read is data and is never run.

Whoever can write into the folder can forge results. So a folder that git tracks is refused, for a stranger may have
proposed it, and links are not followed.
"""

import json
import os
import re
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from radargen.storage import git, posix
from radargen.storage.signals import signals_held
from radargen.storage.user_state import folder_lock
from radargen.text.messages import NOTHING, Message, RadargenError

FOLDER = ".cache/radargen"
# In bytes: of one result, and of all together. A site of 1,000 trends takes about 40 MB in each language.
LARGEST, MOST = 256 * 1024 * 1024, 1024 * 1024 * 1024
# Most results kept: a few for each language and way of building.
MOST_FILES = 256
_NAME = re.compile(r"[0-9a-f]{64}")
_SPARE = "spare.tmp"
# Largest size of the list of content lengths of a result, in bytes.
_FIRST_LINE = 1024 * 1024
_TAIL = sha256().digest_size


@dataclass(eq=False)
class KeptResults:
    """The results kept in `folder`; with an empty `folder` none are found and none are kept.

    `made_by` is a digest of what makes them, whatever they are. If `frozen`, nothing is kept. `fault` says why the last
    one could not be kept, or is empty. An instance can be sent to another process.
    """

    folder: str = ""
    made_by: str = ""
    frozen: bool = False
    fault: Message = field(default=NOTHING)

    def with_also(self, circumstance: str) -> "KeptResults":
        """The same store for results that also depend on `circumstance`."""
        return replace(self, made_by=sha256(f"{self.made_by}\0{circumstance}".encode()).hexdigest())

    def has(self, key: str) -> bool:
        """Whether something is stored under that digest, whether or not it can be trusted."""
        return bool(self.folder) and Path(self.folder, self._name(key)).is_file()

    def _name(self, key: str) -> str:
        return sha256(f"{self.made_by}\0{key}".encode()).hexdigest()

    def read(self, key: str) -> memoryview | None:
        """The result stored under that digest; None if there is none, or it is damaged."""
        if not self.folder:
            return None
        place = Path(self.folder, name := self._name(key))
        try:
            with open(place, "rb", opener=posix.open_unlinked) as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode) or not _TAIL <= status.st_size <= LARGEST:
                    return None
                content = memoryview(file.read(status.st_size))
        except OSError:
            return None
        content, tail = content[:-_TAIL], content[-_TAIL:]
        found = sha256(name.encode())
        found.update(content)
        if found.digest() != tail:
            return None
        if not self.frozen:
            with suppress(OSError):
                # The most recently read stay longest.
                os.utime(place)
        return content

    def write(self, key: str, *content: bytes | memoryview) -> None:
        """Keep a result, given in pieces, and drop the oldest where there are too many; `fault` says why not."""
        if not self.folder or self.frozen or sum(map(len, content)) + _TAIL > LARGEST:
            return
        name = self._name(key)
        try:
            folder = _own_folder(Path(self.folder))
            with signals_held(), folder_lock(folder):
                _put(folder, name, content)
                _drop_oldest(folder, name)
        except RadargenError as error:
            self.fault = error.message
        except OSError as error:
            reason = (error.strerror or f"{error}").lower()
            self.fault = Message(
                "Nothing is kept for the next build: {folder} cannot be written ({reason}).",
                folder=self.folder,
                reason=reason,
            )


NOTHING_KEPT = KeptResults()


def kept_results(root: Path) -> KeptResults:
    """The results kept for the radar in `root`; RadargenError where git tracks them, or a link leads there.

    Where git cannot be asked, none are used.
    """
    from radargen.storage.program_digest import program_digest  # noqa: PLC0415 – asks for fonts, which few commands need

    top, *below = FOLDER.split("/")
    for place in (root / top, root.joinpath(top, *below)):
        if place.is_symlink():
            raise RadargenError(
                Message(
                    "{path} is a link, and what is kept there for the next build may be a stranger's; "
                    "delete it, or build with --no-cache.",
                    path=place,
                )
            )
    if git.top(root):
        try:
            # On a file system that ignores case, the same folder has other names, too.
            tracked = git.run(root, "ls-files", "-z", "--", f":(icase){top}", f":(icase){FOLDER}")
        except RadargenError:
            return KeptResults()
        if tracked.returncode:
            return KeptResults()
        if any(_is_ours(os.fsdecode(path)) for path in tracked.stdout.split(b"\0")):
            raise RadargenError(
                Message(
                    "git tracks {folder}, so that a stranger may have written what it holds; take it out with "
                    "git rm -r --cached {folder}, or build with --no-cache.",
                    folder=FOLDER,
                )
            )
    return KeptResults(str(Path(os.path.realpath(root)) / FOLDER), program_digest())


def packed(head: str, parts: Collection[bytes | memoryview]) -> list[bytes | memoryview]:
    """The pieces of a result that consists of a text and several contents."""
    begin = head.encode()
    lengths = json.dumps([len(begin), *map(len, parts)]).encode()
    return [lengths, b"\n", begin, *parts]


def unpacked(content: memoryview) -> tuple[str, list[memoryview]]:
    """The text and the contents that were `packed`; ValueError or TypeError for anything else."""
    lengths = bytes(content[:_FIRST_LINE]).partition(b"\n")[0]
    parts, at = list[memoryview](), len(lengths) + 1
    for length in json.loads(lengths):
        if length < 0:
            raise ValueError("This is no length.")
        parts.append(content[at : at + length])
        at += length
    if at != len(content) or not parts:
        raise ValueError("The lengths are not those of the parts.")
    return str(parts[0], "utf-8"), parts[1:]


def _is_ours(path: str) -> bool:
    """Whether a tracked path is the folder, lies in it, or stands in its place."""
    folded = path.casefold()
    return bool(folded) and (f"{folded}/".startswith(f"{FOLDER}/") or FOLDER.startswith(f"{folded}/"))


def _own_folder(folder: Path) -> Path:
    """The folder, made if absent, in which a file says that git is to pass it over."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / ".gitignore"
    if not os.path.lexists(mark):
        mark.write_text("*\n", encoding="utf-8")
    return folder


def _put(folder: Path, name: str, content: Iterable[bytes | memoryview]) -> None:
    """Write the file under another name first; the folder is locked, so an existing one is from a killed process.

    It is not flushed to disk: a file truncated by a power cut is recognised by its checksum.
    """
    spare = folder / _SPARE
    spare.unlink(missing_ok=True)
    try:
        checksum = sha256(name.encode())
        with spare.open("xb") as file:
            for piece in content:
                checksum.update(piece)
                file.write(piece)
            file.write(checksum.digest())
        spare.replace(folder / name)
    except BaseException:
        spare.unlink(missing_ok=True)
        raise


def _drop_oldest(folder: Path, newest: str) -> None:
    """Delete the least recently read results until the rest is within the limits; foreign files stay."""
    with os.scandir(folder) as entries:
        found = [
            (status.st_mtime_ns, entry.name, status.st_size)
            for entry in entries
            if _NAME.fullmatch(entry.name) and stat.S_ISREG((status := entry.stat(follow_symlinks=False)).st_mode)
        ]
    size = 0
    for number, (_, name, bytes_) in enumerate(sorted(found, key=lambda one: (one[1] != newest, -one[0], one[1]))):
        size += bytes_
        if number >= MOST_FILES or size > MOST:
            (folder / name).unlink(missing_ok=True)
