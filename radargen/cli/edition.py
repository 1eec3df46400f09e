"""`radargen edition`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli import changing, complain, reported, tell, with_root
from radargen.cli.days import day
from radargen.sentences import Said

if TYPE_CHECKING:
    from radargen.model import Radar
    from radargen.reading import Loaded


@click.group()
def edition() -> None:
    """Open the next edition of the radar, and publish it when all is confirmed."""


@edition.command()
@click.argument("edition_id", metavar="ID")
@click.option("--date", type=day, help="When it is to be published, as 2027-11-30; has to be given.")
@click.option(
    "--motto",
    "mottos",
    multiple=True,
    metavar="TEXT",
    help="Its motto; in several languages: --motto de=… --motto en=…",
)
@with_root
def new(root: Path, edition_id: str, date: dt.date | None, mottos: tuple[str, ...]) -> None:
    """Open the edition ID: name it in radar.yaml and carry every assessment of the newest over.

    Until it is published, it is marked open: true there, and readers go on seeing the edition before: previews alone
    show it (radargen serve, build --preview, pull requests).

    What is carried over is marked confirmed: false; validate counts how many are left. Confirm one by deleting that
    line, after you have looked at its ratings and changed what is no longer so. A changed ring needs a reason, one that
    is carried over does not. All files are written or none; words and comments in them stay as they are.

    Exit status 1: the radar has errors, and nothing was written.
    """
    from radargen import files, journal
    from radargen.build import load
    from radargen.cli.choosing import mottos_of
    from radargen.model import Edition
    from radargen.writing.opening import free, opened

    with changing(root):
        found = files.read(root)
        loaded, lock = load(found)
        radar = _sound(loaded)
        free(radar, edition_id)
        if date is None:
            context = click.get_current_context()
            raise click.MissingParameter(ctx=context, param=next(o for o in context.command.params if o.name == "date"))
        opening = Edition(edition_id, date, mottos_of(radar, mottos))
        made = opened(found, loaded, lock, opening)
        journal.replaced(root, made.changed)
    for path in made.changed:
        click.echo(path)
    match len(made.carried):
        case 1:
            tell(Said("The edition {id} is open; 1 assessment is carried over, to be confirmed.", id=edition_id))
        case count:
            tell(
                Said(
                    "The edition {id} is open; {count:,} assessments are carried over, to be confirmed.",
                    id=edition_id,
                    count=count,
                )
            )
    tell(Said("Readers see it once it is published; radargen serve shows it now."))
    tell(Said("Next: radargen status shows what is to do; radargen validate counts what is left."))
    follows = [one for one in load(files.read(root))[0].problems if one.location.path == files.RADAR]
    reported(follows)


@edition.command()
@click.argument("edition_id", metavar="ID")
@click.option("--again", is_flag=True, help="Publish an edition anew, as a correction.")
@with_root
def publish(root: Path, edition_id: str, again: bool) -> None:
    """Freeze the edition ID: write its data and their checksum into editions/ID.json, and its places into the lock.

    The mark open: true goes from radar.yaml, so that readers see the edition with the next build. From then on validate
    reports whatever says otherwise: where a trend stood, the names of rings and dimensions, date, motto. Names and
    texts of trends may go on changing, for an entry tells of today. Commit all files.

    Exit status 1: the radar has errors, and nothing was written.
    """
    from radargen import files, frozen, journal
    from radargen.build import load
    from radargen.cli.choosing import edition_of
    from radargen.problems import RadargenError
    from radargen.writing.freezing import published

    with changing(root):
        path, found = frozen.path(edition_id), files.read(root)
        if path in found and not again:
            raise RadargenError(
                Said("{id} is published already; --again publishes it anew, as a correction.", id=edition_id)
            )
        found.pop(path, None)
        loaded, lock = load(found)
        radar = _sound(loaded)
        frame = found[files.RADAR]
        outputs = published(radar, edition_of(radar, edition_id), lock, frame if isinstance(frame, bytes) else b"")
        files.unlinked(root, files.EDITIONS)
        files.make(root / files.EDITIONS)
        journal.replaced(root, outputs)
    for path in outputs:
        click.echo(path)
    tell(Said("The edition {id} is published: commit these files, and build the site.", id=edition_id))


def _sound(loaded: "Loaded") -> "Radar":
    """The radar; ends the command where it has errors."""
    from radargen.cli.choosing import radar_of
    from radargen.problems import Severity

    if not loaded.ok:
        reported([problem for problem in loaded.problems if problem.severity is Severity.ERROR])
        complain(Said("nothing was written, since the radar has errors."))
        raise SystemExit(1)
    return radar_of(loaded)
