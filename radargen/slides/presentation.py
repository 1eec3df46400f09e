"""Writes presentations with python-pptx, in the only module that knows it. Positions and sizes are in points."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import pptx
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from radargen.charts.scene import Box
from radargen.slides import own_base
from radargen.slides.shape_xml import DECORATIVE, POINT, clean, ground, stroke
from radargen.slides.slide_parts import SlideColour, SlideFrame, SlideTable, SlideText, TextSide
from radargen.text.markdown.targets import outward
from radargen.text.messages import Message

# A file of a few kilobytes can unpack to gigabytes.
_UNPACKED = 256 * 1024 * 1024
# Lists of slides by id, which are invalid once the slides are removed.
_OF_SLIDES = ("custShowLst", "extLst")
# The id of the table style without lines and backgrounds.
_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_HEADINGS = ("title", "ctrTitle")
# The type size of a title if a template does not set one.
_USUAL = 28.0
# Gap between a title and the content below it, and margin at the foot, as shares of the height.
_BELOW, _FOOT = 0.025, 0.055


class TemplateError(ValueError):
    """A template cannot be used; `sentence` says why."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class AboutDeck:
    """The metadata of a presentation; `day` is its date of creation, which makes the file reproducible."""

    title: str
    author: str
    language: str
    day: dt.date


class Presentation:
    """A presentation to which slides are added, with the layouts of a template or our own."""

    def __init__(self, template: bytes | None, accents: Sequence[str], about: AboutDeck) -> None:
        """Raises TemplateError if the template is not a presentation, or has no layout with a title."""
        self._file = _opened(template) if template is not None else own_base.made(pptx.Presentation(), accents)
        # Whether the theme's colours are known to be dark enough for text in them, and for white text on them.
        self.legible = template is None
        self.about = about
        self._pending: list[Callable[[], None]] = []
        self._slides: dict[str, Any] = {}
        _drop_slides(self._file)
        layouts = {each._element.get("type"): each for each in reversed([*self._file.slide_layouts])}
        titled = [each for each in self._file.slide_layouts if _heading(each) is not None]
        if not titled:
            raise TemplateError(Message("it has no layout with a title"))
        plainest = min(titled, key=lambda each: len([*each.placeholders]))
        only, first = (layouts.get(kind) for kind in ("titleOnly", "title"))
        # Types of layouts that may be missing, so that another one is used.
        self.missing = tuple(
            kind for kind, found in (("titleOnly", only), ("title", first)) if found is None or _heading(found) is None
        )
        self._only: Any = plainest if "titleOnly" in self.missing else only
        self._first: Any = self._only if "title" in self.missing else first

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide."""
        return self._file.slide_width / POINT, self._file.slide_height / POINT

    @property
    def heading(self) -> Box:
        """The box of a slide's title."""
        return _box(_heading(self._only))

    @property
    def heading_size(self) -> float:
        """The type size of titles in points, from the layout or its master."""
        style = ".//a:lvl1pPr/a:defRPr/@sz"
        master = self._only.slide_master._element
        sizes = [*_heading(self._only)._element.xpath(style), *master.xpath(f".//p:titleStyle{style[1:]}")]
        return int(sizes[0]) / 100 if sizes else _USUAL

    @property
    def body(self) -> Box:
        """The free room below a slide's title, as wide as the title."""
        (_, height), title = self.size, self.heading
        top = title.y + title.height + _BELOW * height
        return Box(title.x, top, title.width, height * (1 - _FOOT) - top)

    def opening(self, title: SlideText, below: Sequence[SlideText]) -> "SlidePage":
        """Add the first slide."""
        page = self._added("", self._first, title)
        room = next((each for each in page.slide.placeholders if each.placeholder_format.idx == 1), None)
        if room is not None and room.has_text_frame:
            page.write(room.text_frame, below)
        else:
            page.text(self.body, below, "Subtitle")
        _drop_empty(page.slide)
        return page

    def slide(self, key: str, title: SlideText) -> "SlidePage":
        """Add a slide, to which other slides can link by its key."""
        page = self._added(key, self._only, title)
        _drop_empty(page.slide)
        return page

    def _added(self, key: str, layout: Any, title: SlideText) -> "SlidePage":
        slide = self._file.slides.add_slide(layout)
        if key:
            self._slides[key] = slide
        page = SlidePage(self, slide, slide.shapes)
        page.write(slide.shapes.title.text_frame, [title])
        return page

    def later(self, link: Callable[[], None]) -> None:
        """Call `link` once all slides exist."""
        self._pending.append(link)

    def at(self, key: str) -> Any:
        """The slide with that key; None if there is none."""
        return self._slides.get(key)

    def bytes(self) -> bytes:
        """The content of the file; the same bytes for the same slides."""
        for link in self._pending:
            link()
        self._pending.clear()
        core, about = self._file.core_properties, self.about
        noon = dt.datetime(about.day.year, about.day.month, about.day.day, 12)
        core.title, core.author, core.last_modified_by = (clean(each)[:255] for each in _names(about))
        core.created = core.modified = noon
        core.language, core.revision = about.language, 1
        written, packed = BytesIO(), BytesIO()
        self._file.save(written)
        with ZipFile(written) as loose, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as file:
            for name in loose.namelist():
                part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                part.compress_type, part.external_attr, part.create_system = ZIP_DEFLATED, 0o600 << 16, 3
                file.writestr(part, loose.read(name))
        return packed.getvalue()


