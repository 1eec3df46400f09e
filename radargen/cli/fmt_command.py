"""`radargen fmt`."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import click

from radargen.cli.console import complain, reported
from radargen.cli.radar_folder import changing, radars, typed


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where a file would change.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.pass_obj
def fmt(root: Path | None, check: bool, paths: tuple[Path, ...]) -> None:
    """Set the keys of trend files in order and their lines straight, so that later changes stay small.

    PATH is a file of trends/ or radar.yaml (which keeps its order), of the nearest radar around it; without one, all of
    them in the nearest radar around here. Words, quotation marks and comments stay as they are, lines end as they do,
    and the file says what it did: this is checked before anything is written. A file with problems is named and not
    touched. The files that change are printed.

    Exit status 0: all is in order now, 1: problems, or with --check a file that would change.
    """
    from radargen.cli.lookups import entries_of
    from radargen.storage import files

    asked = radars(root, paths)
    for folder, named in asked.items() if len(asked) > 1 else ():
        # What cannot be set in order in one of them is said before anything is written in another.
        entries_of(folder, files.read(folder), named)
    fine = [_set(folder, named, check, typed(folder, named=bool(root))) for folder, named in asked.items()]
    raise SystemExit(0 if all(fine) else 1)


def _set(root: Path, paths: list[Path], check: bool, called: Callable[[str], str]) -> bool:
    """Set the files of one radar in order, and say what was done; whether all is in order now."""
    from radargen.build import load
    from radargen.cli.lookups import entries_of
    from radargen.storage import files, journal
    from radargen.writing.formatting import all_formatted

    with nullcontext() if check else changing(root):
        found = files.read(root)
        outcome = all_formatted(found, entries_of(root, found, paths), load(found)[0].radar)
        if not check:
            journal.replace_files(root, outcome.changed)
    reported(outcome.problems, called)
    for sentence in (*outcome.left, *outcome.mixed):
        complain(sentence)
    for path in outcome.changed:
        click.echo(called(path))
    return not (outcome.problems or outcome.left or (check and outcome.changed))
