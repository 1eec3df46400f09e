"""A YAML language server as an editing program drives it: a file is opened, complaints and proposals come back."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

# Seconds for all that is asked of one server.
PATIENCE = 180


class Server:
    """Speaks the Language Server Protocol over the standard streams of a process."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, schemas: Mapping[str, object]) -> None:
        self.process, self.folder, self.asked = process, folder, 0
        # Nothing is fetched from anywhere.
        self.yaml: dict[str, Any] = {
            "validate": True,
            "completion": True,
            "hover": True,
            "schemaStore": {"enable": False},
        }
        self.yaml["schemas"] = dict(schemas)
        uri = folder.as_uri()
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "radar"}],
                "capabilities": {"workspace": {"configuration": True, "workspaceFolders": True}},
            },
        )
        self.tell("initialized", {})

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def request(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request and wait for its answer."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        return next(message for message in self._messages() if message.get("id") == self.asked)["result"]

    def opened(self, path: str, text: str) -> list[dict[str, Any]]:
        """What the server complains about in a file that is opened with that text, by place."""
        uri = (self.folder / path).as_uri()
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        told = (message for message in self._messages() if message.get("method") == "textDocument/publishDiagnostics")
        found = next(message["params"]["diagnostics"] for message in told if message["params"]["uri"] == uri)
        return sorted(found, key=lambda one: (one["range"]["start"]["line"], one["range"]["start"]["character"]))

    def proposed(self, path: str, line: int, character: int) -> list[dict[str, Any]]:
        """What the server offers at a place of an opened file, counted from 0."""
        place = {"line": line, "character": character}
        uri = (self.folder / path).as_uri()
        found = self.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": place})
        items: list[dict[str, Any]] = found["items"]
        return items

    def _messages(self) -> Iterator[dict[str, Any]]:
        """What the server says; where it asks, it is answered."""
        while True:
            message = self._read()
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            else:
                yield message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self.yaml if item.get("section") == "yaml" else {} for item in message["params"]["items"]]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        out = self.process.stdout
        assert out
        length = 0
        while (line := out.readline()) != b"\r\n":
            assert line, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        found = json.loads(out.read(length))
        assert isinstance(found, dict)
        return found


@contextmanager
def started(program: str, folder: Path, schemas: Mapping[str, object]) -> Iterator[Server]:
    """A server at work on a folder, told which schema is for which files; it is ended in any case."""
    command = [program, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        # One that hangs is ended, which fails the test that waits for it.
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            yield Server(process, folder, schemas)
        finally:
            patience.cancel()
            process.kill()
