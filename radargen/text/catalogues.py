"""Catalogues of sentences: which languages have one, and reading it with gettext.

English stands in the program. Every other language has a folder in locale/ with readers.po and, where its editors are
spoken to as well, editors.po. What is read is the .mo made of it when the package is built; in a source tree a .mo that
is absent or older than its .po is made on the spot, which takes Babel.
"""

import contextlib
import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

SOURCE = "en"
READERS, EDITORS = "readers", "editors"
FOLDER = Path(__file__).parent / "locale"


class CatalogueError(Exception):
    """A catalogue is absent, lacks a sentence, or has one that cannot be filled in; said in English, which is sure."""


class _Refusing(NullTranslations):
    """Stands behind a catalogue, and is asked for what that lacks."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def gettext(self, message: str) -> str:
        raise self._lacking(message)

    def ngettext(self, msgid1: str, _plural: str, _count: int) -> str:
        raise self._lacking(msgid1)

    def pgettext(self, _context: str, message: str) -> str:
        raise self._lacking(message)

    def npgettext(self, _context: str, msgid1: str, _plural: str, _count: int) -> str:
        raise self._lacking(msgid1)

    def _lacking(self, message: str) -> CatalogueError:
        return CatalogueError(f"The catalogue {self.path} has no translation of “{message}”; add it, or use English.")


@cache
def languages(domain: str) -> tuple[str, ...]:
    """English, and those that have a catalogue of that domain, in the order of the alphabet."""
    found = {path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{domain}.[mp]o")}
    return tuple(sorted({SOURCE} | found))


@cache
def catalogue(domain: str, language: str) -> NullTranslations:
    """What the language says in that domain; English says what the program says. CatalogueError where it is absent.

    Its methods raise a CatalogueError for what it lacks.
    """
    if language == SOURCE:
        return NullTranslations()
    source = _path(domain, language)
    found = GNUTranslations(BytesIO(_bytes(source)))
    found.add_fallback(_Refusing(source))
    return found


def misfit(domain: str, language: str, pattern: str) -> CatalogueError:
    """What to say of a translation that has {places} for which there is no value."""
    return CatalogueError(
        f"The catalogue {_path(domain, language)} has a translation that cannot be filled in: “{pattern}”; "
        "give it the places of the English sentence."
    )


def _path(domain: str, language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def _bytes(source: Path) -> bytes:
    made = source.with_suffix(".mo")
    if source.is_file() and not (made.is_file() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns):
        return _compiled(source, made)
    try:
        return made.read_bytes()
    except OSError as error:
        raise CatalogueError(f"The catalogue {made} cannot be read; install radargen anew.") from error


def _compiled(source: Path, target: Path) -> bytes:
    """The .mo of a .po; kept beside it where files can be written there."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 – what is installed has no .po
    from babel.messages.pofile import read_po  # noqa: PLC0415

    made = BytesIO()
    with source.open("rb") as written:
        write_mo(made, read_po(written))
    whole = target.with_suffix(f".{os.getpid()}.mo")
    with contextlib.suppress(OSError):
        whole.write_bytes(made.getvalue())
        whole.replace(target)
    return made.getvalue()
