"""Rules on what an entry names: it must exist, once, and be short enough for the chart."""

from collections.abc import Collection, Iterator

from radargen.model import Key, SourceMap
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import meant
from radargen.reading.parsing.characters import cut
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message

LONGEST_LABEL = 28
# Made once, as they are asked for every reference of every trend.
_DIMENSION, _RING, _EDITION = Message("dimension"), Message("ring"), Message("edition")
_PHASE, _FACTOR, _TREND = Message("phase"), Message("factor"), Message("trend")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def known_dimensions(context: RuleContext) -> Iterator[Problem]:
    """A trend stands in a dimension of radar.yaml."""
    known = [dimension.id for dimension in context.radar.dimensions]
    for trend in context.radar.trends:
        yield from _known(_DIMENSION, trend.dimension, known, trend.where, "dimension")


def known_rings(context: RuleContext) -> Iterator[Problem]:
    """A stated ring is one of radar.yaml."""
    known = [ring.id for ring in context.radar.rings]
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            yield from _known(_RING, assessment.ring, known, trend.where, "assessments", n, "ring")


def known_editions(context: RuleContext) -> Iterator[Problem]:
    """An assessment is for an edition of radar.yaml."""
    known = [edition.id for edition in context.radar.editions]
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            place = ("assessments", n, "edition")
            yield from _known(_EDITION, assessment.edition, known, trend.where, *place)
        if trend.archived:
            yield from _known(_EDITION, trend.archived.edition, known, trend.where, "archived", "edition")


def known_phases(context: RuleContext) -> Iterator[Problem]:
    """The phases of a trend are phases of radar.yaml, the first not after the last."""
    known = [phase.id for phase in context.radar.phases]
    for trend in context.radar.trends:
        if not trend.phases:
            continue
        wrong = [
            *_known(_PHASE, trend.phases.first, known, trend.where, "phases", "from"),
            *_known(_PHASE, trend.phases.last, known, trend.where, "phases", "to"),
        ]
        yield from wrong
        if not wrong and known.index(trend.phases.first) > known.index(trend.phases.last):
            message = Message(
                "to: phase {last} comes before phase {first}.", last=trend.phases.last, first=trend.phases.first
            )
            yield Problem(trend.where("phases", "to"), "bad-value", message, Message("Swap from and to."))


def known_factors(context: RuleContext) -> Iterator[Problem]:
    """The factors a trend needs are factors of radar.yaml."""
    known = [factor.id for factor in context.radar.factors]
    for trend in context.radar.trends:
        for n, factor in enumerate(trend.factors):
            yield from _known(_FACTOR, factor, known, trend.where, "factors", n)


def known_trends(context: RuleContext) -> Iterator[Problem]:
    """Links and successors lead to trends that exist, be they broken at the moment."""
    known = sorted(context.all_ids)
    for trend in context.radar.trends:
        named: list[tuple[str, Key]] = [(link.to, ("links", n, "to")) for n, link in enumerate(trend.links)]
        if trend.archived:
            named.append((trend.archived.successor, ("archived", "successor")))
        for one, key in named:
            if one in context.former_ids:
                now = context.current_id(one)
                message = Message("The trend {id} is called {now} now.", id=cut(one), now=now)
                yield Problem(trend.where(*key), "renamed-trend", message, Message("Write {word}.", word=now))
            elif one not in context.all_ids:
                yield from _known(_TREND, one, known, trend.where, *key)


def former_ids(context: RuleContext) -> Iterator[Problem]:
    """A former id is nobody's today, and one trend had it."""
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
    """A trend stands once on an edition's chart."""
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
    """Who rates twice is still one rater."""
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
    """A label fits on the chart; soft hyphens do not count, they only show where it may break."""
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
        named: dict[str, list[str]] = {}
        for language, name in trend.name.by_language:
            other = first.setdefault((language, " ".join(name.casefold().split())), trend.id)
            if other != trend.id:
                named.setdefault(other, []).append(language)
        for other, languages in named.items():
            listed = ", ".join(languages)
            message = Message("The trend {id} has the same name ({languages}).", id=other, languages=listed)
            hint = Message("Give one of them another name, or make one entry of the two.")
            yield Problem(trend.where("name", languages[0]), "same-name", message, hint)


def _known(what: Message, named: str, known: Collection[str], where: SourceMap, *key: str | int) -> Iterator[Problem]:
    if named and named not in known:
        message = Message("There is no {what} {name}.", what=what, name=cut(named))
        hint = meant(named, known) or Message("radar.yaml has none.")
        yield Problem(where(*key), f"unknown-{what}", message, hint)
