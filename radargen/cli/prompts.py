"""Questions at the terminal for values missing on the command line."""

from collections.abc import Sequence
from typing import BinaryIO

import click

from radargen.cli.console import ask
from radargen.model import Radar
from radargen.text.messages import Message, RadargenError, joined
from radargen.writing.issue_form import LARGEST
from radargen.writing.new_trend import Draft


def body(issue: BinaryIO | None) -> str | None:
    """The text of an issue, None without a file; RadargenError if it is too long or not UTF-8."""
    if issue is None:
        return None
    read = issue.read(LARGEST + 1)
    if len(read) > LARGEST:
        raise RadargenError(Message("The issue has more than {size:,} KiB; shorten it.", size=LARGEST // 1024))
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RadargenError(Message("The issue is no text in UTF-8; save it as one.")) from None


def draft(radar: Radar, name: str | None, dimension: str | None, language: str | None) -> Draft:
    """A draft from the given values; those that are None are asked for."""
    if name is None:
        name = ask(Message("Name of the trend"), str)
        language = language or choice(Message("Language of the name"), radar.languages)
    language = language or radar.languages[0]
    if dimension is None:
        for item in radar.dimensions:
            click.echo(f"  {item.id}: {item.name.any(language)}", err=True)
        dimension = choice(Message("Dimension"), [item.id for item in radar.dimensions])
    return Draft(name, language, dimension)


def levels(radar: Radar, language: str, given: Sequence[tuple[str, int]]) -> dict[str, int]:
    """A level for each criterion id: those given, the others by asking which sentence fits."""
    levels_by_criterion = dict(given)
    for criterion in radar.criteria:
        if criterion.id not in levels_by_criterion:
            name, question = criterion.name.any(language), criterion.question.any(language)
            click.echo(f"\n{name}: {question}" if question else f"\n{name}", err=True)
            for level, text in enumerate(criterion.levels, 1):
                click.echo(f"  {level}  {text.any(language)}", err=True)
            levels = [str(level) for level, _ in enumerate(criterion.levels, 1)]
            levels_by_criterion[criterion.id] = int(choice(Message("Which sentence fits"), levels))
    return levels_by_criterion


def choice(question: Message, options: Sequence[str]) -> str:
    """The chosen option; without a question if there is only one."""

    def parse(answer: str) -> str:
        if answer not in options:
            raise RadargenError(Message("“{answer}” is none of them: {words}.", answer=answer, words=joined(options)))
        return answer

    if len(options) == 1:
        return options[0]
    return ask(Message("{question} ({words})", question=question, words=joined(options)), parse)
