import unicodedata

import pytest

from radargen.reading.entry_files import entry_paths, name_problems
from radargen.reading.forms.identifiers import is_device
from radargen.text.paths import entry_id


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Kanban.yaml", "Rename it to kanban.yaml."),
        ("kanban.yml", "Rename it to kanban.yaml."),
        ("kanban board.yaml", "Rename it to kanban-board.yaml."),
        ("prüfung.yaml", "Rename it to pruefung.yaml."),
        ("kanban--board.yaml", "Rename it to kanban-board.yaml."),
        ("lean/kanban.yaml", "Rename it to lean-kanban.yaml."),
        ("★.yaml", "Rename it to a-name.yaml."),
        ("index.yaml", "Rename it to index-1.yaml."),
        ("README.yaml", "Rename it to readme.yaml."),
        ("con.yaml", "Rename it to con-1.yaml."),
        ("LPT1.yaml", "Rename it to lpt1-1.yaml."),
        ("com¹.yaml", "Rename it to com1-1.yaml."),
        ("aux.old.yaml", "Rename it to aux-old.yaml."),
        (f"{'a' * 90}.yaml", f"Rename it to {'a' * 80}.yaml."),
    ],
)
def test_a_file_is_named_by_an_id(name: str, hint: str) -> None:
    (problem,) = name_problems([f"trends/{name}"]).values()
    assert (problem.code, problem.hint) == ("bad-file-name", hint)


@pytest.mark.parametrize("name", ["cx-index", "readme", "licence", "404", "search", "templates", "console", "com10"])
def test_every_other_id_is_one(name: str) -> None:
    assert name_problems([f"trends/{name}.yaml"]) == {}


def test_an_id_has_up_to_80_characters() -> None:
    assert name_problems([f"trends/{'a' * 80}.yaml"]) == {}
    assert [problem.code for problem in name_problems([f"trends/{'a' * 81}.yaml"]).values()] == ["bad-file-name"]


@pytest.mark.parametrize("name", ["con", "CON", "Con.txt", "con .yaml", "aux.tar.gz", "LPT0", "com²", "nul."])
def test_windows_keeps_some_names_in_any_case_and_with_any_ending(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["console", "a.con", "com10", "lpt", "con-1", "", ".con"])
def test_and_no_others(name: str) -> None:
    assert not is_device(name)


def test_of_two_names_that_differ_only_in_looks_the_good_one_stays() -> None:
    composed, decomposed = (f"trends/{unicodedata.normalize(form, 'prüfung')}.yaml" for form in ("NFC", "NFD"))
    found = name_problems(["trends/KANBAN.yaml", "trends/Kanban.yaml", "trends/kanban.yaml", composed, decomposed])
    assert {path: problem.code for path, problem in found.items()} == {
        "trends/KANBAN.yaml": "file-name-clash",
        "trends/Kanban.yaml": "file-name-clash",
        decomposed: "bad-file-name",
        composed: "file-name-clash",
    }


def test_entries_are_the_files_of_trends() -> None:
    assert entry_paths(["trends/b.yaml", "radar.yaml", "trends/a.yaml", "site/trends/c.yaml"]) == [
        "trends/a.yaml",
        "trends/b.yaml",
    ]
    assert entry_id("trends/a.yaml") == "a"
