"""Rules on trends that leave the chart: archived for a reason, and gone from the edition that has them no more."""

from collections.abc import Iterator

from radargen.model import Status, Trend
from radargen.model.problems import Problem
from radargen.reading.rules.context import Entries
from radargen.text.messages import Message


def archived_trends_say_why(entries: Entries) -> Iterator[Problem]:
    """An archived trend gives the reason, and only an archived one."""
    for trend in entries.radar.trends:
        told = entries.tells(trend, "archived") and entries.tells(trend, "archived", "reason")
        if told and _is_archived(trend) and not (trend.archived and trend.archived.reason):
            place = trend.marks(*("archived",) if trend.archived else ("status",))
            message = Message("The trend is archived and no reason is given.")
            hint = Message("Add archived: {{as: mainstream or faded, reason: …}}.")
            yield Problem(place, "archived-without-reason", message, hint)
        if trend.archived and not _is_archived(trend) and entries.tells(trend, "status"):
            message = Message(
                "status: the trend is {status}, but archived says what became of it.", status=trend.status.value
            )
            hint = Message("Write status: archived, or delete archived.")
            yield Problem(trend.marks("status"), "bad-value", message, hint)


def archived_trends_leave(entries: Entries) -> Iterator[Problem]:
    """An archived trend is not assessed for the newest edition, nor for the one that it is said to have left by."""
    editions = [edition.id for edition in entries.radar.editions]
    for trend in filter(_is_archived, entries.radar.trends):
        assessed = [one.edition for one in trend.assessments]
        last = max((editions.index(one) for one in assessed if one in editions), default=-1)
        by = trend.archived.edition if trend.archived else ""
        if last == len(editions) - 1:
            yield _still_shown(entries, trend, assessed.index(editions[last]))
        elif by in editions and editions.index(by) <= last:
            message = Message(
                "edition: the trend is archived since {edition} and assessed for {last}.",
                edition=by,
                last=editions[last],
            )
            hint = Message("Write the first edition without it there, {edition}.", edition=editions[last + 1])
            yield Problem(trend.marks("archived", "edition"), "archived-on-chart", message, hint)


def _still_shown(entries: Entries, trend: Trend, n: int) -> Problem:
    """The trend is on the newest chart by its assessment number `n`."""
    newest, place = entries.radar.newest, trend.marks("assessments", n)
    if newest.implied:
        message = Message("The trend is archived and still stands on the chart.")
    else:
        message = Message("The trend is archived and still stands on the chart of {edition}.", edition=newest.id)
    if newest.id in entries.published:
        hint = Message("{edition} is published, so open the next edition: radargen edition new.", edition=newest.id)
    elif newest.implied or place == trend.marks("ring"):
        hint = Message("Delete the ring here.")
    else:
        hint = Message("Delete the assessment for {edition}.", edition=newest.id)
    return Problem(place, "archived-on-chart", message, hint)


def nothing_vanishes(entries: Entries) -> Iterator[Problem]:
    """A trend of the edition before is on the newest chart or archived."""
    newest = entries.radar.newest
    before = entries.radar.before(newest)
    editions = {edition.id for edition in entries.radar.editions}
    for trend in unarchived(entries):
        assessed = {assessment.edition for assessment in trend.assessments}
        # An edition that does not exist may be the newest, misspelt.
        told = entries.tells(trend, "assessments") and entries.tells(trend, "ring") and assessed <= editions
        if told and before and before.id in assessed and newest.id not in assessed:
            message = Message(
                "The trend was on the chart of {before} and is not on that of {newest}.",
                before=before.id,
                newest=newest.id,
            )
            hint = Message("Add an assessment for {edition}, or archive the trend.", edition=newest.id)
            yield Problem(trend.marks("assessments"), "vanished", message, hint)


def unarchived(entries: Entries) -> Iterator[Trend]:
    """The trends that are not archived, nor meant to be, as far as a broken status shows."""
    for trend in entries.radar.trends:
        if not _is_archived(trend) and entries.tells(trend, "status") and entries.tells(trend, "archived"):
            yield trend


def _is_archived(trend: Trend) -> bool:
    return trend.status is Status.ARCHIVED
