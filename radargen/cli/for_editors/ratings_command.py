"""`radargen ratings`."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import reported, tell
from radargen.cli.options import today, with_language
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message
from radargen.text.terminal import printable

if TYPE_CHECKING:
    from radargen.model import Radar


@click.command()
@click.option(
    "--export", "sheet", type=click.Path(path_type=Path), metavar="SHEET", help="Write a sheet: .xlsx or .csv."
)
@click.option("--import", "filled", type=click.Path(path_type=Path), metavar="SHEET", help="Read one.")
@click.option("--by", "raters", multiple=True, help="Who is to rate; repeatable. Without it, the names are left open.")
@with_language("Of the sheet. Default: the radar's first.")
@with_root
def ratings(root: Path, sheet: Path | None, filled: Path | None, raters: tuple[str, ...], language: str | None) -> None:
    """Rate in a workshop: a spreadsheet to fill in, and back into the trends' files.

    --export writes what to do on a first sheet and on the second a row for each trend and rater, with the sentences of
    the criteria to pick from; who has rated a trend already has no row for it. Only what is to be filled in can be
    changed; the protection has no password. A .csv has the rows alone, in UTF-8, with semicolons where the language is
    German.

    --import adds each complete row to the newest edition and names every row that was not taken, and why. Columns are
    known by the words in brackets of their headings: they may be moved, hidden or have others between them, titles may
    stand above, other sheets before, and merged cells count for each of their rows. Formulas are never evaluated. Then
    it says of each trend that was rated where it stands now, and how far its raters agree.

    Exit status of --import 0: everything was taken, 1: something was not.
    """
    from radargen.build import load
    from radargen.cli.lookups import language_of, to_assess
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files, journal, working_tree
    from radargen.storage.temporary import temporary_files
    from radargen.text.messages import RadargenError
    from radargen.writing.sheet import as_csv, as_workbook
    from radargen.writing.sheet_reading import imported_ratings
    from radargen.writing.workbook import LARGEST

    if (sheet is None) == (filled is None):
        raise RadargenError(Message("Give either --export or --import."))
    for sheet_path in filter(None, (sheet, filled)):
        _is_text(sheet_path)
    if sheet:
        _, _, radar = to_assess(root)
        if sheet.exists():
            # It may contain ratings.
            raise RadargenError(Message("{path} exists; import it first, or name another.", path=sheet))
        protected_sources(root).refuse_file(sheet)
        write, language = as_csv if _is_text(sheet) else as_workbook, language_of(radar, language)
        # openpyxl writes temporary files.
        with temporary_files():
            content = write(radar, raters, language)
        files.write(sheet.parent, {sheet.name: content})
        click.echo(sheet)
    if filled:
        with changing(root):
            _, loaded, radar = to_assess(root)
            outcome = imported_ratings(
                radar, loaded.sources, files.contents(filled, LARGEST), today(), text=_is_text(filled)
            )
            journal.replace_files(root, outcome.changed)
        for path in outcome.changed:
            click.echo(path)
        after, _ = load(working_tree.read(root))
        for line in _agreement(after.radar, outcome.changed, language_of(radar, language)):
            click.echo(printable(line), err=True)
        for sentence in outcome.report():
            tell(sentence)
        reported([one for one in after.problems if one.location.path in outcome.changed])
        raise SystemExit(1 if outcome.losses else 0)


def _agreement(radar: "Radar | None", paths: Collection[str], language: str) -> Iterator[str]:
    """A line for each trend: its ring, and how far its raters agree."""
    from radargen.assessing import explained
    from radargen.text.paths import entry_path
    from radargen.text.wording import wording

    if not radar:
        return
    for trend in radar.trends:
        if entry_path(trend.id) in paths and (found := explained(radar, trend, radar.newest, wording(language))):
            yield f"{trend.name.any(language)}: {found.ring}. {found.agreement}"


def _is_text(sheet: Path) -> bool:
    """Whether the sheet is a .csv; RadargenError if it is neither .csv nor .xlsx."""
    from radargen.text.messages import RadargenError

    if (suffix := sheet.suffix.lower()) not in (".xlsx", ".csv"):
        raise RadargenError(
            Message(
                "A sheet is a file .xlsx or .csv, and {file} is neither; name or save it as one of them.",
                file=sheet.name,
            )
        )
    return suffix == ".csv"
