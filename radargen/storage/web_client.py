"""Asks web addresses whether they answer: within limits, politely, and only on public hosts.

The addresses are untrusted. So a host's name is resolved first, and the connection made to the address that was
checked; no proxy and no cookies are used, and time, bytes and redirects are limited for each request.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

NAME = "radargen"
# RFC 9309, 2.5: at least this much of robots.txt is read.
_ROBOTS_BYTES = 500 * 1024
_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
_MOVED_FOR_GOOD = (301, 308)
_REDIRECTS = (*_MOVED_FOR_GOOD, 302, 303, 307)
_PORTS = {"http": 80, "https": 443}


IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: IpAddress, port: int) -> bool:
    """Whether the address is in the public network, and the port is one of the web's."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    inner = mapped or address
    return inner.is_global and not inner.is_multicast and address.is_global and port in (80, 443, 8080, 8443)


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are asked: `seconds` per request, `pause` in seconds between two requests to the same host.

    `size` is the most bytes read of an answer, `redirects` how many are followed, `robots` whether robots.txt counts.
    """

    seconds: float = 15.0
    pause: float = 2.0
    size: int = 64 * 1024
    redirects: int = 5
    robots: bool = True
    may_ask: Callable[[IpAddress, int], bool] = is_public
    agent: str = NAME


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """The result of a request: the last HTTP status (0: none), the last address, and how it got there.

    `for_good` means that every redirect on the way was permanent; `body` is the beginning of the answer. Without a
    status, `failure` is one of the words of `FAILURES`, and `detail` says more in the system's words.
    """

    url: str
    status: int = 0
    redirected: bool = False
    for_good: bool = True
    body: bytes = b""
    failure: str = ""
    detail: str = ""


FAILURES = ("address", "unknown-host", "private", "robots", "certificate", "time", "redirects", "unreachable")


class _Failed(Exception):  # noqa: N818 – never leaves the module
    def __init__(self, failure: str, detail: str = "") -> None:
        super().__init__(failure)
        self.failure, self.detail = failure, detail


@dataclass(slots=True)
class WebClient:
    """Asks one address after another, also from several threads; remembers when each host was last asked."""

    manners: Manners = field(default_factory=Manners)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, url: str, *, read: bool = False, robots: bool | None = None) -> WebAnswer:
        """The answer to a GET of the address, after redirects; with `read` also the beginning of its body."""
        seen, current, for_good = {url}, url, True
        for step in range(self.manners.redirects + 1):
            try:
                status, location, body = self._once(current, read, self.manners.robots if robots is None else robots)
            except _Failed as failed:
                return WebAnswer(current, 0, step > 0, for_good, b"", failed.failure, failed.detail)
            if status not in _REDIRECTS or not location:
                return WebAnswer(current, status, step > 0, for_good, body)
            for_good = for_good and status in _MOVED_FOR_GOOD
            following = _ascii(urljoin(current, location).partition("#")[0])
            if following in seen:
                break
            seen.add(following)
            current = following
        return WebAnswer(current, 0, True, for_good, b"", "redirects")

    def _once(self, url: str, read: bool, robots: bool) -> tuple[int, str, bytes]:
        split, port = _parts(url)
        origin = f"{split.scheme}://{split.netloc.rpartition('@')[2].lower()}"
        with self._lock(origin):
            if robots and not self._rules(origin, split, port).can_fetch(self.manners.agent, url):
                raise _Failed("robots")
            return self._request(origin, split, port, self.manners.size if read else 0)

    def _rules(self, origin: str, split: SplitResult, port: int) -> RobotFileParser:
        """The rules in the host's robots.txt; nothing is allowed if it cannot be fetched (RFC 9309, 2.3.1)."""
        if (known := self._robots.get(origin)) is not None:
            return known
        rules = RobotFileParser()
        # A redirect counts as a missing file, as it is not followed.
        at = split._replace(path="/robots.txt", query="", fragment="")
        status, _, body = self._request(origin, at, port, _ROBOTS_BYTES)
        if status >= 500 or status == 429:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif status == 200:
            rules.parse(body.decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])
        self._robots[origin] = rules
        return rules

    def _lock(self, origin: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(origin, threading.Lock())

    def _wait(self, origin: str) -> None:
        """Wait until the pause since the host's last request is over."""
        rules = self._robots.get(origin)
        asked = rules.crawl_delay(self.manners.agent) if rules and rules.mtime() else None
        pause = max(self.manners.pause, min(float(asked or 0), 10.0))
        left = self._last.get(origin, 0.0) + pause - time.monotonic()
        if origin in self._last and left > 0:
            time.sleep(left)

    def _request(self, origin: str, split: SplitResult, port: int, size: int) -> tuple[int, str, bytes]:
        """Status, target of a redirect, and up to `size` bytes of the body."""
        self._wait(origin)
        deadline = time.monotonic() + self.manners.seconds
        host = split.hostname or ""
        try:
            with self._connected(split.scheme, host, port, deadline) as connection:
                target = quote(split.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                    f"?{split.query}" if split.query else ""
                )
                shown = f"[{host}]" if ":" in host else host
                at = shown if port == _PORTS[split.scheme] else f"{shown}:{port}"
                fields = {"Host": at, "User-Agent": self.manners.agent, **_HEADERS}
                lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
                connection.sendall(f"GET {target} HTTP/1.1\r\n{lines}\r\n".encode("ascii"))
                response = http.client.HTTPResponse(_Bounded(connection, deadline, size), method="GET")  # type: ignore[arg-type]
                response.begin()
                body = response.read(size) if size and response.status == 200 else b""
                return response.status, response.getheader("Location", "") or "", body
        except TimeoutError:
            raise _Failed("time") from None
        except ssl.SSLCertVerificationError as error:
            raise _Failed("certificate", error.verify_message) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _Failed("unreachable", str(error) or type(error).__name__) from None
        finally:
            self._last[origin] = time.monotonic()

    def _connected(self, scheme: str, host: str, port: int, deadline: float) -> socket.socket:
        """A connection to an address of the host that may be asked."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise _Failed("unknown-host", str(error)) from None
        addresses = [str(row[4][0]).partition("%")[0] for row in found]
        if not all(self.manners.may_ask(ipaddress.ip_address(address), port) for address in addresses):
            raise _Failed("private")
        failed: OSError | None = None
        for address in dict.fromkeys(addresses):
            try:
                plain = socket.create_connection((address, port), timeout=_left(deadline))
            except OSError as error:
                failed = error
                continue
            if scheme == "http":
                return plain
            try:
                return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            except BaseException:
                plain.close()
                raise
        raise failed or _Failed("unknown-host")


class _Bounded(io.RawIOBase):
    """A connection's bytes until a deadline, limited to `size` plus room for headers."""

    def __init__(self, connection: socket.socket, deadline: float, size: int) -> None:
        super().__init__()
        self._connection, self._deadline, self._left_over = connection, deadline, size + 256 * 1024

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The method of a socket that `HTTPResponse` calls."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        if self._left_over <= 0:
            return 0
        self._connection.settimeout(_left(self._deadline))
        count = self._connection.recv_into(memoryview(buffer)[: self._left_over])
        self._left_over -= count
        return count


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _parts(url: str) -> tuple[SplitResult, int]:
    """The parts of a web address and its port; raises an error for user names and for anything else."""
    try:
        split = urlsplit(_ascii(url))
        port = split.port or _PORTS.get(split.scheme, 0)
    except (ValueError, UnicodeError):
        raise _Failed("address") from None
    if split.scheme not in _PORTS or not split.hostname or "@" in split.netloc:
        raise _Failed("address")
    return split, port


def _ascii(url: str) -> str:
    """The address with non-ASCII letters encoded as on the web; control characters and spaces become %XX."""
    scheme, mark, rest = url.partition("://")
    netloc, slash, path = rest.partition("/")
    try:
        netloc = netloc if netloc.isascii() else netloc.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return scheme + mark + netloc + quote(slash + path, safe="/%:@!$&'()*+,;=~-._?#[]")


def origins(urls: Mapping[str, object]) -> dict[str, list[str]]:
    """The addresses by host, in their order."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        try:
            host = urlsplit(url).netloc.lower()
        except ValueError:
            host = ""
        by_host.setdefault(host, []).append(url)
    return by_host
