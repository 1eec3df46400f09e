"""A site built twice in circumstances that should not matter, and where the two differ if they do."""

import datetime as dt
import locale
import multiprocessing
import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from radargen.build import for_readers, load
from radargen.publishing.building.whole_site import publish
from radargen.publishing.building.worker_pool import begin_worker, result_or_error, signals_blocked
from radargen.publishing.code_trust import SETTINGS, Trust, code, digest, trusted, untrusted
from radargen.publishing.verification import reversed_listing
from radargen.publishing.verification.byte_difference import first_difference
from radargen.storage import git
from radargen.storage.atomic_folder import MARKER
from radargen.storage.files import read
from radargen.storage.run_language import REQUESTED, run_language
from radargen.storage.temporary import temporary_folder
from radargen.text.messages import NOTHING, Message, RadargenError, all_of
from radargen.text.terminal import printable

# What is no part of a radar though it lies in its folder: by name, or by what lies in it.
_APART, _APART_BY = frozenset({".git", "node_modules", "__pycache__"}), (MARKER, "pyvenv.cfg")
# One that writes dates and numbers otherwise, if there is any here.
_LOCALES = ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "C.UTF-8")
# Where a program looks for what belongs to its user.
_HOMES = {"HOME": "", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
# A hook of the radar's settings must not leave its compiled form beside it.
_NOTHING_WRITTEN = {"PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True, slots=True)
class Verification:
    """What two builds came to: `files` and `size` in bytes of the first, and the first `difference`, if any.

    `circumstances` are those in which the two were not the same.
    """

    files: int
    size: int
    difference: Message
    circumstances: str


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """The circumstances of one build: the radar's folder, where the program is called, and what it finds there."""

    root: Path
    called: Path
    umask: int
    alone: bool = False
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _BuildRequest:
    """What is built: `trusted` is what stands for the code of the settings that may run, empty for any."""

    editors: dt.date | None
    prepared: bool
    trusted: str
    run_language: str


def verified_build(
    root: Path, editors: dt.date | None, trust: Trust, tell: Callable[[Message], None], *, prepared: bool
) -> Verification:
    """Build the site of the radar in `root` two times in folders that pass, and compare them; nothing else is written.

    The arguments are those of `publish`; `tell` gets a line before each build. RadargenError where it cannot be built
    as it stands, with the reason.
    """
    found = code(root)
    if not trusted(found, trust):
        raise RadargenError(untrusted(found, trust))
    request = _BuildRequest(editors, prepared, "" if trust.everything else digest(found), run_language())
    root = Path(os.path.realpath(root))
    # Code that lies elsewhere is not found from any other place.
    movable = not any(Path(path).is_absolute() for path, _ in found.files)
    with temporary_folder() as folder:
        sites = [folder / "first", folder / "second"]
        first, second = _circumstances(root, folder, movable=movable)
        tell(Message("Building once, where the radar is …"))
        if said := _built(first, sites[0], request):
            raise RadargenError(said)
        tell(Message("… and once more, where all is different …"))
        said = _built(second, sites[1], request)
        one, other = _held(sites[0]), _held(sites[1])
        size = sum(path.stat().st_size for path in one.values())
        difference = Message("The second time the site was not built: {why}", why=said) if said else NOTHING
        return Verification(len(one), size, difference or _difference(one, other), _differing(first, second))


def _circumstances(root: Path, folder: Path, *, movable: bool) -> tuple[_Circumstances, _Circumstances]:
    """Those as they are here, and others that differ in all that a site might come to depend on."""
    elsewhere = folder / "another folder"
    place = _copied(root, elsewhere) if movable else root
    home = folder / "home"
    home.mkdir()
    path = os.pathsep.join(filter(None, [str(Path(reversed_listing.__file__).parent), os.environ.get("PYTHONPATH")]))
    # The two zones never have the same day.
    one = {"TZ": "<+14>-14", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    other = {"TZ": "<-12>12", "LC_ALL": _locale(), "PYTHONHASHSEED": "2", "PYTHONPATH": path, "GIT_OPTIONAL_LOCKS": "0"}
    homes = {name: str(home / within) for name, within in _HOMES.items()}
    return (
        _Circumstances(root, root, 0o022, environment=one),
        _Circumstances(place, home, 0o077, alone=True, environment=other | homes),
    )


def _differing(first: _Circumstances, second: _Circumstances) -> str:
    named = {
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
    """One of this system that is not the plain one."""
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
    """Where a copy of the radar's folder lies, which git takes for the same place of the same repository."""
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
    """All that may belong to a radar; the last things first."""
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
            # Whoever needs it will say so.
            continue


def _built(circumstances: _Circumstances, target: Path, request: _BuildRequest) -> Message:
    """Why the site could not be built in those circumstances; nothing where it was."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_build, args=(theirs, circumstances, target, request))
    try:
        with _environment(circumstances.environment | _NOTHING_WRITTEN), signals_blocked():
            process.start()
        theirs.close()
        answer = ours.recv()
    except EOFError:
        raise RadargenError(Message("One of the two builds ended before its time.")) from None
    finally:
        # It ends its own processes, and then itself.
        if process.pid is not None:
            process.terminate()
            process.join()
    if isinstance(answer, Exception):
        raise answer
    sentence: Message = answer
    return sentence


@contextmanager
def _environment(given: Mapping[str, str]) -> Iterator[None]:
    """Start a process in another environment."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _build(line: Connection, circumstances: _Circumstances, target: Path, request: _BuildRequest) -> None:
    """Read the radar and build it, as `radargen build` does, in a process whose circumstances are that one's."""
    signal.signal(signal.SIGTERM, _over)
    begin_worker()
    REQUESTED.set(request.run_language)
    os.umask(circumstances.umask)
    os.chdir(circumstances.called)
    if circumstances.alone and hasattr(os, "sched_getaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    line.send(result_or_error(partial(_publish, circumstances.root, target, request)))


def _publish(root: Path, target: Path, request: _BuildRequest) -> Message:
    """Nothing, once the site is there; RadargenError where it cannot be built."""
    if request.trusted and digest(code(root)) != request.trusted:
        raise RadargenError(Message("{file} or its code was changed meanwhile; repeat.", file=SETTINGS))
    loaded, lock = load(read(root))
    if not request.prepared:
        loaded, lock = for_readers(loaded, lock)
    if loaded.radar is None or not loaded.ok:
        raise RadargenError(Message("Entries have errors."))
    trust = Trust(everything=True)
    publish(loaded, lock, loaded.radar, root, target, _silent, request.editors, trust, prepared=request.prepared)
    return NOTHING


def _silent(_language: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def _over(_signum: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(1)


def _held(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}


def _difference(one: Mapping[str, Path], other: Mapping[str, Path]) -> Message:
    """The first in the order of paths, in one sentence; empty where there is none."""
    for name in sorted({*one, *other}):
        left, right, path = one.get(name), other.get(name), printable(name)
        if left is None or right is None:
            if right is None:
                return Message("{path} is there only the first time.", path=path)
            return Message("{path} is there only the second time.", path=path)
        modes = [stat.S_IMODE(each.stat().st_mode) for each in (left, right)]
        if modes[0] != modes[1]:
            return Message(
                "{path} has the mode {one} the first time and {other} the second.", path=path, **_octal(modes)
            )
        if found := first_difference(left.read_bytes(), right.read_bytes()):
            place = Message("{path}, {place}", path=path, place=found.place) if found.place else path
            return Message(
                "{place}: {one} the first time, {other} the second.", place=place, one=found.one, other=found.other
            )
    return NOTHING


def _octal(modes: list[int]) -> dict[str, str]:
    return {"one": f"{modes[0]:03o}", "other": f"{modes[1]:03o}"}
