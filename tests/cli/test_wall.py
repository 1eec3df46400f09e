"""The last wall: whatever is raised that is no word of ours is one sentence, and has an exit status of its own."""

import io
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from radargen import cli
from radargen.publishing.building.worker_pool import WorkerPool
from radargen.publishing.mkdocs_host.mkdocs_build import DEFAULT_SETTINGS
from radargen.publishing.preview import live_site
from radargen.publishing.site.site_config import THEME
from tests.folders import RADAR, ROOT, radar_folder
from tests.selection import BY_FORGE, mostly_by_forge

RUN = "\nfrom radargen.cli import main\nif __name__ == '__main__':\n    main()\n"
# A fault, as a bug of ours would show, wherever the program handles the entry kanban.
IN_READING = """
from radargen.reading import loading
sound = loading.trend
def broken(trend_id, *others):
    if trend_id == "kanban":
        {fault}
    return sound(trend_id, *others)
loading.trend = broken
"""
IN_A_CHECK = """
from radargen.reading import rules, loading
def broken(context):
    for trend in context.radar.trends:
        if trend.id == "kanban":
            {fault}
        yield from ()
loading.RULES = (*rules.RULES, broken)
"""
IN_DRAWING = """
from radargen.assessing import trend_status
def broken(radar, trend, now, impact):
    if trend.id == "kanban":
        {fault}
trend_status._action = broken
"""
IN_THE_FRAME = """
from radargen.reading import loading
def broken(*_):
    {fault}
loading.radar_skeleton = broken
"""
REFUSED = """
import errno
from radargen.storage import files
def broken(*_, **__):
    raise OSError(errno.EIO, "Input/output error", "radar.yaml")
files.read = broken
"""
# Ctrl-C at a moment that can be chosen.
STOPPED = """
import builtins
imported = builtins.__import__
def stopping(name, glob=None, loc=None, fromlist=(), level=0):
    if "{fault}" in (name, *(f"{{name}}.{{one}}" for one in fromlist or ())):
        raise KeyboardInterrupt
    return imported(name, glob, loc, fromlist, level)
builtins.__import__ = stopping
from radargen.__main__ import program
program()
"""
FAULTS = {
    "KeyError": "raise KeyError('x')",
    "ValueError": "raise ValueError('x')",
    "RecursionError": "broken_again = lambda: broken_again(); broken_again()",
    "MemoryError": "bytearray(2 ** 62)",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = radar_folder(tmp_path / "radar")
    (folder / "radar.yaml").write_text(RADAR.replace("[de, en]", "[en, de]"), encoding="utf-8")
    return folder


def run(patch: str, *arguments: str | Path, fault: str = FAULTS["KeyError"]) -> subprocess.CompletedProcess[str]:
    code = patch.format(fault=fault) + RUN
    command = [sys.executable, "-c", code, *map(str, arguments)]
    folder = next((one for one in arguments if isinstance(one, Path)), ROOT)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_one_sentence_with_the_file_in_work_and_how_to_report_it(root: Path, kind: str) -> None:
    done = run(IN_READING, "--root", root, "validate", fault=FAULTS[kind])
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (70, "")
    assert line.startswith(f"radargen: This is a fault of radargen, not yours ({kind}, at work on trends/kanban.yaml).")
    assert f"`radargen --debug --root {root} validate`" in line


@pytest.mark.parametrize(
    ("patch", "arguments", "place"),
    [
        (IN_A_CHECK, ("validate",), "trends/kanban.yaml"),
        (IN_DRAWING, ("render", "out.svg"), "trends/kanban.yaml"),
        (IN_THE_FRAME, ("explain", "kanban"), "radar.yaml"),
    ],
)
def test_the_file_in_work_is_named_wherever_the_fault_shows(
    root: Path, patch: str, arguments: tuple[str, ...], place: str
) -> None:
    done = run(patch, "--root", root, *arguments)
    assert done.returncode == 70
    assert f"(KeyError, at work on {place})" in done.stderr


def test_debug_shows_the_traceback_before_the_sentence(root: Path) -> None:
    done = run(IN_READING, "--debug", "--root", root, "validate")
    assert done.returncode == 70
    assert done.stderr.startswith("Traceback (most recent call last):")
    assert done.stderr.splitlines()[-1].startswith("radargen: This is a fault of radargen")


def test_a_fault_in_a_process_of_the_build_is_told_by_the_command(root: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    # The parent sees no fault: it only looks at the radar, while each language reckons where the trends stand.
    program.write_text(IN_DRAWING.format(fault=FAULTS["ValueError"]) + RUN)
    command = [sys.executable, str(program), "--debug", "--root", str(root), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert done.stderr.count("Traceback") == 1
    assert "in broken" in done.stderr
    assert "(ValueError, at work on trends/kanban.yaml)" in done.stderr.splitlines()[-1]
    assert not (root / "build" / "site").exists()


def test_a_preview_tells_of_a_fault_and_goes_on(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    told: list[str] = []
    spare = tmp_path / "spare"
    spare.mkdir()
    with WorkerPool() as pool:
        shown = live_site.LiveSite(root, spare, pool, told.append, debug=True)
        with monkeypatch.context() as patch:
            patch.setattr(live_site, "load", broken)
            shown.renew()
        assert told[0].startswith("Traceback")
        assert told[1].startswith("radargen: This is a fault of radargen, not yours (KeyError)")
        assert "a fault of radargen" in (shown.site / "index.html").read_text()
        (root / "radar.yaml").unlink()
        shown.renew()
        assert "The folder has no radar.yaml." in (shown.site / "index.html").read_text()
        shown.over = True


def test_mkdocs_on_its_own_shows_the_sentence(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("radargen.build.load", broken)
    monkeypatch.chdir(root)
    given = {"docs_dir": str(THEME), "site_dir": str(tmp_path / "site")}
    config = load_config(io.BytesIO(b"{}"), config_file_path=str(root / "mkdocs.yml"), **DEFAULT_SETTINGS, **given)
    with pytest.raises(PluginError, match="a fault of radargen"):
        config.plugins["radargen"].on_config(config)


def test_what_the_disk_refuses_to_read_is_not_said_of_the_output(root: Path) -> None:
    done = run(REFUSED, "--root", root, "validate")
    assert (done.returncode, done.stderr) == (2, "radargen: radar.yaml: input/output error.\n")


@pytest.mark.parametrize(
    "module", mostly_by_forge(["click", "radargen.cli.for_beginners.init_command", "radargen.storage.files"])
)
def test_who_stops_it_while_it_is_loaded_hears_that_it_stopped(root: Path, module: str) -> None:
    done = run(STOPPED, "--root", root, "validate", fault=module)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "radargen: stopped.")


@pytest.mark.parametrize(
    ("command", "given"),
    mostly_by_forge(
        [
            (("new",), "<&-"),
            (("new", "--from-issue", "-"), "<odd"),
            (("rate", "kanban", "--by", "a"), "</dev/null"),
            *product(
                [("new",), ("new", "--from-issue", "-"), ("rate", "kanban", "--by", "a")], ["<&-", "</dev/null", "<odd"]
            ),
        ],
        here=3,
    ),
)
def test_who_cannot_answer_hears_a_sentence(root: Path, command: tuple[str, ...], given: str) -> None:
    (root / "odd").write_bytes(b"\xff\xfe\n\xff\n")
    script = f'exec "$0" -m radargen "$@" {given}'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, *command], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode in (2, 130)
    assert "radargen: " in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("time", ["abc", "", "-1", "1.5", "1_0", "4294967296", "9" * 5000])
def test_a_time_of_the_build_that_is_none_is_said_before_anything_is_made(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], time: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    for arguments in (["build"], ["render", "out.pdf"], ["diff", "--picture", "out.pdf"]):
        monkeypatch.setattr(sys, "argv", ["radargen", "--root", str(root), *arguments])
        with pytest.raises(SystemExit, match="2"):
            cli.main()
        assert capsys.readouterr().err.startswith(f"radargen: SOURCE_DATE_EPOCH is “{time}”, which is no whole number")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    "arguments",
    [
        (("validate",)),
        (("validat",)),
        *(pytest.param(one, marks=BY_FORGE) for one in (("--help",), ("explain", "kanban"))),
    ],
)
def test_what_cannot_be_printed_is_said_where_it_still_can_be(root: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "radargen", "--root", str(root), *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 2 or (done.returncode, arguments) == (0, ("validate",))
        assert "Traceback" not in done.stderr
        silent = subprocess.run(command, stdout=full, stderr=full, check=False)
        assert silent.returncode == 2
