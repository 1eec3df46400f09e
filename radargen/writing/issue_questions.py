"""The questions of an issue form for suggesting a trend: one declaration for every forge, and for reading answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from radargen.model import Criterion, Radar, Ring
from radargen.reading import slug
from radargen.text.wording import LANGUAGES, Wording, wording

# The fields of a draft asked for as text, in the order of the form; DIMENSION and RING offer choices.
NAME, DIMENSION, RING, BY = "name", "dimension", "ring", "by"
FIELDS = (NAME, DIMENSION, "summary", "text", "aliases", "sources", RING, BY)
_LINES, _REQUIRED = ("summary", "text", "sources"), (NAME, DIMENSION, "summary", "sources")
# Options reserved by GitHub's forms.
_RESERVED = ("none",)
# Choices for a criterion without sentences.
_LEVELS = 5
# The first line, by which an unmodified form of radargen is recognised; it contains the language.
_MADE = "Made from radar.yaml, in language {language}; radargen schema keeps it so. Without this line it is your own."
_MARK = re.compile(re.escape(_MADE).replace(r"\{language\}", "([a-z]{2})"))


class AnswerKind(StrEnum):
    """How a question is answered, in the words of GitHub's forms."""

    LINE = "input"
    LINES = "textarea"
    CHOICE = "dropdown"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form; `id` is the field's, or the criterion's after a prefix."""

    id: str
    label: str
    help: str
    kind: AnswerKind
    required: bool = False
    options: tuple[str, ...] = ()


def questions(radar: Radar, language: str) -> Iterator[Question]:
    """All questions in their order; the sentences of each criterion are its options, the lowest level first.

    Labels differ from each other, as do the options of a question, in whatever words the radar has.
    """
    say = wording(language)
    for field in FIELDS:
        if field == BY:
            yield from _ratings(radar, language)
        if field != (RING if radar.criteria else ""):
            kind = AnswerKind.LINES if field in _LINES else AnswerKind.LINE
            offered = tuple(options(radar, field, language))
            # Without ratings, no rater is asked for.
            if field == BY and not radar.criteria:
                continue
            yield Question(
                field,
                say(f"suggest.{field}"),
                say(f"suggest.{field}-help"),
                AnswerKind.CHOICE if offered else kind,
                field in _REQUIRED,
                offered,
            )


def options(radar: Radar, field: str, language: str) -> Iterator[str]:
    """The choices for a dimension or a ring, in the radar's order; none for other fields."""
    if field == DIMENSION:
        yield from _distinct([dimension.name.any(language) for dimension in radar.dimensions])
    if field == RING:
        yield from _distinct([_ring(ring, language) for ring in radar.rings])


def levels(criterion: Criterion, language: str) -> tuple[str, ...]:
    """The choices for a criterion, from the lowest level up: its sentences, or numbers if it has none."""
    sentences = [text.any(language) for text in criterion.levels]
    return tuple(_distinct(sentences) if sentences else map(str, range(1, _LEVELS + 1)))


def criterion_label(criterion: Criterion, radar: Radar, say: Wording) -> str:
    """The criterion's name, with its id if the form has another question with that name."""
    name = " ".join(criterion.name.any(say.language).split())
    others = [one.name.any(say.language) for one in radar.criteria if one.id != criterion.id]
    taken = {slug(other) for other in (*others, *(say(f"suggest.{field}") for field in FIELDS), *FIELDS)}
    return f"{name} [{criterion.id}]" if slug(name) in taken else name


def field_labels() -> dict[str, str]:
    """Fields by the slug of their label in each language, and by their own id."""
    said = {slug(wording(language)(f"suggest.{field}")): field for language in LANGUAGES for field in FIELDS}
    return {field: field for field in FIELDS} | said


def criterion_labels(radar: Radar) -> dict[str, Criterion]:
    """Criteria by the slug of their label in each language, and by their id."""
    named = {
        slug(criterion_label(criterion, radar, wording(language))): criterion
        for criterion in radar.criteria
        for language in LANGUAGES
    }
    return {criterion.id: criterion for criterion in radar.criteria} | named


def mark(language: str) -> str:
    """The first line of a form that radargen has made, in that language."""
    return _MADE.format(language=language)


def made_in(text: str) -> str:
    """The language of a form that radargen has made; empty for any other form."""
    found = _MARK.search(text.partition("\n")[0])
    return found[1] if found else ""


def unseen(words: str) -> str:
    """The words as a comment in a form that is a text: visible only while it is filled in."""
    return f"<!-- {words.replace('--', '–')} -->"


def all_unseen(radar: Radar) -> set[str]:
    """All comments that a form of the radar has in any language."""
    said = {words for language in LANGUAGES for words in (mark(language), wording(language)("suggest.thanks"))}
    asked = {question.help for language in LANGUAGES for question in questions(radar, language)}
    return {unseen(words) for words in said | asked}


def _ratings(radar: Radar, language: str) -> Iterator[Question]:
    say = wording(language)
    for criterion in radar.criteria:
        asked = " ".join(criterion.question.any(language).split())
        yield Question(
            f"criterion-{criterion.id}",
            criterion_label(criterion, radar, say),
            f"{asked} {say('suggest.sentence-help')}".strip(),
            AnswerKind.CHOICE,
            options=levels(criterion, language),
        )


def _ring(ring: Ring, language: str) -> str:
    name, meaning = ring.name.any(language), ring.meaning.any(language)
    return f"{name}: {meaning}" if meaning else name


def _distinct(texts: Sequence[str]) -> Iterator[str]:
    """The texts on one line each; all are numbered if two are equal or one is reserved by the form."""
    lines = [" ".join(text.split()) for text in texts]
    known = {line.casefold() for line in lines}
    numbered = len(known) < len(lines) or not known.isdisjoint({*_RESERVED, ""})
    for number, line in enumerate(lines, 1):
        yield f"{number}. {line}".strip() if numbered else line
