"""Options that several commands have, and what their values are made into."""

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
    """What the command line names, not yet looked up."""

    highlight: tuple[str, ...]
    since: str | None
    phase: str | None
    without: tuple[str, ...]


def with_view(command: Callable[..., None]) -> Callable[..., None]:
    """Hand the command what was asked of the view as `asked`."""

    @click.option("--highlight", metavar="ID,…", multiple=True, help="Let all trends but these stand back.")
    @click.option("--since", metavar="EDITION", help="Show what changed: where trends came from since that edition.")
    @click.option("--phase", metavar="N", help="Show only what an organisation in that phase should look at.")
    @click.option("--without", metavar="WHAT,…", multiple=True, help=f"Do not tell {', '.join(CHANNELS)}.")
    @click.option("--plain", is_flag=True, help="Tell none of them: all blips look alike.")
    @wraps(command)
    def run(
        *args: Any,
        highlight: tuple[str, ...],
        since: str | None,
        phase: str | None,
        without: tuple[str, ...],
        plain: bool,
        **kwargs: Any,
    ) -> None:
        names = CHANNELS if plain else _words(without)
        command(*args, asked=ViewOptions(_words(highlight), since, phase, names), **kwargs)

    return run


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """What was given by commas, spaces or repeated options, each once."""
    return tuple(dict.fromkeys(word for part in given for word in part.replace(",", " ").split()))


def with_language(what: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option --language, which is also the language of what the command says; `what` it is of stands in --help."""

    def asked(_context: click.Context, _option: click.Parameter, named: str | None) -> str | None:
        if named in LANGUAGES:
            REQUESTED.set(named)
        return named

    # Before the others, so that what is wrong with these is said in it.
    return click.option("--language", is_eager=True, callback=asked, help=what, **settings)


def day(written: str) -> dt.date:
    """A day of the calendar, written as 2027-11-30; RadargenError where it is none."""
    # click's own sentence would speak of %Y.
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise RadargenError(Message("“{day}” is not written as 2027-11-30: year, month, day.", day=written))
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise RadargenError(Message("“{day}” is not in the calendar.", day=written)) from None


def today() -> dt.date:
    """The day where the command runs; nothing below the command line asks a clock."""
    return dt.datetime.now().astimezone().date()
