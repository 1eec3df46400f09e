"""Saves what the form in the browser writes to the radar's files, and only for the page that was opened for it.

Any page in a browser can send requests to a server on the same machine. So each request must contain a secret that only
the address printed at the start has, address this server by its own name, and (to write) come from one of its own
pages.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from radargen.build import load
from radargen.model.problems import Severity
from radargen.reading import LIMITS, document
from radargen.storage import files, journal
from radargen.storage.working_tree import read
from radargen.text.messages import Message, RadargenError, translated
from radargen.text.paths import entry_path
from radargen.writing.formatting import formatted

HOST = "127.0.0.1"
# The path at which the form reads and saves; no page of a site begins like this.
PREFIX = "/.radargen-form/"
# WSGI's name of the header with the secret.
_HEADER = "HTTP_X_RADARGEN_TOKEN"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Largest request in bytes: a file as JSON, in which a character may take six.
_LARGEST = 6 * LIMITS.size + 1024

_FOREIGN = Message("This request comes from somewhere else than the form; nothing is written.")


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """Status, body and content type of a response."""

    status: HTTPStatus
    body: str
    type: str = "text/plain; charset=utf-8"


class _RefusedRequest(Exception):  # noqa: N818 – it is answered, and nothing fails
    def __init__(self, status: HTTPStatus, sentence: Message) -> None:
        super().__init__(status)
        self.status, self.sentence = status, sentence


@dataclass(frozen=True, slots=True)
class FormKeeper:
    """Reads and saves entries of the radar in `root`, for the form at that port; messages are in `language`."""

    root: Path
    port: int
    language: str
    token: str = field(default_factory=lambda: token_urlsafe(24))

    def answer(self, request: Mapping[str, Any]) -> FormAnswer | None:
        """The response to a WSGI request; None if it is not about the form."""
        path = str(request["PATH_INFO"])
        if not path.startswith(PREFIX):
            return None
        try:
            self._check_sender(request)
            trend_id = path.removeprefix(PREFIX)
            if len(trend_id) > 80 or not _ID.fullmatch(trend_id):
                raise _RefusedRequest(HTTPStatus.NOT_FOUND, Message("There is no such entry; nothing is written."))
            if request["REQUEST_METHOD"] == "GET":
                return self._text(trend_id)
            return self._saved(trend_id, *_content(request))
        except _RefusedRequest as refused:
            return FormAnswer(refused.status, translated(refused.sentence, self.language))
        except RadargenError as error:
            return FormAnswer(HTTPStatus.CONFLICT, translated(error.message, self.language))

    def _check_sender(self, request: Mapping[str, Any]) -> None:
        hosts = {f"{name}:{self.port}" for name in (HOST, "localhost")}
        host = str(request.get("HTTP_HOST", ""))
        writes = request["REQUEST_METHOD"] == "POST"
        known = (
            request["REQUEST_METHOD"] in ("GET", "POST")
            and host in hosts
            and (request.get("HTTP_ORIGIN") == f"http://{host}" if writes else "HTTP_ORIGIN" not in request)
            and request.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
            and hmac.compare_digest(str(request.get(_HEADER, "")).encode(), self.token.encode())
        )
        if not known:
            raise _RefusedRequest(HTTPStatus.FORBIDDEN, _FOREIGN)

    def _text(self, trend_id: str) -> FormAnswer:
        source = self._present(trend_id)
        if source is None:
            raise _RefusedRequest(HTTPStatus.NOT_FOUND, Message("There is no such entry; nothing is written."))
        return _json({"text": source.decode(errors="replace"), "state": _state(source)})

    def _present(self, trend_id: str) -> bytes | None:
        """The present content of the file; None if absent. Raises RadargenError unless it is an ordinary file."""
        path = entry_path(trend_id)
        files.refuse_links(self.root, path)
        place = self.root / path
        return files.contents(place, LIMITS.size) if place.exists() else None

    def _saved(self, trend_id: str, text: str, state: str) -> FormAnswer:
        """Write the file if it is still in the state that the form knows, and is without errors."""
        path = entry_path(trend_id)
        with journal.exclusive(self.root):
            present = self._present(trend_id)
            if _state(present) != state:
                words = Message("{path} has changed meanwhile; load the form anew.", path=path)
                raise _RefusedRequest(HTTPStatus.CONFLICT, words)
            source = self._checked(path, text)
            if source != present:
                journal.replace_files(self.root, {path: source})
        return _json({"state": _state(source)})

    def _checked(self, path: str, text: str) -> bytes:
        """The file's bytes, formatted as by `fmt` if new; raises a refusal with the first error in it."""
        sources = read(self.root)
        source = text.encode()
        problems = document(path, source).problems
        if not problems:
            loaded, _ = load({**sources, path: source})
            problems = tuple(one for one in loaded.problems if one.location.path == path)
            if path not in sources and loaded.radar:
                laid_out = formatted(path, source, loaded.radar)
                source = laid_out if isinstance(laid_out, bytes) else source
        if error := next((one for one in problems if one.severity is Severity.ERROR), None):
            raise _RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, error.message)
        return source


def _content(request: Mapping[str, Any]) -> tuple[str, str]:
    """The text to save, and the state in which its file should be."""
    length = str(request.get("CONTENT_LENGTH") or "")
    if not re.fullmatch("[0-9]{1,9}", length) or int(length) > _LARGEST:
        raise _RefusedRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Message("That is too large; nothing is written."))
    unreadable = _RefusedRequest(HTTPStatus.BAD_REQUEST, Message("That cannot be read; nothing is written."))
    if not str(request.get("CONTENT_TYPE", "")).startswith("application/json"):
        raise unreadable
    try:
        content = json.loads(request["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        raise unreadable from None
    match content:
        case {"text": str(text), "state": str(state)} if len(content) == 2:
            try:
                size = len(text.encode())
            except UnicodeEncodeError:
                raise unreadable from None
            if size > LIMITS.size:
                raise _RefusedRequest(
                    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Message("That is too large; nothing is written.")
                )
            return text, state
        case _:
            raise unreadable


def _state(source: bytes | None) -> str:
    """A fingerprint of a file's content; empty if there is none."""
    return "" if source is None else hashlib.sha256(source).hexdigest()


def _json(content: object) -> FormAnswer:
    return FormAnswer(HTTPStatus.OK, json.dumps(content), "application/json")
