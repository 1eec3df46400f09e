"""Which tests are run, and which of them are slow, told from their code alone."""

import dis
from fnmatch import fnmatch
from types import FunctionType, ModuleType

import pytest

from radargen.storage import files, git, journal, protected_paths, working_tree
from tests import folders, selection
from tests.selection import reached


@pytest.mark.parametrize(("module", "name"), [(folders, "radargen"), (folders, "radargen_anew"), (folders, "built")])
def test_what_comes_to_begin_a_process_is_slow(module: object, name: str) -> None:
    assert reached(vars(module)[name]) == {"slow"}


@pytest.mark.parametrize(("module", "name"), [(git, "run"), (working_tree, "read")])
def test_git_answers_at_once(module: object, name: str) -> None:
    assert reached(vars(module)[name]) == set()


@pytest.mark.parametrize(
    ("module", "name"),
    [(files, "contents"), (protected_paths, "protected_paths"), (journal, "complete_journal"), (files, "read")],
)
def test_a_method_is_not_the_function_of_the_same_name(module: object, name: str) -> None:
    # Each reads with `file.read()`, and in the package there is a function `read` that asks git.
    assert reached(vars(module)[name]) == set()


@pytest.mark.parametrize("module", [selection, files, journal])
def test_names_are_read_from_code_as_python_itself_tells_of_it(module: ModuleType) -> None:
    for code in (each.__code__ for each in vars(module).values() if isinstance(each, FunctionType)):
        told = [(step.opname, step.argval) for step in dis.get_instructions(code) if step.opname in selection.FLAGS]
        assert [*selection.steps_that_name(code)][: len(told)] == told, code.co_name


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    folders_of_tests = {parent for path in (folders.ROOT / "tests").rglob("test_*.py") for parent in path.parents}
    names = {folder.name for folder in folders_of_tests if folder.is_relative_to(folders.ROOT / "tests")}
    assert "build" in names
    assert {name for name in names if any(fnmatch(name, pattern) for pattern in passed_over)} == set()
