"""The forge's files: what they may do, what linters say, and their steps run as scripts over a stranger's branch."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from radargen.reading import load
from radargen.reporting.reviews import MARKER
from radargen.writing.forge import SETUP, Forge, forge_files, setup
from tests.folders import NO_DOWNLOADS, RADAR, ROOT, entry, radar_folder
from tests.runner import COMPARED, INSTALL, git, run_step, run_steps, schema_complaints, script
from tests.selection import mostly_by_forge

WORKFLOWS = sorted(path.stem for path in (ROOT / ".github" / "workflows").iterdir())
PINNED = re.compile(r"[\w-]+(?:/[\w-]+){1,2}@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# What is worth nothing to a stranger: to read the repository, and to look pull requests up.
HARMLESS = {"contents": "read", "pull-requests": "read"}
STARTER = "radargen/writing/starter/any"
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    f"{STARTER}/constraints.txt",
    f"{STARTER}/requirements-locked.txt",
)


def workflow(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    # YAML 1.1 takes the key for a truth value.
    found["on"] = found.pop(True)
    return found


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in WORKFLOWS:
        for key, job in workflow(name)["jobs"].items():
            yield f"{name}/{key}", job


def test_this_repository_uses_what_it_gives_others() -> None:
    own = load({"radar.yaml": (ROOT / "radar.yaml").read_bytes()}).radar
    for forge in Forge:
        for path, text in forge_files(forge, "de", own).items():
            assert (ROOT / path).read_text(encoding="utf-8") == text, path


def test_the_setup_can_be_run_by_any_shell() -> None:
    assert os.access(ROOT / SETUP, os.X_OK)
    assert subprocess.run(["sh", "-n", "-c", setup()], check=False).returncode == 0


def test_nothing_runs_a_strangers_code_with_a_token_that_can_write() -> None:
    assert not any("pull_request_target" in workflow(name)["on"] for name in WORKFLOWS)
    assert all(workflow(name)["permissions"] == {} for name in WORKFLOWS)
    for name, job in jobs():
        steps = job["steps"]
        for step in steps:
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False, name
                assert step["with"].get("ref", "default_branch").count("default_branch") == 1, name
        if not job["permissions"].items() <= HARMLESS.items():
            assert not any("checkout@" in step.get("uses", "") for step in steps), name
            ran = " ".join(step.get("run", "") for step in steps)
            assert not any(word in ran for word in (".venv", ".ci", "make ", "python", "pip")), name


def test_actions_are_pinned_and_no_expression_becomes_a_command() -> None:
    for path in (*(ROOT / ".github/workflows").iterdir(), ROOT / "action.yml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert PINNED.fullmatch(line.split("uses: ")[1]), f"{path.name}: {line}"
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for step in [*action["runs"]["steps"], *(step for _, job in jobs() for step in job["steps"])]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("github-workflows", f".github/workflows/{name}.yml") for name in WORKFLOWS),
        ("github-actions", "action.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/trend.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("gitlab-ci", ".gitlab/program.yml"),
        ("renovate", "renovate.json"),
    ],
)
def test_the_forges_own_schemas_are_kept(schema: str, path: str) -> None:
    assert schema_complaints(schema, ROOT / path) == ""


def test_the_auditor_of_workflows_finds_nothing() -> None:
    auditor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [auditor, "--offline", "--strict-collection", "--persona=pedantic", ".github", "action.yml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout


def test_every_test_runs_in_one_part_at_either_forge() -> None:
    parts = [one["part"] for one in workflow("ci")["jobs"]["rest"]["strategy"]["matrix"]["include"]]
    (matrix,) = yaml.safe_load((ROOT / ".gitlab/program.yml").read_text(encoding="utf-8"))["rest"]["parallel"]["matrix"]
    assert matrix["PART"] == parts
    browsers, *folders, others = (set(re.findall(r"tests/\w+", part)) for part in parts)
    assert (browsers, set.union(*folders)) == (set(), others)
    assert all((ROOT / folder).is_dir() for folder in others)


def test_what_is_published_begins_with_nothing_that_a_strangers_build_has_kept() -> None:
    for name, job in jobs():
        used = [step["uses"].partition("@")[0] for step in job["steps"] if "actions/cache" in step.get("uses", "")]
        # A run that may keep something is one of the default branch; every other one takes what that has kept.
        assert used == {"check/check": ["actions/cache/restore"], "publish/build": ["actions/cache"]}.get(name, []), (
            name
        )
    assert "default_branch" in workflow("publish")["jobs"]["build"]["if"]
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    published, checked = pipeline["pages"]["cache"], pipeline["check"]["cache"]
    assert published["unprotect"] is False
    assert published["key"] != checked["key"] and "cache" not in pipeline["default"]


def test_gitlab_keeps_no_secret_and_compares_the_whole_history() -> None:
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert not re.search("TOKEN|PASSWORD|SECRET", str(pipeline))
    assert pipeline["variables"]["GIT_DEPTH"] == "0"
    assert pipeline["check"]["artifacts"]["reports"] == {"codequality": "codequality.json"}


def test_the_locks_are_audited_each_week_and_whenever_they_change() -> None:
    on = workflow("audit")["on"]
    assert set(on) >= {"schedule", "push", "pull_request"}
    assert all(
        set(on[when]["paths"]) == {"requirements.lock", "requirements-dev.lock"} for when in ("push", "pull_request")
    )
    # Only dry, since nothing is asked of the network here: every package of both locks would have been looked up.
    recipe = made("audit", "--dry-run")
    line = next(line for line in recipe.splitlines() if "pip-audit" in line)
    assert {"--strict", "--require-hashes"} <= set(line.split())
    done = subprocess.run(f"{line} --dry-run", shell=True, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.returncode == 0, done.stderr
    pinned = {name for lock in LOCKS[:2] for name in pins(lock)}
    assert f"would have audited {len(pinned)} packages" in done.stderr


@pytest.mark.by_forge
def test_the_bill_of_materials_has_all_of_the_lock_with_its_checksums(tmp_path: Path) -> None:
    made("bom", f"DIST={tmp_path}")
    bill = json.loads((tmp_path / "radargen.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "radargen")
    found = {
        (one["name"], one["version"], frozenset(e["content"] for r in one["externalReferences"] for e in r["hashes"]))
        for one in bill["components"]
    }
    assert found == {(name, version, frozenset(hashes)) for name, (version, hashes) in pins(LOCKS[0]).items()}
    made("bom", f"DIST={tmp_path / 'again'}")
    again = (tmp_path / "again" / "radargen.cdx.json").read_bytes()
    assert again == (tmp_path / "radargen.cdx.json").read_bytes()


def made(target: str, *given: str) -> str:
    """What make prints when it makes that, in the environment that there is."""
    tools = Path(sys.executable).parent
    line = ["make", "--no-print-directory", "--old-file=.venv/.dev", target, f"BIN={tools}", *given]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.replace("\\\n", "")


def pins(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Each package of a lock: its version, and the checksums of its files."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9-]+)==(\S+) \\\n((?:    --hash=.*\n)+)", text, re.MULTILINE)
    return {name: (version, re.findall("sha256:([0-9a-f]{64})", hashes)) for name, version, hashes in found}


def test_every_package_of_a_lock_has_checksums_and_no_registry_is_named() -> None:
    for lock in LOCKS[:2]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert set(re.findall("^([a-z0-9.-]+)==", text, re.MULTILINE)) == {*pins(lock)}
        assert "://" not in text
        assert "--index" not in text


def test_newer_versions_are_proposed_by_a_job_that_runs_none_of_them(tmp_path: Path) -> None:
    forge, work = tmp_path / "o" / "r", tmp_path / "work"
    for path in LOCKS:
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text("a==1\n")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=begin")
    git(tmp_path, "clone", "--quiet", "--bare", work, forge)
    (tmp_path / "bin").mkdir()
    script(tmp_path / "bin" / "gh", f'#!/bin/sh\ncase "$*" in *list*) ;; *) echo "$*" >> "{tmp_path}/asked" ;; esac\n')
    (step,) = (step for step in workflow("update")["jobs"]["propose"]["steps"] if "run" in step)
    known = {"${{ github.token }}": "", "${{ github.server_url }}": str(tmp_path), "${{ github.repository }}": "o/r"}
    for version, branches in (("1", ["main"]), ("2", ["locks", "main"]), ("3", ["locks", "main"])):
        place = tmp_path / f"run-{version}"
        (place / "locks").mkdir(parents=True)
        for path in LOCKS:
            (place / "locks" / Path(path).name).write_text(f"a=={version}\n")
        run_steps(tmp_path, place, [step], known)
        assert git(forge, "branch", "--format=%(refname:short)").split() == branches
    assert [git(forge, "show", f"locks:{path}") for path in LOCKS] == ["a==3"] * 4
    assert git(forge, "show", "main:requirements.lock") == "a==1"
    assert "pr create --repo o/r --head locks" in (tmp_path / "asked").read_text()


def test_what_is_released_is_made_from_the_tag_and_attested_by_a_job_that_runs_nothing() -> None:
    release = workflow("release")
    assert release["on"] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+*"]}}
    assert "make audit dist" in release["jobs"]["build"]["steps"][2]["run"]
    attest = release["jobs"]["attest"]
    assert attest["permissions"] == {"id-token": "write", "attestations": "write"}
    assert not any("run" in step for step in attest["steps"])
    subjects = [step["with"]["subject-path"] for step in attest["steps"][1:]]
    assert subjects == ["dist/*", "dist/radargen-*"]
    assert attest["steps"][2]["with"]["sbom-path"] == "dist/radargen.cdx.json"


class Forged:
    """A forge's repository on the disk, with a stranger's pull request 7, and the default branch checked out."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.forge, self.work = folder, folder / "forge.git", folder / "work"
        radar_folder(self.work, RADAR + NO_DOWNLOADS)
        (self.work / ".ci").mkdir()
        script(self.work / SETUP, INSTALL)
        (self.work / ".gitignore").write_text(".venv/\nbuild/\n")
        self.git("init", "--quiet", "--initial-branch=main")
        self.base = self.commit()
        self.git("switch", "--quiet", "--create", "stranger")
        (self.work / "trends" / "kanban.yaml").write_text(entry("Kanban", ring="adopt"), encoding="utf-8")
        evil = entry("Scrum").replace("Scrum (de)", '"@everyone ![x](http://x) `rm` $(rm)"')
        (self.work / "trends" / "scrum.yaml").write_text(evil, encoding="utf-8")
        script(self.work / SETUP, f"#!/bin/sh\ntouch {folder}/owned\n")
        (self.work / "sitecustomize.py").write_text(f"open({str(folder / 'owned')!r}, 'w')\n")
        self.head = self.commit()
        git(self.folder, "clone", "--quiet", "--bare", self.work, self.forge)
        for name, where in (("refs/pull/7/head", self.head), ("refs/heads/main", self.base)):
            git(self.forge, "update-ref", name, where)
        for command in (["update-ref", "-d", "refs/heads/stranger"], ["symbolic-ref", "HEAD", "refs/heads/main"]):
            git(self.forge, *command)
        self.commands()

    def git(self, *arguments: str) -> str:
        return git(self.work, *arguments)

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=change")
        return self.git("rev-parse", "HEAD")

    def commands(self) -> None:
        """What stands in for the forge's own command: it knows one pull request, and keeps comments as files."""
        (self.folder / "bin").mkdir()
        script(
            self.folder / "bin" / "gh",
            f"""#!/bin/sh
case "$*" in
  "auth setup-git") ;;
  *pulls*) printf 'number=7\\nbase={self.base}\\n' ;;
  *PATCH*) cp body.md "{self.folder}/comment"; echo again >> "{self.folder}/writes" ;;
  *--jq*) [ ! -f "{self.folder}/comment" ] || echo 42 ;;
  *) cp body.md "{self.folder}/comment"; echo first >> "{self.folder}/writes" ;;
esac
""",
        )

    def checkout(self, name: str, ref: str) -> Path:
        place = self.folder / name
        git(self.folder, "clone", "--quiet", "--no-checkout", self.forge, place)
        git(place, "fetch", "--quiet", "origin", "refs/pull/7/head")
        git(place, "checkout", "--quiet", ref)
        return place

    def run(self, where: Path, steps: list[dict[str, Any]], known: Mapping[str, str]) -> None:
        """The commands of the steps, as a runner gives them to bash; an expression nobody expects fails the test."""
        run_steps(self.folder, where, steps, known, anew=True)


