"""The pages for editors are true: their links lead somewhere, their commands run, their YAML fits, their messages come."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from radargen.sentences import LANGUAGES
from tests.folders import ROOT, radargen
from tests.manual import DOCS, Block, anchors, blocks, called, links, unknown, with_block
from tests.problems import codes, expected

PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
TASKS = sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "tasks").glob("*.md") if ".de." not in path.name)
# What runs until somebody stops it, and what takes long and is run elsewhere.
NOT_RUN = ("radargen serve", "radargen build")


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def told(language: str) -> str:
    """All that editors are told of their mistakes, as the specimens have it."""
    return "".join(expected(code, language).read_text(encoding="utf-8") for code in codes())


def test_every_page_for_editors_is_there_in_both_languages() -> None:
    for_editors = [page for page in PAGES if not page.startswith("reference/")]
    english = [page for page in for_editors if not page.endswith(".de.md")]
    assert sorted([*english, *(page.replace(".md", ".de.md") for page in english)]) == for_editors


@pytest.mark.parametrize("page", TASKS)
def test_the_german_page_shows_the_same_commands_and_files(page: str) -> None:
    shown = [[block for block in blocks(read(one)) if block.kind != "text"] for one in (page, german(page))]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("page", [*PAGES, "../README.md", "../CONTRIBUTING.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    for link in links(read(page)):
        path, _, place = link.partition("#")
        target = (DOCS / page).parent / path if path else DOCS / page
        assert target.exists(), link
        assert not place or place in anchors(target), link


@pytest.mark.parametrize("page", [*PAGES, "../README.md", "../CONTRIBUTING.md"])
def test_every_command_named_is_known(page: str) -> None:
    assert [(call, word) for call in called(read(page)) if (word := unknown(call))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_quoted_is_one_that_comes(language: str) -> None:
    said = told(language)
    pages = TASKS if language == "en" else [german(page) for page in TASKS]
    quoted = [message for page in pages for message in re.findall(r"^- `([^`]+\.)` ", read(page), re.MULTILINE)]
    assert len(quoted) > 20
    assert [message for message in quoted if message not in said] == []


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A radar as `radargen init` makes it, in git."""
    folder = tmp_path_factory.mktemp("start") / "radar"
    assert radargen("init", folder).returncode == 0
    for command in ("init --quiet --initial-branch=main", "add --all", "commit --quiet --message=start"):
        subprocess.run(["git", *command.split()], cwd=folder, env=surroundings(folder.parent), check=True)
    return folder


@pytest.mark.parametrize("page", TASKS)
def test_a_task_can_be_done_as_its_page_says(page: str, start: Path, tmp_path: Path) -> None:
    folder = tmp_path / "radar"
    shutil.copytree(start, folder)
    known = surroundings(tmp_path)
    subprocess.run(["git", "switch", "--quiet", "--create=change"], cwd=folder, env=known, check=True)
    for block in blocks(read(page)):
        act(block, folder, known)
    done = radargen("--root", folder, "validate")
    assert done.returncode == 0, done.stdout


def act(block: Block, folder: Path, known: dict[str, str]) -> None:
    """Write what is to be written, run what is to be run."""
    match block.kind:
        case "yaml":
            path = folder / block.file
            path.write_text(with_block(path.read_text() if path.exists() else "", block.text), encoding="utf-8")
        case "sh":
            lines = [line for line in block.text.splitlines() if not line.startswith(NOT_RUN)]
            done = subprocess.run(
                ["bash", "-e", "-c", "\n".join(lines)],
                cwd=folder,
                env=known,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, (block.text, done.stdout, done.stderr)


def surroundings(folder: Path) -> dict[str, str]:
    """The variables of a shell in which `radargen` is this program, and git knows who commits."""
    program = folder / "bin" / "radargen"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m radargen "$@"\n')
    program.chmod(0o755)
    who = {f"GIT_{role}_{what}": "editor@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    paths = {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    return {**paths, **who, "LC_ALL": "C.UTF-8"}


def german(page: str) -> str:
    return page.replace(".md", ".de.md")
