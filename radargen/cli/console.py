"""What commands say and show at the terminal: results to stdout, everything else to stderr."""

import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from radargen.storage.run_language import run_language
from radargen.text.messages import Message, RadargenError, plural, translated
from radargen.text.terminal import bare, printable

if TYPE_CHECKING:
    from radargen.model.problems import Problem

# Whether a traceback is wanted where a fault of the program shows.
DEBUG = ContextVar("debug", default=False)
Answer = TypeVar("Answer")


def tell(sentence: Message, *, err: bool = True) -> None:
    """Print a sentence in the language of the run; the one way in which a command says anything."""
    click.echo(printable(translated(sentence, run_language())), err=err)


def complain(sentence: Message) -> None:
    """Say why there is no result."""
    click.echo(f"radargen: {printable(translated(sentence, run_language()))}", err=True)


def ask(question: Message, taken: Callable[[str], Answer]) -> Answer:
    """What `taken` makes of the answer to a question at the terminal; a RadargenError of it is told, and asked anew."""
    while True:
        answer = click.prompt(printable(translated(question, run_language())), err=True)
        try:
            return taken(answer)
        except RadargenError as error:
            complain(error.message)


def reported(problems: "Sequence[Problem]", called: Callable[[str], str] = str) -> None:
    """Print problems to stderr, for commands whose result is something else; warnings about entries are counted.

    `called` tells how the command calls a file of the radar.
    """
    from radargen.model.problems import Severity
    from radargen.reporting.findings import findings, text
    from radargen.storage.files import TRENDS

    def advice(problem: "Problem") -> bool:
        return problem.severity is Severity.WARNING and problem.location.path.startswith(f"{TRENDS}/")

    shown = [problem for problem in problems if not advice(problem)]
    listed = [one.at(called(one.location.path)) for one in findings(shown, run_language())]
    click.echo(text(listed), err=True, nl=False)
    if count := len(problems) - len(shown):
        tell(
            plural(
                "{count} warning about an entry: radargen validate shows it.",
                "{count} warnings about entries: radargen validate shows them.",
                count=count,
            )
        )


def show(report: str, form: str) -> None:
    """Print what a command came to, in one of the formats that it knows.

    What a program reads is the same wherever it is printed. In JSON the second of two # is written as an escape, so
    that a forge finds no command in it; Markdown is left as it is only where it goes into a file.
    """
    match form:
        case "github":
            out = bare(sys.stdout)
        case "json" | "gitlab" | "sarif":
            out, report = bare(sys.stdout), report.replace("##", "#\\u0023")
        case "markdown" if _into_a_file(sys.stdout):
            out = bare(sys.stdout)
        case _:
            out = sys.stdout
    click.echo(report, file=out, nl=False)


def _into_a_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


def coloured() -> bool:
    """Whether somebody looks, at a terminal that has colours and who wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
