"""The notes of a trend's slide: everything known beyond what is on the slide, for the speaker."""

from collections.abc import Iterator

from radargen.pages.edition_view import Localised
from radargen.pages.views.page_parts.evidence import Body, CaseView, SourceView
from radargen.pages.views.page_parts.outlook import OutlookView
from radargen.pages.views.page_parts.placement import PlacementView, RaterView
from radargen.pages.views.trend import TrendView
from radargen.paper.passages import passage, read_aloud
from radargen.text.wording import Wording


def trend_notes(view: TrendView, say: Wording) -> Iterator[str]:
    """A paragraph for each piece of information."""
    yield from _text(view, say)
    yield from _links(view, say)
    if view.facts:
        yield "\n".join(f"{fact.term}: {fact.words}" for fact in view.facts)
    yield from _proof(view, say)
    if view.cite:
        yield view.cite


def _text(view: TrendView, say: Wording) -> Iterator[str]:
    """What the trend is, why it is on its ring, the outlook, and its figures."""
    if view.aliases:
        yield f"{say('trend.also')} {', '.join(view.aliases)}"
    if view.body:
        yield from (say("trend.about"), *told_paragraphs(view.body))
    if view.standing:
        yield "\n".join([say("trend.standing"), *_standing(view.standing, say)])
    if view.outlook:
        yield "\n".join([say("outlook.title"), *_outlook(view.outlook, say)])
    for series in view.figures:
        what = ", ".join(filter(None, (unmarked(series.what), unmarked(series.population))))
        yield "\n".join([what, *(f"{row.year}: {row.value}" for row in series.rows)])


def _links(view: TrendView, say: Wording) -> Iterator[str]:
    """What the trend needs, and related trends."""
    if view.required:
        yield f"{say('trend.requires')}: {', '.join(each.name.words for each in view.required)}"
    for neighbours in view.neighbours:
        yield f"{neighbours.words}: {', '.join(each.name.words for each in neighbours.trends)}"
    if view.factors:
        yield f"{say('trend.factors')}: {', '.join(each.name.words for each in view.factors)}"
    if view.architecture_needs:
        yield f"{say('trend.architecture')}: {', '.join(view.architecture_needs)}"
    if view.goal_conflicts:
        yield f"{say('trend.conflicts')}: {say('trend.conflicts-between')} {', '.join(view.goal_conflicts)}"


def _proof(view: TrendView, say: Wording) -> Iterator[str]:
    """Former rings, cases, searches and sources."""
    for step in view.history[1:]:
        if step.reason:
            yield f"{step.edition}, {step.ring.name.words}: {unmarked(step.reason)}"
    yield from (_case(case) for case in view.cases)
    for search in view.searches:
        where = say("trend.searched-where", where=search.where, words=search.words)
        yield f"{say('trend.searched')}: {search.what}, {search.date} {where}"
    if view.sources:
        yield "\n".join([say("trend.sources"), *map(_cited, view.sources)])


def _standing(standing: PlacementView, say: Wording) -> Iterator[str]:
    """The ratings, by rater, and what became of them."""
    for rater in (*filter(None, [standing.settled]), *standing.raters):
        yield from _rated(rater)
    if standing.override:
        yield f"{standing.override} {unmarked(standing.because)}".strip()
    yield from filter(
        None, (standing.panel, standing.agreement, standing.shown_only, standing.movement, standing.action)
    )
    if standing.dissent:
        yield f"{say('trend.dissent')} {unmarked(standing.dissent)}"


def _rated(rater: RaterView) -> Iterator[str]:
    yield " ".join(filter(None, (f"{rater.by}:", rater.rule, unmarked(rater.note))))
    for one in rater.criteria:
        told = " · ".join(filter(None, (unmarked(one.sentence), one.estimate)))
        yield f"– {one.name.words}: {one.level}. {told}"


def _outlook(outlook: OutlookView, say: Wording) -> Iterator[str]:
    if outlook.expected:
        yield f"{outlook.expected} {unmarked(outlook.because)}".strip()
    if outlook.sign:
        yield f"{say('outlook.sign')} {unmarked(outlook.sign)}"
    for one in outlook.earlier:
        yield f"{say('page.edition', edition=one.edition)}: {one.expected} ({one.score_word})"


def _case(case: CaseView) -> str:
    where = ", ".join(unmarked(each) for each in case.where)
    steps = unmarked(case.first_step), unmarked(case.obstacle)
    told = (case.organisation, where, *steps, case.outcome_word, case.shows)
    return " · ".join(filter(None, (*told, _cited(case.source).removeprefix("– ") if case.source else "")))


def _cited(source: SourceView) -> str:
    remarks = (unmarked(each) for each in source.remarks)
    told = ", ".join(filter(None, (source.title, source.kind_word, source.date, *remarks, source.href)))
    return f"{source.number} {told}" if source.number else f"– {told}"


def told_paragraphs(body: Body) -> list[str]:
    """A text as plain paragraphs."""
    return read_aloud(passage(body.html, lambda _: ""))


def unmarked(said: Localised) -> str:
    """The words without markup, such as links to sources."""
    return " ".join(read_aloud(passage(said.words, lambda _: ""))) if hasattr(said.words, "__html__") else said.words
