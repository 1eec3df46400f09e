"""`radargen init`."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli import ask, with_language
from radargen.problems import RadargenError
from radargen.sentences import LANGUAGES, Said
from radargen.terminal import printable

if TYPE_CHECKING:
    from radargen.starter.source import Source


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
@click.option(
    "--forge",
    "host",
    type=click.Choice(["github", "gitlab"]),
    default="github",
    show_default=True,
    help="Where changes will be reviewed.",
)
@click.option(
    "--from",
    "where",
    metavar="WHERE",
    help="Where the new radar takes radargen from: a version, a git address at a commit, the file or address of a "
    "wheel, the folder of a clone. Default: where this radargen came from.",
)
def init(folder: Path, example: str, language: str, host: str, where: str | None) -> None:
    """Begin a radar in DIR: a repository with three trends, a site, checks for the forge and words for its editors.

    DIR is new or empty; in any other nothing is touched.
    """
    from radargen import files, origin
    from radargen.forge import SETUP, Forge
    from radargen.starter import Example, starter_files
    from radargen.swapping import founding
    from radargen.wording import wording

    with founding(folder) as new:
        source = origin.named(where) if where is not None else origin.installed() or _asked()
        outputs: dict[str, str | bytes] = {
            **starter_files(Example(example), language, Forge(host), source),
            **source.files,
        }
        files.fill(new, outputs)
        with files.said(folder):
            (new / SETUP).chmod(0o755)
    say = wording(language)
    for step in ("look", "fill", "publish", f"from.{source.reach}"):
        click.echo(printable(say(f"init.{step}", folder=shlex.quote(str(folder)), place=source.place)))
    if around := _around(folder.resolve()):
        click.echo(printable(say("init.inside", folder=folder, around=around)), err=True)


def _around(folder: Path) -> Path | None:
    """The repository that the folder lies in."""
    return next((parent for parent in folder.parents if (parent / ".git").exists()), None)


def _asked() -> "Source":
    """What somebody at the terminal answers; RadargenError where there is nobody."""
    from radargen.origin import HOW, named

    if not sys.stdin.isatty():
        raise RadargenError(Said("Nothing tells where this radargen came from; name it with --from: {how}.", how=HOW))
    return ask(Said("Where does the new radar take radargen from ({how})", how=HOW), named)
