"""What is taken out of a file leaves the rest as it was written, or the file is left alone."""

import datetime as dt
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as some

from radargen.model import Edition
from radargen.writing.edition_opening import entry_carried_over
from radargen.writing.edition_withholding import entry_without_edition, without_open_mark
from radargen.writing.formatting import Unwritable

OLD = Edition("2026", dt.date(2026, 11, 30))
ONLY = Edition("current", implied=True)
NEXT = Edition("2027", dt.date(2027, 11, 30), open=True)


def shown(source: str, newest: Edition = OLD, *, archived: bool = False) -> str | None:
    found = entry_without_edition("trends/a.yaml", dedent(source).encode(), NEXT, newest, {"scrum"}, archived=archived)
    return None if found is None else found.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('- id: "2027"\n  open: true\n', '- id: "2027"\n'),
        ('- id: "2027"\n  open: true  # until the workshop\n', '- id: "2027"\n  # until the workshop\n'),
        ("- open: true\n  id: 2027\n", "- id: 2027\n"),
        ("- id: 2027\n  open: true", "- id: 2027"),
        ("- {id: 2027, open: true}  # yearly\n", "- {id: 2027}  # yearly\n"),
        ("- {open: true, id: 2027}\n", "- {id: 2027}\n"),
        ("- {id: 2027, open: true, motto: Go}\n", "- {id: 2027, motto: Go}\n"),
        ("- id: 2027\n  open: true\n\n# The end\n", "- id: 2027\n\n# The end\n"),
        ("- id: 2027\r\n  open: true\r\n", "- id: 2027\r\n"),
        ("- id: 2027\n", "- id: 2027\n"),
    ],
)
def test_the_mark_goes_and_nothing_else(before: str, after: str) -> None:
    head = "title: A  # ours\neditions:\n- id: 2026\n"
    head = head.replace("\n", "\r\n") if "\r" in before else head
    assert without_open_mark((head + before).encode(), "2027") == (head + after).encode()


def test_a_mark_that_cannot_go_by_itself_is_left_to_the_editor() -> None:
    with pytest.raises(Unwritable, match=r"radar\.yaml is laid out in a way that is not understood; delete open: true"):
        without_open_mark(
            b"editions:\n- open: true  # a\n  # b\n\n  id: 2027\n- ? id\n  : 2027\n  ? open\n  : true\n", "2027"
        )


RINGS = some.sampled_from(["adopt", "'adopt'"])
COMMENTS = some.sampled_from(["", "  # now"])
MORE = some.sampled_from(["", "impact: 3", "dissent: No", "ratings: [{by: a, adoption: 3}]"])


@given(RINGS, COMMENTS, MORE, some.sampled_from(["list", "brackets", "indented", "bare"]), some.sampled_from("\n\r"))
def test_what_was_carried_over_is_taken_out_again(ring: str, comment: str, more: str, layout: str, end: str) -> None:
    match layout:
        case "list":
            lines = [f"- {{edition: 2025, ring: {ring}}}", f"- {{edition: 2026, ring: {ring}}}{comment}"]
        case "brackets":
            lines = []
        case "indented":
            lines = [f"  -   edition: 2026{comment}", f"      ring: {ring}", *([f"      {more}"] if more else [])]
        case _:
            lines = []
    head = f"assessments: [{{edition: 2026, ring: {ring}}}]{comment}" if layout == "brackets" else "assessments:"
    head = f"ring: {ring}{comment}" if layout == "bare" else head
    source = "".join(f"{line}\n" for line in ["name: A", head, *lines, "# below", "tags: [a]"])
    source = source.replace("\n", "\r\n") if end == "\r" else source
    assert shown(entry_carried_over("trends/a.yaml", source.encode(), OLD, "2027").decode()) == source


@pytest.mark.parametrize(
    "before",
    [
        "name: A\nring: trial  # for now\n",
        "assessments: [{edition: current, ring: trial, reason: x}]\n",
        "assessments:\n- edition: current  # for now\n  ring: trial\n  impact: 3\n",
    ],
)
def test_where_no_edition_was_counted_it_is_said_of_today(before: str) -> None:
    assert shown(entry_carried_over("trends/a.yaml", before.encode(), ONLY, "2027").decode(), ONLY) == before


def test_links_successors_and_a_ring_that_are_for_the_next_edition_go_as_well() -> None:
    assert shown("name: A\nlinks: [{to: lean, type: enables}, {to: scrum, type: enables}]\n") == (
        "name: A\nlinks: [{to: lean, type: enables}]\n"
    )
    assert shown("name: A\nlinks:\n- to: scrum\n  type: enables\ntags: [a]\n") == "name: A\ntags: [a]\n"
    gone = "status: archived\narchived: {as: faded, successor: scrum, reason: Over}\n"
    assert shown(f"name: A\n{gone}") == f"name: A\n{gone.replace(' successor: scrum,', '')}"
    assert shown(f"name: A\n{gone}tags: [a]\n", archived=True) == "name: A\ntags: [a]\n"
    assert shown("name: A\nassessments: [{edition: 2026, ring: trial}]\nring: adopt\n") == (
        "name: A\nassessments: [{edition: 2026, ring: trial}]\n"
    )


def test_an_entry_that_cannot_be_told_apart_is_not_shown() -> None:
    assert shown("{name: A, ? assessments : [{edition: 2026, ring: a}, ? {edition: 2027, ring: b} : x]}\n") is None
