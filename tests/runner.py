"""A forge's runner: the commands of a job's steps, given to bash as a forge gives them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from check_jsonschema.cli import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner

from tests import forked, forked_client
from tests.folders import ROOT

# Stands for what `.ci/setup` installs; where `run_step` runs it, it need not begin anew.
_ANEW = f'PYTHONPATH={ROOT} exec {sys.executable} -m radargen "$@"'
_FORKED = f'exec {sys.executable} -I -S {forked_client.__file__} "$@"'
PROGRAM = f'#!/bin/sh\nif [ "$FORKED" ]; then {_FORKED}; fi\n{_ANEW}\n'
INSTALL = f"#!/bin/sh\nmkdir -p .venv/bin\ncat > .venv/bin/radargen <<'E'\n{PROGRAM}E\nchmod +x .venv/bin/radargen\n"


# The commit that a check compares with, as GitHub's workflow names it.
COMPARED = "${{ github.event.pull_request.base.sha || inputs.base }}"


def script(path: Path, text: str) -> None:
    """A file that can be run."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def at_home(folder: Path) -> Path:
    """A home in which `radargen` is this program, and git knows who commits."""
    (folder / "bin").mkdir()
    script(folder / "bin" / "radargen", PROGRAM)
    (folder / ".gitconfig").write_text("[user]\n\tname = A\n\temail = a@example.org\n")
    return folder


def run_steps(
    home: Path, where: Path, steps: list[dict[str, Any]], known: Mapping[str, str], *, anew: bool = False
) -> None:
    """Run them in `where`; outputs land in `home`, its bin/ is first on the PATH, unknown expressions fail.

    `anew` has every interpreter begin there, which a stranger's files might try to take part in.
    """
    where.mkdir(exist_ok=True)
    for step in steps:
        if "run" in step:
            done = run_step(home, where, step, known, anew=anew)
            assert done.returncode == 0, (step["name"], done.stderr)


def run_step(
    home: Path, where: Path, step: Mapping[str, Any], known: Mapping[str, str], *, anew: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the command of one step to its end, whatever that is."""
    given = {key: known[value] if "${{" in value else value for key, value in step.get("env", {}).items()}
    paths = {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "HOME": str(home)}
    outputs = {name: str(home / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=where,
        env={**paths, **outputs, **given, "FORKED": forked.server() if forked.CAN_FORK and not anew else ""},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str | Path) -> str:
    """What git says there; whoever commits is known."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def schema_complaints(schema: str, path: Path) -> str:
    """What the schema that a forge publishes, such as `github-workflows`, says of a file: nothing, where it is kept.

    Asked without a process: a start of the checker takes a hundred times as long as its answer.
    """
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", str(path)])
    return "" if done.exit_code == 0 else done.output
