"""A deck as lines, one for each shape; `python -m tests.slides.golden` writes them anew, and you look at the deck.

Its radar has a trend with every field, trends that are new, have moved or are uncertain, and texts too long for their
places, so that whatever is told or drawn differently shows.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pptx

from radargen.build.slide_documents import Deck
from radargen.charts.placing import NO_LOCK
from radargen.model import Case, Direction, Outlook, Radar, Search, Shows, Wanted
from tests.folders import ROOT
from tests.make import assessment, radar, rating, text, trend
from tests.pages.specimen import specimen

FOLDER = ROOT / "tests" / "golden" / "slides"
LONG = " ".join(f"Satz {number} über Wirkung, Aufwand und alles, was daraus folgt." for number in range(36))
# English Metric Units to a point; what measures in them.
_POINT = 12700
_MEASURES = {"x", "y", "cx", "cy", "w", "h"}
_SHAPES = {"sp", "grpSp", "cxnSp", "graphicFrame", "tr", "bg"}


def deck_radar() -> Radar:
    """The specimen, and trends that a deck shows in other ways."""
    outlook = Outlook(Direction.IN, 2028, text("Weil es trägt."), text("Erste Ausschreibungen."))
    of = specimen(
        trend(
            "long-words",
            name=text("Ein Name, der so lang ist, dass er auf keiner Zeile Platz hat und sich über mehrere zieht"),
            summary=text(LONG),
            text=text(f"# Kopf\n\n{LONG}\n\n- Punkt\n- Punkt"),
            assessments=(replace(assessment("2026", ring="pilot", reason=LONG), outlook=outlook),),
            first_step=text(LONG),
        ),
        trend("waning", {"2025": "scale", "2026": "experiment"}, legal_duty=True),
        trend(
            "disputed",
            dimension="people",
            assessments=(assessment("2026", rating(5, 1, 5), rating(1, 5, 2, by="zweite"), reason="Strittig."),),
        ),
    )
    first, *others = of.dimensions
    return replace(of, dimensions=(replace(first, question=text("Wer macht mit?", "Who joins in?")), *others))


def plain_radar() -> Radar:
    """Eight dimensions, more than a theme has colours, three editions, and nobody who publishes it."""
    editions = ("2024", "2025", "2026")
    made = [
        trend(f"trend-{n}", {"2025": f"r{n % 3}", "2026": f"r{n % 5}"}, f"d{n}", summary=text(f"Summary {n}."))
        for n in range(8)
    ]
    search = Search(dt.date(2026, 5, 4), Wanted.STUDY, "Catalogue", ("one two", "three"))
    told = replace(
        made[0],
        assessments=(
            assessment("2024", ring="r4", reason="Seen first."),
            replace(assessment("2025", ring="r3", reason="Has begun."), outlook=_outlook(2026)),
            assessment("2026", ring="r0"),
        ),
        text=text(f"# Head\n\n{LONG}\n\n{LONG}"),
        searched=(search,),
        effort=None,
        cases=tuple(Case(name, text(f"What {name} did."), shows=(Shows.LIMIT,)) for name in ("Zoo", "Office")),
    )
    of = radar(told, *made[1:], editions=editions, rings=5, dimensions=8)
    return replace(
        of, rings=tuple(replace(ring, id=f"r{n}") for n, ring in enumerate(of.rings)), criteria=(), rule=None
    )


def _outlook(year: int) -> Outlook:
    return Outlook(Direction.IN, year, text("Because it carries."), text("First tenders."))


def _template() -> bytes:
    """A template of somebody else, less wide and with few layouts."""
    file, out = pptx.Presentation(), BytesIO()
    for layout in [*file.slide_layouts][1:5]:
        file.slide_layouts.remove(layout)
    file.save(out)
    return out.getvalue()


def golden() -> dict[str, str]:
    """Name of a file to what it should hold: the slides with their notes, and what they are made on."""
    of, other = deck_radar(), plain_radar()
    parts = _parts(Deck(of, of.newest, "de", NO_LOCK))
    base = ("docProps/core.xml", "ppt/presentation.xml", "ppt/slideMasters/", "ppt/slideLayouts/slide", "theme1.xml")
    made = [line for name in sorted(parts) if any(each in name for each in base) for line in _lines(parts[name])]
    others = _parts(Deck(other, other.newest, "en", NO_LOCK, template=_template()))
    return {"base.txt": "".join(made), "deck.txt": _slides(parts), "template.txt": _slides(others)}


def _parts(deck: Deck) -> dict[str, bytes]:
    with ZipFile(BytesIO(deck.bytes())) as file:
        return {name: file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def _slides(parts: Mapping[str, bytes]) -> str:
    slides = [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    told = []
    for name in sorted(slides, key=lambda name: int("".join(filter(str.isdigit, name)))):
        links = parts[name.replace("slides/", "slides/_rels/") + ".rels"]
        told += [f"{name}\n", *_lines(parts[name]), *_lines(links)]
        for each in re.findall(rb"notesSlide\d+\.xml", links):
            told += _lines(parts[f"ppt/notesSlides/{each.decode()}"])
    return "".join(told)


def _lines(xml: bytes) -> Iterator[str]:
    """The elements of a part: those that are shapes, rows, or the part itself begin a line."""
    text = "".join(_told(ElementTree.fromstring(xml), 0))  # noqa: S314 – our own
    yield from (f"{line}\n" for line in text.split("\n") if line.strip())


def _told(element: ElementTree.Element, depth: int) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    if tag in ("ext", "path") and element.find(".//{*}decorative") is not None:
        yield " decorative"
        return
    deeper = tag in _SHAPES
    if deeper:
        yield "\n" + "  " * depth
    if tag == "pt":
        yield f" {_measured(element.attrib['x'])},{_measured(element.attrib['y'])}"
        return
    words = " ".join(
        f"{key.rpartition('}')[2]}={_measured(value) if key in _MEASURES else value}"
        for key, value in element.attrib.items()
    )
    inside = "".join(line for child in element for line in _told(child, depth + deeper))
    if tag == "lnTo" and not words:
        yield inside
        return
    said = repr(element.text) if element.text and element.text.strip() else ""
    yield f" {tag}({words}){said}" if words else f" {tag}{said}"
    yield f"[{inside.removeprefix(' ')}]" if inside else ""


def _measured(value: str) -> str:
    """In points with a tenth, which nobody sees apart."""
    return f"{int(value) / _POINT:.1f}".removesuffix(".0") if re.fullmatch(r"-?\d+", value) else value


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text_ in golden().items():
        (FOLDER / name).write_text(text_, encoding="utf-8", newline="\n")
