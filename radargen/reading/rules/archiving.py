"""Rules on archived trends: they have a reason, and no assessment after they left the chart."""

from collections.abc import Iterator

from radargen.model import Status, Trend
from radargen.model.problems import Problem
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message


def archived_trends_say_why(context: RuleContext) -> Iterator[Problem]:
    """An archived trend, and no other, has `archived` with a reason."""
    for trend in context.radar.trends:
        certain = context.is_certain(trend, "archived") and context.is_certain(trend, "archived", "reason")
        if certain and _is_archived(trend) and not (trend.archived and trend.archived.reason):
            place = trend.where(*("archived",) if trend.archived else ("status",))
            message = Message("The trend is archived and no reason is given.")
            hint = Message("Add archived: {{as: mainstream or faded, reason: …}}.")
            yield Problem(place, "archived-without-reason", message, hint)
        if trend.archived and not _is_archived(trend) and context.is_certain(trend, "status"):
            message = Message(
                "status: the trend is {status}, but archived says what became of it.", status=trend.status.value
            )
            hint = Message("Write status: archived, or delete archived.")
            yield Problem(trend.where("status"), "bad-value", message, hint)


def archived_trends_leave(context: RuleContext) -> Iterator[Problem]:
    """An archived trend is not assessed for the newest edition, nor for the one with which it was archived."""
    editions = [edition.id for edition in context.radar.editions]
    for trend in filter(_is_archived, context.radar.trends):
        assessed = [one.edition for one in trend.assessments]
        last = max((editions.index(one) for one in assessed if one in editions), default=-1)
        left_in = trend.archived.edition if trend.archived else ""
        if last == len(editions) - 1:
            yield _still_shown(context, trend, assessed.index(editions[last]))
        elif left_in in editions and editions.index(left_in) <= last:
            message = Message(
                "edition: the trend is archived since {edition} and assessed for {last}.",
                edition=left_in,
                last=editions[last],
            )
            hint = Message("Write the first edition without it there, {edition}.", edition=editions[last + 1])
            yield Problem(trend.where("archived", "edition"), "archived-on-chart", message, hint)


def _still_shown(context: RuleContext, trend: Trend, n: int) -> Problem:
    """The problem of an archived trend whose assessment number `n` is for the newest edition."""
    newest, place = context.radar.newest, trend.where("assessments", n)
    if newest.implied:
        message = Message("The trend is archived and still stands on the chart.")
    else:
        message = Message("The trend is archived and still stands on the chart of {edition}.", edition=newest.id)
    if newest.id in context.published:
        hint = Message("{edition} is published, so open the next edition: radargen edition new.", edition=newest.id)
    elif newest.implied or place == trend.where("ring"):
        hint = Message("Delete the ring here.")
    else:
        hint = Message("Delete the assessment for {edition}.", edition=newest.id)
    return Problem(place, "archived-on-chart", message, hint)


def nothing_vanishes(context: RuleContext) -> Iterator[Problem]:
    """A trend of the preceding edition is assessed for the newest one, or archived."""
    newest = context.radar.newest
    before = context.radar.before(newest)
    editions = {edition.id for edition in context.radar.editions}
    for trend in unarchived(context):
        assessed = {assessment.edition for assessment in trend.assessments}
        # An unknown edition may be a misspelling of the newest.
        certain = (
            context.is_certain(trend, "assessments") and context.is_certain(trend, "ring") and assessed <= editions
        )
        if certain and before and before.id in assessed and newest.id not in assessed:
            message = Message(
                "The trend was on the chart of {before} and is not on that of {newest}.",
                before=before.id,
                newest=newest.id,
            )
            hint = Message("Add an assessment for {edition}, or archive the trend.", edition=newest.id)
            yield Problem(trend.where("assessments"), "vanished", message, hint)


def unarchived(context: RuleContext) -> Iterator[Trend]:
    """The trends that are certainly not archived."""
    for trend in context.radar.trends:
        if not _is_archived(trend) and context.is_certain(trend, "status") and context.is_certain(trend, "archived"):
            yield trend


def _is_archived(trend: Trend) -> bool:
    return trend.status is Status.ARCHIVED
