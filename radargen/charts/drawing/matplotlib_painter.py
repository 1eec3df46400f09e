"""Sends the marks of a scene to a matplotlib renderer one by one, each at the scene's position."""

from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from math import cos, radians, sin, tan
from typing import Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy import asarray
from PIL import Image

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.drawing import shapes
from radargen.charts.drawing.logo_picture import fitted, pixels
from radargen.charts.drawing.outlined_text import arc_outline
from radargen.charts.drawing.typeface import Typeface, width
from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.lettering.outlines import GlyphOutline, PenStep
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
    TextMark,
    Tone,
    Weight,
)
from radargen.charts.theme import Theme

# A cubic curve over more degrees than this deviates visibly from its circle on a wall chart.
_STEP = 30.0
_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "Q": Path.CURVE3, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
# How many letters of a line are drawn at once at most, in formats made of pixels.
_AT_ONCE = 24
# Pixels per point of a logo in a PDF: 576 dpi.
PRINT = 8


class MatplotlibPainter:
    """Paints a page `height` pixels high, with `scale` pixels per point, in a theme's colours.

    `count` is the number of dimensions that share the colours. The painter ignores groups.
    """

    def __init__(self, renderer: RendererBase, scale: float, height: float, theme: Theme, count: int) -> None:
        self.renderer, self.scale, self.height, self.theme, self.count = renderer, scale, height, theme, count
        self.upright = Affine2D().scale(scale, -scale).translate(0, height)

    def _shade_of(self, *, dim: bool) -> "MatplotlibPainter":
        """The painter itself, or one with faded colours for marks that are `dim`."""
        if not dim:
            return self
        return MatplotlibPainter(self.renderer, self.scale, self.height, self.theme.dimmed, self.count)

    def backdrop(self) -> AbstractContextManager[None]:
        """No group."""
        return nullcontext()

    def blips(self) -> AbstractContextManager[None]:
        """No group."""
        return nullcontext()

    def blip_list(self, blips: BlipList) -> AbstractContextManager[None]:  # noqa: ARG002 – nobody hears pixels
        """No group."""
        return nullcontext()

    def key(self) -> AbstractContextManager[None]:
        """No group."""
        return nullcontext()

    def texts(self) -> AbstractContextManager[None]:
        """No group."""
        return nullcontext()

    def band(self, disc: Disc, ring: RingMark) -> None:
        """A ring's background."""
        self.outline(shapes.band(disc, ring), self.theme.band(ring.depth))

    def panel(self, panel: Panel) -> None:
        """A panel's background."""
        self.outline(shapes.rounded(panel.box, 0.0), self.theme.band(panel.depth))

    def rim(self, disc: Disc, sector: SectorMark) -> None:
        """The coloured arc outside a sector."""
        colour = self.theme.sector(sector.index, self.count)
        self.outline(shapes.rim(disc, sector), None, colour, disc.rim_width)

    def logo(self, room: Box) -> None:
        """The theme's logo, as large as the room allows, aligned at the top right."""
        logo = self.theme.logo
        if not logo:
            return
        place = fitted(room, logo)
        width, height = (max(1, round(side * self.scale)) for side in (place.width, place.height))
        whole = self.renderer.option_scale_image()
        # A PDF page has one pixel per point, so an SVG logo is drawn finer, for print.
        fine = PRINT if whole else 1
        if (picture := pixels(logo, fine * width, fine * height)) is None:
            return
        gc = self.context("#000000")
        x, y = place.x * self.scale, self.height - place.y * self.scale - height
        if whole:
            self.renderer.draw_image(gc, x, y, asarray(picture)[::-1], Affine2D().scale(width, height))
        else:
            resized = picture.resize((width, height), Image.Resampling.LANCZOS)
            self.renderer.draw_image(gc, round(x), round(y), asarray(resized)[::-1])
        gc.restore()

    def pill(self, pill: Pill) -> None:
        """A ring's name on its band; where it spans the gap between two sectors, the gap is filled below it."""
        if pill.bridge:
            self.outline(shapes.rounded(pill.bridge, 0.0), self.theme.band(pill.depth))
        for text in pill.lines:
            self.text(text)

    def blip(self, blip: BlipMark) -> None:
        """A trend's body with its texts."""
        painter = self._shade_of(dim=blip.dim)
        painter.marker(blip.marker)
        for text in blip.texts:
            painter.text(text)

    def marker(self, marker: Marker) -> None:
        """A body, with a halo if it has one."""
        fill, outline = self.theme.body(marker, self.count)
        if marker.shape is MarkerShape.HALO:
            r, thick = shapes.halo(marker)
            self.outline(shapes.circle(marker.x, marker.y, r), self.theme.page, outline, thick)
        dashes = shapes.dashes(marker) if marker.dashed else None
        core = shapes.core(marker)
        ground = self.theme.page if core else None if fill == "none" else fill
        self.outline(shapes.body(marker), ground, outline, shapes.stroke(marker), dashes)
        if core:
            self.outline(shapes.circle(marker.x, marker.y, core), fill)

    def line(self, line: Line) -> None:
        """A straight stroke, with an arrowhead if it has one."""
        colour = self.theme.tone(line.tone, line.sector, self.count)
        self.outline(shapes.shaft(line), None, colour, line.width)
        self.outline(shapes.head(line), colour)

    def course(self, course: Course) -> None:
        """A trend's line through several editions."""
        colour = self.theme.tone(course.tone, course.sector, self.count)
        self.outline(shapes.course(course), None, colour, course.width)

    def ghost(self, marker: Marker) -> None:
        """The marker at a blip's former place."""
        self.marker(marker)

    def sample(self, marker: Marker) -> None:
        """A sample marker in the key."""
        self._shade_of(dim=marker.dim).marker(marker)

    def whisker(self, blip: BlipMark) -> None:
        """The stroke that shows how far the raters of a blip disagree."""
        if blip.whisker:
            self._shade_of(dim=blip.dim).line(blip.whisker)

    def text(self, text: TextMark, *, dim: bool = False) -> None:
        """A line of text, anchored at its start, middle or end."""
        across = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor]
        theme = self.theme.dimmed if dim else self.theme
        colour = theme.tone(text.tone, text.sector, self.count)
        if is_plain(text.whole + text.text, text.weight):
            x = text.x - (across * width(text.text, text.weight) * text.size if across else 0.0)
            # In pixel formats each letter is rounded to 1/64 pixel; a long line is drawn in pieces so that the errors
            # do not add up.
            pieces = _pieces(text.text) if self.renderer.flipy() else (text.text,)
            before = ""
            for piece in pieces:
                start = x + width(before, text.weight) * text.size
                self.letters(piece, start, text.y, _typeface(text.weight, text.size), colour)
                before += piece
            return
        line = shaped_line(text.text, text.weight, theme.fonts, text.whole)
        self.outline(line.placed(text.x - across * line.width * text.size, text.y, text.size), colour)

    def title(self, arc: ArcText) -> None:
        """A text along an arc, letter by letter."""
        face = _typeface(arc.weight, arc.size)
        colour = self.theme.tone(Tone.SECTOR, arc.sector, self.count)
        if is_plain(arc.words, arc.weight):
            for glyph in arc.glyphs:
                self.letters(glyph.char, glyph.x, glyph.y, face, colour, -glyph.turn)
        else:
            self.outline(arc_outline(arc, self.theme.fonts), colour)

    def letters(self, words: str, x: float, y: float, face: Typeface, colour: str, turn: float = 0.0) -> None:
        """Text on a baseline that starts at (x, y) in points, rotated anticlockwise by `turn` degrees."""
        if not words.strip():
            return
        gc = self.context(colour)
        down = y * self.scale
        up = down if self.renderer.flipy() else self.height - down
        self.renderer.draw_text(gc, x * self.scale, up, words, face, turn)
        gc.restore()

    def outline(
        self,
        outline: shapes.Outline | GlyphOutline,
        fill: str | None,
        stroke: str = "#000000",
        thick: float = 0.0,
        dashes: tuple[float, float, float] | None = None,
    ) -> None:
        """An outline that is filled, stroked, or both; widths and dashes are in points."""
        if not outline:
            return
        gc = self.context(stroke)
        gc.set_linewidth(thick)
        if dashes:
            gc.set_dashes(dashes[0], dashes[1:])
        self.renderer.draw_path(gc, _path(outline), self.upright, to_rgb(fill) if fill else None)
        gc.restore()

    def context(self, colour: str) -> GraphicsContextBase:
        """A graphics context with that colour, which does not snap to whole pixels."""
        gc = self.renderer.new_gc()
        gc.set_foreground(colour)
        gc.set_snap(False)
        gc.set_joinstyle("miter")
        gc.set_capstyle("butt")
        return gc


