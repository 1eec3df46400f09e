"""Rules on references, names and labels: they must exist, be unique, and be short enough for the chart."""

from collections.abc import Collection, Iterator

from radargen.model import Key, SourceMap
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.parsing.characters import cut
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message

LONGEST_LABEL = 28
# Made once, since they are used for every reference of every trend.
_DIMENSION, _RING, _EDITION = Message("dimension"), Message("ring"), Message("edition")
_PHASE, _FACTOR, _FACET, _TREND = Message("phase"), Message("factor"), Message("facet"), Message("trend")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def known_dimensions(context: RuleContext) -> Iterator[Problem]:
    """The dimension of a trend is in radar.yaml."""
    ids = [dimension.id for dimension in context.radar.dimensions]
    for trend in context.radar.trends:
        yield from _unknown(_DIMENSION, trend.dimension, ids, trend.where, "dimension")


def known_rings(context: RuleContext) -> Iterator[Problem]:
    """A stated ring is in radar.yaml."""
    ids = [ring.id for ring in context.radar.rings]
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            yield from _unknown(_RING, assessment.ring, ids, trend.where, "assessments", n, "ring")


def known_editions(context: RuleContext) -> Iterator[Problem]:
    """The editions of assessments and archiving are in radar.yaml."""
    ids = [edition.id for edition in context.radar.editions]
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            place = ("assessments", n, "edition")
            yield from _unknown(_EDITION, assessment.edition, ids, trend.where, *place)
        if trend.archived:
            yield from _unknown(_EDITION, trend.archived.edition, ids, trend.where, "archived", "edition")


def known_phases(context: RuleContext) -> Iterator[Problem]:
    """The phases of a trend are in radar.yaml, the first not after the last."""
    ids = [phase.id for phase in context.radar.phases]
    for trend in context.radar.trends:
        if not trend.phases:
            continue
        unknown = [
            *_unknown(_PHASE, trend.phases.first, ids, trend.where, "phases", "from"),
            *_unknown(_PHASE, trend.phases.last, ids, trend.where, "phases", "to"),
        ]
        yield from unknown
        if not unknown and ids.index(trend.phases.first) > ids.index(trend.phases.last):
            message = Message(
                "to: phase {last} comes before phase {first}.", last=trend.phases.last, first=trend.phases.first
            )
            yield Problem(trend.where("phases", "to"), "bad-value", message, Message("Swap from and to."))


def known_factors(context: RuleContext) -> Iterator[Problem]:
    """The factors of a trend are in radar.yaml."""
    ids = [factor.id for factor in context.radar.factors]
    for trend in context.radar.trends:
        for n, factor in enumerate(trend.factors):
            yield from _unknown(_FACTOR, factor, ids, trend.where, "factors", n)


def known_facets(context: RuleContext) -> Iterator[Problem]:
    """The facets of a trend and their values are in radar.yaml, no more of them than the facet allows."""
    facets = {facet.id: facet for facet in context.radar.facets}
    for trend in context.radar.trends:
        for facet_id, values in trend.facets:
            unknown = [*_unknown(_FACET, facet_id, facets, trend.where, "facets", facet_id)]
            yield from unknown
            if unknown:
                continue
            facet = facets[facet_id]
            for n, value in enumerate(values):
                ids = [known.id for known in facet.values]
                if value not in ids:
                    message = Message("The facet {facet} has no value {name}.", facet=facet_id, name=cut(value))
                    place = trend.where("facets", facet_id, n)
                    yield Problem(place, "unknown-facet", message, spelling_hint(value, ids))
            if len(values) > 1 and not facet.several:
                message = Message(
                    "{key}: the facet takes one value, and {count} stand here.", key=facet_id, count=len(values)
                )
                hint = Message("Keep one of them, or write several: true for the facet in radar.yaml.")
                yield Problem(trend.where("facets", facet_id), "bad-count", message, hint)


def known_trends(context: RuleContext) -> Iterator[Problem]:
    """Links and successors are current ids of trends, which may have errors."""
    ids = sorted(context.all_ids)
    for trend in context.radar.trends:
        references: list[tuple[str, Key]] = [(link.to, ("links", n, "to")) for n, link in enumerate(trend.links)]
        if trend.archived:
            references.append((trend.archived.successor, ("archived", "successor")))
        for trend_id, key in references:
            if trend_id in context.former_ids:
                now = context.current_id(trend_id)
                message = Message("The trend {id} is called {now} now.", id=cut(trend_id), now=now)
                yield Problem(trend.where(*key), "renamed-trend", message, Message("Write {word}.", word=now))
            elif trend_id not in context.all_ids:
                yield from _unknown(_TREND, trend_id, ids, trend.where, *key)


