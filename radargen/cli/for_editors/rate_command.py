"""`radargen rate`."""

from dataclasses import replace
from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.console import reported
from radargen.cli.options import today, with_language
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message
from radargen.text.paths import entry_path


@click.command()
@click.argument("trend_id", metavar="ID", shell_complete=trend_ids)
@click.option("--by", required=True, help="Who rates.")
@click.option("--role", default="", help="In what role, such as editor or expert.")
@click.option("--level", "given", multiple=True, metavar="CRITERION=1…5", help="Answers a criterion; repeatable.")
@click.option("--note", default="", help="A sentence on the rating, in the radar's first language.")
@with_language("Of the questions. Default: the radar's first.")
@with_root
def rate(
    root: Path, trend_id: str, by: str, role: str, given: tuple[str, ...], note: str, language: str | None
) -> None:
    """Rate the trend ID in the newest edition, without seeing how others rated it.

    For each criterion the sentences are shown, and you pick the one that fits. The rating becomes one more line of the
    trend's file; then the others' ratings and what follows from all of them are shown. ID is the name of the trend's
    file without .yaml.
    """
    from radargen.assessing import explained
    from radargen.build import load
    from radargen.cli import prompts
    from radargen.cli.lookups import language_of, levels_of, to_assess, trend_of
    from radargen.reporting import reports
    from radargen.storage import journal, working_tree
    from radargen.text.messages import RadargenError
    from radargen.text.wording import wording
    from radargen.writing.rating import check_can_rate, entry_with_rating, rating_of, too_long, with_rating

    _, loaded, radar = to_assess(root)
    question_language = language_of(radar, language)
    trend = trend_of(radar, loaded, trend_id)
    check_can_rate(radar, trend, by)
    given_levels = levels_of(radar, given)
    click.echo(f"{trend.name.any(question_language)}\n{trend.summary.any(question_language)}".rstrip(), err=True)
    rating = replace(
        rating_of(radar, by, prompts.levels(radar, question_language, given_levels), role, note), date=today()
    )
    if sentence := too_long(rating):
        raise RadargenError(Message("Not entered: {sentence}", sentence=sentence))
    path = entry_path(trend.id)
    with changing(root):
        # While questions were answered, others may have rated.
        _, loaded, radar = to_assess(root)
        trend = trend_of(radar, loaded, trend_id)
        check_can_rate(radar, trend, by)
        journal.replace_files(root, {path: entry_with_rating(path, loaded.sources[trend.id], radar.newest.id, rating)})
    click.echo(path)
    radar = with_rating(radar, trend, rating)
    trend = trend_of(radar, loaded, trend_id)
    if explanation := explained(radar, trend, radar.newest, wording(question_language)):
        click.echo(reports.explanation(explanation), nl=False)
    problems = [problem for problem in load(working_tree.read(root))[0].problems if problem.location.path == path]
    reported(problems)
