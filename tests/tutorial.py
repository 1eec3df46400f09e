"""The tutorial's page, and what it has a newcomer make: a radar in a repository, with the steps of its forge."""

import re
from pathlib import Path
from typing import Any

import yaml

from radargen.reporting.reviews import MARKER
from tests.manual import DOCS, blocks, sections
from tests.runner import COMPARED, PROGRAM, at_home, git, run_step, run_steps, script

SET_UP, BUILD = "Set up radargen", "Build the site"


def page(language: str) -> Path:
    """The tutorial in that language."""
    return DOCS / ("tutorial.md" if language == "en" else f"tutorial.{language}.md")


def parts(language: str) -> list[str]:
    """Its introduction and its sections."""
    return sections(page(language).read_text(encoding="utf-8"))


class Forge:
    """A new radar as the end of the page has it made, and what the forge does with it."""

    def __init__(self, home: Path, beginning: str) -> None:
        self.home = at_home(home)
        (block,) = blocks(beginning)
        run_steps(home, home, [{"name": "begin", "run": block.text}], {})
        self.folder = next(home.glob("*/radar.yaml")).parent
        # What is to be done before anything is published, as the new folder's README says.
        frame = self.folder / "radar.yaml"
        text = re.sub(
            r"\*\*(Noch auszufüllen|Still to be filled in)\.\*\*", "A. Berg.", frame.read_text(encoding="utf-8")
        )
        frame.write_text(text, encoding="utf-8")
        self.commit()
        # What the step SET_UP would install; git ignores it.
        (self.folder / ".venv" / "bin").mkdir(parents=True)
        script(self.folder / ".venv" / "bin" / "radargen", PROGRAM)
        self.base = git(self.folder, "rev-parse", "HEAD")

    def yaml(self, path: str) -> Any:
        return yaml.safe_load((self.folder / path).read_text(encoding="utf-8"))

    def steps(self, name: str, job: str) -> dict[str, Any]:
        """The steps of a job that run a command, by name."""
        found = self.yaml(f".github/workflows/{name}.yml")["jobs"][job]["steps"]
        return {step["name"]: step for step in found if "run" in step}

    def check(self) -> tuple[int, str]:
        """How the check ends, and what it marks on the lines; the steps that follow run in any case."""
        known = {COMPARED: self.base}
        marking, *others = [step for name, step in self.steps("check", "check").items() if name not in (SET_UP, BUILD)]
        done = run_step(self.home, self.folder, marking, known)
        run_steps(self.home, self.folder, others, known)
        return done.returncode, done.stdout

    def comment(self) -> str:
        """What the comment says, without the mark by which it is found again; a picture goes with it."""
        known = {"${{ steps.pull.outputs.base }}": self.base}
        known["${{ github.event.workflow_run.head_sha }}"] = git(self.folder, "rev-parse", "HEAD")
        run_steps(self.home, self.folder, [self.steps("comment", "review")["Say what changes"]], known)
        assert (self.folder / "build/comment/radar.png").read_bytes().startswith(b"\x89PNG")
        return (self.folder / "build/comment/comment.md").read_text(encoding="utf-8").removeprefix(MARKER).strip()

    def commit(self) -> None:
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message=by the tutorial")
