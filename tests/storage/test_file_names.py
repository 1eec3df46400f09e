"""What may lie among a radar's files without being one, told by its name alone."""

import pytest

from radargen.storage.file_names import edition_name_problem, entry_name_problem, passed_over, printable

SPARE = ("kanban.yaml~", "a.bak", "a.orig", "a.swp", "a.swo", "a.swx", "a.tmp")
MARKS = (".#kanban.yaml", "._kanban.yaml", ".~lock.kanban.yaml#", "~$kanban.yaml", ".nfs01.json", ".fuse_hidden01")
OF_SYSTEMS = ("Thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "Desktop.ini", "Icon\r")
ABOUT = ("README", "readme.md", "README.de.md", "LICENCE", "License.txt", "CONTRIBUTING.rst")
HIDDEN = (".gitkeep", ".DS_Store", ".notes.txt", ".json.txt", ".yaml.md", "#kanban.yaml#", "#kanban#")
FOLDERS = (
    *(".git", ".svn", ".hg", ".idea", ".vscode", ".obsidian", ".ipynb_checkpoints", ".AppleDouble", "@eaDir"),
    *(".Spotlight-V100", ".fseventsd", ".TemporaryItems", ".Trashes", "__MACOSX", "__pycache__"),
)


@pytest.mark.parametrize("name", [*SPARE, *MARKS, *OF_SYSTEMS, *ABOUT, *HIDDEN])
def test_what_programs_leave_is_passed_over_as_a_file_and_not_as_a_folder(name: str) -> None:
    assert passed_over(name)
    assert not passed_over(name, folder=True)


@pytest.mark.parametrize("name", FOLDERS)
def test_what_programs_keep_is_passed_over_as_a_folder(name: str) -> None:
    assert passed_over(name, folder=True)


@pytest.mark.parametrize(
    "name",
    [
        *(".kanban.yaml", ".kanban.yml", ".kanban.YAML", ".2026.json", ".2026.JSON"),
        *("README.yaml", "license.yml", "kanban.yaml", "kanban.txt", "2026.json"),
        *("#kanban.yaml", "kanban.yaml#", "#kanban", "kanban#"),
        *("my-thumbs.db", "swp", "tmp", "readmes.md", "a~b"),
    ],
)
def test_what_may_hold_data_is_not(name: str) -> None:
    assert not passed_over(name)


@pytest.mark.parametrize("name", [".github", "archive", "README", ".radargen", "a.tmp"])
def test_other_folders_are_not_either(name: str) -> None:
    assert not passed_over(name, folder=True)


@pytest.mark.parametrize("name", ["kanban.yaml", "a.b.yaml", "Ä.yaml"])
def test_an_entry_is_known_by_its_name(name: str) -> None:
    assert entry_name_problem(name) is None
    assert edition_name_problem(name) is not None
    assert entry_name_problem(name, folder=True) is not None


@pytest.mark.parametrize(
    ("name", "better", "hidden"),
    [
        (".kanban.yaml", "kanban.yaml", True),
        (".yaml", "yaml.yaml", True),
        ("yaml", "yaml.yaml", False),
        ("kanban.yml", "kanban.yaml", False),
        ("kanban.YAML", "kanban.yaml", False),
        ("2026.json", "2026.yaml", False),
        ("…", "a-name.yaml", False),
    ],
)
def test_a_name_that_is_no_entrys_is_told_with_a_better_one(name: str, better: str, hidden: bool) -> None:
    found = entry_name_problem(name)
    assert found is not None
    assert (found.location.path, found.code) == (f"trends/{name}", "bad-file-name")
    assert f"Rename it to {better}, or" in str(found.hint)
    assert ("begins with a dot" in str(found.message)) == hidden


@pytest.mark.parametrize(("name", "sound"), [("2026.json", True), (".2026.json", False), ("2026.JSON", False)])
def test_an_edition_is_known_by_its_name(name: str, sound: bool) -> None:
    assert (edition_name_problem(name) is None) == sound
    assert edition_name_problem(name, folder=True) is not None


def test_what_cannot_be_printed_is_written_out() -> None:
    assert printable("trends/ä b.yaml") == "trends/ä b.yaml"
    assert printable("a\nb\x1b\u200b\udcff") == r"a\nb\x1b\u200b\xff"
