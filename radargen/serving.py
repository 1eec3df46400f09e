"""The live preview: every language built again after each change of a file, shown as soon as all of it is whole."""

import datetime as dt
import shutil
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from http import HTTPStatus
from itertools import count
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from radargen.build import load
from radargen.files import EDITIONS, RADAR, TRENDS, read
from radargen.findings import findings, text
from radargen.problems import Problem, RadargenError
from radargen.publishing.crew import Crew, Task
from radargen.publishing.policy import inline_scripts

HOST = "127.0.0.1"
# Seconds between two looks at the files.
LOOK = 0.25


def serve(root: Path, port: int, tell: Callable[[str], None]) -> None:
    """Show the radar in `root` at a port of this machine until Ctrl-C; `tell` gets a line for each thing worth knowing.

    Bad data never ends it: entries with errors are left out and listed on a page, a broken radar.yaml leaves the last
    sound one in place. RadargenError only at the start, where the port is taken or the folder cannot be read.
    """
    _free(port)
    with tempfile.TemporaryDirectory(prefix="radargen-") as spare, Crew() as crew:
        preview = Preview(root, Path(spare), crew, tell)
        server = _Server(preview.renew, HOST, port, spare, polling_interval=LOOK)
        server.tell = tell
        preview.server, server.error_handler = server, preview.lost
        preview.renew()
        # The folder itself for radar.yaml and mkdocs.yml, without what else may lie in it.
        server.watch(str(root), recursive=False)
        for folder in (root / TRENDS, root / EDITIONS, root / "site"):
            if folder.is_dir():
                server.watch(str(folder))
        try:
            server.serve()  # type: ignore[no-untyped-call]
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


class _Server(LiveReloadServer):
    """Says where it is to be found once it is."""

    tell: Callable[[str], None]

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        """The page with the script that looks for changes, and the page's policy with the hash of that script."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        *_, own = inline_scripts(page.decode())
        return page.replace(b"; script-src ", b"; script-src '%b' " % own.encode(), 1)

    def server_activate(self) -> None:
        super().server_activate()
        self.tell(f"{self.url} shows the radar; Ctrl-C ends it.")


class Preview:
    """What is shown: `renew` builds it anew; `frame` is the last radar.yaml that carried a radar."""

    server: LiveReloadServer

    def __init__(self, root: Path, spare: Path, crew: Crew, tell: Callable[[str], None]) -> None:
        self.root, self.spare, self.crew, self.tell = root, spare, crew, tell
        self.frame: bytes | Problem | None = None
        self.shown: list[Path] = []
        self.numbers = count()

    def renew(self) -> None:
        """Build every language into a fresh folder and show that; what cannot be built leaves the last one in place."""
        new = self.spare / str(next(self.numbers))
        new.mkdir()
        try:
            self._build(new)
        except RadargenError as error:
            self.tell(f"radargen: {error}")
            if self.shown:
                shutil.rmtree(new)
                return
            _plain(new, str(error))
        self.server.root = str(new)
        # A browser that asked during the build is answered from the folder before.
        self.shown.append(new)
        if len(self.shown) > 2:
            shutil.rmtree(self.shown.pop(0))

    def lost(self, code: int) -> bytes | None:
        """The page for an address that is none, which looks again by itself: the entry may be sound in a moment."""
        page = Path(self.server.root) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return None
        return page.read_bytes().replace(b"<head>", b'<head><meta http-equiv="refresh" content="2">', 1)

    def _build(self, folder: Path) -> None:
        files = read(self.root)
        loaded, lock = load(files)
        problems, stale = loaded.problems, loaded.radar is None
        if problems:
            self.tell(text(findings(problems)).rstrip())
        if not stale:
            self.frame = files[RADAR]
        elif self.frame is not None:
            files[RADAR] = self.frame
            loaded, lock = load(files)
        if loaded.radar is None:
            _plain(folder, text(findings(problems)))
            return
        first, *others = loaded.radar.languages
        folders = {first: folder} | {language: folder.with_name(f"{folder.name}-{language}") for language in others}
        shown = replace(loaded, problems=problems), lock
        today = dt.datetime.now().astimezone().date()
        tasks = [Task(self.root, each, language, shown, stale, today) for language, each in folders.items()]
        self.crew.build(tasks, lambda *_: None)
        for language in others:
            folders[language].rename(folder / language)


def _plain(folder: Path, words: str) -> None:
    """A page that needs no radar, for when there is none yet."""
    page = f'<!doctype html><meta charset="utf-8"><title>radargen</title><pre>{escape(words)}</pre>'
    (folder / "index.html").write_text(page, encoding="utf-8")
