"""`radargen init`."""

import shlex
from pathlib import Path

import click


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
def init(folder: Path, example: str, language: str, host: str) -> None:
    """Begin a radar in DIR: a repository with three trends, a site, checks for the forge and words for its editors.

    DIR is new or empty; in any other nothing is touched.
    """
    from radargen import files
    from radargen.forge import SETUP, Forge
    from radargen.starter import Example, starter_files
    from radargen.swapping import founding
    from radargen.wording import wording

    outputs = starter_files(Example(example), language, Forge(host))
    with founding(folder) as new:
        with files.said(folder):
            for path in outputs:
                (new / path).parent.mkdir(parents=True, exist_ok=True)
        files.write(new, outputs)
        with files.said(folder):
            (new / SETUP).chmod(0o755)
    say = wording(language)
    for step in ("look", "fill", "publish"):
        click.echo(say(f"init.{step}", folder=shlex.quote(str(folder))))
