"""A day on the command line."""

import datetime as dt
import re

from radargen.model.problems import RadargenError
from radargen.text.messages import Message


def day(written: str) -> dt.date:
    """A day of the calendar, written as 2027-11-30; RadargenError where it is none."""
    # click's own sentence would speak of %Y.
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise RadargenError(Message("“{day}” is not written as 2027-11-30: year, month, day.", day=written))
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise RadargenError(Message("“{day}” is not in the calendar.", day=written)) from None
