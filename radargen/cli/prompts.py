"""What a command asks at the terminal where the command line leaves it open."""

from collections.abc import Sequence
from typing import BinaryIO

import click

from radargen.cli.console import ask
from radargen.model import Radar
from radargen.text.messages import Message, RadargenError, joined
from radargen.writing.issue_form import LARGEST
from radargen.writing.new_trend import Draft


def body(issue: BinaryIO | None) -> str | None:
    """The text of an issue; RadargenError where it is too long or no text."""
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
    """A draft of what was given, the rest asked for."""
    if name is None:
        name = ask(Message("Name of the trend"), str)
        language = language or choice(Message("Language of the name"), radar.languages)
    language = language or radar.languages[0]
    if dimension is None:
        for one in radar.dimensions:
            click.echo(f"  {one.id}: {one.name.any(language)}", err=True)
        dimension = choice(Message("Dimension"), [one.id for one in radar.dimensions])
    return Draft(name, language, dimension)


def levels(radar: Radar, language: str, given: Sequence[tuple[str, int]]) -> dict[str, int]:
    """A level for each criterion: those given, and the sentence picked for each of the others."""
    known = dict(given)
    for criterion in radar.criteria:
        if criterion.id not in known:
            name, question = criterion.name.any(language), criterion.question.any(language)
            click.echo(f"\n{name}: {question}" if question else f"\n{name}", err=True)
            for level, text in enumerate(criterion.levels, 1):
                click.echo(f"  {level}  {text.any(language)}", err=True)
            levels = [str(level) for level, _ in enumerate(criterion.levels, 1)]
            known[criterion.id] = int(choice(Message("Which sentence fits"), levels))
    return known


def choice(question: Message, known: Sequence[str]) -> str:
    """One of them; not asked where there is only one."""

    def taken(answer: str) -> str:
        if answer not in known:
            raise RadargenError(Message("“{answer}” is none of them: {words}.", answer=answer, words=joined(known)))
        return answer

    if len(known) == 1:
        return known[0]
    return ask(Message("{question} ({words})", question=question, words=joined(known)), taken)
