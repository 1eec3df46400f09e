"""`radargen validate`."""

from pathlib import Path

import click

from radargen.cli import loaded_from, with_root


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: one line per problem, path:line:column first. json: a list of all problems.",
)
@with_root
def validate(root: Path, form: str) -> None:
    """Report every problem in radar.yaml, trends/ and layout.lock.json.

    Exit status 0: no errors (there may be warnings), 1: errors, 2: the folder cannot be read.
    """
    from radargen import reports

    loaded, _ = loaded_from(root)
    click.echo((reports.as_json if form == "json" else reports.text)(loaded.problems), nl=False)
    if form == "text":
        click.echo(reports.summary(loaded.problems, len(loaded.read)), err=True)
    raise SystemExit(0 if loaded.ok else 1)
