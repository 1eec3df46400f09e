"""Where a new radar takes radargen from, as a line that pip reads: a release, a git address, an archive, a folder.

Whatever is written here is committed and read by everybody: no line holds a password, a token or a query.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit


class Reach(StrEnum):
    """Who can take radargen from there: a forge as well, or this machine alone, and why."""

    FORGE = "forge"
    ALONE = "alone"
    UNPUSHED = "unpushed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class InstallSource:
    """A line for requirements.txt; `files` are those of the new repository that the line speaks of, by path."""

    line: str
    reach: Reach = Reach.FORGE
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The line as people read it: an address alone, else all of it."""
        return self.line.removeprefix("radargen @ ")


# Where an archive of this machine is kept in the new repository, so that a forge has it too.
KEPT = ".ci"
ARCHIVES = (".whl", ".tar.gz", ".zip")
# user@host:path, as ssh writes it; one letter before the colon is a drive of Windows.
_SHORT = re.compile(r"(?:(?P<user>[^@/:\s]+)@)?(?P<host>[^@/:\s]{2,}):(?P<path>(?!:|//)[^@]+)")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_OWN = re.compile(r"localhost|127\.[0-9.]+|\[::1\]|.*\.localhost")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Hosts that forges keep for ssh alone.
_FOR_SSH = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
# What a path on an ordinary server begins with; on a forge it is OWNER/REPOSITORY.
_FOLDERS = {"home", "srv", "var", "opt", "mnt", "data", "root", "usr", "Users", "Volumes", "git", "repos"}
_COMMON = {"http", "https", "git"}


def released(version: str) -> InstallSource:
    """A release, from whatever index pip asks."""
    return InstallSource(f"radargen=={version}")


def in_git(address: str, ref: str, subdirectory: str = "") -> InstallSource | None:
    """A commit or tag of a git repository; None where `public` knows no address for it."""
    if not (reached := public(address)):
        return None
    part = f"#subdirectory={quote(subdirectory)}" if subdirectory else ""
    return InstallSource(f"radargen @ git+{reached}@{quote(ref, safe='/')}{part}")


def at_address(address: str, sha256: str = "", subdirectory: str = "") -> InstallSource | None:
    """A wheel or another archive on the web; None where its address has a query, which may be a key, or is no such."""
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


def kept(name: str, content: bytes) -> InstallSource:
    """An archive of this machine, which the new repository keeps; `name` is that of a wheel or of a source archive."""
    return InstallSource(f"./{KEPT}/{name}", files={f"{KEPT}/{name}": content})


def in_folder(folder: Path, reach: Reach) -> InstallSource:
    """A folder of this machine, and why it is none that a forge could reach."""
    return InstallSource(f"radargen @ {folder.absolute().as_uri()}", reach)


def public(address: str) -> str | None:
    """The address of a git repository without password and query, ssh to a forge as https; None: this machine's own.

    For ssh to any other server the user stays, without whom nobody gets in.
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
    """The parts of an address; all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _by_ssh(user: str | None, host: str, port: int | None, path: str, quoted: str) -> str | None:
    """As https where it looks like a forge: its user is git, and the path names an owner and a repository."""
    host = host.lower()
    if not _HOST.fullmatch(host) or _OWN.fullmatch(host):
        return None
    parts = [part for part in path.split("/") if part]
    owned = len(parts) > 1 and parts[0] not in _FOLDERS and not parts[0].startswith("~")
    alike = _FOR_SSH.get(host, host)
    # Azure has other paths for https; its host begins with ssh.
    if user == "git" and owned and not alike.startswith("ssh."):
        return f"https://{alike}/{quoted.lstrip('/')}"
    at = f"{quote(user, safe='')}@" if user else ""
    # Without a slash it is below the home of the user.
    below = quoted if quoted.startswith("/") else f"/~/{quoted.removeprefix('~/')}"
    return f"ssh://{at}{host}{f':{port}' if port else ''}{below}"


def _host(split: SplitResult, port: bool = True) -> str:
    """Host and port without user and password; empty where there is none that others could mean."""
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
    """The path of an address, with whatever pip or a shell could take for something else written as %XX."""
    return quote(_STRAY_PERCENT.sub("%25", path), safe="/%@:+=,!~")
