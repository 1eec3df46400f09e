"""What headers static hosts send with a file, by the rules that a site brings along for them."""

import mimetypes
import re
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

Header = tuple[str, str]
Host = Callable[[Mapping[str, str], str], list[Header]]


def netlify(files: Mapping[str, str], path: str) -> list[Header]:
    """Every rule that matches holds, and each of its headers is sent."""
    found, holds = list[Header](), False
    for line in files.get("_headers", "").splitlines():
        if not line.startswith(" "):
            holds = re.fullmatch(re.escape(line).replace(r"\*", ".*"), path) is not None
        elif holds:
            name, _, value = line.strip().partition(": ")
            found.append((name, value))
    return found


def cloudflare(files: Mapping[str, str], path: str) -> list[Header]:
    """The same, but headers of one name are sent as one, which browsers take for several again."""
    gathered: dict[str, list[str]] = {}
    for name, value in netlify(files, path):
        gathered.setdefault(name, []).append(value)
    return [(name, ", ".join(values)) for name, values in gathered.items()]


def nginx(files: Mapping[str, str], path: str) -> list[Header]:
    """The first pattern that fits what is served gives the value; an empty one is not sent."""
    conf = files.get("embed/nginx.conf", "")
    name = re.search(r"add_header (\S+) \$radar_policy always;", conf)
    file = f"{path}index.html" if path.endswith("/") else path
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    kind += "; charset=utf-8" if kind == "text/html" else ""
    for pattern, value in re.findall(r'^    "~(.*?)" "(.*)";$', conf, re.MULTILINE):
        if name and re.search(pattern, f"{kind} {file}"):
            return [(name[1], value)]
    return []


HOSTS: Mapping[str, Host] = {"netlify": netlify, "cloudflare": cloudflare, "nginx": nginx}


class Hosted(SimpleHTTPRequestHandler):
    """Serves a site as such a host does."""

    def __init__(self, *arguments: object, host: Host, directory: str) -> None:
        names = ("_headers", "embed/nginx.conf")
        present = (name for name in names if Path(directory, name).is_file())
        self.files = {name: Path(directory, name).read_text(encoding="utf-8") for name in present}
        self.host = host
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def end_headers(self) -> None:
        for name, value in self.host(self.files, self.path.partition("?")[0]):
            self.send_header(name, value)
        super().end_headers()


LINES = {name: partial(Hosted, host=host) for name, host in HOSTS.items()}
