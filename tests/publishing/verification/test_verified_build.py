"""`radargen build --verify`: the same radar gives the same site, and what keeps it from that is found and named."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.folders import ROOT, command, contents
from tests.kills import smallest
from tests.selection import mostly_by_forge

# Writes a page as no two builds write it, and tells of the circumstances it runs in.
HOOK = """
import datetime, json, os

def on_post_build(config, **_):
    umask = os.umask(0)
    os.umask(umask)
    met = {
        "path": os.path.dirname(config.config_file_path),
        "order": [name for name in os.listdir(os.path.dirname(config.config_file_path))],
        "again": [entry.name for entry in os.scandir("/")],
        "day": str(datetime.date.today()),
        "hash": hash("radar"),
        "umask": umask,
        "home": os.path.expanduser("~"),
        "processors": len(os.sched_getaffinity(0)),
    }
    with open(LOG, "a") as file:
        file.write(json.dumps(met) + "\\n")
    with open(os.path.join(config.site_dir, "words.txt"), "w") as file:
        file.write("first\\n" + " ".join({"one", "two", "three", "four", "five", "six", "seven", "eight"}))
"""


@pytest.fixture
def radar(tmp_path: Path) -> Path:
    """As little as a site can be made of, and a site of it that stays as it is."""
    root = tmp_path / "radar"
    smallest(root, "downloads: [svg, png]\n")
    (root / "build" / "site").mkdir(parents=True)
    (root / "build" / "site" / ".radargen").write_text("an older one")
    return root


def verified(radar: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it with a place of its own for what passes, which is empty in the end, as all else is as it was."""
    near, before = radar.parent / "near", contents(radar)
    near.mkdir(exist_ok=True)
    done = subprocess.run(
        command("--root", radar, "build", "--verify", *arguments),
        env=os.environ | {"TMPDIR": str(near), "PYTHONDONTWRITEBYTECODE": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert contents(radar) == before
    assert not [*near.iterdir()]
    return done


def test_the_same_radar_gives_the_same_site_and_nothing_is_written(radar: Path) -> None:
    done = verified(radar)
    assert (done.returncode, done.stdout.split(",")[0].split(":")[0]) == (0, "The same both times"), done.stderr
    assert "Error" not in done.stderr


def test_what_differs_is_found_and_named(radar: Path) -> None:
    (radar / "hook.py").write_text(f"LOG = {str(radar.parent / 'log')!r}\n{HOOK}")
    (radar / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\nhooks: [hook.py]\n"
    )
    untrusted = verified(radar)
    assert (untrusted.returncode, "run radargen trust" in untrusted.stderr) == (2, True)
    subprocess.run(command("--root", radar, "trust", "--yes"), check=True, capture_output=True, cwd=ROOT)
    done = verified(radar)
    first, second = done.stdout.splitlines()
    assert (done.returncode, first.split(":")[0]) == (1, "The two sites differ. words.txt, line 2, column 1"), first
    assert "the order of Python's sets" in second
    one, other = map(json.loads, (radar.parent / "log").read_text().splitlines())
    alike = {name for name in one if one[name] == other[name]}
    assert alike <= ({"processors"} if one["processors"] == 1 else set())
    assert (sorted(one["order"]), sorted(one["again"])) == (sorted({*other["order"], "build"}), sorted(other["again"]))


def test_what_cannot_be_built_is_said_as_ever(radar: Path) -> None:
    (radar / "trends" / "lean.yaml").write_text("name: Lean\n")
    done = verified(radar)
    assert (done.returncode, "nothing was built" in done.stderr) == (1, True)
    assert verified(radar, "--out", "x").returncode == 2


@pytest.mark.parametrize("signum", mostly_by_forge([signal.SIGTERM, signal.SIGINT]))
def test_whoever_stops_it_leaves_nothing(radar: Path, signum: int) -> None:
    near = radar.parent / "near"
    near.mkdir()
    process = subprocess.Popen(
        command("--root", radar, "build", "--verify"),
        env=os.environ | {"TMPDIR": str(near), "PYTHONDONTWRITEBYTECODE": ""},
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        # Who runs the tests in the background of a shell does not hear Ctrl-C, nor do their children.
        preexec_fn=lambda: signal.signal(signum, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stderr is not None
    assert "Building once" in process.stderr.readline()
    process.send_signal(signum)
    said = process.stderr.read()
    assert (process.wait(), said.strip()) == (128 + signum, "radargen: stopped.")
    assert not [*near.iterdir()]
