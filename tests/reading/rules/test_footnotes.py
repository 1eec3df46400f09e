"""What an editor is told of keys of sources, of marks and of figures."""

import pytest

from radargen.reading import load

RADAR = "dimensions: [People, Process]\nrings: [Adopt, Hold]\nlanguages: [en]\n"
SOURCES = "sources: [{title: A, key: study}, {title: B}]\n"


def said(entry: str) -> list[str]:
    """Line, code and hint of each problem of an entry with two sources."""
    files = {"radar.yaml": RADAR, "trends/kanban.yaml": f"name: Kanban\ndimension: process\nring: hold\n{entry}"}
    return [f"{problem.location.line} {problem.code} {problem.hint}" for problem in load(files).problems]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"{SOURCES}text: A.[^study]", []),
        (f"{SOURCES}text: A.[^studi]", ["5 unknown-source Did you mean [^study]?"]),
        ("text: A.[^study]", ["4 unknown-source Add key: … to the source."]),
        ("text: A.[^own]\nsources: [{title: A, key: Own}]", ["5 bad-value An id is made of lower-case letters"]),
        (f'{SOURCES}text: "A.[^own]\\n\\n[^own]: B."', []),
        (
            f'{SOURCES}text: "A.[^study]\\n\\n[^study]: B."',
            ["5 note-clash Delete the definition, or give the source another key."],
        ),
        (
            "sources: [{title: A, key: a}, {title: B, key: a}]",
            ["4 repeated-id Give one of them another id."],
        ),
        (
            "sources: [{title: A, key: a}]\ncases: [{organisation: O, what: W, source: {title: B, key: a}}]",
            ["5 repeated-id Give one of them another id."],
        ),
        (f"{SOURCES}figures: [{{what: A, year: 2026, value: 1, source: study}}]", []),
        (
            f"{SOURCES}figures: [{{what: A, year: 2026, value: 1, source: studi}}]",
            ["5 unknown-source Did you mean study?"],
        ),
        (
            "figures: [{what: A, year: 2026, value: 1, source: study}]",
            ["4 unknown-source Add key: … to the source."],
        ),
    ],
)
def test_marks_and_figures_name_a_source_by_its_key(entry: str, expected: list[str]) -> None:
    found = said(entry)
    assert len(found) == len(expected)
    assert all(one.startswith(words) for one, words in zip(found, expected, strict=True)), found
