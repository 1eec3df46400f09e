"""The form that a forge offers for suggestions: made from the radar, and read back as what was chosen in it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.model import Criterion, Radar
from radargen.text.wording import LANGUAGES, wording
from radargen.writing.forge import Forge
from radargen.writing.forge.form_files import PLACES, issue_form
from radargen.writing.issue_form import draft_from_issue
from radargen.writing.issue_questions import FIELDS, Question, made_in, questions
from tests.folders import entry, radar_folder, radargen
from tests.make import radar, text, trend
from tests.runner import git, schema_complaints
from tests.selection import examples

# Names that meet the form's own questions and each other, and sentences that are alike or kept by the forge.
AWKWARD = (
    Criterion("dimension", text("Dimension"), levels=tuple(map(text, ["same", "Same", "a", "b", "c"]))),
    Criterion("name", text("Name of the trend"), levels=tuple(map(text, ["v", "w", "x", "y", "None"]))),
    Criterion("twice", text("Twice")),
    Criterion("again", text("Twice"), text("Why: “this” --> and # that?")),
)


def rated(*criteria: Criterion) -> Radar:
    return replace(radar(trend("a")), criteria=criteria)


def filled(radar: Radar, host: Forge, language: str, chosen: dict[str, int], typed: str = "Kanban") -> str:
    """The issue that somebody makes of the form: the n-th option of the questions named, and words for the others."""

    def answer(question: Question) -> str:
        if not question.options:
            return typed
        picked = [chosen.get(question.id) == place for place in range(len(question.options))]
        if host is Forge.GITLAB:
            boxes = zip(picked, question.options, strict=True)
            return "\n".join(f"- [{'x' if ticked else ' '}] {option}" for ticked, option in boxes)
        return next(
            (option for ticked, option in zip(picked, question.options, strict=True) if ticked), "_No response_"
        )

    if host is Forge.GITHUB:
        return "\n\n".join(f"### {one.label}\n\n{answer(one)}" for one in questions(radar, language))
    body = issue_form(radar, host, language)
    for one in questions(radar, language):
        begin, _, rest = body.partition(f"### {one.label}\n")
        here, line, after = rest.partition("\n### ")
        kept = re.sub(r"(?m)^- \[ \] .*\n?", "", here)
        body = f"{begin}### {one.label}\n{kept}\n{answer(one)}\n{line}{after}"
    return body


@settings(max_examples=examples(30), deadline=None)
@given(st.data())
@pytest.mark.parametrize("host", list(Forge))
def test_what_is_chosen_in_a_form_is_what_the_draft_says(host: Forge, data: st.DataObject) -> None:
    of = rated(*data.draw(st.sampled_from([AWKWARD, radar().criteria, ()])))
    language = data.draw(st.sampled_from(of.languages))
    offered = {one.id: len(one.options) for one in questions(of, language) if one.options}
    chosen = {id_: data.draw(st.integers(0, most)) for id_, most in offered.items()}
    draft = draft_from_issue(filled(of, host, language, chosen), of, language)
    levels = {
        id_.removeprefix("criterion-"): place + 1
        for id_, place in chosen.items()
        if id_.startswith("criterion-") and place < offered[id_]
    }
    assert dict(draft.levels) == levels
    assert draft.dimension == ["people", "process", "technology", ""][chosen["dimension"]]
    rings = [*(ring.id for ring in of.rings), ""]
    assert draft.ring == (rings[chosen["ring"]] if "ring" in chosen else "")
    assert (draft.name, draft.summary, draft.text, draft.by) == ("Kanban",) * 3 + ("Kanban" if of.criteria else "",)
    assert [answer for _, answer in draft.other_answers] == ([] if host is Forge.GITHUB else ["/label ~trend"])


def test_every_question_of_a_form_is_one_that_github_takes(tmp_path: Path) -> None:
    for language in LANGUAGES:
        for of in (rated(*AWKWARD), radar(), rated()):
            form = issue_form(of, Forge.GITHUB, language)
            (tmp_path / "trend.yml").write_text(form, encoding="utf-8")
            assert schema_complaints("github-issue-forms", tmp_path / "trend.yml") == ""
            assert made_in(form) == language
            asked = {part["id"]: part["attributes"] for part in yaml.safe_load(form)["body"] if "id" in part}
            fields = [field for field in FIELDS if field not in (("ring",) if of.criteria else ("by",))]
            assert [id_ for id_ in asked if id_ in FIELDS] == fields
            assert [asked[field]["label"] for field in fields] == [
                wording(language)(f"suggest.{field}") for field in fields
            ]
            labels = [one["label"].casefold() for one in asked.values()]
            assert len({*labels}) == len(labels)
            for one in asked.values():
                options = [option.casefold() for option in one.get("options", [])]
                assert len({*options}) == len(options) and "none" not in options
            assert len([id_ for id_ in asked if id_.startswith("criterion-")]) == len(of.criteria)


def test_two_ticks_or_a_choice_of_nobody_are_kept_as_words() -> None:
    body = "### Name\nA\n### adoption\n- [x] adoption 2\n- [x] adoption 3\n### evidence\n7\n### means\n3\n"
    draft = draft_from_issue(body.replace("### Name", "### name"), radar(), "en")
    assert draft.levels == (("means", 3),)
    assert draft.other_answers == (("adoption", "adoption 2\nadoption 3"), ("evidence", "7"))


def test_a_form_follows_the_radar_until_somebody_takes_it_over(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    root = radar_folder(tmp_path / "docs" / "radar", kanban=entry("Kanban"))
    place = tmp_path / PLACES[Forge.GITHUB]
    place.parent.mkdir(parents=True)
    place.write_text(issue_form(radar(), Forge.GITHUB, "de"), encoding="utf-8")
    radargen("--root", root, "schema", "--out")
    form = place.read_text(encoding="utf-8")
    assert "criterion-" not in form and json.dumps("Testen", ensure_ascii=False) in form
    assert radargen("--root", root, "schema", "--check").returncode == 0
    place.write_text(form.replace("Testen", "Tasten"), encoding="utf-8")
    done = radargen("--root", root, "schema", "--check")
    assert done.returncode == 1 and "trend.yml no longer fits the radar" in done.stdout
    own = place.read_text(encoding="utf-8").partition("\n")[2]
    place.write_text(own, encoding="utf-8")
    assert radargen("--root", root, "schema", "--check").returncode == 0
    radargen("--root", root, "schema", "--out")
    assert place.read_text(encoding="utf-8") == own
