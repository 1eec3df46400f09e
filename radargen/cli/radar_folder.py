"""The radar that a command is about: its folder, its files as they are typed, what it holds, and the lock on it."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from radargen.cli.console import tell
from radargen.storage.run_language import ROOT
from radargen.text.messages import Message, RadargenError, joined

if TYPE_CHECKING:
    from radargen.charts.placing import Lock
    from radargen.reading import Loaded


def radars(named: Path | None, paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """The folder of each radar, with those of the paths that lie in it.

    It is the one named with --root, else the nearest around each path, else the nearest around here. RadargenError
    where there is none. From then on the first of them says in which language is spoken.
    """
    from radargen.storage import files

    listed = [*paths]
    if named or not listed:
        return {named or files.root(Path.cwd()): listed}
    found: dict[Path, list[Path]] = {}
    for path in listed:
        found.setdefault(_around(path), []).append(path)
    ROOT.set(next(iter(found)))
    return found


def inside(root: Path, path: Path) -> str:
    """The path from the radar's folder, with forward slashes, a link being itself; RadargenError where it lies outside.

    It need not exist.
    """
    real = path.resolve() if path.is_dir() or path.name in ("", "..") else path.parent.resolve() / path.name
    try:
        return real.relative_to(root.resolve()).as_posix()
    except ValueError:
        said = Message("{path} does not lie in the radar's folder, {folder}.", path=path, folder=root)
        raise RadargenError(said) from None


def typed(root: Path, *, named: bool) -> Callable[[str], str]:
    """How a file of the radar is typed where the command runs.

    From the radar's folder where that is `named` with --root and lies elsewhere than here.
    """
    place, here = root.resolve(), Path.cwd()
    if place == here or (named and here not in place.parents and place not in here.parents):
        return str
    return lambda path: Path(os.path.relpath(place / path)).as_posix()


def folder(root: Path) -> str:
    """The radar's folder as forges call it: from the top of its repository, without one from here; else nothing."""
    from radargen.storage import git

    place, top = root.resolve(), git.top(root) or Path.cwd()
    return place.relative_to(top).as_posix() if top in place.parents else ""


def _around(path: Path) -> Path:
    """The folder of the radar that the path lies in."""
    from radargen.storage import files

    try:
        return files.root(path if path.is_dir() else path.parent)
    except RadargenError:
        # Who stands in a radar hears which one it is.
        root = files.root(Path.cwd())
        inside(root, path)
        return root


def with_root(command: Callable[..., None]) -> Callable[..., None]:
    """Hand the command the radar's folder, looked for only when the command really runs."""

    @click.pass_obj
    @wraps(command)
    def run(root: Path | None, /, *args: Any, **kwargs: Any) -> None:
        from radargen.storage import files

        command(root or files.root(Path.cwd()), *args, **kwargs)

    return run


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Let nobody else change the radar meanwhile, and finish what a command that was killed had begun."""
    from radargen.storage import journal

    with journal.exclusive(root) as finished:
        if finished.done:
            tell(Message("Finished what an earlier command had begun: {paths}.", paths=joined(finished.done)))
        for path in finished.left:
            tell(Message("{path} has changed since an earlier command was cut short; it stays as it is.", path=path))
        yield


def loaded_from(root: Path) -> tuple["Loaded", "Lock"]:
    """What the folder holds, its problems beside it, and the places that are written down there."""
    from radargen.build import load
    from radargen.storage import files

    return load(files.read(root))
