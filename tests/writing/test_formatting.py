"""Files set in order: what moves, what stays, and that nothing is lost however a file is laid out."""

from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from radargen.model.problems import Location, Problem
from radargen.reading import document, load
from radargen.reading.parsing.syntax_tree import syntax_tree
from radargen.storage import files
from radargen.text.messages import Message
from radargen.writing.formatting import Unwritable, all_formatted, formatted
from tests.folders import CX, ROOT
from tests.make import radar
from tests.selection import examples

PATH = "trends/kanban.yaml"


def after(text: str) -> str:
    found = formatted(PATH, dedent(text).encode(), radar())
    assert isinstance(found, bytes), found
    return found.decode()


def same(text: str) -> None:
    assert after(text) == dedent(text)


def test_keys_stand_in_the_order_of_the_manual_and_take_their_comments_along() -> None:
    assert after("""\
        # Who reads this: editors.

        # where it belongs
        dimension: process   # since 2025
        owner: me
        # an odd key stays
        naem: x
        name: {en: Kanban,de: Kanban}
        assessments:
        - impact: 3
          # the panel
          ratings:
              - {means: 4, note: Good., evidence: 2, by: a, adoption: 3}
          # nobody else
          edition: "2026"
    """) == dedent("""\
        # Who reads this: editors.

        name: {de: Kanban, en: Kanban}
        # where it belongs
        dimension: process  # since 2025
        assessments:
          # nobody else
          - edition: "2026"
            # the panel
            ratings:
              - {by: a, adoption: 3, evidence: 2, means: 4, note: Good.}
            impact: 3
        owner: me
        # an odd key stays
        naem: x
    """)


def test_texts_and_quotation_marks_stay_as_they_are() -> None:
    same("""\
        name: "No"
        label: 'It''s'
        summary:
          de: >-
            Ein Satz, # der weitergeht
            über Zeilen

            und Absätze.
          en: a plain text
            over two lines
        text: |2
            Indented.

          * a list
        aliases: [
          one,  # the old name
          two
        ]
    """)


def test_a_text_moves_as_a_whole() -> None:
    assert after("""\
        summary:
            de:   |
                 eins
                   zwei

                 drei
            en: "a
                    b"
    """) == dedent("""\
        summary:
          de: |
            eins
              zwei

            drei
          en: "a
            b"
    """)


def test_blank_lines_stay_between_parts_and_within_texts_and_go_where_one_begins() -> None:
    kept = "name: A\nsources:\n  - title: B\n\n  - title: C\ntext: |\n  One\n\n  Two\n\nring: trial\n"
    assert after(kept.replace("sources:\n", "sources:\n\n").replace("Two\n", "Two\n\n")) == after(kept)
    assert "sources:\n  - title: B\n\n  - title: C\n" in after(kept)
    same("name: A\ntext: |+\n  One\n\n  Two\n\n\n# To come.\n")


def test_windows_line_ends_stay_and_a_byte_order_mark_goes() -> None:
    source = b"\xef\xbb\xbfname: A\r\n\r\n\r\ntext: |\r\n  b\r\n\r\n  c\r\n"
    assert formatted(PATH, source) == b"name: A\r\n\r\ntext: |\r\n  b\r\n\r\n  c\r\n"


@pytest.mark.parametrize(
    ("source", "expected", "kind"),
    [
        (b"name: A\r\nlabel: B\r\nowner: C\n", b"name: A\r\nlabel: B\r\nowner: C\r\n", "CRLF"),
        (b"name: A\r\nlabel: B\nowner: C\n", b"name: A\nlabel: B\nowner: C\n", "LF"),
        (b"name: A\r\nowner: C\n", b"name: A\nowner: C\n", "LF"),
    ],
)
def test_lines_that_end_differently_take_what_most_have_and_that_is_said(
    source: bytes, expected: bytes, kind: str
) -> None:
    outcome = all_formatted({PATH: source}, [PATH])
    assert outcome.changed == {PATH: expected}
    assert outcome.mixed == (f"{PATH} has lines that end differently; all take {kind}.",)
    assert all_formatted({PATH: expected}, [PATH]).changed == {}


def test_a_line_for_the_editors_program_stays_on_top() -> None:
    same("# yaml-language-server: $schema=../schema.json\nname: A\n")
    assert after("# yaml-language-server: $schema=s\ndimension: a\nname: A\n").startswith("# yaml-l")


