"""`radargen split`."""

from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.options import with_changing, with_language
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message, RadargenError


@click.command()
@click.argument("old", metavar="ID", shell_complete=trend_ids)
@click.argument("names", metavar="NAME NAME…", nargs=-1, required=True)
@click.option(
    "--reason",
    "reasons",
    metavar="TEXT",
    multiple=True,
    help="Why, where earlier editions have it; in several languages: --reason de=… --reason en=…",
)
@click.option(
    "--link",
    "links",
    metavar="ENTRY=PART",
    multiple=True,
    help="Which part the links of an entry lead to, the first unless said; repeatable. PART is the id of its name.",
)
@with_language("Of the names. Default: the radar's first.")
@with_changing
@with_root
def split(
    root: Path,
    old: str,
    names: tuple[str, ...],
    reasons: tuple[str, ...],
    links: tuple[str, ...],
    language: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Split the trend ID into trends with these names, which begin as copies of what it says of the newest edition.

    What will change is told first. A trend that earlier editions have keeps its file, which says archived; one of the
    newest edition alone loses its file, and its address leads to the first part. Links of other entries lead to the
    first part, or to the one that --link says; each is named. Places in layout.lock.json follow. The newest edition
    must not be published yet.
    """
    from radargen.cli.for_editors.reshaping import carried_out
    from radargen.cli.lookups import language_of, reasons_of, to_assess, trend_of
    from radargen.model import Text
    from radargen.reading import visible
    from radargen.writing.merging import check_can_split, split_trend
    from radargen.writing.new_trend import new_id

    with changing(root):
        sources, loaded, radar = to_assess(root)
        gone = trend_of(radar, loaded, old)
        check_can_split(gone, radar.newest)
        if len(names) < 2:
            raise RadargenError(Message("Into what besides “{name}”? Name two trends, or more.", name=names[0]))
        parts: dict[str, Text] = {}
        for name in names:
            if not visible(name):
                raise RadargenError(Message("The trend has no name that can be read; give it one."))
            part = new_id(name, radar, loaded.read)
            if part in parts:
                raise RadargenError(Message("There is a trend {id} already.", id=part))
            parts[part] = Text(((language_of(radar, language), name),))
        leading = dict(_leading(link) for link in links)
        done = split_trend(radar, loaded.sources, gone, parts, reasons_of(radar, reasons), leading)
        carried_out(root, sources, loaded, done.changed, done.removed, done.sentences, yes=yes, dry_run=dry_run)


def _leading(link: str) -> tuple[str, str]:
    """The entry and the part of an option; RadargenError where it is no such pair."""
    entry, sign, part = link.partition("=")
    if not (entry.strip() and sign and part.strip()):
        raise RadargenError(
            Message("--link takes an entry and a part, as in kanban=surveys; {given} is none.", given=link)
        )
    return entry.strip(), part.strip()
