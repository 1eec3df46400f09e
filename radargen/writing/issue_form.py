"""Read the answers in a forge's issue form as the draft of a trend."""

import re
from collections.abc import Iterator

from radargen.model import Radar
from radargen.reading import slug, visible
from radargen.text.messages import Message, RadargenError, joined
from radargen.text.wording import LANGUAGES, wording
from radargen.writing.new_trend import Draft, DraftSource

LARGEST = 64 * 1024
FIELDS = ("name", "dimension", "summary", "text", "aliases", "sources")
_HEADING = re.compile(r" {0,3}### +(.*)")
# Texts of forges and people for an empty answer.
_NOTHING = ("_no response_", "none", "n/a", "-", "–", "keine", "_keine antwort_")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\`|)\]]+", re.IGNORECASE)
_SIGNS = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")


def draft_from_issue(body: str, radar: Radar, language: str = "") -> Draft:
    """The draft of a trend from the headings (###) of an issue and the answers below them.

    Headings are those of the form in any language, or names of fields; the first one of a field counts. Other answers
    are kept in `other_answers`. An empty `language` is determined from the headings. RadargenError where there is no
    name.
    """
    language = language or _language(body, radar)
    answers: dict[str, str] = {}
    other_answers: list[tuple[str, str]] = []
    for heading, answer in _answers(body):
        field = _field(heading)
        if field and field not in answers:
            answers[field] = answer
        else:
            other_answers.append((heading, answer))
    name = " ".join(answers.get("name", "").split())
    if not name:
        headings = joined([Message("“{words}”", words=wording(code)("suggest.name")) for code in radar.languages])
        raise RadargenError(
            Message("The issue gives no name: there is no answer below a heading ### {headings}.", headings=headings)
        )
    dimension = _dimension(answers.get("dimension", ""), radar)
    if not dimension and (unknown := answers.get("dimension")):
        other_answers.insert(0, (wording(language)("suggest.dimension"), unknown))
    return Draft(
        name=name,
        language=language,
        dimension=dimension,
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


def _field(heading: str) -> str:
    """The field of a heading; empty where there is none."""
    heading_slug = slug(heading)
    fields = {slug(wording(language)(f"suggest.{field}")): field for language in LANGUAGES for field in FIELDS}
    return fields.get(heading_slug, heading_slug if heading_slug in FIELDS else "")


def _language(body: str, radar: Radar) -> str:
    """The language of most headings; the radar's first in case of a tie."""
    headings = [slug(heading) for heading, _ in _answers(body)]
    slugs = {code: {slug(wording(code)(f"suggest.{field}")) for field in FIELDS} for code in radar.languages}
    return max(radar.languages, key=lambda code: sum(heading in slugs[code] for heading in headings))


def _dimension(answer: str, radar: Radar) -> str:
    """The id of the dimension with that id or that name in any language; empty where there is none."""
    for dimension in radar.dimensions:
        if slug(answer) in {dimension.id, *(slug(name) for _, name in dimension.name.by_language)}:
            return dimension.id
    return ""


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
