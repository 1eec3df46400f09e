"""`radargen init`."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.problems import RadargenError
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
@click.option(
    "--language", type=click.Choice(["en", "de"]), default="en", show_default=True, help="That of its editors."
)
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
    from radargen import files, git, origin
    from radargen.forge import SETUP, Forge
    from radargen.starter import Example, of_the_top, starter_files
    from radargen.swapping import founding
    from radargen.wording import wording

    around = git.top(folder.resolve().parent)
    below = folder.resolve().relative_to(around).as_posix() if around else ""
    with founding(folder) as new:
        source = origin.named(where) if where is not None else origin.installed() or _asked()
        outputs: dict[str, str | bytes] = {
            **starter_files(Example(example), language, Forge(host), source, below or "."),
            **source.files,
        }
        with files.said(folder):
            for path in outputs:
                (new / path).parent.mkdir(parents=True, exist_ok=True)
        files.write(new, outputs)
        with files.said(folder):
            (new / SETUP).chmod(0o755)
    say = wording(language)
    for step in ("look", "fill", "publish", f"from.{source.reach}"):
        told = say(f"init.{step}", folder=shlex.quote(str(folder)), place=source.place)
        click.echo(printable(told))
    if around:
        files_of_top = ", ".join(of_the_top(Forge(host)))
        click.echo(printable(say("init.inside", folder=folder, around=around, files=files_of_top)), err=True)


def _asked() -> "Source":
    """What somebody at the terminal answers; RadargenError where there is nobody."""
    from radargen.origin import HOW, named

    def taken(answer: str) -> "Source":
        try:
            return named(answer)
        except RadargenError as error:
            raise click.UsageError(str(error)) from error

    if not sys.stdin.isatty():
        raise RadargenError(f"Nothing tells where this radargen came from; name it with --from: {HOW}.")
    question = f"Where does the new radar take radargen from ({HOW})"
    source: Source = click.prompt(question, value_proc=taken, err=True)
    return source
