"""Rules on missing or contradictory assessments, reasons, sources and links, and on the order of editions."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise

from radargen.assessing import (
    FRESH_MONTHS,
    Shortfall,
    outdated,
    shortfalls,
    states_what_sources_show,
    vendors_alone,
)
from radargen.model import Agreement, Edition, Radar, SourceKind, Status, Trend
from radargen.model.problems import Problem
from radargen.reading.rules.archiving import unarchived
from radargen.reading.rules.context import RuleContext, placements
from radargen.text.messages import Message, all_of, joined, one_of

EVIDENCE, NEEDS_PROOF = "evidence", 3
# An edition is finished some days after its date; a search of those days is about what there was by then.
CLOSING = dt.timedelta(days=31)
TECHNOLOGY, PEOPLE_OR_PROCESS = "technology", {"people", "process"}


def editions_in_order(context: RuleContext) -> Iterator[Problem]:
    """Editions are in the order of their dates; without dates, of the numbers in their ids."""
    editions = context.radar.editions
    for n, later in enumerate(editions):
        place = context.radar.where("editions", n, "date" if later.date else "id")
        before = [edition for edition in reversed(editions[:n]) if _numbers(edition)]
        dated = [edition for edition in before if edition.date and later.date]
        if dated and dated[0].date == later.date:
            message = Message("The editions {first} and {again} have the same date.", first=dated[0].id, again=later.id)
            yield Problem(place, "edition-order", message, Message("Give each edition its own date."))
        # The nearest preceding edition that can be compared, by date or by number.
        elif earlier := next((one for one in (*before[:1], *dated[:1]) if _is_later(one, later)), None):
            message = Message("The edition {id} stands after {later}, which is later.", id=later.id, later=earlier.id)
            yield Problem(place, "edition-order", message, Message("List the oldest edition first."))


def newest_alone_is_open(context: RuleContext) -> Iterator[Problem]:
    """Only the newest edition may be open, and only until it is published."""
    editions = context.radar.editions
    for n, edition in enumerate(editions):
        place = context.radar.where("editions", n, "open")
        if edition.open and edition.id in context.published:
            message = Message(
                "The edition {edition} is published and still marked as being prepared.", edition=edition.id
            )
            yield Problem(place, "open-edition", message, Message("Delete the line {line}.", line="open: true"))
        elif edition.open and n + 1 < len(editions):
            message = Message(
                "The edition {edition} is being prepared, and {next} stands after it.",
                edition=edition.id,
                next=editions[n + 1].id,
            )
            hint = Message("Publish {edition} first, or delete {line} there.", edition=edition.id, line="open: true")
            yield Problem(place, "open-edition", message, hint)


def assessed(context: RuleContext) -> Iterator[Problem]:
    """A trend that is not archived has an assessment."""
    for trend in unarchived(context):
        if not trend.assessments and context.is_certain(trend, "assessments") and context.is_certain(trend, "ring"):
            message = Message("The trend has no assessment and stands on no chart.")
            hint = Message("Add assessments, or ring: … for the newest edition.")
            yield Problem(trend.where(), "no-assessment", message, hint)


def assessments_give_a_ring(context: RuleContext) -> Iterator[Problem]:
    """An assessment has ratings or states a ring."""
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            certain = all(context.is_certain(trend, "assessments", n, key) for key in ("ratings", "ring"))
            if certain and not assessment.ratings and not assessment.ring:
                message = Message(
                    "The assessment for {edition} has neither ratings nor a ring.", edition=assessment.edition
                )
                rated = bool(context.radar.criteria)
                hint = (
                    Message("Add ratings, or ring: … to state one.") if rated else Message("Add {key}: …", key="ring")
                )
                yield Problem(trend.where("assessments", n), "no-ring", message, hint)


def assessments_are_confirmed(context: RuleContext) -> Iterator[Problem]:
    """An assessment that was carried over is confirmed."""
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            if not assessment.confirmed:
                message = Message("The assessment for {edition} is still to be confirmed.", edition=assessment.edition)
                hint = Message("Look at it anew, change what is no longer so, and delete confirmed: false.")
                yield Problem(trend.where("assessments", n, "confirmed"), "unconfirmed", message, hint)


def moves_have_a_reason(context: RuleContext) -> Iterator[Problem]:
    """A change of ring since the preceding edition has a reason; without criteria, its lack is only a warning.

    A radar without criteria may waive this by `history`, up to the edition named there.
    """
    radar = context.radar
    code = "move-without-reason" if radar.criteria else "unexplained-move"
    placed = {(trend.id, assessment.edition): found for trend, _, assessment, found in placements(context)}
    accepted = _accepted(radar)
    before = {later.id: earlier for earlier, later in pairwise(radar.editions)}
    for trend, n, assessment, now in placements(context):
        earlier = before.get(assessment.edition)
        then = placed.get((trend.id, earlier.id)) if earlier else None
        if not earlier or not then or then.ring == now.ring or assessment.reason:
            continue
        if not radar.criteria and assessment.edition in accepted:
            continue
        if context.is_certain(trend, "assessments", n, "reason"):
            message = Message(
                "The ring changed from {before} ({edition}) to {now} and no reason is given.",
                before=then.ring,
                edition=earlier.id,
                now=now.ring,
            )
            hint = Message("Add reason: … to the assessment for {edition}.", edition=assessment.edition)
            yield Problem(trend.where("assessments", n), code, message, hint)


def _accepted(radar: Radar) -> frozenset[str]:
    """The ids of editions whose moves need no reason; all but the newest if `accepted_until` is misspelt."""
    ids, last = [edition.id for edition in radar.editions], radar.history.accepted_until
    return frozenset(ids[: ids.index(last) + 1] if last in ids else ids[:-1] if last else ())


def overrides_have_a_reason(context: RuleContext) -> Iterator[Problem]:
    """A stated ring that replaces the computed one has a reason."""
    for trend, n, assessment, placed in placements(context):
        if placed.overridden and not assessment.because and context.is_certain(trend, "assessments", n, "because"):
            message = Message(
                "The ring {ring} replaces the computed {computed} and no reason is given.",
                ring=placed.ring,
                computed=placed.computed,
            )
            place = trend.where("assessments", n, "ring")
            hint = Message("Add because: … below it, or delete the ring.")
            yield Problem(place, "override-without-reason", message, hint)


def disagreement_is_published(context: RuleContext) -> Iterator[Problem]:
    """An assessment with low agreement states the dissent."""
    for trend, n, assessment, placed in placements(context):
        certain = context.is_certain(trend, "assessments", n, "dissent")
        if certain and placed.agreement is Agreement.LOW and not assessment.dissent:
            message = Message("The {count} raters disagree and no dissent is given.", count=len(assessment.ratings))
            hint = Message("Add dissent: a sentence that says what they see differently.")
            yield Problem(trend.where("assessments", n, "ratings"), "missing-dissent", message, hint)


def settled_levels_settle_something(context: RuleContext) -> Iterator[Problem]:
    """What was settled is not what all said anyway, and a level beyond all ratings has a reason."""
    for trend, n, assessment, placed in placements(context):
        if placed.settled is None or assessment.settled is None:
            continue
        place = trend.where("assessments", n, "settled")
        rated: dict[str, set[int]] = {}
        for criterion, level in (pair for verdict in placed.verdicts for pair in verdict.levels):
            rated.setdefault(criterion, set()).add(level)
        single = len(assessment.ratings) == 1
        if single or all(rated[criterion] == {level} for criterion, level in placed.settled.levels):
            message = Message("Only one person rated.") if single else Message("All raters chose these levels.")
            told = Message("There is nothing to settle: {why}", why=message)
            yield Problem(place, "nothing-to-settle", told, Message("Delete settled."))
        beyond = [
            criterion
            for criterion, level in placed.settled.levels
            if not min(rated[criterion]) <= level <= max(rated[criterion])
        ]
        certain = context.is_certain(trend, "assessments", n, "settled", "because")
        if beyond and certain and not assessment.settled.because:
            message = Message("The settled level of {criteria} is beyond all ratings.", criteria=all_of(beyond))
            hint = Message("Add because: … to it, or settle on a level that somebody rated.")
            yield Problem(place, "settled-without-reason", message, hint)


def evidence_is_independent(context: RuleContext) -> Iterator[Problem]:
    """Evidence of 3 or more needs another voice than that of vendors; a source of unknown kind may be one."""
    for trend, n, assessment, placed in placements(context):
        ratings = sorted(level for v in placed.deciding for criterion, level in v.levels if criterion == EVIDENCE)
        if assessment.edition != context.radar.newest.id or not ratings or not vendors_alone(trend):
            continue
        if not _sources_intact(context, trend):
            continue
        # The lower median, as for the ring.
        level = ratings[(len(ratings) - 1) // 2]
        if level >= NEEDS_PROOF:
            rated = ("settled",) if placed.settled else ("ratings", 0)
            place = trend.where("assessments", n, *rated, EVIDENCE)
            message = Message("Evidence of {level} rests on sources of vendors alone.", level=level)
            yield Problem(place, "vendor-evidence", message, Message("Add an independent source, or lower the level."))


def ratings_are_carried(context: RuleContext) -> Iterator[Problem]:
    """No level for the newest edition is above what sources and cases carry, in entries that say what they show.

    Where something was settled, this is asked of it instead of the ratings.
    """
    for trend, n, assessment, placed in placements(context):
        if assessment.edition != context.radar.newest.id or not states_what_sources_show(trend):
            continue
        if not _sources_intact(context, trend):
            continue
        for k, verdict in enumerate(placed.deciding):
            levels = dict(verdict.levels)
            for criterion in context.radar.criteria:
                level = levels.get(criterion.id, 1)
                if lacks := shortfalls(criterion, trend, level):
                    message = Message(
                        "{criterion} of {level}: the sources do not carry it.", criterion=criterion.id, level=level
                    )
                    missing = [all_of([_lacking(each) for each in alternative]) for alternative in lacks]
                    alternatives = reduce(_or, missing)
                    hint = Message("Missing: {parts}. Add it, or lower the level.", parts=alternatives)
                    rated = ("settled",) if placed.settled else ("ratings", k)
                    place = trend.where("assessments", n, *rated, criterion.id)
                    yield Problem(place, "uncarried-rating", message, hint)


def _or(first: str, second: str) -> Message:
    return Message("{first}; or {second}", first=first, second=second)


def _lacking(shortfall: Shortfall) -> Message:
    """How many of what an entry lacks, in the words of radar.yaml."""
    count = shortfall.count
    what: str = count.of or Message("cases or sources")
    limits = []
    if count.kinds:
        limits.append(Message("kind: {kinds}", kinds=one_of(count.kinds)))
    if count.besides:
        limits.append(Message("kind: not {kinds}", kinds=one_of(count.besides)))
    if count.shows:
        limits.append(Message("shows: {words}", words=one_of(count.shows)))
    if count.condition:
        limits.append(Message("{key}: true", key=count.condition))
    if not limits:
        return Message("{count} × {what}", count=shortfall.missing, what=what)
    return Message("{count} × {what} ({limits})", count=shortfall.missing, what=what, limits=joined(limits, "; "))


def outlooks_look_ahead(context: RuleContext) -> Iterator[Problem]:
    """An outlook is about a year after that of its edition."""
    dates = {edition.id: edition.date for edition in context.radar.editions}
    for trend in context.radar.trends:
        for n, assessment in enumerate(trend.assessments):
            date = dates.get(assessment.edition)
            if date and assessment.outlook and assessment.outlook.by <= date.year:
                message = Message(
                    "The outlook of {edition} is for {year}, which is no later year.",
                    edition=assessment.edition,
                    year=str(assessment.outlook.by),
                )
                hint = Message("Write a year after {year}.", year=str(date.year))
                yield Problem(trend.where("assessments", n, "outlook", "by"), "past-outlook", message, hint)


def searches_are_past(context: RuleContext) -> Iterator[Problem]:
    """No search is long after the newest edition's date; once that is published, searches are for the next."""
    newest = context.radar.newest
    for trend in context.radar.trends if newest.date and newest.id not in context.published else ():
        for n, search in enumerate(trend.searched):
            if newest.date and search.date - newest.date > CLOSING:
                message = Message(
                    "The search of {date} is more than a month later than the edition {edition}, which is of {day}.",
                    date=str(search.date),
                    edition=newest.id,
                    day=str(newest.date),
                )
                hint = Message("Look for a slip in the date.")
                yield Problem(trend.where("searched", n, "date"), "late-search", message, hint)


