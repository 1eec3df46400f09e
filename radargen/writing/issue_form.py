"""Read the answers in a forge's issue form as the draft of a trend."""

import re
from collections.abc import Iterator, Sequence

from radargen.model import Criterion, Radar
from radargen.reading import slug, visible
from radargen.text.messages import Message, RadargenError, joined
from radargen.text.wording import wording
from radargen.writing.issue_questions import (
    DIMENSION,
    FIELDS,
    NAME,
    RING,
    all_unseen,
    criterion_labels,
    field_labels,
    levels,
    options,
)
from radargen.writing.new_trend import Draft, DraftSource

LARGEST = 64 * 1024
_HEADING = re.compile(r" {0,3}### +(.*)")
# Texts of forges and people for an empty answer.
_NOTHING = ("_no response_", "none", "n/a", "-", "–", "keine", "_keine antwort_")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\`|)\]]+", re.IGNORECASE)
# A checkbox in a form.
_BOX = re.compile(r" {0,3}[-*+] +\[([ xX])\] +(.*)")
_SIGNS = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")


def draft_from_issue(body: str, radar: Radar, language: str = "") -> Draft:
    """The draft of a trend from the headings (###) of an issue and the answers below them.

    Headings are those of the form in any language, or names of fields and criteria; the first one of each counts. A
    sentence chosen for a criterion is a rating. Other answers, and choices that the form does not offer, are kept in
    `other_answers`. An empty `language` is determined from the headings. RadargenError where there is no name.
    """
    body = _without_help(body, radar)
    language = language or _language(body, radar)
    fields, criteria = field_labels(), criterion_labels(radar)
    answers: dict[str, str] = {}
    chosen: dict[str, int] = {}
    other_answers: list[tuple[str, str]] = []
    for heading, given in _answers(body):
        field, criterion = fields.get(slug(heading), ""), criteria.get(slug(heading))
        answer = _ticked(given) if criterion or field in (DIMENSION, RING) else given
        if not answer:
            continue
        if field and field not in answers and (field != RING or not radar.criteria):
            answers[field] = answer
        elif criterion and criterion.id not in chosen and (level := _level(criterion, answer, radar)):
            chosen[criterion.id] = level
        else:
            other_answers.append((heading, answer))
    name = " ".join(answers.get(NAME, "").split())
    if not name:
        headings = joined([Message("“{words}”", words=wording(code)("suggest.name")) for code in radar.languages])
        raise RadargenError(
            Message("The issue gives no name: there is no answer below a heading ### {headings}.", headings=headings)
        )
    places = {
        field: _picked(answers.get(field, ""), field, [one.id for one in listed], radar)
        for field, listed in ((DIMENSION, radar.dimensions), (RING, radar.rings))
    }
    for field in (RING, DIMENSION):
        if not places[field] and (unknown := answers.get(field)):
            other_answers.insert(0, (wording(language)(f"suggest.{field}"), unknown))
    return Draft(
        name=name,
        language=language,
        dimension=places[DIMENSION],
        ring=places[RING],
        by=" ".join(answers.get("by", "").split()),
        levels=tuple(chosen.items()),
        summary=" ".join(answers.get("summary", "").split()),
        text=answers.get("text", ""),
        aliases=tuple(_lines(re.sub("[,;]", "\n", answers.get("aliases", "")))),
        sources=tuple(map(_source, _lines(answers.get("sources", "")))),
        other_answers=tuple(other_answers),
    )


def _answers(body: str) -> Iterator[tuple[str, str]]:
    """Each heading with the answer below it, without empty answers."""
    heading, lines = "", list[str]()
    for line in [*body.splitlines(), "### "]:
        match = _HEADING.fullmatch(line)
        if not match and line.strip() != "###":
            lines.append(line)
            continue
        answer = "\n".join(lines).strip()
        if visible(answer) and answer.casefold() not in _NOTHING:
            yield heading, answer
        heading, lines = (match[1].strip() if match else ""), []


def _without_help(body: str, radar: Radar) -> str:
    """The body without the comments of a form; comments written by people stay."""
    for said in all_unseen(radar):
        body = body.replace(said, "")
    return body


def _ticked(answer: str) -> str:
    """The texts of ticked checkboxes, one per line; any other answer unchanged."""
    boxes = [found for line in answer.splitlines() if (found := _BOX.fullmatch(line))]
    return "\n".join(found[2].strip() for found in boxes if found[1] != " ") if boxes else answer


def _level(criterion: Criterion, answer: str, radar: Radar) -> int:
    """The level whose sentence (in any language of the radar) or number was chosen; 0 for none."""
    for language in radar.languages:
        offered = [_plain(sentence) for sentence in levels(criterion, language)]
        if _plain(answer) in offered:
            return offered.index(_plain(answer)) + 1
    return int(answer) if answer in ("1", "2", "3", "4", "5") else 0


def _picked(answer: str, field: str, ids: Sequence[str], radar: Radar) -> str:
    """The id that was chosen, given as such, by name or as the form's option, in any language; empty for none."""
    for language in radar.languages:
        for id_, offered in zip(ids, options(radar, field, language), strict=True):
            if slug(answer) == id_ or _plain(answer) in (_plain(offered), _plain(offered.partition(": ")[0])):
                return id_
    return ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _language(body: str, radar: Radar) -> str:
    """The language of most headings; the radar's first in case of a tie."""
    headings = [slug(heading) for heading, _ in _answers(body)]
    slugs = {code: {slug(wording(code)(f"suggest.{field}")) for field in FIELDS} for code in radar.languages}
    return max(radar.languages, key=lambda code: sum(heading in slugs[code] for heading in headings))


def _lines(answer: str) -> Iterator[str]:
    for line in answer.splitlines():
        if visible(words := _SIGNS.sub("", line).strip()):
            yield words


def _source(line: str) -> DraftSource:
    """A source from a line with a title, a web address, or both, also as a Markdown link."""
    match = _ADDRESS.search(line)
    if not match:
        return DraftSource(line)
    url = match.group().rstrip(".,;:!?*_'")
    title = re.sub(r"\[([^\]]*)\]\(\s*\)", r"\1", line.replace(match.group(), ""))
    return DraftSource(title.strip(" <>()[]:–-,;|\t") or url, url)
