"""Where this radargen came from: as its installation wrote down (PEP 610), as git knows, as somebody says."""

import hashlib
import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from urllib.request import url2pathname

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version

import radargen
from radargen.text.messages import Message, RadargenError
from radargen.writing.starter.install_source import (
    ARCHIVES,
    InstallSource,
    Reach,
    at_address,
    in_folder,
    in_git,
    kept,
    parts_of,
    released,
)

NAME = "radargen"
HOW = Message(
    "a version, an address such as git+https://HOST/OWNER/radargen@COMMIT, the file of a wheel or the folder of a clone"
)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASH = re.compile(r"sha256=([0-9a-fA-F]{64})")


def installed() -> InstallSource | None:
    """Where the program that runs came from; None where nothing tells, or what it came from is gone."""
    package = Path(radargen.__file__).resolve().parent
    if _is_source(package.parent):
        return _cloned(package.parent)
    for one in metadata.distributions(name=NAME):
        if Path(str(one.locate_file(NAME))).resolve() == package:
            return told(one)
    return None


def named(where: str) -> InstallSource:
    """What an editor means by `where`: a version, an address, an archive or a folder; else RadargenError."""
    where = where.strip()
    said = re.sub(rf"^{NAME}(==| @ )", "", where)
    if said.startswith("file:"):
        said = _local(said)
    address = said.removeprefix("git+")
    if "://" in address or re.match(r"[^/\s]+@[^/\s:]+:", address):
        return _addressed(address, said != address)
    path = Path(said)
    if said.lower().endswith(ARCHIVES):
        return _kept(path)
    if said and path.is_dir():
        if not _is_source(path):
            raise RadargenError(
                Message("The folder {folder} does not hold radargen; --from takes {how}.", folder=said, how=HOW)
            )
        return _cloned(path.resolve())
    try:
        return released(str(Version(said)))
    except InvalidVersion:
        raise RadargenError(
            Message("--from takes {how}; there is no such thing as {where}.", how=HOW, where=where)
        ) from None


def _addressed(address: str, git: bool) -> InstallSource:
    """What an address on the web means; an archive tells itself by its name."""
    address, _, mark = address.partition("#")
    if not git and parts_of(address).path.lower().endswith(ARCHIVES):
        digest = _HASH.search(mark)
        if found := at_address(address, digest[1].lower() if digest else ""):
            return found
        raise RadargenError(
            Message(
                "That address cannot be written down for everybody (its host is this machine, or what follows the ? "
                "may be a key); download the file and name it with --from."
            )
        )
    place, at, ref = address.rpartition("@")
    # The sign may as well stand between user and host.
    if not at or not ref or not re.fullmatch(r"[^\s:]*[^\s:/]", ref) or place.endswith("/") or not _has_path(place):
        raise RadargenError(Message("Name the commit as well, as in git+https://HOST/OWNER/radargen@COMMIT."))
    subdirectory = re.search(r"(?:^|&)subdirectory=([^&]+)", mark)
    if found := in_git(place, unquote(ref), unquote(subdirectory[1]) if subdirectory else ""):
        return found
    raise RadargenError(
        Message("Only this machine knows that address; --from takes one that a forge reaches, or a folder.")
    )


def _has_path(address: str) -> bool:
    """Whether there is more than a scheme, a user and a host."""
    return bool(parts_of(address).path.strip("/")) if "://" in address else ":" in address


