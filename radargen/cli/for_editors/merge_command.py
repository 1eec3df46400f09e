"""`radargen merge`."""

from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.options import with_changing
from radargen.cli.radar_folder import changing, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import Message, translated


@click.command()
@click.argument("old", metavar="ID", shell_complete=trend_ids)
@click.argument("into", metavar="INTO-ID", shell_complete=trend_ids)
@click.option(
    "--reason",
    "reasons",
    metavar="TEXT",
    multiple=True,
    help="Why, where earlier editions have it; in several languages: --reason de=… --reason en=…",
)
@with_changing
@with_root
def merge(root: Path, old: str, into: str, reasons: tuple[str, ...], yes: bool, dry_run: bool) -> None:
    """Merge the trend ID into the trend INTO-ID, whose ratings and texts stay.

    What will change is told first. A trend that earlier editions have keeps its file, which says archived, and leads to
    the other; one of the newest edition alone loses its file: its names become aliases of the other, its address leads
    there, and what it said stands in the other file as comments. Links of other entries lead to the other, and places
    in layout.lock.json follow. The newest edition must not be published yet.
    """
    from radargen.cli.for_editors.reshaping import carried_out
    from radargen.cli.lookups import reasons_of, to_assess, trend_of
    from radargen.writing.merging import check_can_merge, merged_trend

    with changing(root):
        sources, loaded, radar = to_assess(root)
        gone, stays = trend_of(radar, loaded, old), trend_of(radar, loaded, into)
        check_can_merge(gone, stays)
        said = translated(Message("What {id} said before it was merged into this trend:", id=old), run_language())
        done = merged_trend(radar, loaded.sources, gone, stays, reasons_of(radar, reasons), said)
        carried_out(root, sources, loaded, done.changed, done.removed, done.sentences, yes=yes, dry_run=dry_run)
