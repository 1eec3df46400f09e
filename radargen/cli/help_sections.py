"""`radargen --help`: the commands by who needs them."""

from collections.abc import Mapping
from types import MappingProxyType

import click

SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "For editors": (
            *("new", "rate", "ratings", "explain", "validate", "status", "diff", "serve", "fmt", "lock"),
            *("rename", "merge", "split", "archive"),
        ),
        "For authors of reports": ("render", "book", "handout", "deck", "onefile", "digest"),
        "For whoever begins a radar or moves one": ("init", "import", "export", "upgrade"),
        "For whoever publishes it": ("edition", "build", "sources", "schema", "trust"),
    }
)
FURTHER = "Further"


class SectionedGroup(click.Group):
    """A group of commands whose help lists them in sections; one that is in none stands at the end."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each kind of user, as click writes its only one."""
        known = {name: command for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))}
        shown = {name: command for name, command in known.items() if not command.hidden}
        listed = {name for names in SECTIONS.values() for name in names}
        sections = {**SECTIONS, FURTHER: tuple(name for name in shown if name not in listed)}
        limit = formatter.width - 6 - max((len(name) for name in shown), default=0)
        for title, names in sections.items():
            rows = [(name, shown[name].get_short_help_str(limit)) for name in names if name in shown]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
