"""`radargen export`."""

from pathlib import Path

import click

from radargen.cli.completion import edition_ids
from radargen.cli.console import tell
from radargen.cli.options import with_language
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError

FORMATS = ("byor-csv", "byor-json", "zalando", "backstage")


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    required=True,
    help="For which program: Build Your Own Radar as CSV or JSON, Zalando's config.json, JSON of Backstage.",
)
@click.option(
    "--edition", "edition_id", metavar="ID", help="Default: the newest that is published.", shell_complete=edition_ids
)
@with_language("That of the texts. Default: the radar's first.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what was lost there: .md or .json.")
@with_root
def export(root: Path, out: Path, kind: str, edition_id: str | None, language: str | None, report: Path | None) -> None:
    """Write an edition for another program into OUT, and say what it has no place for."""
    from radargen.cli.lookups import language_of, shown_of
    from radargen.exchange.exports import ExportFormat, exported
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files
    from radargen.storage.protected_paths import same_file
    from radargen.storage.run_language import run_language

    radar, edition, _ = shown_of(*loaded_from(root), edition_id)
    done = exported(radar, edition, language_of(radar, language), ExportFormat(kind))
    texts = {out: done.text}
    if report:
        if same_file(out, report):
            raise RadargenError(
                Message("--report names {path}, which is to hold the edition; give it another name.", path=report)
            )
        as_json = report.suffix.lower() == ".json"
        texts[report] = done.report.as_json() if as_json else done.report.as_markdown(run_language())
    for path in texts:
        protected_sources(root).refuse_file(path)
    for path, text in texts.items():
        files.write(path.parent, {path.name: text})
        click.echo(path)
    tell(done.report.summary())
    for warning in done.warnings:
        tell(warning)
