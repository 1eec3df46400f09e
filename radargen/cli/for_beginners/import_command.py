"""`radargen import`."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import reported, tell
from radargen.cli.for_beginners.init_command import LANGUAGES, from_option, origin, with_forge
from radargen.cli.options import today, with_language
from radargen.text.messages import Message, RadargenError, some_of
from radargen.text.terminal import printable

if TYPE_CHECKING:
    from radargen.exchange.brought import Wishes

FORMATS = ("list", "zalando", "backstage", "aoe", "docusaurus", "qiwi")


@click.command("import")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(FORMATS), help="What the source is. Default: what it looks like.")
@click.option(
    "--column",
    "columns",
    metavar="WHAT=HEADING",
    multiple=True,
    help="Of a list: which column holds name, ring, dimension, text, moved, new, tags, owner, link, related, reason, "
    "edition or id. Repeat it.",
)
@click.option("--rings", metavar="NAMES", help="The rings from the centre outwards, with commas between them.")
@click.option("--dimensions", metavar="NAMES", help="The dimensions in their order, with commas between them.")
@click.option("--edition", "editions", metavar="ID", multiple=True, help="The edition of each SOURCE, in their order.")
@click.option(
    "--before",
    metavar="ID",
    default="",
    help="Make up an edition before a single one, so that the moves that the source states are seen.",
)
@click.option("--title", default="", help="What the radar is called. Default: as the source says.")
@with_language("That of the source's texts.", type=click.Choice(LANGUAGES), default="en", show_default=True)
@with_forge
@from_option
def import_(
    sources: tuple[Path, ...],
    folder: Path,
    kind: str | None,
    columns: tuple[str, ...],
    rings: str | None,
    dimensions: str | None,
    editions: tuple[str, ...],
    before: str,
    title: str,
    language: str,
    host: str,
    where: str | None,
) -> None:
    """Make a radar in the new folder DIR of another program's.

    SOURCE is a list as CSV, JSON or .xlsx (Build Your Own Radar, or any with columns for name, ring and dimension),
    config.json of Zalando's radar, JSON of Backstage, a folder of AOE's or Porsche Digital's radar, YAML of
    docusaurus-plugin-tech-radar, or CSV of qiwi's. Several files, or a folder of them, are editions.

    DIR becomes a repository as `radargen init` makes one, with import-report.md, which says of every value of the
    source whether it was taken, changed or left out, and why. Where the source has a fault, all faults are named and
    nothing is written.
    """
    from radargen.exchange.brought_repository import brought_repository
    from radargen.exchange.kinds import SourceFormat, read_source
    from radargen.exchange.loss_report import REPORT, REPORT_DATA
    from radargen.storage import files
    from radargen.storage.atomic_folder import new_folder
    from radargen.storage.import_sources import import_sources
    from radargen.storage.run_language import run_language
    from radargen.text.wording import wording
    from radargen.writing.forge import SETUP, Forge
    from radargen.writing.starter import brought_files

    with new_folder(folder) as new:
        wishes = _wishes(columns, rings, dimensions, editions)
        radar, ledger = read_source(import_sources(sources), SourceFormat(kind) if kind else None, wishes, before)
        brought = brought_repository(radar, ledger, language, title)
        source = origin(where)
        outputs, loaded = brought_files(brought.content, language, Forge(host), source)
        reports = {REPORT: brought.report.as_markdown(run_language()), REPORT_DATA: brought.report.as_json()}
        files.fill(new, {**outputs, **source.files, **reports})
        with files.write_errors(folder):
            (new / SETUP).chmod(0o755)
    say = wording(language)
    click.echo(printable(say("import.look", folder=shlex.quote(str(folder)), source=radar.kind)))
    click.echo(printable(say("import.report", path=str(folder / REPORT))))
    for step in ("fill", "publish", f"from.{source.reach}"):
        click.echo(printable(say(f"init.{step}", folder=shlex.quote(str(folder)), place=source.place)))
    tell(brought.report.summary())
    names = some_of([ring.name for ring in radar.rings], 7)
    tell(Message("Rings from the centre outwards: {names}. Another order is given with --rings.", names=names))
    for sentence in radar.assumed:
        tell(sentence)
    reported(loaded.problems)


def _wishes(columns: tuple[str, ...], rings: str | None, dimensions: str | None, editions: tuple[str, ...]) -> "Wishes":
    """What the options say; RadargenError for a --column that names nothing."""
    from radargen.exchange.brought import Wishes
    from radargen.exchange.importers.tables import COLUMNS

    named: dict[str, str] = {}
    for column in columns:
        what, equals, heading = column.partition("=")
        if not equals or what.strip() not in COLUMNS or not heading.strip():
            raise RadargenError(
                Message(
                    "--column takes WHAT=HEADING, where WHAT is {names}.", names=some_of(list(COLUMNS), len(COLUMNS))
                )
            )
        named[what.strip()] = heading.strip()
    return Wishes(
        today(),
        named,
        _names(dimensions),
        _names(rings),
        editions,
    )


def _names(words: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in (words or "").split(",") if (name := word.strip())))
