"""Faults of the program itself: which file was being processed, and the sentence that reports the fault.

Mistakes of editors are problems, failures of the environment are RadargenErrors. Any other exception is a fault of
radargen; its report names the file to look at and how to report it.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from radargen.model import Blip, Trend
from radargen.text.messages import Message, RadargenError

# Exit status for faults alone (EX_SOFTWARE of sysexits.h).
STATUS = 70
_AT_WORK = "radargen was at work on "
# Names of local variables that hold the trend being processed; others may be left over from a finished loop.
_TREND_VARIABLES = ("trend", "blip", "shown")


class InternalError(Exception):
    """A fault in a form that crosses processes: `kind` of exception, `place` (file being processed), `trace`(back)."""

    def __init__(self, kind: str, place: str, trace: str) -> None:
        super().__init__(kind, place, trace)
        self.kind, self.place, self.trace = kind, place, trace

    def __str__(self) -> str:
        return self.kind


def as_internal_error(error: Exception) -> InternalError:
    """The exception as an InternalError, which can be pickled."""
    if isinstance(error, InternalError):
        return error
    return InternalError(type(error).__name__, _file_at_work(error), "".join(traceback.format_exception(error)))


@contextmanager
def at_work(path: str) -> Iterator[None]:
    """Add the file to any fault raised within the context; a RadargenError passes unchanged."""
    try:
        yield
    except RadargenError:
        raise
    except Exception as error:
        error.add_note(f"{_AT_WORK}{path}")
        raise


def sentence(error: Exception, command: str) -> Message:
    """The report of a fault: kind, file and how to report it; `command` is the one that prints the traceback."""
    fault = as_internal_error(error)
    if fault.place:
        return Message(
            "This is a fault of radargen, not yours ({kind}, at work on {place}). "
            "Please report it to those who keep radargen, with all that `{command}` prints and that file.",
            kind=fault.kind,
            place=fault.place,
            command=command,
        )
    return Message(
        "This is a fault of radargen, not yours ({kind}). "
        "Please report it to those who keep radargen, with all that `{command}` prints.",
        kind=fault.kind,
        command=command,
    )


def _file_at_work(error: BaseException) -> str:
    """The file being processed: as noted by `at_work`, else that of the trend in the innermost frame; or empty."""
    chain = [error]
    while cause := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(cause)
    for link in reversed(chain):
        for note in getattr(link, "__notes__", ()):
            if note.startswith(_AT_WORK):
                return str(note.removeprefix(_AT_WORK))
        if held := _file_of_trend(link):
            return held
    return ""


def _file_of_trend(error: BaseException) -> str:
    for frame, _ in reversed([*traceback.walk_tb(error.__traceback__)]):
        for name in _TREND_VARIABLES:
            value = frame.f_locals.get(name)
            trend = value.trend if isinstance(value, Blip) else value
            if isinstance(trend, Trend) and trend.where.path:
                return trend.where.path
    return ""
