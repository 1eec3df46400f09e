"""A chart as native shapes on a slide: grouped, named, with alternative texts and links to the trends' slides."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.drawing import shapes
from radargen.charts.drawing.painting import paint
from radargen.charts.scene import (
    Anchor,
    ArcText,
    BlipMark,
    Box,
    Course,
    Line,
    Marker,
    MarkerShape,
    Panel,
    Pill,
    Scene,
    TextMark,
    Tone,
    Weight,
)
from radargen.charts.theme import DIM, GHOSTLY, TINT, shading
from radargen.model import Certainty
from radargen.slides.fitting import LEADING, WIDER
from radargen.slides.name_sizes import name_shares, side_of_name
from radargen.slides.presentation import SlidePage
from radargen.slides.slide_parts import PAGE, QUIET, TEXT, SlideColour, SlideFrame, SlideText, TextSide

Point = tuple[float, float]
# Step between corners of the polyline that replaces an arc, in degrees.
_STEP = 3.0
# Opacity of the innermost band relative to other charts.
_BAND = 0.55
# How much wider the box of a name is than planned.
_RESERVE = 0.3
_SIDES = {Anchor.START: TextSide.LEFT, Anchor.MIDDLE: TextSide.MIDDLE, Anchor.END: TextSide.RIGHT}
_LINE = SlideColour("tx1", opacity=0.22)


@dataclass(frozen=True, slots=True)
class SectorColours:
    """The colours of dimensions, by their index."""

    colours: tuple[SlideColour, ...]

    def of(self, sector: int) -> SlideColour:
        """The colour of the dimension with that index."""
        return self.colours[sector % len(self.colours)]


def put(scene: Scene, page: SlidePage, left: float, top: float, colours: SectorColours) -> None:
    """Put a scene on a slide with its top left corner there; type is set smaller by `WIDER` than planned."""
    paint(scene, _SlidePainter(page, left, top, colours, name_shares(scene)))


class _SlidePainter:
    """Puts the marks of a scene on a slide, each name in its own size."""

    def __init__(
        self, page: SlidePage, left: float, top: float, colours: SectorColours, shares: dict[str, float]
    ) -> None:
        self.page, self.left, self.top, self.colours, self.shares = page, left, top, colours, shares

    def logo(self, room: Box) -> None:
        """Nothing: if there is a logo, the layout has it."""

    @contextmanager
    def backdrop(self) -> Iterator[None]:
        """No group, so that everything below the blips can be moved one by one."""
        yield

    def band(self, disc: Disc, ring: RingMark) -> None:
        """A shape for each cell of the ring."""
        fill = SlideColour("tx1", opacity=_BAND * shading(ring.depth))
        for sector in disc.sectors:
            outline = shapes.cell(disc, ring, sector)
            self._outline(self.page, outline, SlideFrame(f"{ring.name} · {sector.name}", fill=fill))

    def panel(self, panel: Panel) -> None:
        """A cell's background."""
        fill = SlideColour("tx1", opacity=_BAND * shading(panel.depth))
        self.page.block(SlideFrame(panel.name, fill=fill), self._box(panel.box))

    def rim(self, disc: Disc, sector: SectorMark) -> None:
        """The coloured arc outside a sector."""
        frame = SlideFrame(sector.name, line=self.colours.of(sector.index), width=disc.rim_width)
        self._outline(self.page, shapes.rim(disc, sector), frame, closed=False)

    def title(self, arc: ArcText) -> None:
        """A name along an arc, set straight so that it can be edited, and rotated as the middle of the arc."""
        if not arc.glyphs:
            return
        first, last = arc.glyphs[0], arc.glyphs[-1]
        middle = arc.glyphs[len(arc.glyphs) // 2]
        # The middle of the arc, a third of a letter above the baseline.
        x, y = middle.x if len(arc.glyphs) > 2 else first.x, (middle.y if len(arc.glyphs) > 2 else last.y)
        wide, high = 2.2 * len(arc.glyphs) * arc.size, 1.6 * arc.size
        text = self._styled(arc.words, arc.size, self.colours.of(arc.sector), bold=arc.weight is not Weight.REGULAR)
        box = self._box(Box(x - wide / 2, y - 0.33 * arc.size - high / 2, wide, high))
        self.page.text(box, [text], arc.words, TextSide.MIDDLE, turn=middle.turn, middle=True)

    def line(self, line: Line) -> None:
        """A rule or an arrow, interrupted where a name or a blip lies on it."""
        colour = self._tone(line.tone, line.sector)
        for points in _strokes(shapes.shaft(line)):
            self.page.line(SlideFrame("", line=colour, width=line.width), *(self._at(*point) for point in points[:2]))
        if head := shapes.head(line):
            self._outline(self.page, head, SlideFrame("", fill=colour))

    def pill(self, pill: Pill) -> None:
        """A ring's name in a box of its own."""
        box, size = pill.box, max(text.size for text in pill.lines)
        room = self._box(Box(box.x - 20, box.y, box.width + 40, box.height))
        texts = [self._text(text) for text in pill.lines]
        name = " ".join(text.text for text in pill.lines)
        self.page.text(room, texts, name, TextSide.MIDDLE, middle=True, leading=LEADING * size / WIDER)

    def whisker(self, blip: BlipMark) -> None:
        """The stroke that shows how far the raters of a blip disagree."""
        if blip.whisker:
            self.line(blip.whisker)

    def course(self, course: Course) -> None:
        """A trend's line through several editions, straight from knot to knot."""
        frame = SlideFrame("", line=self._tone(course.tone, course.sector), width=course.width)
        self.page.outline(frame, [[self._at(*knot) for knot in course.knots]], closed=False)

    def ghost(self, marker: Marker) -> None:
        """The marker at a blip's former place."""
        self._body(self.page, marker, SlideFrame(""))

    @contextmanager
    def blips(self) -> Iterator[None]:
        """No group, since each blip is a group of its own."""
        yield

    @contextmanager
    def blip_list(self, blips: BlipList) -> Iterator[None]:  # noqa: ARG002 – a painter is told
        """No group; the blips follow each other in reading order."""
        yield

    def blip(self, blip: BlipMark) -> None:
        """A blip's body and its name, which move together."""
        group = self.page.group(blip.name)
        self._body(group, blip.marker, SlideFrame(blip.name, description=blip.says, goal=blip.id), dim=blip.dim)
        for inside in (blip.number_text, blip.letter):
            if inside:
                self._line_of_text(group, inside)
        if label := blip.label:
            first = label.lines[0]
            texts = [self._text(replace(line, size=line.size * self.shares[blip.id])) for line in label.lines]
            step = label.lines[1].y - first.y if label.lines[1:] else LEADING * first.size
            anchor = side_of_name(label.box, blip.marker, first.anchor)
            box = _widened(label.box, anchor)
            group.text(
                box=self._box(box),
                texts=texts,
                name=label.text,
                side=_SIDES[anchor],
                middle=True,
                leading=step / WIDER,
            )

    @contextmanager
    def key(self) -> Iterator[None]:
        """No group."""
        yield

    def sample(self, marker: Marker) -> None:
        """A sample marker in the key."""
        self._body(self.page, marker, SlideFrame(""))

    @contextmanager
    def texts(self) -> Iterator[None]:
        """No group."""
        yield

    def text(self, text: TextMark, *, dim: bool = False) -> None:  # noqa: ARG002 – legends alone are
        """A line of text."""
        self._line_of_text(self.page, text)

    def _line_of_text(self, page: SlidePage, text: TextMark) -> None:
        high = 1.4 * text.size
        wide = text.size * (len(text.text) + 1)
        left = {Anchor.START: text.x, Anchor.MIDDLE: text.x - wide / 2, Anchor.END: text.x - wide}[text.anchor]
        box = self._box(Box(left, text.y - 0.33 * text.size - high / 2, wide, high))
        page.text(box, [self._text(text)], text.text, _SIDES[text.anchor], middle=True)

    def _text(self, text: TextMark) -> SlideText:
        colour = self._tone(text.tone, text.sector)
        return self._styled(text.text, text.size, colour, bold=text.weight is not Weight.REGULAR)

    def _styled(self, words: str, size: float, colour: SlideColour, *, bold: bool) -> SlideText:
        return SlideText(words, round(size / WIDER, 1), bold, colour)

    def _tone(self, tone: Tone, sector: int) -> SlideColour:
        match tone:
            case Tone.INK:
                return TEXT
            case Tone.MUTED | Tone.CAPTION:
                return QUIET
            case Tone.LINE:
                return _LINE
            case Tone.SECTOR:
                return self.colours.of(sector)
            case Tone.ON_SECTOR:
                return PAGE

    def _body(self, page: SlidePage, marker: Marker, frame: SlideFrame, *, dim: bool = False) -> None:
        """A blip's body, with the halo of a new one below it."""
        colour = QUIET if marker.sector is None else self.colours.of(marker.sector)
        if dim or marker.dim:
            colour = replace(colour, opacity=DIM)
        ghost = marker.shape is MarkerShape.GHOST
        fills = {Certainty.STRONG: colour, Certainty.MEDIUM: replace(colour, opacity=TINT), Certainty.WEAK: PAGE}
        width = shapes.stroke(marker)
        on, off = shapes.dashes(marker)[1:] if marker.dashed else (0.0, 0.0)
        core = shapes.core(marker)
        frame = replace(
            frame,
            fill=None if ghost else PAGE if core else fills[marker.fill],
            line=replace(colour, opacity=GHOSTLY) if ghost else colour,
            width=width,
            dash=on / width,
            gap=off / width,
        )
        if marker.shape is MarkerShape.HALO:
            r, ring = shapes.halo(marker)
            page.block(SlideFrame("", line=colour, width=ring), self._around(marker, r), oval=True)
        if marker.shape is MarkerShape.DROP:
            self._outline(page, shapes.body(marker), frame)
        else:
            page.block(frame, self._around(marker, marker.r - width / 2), oval=True)
        if core:
            page.block(SlideFrame("", fill=colour), self._around(marker, core), oval=True)

    def _around(self, marker: Marker, r: float) -> Box:
        return self._box(Box(marker.x - r, marker.y - r, 2 * r, 2 * r))

    def _outline(self, page: SlidePage, outline: shapes.Outline, frame: SlideFrame, *, closed: bool = True) -> None:
        page.outline(frame, [[self._at(*point) for point in points] for points in _strokes(outline)], closed=closed)

    def _at(self, x: float, y: float) -> Point:
        return x + self.left, y + self.top

    def _box(self, box: Box) -> Box:
        return replace(box, x=box.x + self.left, y=box.y + self.top)


def _widened(box: Box, anchor: Anchor) -> Box:
    """The box, enlarged on the side where its text may grow, since a wider font must not break the line."""
    more = _RESERVE * box.width
    left = {Anchor.START: 0.0, Anchor.MIDDLE: more / 2, Anchor.END: more}[anchor]
    return replace(box, x=box.x - left, width=box.width + more)


def _strokes(outline: shapes.Outline) -> Iterator[list[Point]]:
    """The corners of each stroke of an outline, with arcs as polylines."""
    points: list[Point] = []
    for step in outline:
        match step:
            case shapes.Start():
                if points:
                    yield points
                points = [(step.x, step.y)]
            case shapes.Straight() | shapes.Bend():
                points.append((step.x, step.y))
            case shapes.Arc():
                count = max(2, round(abs(step.end - step.start) / _STEP))
                points += [step.at(step.start + (step.end - step.start) * n / count) for n in range(1, count + 1)]
            case shapes.Close():
                pass
    if points:
        yield points
