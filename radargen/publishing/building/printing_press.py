"""Sets documents for paper with the fonts of their radar."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from radargen.build.paper_documents import PaperContent, letters_told
from radargen.model import FontFile
from radargen.paper.typst_compiler import MissingLetterError, Press, UnsetError
from radargen.storage import files
from radargen.storage.temporary import temporary_folder
from radargen.text.messages import Message


class RefusedDocumentError(ValueError):
    """A document cannot be set; `sentences` say why."""

    def __init__(self, *sentences: Message) -> None:
        super().__init__(*map(str, sentences))
        self.sentences = sentences


@contextmanager
def press_with(fonts: Sequence[FontFile]) -> Iterator[Press]:
    """A press with our font and a radar's own, which are in a temporary folder while the context is open."""
    with temporary_folder() as folder:
        # typst only opens files with such names, whatever their content.
        files.fill(folder, {f"{n}.otf": font.data for n, font in enumerate(fonts)})
        yield Press([folder] if fonts else [])


def typeset(press: Press, content: PaperContent, fonts: Sequence[FontFile], date: dt.date | None) -> bytes:
    """The document as PDF, dated that day; raises RefusedDocumentError if it cannot be set."""
    if missing := letters_told(content.data, fonts):
        raise RefusedDocumentError(*missing, _REMEDY)
    try:
        return press.typeset(content.template, content.data, date)
    except MissingLetterError as error:
        told = Message("No font has the character {characters}.", characters=" ".join(error.characters))
        raise RefusedDocumentError(told, _REMEDY) from error
    except UnsetError as error:
        raise RefusedDocumentError(Message("typst cannot set this: {why}", why=error)) from error


_REMEDY = Message("Name a font file that has it under theme, fonts in radar.yaml.")
