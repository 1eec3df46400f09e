"""Faults of the program itself: what it was at work on when one showed, and the one sentence that is said of it.

What an editor wrote never ends the program, and what the world refuses is a RadargenError. Everything else that is
raised is ours to mend, and whoever meets it needs to know which file to look at meanwhile, and what to send to whom.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from radargen.model import Blip, Trend
from radargen.text.messages import Message, RadargenError

# Kept for a fault of the program alone (EX_SOFTWARE of sysexits.h).
STATUS = 70
_AT_WORK = "radargen was at work on "
# What a function calls the one trend that it is about; other names may be left over from a loop before.
_IN_HAND = ("trend", "blip", "shown")


class InternalError(Exception):
    """A fault that showed in another process: what kind of error it was, the file in work, the traceback."""

    def __init__(self, kind: str, place: str, trace: str) -> None:
        super().__init__(kind, place, trace)
        self.kind, self.place, self.trace = kind, place, trace

    def __str__(self) -> str:
        return self.kind


def met(error: Exception) -> InternalError:
    """What is to be known of the fault, in a form that can be handed on."""
    if isinstance(error, InternalError):
        return error
    return InternalError(type(error).__name__, _place(error), "".join(traceback.format_exception(error)))


@contextmanager
def at_work(path: str) -> Iterator[None]:
    """Let a fault that shows meanwhile remember that file."""
    try:
        yield
    except RadargenError:
        raise
    except Exception as error:
        error.add_note(f"{_AT_WORK}{path}")
        raise


def sentence(error: Exception, command: str) -> Message:
    """What is said of it: what showed where, and how to report it; `command` shows the traceback."""
    found = met(error)
    if found.place:
        return Message(
            "This is a fault of radargen, not yours ({kind}, at work on {place}). "
            "Please report it to those who keep radargen, with all that `{command}` prints and that file.",
            kind=found.kind,
            place=found.place,
            command=command,
        )
    return Message(
        "This is a fault of radargen, not yours ({kind}). "
        "Please report it to those who keep radargen, with all that `{command}` prints.",
        kind=found.kind,
        command=command,
    )


def _place(error: BaseException) -> str:
    """The file that was in work: as noted, else that of the trend which the program had in hand last."""
    chain = [error]
    while follows := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(follows)
    for one in reversed(chain):
        for note in getattr(one, "__notes__", ()):
            if note.startswith(_AT_WORK):
                return str(note.removeprefix(_AT_WORK))
        if held := _held(one):
            return held
    return ""


def _held(error: BaseException) -> str:
    for frame, _ in reversed([*traceback.walk_tb(error.__traceback__)]):
        for name in _IN_HAND:
            value = frame.f_locals.get(name)
            trend = value.trend if isinstance(value, Blip) else value
            if isinstance(trend, Trend) and trend.where.path:
                return trend.where.path
    return ""
