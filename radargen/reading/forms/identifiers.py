"""Ids: their kinds, reserved ones, and deriving one from a name."""

import re
import unicodedata
from enum import StrEnum

from radargen.text.messages import NOTHING, Message

# Characters of an id, which is part of file names of at most 255 bytes.
ID_LENGTH = 80
# The page that lists all things of a kind.
INDEX = "index"
# MkDocs treats a page of this name as an index.
READ_AS_INDEX = "README"
# Reserved by Windows in every folder, in any case and with any ending; git cannot check them out there.
_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
DEVICES = _PORTS | {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
# The schema key that holds the IdKind until it is replaced by the ids of a radar.
ID_KIND = "named"


class IdKind(StrEnum):
    """The kinds of things that an entry references by id."""

    DIMENSION = "dimension"
    EDITION = "edition"
    FACTOR = "factor"
    FORMER = "former trend"
    INDUSTRY = "industry"
    LANGUAGE = "language"
    PHASE = "phase"
    RING = "ring"
    TREND = "trend"


def is_device(name: str) -> bool:
    """Whether Windows treats a file of that name as a device."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def objection(name: str) -> Message:
    """Why a well-formed id is reserved; empty if it may be used."""
    if name.casefold() == INDEX or name == READ_AS_INDEX:
        return Message("the site has a page of its own under {name}.", name=name)
    return device(name)


def device(name: str) -> Message:
    """Why no file can have that name; empty if one can."""
    if is_device(name):
        return Message("Windows keeps the name {name} for a device, so no file can be called that.", name=name)
    return NOTHING


def slug(name: str) -> str:
    """An id derived from a name: lower case, ä as ae, other characters as hyphens; may be empty.

    It has at most ID_LENGTH characters and is not reserved, apart from a suffix `-1`.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_SPELLED_OUT))
    identifier = re.sub("[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:ID_LENGTH].strip("-")
    return f"{identifier}-1" if objection(identifier) else identifier
