"""The commands with their options, as --help tells them."""

import inspect
import re
from collections.abc import Iterator

import click

from radargen.cli import commands

BAR = "\\|"
INTRO = """\
# The commands

Each command tells the same with `--help`. Results go to standard output, everything else to standard error. Unless a
command says otherwise, exit status is 0 when all is well, 1 when the radar has errors, 2 when the command was not
understood or the world does not cooperate, 130 or 143 when it was stopped, and 70 for a fault of radargen itself.
"""


def page() -> str:
    """The group itself, then every command in the order in which they are known."""
    return "\n".join([INTRO, *_told(commands, click.Context(commands, info_name="radargen"))])


def _told(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield from (f"## {ctx.command_path}", "", "```text", _usage(command, ctx), "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from (_plain(" ".join(paragraph.split())), "")
    known = [option.get_help_record(ctx) for option in command.params if isinstance(option, click.Option)]
    if rows := [row for row in known if row]:
        yield from ("| option | what it does |", "|---|---|")
        yield from (f"| `{names.replace('|', BAR)}` | {_plain(' '.join(help.split()))} |" for names, help in rows)
        yield ""
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _told(inner, click.Context(inner, info_name=name, parent=ctx))


def _usage(command: click.Command, ctx: click.Context) -> str:
    return " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])


def _plain(words: str) -> str:
    """Words that Markdown is to leave alone."""
    return re.sub(r"([*_<>|\\])", r"\\\1", words)
