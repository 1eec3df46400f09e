"""Every mistake an editor can make, with the text the editor sees."""

import re

import pytest

from radargen.model.problems import CODES, Severity
from radargen.text.messages import LANGUAGES
from tests.problems import ALL, codes, expected, loaded, told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*codes(), ALL])
def test_the_mistake_is_reported_as_expected(code: str, language: str) -> None:
    assert told(code, language) == expected(code, language).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", codes())
def test_one_mistake_is_one_problem(code: str) -> None:
    assert re.findall(r"\[([a-z0-9-]+)\]$", expected(code).read_text(encoding="utf-8"), re.MULTILINE) == [code]


@pytest.mark.parametrize("code", codes())
def test_an_error_leaves_its_own_entry_out_and_no_other(code: str) -> None:
    found = loaded(code)
    (problem,) = found.problems
    of_entry = problem.severity is Severity.ERROR and problem.location.path.startswith("trends/")
    wrong = (problem.location.path,) if of_entry else ()
    assert tuple(f"trends/{trend}.yaml" for trend in found.left_out) == wrong


def test_the_frame_itself_is_sound() -> None:
    assert loaded("_frame").problems == ()


def test_every_code_has_its_folder_and_every_folder_its_code() -> None:
    assert codes() == sorted(CODES)


def test_nearly_all_mistakes_can_be_told_at_once() -> None:
    apart = {"missing-radar", "no-trends", "bad-rings", "repeated-id", "unexplained-move", "bad-lock", "lock-behind"}
    found = loaded(ALL).problems
    assert {problem.code for problem in found} == CODES.keys() - apart
    assert len(found) == len(CODES) - len(apart)


@pytest.mark.slow
def test_every_problem_says_what_to_do() -> None:
    assert [problem for code in (*codes(), ALL) for problem in loaded(code).problems if not problem.hint] == []
