"""The live preview: every language built again after each change of a file, shown as soon as all of it is whole."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import count
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from radargen import reports
from radargen.files import TRENDS, read
from radargen.problems import RadargenError
from radargen.publishing.host import Order, dated, write_site
from radargen.reading import Loaded, load

HOST = "127.0.0.1"
# Seconds between two looks at the files.
LOOK = 0.25


def serve(root: Path, port: int, tell: Callable[[str], None]) -> None:
    """Show the radar in `root` at a port of this machine until Ctrl-C; `tell` gets a line for each thing worth knowing.

    Bad data never ends it: entries with errors are left out and listed on a page, a broken radar.yaml leaves the last
    sound one in place. RadargenError only at the start, where the port is taken or the folder cannot be read.
    """
    _free(port)
    with tempfile.TemporaryDirectory(prefix="radargen-") as spare:
        preview = Preview(root, Path(spare), tell)
        server = LiveReloadServer(preview.renew, HOST, port, spare, polling_interval=LOOK)
        preview.server = server
        preview.renew()
        # The folder itself for radar.yaml and mkdocs.yml, without what else may lie in it.
        server.watch(str(root), recursive=False)
        for folder in (root / TRENDS, root / "site"):
            if folder.is_dir():
                server.watch(str(folder))
        tell(f"{server.url} shows the radar; Ctrl-C ends it.")
        try:
            server.serve()
        except KeyboardInterrupt:
            tell("")
        finally:
            server.shutdown()


def _free(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        reason = "is taken by another program" if error.errno == 98 else f"cannot be used ({error.strerror})"
        raise RadargenError(f"Port {port} {reason}; choose another with --port.") from error


class Preview:
    """What is shown: `renew` builds it anew; `sound` is the last state that had a radar."""

    server: LiveReloadServer

    def __init__(self, root: Path, spare: Path, tell: Callable[[str], None]) -> None:
        self.root, self.spare, self.tell = root, spare, tell
        self.sound: Loaded | None = None
        self.numbers = count()
        self.shown: list[Path] = []

    def renew(self) -> None:
        """Build every language into a fresh folder and show that; what cannot be built leaves the last one in place."""
        new = self.spare / str(next(self.numbers))
        new.mkdir()
        try:
            self._build(new)
        except RadargenError as error:
            self.tell(f"radargen: {error}")
            if self.sound:
                shutil.rmtree(new)
                return
            _plain(new, str(error))
        self.server.root = str(new)
        # A browser that asked during the build is answered from the folder before.
        self.shown.append(new)
        if len(self.shown) > 2:
            shutil.rmtree(self.shown.pop(0))

    def _build(self, folder: Path) -> None:
        loaded = load(read(self.root))
        if loaded.problems:
            self.tell(reports.text(loaded.problems).rstrip())
        radar = loaded.radar or (self.sound.radar if self.sound else None)
        if radar is None:
            _plain(folder, reports.text(loaded.problems))
            return
        shown = replace(loaded, radar=radar)
        os.environ["SOURCE_DATE_EPOCH"] = dated(radar)
        for language in radar.languages:
            place = folder if language == radar.languages[0] else folder / language
            order = Order(language=language, loaded=shown, preview=True, stale=loaded.radar is None)
            write_site(self.root, place, order)
        self.sound = shown


def _plain(folder: Path, words: str) -> None:
    """A page that needs no radar, for when there is none yet."""
    page = f'<!doctype html><meta charset="utf-8"><title>radargen</title><pre>{escape(words)}</pre>'
    (folder / "index.html").write_text(page, encoding="utf-8")
