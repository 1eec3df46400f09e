"""Sources asked about on the web: what is gone, what has moved, and what is never asked."""

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from radargen.build.source_checks import CheckedSource, SourceVerdict, as_json, as_markdown, as_text, checked, cited
from radargen.model import Case, Source
from radargen.storage.web_client import Manners, WebClient, is_public
from radargen.text.messages import Message, RadargenError
from tests.folders import entry, radar_folder, radargen
from tests.make import radar, text, trend

FOUND = {"available": True, "url": "http://web.archive.org/web/2020/http://gone.example/"}
# Status, body and the address of a redirect by path.
ANSWERS = {
    "/robots.txt": (200, b"User-agent: *\nDisallow: /private\n", ""),
    "/fine": (200, b"<p>Here.</p>", ""),
    "/": (200, b"<p>Home.</p>", ""),
    "/moved": (301, b"", "/fine"),
    "/for-now": (302, b"", "/fine"),
    "/to-the-home-page": (302, b"", "/"),
    "/round": (302, b"", "/around"),
    "/around": (302, b"", "/round"),
    "/inside": (301, b"", "http://10.0.0.1/secret"),
    "/busy": (503, b"", ""),
    "/wayback": (200, json.dumps({"archived_snapshots": {"closest": FOUND}}).encode(), ""),
}


class Site(BaseHTTPRequestHandler):
    """A small site that has fine, moved and lost pages, and some that never end."""

    asked: list[tuple[str, float]]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.asked.append((self.path, time.monotonic()))
        if path == "/slow":
            for _ in range(40):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 65536)
        else:
            self.answer(*ANSWERS.get(path, (404, b"", "")))

    def answer(self, status: int, body: bytes = b"", location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def here(address: ipaddress.IPv4Address | ipaddress.IPv6Address, _: int) -> bool:
    return address.is_loopback


MANNERS = Manners(seconds=1.0, pause=0.0, may_ask=here)


def test_each_address_is_told_what_became_of_it(site: str) -> None:
    pages = {
        "/fine": (SourceVerdict.ALIVE, "status 200", ""),
        "/moved": (SourceVerdict.MOVED, "moved for good", "/fine"),
        "/for-now": (SourceVerdict.ALIVE, "status 200", ""),
        "/to-the-home-page": (SourceVerdict.UNSURE, "it leads to the home page", "/"),
        "/lost": (SourceVerdict.DEAD, "status 404", ""),
        "/busy": (SourceVerdict.UNSURE, "status 503", ""),
        "/round": (SourceVerdict.UNSURE, "it is led on and on", ""),
        "/private/page": (SourceVerdict.NOT_ASKED, "robots.txt asks programs to stay away", ""),
        "/inside": (SourceVerdict.NOT_ASKED, "it is no address of the public web", ""),
        "/slow": (SourceVerdict.UNSURE, "no answer in time", ""),
    }
    sources = [CheckedSource(f"{site}{page}", "A page", ("kanban",)) for page in pages]
    done = checked(sources, MANNERS, 60, f"{site}/wayback?url=")
    assert [(one.verdict, str(one.why), one.now.removeprefix(site)) for one in done] == [*pages.values()]
    copies = {one.url.removeprefix(site): one.copy for one in done if one.copy}
    assert copies == {"/lost": "https://web.archive.org/web/2020/http://gone.example/"}
    listed = as_markdown(done, "en")
    assert "## Gone" in listed and "a copy is at `https://web.archive.org/" in listed and f"`{site}/fine`" in listed
    assert "1 gone, 1 moved" in as_text(done, "en")
    assert [row["verdict"] for row in json.loads(as_json(done))] == [one.verdict for one in done]


def test_one_host_is_asked_once_for_robots_and_never_without_a_pause(site: str) -> None:
    Site.asked.clear()
    client = WebClient(replace(MANNERS, pause=0.1))
    assert [client.ask(f"{site}{page}").status for page in ("/fine", "/lost")] == [200, 404]
    assert [page for page, _ in Site.asked] == ["/robots.txt", "/fine", "/lost"]
    assert all(later - earlier >= 0.09 for (_, earlier), (_, later) in zip(Site.asked, Site.asked[1:], strict=False))


def test_an_answer_is_read_only_so_far(site: str) -> None:
    assert len(WebClient(replace(MANNERS, size=1000)).ask(f"{site}/endless", read=True).body) <= 1000


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://169.254.169.254/latest/meta-data"),
        *("http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://2130706433/", "http://0x7f.1/"),
        *("http://192.168.0.1/", "http://[fd00::1]/", "http://1.1.1.1:22/", "http://224.0.0.1/"),
        # Addresses that lead to one of version 4 (6to4).
        *("http://[2002:a00:1::]/", "http://[2002:7f00:1::]/"),
    ],
)
def test_nothing_but_the_public_web_is_asked(url: str) -> None:
    assert WebClient().ask(url).failure == "private"


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://a@b/", "http://[", "x"])
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    assert WebClient().ask(url).failure == "address"


