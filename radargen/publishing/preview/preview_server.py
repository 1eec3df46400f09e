"""The live preview's server: shows a page as soon as it is up to date with its source files."""

import errno
import socket
from collections.abc import Callable
from pathlib import Path

from radargen.pages.addresses import SUGGEST, url
from radargen.publishing.building.worker_pool import WorkerPool
from radargen.publishing.mkdocs_seam import ReloadingServer
from radargen.publishing.preview.form_keeper import HOST, FormKeeper
from radargen.publishing.preview.live_site import LiveSite
from radargen.publishing.site.content_policy import inline_scripts
from radargen.storage.temporary import temporary_folder
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SOURCES

# Markup by which a page with the form is recognised.
_FORM = b" data-saves>"
# Seconds between two checks of the files.
LOOK = 0.25


def serve(
    root: Path, port: int, language: str, tell: Callable[[str], None], debug: bool = False, *, edit: bool = False
) -> None:
    """Serve the radar in `root` at a local port until Ctrl-C; `tell` prints a line, in the given language.

    Bad data never ends it: entries with errors are left out and listed on a page; with a broken radar.yaml, or after an
    internal error (traceback with `debug`), the last valid state stays. Raises RadargenError only at the start, if the
    port is taken or the folder cannot be read. With `edit`, a form in the browser saves entries to their files, for
    whoever has the printed address.
    """
    _check_port(port)
    keeper = FormKeeper(root, port, language) if edit else None
    with temporary_folder() as spare, WorkerPool() as pool:
        live_site = LiveSite(root, spare, pool, tell, debug, language, edits=edit)
        server = preview_server(live_site, port, keeper)
        # The folder itself only for radar.yaml and mkdocs.yml, not for anything else in it.
        server.watch(str(root), recursive=False)
        for folder in (root / name for name in SOURCES):
            if folder.is_dir():
                server.watch(str(folder))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            tell("")
        finally:
            live_site.over = True
            server.shutdown()


def _check_port(port: int) -> None:
    """RadargenError where the port cannot be used."""
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


def preview_server(live_site: LiveSite, port: int, keeper: FormKeeper | None = None) -> ReloadingServer:
    """The server of a live site, which reports its address after the first build, and that of the form if it saves."""
    announced = False

    def rebuild() -> None:
        nonlocal announced
        live_site.renew()
        if not announced:
            announced = True
            live_site.report(Message("{address} shows the radar; Ctrl-C ends it.", address=server.url))
            if keeper:
                form = f"{server.url}{url(SUGGEST)}?edit={keeper.token}"
                live_site.report(Message("{address} is the form, which saves; keep it to yourself.", address=form))

    server = ReloadingServer(
        rebuild,
        HOST,
        port,
        str(live_site.site),
        look=LOOK,
        before=live_site.wait,
        edited=_reloading,
        answer=keeper.answer if keeper else None,
        not_found=lambda: retrying_page(live_site.site / "404.html"),
    )
    return server


def _reloading(page: bytes) -> bytes:
    """The page with a script that reloads it, except for the form, whose input must not be lost."""
    if _FORM not in page:
        return with_reload_script_allowed(page)
    start = page.rindex(b"<script>")
    return page[:start] + page[page.index(b"</script>", start) + len(b"</script>") :]


def with_reload_script_allowed(page: bytes) -> bytes:
    """The page with the hash of its last inline script, which reloads it, added to its policy."""
    *_, reload_script = inline_scripts(page.decode())
    return page.replace(b"; script-src ", b"; script-src '%b' " % reload_script.encode(), 1)


def retrying_page(path: Path) -> bytes | None:
    """The 404 page, made to reload every two seconds, since the entry may be valid again soon; None without a file."""
    if not path.is_file():
        return None
    return path.read_bytes().replace(b"<head>", b'<head><meta http-equiv="refresh" content="2">', 1)
