"""The language of a run: the one that was asked for, else the first of the radar at hand, else English.

It is found by the letters of radar.yaml, whatever else is wrong with that file: those who have to mend it read German,
too. Nothing is imported for it that may be missing.
"""

import os
import re
import stat
from contextvars import ContextVar
from pathlib import Path

from radargen.storage.posix import open_unblocked
from radargen.text.messages import LANGUAGES
from radargen.text.paths import RADAR

# What the command line says: a language, and the radar's folder.
ASKED = ContextVar("asked", default="")
ROOT = ContextVar[Path | None]("root", default=None)

# In bytes; no radar.yaml is larger.
_MOST = 1024 * 1024
_GAP = rb"(?:\s|#[^\n]*\n)*"
_KEY = rb"^(?:\xef\xbb\xbf)?[\"']?%b[\"']?[ \t]*:" + _GAP
# Without a list of languages, those of the title are the radar's.
_LISTED = re.compile(_KEY % b"languages" + rb"[\[-]" + _GAP + rb"[\"']?(\w+)", re.MULTILINE)
_TITLED = re.compile(_KEY % b"title" + rb"(?:\{" + _GAP + rb")?[\"']?(\w+)[\"']?[ \t]*:", re.MULTILINE)


def spoken() -> str:
    """`en` or `de`; raises nothing, and English is what is spoken where no radar is to be had."""
    if asked := ASKED.get():
        return asked
    return first(_read(ROOT.get()))


def first(frame: bytes) -> str:
    """The first language of a radar by its radar.yaml, as far as the program speaks it."""
    text = frame.replace(b"\r", b"\n")
    found = _LISTED.search(text) or _TITLED.search(text)
    named = found[1].decode() if found else ""
    return named if named in LANGUAGES else "en"


def _read(root: Path | None) -> bytes:
    """The radar.yaml of that folder, else of the nearest one here or above; nothing where none can be read."""
    try:
        here = Path.cwd()
        folders = [root] if root else [here, *here.parents]
        path = next(folder / RADAR for folder in folders if os.path.lexists(folder / RADAR))
        with open(path, "rb", opener=open_unblocked) as file:
            return file.read(_MOST) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except (OSError, ValueError, StopIteration):
        return b""