@pytest.fixture
def forged(tmp_path: Path) -> Forged:
    """A pull request of a stranger who wants to run code and to be noticed."""
    return Forged(tmp_path)


def test_the_check_puts_the_review_into_the_summary(forged: Forged) -> None:
    place = forged.checkout("check", forged.head)
    script(place / SETUP, (forged.git("show", f"main:{SETUP}") + "\n"))
    steps = [
        step
        for step in workflow("check")["jobs"]["check"]["steps"]
        if step.get("name")
        in {"Set up radargen", "Mark problems on their lines", "Say what changes", "Draw before and after"}
    ]
    forged.run(place, steps, {COMPARED: forged.base})
    summary = (forged.folder / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    assert "- `Kanban (de)` · `Testen` → `Nutzen`" in summary
    made = {path.name for path in (place / "build" / "review").iterdir()}
    assert made == {"radar.png", "radar-before.svg", "radar-after.svg", "review.md", "review.txt"}


def test_a_merge_request_has_its_review_among_the_artefacts(forged: Forged) -> None:
    place = forged.checkout("merge", forged.head)
    script(place / SETUP, (forged.git("show", f"main:{SETUP}") + "\n"))
    lines = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["check"]["script"]
    steps = [
        {"name": line, "run": line, "env": {"CI_MERGE_REQUEST_DIFF_BASE_SHA": forged.base}}
        for line in lines
        if " build " not in line
    ]
    forged.run(place, steps, {})
    assert (place / "codequality.json").read_text(encoding="utf-8").startswith("[")
    made = {path.name for path in (place / "review").iterdir()}
    assert made == {"radar.png", "radar-before.svg", "radar-after.svg", "review.txt"}
    assert "Kanban (de) (kanban) · Testen → Nutzen" in (place / "review" / "review.txt").read_text(encoding="utf-8")


CODE = 'import pathlib\npathlib.Path("{folder}/owned").touch()\n'
NOT_BUILT = "The site was not built: mkdocs.yml names code that this change has touched."
SETTINGS = "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\n"


def building(where: str) -> tuple[dict[str, Any], str]:
    """The step that builds a change's site, and the folder it builds into."""
    if where == "gitlab":
        lines = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["check"]["script"]
        return {"name": where, "run": next(line for line in lines if " build " in line)}, "review/site"
    if where == "action":
        found = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
        return next(step for step in found if step.get("name") == "Build the site"), "build/site"
    found = workflow("check")["jobs"]["check"]["steps"]
    return next(step for step in found if step.get("name") == "Build the site"), "build/site"


@pytest.mark.parametrize(
    ("where", "touched"),
    mostly_by_forge(
        [
            *(("github", "hook"), ("gitlab", "settings"), ("action", "module"), ("github", "nothing")),
            *product(("github", "gitlab", "action"), ("settings", "hook", "module")),
        ],
        here=4,
    ),
)
def test_code_runs_in_a_check_only_as_it_is_in_the_commit_to_be_merged_into(
    tmp_path: Path, where: str, touched: str
) -> None:
    work = radar_folder(tmp_path / "work", RADAR + NO_DOWNLOADS)
    script(work / "setup", INSTALL)
    subprocess.run(["./setup"], cwd=work, check=True)
    (work / ".gitignore").write_text(".venv/\nbuild/\nreview/\nsetup\n")
    (work / "mkdocs.yml").write_text(SETTINGS + ("" if touched == "settings" else "hooks: [hooks/own.py]\n"))
    (work / "hooks").mkdir()
    (work / "hooks" / "own.py").write_text("" if touched == "hook" else CODE.format(folder=tmp_path))
    git(work, "init", "--quiet")
    base = commit(work)
    if touched == "settings":
        (work / "mkdocs.yml").write_text(SETTINGS + "hooks: [hooks/own.py]\n")
    elif touched == "hook":
        (work / "hooks" / "own.py").write_text(CODE.format(folder=tmp_path))
    elif touched == "module":
        (work / "hooks" / "pathlib.py").write_text("")
    (work / "trends" / "scrum.yaml").write_text(entry("Scrum"), encoding="utf-8")
    commit(work)
    step, site = building(where)
    (tmp_path / "radargen").symlink_to(work / ".venv")
    given = {"BASE": base, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "RUNNER_TEMP": str(tmp_path), "ROOT": str(work)}
    (work / "review").mkdir()
    done = run_step(
        tmp_path, work, {**step, "env": {**given, "SITE": str(work / site), "TRUST": "false"}}, {}, anew=True
    )
    assert done.returncode == 0, done.stderr
    assert (work / site / "index.html").exists() == (tmp_path / "owned").exists() == (touched == "nothing")
    assert done.stdout.startswith(NOT_BUILT) == (touched != "nothing")
    if touched != "nothing" and where != "gitlab":
        assert NOT_BUILT in (tmp_path / "GITHUB_STEP_SUMMARY").read_text()


def test_what_is_published_has_been_merged(tmp_path: Path) -> None:
    work = radar_folder(tmp_path / "work", RADAR + NO_DOWNLOADS)
    script(work / "setup", INSTALL)
    subprocess.run(["./setup"], cwd=work, check=True)
    (work / "mkdocs.yml").write_text(SETTINGS + "hooks: [own.py]\n")
    (work / "own.py").write_text(CODE.format(folder=tmp_path))
    publish, pages = workflow("publish"), yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
    step = next(step for step in publish["jobs"]["build"]["steps"] if step.get("name") == "Build the site")
    assert run_step(tmp_path, work, step, {}, anew=True).returncode == 0
    assert (tmp_path / "owned").exists()
    assert (
        publish["jobs"]["build"]["if"]
        == "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    )
    assert pages["script"][-1] == step["run"].replace("build/site", "public")
    scheduled = {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"}
    assert pages["rules"] == [scheduled, {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    trusting = [
        path for path in (ROOT / ".github/workflows").iterdir() if "--trust " in path.read_text(encoding="utf-8")
    ]
    assert [path.name for path in trusting] == ["publish.yml"]


def commit(work: Path) -> str:
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=change")
    return git(work, "rev-parse", "HEAD")


def test_one_comment_is_written_and_then_written_anew_and_no_stranger_runs_anything(forged: Forged) -> None:
    parts = workflow("comment")["jobs"]
    known = {
        "${{ github.token }}": "secret",
        "${{ github.repository }}": "forge.git",
        "${{ github.server_url }}": f"file://{forged.folder}",
        "${{ github.event.workflow_run.head_sha }}": forged.head,
        "${{ github.event.workflow_run.html_url }}": "https://forge.example/runs/1",
        "${{ steps.pull.outputs.number }}": "7",
        "${{ steps.pull.outputs.base }}": forged.base,
        "${{ needs.review.outputs.number }}": "7",
    }
    posts = [forged.folder / "post1", forged.folder / "post2"]
    for run, post in enumerate(posts, 1):
        place = forged.checkout(f"review{run}", "main")
        forged.run(place, parts["review"]["steps"], known)
        assert (forged.folder / "GITHUB_OUTPUT").read_text() == f"number=7\nbase={forged.base}\n" * run
        assert not (place / "trends" / "scrum.yaml").exists()
        post.mkdir()
        (place / "build" / "comment").rename(post / "comment")
        forged.run(post, parts["comment"]["steps"], known)
    assert not (forged.folder / "owned").exists()
    assert (forged.folder / "writes").read_text() == "first\nagain\n"
    comment = (forged.folder / "comment").read_text(encoding="utf-8")
    assert comment.startswith(MARKER)
    assert "- `` @everyone ![x](http://x) `rm` $(rm) `` · `Prozesse` → `Testen`" in comment
    picture = re.search(r"raw/([0-9a-f]{40})/pull-7\.png", comment)
    assert picture
    shown = subprocess.run(
        ["git", "-C", forged.forge, "show", f"{picture[1]}:pull-7.png"], capture_output=True, check=True
    )
    assert shown.stdout.startswith(b"\x89PNG")
    assert comment.endswith("\n[Preview of the site, before and after](https://forge.example/runs/1#artifacts)\n")
    # What is too long was not written by the program; none of it is posted, for half a code span would act.
    (posts[-1] / "comment" / "comment.md").write_text(f"{MARKER}\n`{'@octocat ' * 8000}`\n", encoding="utf-8")
    forged.run(posts[-1], parts["comment"]["steps"][-1:], known)
    comment = (forged.folder / "comment").read_text(encoding="utf-8")
    assert comment.startswith(f"{MARKER}\nWhat changes is too long for a comment")
    assert "octocat" not in comment


def test_the_hooks_look_at_a_radar_wherever_it_stands() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for prefix in ("", "docs/radar/"):
        seen = {
            hook["id"]: [
                path
                for path in ("radar.yaml", "trends/kanban.yaml", "trends/kanban.yml", "site/index.md")
                if re.search(hook["files"], prefix + path)
            ]
            for hook in hooks
        }
        assert seen == {
            "radargen-validate": ["radar.yaml", "trends/kanban.yaml", "trends/kanban.yml"],
            "radargen-fmt": ["trends/kanban.yaml"],
        }


def test_a_radar_in_a_subfolder_is_checked_as_one_at_the_top(tmp_path: Path) -> None:
    work = tmp_path / "work"
    radar_folder(work / "docs" / "radar", scrum=entry("Scrum", ring="tiral"))
    (work / "docs" / "radar" / ".ci").mkdir()
    script(work / "docs" / "radar" / SETUP, INSTALL)
    git(work, "init", "--quiet")
    base = commit(work)
    files = {
        forge: forge_files(forge, "en", None, "docs/radar")[path]
        for forge, path in ((Forge.GITHUB, ".github/workflows/check.yml"), (Forge.GITLAB, ".gitlab-ci.yml"))
    }
    github = yaml.safe_load(files[Forge.GITHUB])
    assert github["env"] == {"RADAR": "docs/radar"}
    job = github["jobs"]["check"]
    assert job["defaults"]["run"]["working-directory"] == "${{ env.RADAR }}"
    named = {step.get("name"): step for step in job["steps"]}
    place = work / github["env"]["RADAR"]
    known = {COMPARED: base}
    assert run_step(tmp_path, place, named["Set up radargen"], known).returncode == 0
    done = run_step(tmp_path, place, named["Mark problems on their lines"], known)
    assert (done.returncode, "::error file=docs/radar/trends/scrum.yaml,line=" in done.stdout) == (1, True)
    assert run_step(tmp_path, place, named["Say what changes"], known).returncode == 0
    kept = next(step for step in job["steps"] if "upload-artifact" in step.get("uses", ""))["with"]["path"].splitlines()
    assert all((work / path.replace("${{ env.RADAR }}", "docs/radar")).parent.is_dir() for path in kept)

    gitlab = yaml.safe_load(files[Forge.GITLAB])
    env = {"RADAR": gitlab["variables"]["RADAR"], "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    reported = [
        line for line in gitlab["check"]["script"] if "gitlab" in line or ("review" in line and "build" not in line)
    ]
    for lines in ([*gitlab["default"]["before_script"], *reported], gitlab["default"]["after_script"]):
        done = run_step(tmp_path, work, {"run": "\n".join(lines), "env": env}, {})
        assert done.returncode == 0, done.stderr
    assert '"docs/radar/trends/scrum.yaml"' in (work / "codequality.json").read_text(encoding="utf-8")
    assert (work / "review" / "radar.png").is_file()


def test_the_locks_can_be_installed_with_the_python_of_debian_12() -> None:
    # Whose 3.11 is 3.11.2, while some packages ask for a later one.
    refused = {
        name: required
        for name in pins(LOCKS[0])
        if (required := metadata.metadata(name)["Requires-Python"]) and "3.11.2" not in SpecifierSet(required)
    }
    assert refused == {}
