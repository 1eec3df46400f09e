"""The trends of an edition as plain Markdown, for AI assistants and for notes: one file each, and one with all.

Sources are numbered, and marks in texts use these numbers; web addresses are only in a trend's own file. HTML tags are
treated as text.
"""

import re
from collections.abc import Iterable, Iterator

from radargen.model import LinkType, Source, Trend
from radargen.pages.addresses import DATA, HOME, METHOD, TRENDS, edition_copy, edition_file, trend_copy, trend_page, url
from radargen.pages.edition_view import EditionView
from radargen.pages.views.page_parts.evidence import country_name
from radargen.text.source_marks import without_marks

# A link in a text that may lead to an entry, and a mark of a source with what follows if that would make it a link.
_LINK = re.compile(r"\]\(([a-z0-9-]{1,100})\)")
_MARK = re.compile(r"\[\^([^\]\s]+)\](\()?")


def copies(edition_view: EditionView) -> dict[str, str]:
    """The Markdown files by path below the language's folder."""
    shown = [trend for trend in edition_view.trends.values() if trend.id in edition_view.blips]
    files = {
        trend_copy(trend.id): _front_matter(edition_view, trend) + "\n".join(_entry(edition_view, trend)) + "\n"
        for trend in edition_view.trends.values()
    }
    parts = ["\n".join(_entry(edition_view, trend, of_all=True)).rstrip() for trend in shown]
    addresses = edition_view.wording("llms.addresses", example=f"{url(TRENDS)}<id>/index.md")
    whole = "\n\n".join([f"# {_title(edition_view)}", *_about(edition_view), addresses, *parts])
    return files | {edition_copy(edition_view.edition.id): f"{whole}\n"}


def llms(edition_view: EditionView) -> str:
    """What AI assistants find where, in about twenty lines, as proposed by llmstxt.org."""
    wording, radar = edition_view.wording, edition_view.radar
    edition, trends = edition_view.edition, wording("page.trends")
    home, file = edition_view.address(HOME), edition_file(edition.id, "json")
    data = f"{edition_view.site_url}{file}" if home else edition_view.shared(file)
    lines = [
        f"# {_title(edition_view)}",
        "",
        *_about(edition_view),
        "",
        f"## {trends}",
        "",
        f"- [{_title(edition_view)}]({home}{edition_copy(edition.id)}): {wording('llms.all')}",
        f"- [{trends}]({home}{url(TRENDS)}): {wording('llms.each', example=f'{url(TRENDS)}<id>/index.md')}",
        f"- [JSON]({data}): {wording('home.json')}",
        f"- [{wording('method.title')}]({home}{url(METHOD)}): {wording('about.method')}",
        f"- [{wording('data.title')}]({home}{url(DATA)}): {wording('data.intro')}",
        "",
        f"## {wording('page.dimensions')}",
        "",
        *(f"- {dimension.name.any(edition_view.language)}" for dimension in radar.dimensions),
    ]
    return "\n".join(lines) + "\n"


def _title(edition_view: EditionView) -> str:
    title = edition_view.radar.title.any(edition_view.language)
    return " ".join(part for part in (title, edition_view.edition.name) if part)


def _about(edition_view: EditionView) -> Iterator[str]:
    """What the radar is, its publisher, and its licence."""
    radar, wording = edition_view.radar, edition_view.wording
    date, licence = edition_view.edition.dated(wording), radar.publisher.licence
    publisher = radar.publisher.name.any(edition_view.language)
    told = (
        f"{len(edition_view.blips)} {wording('site.trends')}",
        date,
        publisher,
        f"{licence.name} {licence.url}".strip() if licence else "",
        edition_view.address(HOME),
    )
    yield "> " + " · ".join(part for part in told if part)


def _front_matter(edition_view: EditionView, trend: Trend) -> str:
    licence, blip = edition_view.radar.publisher.licence, edition_view.blips.get(trend.id)
    told = {
        "title": trend.name.any(edition_view.language),
        "radar": edition_view.radar.title.any(edition_view.language),
        "edition": edition_view.edition.name,
        "ring": blip.placement.ring if blip else "",
        "licence": licence.name if licence else "",
        "canonical": edition_view.address(trend_page(trend.id)),
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in told.items() if value]
    return "\n".join(["---", *lines, "---", "", ""])


