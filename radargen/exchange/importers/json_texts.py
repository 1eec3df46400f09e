"""Parses untrusted JSON, or reports a sentence with the line."""

import json
import re
from collections.abc import Iterator, Mapping

from radargen.exchange.brought import Faults, Unimportable, bounded
from radargen.text.messages import Message

# If an escape may be half of a surrogate pair, which is invalid alone, all escapes are checked.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def json_value(path: str, content: bytes) -> object:
    """The value in a file; raises Unimportable if it is not JSON."""
    try:
        text = content.decode("utf-8-sig")
        return json.loads(_ESCAPE.sub(_whole, text) if _HALF.search(text) else text)
    except json.JSONDecodeError as error:
        message = Message(
            "{path}, line {line}: this is no JSON ({reason}).", path=path, line=error.lineno, reason=error.msg
        )
        raise Unimportable([message]) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unimportable([Message("{path}, line {line}: the file is not in UTF-8.", path=path, line=line)]) from error
    except RecursionError as error:
        raise Unimportable([Message("{path}: values stand too deep in each other.", path=path)]) from error
    except ValueError as error:
        # Python also refuses numbers that would take too long to parse.
        raise Unimportable([Message("{path}: a number has too many digits.", path=path)]) from error


def _whole(escape: re.Match[str]) -> str:
    return r"\ufffd" if escape["half"] else escape[0]


def mapping_of(value: object) -> Mapping[str, object]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: object, place: str, faults: Faults) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each mapping of a list with its position, counted from 1; anything else in it is a fault."""
    if value is None:
        return
    if not isinstance(value, list):
        faults.note(place, Message("a list is expected there."))
        return
    for n, part in enumerate(bounded(value), 1):
        if isinstance(part, dict):
            yield f"{place} {n}", part
        else:
            faults.note(f"{place} {n}", Message("a mapping is expected there."))
