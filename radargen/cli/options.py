"""Options that several commands have, and parsing of their values."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from radargen.storage.run_language import REQUESTED
from radargen.text.messages import LANGUAGES, Message, RadargenError

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
CHANNELS = ("movement", "impact", "evidence", "raters")


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """The options of a view as given, not yet looked up."""

    select: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    since: str | None = None
    phase: str | None = None
    without: tuple[str, ...] = ()
    outlook: bool = False
    title: str = ""


def with_view(command: Callable[..., None]) -> Callable[..., None]:
    """Decorator: adds the options of a view and passes them as `view_options`."""

    @click.option(
        "--select",
        metavar="WHICH",
        multiple=True,
        help="Leave all trends out but these, such as 'ring=pilot|scale,tag=ai': see below.",
    )
    @click.option(
        "--highlight",
        metavar="WHICH",
        multiple=True,
        help="Let all trends but these stand back. Up to twelve have large names, to speak about.",
    )
    @click.option(
        "--title", default="", help="The headline. Default: the motto of the edition, else the radar's title."
    )
    @click.option("--since", metavar="EDITION", help="Show what changed: where trends came from since that edition.")
    # Older than --select, which can express the same; kept so that saved commands still run.
    @click.option("--phase", hidden=True)
    @click.option("--outlook", is_flag=True, help="Show by faint arrows where the editors expect trends to move.")
    @click.option("--without", metavar="WHAT,…", multiple=True, help=f"Do not tell {', '.join(CHANNELS)}.")
    @click.option("--plain", is_flag=True, help="Tell none of them: all blips look alike.")
    @wraps(command)
    def run(
        *args: Any,
        select: tuple[str, ...],
        highlight: tuple[str, ...],
        since: str | None,
        phase: str | None,
        without: tuple[str, ...],
        plain: bool,
        outlook: bool,
        title: str,
        **kwargs: Any,
    ) -> None:
        names = CHANNELS if plain else _words(without)
        command(*args, view_options=ViewOptions(select, highlight, since, phase, names, outlook, title), **kwargs)

    return run


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """The unique words of repeated options, separated by commas or spaces."""
    return tuple(dict.fromkeys(word for part in given for word in part.replace(",", " ").split()))


def with_changing(command: Callable[..., None]) -> Callable[..., None]:
    """Decorator: adds --yes and --dry-run to commands that announce their changes first."""
    without_asking = click.option("--yes", is_flag=True, help="Do not ask.")
    return without_asking(
        click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")(command)
    )


def with_language(what: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator: the option --language, which also sets the language of messages; `what` is its help text."""

    def remember(_context: click.Context, _option: click.Parameter, language: str | None) -> str | None:
        if language in LANGUAGES:
            REQUESTED.set(language)
        return language

    # Evaluated first, so that errors in other options are in that language.
    return click.option("--language", is_eager=True, callback=remember, help=what, **settings)


def day(written: str) -> dt.date:
    """A date written as YYYY-MM-DD; RadargenError for anything else."""
    # The message of click's own type would contain %Y.
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise RadargenError(Message("“{day}” is not written as 2027-11-30: year, month, day.", day=written))
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise RadargenError(Message("“{day}” is not in the calendar.", day=written)) from None


def today() -> dt.date:
    """The current date in the local time zone; only the command line reads the clock."""
    return dt.datetime.now().astimezone().date()
