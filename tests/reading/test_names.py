import unicodedata

import pytest

from radargen.reading.names import entry_id, entry_paths, name_problems


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
        ("index.yaml", "Name the file by the trend, such as the-index.yaml."),
        ("README.yaml", "Name the file by the trend, such as the-readme.yaml."),
    ],
)
def test_a_file_is_named_by_an_id(name: str, hint: str) -> None:
    (problem,) = name_problems([f"trends/{name}"]).values()
    assert (problem.code, problem.hint) == ("bad-file-name", hint)


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
