"""The radar of a command: its folder, paths in it, loading, and exclusive changes."""

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


def radars(root: Path | None, paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """The folders of the radars of the paths, each with its paths.

    A folder is `root`, else the nearest around the path; without paths, around the current folder. RadargenError if
    there is none. Messages are in the language of the first radar from then on.
    """
    from radargen.storage import files

    listed = [*paths]
    if root or not listed:
        return {root or files.root(Path.cwd()): listed}
    paths_by_folder: dict[Path, list[Path]] = {}
    for path in listed:
        paths_by_folder.setdefault(_enclosing_radar(path), []).append(path)
    ROOT.set(next(iter(paths_by_folder)))
    return paths_by_folder


def inside(root: Path, path: Path) -> str:
    """The path relative to the radar's folder, with forward slashes; RadargenError if it is outside.

    A symbolic link is not followed, and the path need not exist.
    """
    real = path.resolve() if path.is_dir() or path.name in ("", "..") else path.parent.resolve() / path.name
    try:
        return real.relative_to(root.resolve()).as_posix()
    except ValueError:
        sentence = Message("{path} does not lie in the radar's folder, {folder}.", path=path, folder=root)
        raise RadargenError(sentence) from None


def typed(root: Path, *, named: bool) -> Callable[[str], str]:
    """A function from paths in the radar to paths relative to the current folder.

    If the radar is `named` by --root and neither contains the current folder nor lies in it, paths stay as they are.
    """
    folder, current = root.resolve(), Path.cwd()
    if folder == current or (named and current not in folder.parents and folder not in current.parents):
        return str
    return lambda path: Path(os.path.relpath(folder / path)).as_posix()


def folder(root: Path) -> str:
    """The radar's folder relative to its repository, or to the current folder without one; empty if it is the same."""
    from radargen.storage import git

    place, top = root.resolve(), git.top(root) or Path.cwd()
    return place.relative_to(top).as_posix() if top in place.parents else ""


def _enclosing_radar(path: Path) -> Path:
    """The folder of the radar that contains the path."""
    from radargen.storage import files

    try:
        return files.root(path if path.is_dir() else path.parent)
    except RadargenError:
        # Inside a radar, the message names it.
        root = files.root(Path.cwd())
        inside(root, path)
        return root


def with_root(command: Callable[..., None]) -> Callable[..., None]:
    """Decorator: passes the radar's folder, which is searched only when the command runs."""

    @click.pass_obj
    @wraps(command)
    def run(root: Path | None, /, *args: Any, **kwargs: Any) -> None:
        from radargen.storage import files

        command(root or files.root(Path.cwd()), *args, **kwargs)

    return run


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Hold the exclusive lock on the radar, and finish the writes of a command that was killed."""
    from radargen.storage import journal

    with journal.exclusive(root) as finished:
        if finished.done:
            tell(Message("Finished what an earlier command had begun: {paths}.", paths=joined(finished.done)))
        for path in finished.left:
            tell(Message("{path} has changed since an earlier command was cut short; it stays as it is.", path=path))
        yield


def loaded_from(root: Path) -> tuple["Loaded", "Lock"]:
    """The loaded radar with its problems, and the layout lock."""
    from radargen.build import load
    from radargen.storage import working_tree

    return load(working_tree.read(root))
