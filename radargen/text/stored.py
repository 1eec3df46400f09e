"""JSON that lies in a radar's folder: radargen wrote it, and strangers may have put anything in its place."""

import json
import re
from typing import NoReturn

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class Repeated(ValueError):  # noqa: N818 – says what was found, as the package's other errors do
    """A key stands twice in one place; the text of the error is the key."""


def stored(text: str) -> object:
    """The data of a JSON text.

    JSONDecodeError where it is no JSON, Repeated where a key stands twice, another ValueError for what no file of ours
    holds: NaN, half of a character, a number of thousands of digits, data nested deeper than can be read.
    """
    try:
        data: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        if _SURROGATE.search(text):
            # Half of a pair can be neither printed nor written to a page; a whole pair is an ordinary character.
            json.dumps(data, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("The data are nested too deep.") from None
    return data


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Repeated(key)
            seen.add(key)
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number.")
