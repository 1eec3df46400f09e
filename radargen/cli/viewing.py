"""The options that say what of an edition a chart tells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

CHANNELS = ("movement", "impact", "evidence", "raters")


@dataclass(frozen=True, slots=True)
class Asked:
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
        command(*args, asked=Asked(_words(highlight), since, phase, names), **kwargs)

    return run


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """What was given by commas, spaces or repeated options, each once."""
    return tuple(dict.fromkeys(word for part in given for word in part.replace(",", " ").split()))
