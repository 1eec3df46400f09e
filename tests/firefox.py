"""A Firefox for the tests that walk the readers' stories in a second browser, driven by Playwright like the first."""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, Playwright

from tests import relay
from tests.find_browsers import NO_FIREFOX, firefox

Preferences = dict[str, str | float | bool]
Launch = Callable[[Preferences], Browser]
PREFERENCES: Preferences = {
    # Going back loads the page anew, as Playwright has it in Chromium: what was chosen must stand in the address.
    "fission.bfcacheInParent": False,
    "browser.sessionhistory.max_total_viewers": 0,
    # As on a phone, the window is as wide as the page.
    "ui.useOverlayScrollbars": 1,
    # One process for all pages is quicker than one for each.
    "fission.autostart": False,
    "dom.ipc.processCount": 1,
}
# Firefox keeps to itself what the policy of a page forbade; the witness listens to the console.
TELL = "addEventListener('securitypolicyviolation', (it) => console.error(`${it.violatedDirective} ${it.blockedURI}`))"


@contextmanager
def launching(playwright: Playwright) -> Iterator[Launch]:
    """What starts a headless Firefox with a profile of its own, given the preferences in which it differs."""
    path = firefox()
    if not path:
        pytest.skip(NO_FIREFOX)
    with TemporaryDirectory() as folder:
        starter = Path(folder) / "firefox"
        command = shlex.join([sys.executable, relay.__file__, path])
        starter.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        starter.chmod(0o755)
        started: list[Browser] = []

        def launch(preferences: Preferences) -> Browser:
            started.append(
                playwright.firefox.launch(
                    channel="moz-firefox", executable_path=starter, firefox_user_prefs=PREFERENCES | preferences
                )
            )
            return started[-1]

        try:
            yield launch
        finally:
            for browser in started:
                browser.close()
