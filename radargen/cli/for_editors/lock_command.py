"""`radargen lock`."""

from contextlib import nullcontext
from pathlib import Path

import click

from radargen.cli.console import complain, reported, tell
from radargen.cli.radar_folder import changing, loaded_from, with_root


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where the lock no longer fits the radar.")
@with_root
def lock(root: Path, check: bool) -> None:
    """Write down where every trend stands, so that it stays there in editions to come.

    The file layout.lock.json belongs beside radar.yaml and under version control. A place with "pinned": true never
    moves. What changed against the former file is printed.
    """
    from radargen.charts.placing import differences, lock_text, locked, other_faces
    from radargen.cli.lookups import radar_of
    from radargen.reporting import reports
    from radargen.storage import files, journal

    with nullcontext() if check else changing(root):
        loaded, former = loaded_from(root)
        # This command itself reports what is behind.
        problems = [problem for problem in loaded.problems if problem.code != "lock-behind"]
        reported(problems)
        radar = radar_of(loaded)
        if why_not := reports.unlockable(problems, files.LOCK, empty=not former.layouts):
            complain(why_not)
            raise SystemExit(1)
        current = locked(radar, former)
        changes = list(differences(former, current))
        for sentence in other_faces(radar, former):
            # On another machine this is to be expected, so it is no reason to fail.
            tell(sentence)
        if check:
            sentence = reports.unfit(changes, problems, files.LOCK)
            if sentence:
                tell(sentence, err=False)
            raise SystemExit(1 if sentence else 0)
        for line in changes:
            tell(line, err=False)
        journal.replace_files(root, {files.LOCK: lock_text(current)})
        click.echo(root / files.LOCK)
