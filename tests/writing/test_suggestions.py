"""A suggestion becomes a pull request: the workflow's steps run as scripts, over issues that mean no good, too."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from radargen.reading import MODELINE
from radargen.text.paths import SCHEMAS
from radargen.writing.forge import SETUP
from tests.folders import ROOT
from tests.form_cases import FOLDER
from tests.runner import INSTALL, git, run_step, run_steps, script
from tests.selection import mostly_by_forge

BODY = """\
### Name of the trend

{name}

### Dimension

Process

### In one sentence

{more}

### Evidence and sources

A study: https://example.org/a

### Adoption

Several

### Who rates

Ada
"""
FORGE_SAYS = "https://forge.example/pull/9"


class Suggested:
    """A forge with a radar, and what its command is asked to do."""

    def __init__(self, folder: Path, *, proposes: bool = True) -> None:
        self.folder, self.forge = folder, folder / "o" / "r"
        work = folder / "work" / "docs"
        shutil.copytree(FOLDER, work)
        (work / ".ci").mkdir()
        script(work / SETUP, INSTALL)
        (work / SCHEMAS).mkdir()
        (work / SCHEMAS / "trend.schema.json").write_text("{}\n")
        (work / ".gitignore").write_text(".venv/\nbuild/\n")
        git(folder / "work", "init", "--quiet", "--initial-branch=main")
        git(folder / "work", "add", "--all")
        git(folder / "work", "commit", "--quiet", "--message=begin")
        self.base = git(folder / "work", "rev-parse", "HEAD")
        git(folder, "clone", "--quiet", "--bare", folder / "work", self.forge)
        (folder / "bin").mkdir()
        script(
            folder / "bin" / "gh",
            f"""#!/bin/bash
printf '%s\\n' "$*" >> "{folder}/asked"
case "$*" in
  "pr create"*) {"echo " + FORGE_SAYS if proposes else "exit 1"}; cp body.md "{folder}/body" ;;
  "issue comment"*) cp "${{@: -1}}" "{folder}/answer" ;;
