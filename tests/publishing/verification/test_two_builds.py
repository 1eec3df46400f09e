"""The two builds of `radargen build --verify`, forked here: their circumstances, and what is told of a difference."""

import json
import locale
import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from radargen.publishing.code_trust import NO_TRUST, Trust
from radargen.publishing.verification import verified_build as verification
from radargen.publishing.verification.verified_build import verified_build
from radargen.storage import git
from radargen.text.messages import Message, RadargenError
from tests.folders import contents
from tests.forked import CAN_FORK
from tests.kills import smallest
from tests.runner import git as run_git

# What each build is told is written down; the page is another one in each.
HOOK = """
import json, os

def on_post_build(config, **_):
    umask = os.umask(0)
    os.umask(umask)
    names = ("TZ", "LC_ALL", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "GIT_OPTIONAL_LOCKS", "HOME")
    met = {name: os.environ.get(name) for name in names}
    met |= {name: os.path.basename(os.environ.get(name, "")) for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME")}
    met |= {"umask": umask, "called": os.getcwd(), "root": os.path.dirname(config.config_file_path)}
    met |= {"cores": len(os.sched_getaffinity(0)), "path": os.environ.get("PYTHONPATH", "").split(os.pathsep)[0]}
    with open(LOG, "a") as file:
        file.write(json.dumps(met) + "\\n")
    with open(os.path.join(config.site_dir, "words.txt"), "w") as file:
        file.write(f"one\\nin {met['TZ']}")
"""


@pytest.fixture
def radar(tmp_path: Path) -> Path:
    root = tmp_path / "radar"
    smallest(root, "downloads: []\n")
    return root


@pytest.mark.quick
def test_each_build_has_circumstances_of_its_own(radar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not CAN_FORK:
        pytest.skip("processes are not forked here")
    forking = multiprocessing.get_context("fork")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _=None: forking)
    # As a process that begins anew takes it from its environment.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (radar / "hook.py").write_text(f"LOG = {str(tmp_path / 'log')!r}\n{HOOK}")
    (radar / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\nhooks: [hook.py]\n"
    )
    with pytest.raises(RadargenError):
        verified_build(radar, None, NO_TRUST, print, prepared=False)
    before, environment, told = contents(radar), dict(os.environ), list[Message]()
    found = verified_build(radar, None, Trust(everything=True), told.append, prepared=False)
    assert (contents(radar), dict(os.environ)) == (before, environment)
    assert [f"{each}" for each in told] == [
        "Building once, where the radar is …",
        "… and once more, where all is different …",
    ]
    one, other = map(json.loads, (tmp_path / "log").read_text().splitlines())
    assert f"{found.difference}" == (
        "words.txt, line 2, column 5: “in <+14>-14” the first time, “in <-12>12” the second."
    )
    assert found.files > 30
    assert found.size > 300_000
    assert (one["umask"], other["umask"]) == (0o022, 0o077)
    assert (one["root"], one["called"]) == (str(radar), str(radar))
    assert Path(other["root"]).name == "another folder"
    assert (other["called"], other["HOME"]) == (str(Path(other["root"]).parent / "home"),) * 2
    assert (other["XDG_STATE_HOME"], other["XDG_CACHE_HOME"]) == ("state", "cache")
    assert (one["PYTHONHASHSEED"], other["PYTHONHASHSEED"]) == ("1", "2")
    assert (one["LC_ALL"], other["GIT_OPTIONAL_LOCKS"], other["cores"]) == ("C", "0", 1)
    assert {one["PYTHONDONTWRITEBYTECODE"], other["PYTHONDONTWRITEBYTECODE"]} == {"1"}
    assert (Path(other["path"]) / "sitecustomize.py").is_file()
    assert ("the path" in found.circumstances, "earlier builds" in found.circumstances) == (True, False)


def test_the_first_file_that_differs_is_told_with_how_it_does(tmp_path: Path) -> None:
    def site(name: str, **files: str) -> dict[str, Path]:
        folder = tmp_path / name
        (folder / "deep").mkdir(parents=True)
        for file, text in files.items():
            (folder / "deep" / file).write_text(text)
            (folder / "deep" / file).chmod(0o644)
        return verification._files_by_path(folder)

    one, other, more = site("one", a="x", b="y"), site("other", a="x", b="z"), site("more", a="x", b="y", c="")
    assert [*more] == ["deep/a", "deep/b", "deep/c"]
    assert f"{verification._difference(one, one)}" == ""
    assert f"{verification._difference(one, other)}" == (
        "deep/b, line 1, column 1: “y” the first time, “z” the second."
    )
    assert f"{verification._difference(more, one)}" == "deep/c is there only the first time."
    assert f"{verification._difference(one, more)}" == "deep/c is there only the second time."
    more["deep/a"].chmod(0o600)
    told = "deep/a has the mode 644 the first time and 600 the second."
    assert f"{verification._difference(one, more)}" == told


def test_a_copy_has_what_may_belong_to_a_radar(radar: Path, tmp_path: Path) -> None:
    for folder in ("build/site", ".cache", "node_modules", "venv", "site"):
        (radar / folder).mkdir(parents=True)
        (radar / folder / "file").write_text(folder)
    (radar / "build/site/.radargen").write_text("")
    (radar / "venv/pyvenv.cfg").write_text("")
    (radar / "link").symlink_to("radar.yaml")
    os.mkfifo(radar / "pipe")
    run_git(tmp_path, "init", "--quiet")
    copy = verification._copied(radar, tmp_path / "elsewhere")
    assert copy == tmp_path / "elsewhere" / "radar"
    assert {path.relative_to(copy).as_posix() for path in copy.rglob("*") if not path.is_dir()} == {
        *("radar.yaml", "link", "trends/lean.yaml", "site/file")
    }
    assert (copy / "link").readlink() == Path("radar.yaml")
    assert (copy / "radar.yaml").stat().st_mtime == (radar / "radar.yaml").stat().st_mtime
    # For git it is the same folder of the same repository.
    assert os.fsdecode(git.run(copy, "rev-parse", "--show-prefix").stdout).strip() == "radar/"
    assert verification._copied(copy / "trends", tmp_path / "more").name == "trends"


def test_another_locale_is_found_and_the_present_one_stays() -> None:
    before = locale.setlocale(locale.LC_ALL)
    assert verification._locale() in ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "C")
    assert locale.setlocale(locale.LC_ALL) == before
