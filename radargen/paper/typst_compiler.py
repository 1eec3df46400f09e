"""Sets documents with typst, in the only module that knows it.

Only the templates beside this module are compiled; they import no packages. Everything else reaches them as one JSON
string, so that editors' text never becomes code; nothing but the templates can be read, and nothing is fetched.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from radargen.paper.packed_pdf import packed

# Accessible (PDF/UA) and archivable (PDF/A).
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
_NOWHERE = "/nonexistent"
_UNKNOWN_LETTER = re.compile(r'the text `?(".*?")`? could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


class MissingLetterError(ValueError):
    """A character that no font of the document has."""

    def __init__(self, characters: Sequence[str]) -> None:
        super().__init__(" ".join(characters))
        self.characters = tuple(characters)


class UnsetError(ValueError):
    """typst cannot set the document; the reason is in English."""


class Press:
    """Sets documents with the same fonts; the first one takes longer than the others.

    `folders` contain further fonts, such as the radar's own.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(files("radargen.charts") / "fonts"), *map(str, folders)],
        )

    @property
    def families(self) -> tuple[str, ...]:
        """The families of all available fonts."""
        return tuple(self._fonts.families())

    def typeset(self, template: str, data: Mapping[str, Any], date: dt.date | None) -> bytes:
        """The document as PDF/UA-1 and PDF/A-2a, dated that day; the same bytes for the same data.

        Raises MissingLetterError for a character without a font, UnsetError for anything else that typst refuses.
        """
        made, settled = self._set(template, data, date)
        if not settled:
            made, _ = self._set(template, {**data, "flowing": False}, date)
        return packed(made)

    def _set(self, template: str, data: Mapping[str, Any], date: dt.date | None) -> tuple[bytes, bool]:
        """The document, and whether its pages have settled: typst gives up where they depend on each other too much."""
        day = date or dt.date(1980, 1, 1)
        with as_file(files("radargen.paper") / "templates") as folder:
            compiler = typst.Compiler(
                str(folder / template),
                root=str(folder),
                font_paths=self._fonts,
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                package_path=_NOWHERE,
                package_cache_path=_NOWHERE,
            )
            try:
                made, warnings = compiler.compile_with_warnings(
                    format="pdf",
                    pdf_standards=_STANDARDS,
                    timestamp=dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC),
                )
            except typst.TypstError as error:
                if characters := _letters(error):
                    raise MissingLetterError(characters) from error
                raise UnsetError(" ".join(f"{error.message}".split())) from error
        assert isinstance(made, bytes)  # noqa: S101 – one file, since it is a PDF
        return made, not any("converge" in warning.message for warning in warnings)


def _letters(error: typst.TypstError) -> list[str]:
    found = dict.fromkeys(_UNKNOWN_LETTER.findall(f"{error.message}\n{error.diagnostic}"))
    return [_ESCAPE.sub(lambda code: chr(int(code[1], 16)), quoted[1:-1]) for quoted in found]
