"""Build a site twice under different circumstances, and find the first difference."""

import datetime as dt
import locale
import multiprocessing
import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from radargen.build import for_readers, load
from radargen.publishing.building.whole_site import publish
from radargen.publishing.building.worker_pool import begin_worker, result_or_error, signals_blocked
from radargen.publishing.code_trust import SETTINGS, Trust, code, digest, trusted, untrusted_message
from radargen.publishing.verification import reversed_listing
from radargen.publishing.verification.byte_difference import first_difference
from radargen.storage import git
from radargen.storage.atomic_folder import MARKER
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults
from radargen.storage.run_language import REQUESTED, run_language
from radargen.storage.temporary import temporary_folder
from radargen.storage.working_tree import read
from radargen.text.messages import NOTHING, Message, RadargenError, all_of
from radargen.text.terminal import printable

# What is in a radar's folder without being part of it: by name, or by its content.
_APART, _APART_BY = frozenset({".git", ".cache", "node_modules", "__pycache__"}), (MARKER, "pyvenv.cfg")
# A locale that formats dates and numbers differently, if one is installed.
_LOCALES = ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "C.UTF-8")
# Variables that locate a user's own files.
_HOMES = {"HOME": "", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
# Hooks of the radar's settings must not leave compiled files beside them.
_NOTHING_WRITTEN = {"PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of two builds: `files` and `size` in bytes of the first, and the first `difference`, or empty.

    `circumstances` lists what was different between the builds.
    """

    files: int
    size: int
    difference: Message
    circumstances: str


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """The circumstances of one build: the radar's folder, the working directory, umask, processors, environment."""

    root: Path
    called: Path
    umask: int
    alone: bool = False
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _BuildRequest:
    """What to build; `trusted` identifies the code of the settings that may run, empty for any."""

    editors: dt.date | None
    prepared: bool
    trusted: str
    run_language: str


def verified_build(
    root: Path,
    editors: dt.date | None,
    trust: Trust,
    tell: Callable[[Message], None],
    kept: KeptResults = NOTHING_KEPT,
    *,
    prepared: bool,
) -> Verification:
    """Build the site of the radar in `root` twice in temporary folders and compare them; nothing else is written.

    Only the first build uses what is `kept` from earlier ones.

    The arguments are those of `publish`; `tell` gets a line before each build. RadargenError where the first build
    fails, or code is not trusted.
    """
    settings_code = code(root)
    if not trusted(settings_code, trust):
        raise RadargenError(untrusted_message(settings_code, trust))
    request = _BuildRequest(editors, prepared, "" if trust.everything else digest(settings_code), run_language())
    root = Path(os.path.realpath(root))
    # Code outside of the folder could not be found from another place.
    movable = not any(Path(path).is_absolute() for path, _ in settings_code.files)
    with temporary_folder() as folder:
        sites = [folder / "first", folder / "second"]
        first, second = _circumstances(root, folder, movable=movable)
        tell(Message("Building once, where the radar is …"))
        if error := _build_error(first, sites[0], request, replace(kept, frozen=True)):
            raise RadargenError(error)
        tell(Message("… and once more, where all is different …"))
        error = _build_error(second, sites[1], request)
        one, other = _files_by_path(sites[0]), _files_by_path(sites[1])
        size = sum(path.stat().st_size for path in one.values())
        difference = Message("The second time the site was not built: {why}", why=error) if error else NOTHING
        return Verification(
            len(one), size, difference or _difference(one, other), _differing(first, second, cached=bool(kept.folder))
        )


def _circumstances(root: Path, folder: Path, *, movable: bool) -> tuple[_Circumstances, _Circumstances]:
    """The present circumstances, and others that differ in everything on which a site might depend."""
    elsewhere = folder / "another folder"
    place = _copied(root, elsewhere) if movable else root
    home = folder / "home"
    home.mkdir()
    path = os.pathsep.join(filter(None, [str(Path(reversed_listing.__file__).parent), os.environ.get("PYTHONPATH")]))
    # These two time zones never have the same date.
    one = {"TZ": "<+14>-14", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    other = {"TZ": "<-12>12", "LC_ALL": _locale(), "PYTHONHASHSEED": "2", "PYTHONPATH": path, "GIT_OPTIONAL_LOCKS": "0"}
    homes = {name: str(home / within) for name, within in _HOMES.items()}
    return (
        _Circumstances(root, root, 0o022, environment=one),
        _Circumstances(place, home, 0o077, alone=True, environment=other | homes),
    )


def _differing(first: _Circumstances, second: _Circumstances, *, cached: bool) -> str:
    named = {
        Message("what earlier builds have kept"): cached,
        Message("the path"): first.root != second.root,
        Message("the order of files in their folders"): True,
        Message("the time and the day of the time zone"): True,
        Message("the locale"): first.environment["LC_ALL"] != second.environment["LC_ALL"],
        Message("the order of Python's sets"): True,
        Message("the modes of new files"): True,
        Message("the number of processors"): hasattr(os, "sched_setaffinity"),
        Message("the user's folder"): True,
        Message("the folder of the call"): True,
    }
    return all_of([name for name, differs in named.items() if differs])


def _locale() -> str:
    """An installed locale other than C, else C."""
    now = locale.setlocale(locale.LC_ALL)
    try:
        for name in _LOCALES:
            with suppress(locale.Error):
                locale.setlocale(locale.LC_ALL, name)
                return name
    finally:
        locale.setlocale(locale.LC_ALL, now)
    return "C"


def _copied(root: Path, folder: Path) -> Path:
    """Copy the radar's folder; for git, the copy is at the same place in the same repository. Returns its path."""
    try:
        known = git.run(root, "rev-parse", "--absolute-git-dir", "--show-prefix")
        store, within, *_ = os.fsdecode(known.stdout).split("\n") if known.returncode == 0 else ("", "")
    except RadargenError:
        store, within = "", ""
    place = folder / within
    _copy(root, place)
    if store:
        (folder / ".git").write_text(f"gitdir: {store}\n", encoding="utf-8", errors="surrogateescape")
    return Path(os.path.realpath(place))


def _copy(folder: Path, place: Path) -> None:
    """Copy everything that may belong to a radar, in reverse order."""
    place.mkdir(parents=True)
    for path in sorted(folder.iterdir(), reverse=True):
        new = place / path.name
        try:
            if path.is_symlink():
                new.symlink_to(path.readlink())
            elif path.is_dir():
                if path.name not in _APART and not any((path / name).is_file() for name in _APART_BY):
                    _copy(path, new)
            elif stat.S_ISREG(path.stat().st_mode):
                shutil.copy2(path, new)
        except PermissionError:
            # If it is needed, its user will report that it is missing.
            continue


def _build_error(
    circumstances: _Circumstances, target: Path, request: _BuildRequest, kept: KeptResults = NOTHING_KEPT
) -> Message:
    """Build the site under these circumstances; returns the reason of a failure, or an empty message."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_build, args=(theirs, circumstances, target, request, kept)
    )
    try:
        with _environment(circumstances.environment | _NOTHING_WRITTEN), signals_blocked():
            process.start()
        theirs.close()
        answer = ours.recv()
    except EOFError:
        raise RadargenError(Message("One of the two builds ended before its time.")) from None
    finally:
        # It ends its own processes before itself.
        if process.pid is not None:
            process.terminate()
            process.join()
    if isinstance(answer, Exception):
        raise answer
    sentence: Message = answer
    return sentence


@contextmanager
def _environment(given: Mapping[str, str]) -> Iterator[None]:
    """Change the environment within the block, for a process started there."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _build(
    line: Connection, circumstances: _Circumstances, target: Path, request: _BuildRequest, kept: KeptResults
) -> None:
    """Read the radar and build it as `radargen build` does, in a process with those circumstances."""
    signal.signal(signal.SIGTERM, _exit)
    begin_worker()
    REQUESTED.set(request.run_language)
    os.umask(circumstances.umask)
    os.chdir(circumstances.called)
    if circumstances.alone and hasattr(os, "sched_getaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    line.send(result_or_error(partial(_publish, circumstances.root, target, request, kept)))


def _publish(root: Path, target: Path, request: _BuildRequest, kept: KeptResults) -> Message:
    """Build the site; returns an empty message, or raises RadargenError if it cannot be built."""
    if request.trusted and digest(code(root)) != request.trusted:
        raise RadargenError(Message("{file} or its code was changed meanwhile; repeat.", file=SETTINGS))
    loaded, lock = load(read(root))
    if not request.prepared:
        loaded, lock = for_readers(loaded, lock)
    if loaded.radar is None or not loaded.ok:
        raise RadargenError(Message("Entries have errors."))
    trust = Trust(everything=True)
    publish(
        loaded, lock, loaded.radar, root, target, _silent, request.editors, trust, prepared=request.prepared, kept=kept
    )
    return NOTHING


def _silent(_language: str, _done: int, _total: int) -> None:
    """Ignore progress."""


def _exit(_signum: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(1)


def _files_by_path(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}


def _difference(one: Mapping[str, Path], other: Mapping[str, Path]) -> Message:
    """A message on the first difference in the order of paths; empty where there is none."""
    for name in sorted({*one, *other}):
        left, right, path = one.get(name), other.get(name), printable(name)
        if left is None or right is None:
            if right is None:
                return Message("{path} is there only the first time.", path=path)
            return Message("{path} is there only the second time.", path=path)
        modes = [stat.S_IMODE(file.stat().st_mode) for file in (left, right)]
        if modes[0] != modes[1]:
            return Message(
                "{path} has the mode {one} the first time and {other} the second.", path=path, **_octal(modes)
            )
        if difference := first_difference(left.read_bytes(), right.read_bytes()):
            place = Message("{path}, {place}", path=path, place=difference.place) if difference.place else path
            return Message(
                "{place}: {one} the first time, {other} the second.",
                place=place,
                one=difference.one,
                other=difference.other,
            )
    return NOTHING


def _octal(modes: list[int]) -> dict[str, str]:
    return {"one": f"{modes[0]:03o}", "other": f"{modes[1]:03o}"}
