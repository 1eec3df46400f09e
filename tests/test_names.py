"""One word, one meaning: no two public classes and no two modules of the package have the same name."""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.folders import ROOT
from tests.parsed import parsed

PACKAGE = ROOT / "radargen"
# What still has two meanings. Names only ever leave these lists; a new one is no reason to add to them.
CLASSES = frozenset[str]()
MODULES = frozenset[str]()


def classes() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def modules() -> Iterator[str]:
    """Their last words; a package counts as one of them."""
    for path in PACKAGE.rglob("*.py"):
        if path.stem == "__init__":
            yield path.parent.name
        elif not path.stem.startswith("__"):
            yield path.stem


def twice(names: Iterator[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def test_no_further_class_has_the_name_of_another() -> None:
    assert twice(classes()) - CLASSES == set()


def test_no_further_module_has_the_name_of_another() -> None:
    assert twice(modules()) - MODULES == set()


def test_what_has_one_meaning_by_now_has_left_the_lists() -> None:
    assert CLASSES - twice(classes()) == set()
    assert MODULES - twice(modules()) == set()
