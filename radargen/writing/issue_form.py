"""What a stranger answered in a forge's issue form, as the draft of a trend."""

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
# What forges write where nothing was answered.
_NOTHING = ("_no response_", "none", "n/a", "-", "–", "keine", "_keine antwort_")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\`|)\]]+", re.IGNORECASE)
_SIGNS = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")


def suggested(body: str, radar: Radar, language: str = "") -> Draft:
    """The draft of a trend from the headings (###) of an issue and the answers below them.

    A heading is known by the words that the form has in either language, or by the name of the field; of two equal ones
    the first counts. What has no field is kept in `rest`. Where no language is told, the headings tell it.
    RadargenError where there is no name.
    """
    language = language or _spoken(body, radar)
    answers: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    for heading, answer in _answers(body):
        field = _field(heading)
        if field and field not in answers:
            answers[field] = answer
        else:
            rest.append((heading, answer))
    name = " ".join(answers.get("name", "").split())
    if not name:
        headings = joined([Message("“{words}”", words=wording(one)("suggest.name")) for one in radar.languages])
        raise RadargenError(
            Message("The issue gives no name: there is no answer below a heading ### {headings}.", headings=headings)
        )
    dimension = _dimension(answers.get("dimension", ""), radar)
    if not dimension and (unknown := answers.get("dimension")):
        rest.insert(0, (wording(language)("suggest.dimension"), unknown))
    return Draft(
        name=name,
        language=language,
        dimension=dimension,
        summary=" ".join(answers.get("summary", "").split()),
        text=answers.get("text", ""),
        aliases=tuple(_lines(re.sub("[,;]", "\n", answers.get("aliases", "")))),
        sources=tuple(map(_source, _lines(answers.get("sources", "")))),
        rest=tuple(rest),
    )


def _answers(body: str) -> Iterator[tuple[str, str]]:
    """Each heading with what stands below it, where something was answered."""
    heading, lines = "", list[str]()
    for line in [*body.splitlines(), "### "]:
        found = _HEADING.fullmatch(line)
        if not found and line.strip() != "###":
            lines.append(line)
            continue
        answer = "\n".join(lines).strip()
        if visible(answer) and answer.casefold() not in _NOTHING:
            yield heading, answer
        heading, lines = (found[1].strip() if found else ""), []


def _field(heading: str) -> str:
    asked = slug(heading)
    known = {slug(wording(language)(f"suggest.{field}")): field for language in LANGUAGES for field in FIELDS}
    return known.get(asked, asked if asked in FIELDS else "")


def _spoken(body: str, radar: Radar) -> str:
    """The language of most headings, else the radar's first."""
    headings = [slug(heading) for heading, _ in _answers(body)]
    asked = {one: {slug(wording(one)(f"suggest.{field}")) for field in FIELDS} for one in radar.languages}
    return max(radar.languages, key=lambda one: sum(heading in asked[one] for heading in headings))


def _dimension(answer: str, radar: Radar) -> str:
    """The dimension by its id or by its name in any language."""
    for dimension in radar.dimensions:
        if slug(answer) in {dimension.id, *(slug(name) for _, name in dimension.name.by_language)}:
            return dimension.id
    return ""


def _lines(answer: str) -> Iterator[str]:
    for line in answer.splitlines():
        if visible(words := _SIGNS.sub("", line).strip()):
            yield words


def _source(line: str) -> DraftSource:
    """A title with its address, be it bare, behind the title or as a Markdown link."""
    found = _ADDRESS.search(line)
    if not found:
        return DraftSource(line)
    url = found.group().rstrip(".,;:!?*_'")
    title = re.sub(r"\[([^\]]*)\]\(\s*\)", r"\1", line.replace(found.group(), ""))
    return DraftSource(title.strip(" <>()[]:–-,;|\t") or url, url)
