"""`radargen validate` as an editor, a terminal and a forge meet it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import RADAR
from tests.folders import ROOT, radargen

pytestmark = pytest.mark.quick


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A radar with an error in one file and a warning in another."""
    folder = tmp_path / "radar"
    (folder / "trends").mkdir(parents=True)
    (folder / "radar.yaml").write_text(RADAR)
    (folder / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trail\n")
    (folder / "trends" / "kubernetes.yaml").write_text(
        f"name: Kubernetes\nlabel: {'K' * 30}\ndimension: platforms\nring: adopt\n"
    )
    return folder


def test_validate_shows_the_line_in_german_too(wrong: Path) -> None:
    done = radargen("validate", "--language", "de", cwd=wrong)
    assert done.stdout.startswith(
        "trends/helm.yaml:3:7: Fehler: Ring „trail“ gibt es nicht. [unknown-ring]\n"
        "    3 | ring: trail\n"
        "      |       ^\n"
        "    Ist trial gemeint?\n\n"
    )
    assert done.stderr == "1 Fehler, 1 Warnung in radar.yaml und 2 Einträgen.\n"


def test_validate_reports_only_what_is_asked_for(wrong: Path) -> None:
    helm, kubernetes = "trends/helm.yaml", "trends/kubernetes.yaml"
    asked = {
        (): (1, [helm, kubernetes]),
        ("--only", "long-label"): (0, [kubernetes]),
        ("--only", "long-label,unknown-ring"): (1, [helm, kubernetes]),
        (kubernetes,): (0, [kubernetes]),
        (kubernetes, "--strict"): (1, [kubernetes]),
        ("trends",): (1, [helm, kubernetes]),
        ("radar.yaml",): (0, []),
    }
    for arguments, expected in asked.items():
        done = radargen("validate", "--format", "json", *arguments, cwd=wrong)
        assert (done.returncode, [row["path"] for row in json.loads(done.stdout)]) == expected, arguments


def test_validate_wants_codes_and_files_that_there_are(wrong: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    done = radargen("validate", "--only", "long-lable", cwd=wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "radargen: There is no kind of problem “long-lable”. Did you mean long-label?\n"
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = radargen("validate", str(elsewhere), cwd=wrong)
    assert (done.returncode, "does not lie in the radar's folder" in done.stderr) == (2, True)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_forges_are_told_the_file_as_the_repository_has_it(wrong: Path, form: str) -> None:
    done = radargen("--root", wrong.name, "validate", "--format", form, cwd=wrong.parent)
    assert done.returncode == 1
    assert f"{wrong.name}/trends/helm.yaml" in done.stdout


@pytest.mark.slow
def test_colour_is_for_terminals_that_want_it(wrong: Path) -> None:
    assert "\x1b" not in radargen("validate", cwd=wrong).stdout
    assert "\x1b[31m" in _on_a_terminal(wrong)
    assert "\x1b" not in _on_a_terminal(wrong, NO_COLOR="1")


def _on_a_terminal(folder: Path, **more: str) -> str:
    """What `validate` prints to a terminal."""
    ours, theirs = os.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | more
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), environment.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "radargen", "validate"]
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, check=False)
    os.close(theirs)
    printed = os.read(ours, 10_000).decode()
    os.close(ours)
    return printed


@pytest.mark.slow
def test_places_that_no_longer_fit_are_one_warning_and_the_command_that_mends_it(wrong: Path) -> None:
    trends = wrong / "trends"
    (trends / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trial\n")
    for name in "abcdefg":
        (trends / f"{name}.yaml").write_text(f"name: {name}\ndimension: tools\nring: adopt\n")
    assert radargen("lock", cwd=wrong).returncode == 0
    assert "lock" not in radargen("validate", cwd=wrong).stdout
    (trends / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: adopt\n")
    (trends / "a.yaml").rename(trends / "zzz.yaml")
    done = radargen("validate", "--only", "lock-behind", cwd=wrong)
    assert (done.returncode, done.stdout.count("[lock-behind]")) == (0, 1)
    assert done.stdout.startswith(
        "layout.lock.json:1:1: warning: The places no longer fit the entries; "
        "new, gone or in another cell: helm, zzz. [lock-behind]\n    Run radargen lock and commit"
    )
    for name in "bcdefg":
        (trends / f"{name}.yaml").write_text(f"name: {name}\ndimension: tools\nring: trial\n")
    assert "cell: b, c, d, e, f and 3 more. [" in radargen("validate", cwd=wrong).stdout
    check = radargen("lock", "--check", cwd=wrong)
    assert (check.returncode, "lock-behind" in check.stdout + check.stderr) == (1, False)
    assert radargen("lock", cwd=wrong).returncode == 0
    assert "lock" not in radargen("validate", cwd=wrong).stdout
