"""What a command says on a terminal while it is at work on something that takes longer than a second."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import click

from radargen.storage.run_language import run_language
from radargen.text.messages import Message, translated
from radargen.text.terminal import printable

# Whether progress is not shown at all.
QUIET = ContextVar("quiet", default=False)
# After this many seconds the step is shown, and then, at this interval, the time it has taken.
_PATIENCE = 1.0
_WIPED = "\r\033[K"


def shows_progress() -> bool:
    """Whether somebody sees lines that change: at a terminal, unless they asked for quiet, and at no forge."""
    return sys.stderr.isatty() and not QUIET.get() and not os.environ.get("CI")


@contextmanager
def at_work(sentence: Message) -> Iterator[None]:
    """Say that a command is at work on that, with the seconds it has taken so far; wiped when the block ends."""
    if not shows_progress():
        yield
        return
    words, begun, done = printable(translated(sentence, run_language())), time.monotonic(), threading.Event()

    def tell() -> None:
        while not done.wait(_PATIENCE):
            click.echo(f"{_WIPED}{words} {time.monotonic() - begun:.0f} s", err=True, nl=False)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if time.monotonic() - begun > _PATIENCE:
            click.echo(_WIPED, err=True, nl=False)
