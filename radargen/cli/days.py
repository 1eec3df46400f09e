"""A day on the command line."""

import datetime as dt
import re

import click


def day(written: str) -> dt.date:
    """A day of the calendar, written as 2027-11-30."""
    # click's own sentence would speak of %Y.
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise click.BadParameter(f"“{written}” is not written as 2027-11-30: year, month, day.")
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"“{written}” is not in the calendar.") from None
