"""`radargen --help`: the commands by who needs them."""

from collections.abc import Iterable

import click


class SectionedGroup(click.Group):
    """A group of commands whose help lists them in sections."""

    def __init__(self, *arguments: object, **options: object) -> None:
        """Begin without sections; arguments are those of click.Group."""
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.sections: dict[str, tuple[click.Command, ...]] = {}

    def add_section(self, title: str, section: Iterable[click.Command]) -> None:
        """Add commands, which the help lists in this order below the title."""
        self.sections[title] = tuple(section)
        for command in self.sections[title]:
            self.add_command(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each kind of user, as click writes its only one."""
        limit = formatter.width - 6 - max(map(len, self.list_commands(ctx)), default=0)
        for title, section in self.sections.items():
            with formatter.section(title):
                formatter.write_dl([(command.name or "", command.get_short_help_str(limit)) for command in section])
