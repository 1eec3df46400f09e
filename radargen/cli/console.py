"""Output of commands: results to stdout, everything else to stderr."""

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

# Whether to print the traceback of a fault of the program.
DEBUG = ContextVar("debug", default=False)
Answer = TypeVar("Answer")


def tell(sentence: Message, *, err: bool = True) -> None:
    """Print a sentence in the language of the run; every message of a command is printed by this function."""
    click.echo(printable(translated(sentence, run_language())), err=err)


def complain(*sentences: Message) -> None:
    """Print to stderr why there is no result, a line for each sentence."""
    for sentence in sentences:
        click.echo(f"radargen: {printable(translated(sentence, run_language()))}", err=True)


def ask(question: Message, parse: Callable[[str], Answer]) -> Answer:
    """Ask at the terminal until `parse` accepts the answer, and return its result; its RadargenErrors are printed."""
    while True:
        answer = click.prompt(printable(translated(question, run_language())), err=True)
        try:
            return parse(answer)
        except RadargenError as error:
            complain(error.message)


def reported(problems: "Sequence[Problem]", typed: Callable[[str], str] = str) -> None:
    """Print problems to stderr, for commands with another result; warnings about entries are only counted.

    `typed` maps the path of a file in the radar to the one for people.
    """
    from radargen.model.problems import Severity
    from radargen.reporting.findings import findings, text
    from radargen.storage.files import TRENDS

    def advice(problem: "Problem") -> bool:
        return problem.severity is Severity.WARNING and problem.location.path.startswith(f"{TRENDS}/")

    detailed = [problem for problem in problems if not advice(problem)]
    lines = [one.at(typed(one.location.path)) for one in findings(detailed, run_language())]
    click.echo(text(lines), err=True, nl=False)
    if count := len(problems) - len(detailed):
        tell(
            plural(
                "{count} warning about an entry: radargen validate shows it.",
                "{count} warnings about entries: radargen validate shows them.",
                count=count,
            )
        )


def show(report: str, form: str) -> None:
    """Print the result of a command in the format `form`.

    Formats for programs are not changed by the guard of forges' logs. In JSON the second of two # is escaped, so that
    it has no log command; Markdown is unguarded only if stdout is a file.
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
    """Whether stdout is a terminal with colours, and NO_COLOR (no-color.org) is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def agreed(question: Message) -> bool:
    """Whether the answer is yes."""
    return ask(Message("{question} (y/n)", question=question), _yes)


def _yes(answer: str) -> bool:
    """Whether the answer is yes, in English or German; RadargenError for anything else."""
    if (word := answer.strip().casefold()) in ("y", "yes", "j", "ja"):
        return True
    if word in ("n", "no", "nein"):
        return False
    raise RadargenError(Message("“{answer}” is neither yes nor no; answer y or n.", answer=answer))