class SlidePage:
    """A slide, or a group on one, to which shapes are added in reading order, each on top of those before."""

    def __init__(self, presentation: Presentation, slide: Any, shapes: Any) -> None:
        self.presentation, self.slide, self._shapes = presentation, slide, shapes

    def group(self, name: str, description: str = "") -> "SlidePage":
        """Add a group, whose shapes move together."""
        group = self._shapes.add_group_shape()
        _name(group, SlideFrame(name, description=description), decorates=False)
        return SlidePage(self.presentation, self.slide, group.shapes)

    def text(
        self,
        box: Box,
        texts: Sequence[SlideText],
        name: str,
        side: TextSide = TextSide.LEFT,
        *,
        turn: float = 0.0,
        middle: bool = False,
        leading: float = 0.0,
    ) -> None:
        """Add a text in a box, at its top or (with `middle`) vertically centred; `leading` is the line height."""
        shape = self._shapes.add_textbox(*_places(box))
        shape.name = clean(name)
        shape.rotation = turn
        properties = shape.text_frame._txBody.bodyPr
        for key, value in {"wrap": "square", "anchor": "ctr" if middle else "t"}.items():
            properties.set(key, value)
        for inset in ("lIns", "tIns", "rIns", "bIns"):
            properties.set(inset, "0")
        self.write(shape.text_frame, texts, side, leading)

    def block(self, frame: SlideFrame, box: Box, *, round_corners: bool = False, oval: bool = False) -> None:
        """Add a rectangle or an ellipse."""
        kind = MSO_SHAPE.OVAL if oval else MSO_SHAPE.ROUNDED_RECTANGLE if round_corners else MSO_SHAPE.RECTANGLE
        self._drawn(self._shapes.add_shape(kind, *_places(box)), frame)

    def outline(self, frame: SlideFrame, strokes: Sequence[Sequence[tuple[float, float]]], *, closed: bool) -> None:
        """Add a shape of straight lines from point to point."""
        strokes = [points for points in strokes if len(points) > 1]
        if not strokes:
            return
        builder = self._shapes.build_freeform(*(round(each * POINT) for each in strokes[0][0]), scale=1.0)
        for n, points in enumerate(strokes):
            if n:
                builder.move_to(*(round(each * POINT) for each in points[0]))
            builder.add_line_segments([(round(x * POINT), round(y * POINT)) for x, y in points[1:]], close=closed)
        self._drawn(builder.convert_to_shape(), frame)

    def line(self, frame: SlideFrame, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Add a straight line."""
        places = (round(each * POINT) for each in (*start, *end))
        shape = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *places)
        self._drawn(shape, frame)

    def table(self, table: SlideTable) -> None:
        """Add a table with a coloured head and alternating row backgrounds."""
        box, count = table.box, len(table.rows)
        framed = self._shapes.add_table(count, len(table.widths), *_places(box))
        framed._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _TABLE_STYLE
        _name(framed, SlideFrame(table.name, description=table.description), decorates=False)
        for column, share in zip(framed.table.columns, table.widths, strict=True):
            column.width = Pt(box.width * share)
        faint = SlideColour("tx1", opacity=0.05)
        for n, (row, cells, height) in enumerate(zip(framed.table.rows, table.rows, table.heights, strict=True)):
            row.height = Pt(height)
            for cell, content in zip(row.cells, cells, strict=True):
                cell.margin_top = cell.margin_bottom = Pt(2.5)
                cell.margin_left = cell.margin_right = Pt(6)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                self.write(cell.text_frame, content.texts)
                if n % 2 == 0:
                    cell._tc.get_or_add_tcPr().append(parse_xml(ground(faint if n else table.colour)))

    def notes(self, texts: Sequence[str]) -> None:
        """Set the speaker's notes."""
        if texts:
            frame = self.slide.notes_slide.notes_text_frame
            if frame is not None:
                self.write(frame, [SlideText(each) for each in texts])

    def write(self, frame: Any, texts: Sequence[SlideText], side: TextSide | None = None, leading: float = 0.0) -> None:
        """Put paragraphs into a text frame."""
        for n, text in enumerate(texts or [SlideText("")]):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            properties = paragraph._p.get_or_add_pPr()
            if side:
                properties.set("algn", side)
            if text.above and n:
                paragraph.space_before = Pt(text.above)
            if leading:
                paragraph.line_spacing = Pt(leading)
            run = paragraph.add_run()
            run.text = clean(text.words)
            look = run._r.get_or_add_rPr()
            look.set("lang", text.lang or self.presentation.about.language)
            if text.size:
                look.set("sz", str(round(text.size * 100)))
            if text.bold:
                look.set("b", "1")
            if text.colour.base != "tx1" or text.colour.opacity < 1:
                look.insert(0, parse_xml(ground(text.colour)))
            if text.goal:
                self._lead(look, text.goal)

    def _lead(self, look: Any, goal: str) -> None:
        if address := outward(goal):
            relation = self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            look.add_hlinkClick(relation)
            return

        def link() -> None:
            if (target := self.presentation.at(goal)) is not None:
                relation = self.slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
                look.add_hlinkClick(relation).set("action", "ppaction://hlinksldjump")

        self.presentation.later(link)

    def _drawn(self, shape: Any, frame: SlideFrame) -> None:
        """Style a shape, and remove the shadow that the theme's style has."""
        element = shape._element
        for style in element.findall(qn("p:style")):
            element.remove(style)
        properties = element.spPr
        for known in ("a:noFill", "a:solidFill", "a:ln"):
            for each in properties.findall(qn(known)):
                properties.remove(each)
        if not element.tag.endswith("cxnSp"):
            properties.append(parse_xml(ground(frame.fill)))
        properties.append(parse_xml(stroke(frame)))
        _name(shape, frame)
        if frame.goal:

            def link() -> None:
                if (target := self.presentation.at(frame.goal)) is not None:
                    shape.click_action.target_slide = target

            self.presentation.later(link)


def _names(about: AboutDeck) -> tuple[str, str, str]:
    return about.title, about.author, about.author


def _opened(template: bytes) -> Any:
    """The template's file; raises TemplateError if it is not one."""
    try:
        with ZipFile(BytesIO(template)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise TemplateError(Message("unpacked it is larger than {size:,} MiB", size=_UNPACKED // 2**20))
        file = pptx.Presentation(BytesIO(template))
        if not file.slide_width or not file.slide_height:
            raise TemplateError(Message("it does not say how large a slide is"))
        return file
    except TemplateError:
        raise
    except BadZipFile as error:
        raise TemplateError(Message("it is no presentation, or damaged")) from error
    except Exception as error:
        raise TemplateError(Message("it is no presentation with the suffix .pptx, or damaged")) from error


def _drop_slides(file: Any) -> None:
    """Remove the template's sample slides and all references to them."""
    listed = file.slides._sldIdLst
    for each in list(listed):
        file.part.drop_rel(each.rId)
        listed.remove(each)
    for name in _OF_SLIDES:
        for each in file.part._element.findall(qn(f"p:{name}")):
            file.part._element.remove(each)


def _drop_empty(slide: Any) -> None:
    """Remove placeholders without content, which would say "click here"."""
    for each in list(slide.placeholders):
        if not (each.has_text_frame and each.text_frame.text):
            each._element.getparent().remove(each._element)


def _heading(layout: Any) -> Any:
    """The placeholder of the title; None if the layout has none, or none with a position."""
    for each in layout.placeholders:
        if each._element.ph.get("type") in _HEADINGS and each.width and each.height:
            return each
    return None


def _box(shape: Any) -> Box:
    return Box(*(each / POINT for each in (shape.left, shape.top, shape.width, shape.height)))


def _places(box: Box) -> tuple[int, int, int, int]:
    x, y, width, height = (round(each * POINT) for each in (box.x, box.y, box.width, box.height))
    return x, y, max(width, 1), max(height, 1)


def _name(shape: Any, frame: SlideFrame, *, decorates: bool = True) -> None:
    shape.name = clean(frame.name)
    told = shape._element.xpath(".//p:cNvPr")[0]
    if frame.description:
        told.set("descr", clean(frame.description))
    elif decorates:
        told.append(parse_xml(DECORATIVE))