def former_ids(context: RuleContext) -> Iterator[Problem]:
    """A former id is not a current one, and belongs to one trend."""
    first: dict[str, str] = {}
    for trend in context.radar.trends:
        for n, former in enumerate(trend.formerly):
            place = trend.where("formerly", n)
            if former in context.all_ids:
                whose = Message("this trend") if former == trend.id else Message("another trend")
                message = Message("formerly: {id} is the id of {whose} today.", id=cut(former), whose=whose)
                yield Problem(place, "former-id-in-use", message, Message("Delete it; an address leads to one page."))
            elif former in first:
                own = first[former] == trend.id
                whose = Message("this trend") if own else Message("the trend {id}", id=first[former])
                message = Message("formerly: {id} is claimed already, by {whose}.", id=cut(former), whose=whose)
                yield Problem(place, "repeated-former-id", message, Message("Keep one of the two."))
            first.setdefault(former, trend.id)


def other_trends(context: RuleContext) -> Iterator[Problem]:
    """A link leads to another trend."""
    for trend in context.radar.trends:
        for n, link in enumerate(trend.links):
            if context.current_id(link.to) == trend.id:
                message = Message("The trend links to itself.")
                yield Problem(trend.where("links", n, "to"), "self-link", message, Message("Delete the link."))
        if trend.archived and context.current_id(trend.archived.successor) == trend.id:
            place = trend.where("archived", "successor")
            yield Problem(place, "self-link", Message("The trend is its own successor."), Message("Delete the line."))


def one_assessment_an_edition(context: RuleContext) -> Iterator[Problem]:
    """A trend has at most one assessment per edition."""
    for trend in context.radar.trends:
        first: dict[str, int] = {}
        for n, assessment in enumerate(trend.assessments):
            if assessment.edition and (before := first.setdefault(assessment.edition, n)) != n:
                line = trend.where("assessments", before).line
                message = Message(
                    "The edition {edition} is assessed twice, in line {line} and here.",
                    edition=assessment.edition,
                    line=line,
                )
                place = trend.where("assessments", n, "edition")
                yield Problem(place, "repeated-edition", message, Message("Keep one of the two."))


def one_rating_a_rater(context: RuleContext) -> Iterator[Problem]:
    """A rater has at most one rating per assessment."""
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            first: dict[str, int] = {}
            for m, rating in enumerate(assessment.ratings):
                if rating.by and (before := first.setdefault(rating.by.casefold(), m)) != m:
                    line = trend.where("assessments", n, "ratings", before, "by").line
                    message = Message(
                        "{name} rates twice for {edition}, in line {line} and here.",
                        name=cut(rating.by),
                        edition=assessment.edition,
                        line=line,
                    )
                    hint = Message("Keep one of the two, or name another rater.")
                    place = trend.where("assessments", n, "ratings", m, "by")
                    yield Problem(place, "repeated-rater", message, hint)


def short_labels(context: RuleContext) -> Iterator[Problem]:
    """A label has at most LONGEST_LABEL characters, not counting soft hyphens."""
    for trend in context.radar.trends:
        for language, label in trend.label.by_language:
            length = len(label.replace(_SOFT_HYPHEN, ""))
            if length > LONGEST_LABEL:
                message = Message(
                    "The label has {length} characters; up to {most} fit on the chart.",
                    length=length,
                    most=LONGEST_LABEL,
                )
                yield Problem(trend.where("label", language), "long-label", message, Message("Shorten it."))


def own_names(context: RuleContext) -> Iterator[Problem]:
    """No two trends have the same name in one language."""
    first: dict[tuple[str, str], str] = {}
    for trend in context.radar.trends:
        languages_by_trend: dict[str, list[str]] = {}
        for language, name in trend.name.by_language:
            other = first.setdefault((language, " ".join(name.casefold().split())), trend.id)
            if other != trend.id:
                languages_by_trend.setdefault(other, []).append(language)
        for other, languages in languages_by_trend.items():
            listed = ", ".join(languages)
            message = Message("The trend {id} has the same name ({languages}).", id=other, languages=listed)
            hint = Message("Give one of them another name, or make one entry of the two.")
            yield Problem(trend.where("name", languages[0]), "same-name", message, hint)


def _unknown(
    what: Message, identifier: str, ids: Collection[str], where: SourceMap, *key: str | int
) -> Iterator[Problem]:
    if identifier and identifier not in ids:
        message = Message("There is no {what} {name}.", what=what, name=cut(identifier))
        hint = spelling_hint(identifier, ids) or Message("radar.yaml has none.")
        yield Problem(where(*key), f"unknown-{what}", message, hint)