def test_a_broken_file_is_named_and_not_touched() -> None:
    outcome = all_formatted({PATH: b"name: [\n", "trends/a.yaml": b"dimension: b\nname: A\n"}, [PATH, "trends/a.yaml"])
    assert [problem.location.path for problem in outcome.problems] == [PATH]
    assert outcome.changed == {"trends/a.yaml": b"name: A\ndimension: b\n"}
    unread = Problem(Location(PATH), "unreadable-file", Message("This is a folder."), Message("Move it away."))
    outcome = all_formatted({PATH: unread}, [PATH])
    assert (outcome.problems, outcome.changed) == ((unread,), {})


def test_what_is_not_understood_is_left_as_it_is() -> None:
    with pytest.raises(Unwritable, match=r"trends/kanban\.yaml is laid out"):
        formatted(PATH, b"? |\n  name\n: Kanban\n")


@pytest.mark.slow
def test_what_is_in_order_stays_as_it_is() -> None:
    for folder in (CX, ROOT / "examples" / "moon"):
        found = files.read(folder)
        paths = [path for path in found if path.endswith(".yaml")]
        assert all_formatted(found, paths, load(found).radar).changed == {}


COMMENTS = st.sampled_from(["", "", "", "# why", "#", "# a: b", "# - 'x"])
SPACES = st.integers(0, 3).map(" ".__mul__)
SCALARS = st.sampled_from(
    [
        "plain",
        "No",
        "12:30",
        "0123",
        "~",
        "'it''s # not'",
        '"a \\" # b"',
        "''",
        '"\\tx"',
        "a#b",
        "https://a.b/#c",
        "ä ö “ü”",
    ]
)
FLOWS = st.sampled_from(
    ["[a,b]", "[]", "{}", "{a: 1,b:  [x, 'y,z']}", "[{to: x,type:  requires}]", "[a: b]", "{a, b: 1}"]
)
LONG = st.sampled_from(
    [
        ["|"],
        ["|", "one", "", "  two # not", "three"],
        [">-", "one", "two", "", "three"],
        ["|+", "x", "", ""],
        ["|2", "   x", "y"],
        ["plain", "goes on"],
        ["'quoted", "", "text'"],
        ['"a \\', 'b"'],
        ["[a,", "# inside", "b]"],
        ["{a: 1,", "b: 2}"],
    ]
)
KEYS = st.lists(
    st.sampled_from(
        ["name", "dimension", "summary", "text", "assessments", "tags", "'owner'", "strange", '"de"', "en"]
    ),
    unique_by=lambda key: key.strip("'\""),
    min_size=1,
    max_size=4,
)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> list[str]:
    """The lines of a mapping or list told by indentation, oddly spaced and full of comments."""
    lines: list[str] = []
    a_list = depth > 0 and draw(st.booleans())
    for key in ["-"] * draw(st.integers(1, 3)) if a_list else draw(KEYS):
        lines += [" " * draw(st.sampled_from([indent, indent, indent + 1])) + c for c in [draw(COMMENTS)] if c]
        lines += [""] * draw(st.sampled_from([0, 0, 1, 2]))
        head = " " * indent + (key if a_list else f"{key}:")
        behind = "".join(f" {draw(SPACES)}{c}" for c in [draw(COMMENTS)] if c)
        inner = indent + draw(st.integers(1, 4))
        match draw(
            st.sampled_from(["scalar", "scalar", "flow", "long", "below", *(["block"] * 3 if depth < 3 else [])])
        ):
            case "scalar":
                lines.append(f"{head} {draw(SPACES)}{draw(SCALARS)}{behind}")
            case "flow":
                lines.append(f"{head} {draw(SPACES)}{draw(FLOWS)}{behind}")
            case "long":
                first, *rest = draw(LONG)
                deep = " " * (indent + 2 if first == "|2" else inner)
                lines += [f"{head} {first}", *(deep + line if line else "" for line in rest)]
            case "below":
                lines += [head + behind, " " * inner + draw(SCALARS)]
            case _:
                lines += [head + behind, *draw(blocks(inner, depth + 1))]
    return lines


@settings(max_examples=examples(120))
@given(
    blocks(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.sampled_from(["", "---\n", "\n\n"])
)
@example(["text: |+", "  x", "", ""], "\n", "", "")
def test_nothing_is_lost_and_a_second_run_changes_nothing(lines: list[str], end: str, mark: str, start: str) -> None:
    text = start + "\n".join(lines) + "\n"
    before = document(PATH, text)
    if before.tree is None or before.problems:
        return
    once = formatted(PATH, (mark + text.replace("\n", end)).encode(), radar())
    assert isinstance(once, bytes)
    assert document(PATH, once).tree == before.tree
    said = sorted(comment.text for comment in syntax_tree(text).comments)
    assert sorted(comment.text for comment in syntax_tree(once.decode()).comments) == said
    assert formatted(PATH, once, radar()) == once
