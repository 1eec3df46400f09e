"""Links and pictures in texts, from the files to what an editor is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.model.problems import Problem
from radargen.reading import Loaded, load
from tests.selection import examples

RADAR = "title: T\nlanguages: [en]\ndimensions: [People, Process]\nrings: [Near, Far]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h30v20z"/></svg>'
OTHER = "name: Other\ndimension: people\nring: near\nsources: [{title: A book}]\n"


def loaded(text: str, more: dict[str, str | bytes | Problem] | None = None) -> Loaded:
    body = "".join(f"  {line}\n" for line in text.split("\n"))
    entry = OTHER.replace("Other", "Kanban") + f"text: |\n{body}"
    return load({"radar.yaml": RADAR, "trends/kanban.yaml": entry, "trends/other.yaml": OTHER, **(more or {})})


def told(text: str, more: dict[str, str | bytes | Problem] | None = None) -> list[tuple[str, int, int, str]]:
    """Code, line and column within the text, and the hint."""
    found = loaded(text, more).problems
    return [(one.code, one.location.line - 6, one.location.column - 2, one.hint) for one in found]


@pytest.mark.parametrize(
    "address",
    ["other", "other.yaml", "other.md", "../other/", "../trends/other.md", "trends/other.yaml#why", "./other"],
)
def test_a_link_to_an_entry_is_no_problem(address: str) -> None:
    assert told(f"See [it]({address}).") == []


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("a [k](othr)", "dead-link", 3, "Did you mean other?"),
        ("a [k](../othr.yaml)", "dead-link", 3, "Did you mean other?"),
        ("a [k](/trends/other/)", "dead-link", 3, "Did you mean other?"),
        ("a [k](javascript:x)", "dead-link", 3, "Use https://…"),
        ("a [k](data:text/html,x)", "dead-link", 3, "Use https://…"),
        ("a <file:///etc/passwd>", "dead-link", 3, "Use https://…"),
        ("a [k](www.example.org)", "dead-link", 3, "Write ‘https://www.example.org’."),
        ("a [k](anna@example.org)", "dead-link", 3, "Write ‘mailto:anna@example.org’."),
        ("a ![k](https://example.org/a.png)", "bad-picture", 3, ""),
        ("a ![k](images/none.png)", "bad-picture", 3, "Put it there, or take the picture out of the text."),
        ("a ![k](../../etc/a.png)", "bad-picture", 3, ""),
        ("a <b>b</b>", "raw-html", 3, "Write it in Markdown, or put it between backticks."),
    ],
)
def test_what_leads_nowhere_is_told_where_it_stands(text: str, code: str, column: int, hint: str) -> None:
    ((found, line, at, better),) = told(text)
    assert (found, line, at) == (code, 0, column)
    assert not hint or better == hint


def test_a_former_id_leads_on_and_a_broken_entry_is_there() -> None:
    older = OTHER.replace("Other", "Older") + "formerly: [old]\n"
    broken = OTHER.replace("Other", "Broken") + "strange: key\n"
    found = told("[a](old) [b](broken)", {"trends/older.yaml": older, "trends/broken.yaml": broken})
    assert [(code, column) for code, _, column, _ in found] == [("unknown-key", -1), ("renamed-trend", 1)]


def test_an_entry_with_a_dead_link_is_left_out_and_no_other() -> None:
    assert loaded("[a](nowhere)").left_out == ("kanban",)
    assert loaded("<b>a</b> [a](other)").left_out == ()


def test_the_publishers_texts_are_looked_at_as_well() -> None:
    frame = f"{RADAR}publisher:\n  imprint: |\n    See [it](nowhere).\n"
    (found,) = load({"radar.yaml": frame, "trends/other.yaml": OTHER}).problems
    assert (found.code, found.location.line, found.location.column) == ("dead-link", 7, 9)


def test_a_picture_is_kept_with_its_size_where_a_text_shows_it() -> None:
    found = loaded("![A box](images/a.svg)", {"trends/images/a.svg": SVG, "trends/images/b.svg": SVG})
    assert found.problems == ()
    assert found.radar
    assert [(one.path, one.width, one.height) for one in found.radar.pictures] == [("trends/images/a.svg", 30, 20)]


def test_what_is_wrong_with_a_picture_is_told_where_it_is_shown() -> None:
    found = loaded("a\n\n![A box](images/a.svg)", {"trends/images/a.svg": "<svg><script>x</script></svg>"})
    (problem,) = found.problems
    assert (problem.code, problem.location.path, problem.location.line) == ("bad-picture", "trends/kanban.yaml", 8)


def test_a_picture_without_words_is_a_warning() -> None:
    found = told("![](images/a.svg)", {"trends/images/a.svg": SVG})
    assert [code for code, *_ in found] == ["picture-without-words"]


def test_a_text_that_is_too_long_leaves_its_entry_out_and_points_at_the_line() -> None:
    found = loaded("a\n" * 1_200)
    assert found.left_out == ("kanban",)
    (problem,) = found.problems
    assert problem.message == "text: the text has 1,200 lines; up to 1,000 fit."
    assert problem.location.line == 6 + 1_000


PARTS = st.sampled_from(
    ["word", "`code`", "a < b", "**bold**", "\n", "\n\n", "- ", "> ", "ä", "# ", "| a | b |\n|---|---|\n| c | d |\n"]
)


@settings(max_examples=examples(60))
@given(before=st.lists(PARTS, max_size=6), after=st.lists(PARTS, max_size=4))
def test_a_dead_link_is_pointed_at_in_any_text(before: list[str], after: list[str]) -> None:
    text = "\n".join(["x", *" ".join(before).split("\n"), "", f"Then [k](nowhere) {' '.join(after)}"])
    lines = text.split("\n")
    found = [(line, column) for code, line, column, _ in told(text) if code == "dead-link"]
    assert [lines[line][column - 1 :].startswith("[k](nowhere)") for line, column in found] == [True]