def _quoted(value: str) -> str:
    escaped = " ".join(value.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _entry(edition_view: EditionView, trend: Trend, *, of_all: bool = False) -> Iterator[str]:
    """The lines of an entry; in the file of all trends, headings are lower and sources have no addresses."""
    language, wording, heading = edition_view.language, edition_view.wording, "##" if of_all else "#"
    # The source of a case is listed among the sources once, whoever else cites it.
    sources = tuple(dict.fromkeys((*trend.sources, *(case.source for case in trend.cases if case.source))))
    numbers = {source.key: number for number, source in enumerate(sources, 1) if source.key}

    def said(words: str) -> str:
        return _MARK.sub(numbered, words.replace("<", "&lt;"))

    def numbered(mark: re.Match[str]) -> str:
        found = f"[{numbers[mark[1]]}]" if mark[1] in numbers else ""
        return f"{found} (" if mark[2] else found

    yield f"{heading} {said(trend.name.any(language))}"
    yield ""
    yield said(trend.summary.any(language))
    yield ""
    yield from (f"- {line}" for line in _facts(edition_view, trend))
    yield ""
    if trend.text:
        yield _with_links(edition_view, said(trend.text.any(language)).strip(), "../trends/" if of_all else "../")
        yield ""
    assessment = trend.assessment(edition_view.edition.id)
    if reason := assessment.reason.any(language) if assessment else "":
        yield f"**{wording('trend.standing')}.** {said(reason)}"
        yield ""
    if trend.cases:
        yield f"{heading}# {wording('trend.cases')}"
        yield ""
        for case in trend.cases:
            where = (case.industry.any(language), country_name(case.country, language), case.year)
            what = without_marks(case.what.any(language))
            source = f" [{sources.index(case.source) + 1}]" if case.source else ""
            head = ", ".join(part for part in (case.organisation, *where) if part)
            yield f"- {head}: {what} {wording(f'outcome.{case.outcome}')}.{source}".replace("<", "&lt;")
        yield ""
    if sources:
        yield f"{heading}# {wording('trend.sources')}"
        yield ""
        for number, each in enumerate(sources, 1):
            yield f"{number}. {_source(each, addressed=not of_all)}".replace("<", "&lt;")


def _with_links(edition_view: EditionView, words: str, trends: str) -> str:
    """The words with links to entries, which name an id, as links to their copies below the path `trends`."""

    def address(link: re.Match[str]) -> str:
        trend_id = edition_view.current_ids.get(link[1])
        return f"]({trends}{trend_id}/index.md)" if trend_id else link[0]

    return _LINK.sub(address, words)


def _source(source: Source, *, addressed: bool) -> str:
    return ", ".join(part for part in (source.title, source.date, source.url if addressed else "") if part)


def _facts(edition_view: EditionView, trend: Trend) -> Iterator[str]:
    language, wording, radar = edition_view.language, edition_view.wording, edition_view.radar
    blip = edition_view.blips.get(trend.id)
    yield f"{wording('page.dimension')}: {radar.dimension(trend.dimension).name.any(language)}"
    if blip:
        yield f"{wording('page.ring')}: {radar.ring(blip.placement.ring).name.any(language)}"
        if blip.action:
            yield f"{wording('page.action')}: {wording(f'action.{blip.action}')}"
        if blip.certainty:
            yield f"{wording('page.certainty')}: {wording(f'certainty.{blip.certainty}')}"
        if blip.impact:
            yield f"{wording('scale.impact')}: {blip.impact}/5, {wording(f'scale-impact.{blip.impact}')}"
    for scale, level in _effort(trend):
        yield f"{wording(f'scale.{scale}')}: {level}/5, {wording(f'scale-{scale}.{level}')}"
    if trend.legal_duty:
        yield f"{wording('trend.law')}: {wording('trend.law-in-force')}"
    start = {"first-step": trend.first_step, "success": trend.success, "cost": trend.cost, "who": trend.who}
    for key, text in start.items():
        if text:
            yield f"{wording(f'trend.{key}')}: {without_marks(text.any(language))}".replace("<", "&lt;")
    ids = (link.to for link in trend.links if link.type is LinkType.REQUIRES)
    if required := [edition_view.trends[one].name.any(language) for one in ids if one in edition_view.trends]:
        yield f"{wording('trend.requires')}: {', '.join(required)}"


def _effort(trend: Trend) -> Iterable[tuple[str, int]]:
    if trend.effort:
        yield "organisation", trend.effort.organisation
        yield "architecture", trend.effort.architecture
