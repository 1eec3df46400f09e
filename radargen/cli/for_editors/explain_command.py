"""`radargen explain`."""

from pathlib import Path

import click

from radargen.cli.completion import edition_ids, trend_ids
from radargen.cli.console import show
from radargen.cli.options import with_language
from radargen.cli.radar_folder import loaded_from, with_root


@click.command()
@click.argument("trend_id", metavar="ID", shell_complete=trend_ids)
@click.option("--edition", help="The edition's id. Default: the newest.", shell_complete=edition_ids)
@with_language("Default: the radar's first.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_root
def explain(root: Path, trend_id: str, edition: str | None, language: str | None, form: str) -> None:
    """Say where the trend ID stands and why: the ratings, the rule, the action.

    ID is the name of the trend's file without .yaml.
    """
    from radargen.assessing import explained
    from radargen.cli.lookups import edition_of, language_of, radar_of, trend_of
    from radargen.reporting import reports
    from radargen.text.messages import Message, RadargenError
    from radargen.text.wording import wording

    loaded, _ = loaded_from(root)
    radar = radar_of(loaded)
    reader_wording = wording(language_of(radar, language))
    trend, at = trend_of(radar, loaded, trend_id), edition_of(radar, edition)
    explanation = explained(radar, trend, at, reader_wording)
    if explanation is None:
        raise RadargenError(
            Message("The edition {edition} does not assess {trend}; name another.", edition=at.id, trend=trend.id)
        )
    show((reports.explanation_json if form == "json" else reports.explanation)(explanation), form)
