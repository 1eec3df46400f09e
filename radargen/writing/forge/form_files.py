"""The form for suggesting a trend in a forge's format: questions on GitHub, a text with checkboxes on GitLab."""

import json
from collections.abc import Iterator

from radargen.model import Radar
from radargen.text.wording import wording
from radargen.writing.forge.hosts import Forge
from radargen.writing.issue_questions import AnswerKind, Question, mark, questions, unseen

PLACES = {Forge.GITHUB: ".github/ISSUE_TEMPLATE/trend.yml", Forge.GITLAB: ".gitlab/issue_templates/trend.md"}
_LABEL = "trend"


def issue_form(radar: Radar, host: Forge, language: str) -> str:
    """The text of the form's file for that forge, in that language; ends with a line break."""
    write = _for_github if host is Forge.GITHUB else _for_gitlab
    return "".join(f"{line}\n" for line in write(radar, language))


def _for_github(radar: Radar, language: str) -> Iterator[str]:
    say = wording(language)
    yield f"# {mark(language)}"
    yield f"name: {_quoted(say('suggest.title'))}"
    yield f"description: {_quoted(say('suggest.about'))}"
    yield f"title: {_quoted('Trend: ')}"
    yield f"labels: [{_LABEL}]"
    yield "body:"
    yield "  - type: markdown"
    yield "    attributes:"
    yield f"      value: {_quoted(say('suggest.thanks'))}"
    for question in questions(radar, language):
        yield f"  - type: {question.kind}"
        yield f"    id: {question.id}"
        yield "    attributes:"
        yield f"      label: {_quoted(question.label)}"
        if question.help:
            yield f"      description: {_quoted(question.help)}"
        if question.options:
            yield "      options:"
            yield from (f"        - {_quoted(option)}" for option in question.options)
        if question.required:
            yield "    validations:"
            yield "      required: true"


def _for_gitlab(radar: Radar, language: str) -> Iterator[str]:
    """A description template; explanations are in comments, which are invisible afterwards."""
    say = wording(language)
    yield unseen(mark(language))
    yield unseen(say("suggest.thanks"))
    yield f"/label ~{_LABEL}"
    for question in questions(radar, language):
        yield ""
        yield f"### {question.label}"
        yield ""
        yield from _answer(question)


def _answer(question: Question) -> Iterator[str]:
    if question.help:
        yield unseen(question.help)
        yield ""
    if question.kind is AnswerKind.CHOICE:
        yield from (f"- [ ] {option}" for option in question.options)


def _quoted(words: str) -> str:
    """The words as a quoted YAML scalar."""
    return json.dumps(words, ensure_ascii=False)
