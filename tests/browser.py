"""A Chromium for the tests that look at the site as a reader's browser shows it."""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Playwright, expect, sync_playwright

from tests import hosts
from tests.find_browsers import NO_CHROMIUM, chromium


def chromium_or_skip() -> str:
    """The path of a Chromium; without one the test is skipped, but on a forge (CI=true) it fails."""
    path = chromium()
    if not path:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_CHROMIUM)
    return path


# A machine that is busy answers late, and no test is about that.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
# What Chromium says where a page took long to load, which is the machine's affair.
TOO_LATE = "was preloaded using link preload but not used within a few seconds"
# What Firefox says of a request that a reader did not wait for, as an error of the page in its trace alone.
ABANDONED = "NS_BINDING_ABORTED"


def eventually(page: Page, condition: Callable[[], bool]) -> None:
    """Let the page go on until the condition holds; where it never does, the test fails."""
    end = time.monotonic() + PATIENCE / 1000
    while not condition():
        if time.monotonic() > end:
            pytest.fail("what was waited for did not happen")
        page.wait_for_timeout(50)


def launched(playwright: Playwright) -> Browser:
    """A headless Chromium."""
    # Chromium refuses its sandbox to root, as which containers run.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(executable_path=chromium_or_skip(), args=sandbox)


@contextmanager
def opened() -> Iterator[Browser]:
    """The same, and no longer than it is needed."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: with the site's own page for lost readers."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(lost.read_bytes())


class _InPieces(_Quiet):
    """Serves a page as a bad line does: a piece at a time."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        pieces = 12 if self.path.endswith("/") else 1
        size = len(content) // pieces + 1
        for start in range(0, len(content), size):
            outputfile.write(content[start : start + size])
            time.sleep(0.06 if pieces > 1 else 0)


class _LateFonts(_Quiet):
    """Serves fonts when the page has long been there, to a machine that has none of those that stand in for them."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        time.sleep(1 if self.path.endswith(".woff2") else 0)
        # As long as before, since the length has been told.
        content = re.sub(rb'(?<=local\(")[^"]*', lambda name: b"-" * len(name[0]), source.read())
        outputfile.write(content)


class _Guarded(_Quiet):
    """Serves pages with the policy that lies beside them for this."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", Path(self.directory, "csp.txt").read_text(encoding="utf-8").strip())
        super().end_headers()


LINES: dict[str, Any] = {
    "good": _Quiet,
    "in pieces": _InPieces,
    "late fonts": _LateFonts,
    "guarded": _Guarded,
    **hosts.LINES,
}


@contextmanager
def served(folder: Path, line: str = "good") -> Iterator[str]:
    """The address at which the folder is served, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(LINES[line], directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Witness:
    """What a page did that a reader would not see: messages on the console, requests, dialogs."""

    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note what happens on the page from now on."""
        page.on("console", self._hear)
        page.on(
            "pageerror", lambda error: self.complaints.append(str(error) or error.stack or "an error without a word")
        )
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("dialog", self._dismiss)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and TOO_LATE not in message.text:
            self.complaints.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()
