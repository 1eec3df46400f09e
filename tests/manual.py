"""What the Markdown of docs/ holds for those who follow it: blocks, commands, links and what it quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from radargen.cli import commands
from tests.folders import ROOT

DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_TOP_LEVEL = re.compile(r"^(?=\w+:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what it is (yaml, sh, text, markdown) and its text."""

    kind: str
    text: str

    @property
    def file(self) -> str:
        """The file that it belongs to, from the comment in its first line; may be empty."""
        found = re.match(r"# (\S+\.(?:yaml|yml|md))\n", self.text)
        return found[1] if found else ""


def blocks(page: str) -> list[Block]:
    """All fenced blocks from top to bottom."""
    return [Block(kind, text) for kind, text in _BLOCK.findall(page)]


def spans(page: str) -> list[str]:
    """All words set as code outside of blocks."""
    return _SPAN.findall(_BLOCK.sub("", page))


def sections(page: str) -> list[str]:
    """What stands before the first heading of the second order, then each part below one."""
    return re.split(r"^(?=## )", page, flags=re.MULTILINE)


def quoted(page: str) -> str:
    """What the page shows as somebody else's words."""
    return "\n".join(re.findall(r"^>(?: (.*)|)$", page, re.MULTILINE)).strip()


def links(page: str) -> list[str]:
    """Where the page leads within docs/ and the repository."""
    return [link for link in _LINK.findall(_SPAN.sub("", _BLOCK.sub("", page))) if "://" not in link]


def anchors(path: Path) -> set[str]:
    """The places of a page that a link can lead to, as a forge makes them of its headings."""
    headings = _HEADING.findall(_BLOCK.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def called(page: str) -> list[str]:
    """Every call of the program on the page, in blocks and in text."""
    lines = [line for block in blocks(page) if block.kind in ("sh", "text") for line in block.text.splitlines()]
    found = (re.search(r"(?:^|\| |/)(radargen(?: .*)?)$", line) for line in [*lines, *spans(page)])
    return [call[1] for call in found if call]


def unknown(call: str) -> str:
    """The first word of a call that the program does not know; empty where it knows them all."""
    command: click.Command = commands
    for word in call.split()[1:]:
        name = word.partition("=")[0]
        options = {name for option in command.params for name in option.opts} | {"--help"}
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
        elif name.startswith("-") and name != "-" and name not in options:
            return word
    return ""


def with_block(file: str, block: str) -> str:
    """The file with the block's fields in the place of its own, or after them."""
    ours = {part.partition(":")[0] for part in _fields(block)}
    kept = [part for part in _fields(file) if part.partition(":")[0] not in ours]
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in [*kept, *_fields(block)])


def _fields(text: str) -> Iterator[str]:
    return (part for part in _TOP_LEVEL.split(text) if re.match(r"\w+:", part))
