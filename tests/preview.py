"""A running preview, and what a browser would get from it."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.folders import ROOT, command


@dataclass
class Preview:
    """A running `radargen serve`; `told` are the lines that it printed before it showed anything."""

    address: str
    process: subprocess.Popen[str]
    told: list[str]

    def page(self, path: str) -> str:
        """The page's HTML, or the status with what comes instead."""
        try:
            with urlopen(f"{self.address}/{path}", timeout=600) as answer:  # noqa: S310 – our own address
                return str(answer.read().decode())
        except HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    def shows(self, path: str, words: str, within: float = 600) -> bool:
        """Whether the page says so in time."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if words in self.page(path):
                return True
            time.sleep(0.05)
        return False


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Preview]:
    """A preview of the radar in `root`, as soon as it shows something; it has ended with the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = command("--root", root, "serve", "--port", str(port), *options)
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        told: list[str] = []
        while (line := process.stderr.readline()) != f"http://127.0.0.1:{port}/ shows the radar; Ctrl-C ends it.\n":
            assert line, f"the preview has ended: {''.join(told)}"
            told.append(line)
        yield Preview(f"http://127.0.0.1:{port}", process, told)
    finally:
        process.kill()
        process.communicate()