@lru_cache(maxsize=256)
def _typeface(weight: Weight, size: float) -> Typeface:
    return Typeface(weight, size)


def _path(outline: shapes.Outline | GlyphOutline) -> Path:
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for step in outline:
        match step:
            case PenStep(command, flat):
                ends = [*zip(flat[::2], flat[1::2], strict=True)] or [(0.0, 0.0)]
                points += ends
                codes += [_CODES[command]] * len(ends)
            case shapes.Start(x, y):
                points.append((x, y))
                codes.append(Path.MOVETO)
            case shapes.Straight(x, y):
                points.append((x, y))
                codes.append(Path.LINETO)
            case shapes.Arc():
                curves = _curves(step)
                points += curves
                codes += [Path.CURVE4] * len(curves)
            case shapes.Bend():
                points += step.controls
                codes += [Path.CURVE4] * 3
            case shapes.Close():
                points.append((0.0, 0.0))
                codes.append(Path.CLOSEPOLY)
    return Path(points, codes)


def _curves(arc: shapes.Arc) -> list[tuple[float, float]]:
    """The control points of cubic Bézier curves along an arc (the usual 4/3 tan(a/4) approximation)."""
    count = max(1, round(abs(arc.end - arc.start) / _STEP))
    turn = (arc.end - arc.start) / count
    pull = 4 / 3 * tan(radians(turn) / 4) * arc.r
    points = []
    for n in range(count):
        begin, end = arc.start + n * turn, arc.start + (n + 1) * turn
        (x1, y1), (x2, y2) = arc.at(begin), arc.at(end)
        points += [
            (x1 + pull * cos(radians(begin)), y1 + pull * sin(radians(begin))),
            (x2 - pull * cos(radians(end)), y2 - pull * sin(radians(end))),
            (x2, y2),
        ]
    return points


def _pieces(words: str) -> tuple[str, ...]:
    """A line split at spaces into pieces of limited length, where possible; each keeps the space behind it."""
    pieces = [""]
    for word in words.split(" "):
        if pieces[-1] and len(pieces[-1]) + len(word) > _AT_ONCE:
            pieces.append("")
        pieces[-1] += f"{word} "
    return (*pieces[:-1], pieces[-1][:-1])