def test_the_public_web_has_four_ports() -> None:
    address = ipaddress.ip_address("93.184.215.14")
    assert [port for port in (22, 25, 80, 443, 3306, 8080, 8443) if is_public(address, port)] == [80, 443, 8080, 8443]


@pytest.mark.slow
def test_the_command_says_of_each_address_what_became_of_it_and_asks_none_that_is_private(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    for path in (root / "trends").iterdir():
        path.write_text(
            path.read_text(encoding="utf-8").replace("https://example.org/", f"http://127.0.0.1/{path.stem}")
        )
    done = radargen("--root", root, "sources", "check")
    assert (done.returncode, done.stderr) == (0, "2 addresses to ask; servers: 1.\n")
    assert (
        "Not asked: http://127.0.0.1/lean (it is no address of the public web)\n    “A book”, in lean\n" in done.stdout
    )
    assert done.stdout.endswith("2 addresses asked about: 0 answer, 0 gone, 0 moved, 0 not certain, 2 not asked.\n")
    done = radargen("--root", root, "sources", "check", "lean", "--format", "json")
    assert [one["url"] for one in json.loads(done.stdout)] == ["http://127.0.0.1/lean"]
    assert "1 address asked about" in done.stderr


def test_where_nothing_answers_nothing_is_said_of_any() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        at = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(RadargenError, match="way to the web"):
            checked([CheckedSource(f"{at}/{n}", "A", ("a",)) for n in range(2)], MANNERS, 60, "")


def test_whatever_strangers_write_is_no_markup() -> None:
    bad = CheckedSource("https://e.org/`x`", "@all [x](y) <b>\n# z", ("a",), SourceVerdict.DEAD)
    (line,) = [line for line in as_markdown([bad], "en").splitlines() if "@all" in line]
    assert line == "  - `@all [x](y) <b> # z` · `a`"


def test_addresses_of_sources_and_cases_are_asked_once() -> None:
    one = Source("A book", "https://example.org/a#page=3")
    same = Case("Somewhere", text("x"), source=Source("Again", "https://example.org/a"))
    of = radar(trend("kanban", sources=(one, Source("Paper"))), trend("lean", cases=(same,)))
    assert cited(of) == (CheckedSource("https://example.org/a", "A book", ("kanban", "lean")),)
    assert [source.title for source in cited(of, ["lean"])] == ["Again"]


def test_the_command_asks_nobody_within_the_walls(tmp_path: Path, site: str) -> None:
    Site.asked.clear()
    folder = radar_folder(tmp_path, kanban=entry("Kanban").replace("https://example.org/", f"{site}/fine"))
    done = radargen("--root", folder, "sources", "check", "kanban", "--format", "markdown", "--no-archive")
    assert done.returncode == 0, done.stderr
    assert "it is no address of the public web" in done.stdout and Site.asked == []
    unknown = radargen("--root", folder, "sources", "check", "kanbn")
    assert unknown.returncode == 2 and "kanban" in unknown.stderr


def test_a_list_for_programs_says_of_each_address_what_became_of_it() -> None:
    found = [
        CheckedSource(
            "https://a.example/", "Ä", ("kanban", "lean"), SourceVerdict.MOVED, Message("gone"), now="https://b/"
        ),
        CheckedSource(
            "https://c.example/", "C", ("lean",), SourceVerdict.DEAD, Message("status 404"), copy="https://d/"
        ),
    ]
    first, second = json.loads(as_json(found))
    assert first == {
        "url": "https://a.example/",
        "title": "Ä",
        "trends": ["kanban", "lean"],
        "verdict": SourceVerdict.MOVED.value,
        "why": "gone",
        "now": "https://b/",
        "copy": None,
    }
    assert (second["now"], second["copy"], second["why"]) == (None, "https://d/", "status 404")
    assert as_json(found).endswith("]\n") and "Ä" in as_json(found)
