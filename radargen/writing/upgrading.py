"""Updates the files of a repository that belong to the program rather than to its editors."""

import difflib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from radargen.text.messages import Message
from radargen.text.paths import SCHEMAS
from radargen.text.stored import stored
from radargen.writing.forge import Forge

# The files written by a version of the program, with checksums, so that a later one knows what was changed since.
RECORD = f"{SCHEMAS}/starter.json"
_VERSION = 1
# More than any version writes; the file may come from a stranger.
_MOST = 200
# Paths at which versions of the program have written anything but content.
_MAINTAINED = re.compile(
    r"(\.github|\.gitlab|\.ci|\.vscode)/([\w-][\w.-]*/)*[\w-][\w.-]*|\.(editorconfig|gitignore|gitattributes)"
    r"|\.gitlab-ci\.yml|\.pre-commit-config\.yaml|renovate\.json|(constraints|requirements|requirements-locked)\.(txt|lock)"
)


@dataclass(frozen=True, slots=True)
class StarterRecord:
    """The forge and the language for which a repository was made, and the SHA-256 of the files written, by path."""

    host: Forge
    language: str
    digests: Mapping[str, str]


class FileStanding(StrEnum):
    """How a file of the repository relates to what this version of the program writes."""

    CURRENT = "current"
    ABSENT = "absent"
    OUTDATED = "outdated"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    REMOVED = "removed"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class FileUpgrade:
    """A file with its present and its new text (None: absent)."""

    path: str
    standing: FileStanding
    now: str | None
    then: str | None

    @property
    def diff(self) -> str:
        """The difference in unified form; empty where there is none."""
        lines = difflib.unified_diff(
            (self.now or "").splitlines(keepends=True),
            (self.then or "").splitlines(keepends=True),
            f"a/{self.path}" if self.now is not None else "/dev/null",
            f"b/{self.path}" if self.then is not None else "/dev/null",
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def recorded(record: StarterRecord) -> str:
    """The text of the file RECORD."""
    data = {
        "version": _VERSION,
        "forge": record.host.value,
        "language": record.language,
        "files": dict(sorted(record.digests.items())),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def read_record(text: str) -> StarterRecord | None:
    """The content of a file RECORD; None if this version of the program does not understand it."""
    try:
        data = stored(text)
    except ValueError:
        return None
    match data:
        case {"version": 1, "forge": str(host), "language": str(language), "files": dict(files)} if (
            host in {*Forge}
            and len(files) <= _MOST
            and all(isinstance(path, str) and isinstance(digest, str) for path, digest in files.items())
        ):
            named = {path: digest for path, digest in files.items() if _MAINTAINED.fullmatch(path)}
            return StarterRecord(Forge(host), language, named)
        case _:
            return None


def digest(text: str) -> str:
    """The SHA-256 of a text in hexadecimal digits, independent of line ends."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def upgrades(
    digests: Mapping[str, str] | None,
    current: Mapping[str, str | None],
    wanted: Mapping[str, str],
    overwrite: Collection[str] = (),
) -> Iterator[FileUpgrade]:
    """How each file stands; `current` are the present texts, `wanted` what this version writes, both by path.

    `digests` are the recorded ones; with None nothing is recorded, so that changes cannot be detected. Files that are
    up to date, and files changed here but not by this version, are left out unless they are to be overwritten.
    """
    for path in sorted({*wanted, *(digests or ())}):
        now, then = current.get(path), wanted.get(path)
        before = (digests or {}).get(path)
        same = now is not None and then is not None and digest(now) == digest(then)
        if same or (then is None and now is None):
            continue
        if then is None:
            standing = FileStanding.OBSOLETE if now is not None and digest(now) == before else FileStanding.CURRENT
        elif now is None:
            standing = FileStanding.REMOVED if before else FileStanding.ABSENT
        elif before is None:
            standing = FileStanding.UNKNOWN
        elif digest(now) == before:
            standing = FileStanding.OUTDATED
        else:
            standing = FileStanding.CURRENT if digest(then) == before else FileStanding.CHANGED
        if standing is not FileStanding.CURRENT or path in overwrite:
            yield FileUpgrade(path, standing, now, then)


def is_carried_out(upgrade: FileUpgrade, overwrite: Collection[str]) -> bool:
    """Whether the file is written or removed: always if nobody has changed it, else if it is named."""
    harmless = (FileStanding.ABSENT, FileStanding.OUTDATED, FileStanding.OBSOLETE)
    return upgrade.standing in harmless or upgrade.path in overwrite


def sentence(upgrade: FileUpgrade, overwrite: Collection[str]) -> Message:
    """What happens to a file, and what can be done about it."""
    path = upgrade.path
    if path in overwrite:
        return Message("{path} is overwritten.", path=path)
    match upgrade.standing:
        case FileStanding.OUTDATED:
            return Message("{path} is brought up to date.", path=path)
        case FileStanding.ABSENT:
            return Message("{path} is new.", path=path)
        case FileStanding.OBSOLETE:
            return Message("{path} is removed: radargen needs it no more.", path=path)
        case FileStanding.REMOVED:
            return Message("{path} was removed here and stays away; --overwrite {path} brings it back.", path=path)
        case FileStanding.CHANGED:
            return Message(
                "{path} was changed here and stays; take over by hand what you want, or all with --overwrite {path}.",
                path=path,
            )
        case _:
            return Message(
                "{path} differs and stays, as it may have been changed here; --overwrite {path} replaces it.",
                path=path,
            )
