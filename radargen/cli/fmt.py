"""`radargen fmt`."""

from contextlib import nullcontext
from pathlib import Path

import click

from radargen.cli import changing, complain, reported, with_root


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where a file would change.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@with_root
def fmt(root: Path, check: bool, paths: tuple[Path, ...]) -> None:
    """Set the keys of trend files in order and their lines straight, so that later changes stay small.

    PATH is a file of trends/ or radar.yaml (which keeps its order); without one, all of them. Words, quotation marks
    and comments stay as they are, and so does what the file says: this is checked before anything is written. A file
    with problems is named and not touched. The files that change are printed.

    Exit status 0: all is in order now, 1: problems, or with --check a file that would change.
    """
    from radargen import files, journal
    from radargen.build import load
    from radargen.cli.choosing import entries_of
    from radargen.writing.formatting import all_formatted

    with nullcontext() if check else changing(root):
        found = files.read(root)
        outcome = all_formatted(found, entries_of(root, found, paths), load(found)[0].radar)
        if not check:
            journal.replaced(root, outcome.changed)
    reported(outcome.problems)
    for sentence in outcome.left:
        complain(sentence)
    for path in outcome.changed:
        click.echo(path)
    raise SystemExit(1 if outcome.problems or outcome.left or (check and outcome.changed) else 0)
