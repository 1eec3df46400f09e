"""MkDocs as a function: build one language of a radar's site into a folder, with errors as messages."""

import datetime as dt
import errno
import io
import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from radargen.charts.placing import Lock
from radargen.publishing.code_trust import NO_TRUST, SETTINGS, Trust, check_trust
from radargen.publishing.mkdocs_host.mkdocs_errors import complaint, foreign_fault
from radargen.publishing.mkdocs_host.page_cache import PageCache
from radargen.publishing.mkdocs_seam import (
    Abort,
    ConfigurationError,
    MkDocsConfig,
    ValidationError,
    build,
    load_config,
)
from radargen.publishing.site.site_config import THEME, VALIDATION
from radargen.reading import Loaded
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults
from radargen.text.messages import Message, RadargenError

PLUGIN = "radargen"
# The settings of a radar without a mkdocs.yml.
DEFAULT_SETTINGS: dict[str, Any] = {
    "site_name": "Radar",
    "theme": {"name": "material"},
    "plugins": ["search", PLUGIN],
    "validation": VALIDATION,
}
# Errors of a full or failing disk, for pages as well as for temporary files of libraries.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
Progress = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Ignore progress."""


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What the plugin is to build; the default is the radar beside mkdocs.yml in its first language.

    A `preview` shows problems instead of refusing them; `stale` says that radar.yaml is broken and `loaded` has its
    last valid state. `progress` is called with the pages written and their total, first with a total of 0 while charts
    are drawn. With a `cache`, unchanged pages are reused. `editors` adds the page of the worklist as of that day. An
    open edition is shown in a `preview` or if `prepared`. `trust` covers the code that the settings name. An `offline`
    site works without a server; `archived` says that the page of data offers the site in an archive,
    `documents` that pages offer those for which the radar asks, `edits` that there is a form whatever the forge. `kept`
    has what earlier builds have drawn.
    """

    language: str = ""
    loaded: tuple[Loaded, Lock] | None = None
    preview: bool = False
    stale: bool = False
    progress: Progress = silent
    cache: PageCache | None = None
    editors: dt.date | None = None
    prepared: bool = False
    trust: Trust = NO_TRUST
    offline: bool = False
    archived: bool = False
    documents: bool = False
    edits: bool = False
    kept: KeptResults = NOTHING_KEPT


@dataclass
class BuildResult:
    """The pages written, as paths below the folder, and the address of the site, or empty.

    `scripts` are the hashes of the theme's own inline scripts; `undrawn` has a sentence for each missing chart, `notes`
    for each setting of mkdocs.yml without effect.
    """

    pages: list[str] = field(default_factory=list)
    site_url: str = ""
    scripts: frozenset[str] = frozenset()
    undrawn: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


def write_site(root: Path, folder: Path, order: BuildOrder) -> BuildResult:
    """Build the site of the radar in `root` into `folder`; RadargenError with a sentence where it cannot be built."""
    # MkDocs runs what settings name as soon as it reads them.
    check_trust(root, order.trust)
    complaints = _LoggedComplaints()
    with _collecting_log(complaints), _raising_sentences(complaints, root, folder):
        config = _config(root, folder)
        notes = complaints.messages(root)
        plugin = config.plugins.get(PLUGIN)
        if plugin is None:
            raise RadargenError(
                Message(
                    "{file} does not name the plugin {plugin} under plugins; add it there.",
                    file=SETTINGS,
                    plugin=PLUGIN,
                )
            )
        plugin.order = order
        config.strict = not order.preview
        config.plugins.on_startup(command="serve" if order.preview else "build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            plugin.order = BuildOrder()
        outcome: BuildResult = plugin.result
        # In a preview, nothing else ends what MkDocs would have ended for these.
        outcome.notes = (*notes, *outcome.notes, *complaints.messages(root))
    return outcome


def _config(root: Path, folder: Path) -> MkDocsConfig:
    """The radar's own mkdocs.yml, else `DEFAULT_SETTINGS`.

    MkDocs requires a docs_dir that exists; the plugin replaces it by the real one, which may be absent.
    """
    path = root / SETTINGS
    given = {"site_dir": str(folder), "docs_dir": str(THEME)}
    if path.is_file():
        return load_config(str(path), **given)
    return load_config(io.BytesIO(b"{}"), config_file_path=str(path), **DEFAULT_SETTINGS, **given)


class _LoggedComplaints(logging.Handler):
    """Keeps the warnings and errors MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.logged: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.logged.append(record.getMessage())

    def messages(self, root: Path) -> list[Message]:
        """A message for each complaint since the last call."""
        logged, self.logged = self.logged, []
        return [complaint([line], root) for line in logged]


@contextmanager
def _collecting_log(complaints: _LoggedComplaints) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.addHandler(complaints)
    # Nothing of the log is printed directly.
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.propagate, logger.level = before


@contextmanager
def _raising_sentences(complaints: _LoggedComplaints, root: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except RadargenError:
        raise
    except (Abort, ConfigurationError, ValidationError) as error:
        # The plugin's sentence is ours; MkDocs has logged it and continues with its own error.
        if isinstance(own := getattr(error.__context__, "own_message", getattr(error, "own_message", None)), Message):
            raise RadargenError(complaint([own], root)) from error
        raise RadargenError(complaint(complaints.logged or [getattr(error, "message", str(error))], root)) from error
    except Exception as error:
        # A full disk is not a fault of the program.
        full = isinstance(error, OSError) and error.errno in _FULL
        of_disk = full or (isinstance(error, OSError) and Path(str(error.filename)).is_relative_to(folder))
        if not of_disk and (fault := foreign_fault(error, root)):
            raise RadargenError(fault) from error
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            if error.filename and not of_disk:
                raise RadargenError(
                    Message("{path} cannot be read: {reason}.", path=error.filename, reason=reason)
                ) from error
            raise RadargenError(Message("The site cannot be written: {reason}.", reason=reason)) from error
        if isinstance(error, ValueError) and complaints.logged and not _is_ours(error):
            # MkDocs fails like this on an address such as http://[] in a handwritten page.
            raise RadargenError(complaint(complaints.logged, root)) from error
        raise


def _is_ours(error: Exception) -> bool:
    """Whether the plugin raised the error, so that it is not a complaint of MkDocs."""
    frames = (frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(name.startswith("radargen.") and name != __name__ for name in frames)