def told(one: metadata.Distribution) -> InstallSource | None:
    """What pip, pipx or uv wrote down beside the package; nothing means that it came from an index."""
    if (written := one.read_text("direct_url.json")) is None:
        # No index takes versions of one's own.
        return None if Version(one.version).local else released(one.version)
    try:
        known = json.loads(written)
        return _recorded(known["url"], known)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _recorded(url: str, known: dict[str, Any]) -> InstallSource | None:
    """The source that a direct_url.json tells of."""
    subdirectory = known.get("subdirectory", "")
    match known:
        case {"vcs_info": {"vcs": "git", "commit_id": str(commit)}} if _COMMIT.fullmatch(commit):
            return in_git(url, commit, subdirectory)
        case {"archive_info": dict(about)}:
            digest = _digest(about)
            if not url.startswith("file:"):
                return at_address(url, digest, subdirectory)
            try:
                found = _kept(Path(_local(url)))
            except RadargenError:
                return None
            (content,) = found.files.values()
            return found if digest in ("", hashlib.sha256(content).hexdigest()) else None
        case {"dir_info": {}} if url.startswith("file:") and _is_source(folder := Path(_local(url))):
            return _cloned(folder)
        case _:
            return None


def _digest(about: dict[str, Any]) -> str:
    """The SHA-256 of an archive, written in one of two ways; empty where there is none."""
    if isinstance(hashes := about.get("hashes"), dict) and "sha256" in hashes:
        return str(hashes["sha256"]).lower()
    found = _HASH.fullmatch(str(about.get("hash", "")))
    return found[1].lower() if found else ""


def _local(url: str) -> str:
    return url2pathname(parts_of(url).path)


def _kept(path: Path) -> InstallSource:
    """The archive at `path`, to be kept; RadargenError where there is none of radargen's."""
    try:
        name = parse_wheel_filename(path.name)[0] if path.suffix == ".whl" else parse_sdist_filename(path.name)[0]
    except (InvalidWheelFilename, InvalidSdistFilename):
        name = canonicalize_name("")
    if name != NAME:
        raise RadargenError(
            Message(
                "{file} is not named like a wheel of radargen, such as radargen-1.0-py3-none-any.whl.", file=path.name
            )
        )
    try:
        return kept(path.name, path.read_bytes())
    except OSError as error:
        raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=error.strerror)) from error


def _is_source(folder: Path) -> bool:
    """Whether pip could make radargen of the folder."""
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return bool(project["name"] == NAME)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _cloned(folder: Path) -> InstallSource:
    """The commit of a clone at a remote that has it, else the folder."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or not _git(folder, "ls-files", "--", "pyproject.toml"):
        return in_folder(folder, Reach.ALONE)
    addresses = {name: _git(folder, "remote", "get-url", name) for name in _git(folder, "remote").splitlines()}
    subdirectory = folder.resolve().relative_to(Path(top).resolve()).as_posix().removeprefix(".")
    head = _git(folder, "rev-parse", "HEAD")
    # What pip would make of the folder; all else in it may be anything.
    changed = _git(folder, "status", "--porcelain", "--", "pyproject.toml", NAME)
    for name in _knowing(folder, list(addresses)):
        if (found := in_git(addresses[name], head, subdirectory)) and not changed:
            return found
    if not any(in_git(address, head) for address in addresses.values()):
        return in_folder(folder, Reach.ALONE)
    return in_folder(folder, Reach.CHANGED if changed else Reach.UNPUSHED)


def _knowing(folder: Path, remotes: list[str]) -> Iterator[str]:
    """The remotes that have the commit as far as is known here, first the one of this branch, then origin."""
    refs = _git(folder, "for-each-ref", "--contains", "HEAD", "--format=%(refname)", "refs/remotes").splitlines()
    having = [name for name in remotes if any(ref.startswith(f"refs/remotes/{name}/") for ref in refs)]
    own = _git(folder, "rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")
    yield from sorted(having, key=lambda name: (not own.startswith(f"{name}/"), name != "origin", name))


def _git(folder: Path, *arguments: str) -> str:
    """What git answers; nothing where it refuses or is not there."""
    # A hook of another repository would have it look there.
    environment = {key: value for key, value in os.environ.items() if not re.match(r"GIT_(?!CONFIG)", key)}
    try:
        done = subprocess.run(  # noqa: S603 – a fixed list of arguments, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            env=environment | {"GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError:
        return ""
    return "" if done.returncode else os.fsdecode(done.stdout).removesuffix("\n")
