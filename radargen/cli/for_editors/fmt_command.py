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
    from radargen.storage import working_tree

    paths_by_folder = radars(root, paths)
    for folder, folder_paths in paths_by_folder.items() if len(paths_by_folder) > 1 else ():
        # Paths of all radars are checked before anything is written.
        entries_of(folder, working_tree.read(folder), folder_paths)
    results = [
        _format_radar(folder, folder_paths, check, typed(folder, named=bool(root)))
        for folder, folder_paths in paths_by_folder.items()
    ]
    raise SystemExit(0 if all(results) else 1)


def _format_radar(root: Path, paths: list[Path], check: bool, typed_path: Callable[[str], str]) -> bool:
    """Format the files of one radar and print the result; returns whether all are in order now."""
    from radargen.build import load
    from radargen.cli.lookups import entries_of
    from radargen.storage import journal, working_tree
    from radargen.writing.formatting import all_formatted

    with nullcontext() if check else changing(root):
        sources = working_tree.read(root)
        outcome = all_formatted(sources, entries_of(root, sources, paths), load(sources)[0].radar)
        if not check:
            journal.replace_files(root, outcome.changed)
    reported(outcome.problems, typed_path)
    for sentence in (*outcome.left, *outcome.mixed):
        complain(sentence)
    for path in outcome.changed:
        click.echo(typed_path(path))
    return not (outcome.problems or outcome.left or (check and outcome.changed))
