"""Catalogues of sentences: which languages have one, and reading it with gettext.

English sentences are in the program itself. Every other language has a folder in locale/ with readers.po and, if its
editors are addressed as well, editors.po. The program reads the .mo compiled from it when the package is built; in a
source tree a .mo that is absent or older than its .po is compiled on first use, which needs Babel.
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
    """A catalogue is absent, lacks a sentence, or has one whose places cannot be filled; its text is English."""


class _Refusing(NullTranslations):
    """Fallback of a catalogue: raises CatalogueError for each sentence that the catalogue lacks."""

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
    """English and the languages that have a catalogue of that domain, in alphabetical order."""
    translated = {path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{domain}.[mp]o")}
    return tuple(sorted({SOURCE} | translated))


@cache
def catalogue(domain: str, language: str) -> NullTranslations:
    """The translations of a domain into a language; for English, the sentences themselves.

    Raises CatalogueError where there is no catalogue; so do its methods for a sentence without a translation.
    """
    if language == SOURCE:
        return NullTranslations()
    source = _path(domain, language)
    translations = GNUTranslations(BytesIO(_bytes(source)))
    translations.add_fallback(_Refusing(source))
    return translations


def misfit(domain: str, language: str, pattern: str) -> CatalogueError:
    """The error for a translation that has {places} for which there is no value."""
    return CatalogueError(
        f"The catalogue {_path(domain, language)} has a translation that cannot be filled in: “{pattern}”; "
        "give it the places of the English sentence."
    )


def _path(domain: str, language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def _bytes(source: Path) -> bytes:
    compiled = source.with_suffix(".mo")
    if source.is_file() and not (compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns):
        return _compiled(source, compiled)
    try:
        return compiled.read_bytes()
    except OSError as error:
        raise CatalogueError(f"The catalogue {compiled} cannot be read; install radargen anew.") from error


def _compiled(source: Path, target: Path) -> bytes:
    """The .mo compiled from a .po; stored as `target` where that can be written."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 – what is installed has no .po
    from babel.messages.pofile import read_po  # noqa: PLC0415

    content = BytesIO()
    with source.open("rb") as file:
        write_mo(content, read_po(file))
    temporary = target.with_suffix(f".{os.getpid()}.mo")
    with contextlib.suppress(OSError):
        temporary.write_bytes(content.getvalue())
        temporary.replace(target)
    return content.getvalue()
