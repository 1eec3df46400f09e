"""`radargen lock`."""

from pathlib import Path

import click

from radargen.cli import with_root


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where the lock no longer fits the radar.")
@with_root
def lock(root: Path, check: bool) -> None:
    """Write down where every trend stands, so that it stays there in editions to come.

    The file layout.lock.json belongs beside radar.yaml and under version control. A place with "pinned": true never
    moves. What changed against the former file is printed.
    """
    from radargen import files, reports
    from radargen.build import lock_of
    from radargen.cli.choosing import radar_of
    from radargen.placing import differences, lock_text, locked
    from radargen.reading import load

    found = files.read(root)
    loaded = load(found)
    radar = radar_of(loaded)
    former, problems = lock_of(found, radar)
    click.echo(reports.text((*loaded.problems, *problems)), err=True, nl=False)
    if not loaded.ok:
        click.echo("radargen: the lock was left as it is, since entries have errors.", err=True)
        raise SystemExit(1)
    current = locked(radar, former)
    told = list(differences(former, current))
    for line in told:
        click.echo(line)
    if check:
        raise SystemExit(1 if told or problems else 0)
    files.write(root, {files.LOCK: lock_text(current)})
    click.echo(root / files.LOCK)
