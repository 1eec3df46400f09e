"""The live preview as an editor meets it: a change shows by itself, and nothing an editor writes ends it."""

import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.folders import ROOT, command, entry, radargen


@dataclass
class Preview:
    """A running `radargen serve`."""

    address: str
    process: subprocess.Popen[str]

    def page(self, path: str) -> str:
        try:
            with urlopen(f"{self.address}/{path}", timeout=60) as answer:  # noqa: S310 – our own address
                return str(answer.read().decode())
        except HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    def shows(self, path: str, words: str, within: float = 30) -> bool:
        """Whether the page says so in time."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if words in self.page(path):
                return True
            time.sleep(0.05)
        return False


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = command("--root", root, "serve", "--port", str(port))
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        first = process.stderr.readline()
        assert first == f"http://127.0.0.1:{port}/ shows the radar; Ctrl-C ends it.\n"
        yield Preview(f"http://127.0.0.1:{port}", process)
    finally:
        process.kill()
        process.communicate()


def test_an_editor_at_work(demo: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(demo, tmp_path / "radar", ignore=shutil.ignore_patterns("build")))
    kanban, radar = root / "trends" / "kanban.yaml", root / "radar.yaml"
    sound, frame = kanban.read_text(), radar.read_text()
    with serving(root) as preview:
        page = preview.page("en/trends/kanban/")
        assert re.search(r"livereload\(\d+, \d+\)", page)  # how the browser learns of a change
        assert "problems/" not in page

        kanban.write_text(entry("Scrumban"))
        assert preview.shows("en/trends/kanban/", "Scrumban (en)")

        kanban.write_text(sound.replace("dimension:", "dimensoin:"))
        assert preview.shows("problems/", "dimensoin")
        assert "problems/" in preview.page("en/")
        assert "Lean (de)" in preview.page("trends/lean/")
        assert preview.page("trends/kanban/").startswith("404")

        radar.write_text("radar: [")
        assert preview.shows("", "radar.yaml hat Fehler")
        assert "Lean (de)" in preview.page("trends/lean/")

        radar.write_text(frame)
        kanban.write_text(sound)
        assert preview.shows("trends/kanban/", "Kanban (de)")
        assert "problems/" not in preview.page("")

        done = radargen("--root", root, "serve", "--port", preview.address.rpartition(":")[2])
        assert done.returncode == 2
        assert "is taken by another program" in done.stderr
        assert len(done.stderr.splitlines()) == 1

        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(timeout=20) == 0


def test_a_radar_that_never_was_sound_is_a_list_of_problems_until_it_is(tmp_path: Path) -> None:
    (tmp_path / "radar.yaml").write_text("radar: [")
    (tmp_path / "trends").mkdir()
    arguments = command("--root", tmp_path, "serve", "--port", str(_free_port()))
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    said = ""
    while "shows the radar" not in said:
        said = process.stderr.readline()
    preview = Preview(said.split("/ ")[0], process)
    try:
        assert "[syntax]" in preview.page("")
        (tmp_path / "radar.yaml").write_text(
            "radar: 1\nid: t\ntitle: Tech\nlanguages: [en]\ndimensions: [Tools, Platforms]\nrings: [Adopt, Trial]\n"
        )
        assert preview.shows("", "<title>Tech</title>")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 143
        process.stderr.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
