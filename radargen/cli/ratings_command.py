"""`radargen ratings`."""

from pathlib import Path

import click

from radargen.cli.console import reported, tell
from radargen.cli.options import today, with_language
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message


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

    --export writes a row for each trend and rater, with a list of levels to pick from and the sentences of the criteria
    on a second sheet; who has rated a trend already has no row for it. A .csv has the rows alone, in UTF-8, with
    semicolons where the language is German.

    --import adds each complete row to the newest edition and names every row that was not taken, and why. Columns are
    known by the words in brackets of their headings: they may be moved, hidden or have others between them, titles may
    stand above, other sheets before, and merged cells count for each of their rows. Formulas are never evaluated.

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
        for sentence in outcome.report():
            tell(sentence)
        problems = [one for one in load(working_tree.read(root))[0].problems if one.location.path in outcome.changed]
        reported(problems)
        raise SystemExit(1 if outcome.losses else 0)


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
