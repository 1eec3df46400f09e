"""The commands where none of what only POSIX systems have is there, and on a console that knows few characters.

A module for the start of Python takes away what Windows lacks, so each process of a command, those that build a site
included, runs without it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from radargen.storage.atomic_folder import MARKER
from tests.cli.test_writing import RATED
from tests.folders import ROOT, contents, entry, radar_folder, radargen

ABSENT = """
import os, signal, sys
# Libraries that have a part for each system take the one of this; it may keep what it needs.
import platformdirs.unix
for name in ("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty"):
    sys.modules[name] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC", "O_NOCTTY", "fork", "forkpty", "getuid", "geteuid",
             "getgid", "fchmod", "fchown", "chown", "statvfs", "sync", "mkfifo", "mknod", "killpg", "setsid", "getppid",
             "sched_getaffinity", "sched_setaffinity", "O_TMPFILE", "pread", "openpty"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("pthread_sigmask", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGPIPE", "SIGCHLD", "setitimer"):
    if hasattr(signal, name):
        delattr(signal, name)
os.supports_dir_fd.clear()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(ABSENT, encoding="utf-8")
    radar_folder(tmp_path / "radar")
    (tmp_path / "radar" / "radar.yaml").write_text(RATED, encoding="utf-8")
    return tmp_path


def run(place: Path, *words: str, answers: str = "") -> str:
    """What a command says there; it ends well, and nothing that lacks is complained of."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(place / "start"), str(ROOT)]),
        "PYTHONIOENCODING": "cp1252",
        "PYTHONWARNINGS": "ignore",
        "XDG_STATE_HOME": str(place / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "radargen", "--language", "en", "--debug", *words],
        cwd=place / "radar",
        env=environment,
        input=answers.encode(),
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode("cp1252") + done.stderr.decode("cp1252")
    assert done.returncode == 0 and "Traceback" not in said, said
    return said


def test_what_only_some_systems_have_is_really_absent(elsewhere: Path) -> None:
    code = "import os, signal\ntry:\n import fcntl\nexcept ImportError:\n print(hasattr(os, 'O_NOFOLLOW'))"
    environment = os.environ | {"PYTHONPATH": str(elsewhere / "start")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_an_editor_can_work(elsewhere: Path) -> None:
    trends = elsewhere / "radar" / "trends"
    assert "No problems" in run(elsewhere, "validate")
    (trends / "scrum.yaml").write_text(entry("Scrum 日本 Ł"), encoding="utf-8")
    run(elsewhere, "fmt")
    assert "trends/scrum.yaml" not in run(elsewhere, "fmt", "--check")
    run(elsewhere, "new", "Größe zählt", "--dimension", "people")
    assert (trends / "groesse-zaehlt.yaml").is_file()
    (trends / "groesse-zaehlt.yaml").unlink()
    run(elsewhere, "rate", "scrum", "--by", "Anna", "--level", "use=3")
    assert "Anna" in (trends / "scrum.yaml").read_text(encoding="utf-8")
    run(elsewhere, "lock")
    assert (elsewhere / "radar" / "layout.lock.json").is_file()
    assert [name for name in contents(elsewhere / "radar") if "tmp" in name] == []
    assert contents(elsewhere / "state") == {}


def test_pictures_are_the_same_as_anywhere(elsewhere: Path) -> None:
    for suffix in ("svg", "png"):
        there, here = elsewhere / f"there.{suffix}", elsewhere / f"here.{suffix}"
        run(elsewhere, "render", str(there))
        assert radargen("--root", elsewhere / "radar", "render", here).returncode == 0
        assert there.read_bytes() == here.read_bytes()


def test_a_site_takes_the_place_of_an_older_one_and_an_edition_is_published(elsewhere: Path) -> None:
    site = elsewhere / "site"
    site.mkdir()
    (site / MARKER).touch()
    (site / "old.html").touch()
    run(elsewhere, "build", "--out", str(site))
    assert "index.html" in contents(site) and "old.html" not in contents(site)
    assert [path.name for path in elsewhere.iterdir() if path.name.endswith(".radargen")] == []
    run(elsewhere, "edition", "publish", "2026")
    assert (elsewhere / "radar" / "editions" / "2026.json").is_file()
    assert contents(elsewhere / "state") == {}
