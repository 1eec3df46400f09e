"""`radargen status`."""

import datetime as dt
from pathlib import Path

import click

from radargen.cli.console import coloured, show
from radargen.cli.options import day, today, with_language
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import LANGUAGES


@click.command()
@click.option("--on", type=day, help="As of that day. Default: today.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_language("Of the sentences. Default: the radar's first.", type=click.Choice(LANGUAGES))
@click.option("--all", "every", is_flag=True, help="List everything, not only the first twelve of each matter.")
@with_root
def status(root: Path, on: dt.date | None, form: str, language: str | None, every: bool) -> None:
    """Show the editors' desk: what there is to do in the radar, the most urgent first.

    Assessments to be confirmed, reviews due, missing translations, old sources, trends that rest on vendors or on one
    source, names that are alike, trends without a case or anything against, without links, with texts too short (a
    summary of under 40 characters, a text of under 400) or too long (a name of over 55, a summary of over 160, a text
    of over 2,000), empty cells and dimensions out of balance. What no entry of the radar has at all is not asked for.
    """
    from radargen.assessing import worklist
    from radargen.build.inspection import editors_worklist
    from radargen.cli.lookups import radar_of

    loaded, _ = loaded_from(root)
    radar_of(loaded)
    tasks = editors_worklist(loaded, on or today())
    if form == "json":
        report = worklist.as_json(tasks, language or run_language())
    else:
        report = worklist.text(
            tasks, language or run_language(), most=None if every else worklist.MOST, colour=coloured()
        )
    show(report, form)
