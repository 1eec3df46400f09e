"""What goes to a terminal, into a log and into a file."""

import io
import sys

import pytest

from radargen.cli.console import coloured, show
from radargen.cli.prompts import choice
from radargen.text.messages import Message
from radargen.text.terminal import Log


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_where_there_is_but_one_to_choose_nobody_is_asked() -> None:
    assert choice(Message("Dimension"), ["people"]) == "people"


@pytest.mark.parametrize(
    ("environment", "stream", "wanted"),
    [
        ({"TERM": "xterm"}, Terminal(), True),
        ({}, Terminal(), True),
        ({"TERM": "dumb"}, Terminal(), False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, Terminal(), False),
        # An empty one says nothing (no-color.org).
        ({"TERM": "xterm", "NO_COLOR": ""}, Terminal(), True),
        ({"TERM": "xterm"}, io.StringIO(), False),
    ],
)
def test_there_is_colour_where_somebody_sees_and_wants_it(
    environment: dict[str, str], stream: io.StringIO, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    assert coloured() == wanted


ORDER = "##[error]x\n::warning::y\n"


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        # Meant for the forge.
        ("github", ORDER),
        # Read back, it is the same.
        *((form, "#\\u0023[error]x\n::warning::y\n") for form in ("json", "gitlab", "sarif")),
        *((form, "##\u2060[error]x\n:\u2060:warning:\u2060:y\n") for form in ("text", "markdown")),
    ],
)
def test_only_what_is_meant_for_a_forge_gives_it_orders(
    form: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Log(bare))
    show(ORDER, form)
    assert bare.getvalue() == printed
