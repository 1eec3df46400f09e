import pytest

from radargen.reading.parsing.document import document


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        (
            "name: CX: a start\n",
            (1, 9),
            "A colon followed by a space stands inside a value that has no quotation marks.",
        ),
        ("a: b\n  c: d\n", (2, 3), "This key is indented as if it belonged to the value above."),
        ("a:\n    b: c\n  d: e\n", (3, 3), "The indentation of this line fits nothing above it."),
        ("a:\n  - b: c\n   d: e\n", (3, 4), "This line belongs neither to the list above nor to a key."),
        ('a: "b\nc: d\n', (1, 4), "The quotation mark that opens here is never closed."),
        ("a: 'It's'\n", (1, 8), "More text follows after the closing quotation mark."),
        (
            "a: [b, c\nd: e\n",
            (1, 4),
            "The bracket [ that opens here is not closed, or a comma is missing between its values.",
        ),
        ("a: {b: c d: e}\n", (1, 11), "A comma or the closing } is missing before this."),
        ("a: @b\n", (1, 4), "A value cannot start with @ without quotation marks."),
        ("a: `b`\n", (1, 4), "A value cannot start with ` without quotation marks."),
        ("a: *b* c\n", (1, 4), "A value starts with * or &, which mean something else in YAML."),
        ("a: b\nc d\ne: f\n", (2, 1), "This line has no colon followed by a space."),
        ("a:b\nc: d\n", (1, 1), "This line has no colon followed by a space."),
        ("a: - b\n", (1, 4), "A list begins here with a hyphen in the middle of a line."),
        ("a: | b\n", (1, 6), "After | or > the text starts on the next line."),
        ("a: b\nc: [\n", (2, 4), "The bracket [ that opens here is not closed."),
        ("a: b\nc: {", (2, 4), "The bracket { that opens here is not closed."),
        ("a: [b,\n\n# end\n", (1, 4), "The bracket [ that opens here is not closed."),
        ("a: [b, {c: [d], e:\n", (1, 8), "The bracket { that opens here is not closed."),
        ("a: [b,\n- c\nd: e\n", (1, 4), "The bracket [ that opens here is not closed."),
        ("a: [b,,c]\n", (1, 7), "A comma or a bracket stands where a value is expected."),
        ("a: [!b]\n", (1, 5), "A value starts with !, which means something else in YAML."),
        ("a: !b, c\n", (1, 4), "A value starts with !, which means something else in YAML."),
        ("a: !! b\n", (1, 4), "A value starts with !, which means something else in YAML."),
        ("a: !{b}\n", (1, 4), "A value starts with !, which means something else in YAML."),
        ('a: "C:\\dir"\n', (1, 7), "After the backslash stands a letter that means nothing there."),
    ],
)
def test_the_mistake_is_told_where_it_was_made(source: str, place: tuple[int, int], message: str) -> None:
    (problem,) = document("x.yaml", source).problems
    assert (problem.location.line, problem.location.column, problem.message) == (*place, message)
    assert (problem.code, bool(problem.hint)) == ("syntax", True)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a:\n\tb: c\n", (2, 1)),
        ("a:\n  b: c\n  \td: e\n", (3, 3)),
        ("a: b\n\tc: d\n", (2, 1)),
        ("a: |\n\tb\n", (2, 1)),
        ("a:\n- \tb: c\n", (2, 3)),
    ],
)
def test_a_tab_is_told_where_it_stands(source: str, place: tuple[int, int]) -> None:
    (problem,) = document("x.yaml", source).problems
    assert (problem.location.line, problem.location.column, problem.code) == (*place, "tab")


def test_a_tab_between_key_and_value_does_no_harm() -> None:
    assert document("x.yaml", "a:\tb\n").problems == ()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f"name: CX: {'a' * 70}", True),
        (f"name: CX: {'a' * 71}", False),
        ('name: CX: "a"', False),
        ("name: CX: it's", False),
        ("name: CX: a # b", False),
    ],
)
def test_a_line_is_shown_as_it_should_be_where_quotation_marks_are_enough(line: str, shown: bool) -> None:
    (problem,) = document("x.yaml", f"{line}\n").problems
    assert ("For example:" in problem.hint) == shown


def test_a_list_without_a_key_is_told_so() -> None:
    (problem,) = document("x.yaml", "a: b\n- c\n").problems
    assert (str(problem.location), problem.message) == ("x.yaml:2:1", "A list stands where the next key is expected.")
    (problem,) = document("x.yaml", "a:\n    b: c\n  - d\n").problems
    assert (str(problem.location), problem.message) == (
        "x.yaml:3:3",
        "The indentation of this line fits nothing above it.",
    )


def test_the_hint_shows_the_line_as_it_should_be() -> None:
    (problem,) = document("x.yaml", "name: CX: a start\n").problems
    assert problem.hint == 'Put the whole value in quotation marks. For example: name: "CX: a start"'
