"""The only module besides the plugin that imports MkDocs: all names of it that other modules use.

Another generator of sites would be connected here. Public names of MkDocs are re-exported; `NOT_PUBLIC` lists the
others with their purpose, and a test checks that each exists.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any, Protocol

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.localization import parse_locale
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils.meta import get_data

__all__ = [
    "PLAIN_PLUGINS",
    "Abort",
    "AnchorLink",
    "Config",
    "ConfigurationError",
    "Files",
    "MkDocsConfig",
    "Navigation",
    "Page",
    "PreRenderedPage",
    "ReloadingServer",
    "Section",
    "ValidationError",
    "build",
    "get_context",
    "get_data",
    "load_config",
    "option_names",
    "parse_locale",
    "search_entries",
    "written_settings",
]

# The versions in which the names below were checked.
READ_IN = {"mkdocs": "1.6", "mkdocs-material": "9"}
# By module and path within it: what breaks without the name.
NOT_PUBLIC = {
    ("mkdocs.livereload", "LiveReloadServer.serve_request"): "a page waits until it is as new as the files",
    (
        "mkdocs.livereload",
        "LiveReloadServer()._want_rebuild",
    ): "the first build comes after the first look at the files",
    ("mkdocs.config.base", "Config.user_configs"): "what a file says itself, before defaults are added to it",
    ("mkdocs.structure.pages", "Page.present_anchor_ids"): "a page that is HTML already is not parsed",
    ("material.plugins.search.plugin", "SearchIndex().entries"): "the search does not read an unchanged page again",
}
SEARCH = "material/search"
# Plugins whose effect on a page depends only on its content and the settings.
PLAIN_PLUGINS = frozenset({SEARCH, "radargen"})


def written_settings(config: Config) -> Mapping[str, Any]:
    """The settings as written in the file, or a plugin's options there, before defaults are added."""
    with warnings.catch_warnings():
        # MkDocs 1 has no other access to it, and there will be no later release with one.
        warnings.simplefilter("ignore", DeprecationWarning)
        return next(iter(config.user_configs), {})


def option_names(options: Config) -> list[str]:
    """The options that a plugin declares."""
    return [name for name, value in vars(type(options)).items() if isinstance(value, BaseConfigOption)]


def search_entries(config: MkDocsConfig) -> list[object]:
    """The entries of the theme's search index during a build, which may be extended."""
    search: Any = config.plugins[SEARCH]
    entries: list[object] = search.search_index.entries
    return entries


class PreRenderedPage(Page):
    """A page whose content may already be HTML, which needs no Markdown parser."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Parse the Markdown, if there is any."""
        if self.markdown:
            super().render(config, files)
            return
        self.content, self.toc, self.present_anchor_ids = "", get_toc([]), set()


class Answered(Protocol):
    """Status, body and content type of a response."""

    @property
    def status(self) -> HTTPStatus:
        """The status."""

    @property
    def body(self) -> str:
        """The text."""

    @property
    def type(self) -> str:
        """The content type."""


Answerer = Callable[[Mapping[str, Any]], Answered | None]


class ReloadingServer(LiveReloadServer):
    """Serves a folder, rebuilds when watched files change, and reloads browsers.

    `before` is called with the path of each request for a file, `edited` transforms a page before it is sent;
    `not_found` gives the page for an address without a file, or None. `answer` answers requests that are not for files,
    and returns None for others. Files are checked every `look` seconds.
    """

    def __init__(
        self,
        builder: Callable[[], None],
        host: str,
        port: int,
        folder: str,
        *,
        look: float,
        before: Callable[[str], None],
        edited: Callable[[bytes], bytes],
        not_found: Callable[[], bytes | None],
        answer: Answerer | None = None,
    ) -> None:
        super().__init__(builder, host, port, folder, polling_interval=look)
        self.before, self.edited, self.answer = before, edited, answer
        self.error_handler = lambda code: not_found() if code == 404 else None
        # The first build comes after the first check of the files, so that no change is missed.
        self._want_rebuild = True

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer one request (a WSGI application)."""
        path: str = environ["PATH_INFO"]
        if self.answer and (answered := self.answer(environ)):
            body = answered.body.encode()
            head = [("Content-Type", answered.type), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
            start_response(f"{answered.status.value} {answered.status.phrase}", head)
            return [body]
        if not path.startswith("/livereload/"):
            self.before(path)
        status, headers = "", list[tuple[str, str]]()

        def started(its_status: str, its_headers: list[tuple[str, str]]) -> None:
            nonlocal status, headers
            status, headers = its_status, its_headers

        answer: Iterable[bytes] = super().serve_request(environ, started)
        if status.startswith("200") and dict(headers).get("Content-Type") == "text/html":
            page = self.edited(b"".join(answer))
            if callable(close := getattr(answer, "close", None)):
                close()
            headers = [(name, str(len(page)) if name == "Content-Length" else value) for name, value in headers]
            answer = [page]
        start_response(status, headers)
        return answer
