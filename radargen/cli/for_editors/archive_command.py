"""`radargen archive`."""

from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.options import with_changing
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import entry_path


@click.command()
@click.argument("trend_id", metavar="ID", shell_complete=trend_ids)
@click.option(
    "--as",
    "fate",
    type=click.Choice(["mainstream", "faded"]),
    required=True,
    help="What became of it: everybody does it, or hardly anybody.",
)
@click.option(
    "--reason",
    "reasons",
    metavar="TEXT",
    multiple=True,
    required=True,
    help="Why it leaves the chart; in several languages: --reason de=… --reason en=…",
)
@click.option("--successor", metavar="ID", default="", help="The trend that takes its place.", shell_complete=trend_ids)
@with_changing
@with_root
def archive(
    root: Path, trend_id: str, fate: str, reasons: tuple[str, ...], successor: str, yes: bool, dry_run: bool
) -> None:
    """Take the trend ID off the chart of the newest edition, and say in its file what became of it.

    Its page and earlier editions stay. What will change is told first. The newest edition must not be published yet:
    `radargen edition new` opens the next one.
    """
    from radargen.cli.for_editors.reshaping import carried_out
    from radargen.cli.lookups import reasons_of, to_assess, trend_of
    from radargen.model import Fate
    from radargen.writing.retiring import check_can_retire, retired_entry

    path = entry_path(trend_id)
    with changing(root):
        sources, loaded, radar = to_assess(root)
        trend = trend_of(radar, loaded, trend_id)
        if successor:
            trend_of(radar, loaded, successor)
        check_can_retire(trend, successor)
        why = reasons_of(radar, reasons)
        if not why:
            raise RadargenError(Message("Readers are told why it left the chart; say it: --reason “…”."))
        after = retired_entry(path, loaded.sources[trend.id], radar.newest, Fate(fate), why, successor)
        sentence = Message("{path} says archived, and its ring is taken out.", path=path)
        if not radar.newest.implied:
            sentence = Message(
                "{path} says archived, and what it said of {edition} is taken out.", path=path, edition=radar.newest.id
            )
        carried_out(root, sources, loaded, {path: after}, (), [sentence], yes=yes, dry_run=dry_run)
