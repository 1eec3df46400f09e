"""Sites built once for all tests that look at them, and a browser to look with."""

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser import PATIENCE, launched, served
from tests.folders import CX, NO_DOWNLOADS, ROOT, Once, built, radar_folder
from tests.hostile import hostile_folder
from tests.selection import marks, thorough

# Collecting makes ten thousands of values that stay.
gc.disable()
# How long an example takes is the machine's affair.
settings.register_profile("thorough", deadline=None)
settings.register_profile("whole", deadline=None, max_examples=50)
settings.register_profile("quick", deadline=None, max_examples=20, derandomize=True)
settings.load_profile("whole")
# As it is imported, jsonschema compiles a grammar of international addresses for seconds; none of our schemas has any.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
# A run in the background of a script ignores SIGINT, and so would every command it starts; tests send it.
signal.signal(signal.SIGINT, signal.default_int_handler)
# What the commands remember of the tests' folders goes with the tests.
_STATE = tempfile.TemporaryDirectory(prefix="radargen-state-")
os.environ["XDG_STATE_HOME"] = _STATE.name
# Nothing depends on which fonts a machine has; tests/fonts.py has them where a test is about them.
os.environ.setdefault("DATA_DIRS_OF_MACHINE", os.environ.get("XDG_DATA_DIRS", ""))
os.environ["XDG_DATA_DIRS"] = str(Path(_STATE.name) / "no-fonts")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core; half as many again where tests wait for browsers and for processes of their own."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if "not slow" in config.getoption("markexpr") else -(-3 * cores // 2)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each test the marks that tests.selection finds for it; leave those to the forges that are for them."""
    for item in items:
        if isinstance(item, pytest.Function):
            found = marks(item)
            for mark in sorted(found - {"slow"} if item.get_closest_marker("quick") else found):
                item.add_marker(mark)
    if not thorough():
        left = [item for item in items if item.get_closest_marker("by_forge")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in {*left}]


def pytest_collection_finish() -> None:
    """What collecting made stays to the end; nobody need look through it for garbage while tests run."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is a folder that `make` fills, once for all workers of pytest-xdist together."""
    top = tmp_path_factory.getbasetemp()
    return Once(top.parent / "once" if "PYTEST_XDIST_WORKER" in os.environ else top / "once")


@pytest.fixture(scope="session")
def cx_site(once: Once) -> Path:
    """The CX radar as tests keep it."""
    return once("cx", lambda folder: built(CX, folder / "site")) / "site"


@pytest.fixture(scope="session")
def moon_site(once: Once) -> Path:
    """The made-up radar of four editions, without pictures to take away, which take longer than all its pages."""
    return once("moon", _moon) / "site"


def _moon(folder: Path) -> None:
    shutil.copytree(ROOT / "examples" / "moon", folder / "radar")
    with (folder / "radar" / "radar.yaml").open("a", encoding="utf-8") as file:
        file.write(NO_DOWNLOADS)
    built(folder / "radar", folder / "site")


@pytest.fixture(scope="session")
def demo(once: Once) -> Path:
    """A small radar's folder with its site in build/site; tests look at it, or change a copy."""
    return once("demo", lambda folder: built(radar_folder(folder / "radar"))) / "radar"


@pytest.fixture(scope="session")
def hostile_site(once: Once) -> Path:
    """The site of a radar that tries to run a script from every field."""
    return once("hostile", lambda folder: built(hostile_folder(folder / "radar"))) / "radar" / "build" / "site"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives all browsers; there can be but one at a time."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser for all tests; to begin one takes longer than most of them."""
    found = launched(playwright)
    yield found
    found.close()


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser, with nothing left open of what the tests of another module had."""
    yield chromium
    for context in chromium.contexts:
        context.close()


@pytest.fixture(scope="module")
def address(cx_site: Path) -> Iterator[str]:
    """The CX radar below a path of its server, with no address of its own in mkdocs.yml."""
    with served(cx_site.parent) as server:
        yield f"{server}/{cx_site.name}"


@pytest.fixture(scope="module")
def moon(moon_site: Path) -> Iterator[str]:
    """The address of the made-up radar, at the root of its server."""
    with served(moon_site) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser that has seen nothing yet."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
