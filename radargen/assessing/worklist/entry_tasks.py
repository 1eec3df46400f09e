"""Tasks in single entries; one function for each kind of task."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from radargen.assessing import (
    is_recent,
    outdated,
    placement,
    sources,
    sources_by_key,
    states_what_sources_show,
    vendors_alone,
)
from radargen.assessing.worklist.editor_tasks import EditorTask, TaskKind
from radargen.model import NO_TEXT, Outcome, Radar, SourceKind, Text, Trend, Wanted
from radargen.text.markdown.text_references import paragraphs_without_mark
from radargen.text.messages import NOTHING, Message, all_of, plural
from radargen.text.source_marks import without_marks

# Days before a review is due on which it becomes a task.
AHEAD = 30
# Characters: a summary is one sentence that a list can show, a text two or three paragraphs, a name one line of a page.
LENGTHS = {"name": (0, 55), "summary": (40, 160), "text": (400, 2_000)}
# Years for which a case counts as recent.
RECENT_YEARS = 3
_AGAINST = (Outcome.MIXED, Outcome.REVERSED, Outcome.FAILED)
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"

Trends = Sequence[Trend]


def unconfirmed(radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Assessments carried over into the newest edition and not confirmed."""
    for trend in trends:
        for n, assessment in enumerate(trend.assessments):
            if not assessment.confirmed and assessment.edition == radar.newest.id:
                hint = Message("Look at it anew, change what is no longer so, and delete confirmed: false.")
                yield _task(TaskKind.UNCONFIRMED, trend, hint, "assessments", n, "confirmed")


def reviews(_radar: Radar, trends: Trends, on: dt.date) -> Iterator[EditorTask]:
    """Reviews overdue or due within AHEAD days; by owner, the longest overdue first."""
    due = [(trend.owner, trend.review_by, trend) for trend in trends if trend.review_by]
    for _, day, trend in sorted(due, key=lambda row: (row[0], row[1], row[2].id)):
        left = (day - on).days
        if left > AHEAD:
            continue
        hint = Message("Review the entry and set a new date in review_by.")
        yield _task(TaskKind.REVIEW, trend, hint, "review_by", message=_due(day, left))


def old_sources(_radar: Radar, trends: Trends, on: dt.date) -> Iterator[EditorTask]:
    """Trends whose newest dated source is older than two years."""
    for trend in trends:
        if latest := outdated(trend, on):
            message = Message("Newest: {date}.", date=latest)
            hint = Message("Look for a newer source, or ask whether the trend is still one.")
            yield _task(TaskKind.OUTDATED, trend, hint, "sources", message=message)