esac
""",
        )
        text = (ROOT / ".github/workflows/suggestion.yml").read_text(encoding="utf-8")
        self.jobs: dict[str, Any] = yaml.safe_load(text.replace("RADAR: .", "RADAR: docs"))["jobs"]

    def label(self, body: str | None, number: str = "12") -> None:
        """Somebody gives the label to an issue of that text; all steps run, as their conditions say."""
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": {"body": body, "number": int(number)}}), encoding="utf-8")
        known = {
            "${{ github.token }}": "secret",
            "${{ github.server_url }}": str(self.folder),
            "${{ github.repository }}": "o/r",
            "${{ github.event.issue.number }}": number,
            "${{ github.event.repository.default_branch }}": "main",
        }
        place = self.folder / f"run{len([*self.folder.glob('run*')])}"
        git(self.folder, "clone", "--quiet", self.forge, place)
        reading = [{**step, "env": {"GITHUB_EVENT_PATH": str(event)}} for step in self.jobs["draft"]["steps"]]
        run_steps(self.folder, place / "docs", reading, known)
        # The schemas know the new id, which whoever takes the suggestion over writes with the rest of the file.
        changed = git(place, "status", "--porcelain", "--untracked-files=no").splitlines()
        assert {line.split()[-1] for line in changed} <= {f"docs/{SCHEMAS}/trend.schema.json"}
        post = Path(f"{place}-post")
        post.mkdir()
        (place / "docs" / "build" / "suggestion").rename(post / "suggestion")
        (self.folder / "GITHUB_OUTPUT").unlink(missing_ok=True)
        for step in self.jobs["propose"]["steps"]:
            if step.get("id") == "branch" and not (post / "suggestion" / "path.txt").exists():
                continue
            outputs = self.outputs()
            if step.get("name") == "Ask for the review":
                if "base" not in outputs:
                    continue
                known |= {f"${{{{ steps.branch.outputs.{key} }}}}": value for key, value in outputs.items()}
            run_steps(self.folder, post, [{**step, "env": {"RADAR": "docs", **step.get("env", {})}}], known)

    def outputs(self) -> dict[str, str]:
        written = self.folder / "GITHUB_OUTPUT"
        return dict(line.split("=", 1) for line in written.read_text().splitlines()) if written.exists() else {}

    def branches(self) -> list[str]:
        return git(self.forge, "branch", "--format=%(refname:short)").split()

    def said(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def test_a_suggestion_becomes_one_file_on_a_branch_and_is_checked(tmp_path: Path) -> None:
    forge = Suggested(tmp_path)
    forge.label(BODY.format(name="Quiet rooms", more="Nobody talks."))
    assert forge.branches() == ["main", "suggestion-12"]
    assert git(forge.forge, "diff", "--name-status", "main", "suggestion-12") == "A\tdocs/trends/quiet-rooms.yaml"
    text = git(forge.forge, "show", "suggestion-12:docs/trends/quiet-rooms.yaml")
    # Editing programs know the fields of this file as of any other.
    assert text.startswith(f"{MODELINE}\n")
    written = yaml.safe_load(text)
    (rating,) = written["assessments"][0]["ratings"]
    assert (written["name"]["en"], rating["by"], rating["adoption"]) == ("Quiet rooms", "Ada", 2)
    asked = forge.said("asked").splitlines()
    assert (
        "pr create --repo o/r --base main --head suggestion-12 --title Trend: quiet-rooms --body-file body.md" in asked
    )
    # A pull request that a workflow makes starts no check by itself.
    assert f"workflow run check.yml --repo o/r --ref suggestion-12 --field base={forge.base}" in asked
    assert forge.said("body").startswith("Closes #12.\n")
    assert "    Noch leer: " in forge.said("body")
    assert forge.said("answer").endswith(f"Pull request: {FORGE_SAYS}\n")

    # What editors have done on the branch since is not undone.
    forge.label(BODY.format(name="Quiet rooms", more="Something else."))
    assert "The branch suggestion-12 is there already." in forge.said("answer")
    assert "Nobody talks." in git(forge.forge, "show", "suggestion-12:docs/trends/quiet-rooms.yaml")


def test_where_no_workflow_may_propose_the_answer_says_where_a_person_does(tmp_path: Path) -> None:
    forge = Suggested(tmp_path, proposes=False)
    forge.label(BODY.format(name="Quiet rooms", more="Nobody talks."))
    assert f"[Open the pull request]({tmp_path}/o/r/compare/main...suggestion-12?expand=1)" in forge.said("answer")
    assert "workflow run" not in forge.said("asked")


@pytest.mark.parametrize(
    "body",
    mostly_by_forge(
        [
            BODY.format(
                name="$(touch {owned}) `touch {owned}`; touch {owned}", more="'; touch {owned}; '\n\"$(touch {owned})"
            ),
            BODY.format(name="../../.github/workflows/check", more="x\n\nstatus: archived\nassessments: &a [*a]"),
            BODY.format(name="--help", more="\n::set-output name=path::x\nbase=1\r\n# \u2028@everyone"),
            BODY.format(name="Kanban", more="It is there already. @everyone <img src=x onerror=alert(1)>"),
            BODY.format(name="\u202etrap\x00", more="x" * 70_000),
            "### Name\n\n" + "#" * 60_000,
            "",
            None,
        ],
        here=5,
    ),
)
def test_no_issue_does_anything_but_add_one_file_or_be_told_why_not(tmp_path: Path, body: str | None) -> None:
    forge = Suggested(tmp_path)
    owned = tmp_path / "owned"
    before = git(forge.forge, "ls-tree", "-r", "main")
    forge.label(body.replace("{owned}", str(owned)) if body else body)
    assert not owned.exists()
    assert git(forge.forge, "ls-tree", "-r", "main") == before
    assert {*forge.branches()} <= {"main", "suggestion-12"}
    for branch in forge.branches()[1:]:
        (change,) = git(forge.forge, "diff", "--name-status", "main", branch).splitlines()
        assert change.startswith("A\tdocs/trends/") and change.count("/") == 2
    # Whatever the issue says stands in the answer as it is, below the program's own first line.
    first, empty, *lines = forge.said("answer").splitlines()
    assert (first, empty) == ("Begun from issue #12. What radargen says of it:", "")
    quoted = [line for line in lines if line and not line.startswith("    ")]
    assert [line for line in quoted if not line.startswith("Pull request: ")] == []
    assert "\r" not in forge.said("answer")


def test_what_is_no_work_of_the_program_is_not_put_anywhere(tmp_path: Path) -> None:
    forge = Suggested(tmp_path)
    step = next(step for step in forge.jobs["propose"]["steps"] if step.get("id") == "branch")
    known = dict.fromkeys(step["env"].values(), "12")
    for number, path in enumerate(
        ("../x.yaml", "trends/../radar.yaml", "trends/a.yaml\ntrends/b.yaml", "trends/.yaml", "radar.yaml")
    ):
        post = tmp_path / f"post{number}"
        (post / "suggestion").mkdir(parents=True)
        (post / "suggestion" / "path.txt").write_text(path)
        (post / "suggestion" / "trend.yaml").write_text("name: x\n")
        done = run_step(tmp_path, post, {**step, "env": {"RADAR": "docs", **step["env"]}}, known)
        assert done.returncode != 0 and not (post / "repository").exists()
