"""What is said on a terminal while something takes longer than a second."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="a terminal of our own is a thing of Unix")

WORK = """
import sys, time
from radargen.cli.progress import QUIET, at_work
from radargen.text.messages import Message
QUIET.set(sys.argv[1] == "quiet")
with at_work(Message("Setting {file}", file="book.pdf")):
    time.sleep(float(sys.argv[2]))
"""


def started(how: str, seconds: float, **environment: str) -> tuple[subprocess.Popen[bytes], int]:
    """A process at work, whose stderr is a terminal, and the other end of that."""
    ours, theirs = pty.openpty()
    surroundings = {key: value for key, value in os.environ.items() if key != "CI"} | environment
    command = [sys.executable, "-c", WORK, how, f"{seconds}"]
    process = subprocess.Popen(command, stderr=theirs, env=surroundings)
    os.close(theirs)
    return process, ours


def said(process: subprocess.Popen[bytes], terminal: int) -> str:
    told = b""
    try:
        while piece := os.read(terminal, 4096):
            told += piece
    except OSError:
        # So Linux says that nobody writes any more.
        pass
    os.close(terminal)
    assert process.wait() == 0
    return told.decode()


@pytest.mark.slow
def test_work_is_told_once_it_takes_long_and_is_wiped_when_done() -> None:
    processes = [
        started("loud", 1.5),
        started("loud", 0.1),
        started("quiet", 1.5),
        started("loud", 1.5, CI="true"),
    ]
    long, *others = [said(*each) for each in processes]
    # In the language of the radar here.
    assert "book.pdf wird gesetzt 1 s" in long
    assert long.endswith("\r\033[K")
    assert others == ["", "", ""]
