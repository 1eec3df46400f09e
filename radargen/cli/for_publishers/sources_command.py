"""`radargen sources`."""

from pathlib import Path

import click

from radargen.cli.completion import trend_ids
from radargen.cli.console import reported, show, tell
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import plural


@click.group()
def sources() -> None:
    """Look after the sources of the trends."""


@sources.command()
@click.argument("trends", metavar="[ID]…", nargs=-1, shell_complete=trend_ids)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="markdown is for an issue.",
)
@click.option(
    "--minutes", type=click.IntRange(1, 600), default=20, show_default=True, help="After which no further one is asked."
)
@click.option(
    "--pause",
    type=click.FloatRange(0.5, 60),
    default=2.0,
    show_default=True,
    help="Seconds between two questions to one host.",
)
@click.option("--no-archive", is_flag=True, help="Do not ask archive.org for copies of what is gone.")
@with_root
def check(root: Path, trends: tuple[str, ...], form: str, minutes: int, pause: float, no_archive: bool) -> None:
    """Ask on the web whether the addresses of sources still answer: of all trends, or of those with these ids.

    Each address is asked once, of public hosts alone, as their robots.txt allows, with a pause between two questions to
    one host; answers are not read. What is gone or has moved is named, with the new address, and with that of a copy in
    the Internet Archive. Exit status 1: something is gone or has moved.
    """
    from radargen.build.source_checks import (
        ARCHIVE,
        SourceVerdict,
        as_json,
        as_markdown,
        as_text,
        checked,
        cited,
        summary,
    )
    from radargen.cli.lookups import radar_of, trend_of
    from radargen.storage.web_client import Manners, origins

    loaded, _ = loaded_from(root)
    reported(loaded.problems)
    radar = radar_of(loaded)
    asked = cited(radar, [trend_of(radar, loaded, trend).id for trend in trends])
    hosts = origins({one.url: one for one in asked})
    tell(
        plural(
            "{count:,} address to ask; servers: {hosts:,}.",
            "{count:,} addresses to ask; servers: {hosts:,}.",
            count=len(asked),
            hosts=len(hosts),
        )
    )
    done = checked(asked, Manners(pause=pause), minutes * 60, "" if no_archive else ARCHIVE)
    match form:
        case "json":
            show(as_json(done), form)
        case "markdown":
            show(as_markdown(done, run_language()), form)
        case _:
            show(as_text(done, run_language()), form)
    if form != "text":
        tell(summary(done))
    raise SystemExit(1 if any(one.verdict in (SourceVerdict.DEAD, SourceVerdict.MOVED) for one in done) else 0)
