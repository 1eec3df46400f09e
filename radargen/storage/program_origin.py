"""Where radargen was installed from: by its installation record (PEP 610), by git, or as given with --from."""

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
    parts_of,
    released,
    vendored,
)

NAME = "radargen"
FROM_FORMS = Message(
    "a version, an address such as git+https://HOST/OWNER/radargen@COMMIT, the file of a wheel or the folder of a clone"
)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASH = re.compile(r"sha256=([0-9a-fA-F]{64})")


def installed() -> InstallSource | None:
    """The source of the running program; None where it is not recorded or no longer exists."""
    package = Path(radargen.__file__).resolve().parent
    if _is_source(package.parent):
        return _from_clone(package.parent)
    for distribution in metadata.distributions(name=NAME):
        if Path(str(distribution.locate_file(NAME))).resolve() == package:
            return recorded_source(distribution)
    return None


def source_from(where: str) -> InstallSource:
    """The source that `where` names: a version, an address, an archive or a folder; else RadargenError."""
    where = where.strip()
    requirement = re.sub(rf"^{NAME}(==| @ )", "", where)
    if requirement.startswith("file:"):
        requirement = _local_path(requirement)
    address = requirement.removeprefix("git+")
    if "://" in address or re.match(r"[^/\s]+@[^/\s:]+:", address):
        return _from_address(address, requirement != address)
    path = Path(requirement)
    if requirement.lower().endswith(ARCHIVES):
        return _from_archive(path)
    if requirement and path.is_dir():
        if not _is_source(path):
            raise RadargenError(
                Message(
                    "The folder {folder} does not hold radargen; --from takes {how}.",
                    folder=requirement,
                    how=FROM_FORMS,
                )
            )
        return _from_clone(path.resolve())
    try:
        return released(str(Version(requirement)))
    except InvalidVersion:
        raise RadargenError(
            Message("--from takes {how}; there is no such thing as {where}.", how=FROM_FORMS, where=where)
        ) from None


def _from_address(address: str, git: bool) -> InstallSource:
    """The source at a web address: an archive by its suffix, else a git repository; else RadargenError."""
    address, _, mark = address.partition("#")
    if not git and parts_of(address).path.lower().endswith(ARCHIVES):
        digest = _HASH.search(mark)
        if source := at_address(address, digest[1].lower() if digest else ""):
            return source
        raise RadargenError(
            Message(
                "That address cannot be written down for everybody (its host is this machine, or what follows the ? "
                "may be a key); download the file and name it with --from."
            )
        )
    repository, at, ref = address.rpartition("@")
    # An @ may also separate user and host.
    if (
        not at
        or not ref
        or not re.fullmatch(r"[^\s:]*[^\s:/]", ref)
        or repository.endswith("/")
        or not _has_path(repository)
    ):
        raise RadargenError(Message("Name the commit as well, as in git+https://HOST/OWNER/radargen@COMMIT."))
    subdirectory = re.search(r"(?:^|&)subdirectory=([^&]+)", mark)
    if source := in_git(repository, unquote(ref), unquote(subdirectory[1]) if subdirectory else ""):
        return source
    raise RadargenError(
        Message("Only this machine knows that address; --from takes one that a forge reaches, or a folder.")
    )


def _has_path(address: str) -> bool:
    """Whether an address has a path besides scheme, user and host."""
    return bool(parts_of(address).path.strip("/")) if "://" in address else ":" in address


def recorded_source(distribution: metadata.Distribution) -> InstallSource | None:
    """The source in the package's direct_url.json, without one a release; None where it cannot be used."""
    if (written := distribution.read_text("direct_url.json")) is None:
        # No index accepts local versions.
        return None if Version(distribution.version).local else released(distribution.version)
    try:
        record = json.loads(written)
        return _from_record(record["url"], record)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _from_record(url: str, record: dict[str, Any]) -> InstallSource | None:
    """The source described by a direct_url.json."""
    subdirectory = record.get("subdirectory", "")
    match record:
        case {"vcs_info": {"vcs": "git", "commit_id": str(commit)}} if _COMMIT.fullmatch(commit):
            return in_git(url, commit, subdirectory)
        case {"archive_info": dict(about)}:
            digest = _digest(about)
            if not url.startswith("file:"):
                return at_address(url, digest, subdirectory)
            try:
                source = _from_archive(Path(_local_path(url)))
            except RadargenError:
                return None
            (content,) = source.files.values()
            return source if digest in ("", hashlib.sha256(content).hexdigest()) else None
        case {"dir_info": {}} if url.startswith("file:") and _is_source(folder := Path(_local_path(url))):
            return _from_clone(folder)
        case _:
            return None


def _digest(archive_info: dict[str, Any]) -> str:
    """The SHA-256 of an archive from either of its two fields; empty where there is none."""
    if isinstance(hashes := archive_info.get("hashes"), dict) and "sha256" in hashes:
        return str(hashes["sha256"]).lower()
    match = _HASH.fullmatch(str(archive_info.get("hash", "")))
    return match[1].lower() if match else ""


def _local_path(url: str) -> str:
    return url2pathname(parts_of(url).path)


def _from_archive(path: Path) -> InstallSource:
    """The archive at `path`, with its content; RadargenError where it is no readable archive of radargen."""
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
        return vendored(path.name, path.read_bytes())
    except OSError as error:
        raise RadargenError(Message("{path} cannot be read: {reason}.", path=path, reason=error.strerror)) from error


def _is_source(folder: Path) -> bool:
    """Whether the folder holds the sources of radargen, by its pyproject.toml."""
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return bool(project["name"] == NAME)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _from_clone(folder: Path) -> InstallSource:
    """The commit of a clone at a remote that has it, else the folder itself."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or not _git(folder, "ls-files", "--", "pyproject.toml"):
        return in_folder(folder, Reach.ALONE)
    addresses = {name: _git(folder, "remote", "get-url", name) for name in _git(folder, "remote").splitlines()}
    subdirectory = folder.resolve().relative_to(Path(top).resolve()).as_posix().removeprefix(".")
    head = _git(folder, "rev-parse", "HEAD")
    # Only these decide what pip installs.
    changed = _git(folder, "status", "--porcelain", "--", "pyproject.toml", NAME)
    for name in _remotes_with_head(folder, list(addresses)):
        if (source := in_git(addresses[name], head, subdirectory)) and not changed:
            return source
    if not any(in_git(address, head) for address in addresses.values()):
        return in_folder(folder, Reach.ALONE)
    return in_folder(folder, Reach.CHANGED if changed else Reach.UNPUSHED)


def _remotes_with_head(folder: Path, remotes: list[str]) -> Iterator[str]:
    """The remotes known to have HEAD, the upstream of this branch first, then origin, then by name."""
    refs = _git(folder, "for-each-ref", "--contains", "HEAD", "--format=%(refname)", "refs/remotes").splitlines()
    having = [name for name in remotes if any(ref.startswith(f"refs/remotes/{name}/") for ref in refs)]
    upstream = _git(folder, "rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")
    yield from sorted(having, key=lambda name: (not upstream.startswith(f"{name}/"), name != "origin", name))


def _git(folder: Path, *arguments: str) -> str:
    """The output of git; empty where it fails or is not installed."""
    # Within a hook these would point to another repository.
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
