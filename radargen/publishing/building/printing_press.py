"""Documents for paper, set with the fonts of their radar."""

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
    """A document that cannot be set; `sentences` say why."""

    def __init__(self, *sentences: Message) -> None:
        super().__init__(*map(str, sentences))
        self.sentences = sentences


@contextmanager
def press_with(fonts: Sequence[FontFile]) -> Iterator[Press]:
    """What sets documents in our font and in those of a radar, which lie in a temporary folder meanwhile."""
    with temporary_folder() as folder:
        # typst looks into files with such names alone, whatever they hold.
        files.fill(folder, {f"{n}.otf": font.data for n, font in enumerate(fonts)})
        yield Press([folder] if fonts else [])


def typeset(press: Press, content: PaperContent, fonts: Sequence[FontFile], date: dt.date | None) -> bytes:
    """The document as PDF, said to be made on that day; RefusedDocumentError where it cannot be set."""
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
