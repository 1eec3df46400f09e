"""`radargen init`."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import ask
from radargen.cli.options import with_language
from radargen.text import messages
from radargen.text.messages import Message, RadargenError
from radargen.text.terminal import printable

if TYPE_CHECKING:
    from radargen.writing.starter.install_source import InstallSource

# Files that a new repository may already have, and that are kept.
_FORGE_FILES = frozenset({"README.md", "CONTRIBUTING.md", ".gitignore", ".gitattributes", ".editorconfig"})
# Languages with texts for a new repository; importing their package would load YAML for every --help.
_STARTER = Path(__file__).parents[2] / "writing" / "starter"
LANGUAGES = tuple(language for language in messages.LANGUAGES if (_STARTER / language).is_dir())

with_forge = click.option(
    "--forge",
    "host",
    type=click.Choice(["github", "gitlab"]),
    default="github",
    show_default=True,
    help="Where changes will be reviewed.",
)
from_option = click.option(
    "--from",
    "where",
    metavar="WHERE",
    help="Where the new radar takes radargen from: a version, a git address at a commit, the file or address of a "
    "wheel, the folder of a clone. Default: where this radargen came from.",
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--example",
    type=click.Choice(["cx", "minimal"]),
    default="cx",
    show_default=True,
    help="cx: criteria, a rule and three trends of the CX Trend Radar, in two languages. minimal: names and rings.",
)
@with_language("That of its editors.", type=click.Choice(LANGUAGES), default="en", show_default=True)
@with_forge
@from_option
def init(folder: Path, example: str, language: str, host: str, where: str | None) -> None:
    """Begin a radar in DIR: a repository with three trends, a site, checks for the forge and words for its editors.

    DIR is new or empty, or a repository that was begun on the forge and has nothing yet that belongs to a radar; what
    it has, such as a README.md, stays. In any other nothing is touched.
    """
    from radargen.storage import files, git
    from radargen.storage.atomic_folder import extended_folder, new_folder
    from radargen.text.wording import wording
    from radargen.writing.forge import SETUP, Forge
    from radargen.writing.starter import Example, starter_files, top_level_paths

    is_repository = _is_repository(folder)
    outer = None if is_repository else git.top(folder.resolve().parent)
    below = folder.resolve().relative_to(outer).as_posix() if outer else "."
    kept: list[str] = []
    with extended_folder(folder) if is_repository else new_folder(folder) as new:
        if is_repository:
            _refuse_radar_files(folder)
        source = origin(where)
        outputs: dict[str, str | bytes] = {
            **starter_files(Example(example), language, Forge(host), source, below),
            **source.files,
        }
        kept = [path for path in outputs if path in _FORGE_FILES and os.path.lexists(folder / path)]
        for path in kept:
            del outputs[path]
        files.fill(new, outputs)
        with files.write_errors(folder):
            (new / SETUP).chmod(0o755)
    reader_wording = wording(language)
    for step in ("look", "fill", "publish", f"from.{source.reach}"):
        click.echo(printable(reader_wording(f"init.{step}", folder=shlex.quote(str(folder)), place=source.place)))
    if kept:
        click.echo(printable(reader_wording("init.stays", files=", ".join(kept))), err=True)
    if outer:
        files_of_top = ", ".join(top_level_paths(Forge(host)))
        click.echo(printable(reader_wording("init.inside", folder=folder, around=outer, files=files_of_top)), err=True)


def _is_repository(folder: Path) -> bool:
    """Whether the folder is the top of a git repository."""
    from radargen.storage import git

    return folder.is_dir() and git.top(folder) == folder.resolve()


def _refuse_radar_files(folder: Path) -> None:
    """Raise RadargenError if a folder contains files of a radar."""
    from radargen.storage.radar_files import FILES, FOLDERS

    for path in (*FILES, *FOLDERS):
        if os.path.lexists(folder / path):
            raise RadargenError(
                Message(
                    "{path} is there already, and nothing is overwritten; name a new folder.", path=str(folder / path)
                )
            )


def origin(where: str | None) -> "InstallSource":
    """The source of radargen for a new radar: as `where` says, else where this one came from, else as is answered."""
    from radargen.storage import program_origin

    return program_origin.source_from(where) if where is not None else program_origin.installed() or _ask_source()


def _ask_source() -> "InstallSource":
    """The source of radargen, asked for at the terminal; RadargenError without a terminal."""
    from radargen.storage.program_origin import FROM_FORMS, source_from

    if not sys.stdin.isatty():
        raise RadargenError(
            Message("Nothing tells where this radargen came from; name it with --from: {how}.", how=FROM_FORMS)
        )
    return ask(Message("Where does the new radar take radargen from ({how})", how=FROM_FORMS), source_from)
