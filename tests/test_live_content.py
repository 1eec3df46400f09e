"""The CX radar of this repository is sound as it stands: the one test that asks about what editors write."""

import json
from contextvars import copy_context

import pytest
from click.testing import CliRunner, Result

from radargen.cli import commands
from radargen.publishing.code_trust import code
from tests.folders import ROOT

# What comes with time, with an edition under preparation, or is for the editors to judge.
LEFT_TO_EDITORS = {
    "review-overdue",
    "stale-sources",
    "unconfirmed",
    "unexplained-move",
    "vendor-evidence",
}


def run(*arguments: str) -> Result:
    """A command at work on this repository, in this process; what it sets for its run goes with it."""
    return copy_context().run(CliRunner().invoke, commands, ["--language", "en", "--root", str(ROOT), *arguments])


def test_no_entry_has_an_error_nor_a_warning_that_an_editor_would_mend() -> None:
    done = run("validate", "--for-readers", "--format", "json")
    rows = json.loads(done.stdout)
    assert [row for row in rows if row["severity"] == "error" or row["code"] not in LEFT_TO_EDITORS] == []
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (("fmt", "--check"), "run radargen fmt"),
        (("lock", "--check"), "run radargen lock and commit layout.lock.json"),
        (("schema", "--check"), "run radargen schema --out and commit .radargen"),
    ],
)
def test_what_commands_write_is_written(command: tuple[str, ...], remedy: str) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (0, ""), remedy


def test_its_settings_need_no_trust() -> None:
    assert code(ROOT).named == ()
