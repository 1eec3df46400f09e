"""What `radargen init` leaves behind: a repository that is sound, builds, and says to its editors what holds."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from radargen import reading
from radargen.storage import files
from radargen.writing.forge import SETUP, Forge
from radargen.writing.formatting import all_formatted
from radargen.writing.starter import CONTENT, FRAME, Example, starter_files
from radargen.writing.starter.install_source import released
from tests.folders import ROOT, Once, contents, radargen
from tests.runner import COMPARED, INSTALL, git, run_steps, schema_complaints, script
from tests.selection import mostly_by_forge
from tests.starter import CONSTRAINTS, LOCKED, PACKAGE, expected

KINDS = mostly_by_forge(
    [
        (Example.CX, "de"),
        (Example.MINIMAL, "en"),
        *((example, language) for example in Example for language in ("de", "en")),
    ],
    here=2,
)

RELEASED = released("1.0")


def begun(folder: Path, example: str = "minimal", language: str = "en", forge: str = "github", *more: str) -> Path:
    done = radargen("init", folder, "--example", example, "--language", language, "--forge", forge, *more)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 4)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("example", "language"), KINDS)
def test_a_new_radar_has_no_problem_and_nothing_to_set_straight(example: Example, language: str) -> None:
    found = starter_files(example, language, Forge.GITLAB, RELEASED)
    loaded = reading.load(found)
    assert ({problem.code for problem in loaded.problems}, len(loaded.read)) == ({"placeholder"}, 3)
    assert loaded.radar and loaded.radar.languages[0] == language
    radar_files = [path for path in found if path == files.RADAR or path.startswith(f"{files.TRENDS}/")]
    formatted = all_formatted(found, radar_files, loaded.radar)
    assert (formatted.changed, formatted.left) == ({}, ())
    assert all(found[path].startswith("# yaml-language-server: $schema=") for path in radar_files)
    assert not [path for path, text in found.items() if "{{" in text.replace("${{", "")]


@pytest.mark.slow
@pytest.mark.parametrize(("example", "language"), KINDS)
def test_the_entry_that_editors_are_shown_is_sound(example: Example, language: str) -> None:
    found = starter_files(example, language, Forge.GITHUB, RELEASED)
    manual = found["CONTRIBUTING.md"]
    specimen = manual.split("```yaml\n")[1].split("```")[0]
    named = re.search(r"`([a-z-]+\.yaml)`", manual)
    assert named
    for text in (specimen, f"{specimen}status: archived\narchived: {{as: faded, reason: why}}\n"):
        problems = reading.load({**found, f"trends/{named[1]}": text}).problems
        assert not [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(("example", "language"), mostly_by_forge([(Example.MINIMAL, "en"), (Example.CX, "de")]))
def test_a_new_radar_builds_with_strict_mkdocs(example: Example, language: str, tmp_path: Path) -> None:
    folder = begun(tmp_path / "radar", example, language)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    imprint = (folder / "build" / "mkdocs" / "imprint" / "index.html").read_text(encoding="utf-8")
    assert {"de": "Noch auszufüllen", "en": "Still to be filled in"}[language] in imprint


def test_the_frame_and_the_trends_of_the_cx_example_are_those_of_this_repository() -> None:
    assert {path: (PACKAGE / path).read_text(encoding="utf-8") for path in expected()} == expected()
    taken = {path for path in CONTENT[Example.CX] if path.startswith("trends/")}
    assert set(expected()) == {FRAME, CONSTRAINTS, LOCKED, *(CONTENT[Example.CX][path] for path in taken)}


def test_a_radar_within_a_repository_is_told_that_a_forge_would_not_check_it(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = radargen("init", tmp_path / "radar", "--from", "1.0")
    assert done.returncode == 0 and (tmp_path / "radar" / "radar.yaml").exists()
    assert done.stderr.startswith(f"{tmp_path / 'radar'} lies within the git repository {tmp_path}.")
    assert done.stderr.count("\n") == 1


@pytest.mark.quick
def test_a_repository_begun_on_the_forge_becomes_a_radar_and_keeps_what_it_has(tmp_path: Path) -> None:
    forge = tmp_path / "forge"
    forge.mkdir()
    git(forge, "init", "--quiet", "--initial-branch=main")
    own = {"README.md": b"# Ours\n", "LICENSE": b"MIT", ".gitignore": b"*.log\n"}
    for path, content in own.items():
        (forge / path).write_bytes(content)
    git(forge, "add", "--all")
    git(forge, "commit", "--quiet", "--message=begun")
    git(tmp_path, "clone", "--quiet", "forge", "clone")
    here = tmp_path / "clone"
    done = radargen("init", ".", "--from", "1.0", cwd=here)
    assert (done.returncode, done.stderr) == (0, "Stays as it is: README.md, .gitignore.\n")
    assert {path: (here / path).read_bytes() for path in own} == own
    assert git(here, "status", "--porcelain", "README.md", "LICENSE", ".gitignore") == ""
    assert os.access(here / SETUP, os.X_OK) and (here / ".github/workflows/check.yml").is_file()
    assert "RADAR: .\n" in (here / ".github/workflows/check.yml").read_text()
    assert radargen("--root", here, "validate").returncode == 0
    before = contents(here)
    done = radargen("init", here, "--from", "1.0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "radar.yaml is there already, and nothing is overwritten; name a new folder." in done.stderr
    assert contents(here) == before


def test_a_repository_in_which_something_stands_in_the_way_is_not_touched(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n")
    before = contents(tmp_path)
    done = radargen("init", tmp_path, "--from", "1.0")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"radargen: {tmp_path / 'mkdocs.yml'} is there already; it stays as it is.\n"
    assert contents(tmp_path) == before


def test_in_a_subfolder_forge_and_hooks_are_told_which(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = radargen("init", tmp_path / "our docs" / "radar", "--from", "1.0")
    assert done.returncode == 0
    assert ".pre-commit-config.yaml, .github" in done.stderr
    place = tmp_path / "our docs" / "radar"
    assert yaml.safe_load((place / ".github/workflows/check.yml").read_text())["env"] == {"RADAR": "our docs/radar"}
    hooks = yaml.safe_load((place / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    for hook in hooks:
        words = shlex.split(hook["entry"])
        assert words[:3] == ["our docs/radar/.venv/bin/radargen", "--root", "our docs/radar"]
        assert re.search(hook["files"], "our docs/radar/radar.yaml") or "fmt" in hook["id"]
        assert not re.search(hook["files"], "trends/kanban.yaml")


def test_a_folder_in_use_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = radargen("init", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"radargen: {tmp_path} is not empty; name a new folder.\n"
    assert contents(tmp_path) == {"notes.txt": b"mine"}
    (tmp_path / "empty").mkdir()
    there = subprocess.run(
        [sys.executable, "-m", "radargen", "init", "."],
        cwd=tmp_path / "empty",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (there.returncode, len(there.stderr.splitlines())) == (2, 1)
    assert list((tmp_path / "empty").iterdir()) == []


def test_an_empty_folder_is_filled_and_belongs_to_its_editors_from_then_on(tmp_path: Path) -> None:
    (tmp_path / "radar").mkdir()
    folder = begun(tmp_path / "radar")
    assert [path.name for path in tmp_path.iterdir()] == ["radar"]
    assert os.access(folder / SETUP, os.X_OK)
    assert radargen("init", folder).returncode == 2
    assert radargen("--root", folder, "build", "--out", folder).returncode == 2


def test_the_files_for_the_forges_keep_their_schemas_and_the_auditor_finds_nothing(tmp_path: Path) -> None:
    hub, lab = begun(tmp_path / "hub", "cx", "en"), begun(tmp_path / "lab", "minimal", "de", "gitlab")
    for schema, path in (
        ("github-workflows", hub / ".github/workflows/check.yml"),
        ("github-issue-forms", hub / ".github/ISSUE_TEMPLATE/trend.yml"),
        ("dependabot", hub / ".github/dependabot.yml"),
        ("gitlab-ci", lab / ".gitlab-ci.yml"),
        ("renovate", lab / "renovate.json"),
    ):
        assert schema_complaints(schema, path) == ""
    audit = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--strict-collection",
        "--persona=pedantic",
        ".github",
    ]
    done = subprocess.run(audit, cwd=hub, capture_output=True, text=True, check=False)
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("host", list(Forge))
def test_the_checks_of_a_new_radar_run_over_a_change(host: Forge, tmp_path: Path) -> None:
    folder = begun(tmp_path / "radar", "minimal", "de", host)
    script(folder / SETUP, INSTALL)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=begin")
    base = git(folder, "rev-parse", "HEAD")
    trend = folder / "trends" / "passkeys.yaml"
    trend.write_text(trend.read_text(encoding="utf-8").replace("ring: pruefen", "ring: erproben"), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=change")
    if host is Forge.GITHUB:
        steps = yaml.safe_load((folder / ".github/workflows/check.yml").read_text())["jobs"]["check"]["steps"]
        summary = tmp_path / "GITHUB_STEP_SUMMARY"
    else:
        lines = yaml.safe_load((folder / ".gitlab-ci.yml").read_text())["check"]["script"]
        steps = [{"name": line, "run": line, "env": {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}} for line in lines]
        summary = folder / "review" / "review.txt"
    run_steps(tmp_path, folder, steps, {COMPARED: base})
    assert re.search("Passkeys.*Prüfen.*→.*Erproben", summary.read_text(encoding="utf-8"))
    site = folder / ("build/site" if host is Forge.GITHUB else "review/site")
    assert (site / "trends" / "passkeys" / "index.html").exists()


@pytest.fixture(scope="module")
def wheel(once: Once) -> Path:
    """The wheel of this tree; compiled modules lie in it as they do in everybody's clone."""
    (found,) = once("wheel", _wheel).glob("*.whl")
    return found


