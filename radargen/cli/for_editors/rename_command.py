"""`radargen rename`."""

from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.options import with_changing
from radargen.cli.radar_folder import changing, with_root
from radargen.text.paths import LOCK


@click.command()
@click.argument("old", metavar="ID", shell_complete=trend_ids)
@click.argument("new", metavar="NEW-ID")
@with_changing
@with_root
def rename(root: Path, old: str, new: str, yes: bool, dry_run: bool) -> None:
    """Give the trend ID another id: its file gets that name, and all that leads to it follows.

    What will change is told first. Links of other entries lead to the new id, the old one stands in `formerly`, so that
    its addresses still work, and the trend keeps its place in layout.lock.json. A trend's *name* is changed in its
    file; nothing else has to follow.
    """
    from radargen.build import load
    from radargen.cli.for_editors.reshaping import carried_out
    from radargen.cli.lookups import radar_of, trend_of
    from radargen.storage import working_tree
    from radargen.writing.renaming import check_new_id, renamed_trend

    with changing(root):
        sources = working_tree.read(root)
        loaded, lock = load(sources)
        radar = radar_of(loaded)
        trend_of(radar, loaded, old)
        check_new_id(radar, frozenset(loaded.read), old, new)
        written = sources.get(LOCK)
        done = renamed_trend(loaded.sources, lock, written if isinstance(written, bytes) else b"", old, new)
        carried_out(root, sources, loaded, done.changed, [done.removed], done.sentences, yes=yes, dry_run=dry_run)
