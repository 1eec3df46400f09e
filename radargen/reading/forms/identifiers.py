"""Ids: of what kind of thing one is, which no radar may use, and one made of a name."""

import re
import unicodedata
from enum import StrEnum

from radargen.text.messages import NOTHING, Message

# Characters of an id: it is part of names of files, of which none may be longer than 255 bytes.
ID_LENGTH = 80
# The list of all of a kind stands there.
INDEX = "index"
# MkDocs takes a page of exactly this name for an index.
READ_AS_INDEX = "README"
# Windows keeps these for itself in every folder, in any case and with any ending; not even git can write them there.
_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
DEVICES = _PORTS | {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
# The key under which a schema keeps it. Editing programs never see this key: ids of one radar stand in its place.
ID_KIND = "named"


class IdKind(StrEnum):
    """The things of a radar that an entry names by their ids."""

    DIMENSION = "dimension"
    EDITION = "edition"
    FACTOR = "factor"
    FORMER = "former trend"
    LANGUAGE = "language"
    PHASE = "phase"
    RING = "ring"
    TREND = "trend"


def is_device(name: str) -> bool:
    """Whether Windows takes that name of a file, or an id that becomes part of one, for a device."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def objection(name: str) -> Message:
    """Why nothing in a radar can be called that, though its letters are right; empty where it can."""
    if name.casefold() == INDEX or name == READ_AS_INDEX:
        return Message("the site has a page of its own under {name}.", name=name)
    return device(name)


def device(name: str) -> Message:
    """Why no file can be called that; empty where one can."""
    if is_device(name):
        return Message("Windows keeps the name {name} for a device, so no file can be called that.", name=name)
    return NOTHING


def slug(name: str) -> str:
    """An id made of a name: lower case, ä as ae, hyphens for what is neither letter nor digit; may be empty.

    It is no longer than an id may be, and nothing that Windows or the site keeps for itself.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_SPELLED_OUT))
    found = re.sub("[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:ID_LENGTH].strip("-")
    return f"{found}-1" if objection(found) else found
