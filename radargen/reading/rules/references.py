"""Rules on what an entry names: it must exist, once, and be short enough for the chart."""

from collections.abc import Collection, Iterator

from radargen.model import Key, Marks
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import meant
from radargen.reading.parsing.characters import cut
from radargen.reading.rules.context import Entries
from radargen.text.messages import Message

LONGEST_LABEL = 28
# Made once, as they are asked for every reference of every trend.
_DIMENSION, _RING, _EDITION = Message("dimension"), Message("ring"), Message("edition")
_PHASE, _FACTOR, _TREND = Message("phase"), Message("factor"), Message("trend")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def known_dimensions(entries: Entries) -> Iterator[Problem]:
    """A trend stands in a dimension of radar.yaml."""
    known = [dimension.id for dimension in entries.radar.dimensions]
    for trend in entries.radar.trends:
        yield from _known(_DIMENSION, trend.dimension, known, trend.marks, "dimension")


def known_rings(entries: Entries) -> Iterator[Problem]:
    """A stated ring is one of radar.yaml."""
    known = [ring.id for ring in entries.radar.rings]
    for trend in entries.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            yield from _known(_RING, assessment.ring, known, trend.marks, "assessments", n, "ring")


def known_editions(entries: Entries) -> Iterator[Problem]:
    """An assessment is for an edition of radar.yaml."""
    known = [edition.id for edition in entries.radar.editions]
    for trend in entries.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            place = ("assessments", n, "edition")
            yield from _known(_EDITION, assessment.edition, known, trend.marks, *place)
        if trend.archived:
            yield from _known(_EDITION, trend.archived.edition, known, trend.marks, "archived", "edition")


def known_phases(entries: Entries) -> Iterator[Problem]:
    """The phases of a trend are phases of radar.yaml, the first not after the last."""
    known = [phase.id for phase in entries.radar.phases]
    for trend in entries.radar.trends:
        if not trend.phases:
            continue
        wrong = [
            *_known(_PHASE, trend.phases.first, known, trend.marks, "phases", "from"),
            *_known(_PHASE, trend.phases.last, known, trend.marks, "phases", "to"),
        ]
        yield from wrong
        if not wrong and known.index(trend.phases.first) > known.index(trend.phases.last):
            message = Message(
                "to: phase {last} comes before phase {first}.", last=trend.phases.last, first=trend.phases.first
            )
            yield Problem(trend.marks("phases", "to"), "bad-value", message, Message("Swap from and to."))


def known_factors(entries: Entries) -> Iterator[Problem]:
    """The factors a trend needs are factors of radar.yaml."""
    known = [factor.id for factor in entries.radar.factors]
    for trend in entries.radar.trends:
        for n, factor in enumerate(trend.factors):
            yield from _known(_FACTOR, factor, known, trend.marks, "factors", n)


def known_trends(entries: Entries) -> Iterator[Problem]:
    """Links and successors lead to trends that exist, be they broken at the moment."""
    known = sorted(entries.files)
    for trend in entries.radar.trends:
        named: list[tuple[str, Key]] = [(link.to, ("links", n, "to")) for n, link in enumerate(trend.links)]
        if trend.archived:
            named.append((trend.archived.successor, ("archived", "successor")))
        for one, key in named:
            if one in entries.former:
                now = entries.now(one)
                message = Message("The trend {id} is called {now} now.", id=cut(one), now=now)
                yield Problem(trend.marks(*key), "renamed-trend", message, Message("Write {word}.", word=now))
            elif one not in entries.files:
                yield from _known(_TREND, one, known, trend.marks, *key)


def former_ids(entries: Entries) -> Iterator[Problem]:
    """A former id is nobody's today, and one trend had it."""
    first: dict[str, str] = {}
    for trend in entries.radar.trends:
        for n, former in enumerate(trend.formerly):
            place = trend.marks("formerly", n)
            if former in entries.files:
                whose = Message("this trend") if former == trend.id else Message("another trend")
                message = Message("formerly: {id} is the id of {whose} today.", id=cut(former), whose=whose)
                yield Problem(place, "former-id-in-use", message, Message("Delete it; an address leads to one page."))
            elif former in first:
                own = first[former] == trend.id
                whose = Message("this trend") if own else Message("the trend {id}", id=first[former])
                message = Message("formerly: {id} is claimed already, by {whose}.", id=cut(former), whose=whose)
                yield Problem(place, "repeated-former-id", message, Message("Keep one of the two."))
            first.setdefault(former, trend.id)


