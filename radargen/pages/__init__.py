"""The pages of one edition in one language: Markdown sources whose content is HTML; a pure function of the radar."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from radargen.assessing.worklist import Worklist
from radargen.model import Blip, Edition, Radar
from radargen.model.problems import Problem
from radargen.pages import data_files, edition_pages, markdown_copies, search
from radargen.pages.addresses import (
    CASES,
    COMPARE,
    DATA,
    EDITIONS,
    EDITORS,
    EMBED,
    EMBED_FILE,
    FACETS,
    FACTORS,
    HOME,
    IMPRINT,
    LLMS,
    METHOD,
    NETWORK,
    NEXT,
    PRIVACY,
    PROBLEMS,
    SUGGEST,
    TRENDS,
    asks_page,
    comparison_page,
    dimension_page,
    edition_page,
    href,
    phase_page,
    picture_file,
    ring_page,
    share_picture,
    trend_page,
    url,
)
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.page_charts import Charts, Download, Number, PageChart, list_place, numbered, pairs
from radargen.pages.records import edition_record
from radargen.pages.rendered_blocks import RenderedBlocks
from radargen.pages.templating import begin_round, document, fragment, page, rendered_block
from radargen.pages.views import cases, facets, factors, lists, network, next_steps
from radargen.pages.views.compare import NAMES, column_files, compare, names
from radargen.pages.views.editors import desk_view, problems_view
from radargen.pages.views.embed import embed
from radargen.pages.views.footer_pages import data_view, text_view
from radargen.pages.views.home import CONTENT, home
from radargen.pages.views.home import content as home_content
from radargen.pages.views.method import method
from radargen.pages.views.page_parts.divided_lists import MANY, cell_address, divided_dimensions, edition_cells, many
from radargen.pages.views.suggest import SuggestForm, suggest_view
from radargen.pages.views.trend import trend_view
from radargen.text.source_marks import without_marks

__all__ = [
    "EDITIONS",
    "EMBED",
    "FACETS",
    "HOME",
    "MANY",
    "TRENDS",
    "Charts",
    "Download",
    "Number",
    "PageChart",
    "RenderedBlocks",
    "SuggestForm",
    "cell_address",
    "comparison_page",
    "copies",
    "dimension_page",
    "divided_dimensions",
    "edition_cells",
    "edition_page",
    "edition_record",
    "href",
    "list_place",
    "numbered",
    "pages",
    "pairs",
    "picture_file",
    "rendered_block",
    "ring_page",
    "share_picture",
    "trend_page",
    "url",
]


def pages(
    radar: Radar,
    edition: Edition,
    language: str,
    blips: Iterable[Blip],
    charts: Charts,
    *,
    handwritten: Mapping[str, str] = MappingProxyType({}),
    problems: tuple[Problem, ...] = (),
    desk: Worklist | None = None,
    edit_url: str = "",
    site_url: str = "",
    sources: Mapping[str, bytes] = MappingProxyType({}),
    offline: bool = False,
    archived: bool = False,
    documents: bool = False,
    rendered: RenderedBlocks | None = None,
    form: SuggestForm | None = None,
) -> dict[str, str | bytes]:
    """The page sources and data files by path below the language's docs folder, sorted by path.

    `handwritten` is Markdown from the site's own folder, by path, shown above the generated content. A `desk` adds the
    page for editors. `edit_url` is the forge's address for editing the radar's folder, to which a trend's path is
    appended. `site_url` is the address of the site, ending in a slash, or empty if unknown. `sources` are the entries'
    YAML files, by id. An `offline` site has nothing for pages of other sites; with `archived` the data page offers the
    whole site in an archive; with `documents` pages offer the documents that the radar asks for, with marks to be
    completed later; with a `form` there is a page for writing entries. `rendered` has blocks of pages that an earlier
    build has rendered, and collects those of this one.
    """
    begin_round(language)
    whole = view_of_edition(
        radar, edition, language, blips, charts, edit_url, site_url, sources, rendered, suggests=bool(form)
    )
    edition_view = replace(whole, paged=True, offers=documents)
    files: dict[str, str | bytes] = {}
    files |= _list_pages(edition_view, handwritten)
    files |= _trend_pages(edition_view)
    files |= _advice_pages(edition_view, handwritten)
    files |= _text_pages(edition_view, handwritten, offline=offline, archived=archived)
    files |= data_files.files(edition_view, by_ring=many(edition_view))
    files |= edition_pages.files(edition_view)
    files |= edition_pages.redirects(edition_view)
    files[search.NAMES] = search.names(radar, language)
    # A page written there by the radar's editors is kept.
    if not offline and not {EMBED, EMBED_FILE.replace(".html", ".md")} & handwritten.keys():
        files[EMBED_FILE] = document("embed.j2", embed(edition_view), language)
    files[LLMS] = markdown_copies.llms(edition_view)
    if desk:
        editors_view = desk_view(edition_view, desk)
        files[EDITORS] = page(
            "desk.j2", editors_view, edition_view, title=edition_view.wording("desk.title"), hidden=True
        )
    if form:
        files[SUGGEST] = page(
            "suggest.j2",
            suggest_view(edition_view, form),
            edition_view,
            title=edition_view.wording("form.title"),
            description=edition_view.wording("form.about"),
            intro=handwritten.get(SUGGEST, ""),
        )
    if problems:
        view = problems_view(edition_view, problems)
        files[PROBLEMS] = page("problems.j2", view, edition_view, title=edition_view.wording("problems.title"))
    return dict(sorted(files.items()))


def copies(radar: Radar, edition: Edition, language: str, blips: Iterable[Blip], site_url: str = "") -> dict[str, str]:
    """Plain Markdown files beside the finished pages, by path below the language's folder.

    They end in .md but are not sources of pages, so a site only adds them when it is built.
    """
    return markdown_copies.copies(view_of_edition(radar, edition, language, blips, Charts(), "", site_url))


def _list_pages(edition_view: EditionView, handwritten: Mapping[str, str]) -> dict[str, str]:
    radar, wording = edition_view.radar, edition_view.wording
    title = radar.title.any(edition_view.language)
    files = {
        HOME: page(
            "home.j2",
            home(edition_view),
            edition_view,
            title=title,
            description=_about(edition_view),
            intro=handwritten.get(HOME, ""),
        ),
        TRENDS: page(
            "trends.j2",
            lists.trends(edition_view),
            edition_view,
            title=wording("page.trends"),
            description=wording("about.trends"),
            intro=handwritten.get(TRENDS, ""),
            cached=True,
        ),
    }
    if edition_view.blips:
        files[COMPARE] = page(
            "compare.j2",
            compare(edition_view),
            edition_view,
            title=wording("compare.title"),
            intro=handwritten.get(COMPARE, ""),
        )
        files |= _columns(edition_view)
    if loaded := home_content(edition_view):
        parts = {
            "lists": fragment("home_content.j2", loaded, edition_view),
            "figure": fragment("home_figure.j2", loaded, edition_view) if loaded.radar else "",
        }
        files[CONTENT] = _json(parts)
    for dimension in radar.dimensions:
        path, name = dimension_page(dimension.id), dimension.name.any(edition_view.language)
        question = dimension.question.any(edition_view.language)
        files[path] = page(
            "dimension.j2",
            lists.dimension(edition_view, dimension),
            edition_view,
            title=name,
            description=question,
            cached=True,
        )
        for cell, cell_view in lists.cell_pages(edition_view, dimension):
            place = cell_view.ring.name.words if cell_view.ring else wording("page.others")
            files[cell] = page("cell.j2", cell_view, edition_view, title=f"{name}: {place}", cached=True)
    files |= _facet_pages(edition_view)
    for ring in radar.rings:
        path, name = ring_page(ring.id), ring.name.any(edition_view.language)
        meaning = ring.meaning.any(edition_view.language)
        files[path] = page(
            "ring.j2", lists.ring(edition_view, ring), edition_view, title=name, description=meaning, cached=True
        )
    return files


def _columns(edition_view: EditionView) -> dict[str, str]:
    """The files from which the comparison page of a large radar loads its columns."""
    files = {
        path: _json({"columns": fragment("columns.j2", columns, edition_view)})
        for path, columns in column_files(edition_view)
    }
    return files | ({NAMES: _json({"names": names(edition_view)})} if files else {})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _facet_pages(edition_view: EditionView) -> dict[str, str]:
    """The page of all facets, and one for each value that occurs on the chart."""
    if not (found := facets.facets(edition_view)).facets:
        return {}
    files = {FACETS: page("facets.j2", found, edition_view, title=edition_view.wording("facets.title"))}
    for facet in edition_view.radar.facets:
        for value in facet.values:
            name, meaning = (text.any(edition_view.language) for text in (value.name, value.meaning))
            for path, view in facets.value_pages(edition_view, facet, value):
                files[path] = page("facet.j2", view, edition_view, title=name, description=meaning, cached=True)
    return files


def _about(edition_view: EditionView) -> str:
    """A sentence on what the radar is, for those who find it elsewhere."""
    wording, radar = edition_view.wording, edition_view.radar
    title = " ".join(part for part in (radar.title.any(edition_view.language), edition_view.edition.name) if part)
    about = wording("about.home", title=title, count=len(edition_view.blips))
    if not edition_view.advises:
        return f"{about}."
    return wording("about.phases", about=about, phases=wording.counted(len(radar.phases)))


def _trend_pages(edition_view: EditionView) -> dict[str, str]:
    return {
        trend_page(trend.id): page(
            "trend.j2",
            trend_view(edition_view, trend),
            edition_view,
            title=trend.name.any(edition_view.language),
            description=without_marks(trend.summary.any(edition_view.language)),
            cached=True,
        )
        for trend in edition_view.trends.values()
    }


def _advice_pages(edition_view: EditionView, handwritten: Mapping[str, str]) -> dict[str, str]:
    """The pages of phases, cases, factors and links, as far as the radar has the data for them."""
    wording = edition_view.wording
    files = {}
    if edition_view.advises:
        files[NEXT] = page(
            "next.j2",
            next_steps.choosing(edition_view),
            edition_view,
            title=wording("next.title"),
            description=wording("next.intro"),
            intro=handwritten.get(NEXT, ""),
        )
        for number, phase in enumerate(edition_view.radar.phases, start=1):
            title = f"{wording('next.heading', number=number)} {phase.name.any(edition_view.language)}"
            signs = phase.signs.any(edition_view.language)
            files[phase_page(phase.id)] = page(
                "phase.j2", next_steps.answer(edition_view, phase), edition_view, title=title, description=signs
            )
            for path, steps in next_steps.further(edition_view, phase):
                files[path] = page("further_steps.j2", steps, edition_view, title=f"{title}: {steps.title}")
    if cases.present(edition_view):
        all_cases = cases.cases(edition_view)
        files[CASES] = page(
            "cases.j2",
            all_cases,
            edition_view,
            title=wording("cases.title"),
            description=all_cases.lead,
            intro=handwritten.get(CASES, ""),
        )
        if loaded := cases.content(edition_view):
            files[cases.CONTENT] = _json({"lists": fragment("cases_content.j2", loaded, edition_view)})
        for path, industry in cases.industry_pages(edition_view):
            title = f"{wording('cases.title')}: {industry.industry.name}"
            files[path] = page("industry.j2", industry, edition_view, title=title)
    if factors.needed(edition_view):
        files[FACTORS] = page(
            "factors.j2",
            factors.factors(edition_view),
            edition_view,
            title=wording("factors.title"),
            description=wording("factors.intro"),
            intro=handwritten.get(FACTORS, ""),
        )
        for factor in edition_view.radar.factors:
            for path, factor_view in factors.factor_pages(edition_view, factor):
                name = factor.name.any(edition_view.language)
                files[path] = page("factor.j2", factor_view, edition_view, title=name)
    if network.linked(edition_view):
        files[NETWORK] = page(
            "network.j2",
            network.network(edition_view),
            edition_view,
            title=wording("network.title"),
            description=wording("network.intro"),
            intro=handwritten.get(NETWORK, ""),
        )
        for dimension in network.asking_dimensions(edition_view):
            view = network.asks_view(edition_view, dimension)
            files[asks_page(dimension.id)] = page(
                "asks.j2", view, edition_view, title=view.title, description=view.intro, cached=True
            )
    return files


def _text_pages(
    edition_view: EditionView, handwritten: Mapping[str, str], *, offline: bool, archived: bool
) -> dict[str, str]:
    wording, publisher = edition_view.wording, edition_view.radar.publisher
    files = {
        METHOD: page(
            "method.j2",
            method(edition_view),
            edition_view,
            title=wording("method.title"),
            description=wording("about.method"),
            intro=handwritten.get(METHOD, ""),
        ),
        DATA: page(
            "data.j2",
            data_view(edition_view, offline=offline, archived=archived),
            edition_view,
            title=wording("data.title"),
            description=wording("data.intro"),
            intro=handwritten.get(DATA, ""),
        ),
    }
    for path, title, text in (
        (IMPRINT, "page.imprint", publisher.imprint),
        (PRIVACY, "page.privacy", publisher.privacy),
    ):
        if text or path in handwritten:
            view = text_view(edition_view, path, title, text)
            about = wording(f"about.{url(path).rstrip('/')}")
            intro = handwritten.get(path, "")
            files[path] = page("text.j2", view, edition_view, title=wording(title), description=about, intro=intro)
    return files
