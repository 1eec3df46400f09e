"""An issue form's answers become a draft: nothing asked is lost, nothing hostile gets through."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.reading import document
from radargen.text.messages import RadargenError
from radargen.writing.issue_form import draft_from_issue
from radargen.writing.new_trend import DraftSource, new_entry
from tests.make import radar, trend

BODY = """\
### Name des Trends

Digitale *Zwillinge*: ein Test

### Dimension

Technology

### In einem Satz

Was es
ist.

### Warum jetzt

Erster Absatz.

- ein Punkt

### Andere Namen

Digital twin, Zwilling; Abbild

### Belege und Quellen

- Eine Studie: https://example.org/a?b=1.
* [Noch eine](https://example.org/c)
https://example.org/d
Ein Buch

### Kennen Sie eine Organisation?

Ja, die Stadt.

### Something else

_No response_
"""


def test_the_answers_find_their_fields_and_the_rest_is_kept() -> None:
    draft = draft_from_issue(BODY, radar(trend("a")), "de")
    assert (draft.name, draft.dimension) == ("Digitale *Zwillinge*: ein Test", "technology")
    assert (draft.summary, draft.text) == ("Was es ist.", "Erster Absatz.\n\n- ein Punkt")
    assert draft.aliases == ("Digital twin", "Zwilling", "Abbild")
    assert draft.sources == (
        DraftSource("Eine Studie", "https://example.org/a?b=1"),
        DraftSource("Noch eine", "https://example.org/c"),
        DraftSource("https://example.org/d", "https://example.org/d"),
        DraftSource("Ein Buch"),
    )
    assert draft.other_answers == (("Kennen Sie eine Organisation?", "Ja, die Stadt."),)


def test_headings_are_known_in_both_languages_and_by_the_name_of_the_field() -> None:
    draft = draft_from_issue("### name\r\nA\r\n### In one sentence\r\nB\r\n### NAME\r\nC\r\n", radar(trend("a")), "de")
    assert (draft.name, draft.summary, draft.other_answers) == ("A", "B", (("NAME", "C"),))


def test_the_language_is_that_of_the_headings() -> None:
    assert draft_from_issue(BODY, radar(trend("a"))).language == "de"
    assert (
        draft_from_issue("### Name of the trend\n\nA\n\n### In one sentence\n\nB", radar(trend("a"))).language == "en"
    )


def test_an_unknown_dimension_is_kept_as_a_remark() -> None:
    draft = draft_from_issue("### name\nA\n### dimension\nSpace: [x]\n", radar(trend("a")), "en")
    assert (draft.dimension, draft.other_answers) == ("", (("Dimension", "Space: [x]"),))


def test_an_issue_without_a_name_is_refused() -> None:
    with pytest.raises(RadargenError, match="The issue gives no name"):
        draft_from_issue("### Dimension\nTechnology", radar(trend("a")), "de")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["name", "summary", "text", "sources", "aliases", "x\n- y: *"]), st.text())))
def test_no_answer_leaves_its_field(answers: list[tuple[str, str]]) -> None:
    body = "### name\nA\n" + "".join(f"### {heading}\n{answer}\n" for heading, answer in answers)
    written = new_entry(draft_from_issue(body, radar(trend("a")), "en"), radar(trend("a")), dt.date(2026, 1, 1))
    read = document("trends/a.yaml", written)
    assert read.problems == () and read.tree
    assert set(read.tree) <= {"name", "dimension", "summary", "text", "aliases", "assessments", "sources"}


def test_of_two_equal_headings_the_first_counts_and_the_other_is_kept() -> None:
    found = draft_from_issue("### Name of the trend\n\nKanban\n\n### Name of the trend\n\nScrum\n", radar(trend("a")))
    assert found.name == "Kanban"
    assert found.other_answers == (("Name of the trend", "Scrum"),)