def _wheel(folder: Path) -> None:
    shutil.copytree(ROOT / "radargen", folder / "source" / "radargen")
    for package in ("writing/forge", "writing/starter", "text/locale"):
        (folder / "source" / "radargen" / package / "__pycache__").mkdir(exist_ok=True)
        (folder / "source" / "radargen" / package / "__pycache__" / "stale.pyc").write_bytes(b"")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, folder / "source" / name)
    # As others run it: the modules that setuptools compiles are no part of the wheel.
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(folder / "source"),
    ]
    done = subprocess.run(build, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "absent from the" not in done.stdout + done.stderr


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    tree = {path.relative_to(ROOT).as_posix() for path in (ROOT / "radargen").rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    # Of a catalogue, what is made of it.
    written = {re.sub(r"\.po$", ".mo", path) for path in tree}
    assert held == {path for path in written if "__pycache__" not in path}


def test_a_radar_made_by_an_installed_wheel_is_set_up_and_checked_by_its_own_copy(wheel: Path, tmp_path: Path) -> None:
    folder = begun(tmp_path / "Ein Radar #1 für 100 %", "cx", "de", "gitlab", "--from", str(wheel))
    # What radargen needs is taken from here, so that nothing is fetched.
    locked = folder / "requirements-locked.txt"
    pinned = locked.read_bytes()
    locked.write_bytes(b"")
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1"}
    offline["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run([".ci/setup"], cwd=folder, env=environment | offline, check=True, capture_output=True)
    locked.write_bytes(pinned)
    (site,) = (folder / ".venv" / "lib").glob("python*/site-packages")
    needed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "needed.pth").write_text("\n".join(needed))
    for words in (
        ["init", str(tmp_path / "again"), "--language", "de", "--forge", "gitlab"],
        ["validate"],
        ["build", "--pages", "build"],
    ):
        line = [str(folder / ".venv/bin/radargen"), *words]
        done = subprocess.run(line, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stderr)
    assert (folder / "build" / "mkdocs.yml").exists()
    for made in (".venv", "build"):
        shutil.rmtree(folder / made)
    assert contents(tmp_path / "again") == contents(folder)
    assert (folder / ".ci" / wheel.name).read_bytes() == wheel.read_bytes()


def test_what_a_new_radar_installs_has_the_checksums_of_this_repositorys_lock() -> None:
    found = starter_files(Example.MINIMAL, "en", Forge.GITHUB, RELEASED)
    locked, lock = found["requirements-locked.txt"], (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [re.findall(r"^(\S+==\S+) |sha256:([0-9a-f]{64})", text, re.MULTILINE) for text in (locked, lock)]
    assert pins[0] == pins[1]
    named = [line for line in found["constraints.txt"].splitlines() if line]
    assert {*named} <= {name for name, _ in pins[0] if name}
    first, second = [line for line in found[SETUP].splitlines() if line.startswith("install ")]
    assert {"--require-hashes", "--only-binary=:all:", "requirements-locked.txt"} <= {*first.split()}
    assert "--no-build-isolation" in second
