"""Quality of an entry's sources: independence and age."""

import datetime as dt
from collections.abc import Iterator

from radargen.model import Source, SourceKind, Trend

# Months after which a source counts as old.
FRESH_MONTHS = 24


def sources(trend: Trend) -> Iterator[Source]:
    """The sources of the entry and of its cases."""
    yield from trend.sources
    yield from (case.source for case in trend.cases if case.source)


def sources_by_key(trend: Trend) -> dict[str, Source]:
    """The sources with a key, in the order of their numbers on the page; the first of a repeated key."""
    by_key: dict[str, Source] = {}
    for source in sources(trend):
        if source.key:
            by_key.setdefault(source.key, source)
    return by_key


def vendors_alone(trend: Trend) -> bool:
    """Whether all sources are of vendors; false without sources, and with a source of unknown kind."""
    kinds = [source.kind for source in sources(trend)]
    return bool(kinds) and all(kind is SourceKind.VENDOR for kind in kinds)


def outdated(trend: Trend, day: dt.date) -> str:
    """The date of the newest dated source if it is older than FRESH_MONTHS on that day, else empty.

    A date may be 2024, 2024-03 or 2024-03-27; an inexact one counts as the last day of its period.
    """
    dates = [source.date for source in sources(trend) if source.date]
    latest = max(dates, key=_at_latest, default="")
    return latest if latest and not is_recent(latest, day) else ""


def is_recent(date: str, day: dt.date) -> bool:
    """Whether the date, as exact as that of a source, is at most FRESH_MONTHS before that day."""
    return _at_latest(date) >= _months_before(day, FRESH_MONTHS)


def _at_latest(date: str) -> str:
    """The latest day that the date may mean, for comparison: 2024 is 2024-12-31, 2024-02 is 2024-02-31."""
    return date + "-12-31"[len(date) - 4 :]


def _months_before(day: dt.date, months: int) -> str:
    """The date that many months earlier as YYYY-MM-DD, for comparison; the month may not have that day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{day.day:02}"
