"""Reads JSON files of a radar's folder; written by radargen, but untrusted."""

import json
import re
from typing import NoReturn

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class Repeated(ValueError):  # noqa: N818 – named after the mistake, as the package's other errors are
    """A key occurs twice in one object; the text of the error is the key."""


def stored(text: str) -> object:
    """The data of a JSON text.

    Raises JSONDecodeError for invalid JSON, Repeated for a duplicate key, and another ValueError for NaN and infinity,
    unpaired surrogates, numbers of thousands of digits and data nested beyond the recursion limit.
    """
    try:
        data: object = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
        if _SURROGATE.search(text):
            # An unpaired surrogate cannot be encoded; a pair is an ordinary character.
            json.dumps(data, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("The data are nested too deep.") from None
    return data


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Repeated(key)
            seen.add(key)
    return data


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number.")
