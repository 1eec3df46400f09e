import unicodedata

import pytest

from radargen.model.problems import Location, Problem
from radargen.reading.entry_files import entry_paths, name_problems, nearby
from radargen.reading.forms.identifiers import is_device
from radargen.reading.parsing.document import Files
from radargen.text.messages import Message
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


FILES: dict[str, str | bytes | Problem] = {
    "radar.yaml": b"criteria: []",
    "trends/kanban.yaml": b"name: {de: Kanban Tafel, en: Kanban board}\nlinks: [{to: Lean}]",
    "trends/lean.yaml": b"name: Lean",
    "trends/double.yaml": b"name: KANBAN TAFEL",
    "trends/half.yaml": b"name: Tafel",
    "trends/pull.yaml": b"links: [{to: kanban}]",
    "trends/former.yaml": b"formerly: [x]",
    "trends/broken.yaml": Problem(Location("trends/broken.yaml"), "unreadable-file", Message("No.")),
}


def near(*asked: str, **changed: bytes) -> set[str]:
    given: Files = FILES | {f"{name}.yaml": source for name, source in changed.items()}
    found = nearby(given, asked)
    return {path.rpartition("/")[2].removesuffix(".yaml") for path in found}


def test_to_check_an_entry_takes_what_it_names_what_names_it_and_who_is_called_the_same() -> None:
    assert near("trends/kanban.yaml") >= {"kanban", "lean", "double", "pull"}
    assert "half" not in near("trends/kanban.yaml")
    assert near("trends/half.yaml") >= {"half", "kanban", "double"}
    assert not near("trends/half.yaml") & {"lean", "pull"}


def test_where_one_entry_may_bear_on_every_other_all_are_read() -> None:
    every = {entry_id(path) for path in FILES} - {"radar", "broken"}
    assert near("trends/kanban.yaml", radar=b"rings: []") >= every
    assert near("trends/half.yaml", **{"trends/half": "name: ★".encode()}) >= every
    assert near() <= every
