"""What systems have that others have not: asked for in one module, and done without there."""

import ast
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radargen.storage import posix
from tests.folders import ROOT
from tests.parsed import parsed

MODULES = frozenset({"crypt", "fcntl", "grp", "nis", "pty", "pwd", "resource", "syslog", "termios", "tty"})
NAMES = frozenset(
    {"O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC", "fork", "getuid", "geteuid", "getgid", "fchmod", "fchown"}
    | {"chown", "statvfs", "sync", "mkfifo", "killpg", "setsid", "uname", "pread", "SIGKILL", "SIGHUP", "SIGPIPE"}
    | {"SIGALRM", "SIGQUIT", "sched_setaffinity", "sched_getaffinity", "pthread_sigmask", "setitimer"}
)


def asked_for(path: Path) -> Iterator[str]:
    """What a module imports or names that not every system has, where it does not ask first whether it is there."""
    tree = parsed(path)
    asked = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from MODULES & {name.name for name in names}
            case ast.ImportFrom(module=str(module)) if module in MODULES:
                yield module
            case ast.Attribute(value=ast.Name(id="os" | "signal"), attr=name) if name in NAMES - asked:
                yield name
            case _:
                pass


@pytest.mark.slow
def test_nothing_that_only_some_systems_have_is_taken_for_granted() -> None:
    found = {path.name: [*asked_for(path)] for path in (ROOT / "radargen").rglob("*.py")}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize("flag", [posix._NO_LINK, 0], ids=["the system looks", "we look"])
def test_a_link_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flag: int) -> None:
    monkeypatch.setattr(posix, "_NO_LINK", flag)
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with open(tmp_path / "file", "rb", opener=posix.open_unlinked) as file:
        assert file.read() == b"x"
    with pytest.raises(OSError, match="link") as refused:
        posix.open_unlinked(str(tmp_path / "link"), os.O_RDONLY)
    assert refused.value.errno == errno.ELOOP


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are no files here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.close(posix.open_unblocked(str(tmp_path / "pipe"), os.O_RDONLY))


@pytest.mark.parametrize("path", ["trends/a.yaml", "radar.yaml", "trends/ä b.yaml"])
def test_a_plain_path_is_local_everywhere(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    assert posix.is_local(path)
    monkeypatch.setattr(posix, "_NOT_IN_NAMES", frozenset("\\:"))
    assert posix.is_local(path)


@pytest.mark.parametrize("path", ["C:", "trends/C:", "..\\secret", "trends/a\\..\\..\\x", "a.yaml:stream"])
def test_what_leads_elsewhere_on_windows_is_not_local_there(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    assert posix.is_local(path) is (sys.platform != "win32")
    monkeypatch.setattr(posix, "_NOT_IN_NAMES", frozenset("\\:"))
    assert not posix.is_local(path)


def test_two_folders_trade_places_where_the_system_can(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchanged = posix.exchange_names(tmp_path / "one", tmp_path / "other")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["other" if exchanged else "one"]
    if sys.platform != "linux":
        assert not exchanged
    elif exchanged:
        with pytest.raises(FileNotFoundError):
            posix.exchange_names(tmp_path / "one", tmp_path / "absent")
