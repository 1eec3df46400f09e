"""The live preview's server: shows a page as soon as it is as new as the files it is made of."""

import errno
import socket
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from radargen.model.paths import SOURCES
from radargen.model.problems import RadargenError
from radargen.publishing.building.worker_pool import Crew
from radargen.publishing.preview.live_site import Preview
from radargen.publishing.site.content_policy import inline_scripts
from radargen.storage.temporary import temporary_folder
from radargen.text.messages import Message

HOST = "127.0.0.1"
# Seconds between two looks at the files.
LOOK = 0.25


def serve(root: Path, port: int, language: str, tell: Callable[[str], None], debug: bool = False) -> None:
    """Show the radar in `root` at a port of this machine until Ctrl-C.

    `tell` gets a line in that language for each thing worth knowing.

    Bad data never ends it: entries with errors are left out and listed on a page, a broken radar.yaml leaves the last
    sound one in place, as does a fault of ours, of which `debug` shows the traceback. RadargenError only at the start,
    where the port is taken or the folder cannot be read.
    """
    _free(port)
    with temporary_folder() as spare, Crew() as crew:
        preview = Preview(root, spare, crew, tell, debug, language)
        server = _Server(preview, port)
        # The folder itself for radar.yaml and mkdocs.yml, without what else may lie in it.
        server.watch(str(root), recursive=False)
        for folder in (root / name for name in SOURCES):
            if folder.is_dir():
                server.watch(str(folder))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            tell("")
        finally:
            preview.over = True
            server.shutdown()


def _free(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            taken = Message("Port {port} is taken by another program; choose another with --port.", port=f"{port}")
            raise RadargenError(taken) from error
        raise RadargenError(
            Message(
                "Port {port} cannot be used ({reason}); choose another with --port.",
                port=f"{port}",
                reason=error.strerror,
            )
        ) from error


class _Server(LiveReloadServer):
    """Shows what a preview has, as new as it can be had."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(self._renew, HOST, port, str(preview.site), polling_interval=LOOK)
        self.preview, self.shows = preview, False
        self.error_handler = self._lost
        # The first build comes after the first look at the files, so that no change of them is missed.
        self._want_rebuild = True

    def _renew(self) -> None:
        self.preview.renew()
        if not self.shows:
            self.shows = True
            self.preview.say(Message("{address} shows the radar; Ctrl-C ends it.", address=self.url))

    def _serve_request(self, environ: dict[str, Any], start_response: object) -> Iterable[bytes] | None:
        path: str = environ["PATH_INFO"]
        if not path.startswith("/livereload/"):
            self.preview.wait(path)
        answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        """The page with the script that looks for changes, and the page's policy with the hash of that script."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        *_, own = inline_scripts(page.decode())
        return page.replace(b"; script-src ", b"; script-src '%b' " % own.encode(), 1)

    def _lost(self, code: int) -> bytes | None:
        """The page for an address that is none, which looks again by itself: the entry may be sound in a moment."""
        page = self.preview.site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return None
        return page.read_bytes().replace(b"<head>", b'<head><meta http-equiv="refresh" content="2">', 1)