def sources_are_fresh(context: RuleContext) -> Iterator[Problem]:
    """The newest dated source is from the two years before the newest edition; an undated one proves nothing."""
    newest = context.radar.newest
    for trend in _current(context):
        latest = outdated(trend, newest.date) if newest.date else ""
        if latest and _sources_intact(context, trend):
            message = Message(
                "The newest dated source is of {date}, more than {months} months before {edition}.",
                date=latest,
                months=FRESH_MONTHS,
                edition=newest.id,
            )
            hint = Message("Look for a newer source, or ask whether the trend is still one.")
            yield Problem(trend.where("sources"), "stale-sources", message, hint)


def technology_has_company(context: RuleContext) -> Iterator[Problem]:
    """A technology has a link to or from a trend of people or process."""
    radar = context.radar
    dimensions = {dimension.id for dimension in radar.dimensions}
    links = {(trend.id, context.current_id(link.to)) for trend in radar.trends for link in trend.links} | context.links
    if TECHNOLOGY not in dimensions or not dimensions & PEOPLE_OR_PROCESS or not (radar.criteria or links):
        return
    alone = {trend.id for trend in radar.trends if trend.dimension == TECHNOLOGY}
    # A link to an unknown trend counts, since it is reported as another mistake.
    linked = {one for one, other in [*links, *((to, by) for by, to in links)] if other not in alone}
    for trend in unarchived(context):
        if trend.id in alone - linked and context.is_certain(trend, "links"):
            message = Message("No link leads from this technology to people or process, nor back.")
            hint = Message("Add a link to what people and process must do for it.")
            yield Problem(trend.where("links"), "technology-alone", message, hint)


