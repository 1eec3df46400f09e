"""The source from which a new radar installs radargen, as a pip requirement: release, git address, archive or folder.

The requirement is committed and public, so it never contains a password, a token or a query.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit


class Reach(StrEnum):
    """Whether a forge can install from the source, or this machine alone, and why."""

    FORGE = "forge"
    ALONE = "alone"
    UNPUSHED = "unpushed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class InstallSource:
    """A line for requirements.txt; `files` are the contents, by path, of files it refers to in the new repository."""

    line: str
    reach: Reach = Reach.FORGE
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The line without the name of the package in front of an address."""
        return self.line.removeprefix("radargen @ ")


# The folder of a local archive in the new repository, so that a forge has it too.
KEPT = ".ci"
ARCHIVES = (".whl", ".tar.gz", ".zip")
# user@host:path, the scp-like form; one letter before the colon is a Windows drive.
_SHORT = re.compile(r"(?:(?P<user>[^@/:\s]+)@)?(?P<host>[^@/:\s]{2,}):(?P<path>(?!:|//)[^@]+)")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_OWN = re.compile(r"localhost|127\.[0-9.]+|\[::1\]|.*\.localhost")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Hosts of forges for ssh, with their web hosts.
_FOR_SSH = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
# First parts of paths on ordinary servers; on a forge a path is OWNER/REPOSITORY.
_FOLDERS = {"home", "srv", "var", "opt", "mnt", "data", "root", "usr", "Users", "Volumes", "git", "repos"}
_COMMON = {"http", "https", "git"}


def released(version: str) -> InstallSource:
    """A release from pip's package index."""
    return InstallSource(f"radargen=={version}")


def in_git(address: str, ref: str, subdirectory: str = "") -> InstallSource | None:
    """A commit or tag of a git repository; None where it has no public address."""
    if not (reached := public_address(address)):
        return None
    part = f"#subdirectory={quote(subdirectory)}" if subdirectory else ""
    return InstallSource(f"radargen @ git+{reached}@{quote(ref, safe='/')}{part}")


def at_address(address: str, sha256: str = "", subdirectory: str = "") -> InstallSource | None:
    """A wheel or another archive on the web; None for a query, which may be secret, or an address of no web host."""
    split = parts_of(address)
    if split.scheme not in ("http", "https") or split.query or not (host := _host(split)):
        return None
    marks = [
        *([f"sha256={sha256}"] if sha256 else []),
        *([f"subdirectory={quote(subdirectory)}"] if subdirectory else []),
    ]
    return InstallSource(
        f"radargen @ {split.scheme}://{host}{_path(split.path)}{'#' if marks else ''}{'&'.join(marks)}"
    )


def vendored(name: str, content: bytes) -> InstallSource:
    """A local archive, to be copied into the new repository; `name` is its file name."""
    return InstallSource(f"./{KEPT}/{name}", files={f"{KEPT}/{name}": content})


def in_folder(folder: Path, reach: Reach) -> InstallSource:
    """A folder of this machine, with the reason why a forge cannot install from it."""
    return InstallSource(f"radargen @ {folder.absolute().as_uri()}", reach)


def public_address(address: str) -> str | None:
    """The address of a git repository without password and query, ssh to a forge turned into https.

    For ssh to other servers the user name is kept, which they need. None for an address that is local to this machine.
    """
    if "://" not in address:
        short = _SHORT.fullmatch(address)
        return _by_ssh(short["user"], short["host"], None, short["path"], quote(short["path"])) if short else None
    split = parts_of(address)
    match split.scheme:
        case "ssh" | "git+ssh" | "ssh+git":
            host = _host(split, port=False)
            port = _port(split)
            return _by_ssh(split.username, host, port, split.path, _path(split.path)) if host else None
        case scheme if scheme in _COMMON and (host := _host(split)):
            return f"{scheme}://{host}{_path(split.path)}"
        case _:
            return None


def parts_of(address: str) -> SplitResult:
    """The parts of an address; all empty where it is malformed."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _by_ssh(user: str | None, host: str, port: int | None, path: str, quoted: str) -> str | None:
    """An ssh address, as https if it looks like a forge's: user git, path OWNER/REPOSITORY; None for a local host."""
    host = host.lower()
    if not _HOST.fullmatch(host) or _OWN.fullmatch(host):
        return None
    parts = [part for part in path.split("/") if part]
    owned = len(parts) > 1 and parts[0] not in _FOLDERS and not parts[0].startswith("~")
    web_host = _FOR_SSH.get(host, host)
    # Azure, whose ssh host begins with ssh, has different paths for https.
    if user == "git" and owned and not web_host.startswith("ssh."):
        return f"https://{web_host}/{quoted.lstrip('/')}"
    user_part = f"{quote(user, safe='')}@" if user else ""
    # A path without a leading slash is relative to the user's home.
    full_path = quoted if quoted.startswith("/") else f"/~/{quoted.removeprefix('~/')}"
    return f"ssh://{user_part}{host}{f':{port}' if port else ''}{full_path}"


def _host(split: SplitResult, port: bool = True) -> str:
    """Host and port without user and password; empty for a missing, malformed or local host."""
    name = split.hostname or ""
    try:
        name = f"[{name}]" if ":" in name else name.encode("idna").decode() if not name.isascii() else name
    except UnicodeError:
        return ""
    if not _HOST.fullmatch(name) or _OWN.fullmatch(name):
        return ""
    number = _port(split) if port else None
    return f"{name}:{number}" if number else name


def _port(split: SplitResult) -> int | None:
    try:
        return split.port
    except ValueError:
        return None


def _path(path: str) -> str:
    """The path with all characters that pip or a shell might interpret as %XX."""
    return quote(_STRAY_PERCENT.sub("%25", path), safe="/%@:+=,!~")
