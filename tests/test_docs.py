"""The pages for editors are true: links lead somewhere, commands run, YAML fits, messages come."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from radargen.text.messages import LANGUAGES
from tests.folders import radargen
from tests.kills import WANTED
from tests.manual import DOCS, anchors, blocks, called, links, unknown, with_block
from tests.problems import codes, expected
from tests.runner import at_home, git, run_steps

PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
TASKS = sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "tasks").glob("*.md") if ".de." not in path.name)
# What runs until somebody stops it, and what takes long and is run elsewhere.
NOT_RUN = ("radargen serve", "radargen build", "radargen onefile")

# What the comment below a pull request says of a task that moves something.
TOLD = {
    "tasks/add-a-trend.md": {"new"},
    "tasks/move-a-trend.md": {"in", "out"},
    "tasks/retire-or-rename.md": {"archived", "renamed"},
}


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def told(language: str) -> str:
    """All that editors are told of their mistakes, as the specimens have it."""
    return "".join(expected(code, language).read_text(encoding="utf-8") for code in codes())


def test_every_page_for_editors_is_there_in_both_languages() -> None:
    for_editors = [page for page in PAGES if not page.startswith(("reference/", "architecture"))]
    english = [page for page in for_editors if not page.endswith(".de.md")]
    assert sorted([*english, *(page.replace(".md", ".de.md") for page in english)]) == for_editors


@pytest.mark.parametrize("page", TASKS)
def test_the_german_page_shows_the_same_commands_and_files(page: str) -> None:
    shown = [[block for block in blocks(read(one)) if block.kind != "text"] for one in (page, german(page))]
    # Who reads German is answered in German, and asks for nothing else.
    assert [replace(block, text=block.text.replace(" --language en", "")) for block in shown[0]] == shown[1]


@pytest.mark.parametrize("page", ["faults.md", "faults.de.md"])
def test_each_fault_that_is_told_of_has_a_test(page: str) -> None:
    rows, original = (_first_table(read(each)) for each in (page, "faults.md"))
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    defined = {*re.findall(r"^def (test_\w+)\(", tests, re.MULTILINE)}
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named and {*named} <= defined, row
    assert [re.findall(r"`[^`]+`", row) for row in rows] == [re.findall(r"`[^`]+`", row) for row in original]


def _first_table(text: str) -> list[str]:
    """Its rows, without the head: the faults; the tables after it tell what other systems cannot do."""
    table = next(part for part in text.split("\n\n") if part.startswith("| "))
    return [line for line in table.splitlines() if line.startswith("| ")][1:]


def test_every_command_that_is_ended_is_told_of() -> None:
    listed = next(line for line in read("faults.md").splitlines() if line.startswith("“All that write”"))
    for name in WANTED:
        assert all(word in listed for word in name.split() if word.islower()), name


@pytest.mark.parametrize("page", [*PAGES, "../README.md", "../CONTRIBUTING.md", "../SECURITY.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    for link in links(read(page)):
        path, _, place = link.partition("#")
        target = (DOCS / page).parent / path if path else DOCS / page
        assert target.exists(), link
        assert not place or place in anchors(target), link


@pytest.mark.parametrize("page", [*PAGES, "../README.md", "../CONTRIBUTING.md", "../SECURITY.md"])
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
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where commands find what they need, and a radar as `radargen init` makes it."""
    home = at_home(tmp_path_factory.mktemp("home"))
    begin = "radargen init start && cd start && git init --quiet --initial-branch=main && git add --all"
    run_steps(home, home, [{"name": "begin", "run": f"{begin} && git commit --quiet --message=start"}], {})
    return home


@pytest.mark.parametrize("page", TASKS)
def test_a_task_can_be_done_and_does_what_its_page_says(page: str, home: Path, tmp_path: Path) -> None:
    folder = acted(page, home, tmp_path)
    done = radargen("--root", folder, "validate")
    assert done.returncode == 0, done.stdout
    if wanted := TOLD.get(page):
        told = radargen("--root", folder, "diff", "main", "--format", "json")
        found = {change["kind"] for change in json.loads(told.stdout)["changes"]}
        assert wanted <= found <= wanted | {"edited", "worded"}


def acted(page: str, home: Path, tmp_path: Path) -> Path:
    """The radar after all that the page writes and runs, on a branch."""
    folder = tmp_path / "radar"
    shutil.copytree(home / "start", folder)
    git(folder, "switch", "--quiet", "--create=change")
    for block in blocks(read(page)):
        match block.kind:
            case "yaml":
                path = folder / block.file
                before = path.read_text(encoding="utf-8") if path.exists() else ""
                path.write_text(with_block(before, block.text), encoding="utf-8")
            case "sh":
                lines = [line for line in block.text.splitlines() if not line.startswith(NOT_RUN)]
                run_steps(home, folder, [{"name": block.text, "run": "\n".join(lines)}], {})
            case _:
                pass
    return folder


def german(page: str) -> str:
    return page.replace(".md", ".de.md")
