"""Every promise of SECURITY.md names tests, and every test that it names is there to fail."""

import ast
import re
from functools import cache

import pytest

from tests.folders import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISED = TEXT.partition("\n## What is promised\n")[2].partition("\n## ")[0]
PROMISES = [one.split("\n\n")[0] for one in PROMISED.split("\n- ")[1:]]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def known_in(path: str) -> frozenset[str]:
    """The tests of a file; pytest finds those in files of that name."""
    if not re.search(r"/test_\w+\.py$", path):
        return frozenset()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"))


@pytest.mark.parametrize("promise", PROMISES, ids=[one[:40] for one in PROMISES])
def test_a_promise_names_tests_that_there_are(promise: str) -> None:
    named = NAMED.findall(promise)
    assert named
    assert [(path, test) for path, test in named if test not in known_in(path)] == []


def test_all_promises_are_looked_at() -> None:
    assert len(PROMISES) > 20
    assert sum(len(NAMED.findall(one)) for one in PROMISES) == len(NAMED.findall(TEXT))


def test_no_address_is_invented_to_report_to() -> None:
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+|https?://", TEXT)
