"""`radargen rename`."""

from pathlib import Path

import click

from radargen.cli.console import agreed, reported, tell
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import LOCK, SCHEMAS, entry_path


@click.command()
@click.argument("old", metavar="ID")
@click.argument("new", metavar="NEW-ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_root
def rename(root: Path, old: str, new: str, yes: bool) -> None:
    """Give the trend ID another id: its file gets that name, and all that leads to it follows.

    What will change is told first. Links of other entries lead to the new id, the old one stands in `formerly`, so that
    its addresses still work, and the trend keeps its place in layout.lock.json. A trend's *name* is changed in its
    file; nothing else has to follow.
    """
    from radargen.build import load
    from radargen.cli.lookups import radar_of, trend_of
    from radargen.reading import schema_files
    from radargen.storage import files, journal, working_tree
    from radargen.writing.renaming import check_new_id, renamed_trend

    with changing(root):
        sources = working_tree.read(root)
        loaded, lock = load(sources)
        radar = radar_of(loaded)
        if (known := radar.trend(new)) and old in known.formerly and old in loaded.read:
            # A command that was ended before it had removed the file.
            (root / entry_path(old)).unlink()
            tell(Message("Finished what an earlier command had begun: {paths}.", paths=entry_path(old)))
            return
        trend_of(radar, loaded, old)
        check_new_id(radar, frozenset(loaded.read), old, new)
        written = sources.get(LOCK)
        done = renamed_trend(loaded.sources, lock, written if isinstance(written, bytes) else b"", old, new)
        for sentence in done.sentences:
            tell(sentence)
        if not yes and not agreed(Message("Do it?")):
            raise RadargenError(Message("Nothing was changed."))
        after, _ = load({**{path: text for path, text in sources.items() if path != done.removed}, **done.changed})
        # The schemas list the ids.
        schemas = schema_files(after) if (root / SCHEMAS).is_dir() else {}
        journal.replace_files(
            root, {**done.changed, **{f"{SCHEMAS}/{name}": schema for name, schema in schemas.items()}}
        )
        with files.write_errors(root / done.removed):
            (root / done.removed).unlink()
    for path in done.changed:
        click.echo(path)
    reported([problem for problem in after.problems if problem.location.path == entry_path(new)])