def active_trends_name_a_source(context: RuleContext) -> Iterator[Problem]:
    """In a radar with criteria, an active trend has a source."""
    for trend in unarchived(context):
        if context.is_certain(trend, "sources") and _lacks_source(context, trend):
            message = Message("The trend is active and names no source.")
            yield Problem(trend.where(), "no-source", message, Message("Add {key}: …", key="sources"))


def duties_name_their_law(context: RuleContext) -> Iterator[Problem]:
    """A trend that is urgent by law cites the law; a court's decision in a case does not count."""
    for trend in unarchived(context):
        names_law = any(source.kind is SourceKind.LAW for source in trend.sources)
        if (
            not trend.legal_duty
            or names_law
            or _lacks_source(context, trend)
            or not context.is_intact(trend, "sources")
        ):
            continue
        message = Message("The entry states a legal duty, and none of its sources is the law.")
        hint = Message("Add the law to the sources, with its paragraph and kind: law, or delete legal_duty.")
        yield Problem(trend.where("legal_duty"), "duty-without-law", message, hint)


def reviews_are_done(context: RuleContext) -> Iterator[Problem]:
    """No review was due before the newest edition."""
    newest = context.radar.newest
    for trend in _current(context):
        if trend.review_by and newest.date and trend.review_by < newest.date:
            message = Message(
                "The review was due on {date}, before the edition {edition}.",
                date=str(trend.review_by),
                edition=newest.id,
            )
            hint = Message("Review the entry and set a new date.")
            yield Problem(trend.where("review_by"), "review-overdue", message, hint)


def _current(context: RuleContext) -> Iterator[Trend]:
    """The trends assessed for the newest edition that are not archived."""
    newest = context.radar.newest.id
    return (trend for trend in unarchived(context) if trend.assessment(newest))


def _lacks_source(context: RuleContext, trend: Trend) -> bool:
    """Whether the trend lacks a required source."""
    return bool(context.radar.criteria) and trend.status is Status.ACTIVE and not trend.sources


def _sources_intact(context: RuleContext, trend: Trend) -> bool:
    return context.is_intact(trend, "sources") and context.is_intact(trend, "cases")


def _numbers(edition: Edition) -> list[int]:
    """The numbers in the id of an edition that begins with a year: 2025 and 2 for 2025-2; else those of its date."""
    year = str(edition.date.year) if edition.date else edition.id
    return [int(number) for number in re.findall("[0-9]{1,9}", year)] if re.match("[0-9]{4}", year) else []


def _is_later(one: Edition, other: Edition) -> bool:
    if one.date and other.date:
        return one.date > other.date
    return bool(_numbers(one) and _numbers(other)) and _numbers(one) > _numbers(other)
