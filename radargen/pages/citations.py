"""How to cite a page of the radar, in the formats of reference managers."""

import re
from dataclasses import dataclass

from radargen.pages.addresses import edition_page
from radargen.pages.edition_view import EditionView

# Characters with a special meaning in BibTeX.
_BRACES = re.compile(r"[{}\\]")


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: the page with that `title`, or the whole without one; dates are ISO, unknown values empty."""

    id: str
    name: str
    title: str
    publisher: str
    date: str
    edition: str
    address: str


def bibtex(work: Work) -> str:
    """A BibTeX entry; braces and backslashes become blanks, since names need none."""
    year = work.date[:4]
    fields = {
        "author": f"{{{_plain(work.publisher)}}}" if work.publisher else "",
        "title": f"{{{_plain(work.name)}}}",
        "booktitle": _plain(work.title),
        "edition": _plain(work.edition),
        "year": year,
        "month": work.date[5:7],
        "url": work.address,
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    key = f"{work.id}-{year}" if year else work.id
    kind = "incollection" if work.title else "book"
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"


def ris(work: Work) -> str:
    """The same as RIS, with one tag per line."""
    tags = {
        "TY": "CHAP" if work.title else "BOOK",
        "AU": work.publisher,
        "TI": work.name,
        "T2": work.title,
        "ET": work.edition,
        "PY": work.date[:4],
        "DA": work.date.replace("-", "/"),
        "UR": work.address,
    }
    lines = [f"{tag}  - {_line(value)}" for tag, value in tags.items() if value]
    return "\n".join([*lines, "ER  - "])


def edition_work(edition_view: EditionView) -> Work:
    """The edition as a whole, at its own address."""
    radar, edition = edition_view.radar, edition_view.edition
    return Work(
        id=radar.id,
        name=radar.title.any(edition_view.language),
        title="",
        publisher=radar.publisher.name.any(edition_view.language),
        date=edition.date.isoformat() if edition.date else "",
        edition=edition.name,
        address=edition_view.address(edition_page(edition.id)),
    )


def edition_citation(edition_view: EditionView, address: str = "") -> str:
    """How to cite the edition: publisher, title, edition, date and address, by default the site's, as far as known."""
    radar, wording, edition = edition_view.radar, edition_view.wording, edition_view.edition
    publisher = radar.publisher.name.any(edition_view.language)
    parts = [
        radar.title.any(edition_view.language),
        wording("trend.cite-edition", edition=edition.name) if edition.name else "",
        wording.date(edition.date) if edition.date else "",
        address or edition_view.site_url or radar.publisher.url,
    ]
    citation = ", ".join(part for part in parts if part)
    return f"{publisher}: {citation}." if publisher else f"{citation}."


def _plain(words: str) -> str:
    return _line(_BRACES.sub(" ", words))


def _line(words: str) -> str:
    return " ".join(words.split())
