"""The form in the browser, as far as it is made here: its fields, its cases, and where it hands in what is written."""

import json

import pytest

from radargen.model.problems import Severity
from radargen.reading import MODELINE, document, load
from radargen.writing.browser_form import FormPlace, browser_form
from radargen.writing.formatting import comments, formatted, plain
from tests.form_cases import FormCase, cases, files
from tests.make import radar, trend

FORM_RADAR = load(files())
GITHUB = "https://github.com/team/radar/edit/main/"


def form(language: str = "en", edit_url: str = GITHUB) -> dict[str, object]:
    assert FORM_RADAR.radar
    return browser_form(FORM_RADAR, FORM_RADAR.radar, language, FormPlace(edit_url))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_the_form_writes_is_what_fmt_leaves_and_has_the_errors_that_it_told(case: FormCase) -> None:
    after = case.after.encode()
    assert formatted(case.path, after, load(files()).radar) == after
    loaded = case.loaded()
    errors = [one.code for one in loaded.problems if one.severity is Severity.ERROR and one.location.path == case.path]
    assert sorted(errors) == sorted(case.problems)


@pytest.mark.parametrize("case", [case for case in cases() if case.before], ids=lambda case: case.name)
def test_a_change_keeps_comments_and_what_the_form_does_not_know(case: FormCase) -> None:
    before, after = document(case.path, case.before or "").tree, document(case.path, case.after).tree
    assert before and after
    kept = before.keys() - case.values.keys()
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}
    assert comments(plain(case.after.encode())) == comments(plain((case.before or "").encode()))


def test_the_fields_come_from_the_schema_with_the_sentences_of_the_criteria() -> None:
    fields = {field["key"]: field for field in form("de")["fields"]}  # type: ignore[attr-defined]
    assert fields["name"]["kind"] == "name"
    assert fields["name"]["required"]
    assert fields["dimension"]["options"] == [["people", "Menschen"], ["process", "Prozesse"]]
    assessment = {field["key"]: field for field in fields["assessments"]["fields"]}
    rating = {field["key"]: field for field in assessment["ratings"]["fields"]}
    assert rating["adoption"]["label"] == "Verbreitung"
    assert rating["adoption"]["options"][3] == ["4", "Die meisten"]
    # What a person may say of the rating stands behind the levels, in the form as in the file.
    assert assessment["ratings"]["order"][-1] == "note"
    assert "ring" not in assessment


def test_where_rings_are_stated_the_form_asks_for_a_ring() -> None:
    stated = load(
        {
            "radar.yaml": "radar: 1\nid: x\ndimensions: [A, B]\nrings: [In, Out]\n",
            "trends/a.yaml": "name: a\ndimension: a\nring: in\n",
        }
    )
    assert stated.radar
    fields = {field["key"]: field for field in browser_form(stated, stated.radar, "en", FormPlace(GITHUB))["fields"]}
    assert [value for value, _ in fields["ring"]["options"]] == ["in", "out"]
    assert "assessments" not in fields


@pytest.mark.parametrize(
    ("edit_url", "edit", "new", "takes"),
    [
        (GITHUB, f"{GITHUB}trends/", "https://github.com/team/radar/new/main/trends", ("filename", "value")),
        (
            "https://codeberg.org/team/radar/_edit/main/sub/",
            "https://codeberg.org/team/radar/_edit/main/sub/trends/",
            "https://codeberg.org/team/radar/_new/main/sub/trends",
            ("filename", "value"),
        ),
        (
            "https://gitlab.com/team/radar/-/edit/main/",
            "https://gitlab.com/team/radar/-/edit/main/trends/",
            "https://gitlab.com/team/radar/-/new/main/trends",
            ("file_name", ""),
        ),
        ("https://bitbucket.org/a/b/src/main/", "https://bitbucket.org/a/b/src/main/trends/", "", ("", "")),
        ("", "", "", ("", "")),
    ],
)
def test_each_forge_begins_and_edits_files_in_its_own_way(
    edit_url: str, edit: str, new: str, takes: tuple[str, str]
) -> None:
    forge = form(edit_url=edit_url)["forge"]
    assert forge == {"edit": edit, "new": new, "name": takes[0], "text": takes[1]}


def test_where_an_edition_is_published_nobody_rates_for_it() -> None:
    assert form()["rates"]
    published = load({**files(), "editions/2026.json": b"{}"})
    assert published.radar
    assert not browser_form(published, published.radar, "en", FormPlace(GITHUB))["rates"]


def test_a_new_file_begins_with_the_line_for_editing_programs_where_there_are_schemas() -> None:
    assert form()["modeline"] == ""
    assert FORM_RADAR.radar
    shown = browser_form(FORM_RADAR, FORM_RADAR.radar, "en", FormPlace(GITHUB, modeline=True))
    assert shown["modeline"] == MODELINE


def test_the_form_names_no_trend_that_readers_do_not_see() -> None:
    hidden = radar(trend("kanban"))
    shown = browser_form(FORM_RADAR, hidden, "en", FormPlace(GITHUB))
    assert "lean" not in json.dumps(shown)
