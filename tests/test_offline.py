"""Every command does its work where there is no network, and none so much as looks for one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from radargen.cli import commands
from tests import forked
from tests.folders import ROOT, filled_in
from tests.runner import git

# In every process of the command: whoever asks for a host or goes to one is written down, and stopped.
WATCH = """
import os, sys

def watch(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto") or (
        event == "socket.connect" and isinstance(given[1], tuple)
    ):
        with open(os.environ["ASKED_FOR"], "a") as told:
            told.write(f"{event} {given[:2]}\\n")
        raise OSError(101, "Network is unreachable")

sys.addaudithook(watch)
"""
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("validate", "--format", "sarif"),
    ("fmt",),
    ("rate", "voice-of-customer", "--by", "somebody"),
    ("ratings", "--export", "../sheet.xlsx"),
    ("ratings", "--import", "../sheet.xlsx"),
    ("explain", "voice-of-customer"),
    ("status",),
    ("lock",),
    ("schema", "--out", ".radargen"),
    ("render", "../radar.svg"),
    ("render", "../radar.png", "--dpi", "40"),
    ("render", "../radar.pdf"),
    ("book", "../book.pdf", "--select", "voice-of-customer"),
    ("deck", "../deck.pptx", "--select", "voice-of-customer"),
    ("handout", "voice-of-customer", "../sheet.pdf"),
    ("digest", "../news.html"),
    ("onefile", "../radar.html"),
    ("diff", "HEAD", ".", "--picture", "../change.svg"),
    ("export", "../radar.csv", "--format", "byor-csv"),
    ("import", "../radar.csv", "../brought", "--from", "1.0"),
    ("rename", "synthetic-customers", "made-up-customers", "--yes"),
    ("edition", "publish", "2026"),
    ("edition", "new", "2027", "--date", "2027-11-30"),
    ("archive", "made-up-customers", "--as", "faded", "--reason", "en=Gone.", "--reason", "de=Weg.", "--yes"),
    ("merge", "customer-council", "voice-of-customer", "--reason", "en=One.", "--reason", "de=Eins.", "--dry-run"),
    ("split", "customer-council", "Board", "Panel", "--reason", "en=Two.", "--reason", "de=Zwei.", "--dry-run"),
    ("upgrade", "--check"),
    ("trust",),
    ("build", "--preview", "--out", "../site"),
    ("new", "Quiet service", "--dimension", "people", "--by", "editors"),
)
# Nobody can see what it shows without a network, be it that of this machine alone; and what asks the web, by its name.
NOT_RUN = frozenset({"serve", "sources"})


def test_all_commands_are_tried() -> None:
    assert {"init", *(command[0] for command in COMMANDS)} | NOT_RUN == {*commands.commands}


def cut_off() -> list[str]:
    """What runs a command without any network; nothing where this machine lets nobody do so."""
    for way in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    return []


def test_every_command_works_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    asked_for, root = tmp_path / "asked-for", tmp_path / "radar"
    environment = {"ASKED_FOR": str(asked_for)}
    watched = ("env", f"PYTHONPATH={tmp_path / 'watch'}{os.pathsep}{ROOT}")
    # Who asked before it knows where to write that down would end there.
    within = (*cut_off(), *watched)

    def run(*arguments: str, where: Path, given: str = "") -> None:
        done = forked.run(arguments, where, given, environment, within)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        assert not asked_for.exists(), (arguments, asked_for.read_text())

    run("init", "radar", "--from", "1.0", where=tmp_path)
    filled_in(root)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=start")
    for command in COMMANDS:
        run(*command, where=root, given="3\n" * 9)
    assert (tmp_path / "site" / "trends" / "voice-of-customer" / "index.html").is_file()
    assert all((tmp_path / f"radar.{suffix}").stat().st_size for suffix in ("svg", "png", "pdf"))


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 9), 1)",
        "import socket; socket.getaddrinfo('a.example', 9)",
    ],
)
def test_who_looked_for_a_network_would_be_seen(tmp_path: Path, code: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    asked_for = tmp_path / "asked-for"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ASKED_FOR": str(asked_for)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert "socket." in asked_for.read_text()
