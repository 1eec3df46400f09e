from collections.abc import Mapping

import pytest

from radargen.model.problems import Location
from radargen.reading.parsing.document import Document, Limits, Tree, document

PATH = "trends/kanban.yaml"


def read(source: str | bytes) -> Document:
    return document(PATH, source)


def found(source: str | bytes) -> list[tuple[int, int, str]]:
    return [(p.location.line, p.location.column, p.code) for p in read(source).problems]


def test_scalars_stay_what_the_editor_wrote() -> None:
    written = ["No", "NO", "2026", "12:30", "1.10", "1e3", "0123", "~", "null", "2026-11-30", "0x1F", "yes", ".inf"]
    assert read("tags:\n" + "".join(f"- {word}\n" for word in written)).tree == {"tags": written}


def test_nothing_after_a_colon_is_nothing_and_an_empty_text_is_a_text() -> None:
    assert read('a:\nb: ""\nc: ~\n').tree == {"a": None, "b": "", "c": "~"}


def test_every_value_and_key_knows_its_line_and_column() -> None:
    doc = read('name: {de: Ja, en: "Yes"}\nlinks:\n  - to: x\n    type: |\n      long\nempty:\n')
    places = {
        ("name",): (1, 7),
        ("name", "de"): (1, 12),
        ("name", "en"): (1, 20),
        ("links", 0): (3, 5),
        ("links", 0, "type"): (4, 11),
        ("empty",): (6, 1),
    }
    assert {key: doc.where.places[key] for key in places} == places
    assert doc.key("links", 0, "type") == Location(PATH, 4, 5)


@pytest.mark.parametrize(
    "source",
    [
        "\ufeffname: Kanban\nring: 😀 hold\n",
        "name: Kanban\r\nring: 😀 hold\r\n",
        "\ufeffname: Kanban\r\nring: 😀 hold\r\n".encode(),
    ],
)
def test_byte_order_marks_and_line_ends_leave_no_trace(source: str | bytes) -> None:
    doc = read(source)
    assert doc.tree == {"name": "Kanban", "ring": "😀 hold"}
    assert doc.where("ring") == Location(PATH, 2, 7)
    assert doc.problems == ()


def test_columns_count_characters() -> None:
    assert read("{😀: ä, b: x}").where("b") == Location(PATH, 1, 11)


def test_letters_are_composed() -> None:
    assert read("name: Pru\u0308fung\nu\u0308: x\n").tree == {"name": "Prüfung", "ü": "x"}


def test_of_a_repeated_key_the_first_value_counts_and_both_lines_are_named() -> None:
    doc = read("name: a\nring: b\nname: c\nname: d\n")
    assert doc.tree == {"name": "a", "ring": "b"}
    assert [(p.location.line, p.message) for p in doc.problems] == [
        (3, "The key ‘name’ stands twice, in line 1 and in line 3."),
        (4, "The key ‘name’ stands twice, in line 1 and in line 4."),
    ]


def test_one_run_finds_all_mistakes_up_to_a_broken_line() -> None:
    source = 'a: &x 1\nb: *x\nb: !!str 2\n<<: *y\n[c]: d\ne: "\\0"\nf: g: h\ni: &z 1\n'
    assert sorted(found(source)) == [
        (1, 4, "yaml-feature"),
        (3, 1, "repeated-key"),
        (3, 4, "yaml-feature"),
        (4, 1, "yaml-feature"),
        (5, 1, "yaml-feature"),
        (6, 4, "forbidden-character"),
        (7, 5, "syntax"),
    ]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty-file"),
        ("\n\n", "empty-file"),
        ("# later\n", "empty-file"),
        ("---\n", "empty-file"),
        ("---\n...\n", "empty-file"),
        ("- a\n", "wrong-type"),
        ("Kanban\n", "wrong-type"),
        ("a: b\n---\nc: d\n", "several-documents"),
        ("%TAG ! x\n---\na: b\n", "yaml-feature"),
        ("a: " + "[" * 21, "too-deep"),
    ],
)
def test_a_file_is_one_mapping(source: str, code: str) -> None:
    assert [problem.code for problem in read(source).problems] == [code]


def test_a_document_may_begin_and_end_with_its_markers() -> None:
    doc = read("%YAML 1.2\n---\na: b\n...\n")
    assert (doc.tree, doc.problems) == ({"a": "b"}, ())


def test_from_stand_ins_nothing_may_be_concluded() -> None:
    doc = read("a: *b\nc: d\u200be\nf\u202e: g\n")
    assert doc.doubtful == {("a",), ("c",), ("f\N{REPLACEMENT CHARACTER}",)}
    assert doc.gaps == {()}


@pytest.mark.parametrize(
    ("limits", "source", "code"),
    [
        (Limits(size=10), "name: Kanban", "file-too-large"),
        (Limits(size=10), "n: äääää", "file-too-large"),
        (Limits(values=3), "[a, b, c]", "too-many-values"),
        (Limits(depth=1), "a: {b: c}", "too-deep"),
    ],
)
def test_limits_hold(limits: Limits, source: str, code: str) -> None:
    assert [problem.code for problem in document(PATH, source, limits).problems] == [code]


@pytest.mark.parametrize(
    ("limits", "source"),
    [
        (Limits(size=12), "name: Kanban"),
        (Limits(size=13), "n: äääää"),
        (Limits(values=5), "a: [b, c, d]"),
        (Limits(depth=2), "a: {b: c}"),
    ],
)
def test_what_just_keeps_a_limit_is_read(limits: Limits, source: str) -> None:
    assert document(PATH, source, limits).problems == ()


@pytest.mark.parametrize(
    ("limits", "source", "code"),
    [
        (Limits(size=11), "name: Kanban", "file-too-large"),
        (Limits(size=12), "n: äääää", "file-too-large"),
        (Limits(values=4), "a: [b, c, d]", "too-many-values"),
        (Limits(depth=1), "a: {b: c}", "too-deep"),
    ],
)
def test_one_more_than_a_limit_is_too_much(limits: Limits, source: str, code: str) -> None:
    assert [problem.code for problem in document(PATH, source, limits).problems] == [code]


@pytest.mark.parametrize(
    ("source", "tree"), [("a: b\n", {"a": "b"}), ("a:\n- b\n", {"a": ["b"]}), ("a: {b: [c]}", {"a": {"b": ["c"]}})]
)
def test_block_and_flow_style_are_one(source: str, tree: Mapping[str, Tree]) -> None:
    assert read(source).tree == tree
