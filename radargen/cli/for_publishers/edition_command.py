"""`radargen edition`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from radargen.cli.console import complain, reported, tell
from radargen.cli.options import day, today
from radargen.cli.radar_folder import changing, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import Message, all_of, joined, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from radargen.model import Radar
    from radargen.reading import Files, Loaded
    from radargen.writing.edition_publishing import CorrectedEdition


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
    from radargen.build import load
    from radargen.cli.lookups import mottos_of
    from radargen.model import Edition
    from radargen.storage import files, journal, working_tree
    from radargen.writing.edition_opening import check_id_is_free, opened_edition

    with changing(root):
        sources = working_tree.read(root)
        loaded, lock = load(sources)
        radar = _valid_radar(loaded)
        check_id_is_free(radar, edition_id)
        if date is None:
            context = click.get_current_context()
            raise click.MissingParameter(ctx=context, param=next(o for o in context.command.params if o.name == "date"))
        opening = Edition(edition_id, date, mottos_of(radar, mottos))
        outcome = opened_edition(sources, loaded, lock, opening)
        journal.replace_files(root, outcome.changed)
    for path in outcome.changed:
        click.echo(path)
    tell(
        plural(
            "The edition {id} is open; {count:,} assessment is carried over, to be confirmed.",
            "The edition {id} is open; {count:,} assessments are carried over, to be confirmed.",
            count=len(outcome.carried),
            id=edition_id,
        )
    )
    tell(Message("Readers see it once it is published; radargen serve shows it now."))
    tell(Message("Next: radargen status shows what is to do; radargen validate counts what is left."))
    problems = [one for one in load(working_tree.read(root))[0].problems if one.location.path == files.RADAR]
    reported(problems)


@edition.command()
@click.argument("edition_id", metavar="ID")
@click.option("--again", is_flag=True, help="Publish an edition anew, as a correction; say why with --why.")
@click.option(
    "--why",
    "reasons",
    multiple=True,
    metavar="TEXT",
    help="With --again: what was put right, for readers; in several languages: --why de=… --why en=…",
)
@with_root
def publish(root: Path, edition_id: str, again: bool, reasons: tuple[str, ...]) -> None:
    """Freeze the edition ID: write its data and their checksum into editions/ID.json, and its places into the lock.

    The mark open: true goes from radar.yaml, so that readers see the edition with the next build. From then on validate
    reports whatever says otherwise: where a trend stood, the names of rings and dimensions, date, motto. Names and
    texts of trends may go on changing, for an entry tells of today. Commit all files.

    With --again, the file keeps a dated list of what was put right, why, and which trends changed with it. Readers find
    it on the edition's page, in its data and in the feed.

    Exit status 1: the radar has errors, or its imprint or privacy is still to be filled in, and nothing was written.
    """
    from radargen.build import load
    from radargen.cli.lookups import edition_of, reasons_of
    from radargen.model import published_record
    from radargen.storage import files, journal, working_tree
    from radargen.text.messages import RadargenError
    from radargen.writing.edition_publishing import corrected_files, published_files

    if reasons and not again:
        raise RadargenError(Message("--why says what was put right; give it together with --again."))
    with changing(root):
        path, sources = published_record.path(edition_id), working_tree.read(root)
        if path in sources and not again:
            raise RadargenError(
                Message(
                    "{id} is published already; --again --why “…” publishes it anew, as a correction.", id=edition_id
                )
            )
        published_before = _published(sources, edition_id) if again else {}
        loaded, lock = load({name: content for name, content in sources.items() if name != path})
        radar = _valid_radar(loaded, for_readers=True)
        edition, frame = edition_of(radar, edition_id), sources[files.RADAR]
        frame = frame if isinstance(frame, bytes) else b""
        if again:
            why = reasons_of(radar, reasons)
            if not why:
                raise RadargenError(
                    Message("Readers are told why an edition is published again; say it: --again --why “…”.")
                )
            outcome = corrected_files(radar, edition, lock, frame, published_before, why, today())
            outputs = outcome.files
        else:
            outcome, outputs = None, published_files(radar, edition, lock, frame)
        files.refuse_links(root, files.EDITIONS)
        files.make_folder(root / files.EDITIONS)
        journal.replace_files(root, outputs)
    for name in outputs:
        click.echo(name)
    if outcome:
        _tell_correction(radar, edition_id, outcome)
    tell(Message("The edition {id} is published: commit these files, and build the site.", id=edition_id))


def _published(sources: "Files", edition_id: str) -> "Mapping[str, Any]":
    """The published data of the edition; RadargenError if it is not published or its file is invalid."""
    from radargen import reading
    from radargen.model import published_record
    from radargen.text.messages import RadargenError

    path = published_record.path(edition_id)
    if path not in sources:
        raise RadargenError(Message("{edition} is not published yet; do it without --again.", edition=edition_id))
    published_data, problems = reading.published_editions({path: sources[path]})
    if edition_id not in published_data:
        # Earlier corrections would be lost.
        reported(problems)
        raise RadargenError(
            Message(
                "{path} is not as it was written, so nobody knows what is corrected; take it back from a commit.",
                path=path,
            )
        )
    return published_data[edition_id]


def _tell_correction(radar: "Radar", edition_id: str, outcome: "CorrectedEdition") -> None:
    """Print what a correction changes for readers and on the charts."""
    correction = outcome.correction
    changed = [*(each.id for each in correction.trends), *correction.parts]
    for line in outcome.places:
        tell(line)
    if changed:
        tell(Message("Corrected: {names}.", names=joined(changed)))
    else:
        tell(
            Message(
                "Nothing that was published with {edition} is different; readers are told the reason alone.",
                edition=edition_id,
            )
        )
    if missing := [one for one in radar.languages if not correction.why.get(one)]:
        tell(Message("The reason is missing in {languages}; pages show it in another.", languages=all_of(missing)))


def _valid_radar(loaded: "Loaded", *, for_readers: bool = False) -> "Radar":
    """The radar; exits if it has errors, or with `for_readers` problems that prevent publication."""
    from radargen.cli.lookups import radar_of
    from radargen.model.problems import Severity
    from radargen.reporting.findings import findings, text

    wrong = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    unfilled = [problem for problem in loaded.problems if for_readers and problem.kind.unpublishable]
    if wrong or unfilled:
        click.echo(text(findings(wrong or unfilled, run_language(), for_readers=True)), err=True, nl=False)
        if wrong:
            complain(Message("nothing was written, since the radar has errors."))
        else:
            complain(Message("nothing was written, since readers would see what is still to be filled in."))
        raise SystemExit(1)
    return radar_of(loaded)