def few_sources(_radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Trends whose sources are all of vendors, else trends with only one source."""
    for trend in trends:
        count = len(list(sources(trend)))
        if vendors_alone(trend):
            several = Message("All {count} sources are vendors.", count=count)
            message = several if count > 1 else Message("Its only source is a vendor.")
            yield _task(TaskKind.VENDORS, trend, Message("Add an independent source."), "sources", message=message)
        elif count == 1:
            hint = Message("Add a second source that is independent of the first.")
            yield _task(TaskKind.ONE_SOURCE, trend, hint, "sources")


def silent_sources(radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Entries whose sources do not say what they show, in a radar that uses such statements."""
    if not any(criterion.needs or criterion.shown_by for criterion in radar.criteria):
        return
    for trend in trends:
        if not states_what_sources_show(trend) and (trend.sources or trend.cases):
            hint = Message("Add shows: to its sources and cases; until then no rating is compared with them.")
            yield _task(TaskKind.SILENT, trend, hint, "sources")


def unsearched(radar: Radar, trends: Trends, on: dt.date) -> Iterator[EditorTask]:
    """Trends on the inner half of the rings without a recent dated case, or without research, and without a search.

    A search counts for as long as a source does. Kinds of data that no entry has are not asked for.
    """
    since = on.year - RECENT_YEARS
    inner = [ring.id for ring in radar.rings[: len(radar.rings) // 2]]
    dated = any(case.year for trend in trends for case in trend.cases)
    researched = any(map(_has_research, trends))
    for trend in trends:
        placed = placement(radar, trend, radar.newest)
        if placed is None or placed.ring not in inner:
            continue
        searched = {search.wanted for search in trend.searched if is_recent(str(search.date), on)}
        recent = any(case.year and int(case.year) >= since for case in trend.cases)
        if dated and not recent and Wanted.CASE not in searched:
            hint = Message("Look for one. If there is none, say so under searched, with {line}.", line="for: case")
            message = Message("No case since {year}.", year=str(since))
            yield _task(TaskKind.UNSEARCHED, trend, hint, "cases", message=message)
        if researched and not _has_research(trend) and Wanted.STUDY not in searched:
            hint = Message("Look for one. If there is none, say so under searched, with {line}.", line="for: study")
            yield _task(TaskKind.UNSEARCHED, trend, hint, "sources", message=Message("No study (kind: academic)."))


def _has_research(trend: Trend) -> bool:
    return any(source.kind is SourceKind.ACADEMIC for source in sources(trend))


def counter_evidence(_radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Trends without a case, or with neither a case that went wrong nor a dissent."""
    if not any(trend.cases for trend in trends):
        return
    for trend in trends:
        against = any(case.outcome in _AGAINST for case in trend.cases) or any(one.dissent for one in trend.assessments)
        if not trend.cases:
            message = Message("No case.") if against else Message("Neither case nor dissent.")
            yield _task(TaskKind.CASE, trend, Message("Add a case from practice."), "cases", message=message)
        elif not against:
            message = Message("No case that went wrong, no dissent.")
            hint = Message("Look for a case that failed, or publish the dissent.")
            yield _task(TaskKind.CASE, trend, hint, "cases", message=message)


def unmarked_paragraphs(_radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Paragraphs without a source, in a radar whose sources have keys."""
    if not any(sources_by_key(trend) for trend in trends):
        return
    for trend in trends:
        for language, words in trend.text.by_language:
            if numbers := paragraphs_without_mark(words):
                message = plural(
                    "text, {language}: paragraph {numbers}.",
                    "text, {language}: paragraphs {numbers}.",
                    count=len(numbers),
                    language=language,
                    numbers=all_of([str(number) for number in numbers]),
                )
                hint = Message("Name a source where it is used, by its key: [^key].")
                yield _task(TaskKind.UNMARKED, trend, hint, "text", language, message=message)


def alone(radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Trends without any link, in a radar that has links."""
    linked = {end for trend in radar.trends for link in trend.links for end in (trend.id, link.to)}
    for trend in trends if linked else ():
        if trend.id not in linked:
            yield _task(TaskKind.ALONE, trend, Message("Link it to what it requires, enables or reinforces."), "links")


def lengths(_radar: Radar, trends: Trends, _on: dt.date) -> Iterator[EditorTask]:
    """Names, summaries and texts outside of LENGTHS; a missing one if most other entries have it."""
    fields = [(field, bounds, [getattr(trend, field) for trend in trends]) for field, bounds in LENGTHS.items()]
    expected = {field for field, _, texts in fields if sum(map(bool, texts)) * 2 > len(texts)}
    for trend in trends:
        for field, (least, most), _ in fields:
            text: Text = getattr(trend, field)
            if text == NO_TEXT and field in expected:
                message = Message("{key}: missing.", key=field)
                yield _task(
                    TaskKind.LENGTH, trend, Message("Write it; most other entries have it."), field, message=message
                )
            for language, words in text.by_language:
                length = len(without_marks(words).replace(_SOFT_HYPHEN, ""))
                if least <= length <= most:
                    continue
                message = Message(
                    "{key}, {language}: {length:,} characters.", key=field, language=language, length=length
                )
                more = Message("Say more: at least {least:,} characters of {key}.", least=least, key=field)
                less = Message("Shorten it: at most {most:,} characters of {key}.", most=most, key=field)
                yield _task(TaskKind.LENGTH, trend, more if length < least else less, field, language, message=message)


OF_ENTRIES: tuple[Callable[[Radar, Trends, dt.date], Iterator[EditorTask]], ...] = (
    unconfirmed,
    reviews,
    old_sources,
    few_sources,
    silent_sources,
    unsearched,
    counter_evidence,
    unmarked_paragraphs,
    alone,
    lengths,
)


def _due(day: dt.date, left: int) -> Message:
    """The date with the days left, negative if overdue."""
    match left:
        case 0:
            return Message("Due today.")
        case 1:
            return Message("Due on {date}, tomorrow.", date=str(day))
        case -1:
            return Message("Due on {date}, one day ago.", date=str(day))
        case _ if left < 0:
            return plural(
                "Due on {date}, {count:,} day ago.", "Due on {date}, {count:,} days ago.", count=-left, date=str(day)
            )
        case _:
            return plural(
                "Due on {date}, in {count} day.", "Due on {date}, in {count} days.", count=left, date=str(day)
            )


def _task(matter: TaskKind, trend: Trend, hint: Message, *key: str | int, message: Message = NOTHING) -> EditorTask:
    return EditorTask(matter, trend.where(*key), hint, message, trend.id, trend.owner)
