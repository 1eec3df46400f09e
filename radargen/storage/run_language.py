"""The language of a command's messages: the one requested, else the first of the nearest radar, else English.

It is found by searching the text of radar.yaml, so that it is known even where that file has errors. Imports nothing
that may be missing.
"""

import os
import re
import stat
from contextvars import ContextVar
from pathlib import Path

from radargen.storage.posix import open_unblocked
from radargen.text.messages import LANGUAGES
from radargen.text.paths import RADAR

# The options of the command line: a language, and the radar's folder.
REQUESTED = ContextVar("asked", default="")
ROOT = ContextVar[Path | None]("root", default=None)

# Largest size of a radar.yaml, in bytes.
_MOST = 1024 * 1024
_GAP = rb"(?:\s|#[^\n]*\n)*"
_KEY = rb"^(?:\xef\xbb\xbf)?[\"']?%b[\"']?[ \t]*:" + _GAP
# Without a list of languages, the radar has those of its title.
_LISTED = re.compile(_KEY % b"languages" + rb"[\[-]" + _GAP + rb"[\"']?(\w+)", re.MULTILINE)
_TITLED = re.compile(_KEY % b"title" + rb"(?:\{" + _GAP + rb")?[\"']?(\w+)[\"']?[ \t]*:", re.MULTILINE)


def run_language() -> str:
    """The language code, `en` where no radar can be read; raises nothing."""
    if requested := REQUESTED.get():
        return requested
    return first_language(_read(ROOT.get()))


def first_language(frame: bytes) -> str:
    """The first language in the bytes of a radar.yaml; `en` where messages do not exist in it."""
    text = frame.replace(b"\r", b"\n")
    match = _LISTED.search(text) or _TITLED.search(text)
    code = match[1].decode() if match else ""
    return code if code in LANGUAGES else "en"


def _read(root: Path | None) -> bytes:
    """The radar.yaml in `root`, else the nearest at or above the working directory; empty where none can be read."""
    try:
        current = Path.cwd()
        folders = [root] if root else [current, *current.parents]
        path = next(folder / RADAR for folder in folders if os.path.lexists(folder / RADAR))
        with open(path, "rb", opener=open_unblocked) as file:
            return file.read(_MOST) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except (OSError, ValueError, StopIteration):
        return b""