def other_trends(entries: Entries) -> Iterator[Problem]:
    """A link leads to another trend."""
    for trend in entries.radar.trends:
        for n, link in enumerate(trend.links):
            if entries.now(link.to) == trend.id:
                message = Message("The trend links to itself.")
                yield Problem(trend.marks("links", n, "to"), "self-link", message, Message("Delete the link."))
        if trend.archived and entries.now(trend.archived.successor) == trend.id:
            place = trend.marks("archived", "successor")
            yield Problem(place, "self-link", Message("The trend is its own successor."), Message("Delete the line."))


def one_assessment_an_edition(entries: Entries) -> Iterator[Problem]:
    """A trend stands once on an edition's chart."""
    for trend in entries.radar.trends:
        first: dict[str, int] = {}
        for n, assessment in enumerate(trend.assessments):
            if assessment.edition and (before := first.setdefault(assessment.edition, n)) != n:
                line = trend.marks("assessments", before).line
                message = Message(
                    "The edition {edition} is assessed twice, in line {line} and here.",
                    edition=assessment.edition,
                    line=line,
                )
                place = trend.marks("assessments", n, "edition")
                yield Problem(place, "repeated-edition", message, Message("Keep one of the two."))


def one_rating_a_rater(entries: Entries) -> Iterator[Problem]:
    """Who rates twice is still one rater."""
    for trend in entries.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            first: dict[str, int] = {}
            for m, rating in enumerate(assessment.ratings):
                if rating.by and (before := first.setdefault(rating.by.casefold(), m)) != m:
                    line = trend.marks("assessments", n, "ratings", before, "by").line
                    message = Message(
                        "{name} rates twice for {edition}, in line {line} and here.",
                        name=cut(rating.by),
                        edition=assessment.edition,
                        line=line,
                    )
                    hint = Message("Keep one of the two, or name another rater.")
                    place = trend.marks("assessments", n, "ratings", m, "by")
                    yield Problem(place, "repeated-rater", message, hint)


def short_labels(entries: Entries) -> Iterator[Problem]:
    """A label fits on the chart; soft hyphens do not count, they only show where it may break."""
    for trend in entries.radar.trends:
        for language, label in trend.label.by_language:
            length = len(label.replace(_SOFT_HYPHEN, ""))
            if length > LONGEST_LABEL:
                message = Message(
                    "The label has {length} characters; up to {most} fit on the chart.",
                    length=length,
                    most=LONGEST_LABEL,
                )
                yield Problem(trend.marks("label", language), "long-label", message, Message("Shorten it."))


def own_names(entries: Entries) -> Iterator[Problem]:
    """No two trends have the same name in one language."""
    first: dict[tuple[str, str], str] = {}
    for trend in entries.radar.trends:
        named: dict[str, list[str]] = {}
        for language, name in trend.name.by_language:
            other = first.setdefault((language, " ".join(name.casefold().split())), trend.id)
            if other != trend.id:
                named.setdefault(other, []).append(language)
        for other, languages in named.items():
            listed = ", ".join(languages)
            message = Message("The trend {id} has the same name ({languages}).", id=other, languages=listed)
            hint = Message("Give one of them another name, or make one entry of the two.")
            yield Problem(trend.marks("name", languages[0]), "same-name", message, hint)


def _known(what: Message, named: str, known: Collection[str], marks: Marks, *key: str | int) -> Iterator[Problem]:
    if named and named not in known:
        message = Message("There is no {what} {name}.", what=what, name=cut(named))
        hint = meant(named, known) or Message("radar.yaml has none.")
        yield Problem(marks(*key), f"unknown-{what}", message, hint)
