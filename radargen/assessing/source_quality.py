"""What an entry rests on: its sources, whose they are, and how old."""

import datetime as dt
from collections.abc import Iterator

from radargen.model import Source, SourceKind, Trend

FRESH_MONTHS = 24


def sources(trend: Trend) -> Iterator[Source]:
    """Those of the entry and of its cases."""
    yield from trend.sources
    yield from (case.source for case in trend.cases if case.source)


def vendors_alone(trend: Trend) -> bool:
    """Whether nobody but vendors speaks; a source of unknown kind may be another voice."""
    found = [source.kind for source in sources(trend)]
    return bool(found) and all(kind is SourceKind.VENDOR for kind in found)


def outdated(trend: Trend, day: dt.date) -> str:
    """The date of the newest dated source, where it is older than 24 months on that day; an undated one tells nothing.

    A date is as exact as its source: 2024, 2024-03 or 2024-03-27, and counts as late as it may have been.
    """
    dates = [source.date for source in sources(trend) if source.date]
    latest = max(dates, key=_at_latest, default="")
    return latest if latest and _at_latest(latest) < _months_before(day, FRESH_MONTHS) else ""


def _at_latest(date: str) -> str:
    """2024 counts as 2024-12-31, which is as good as a day here."""
    return date + "-12-31"[len(date) - 4 :]


def _months_before(day: dt.date, months: int) -> str:
    """The date so many months earlier, in digits; a 31st that the month does not have serves for comparing."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{day.day:02}"
