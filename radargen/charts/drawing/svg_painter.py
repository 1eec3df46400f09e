"""Draws a scene as SVG: a standalone file, or a figure whose colours are set by the page around it."""

import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

from markupsafe import Markup

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.drawing import faces, shapes
from radargen.charts.drawing.logo_picture import fitted
from radargen.charts.drawing.markup import body, element, letters, number, numbers, opening, path
from radargen.charts.drawing.outlined_text import arc_outline
from radargen.charts.drawing.painting import paint
from radargen.charts.drawing.svg_colours import SvgColours
from radargen.charts.lettering import is_plain, shaped_line
from radargen.charts.scene import (
    Anchor,
    ArcText,
    BlipMark,
    Box,
    Course,
    Line,
    Marker,
    Panel,
    Pill,
    Scene,
    TextMark,
    Tone,
    Weight,
)
from radargen.charts.theme import Theme
from radargen.model import LogoKind

# Characters that XML 1.0 does not allow, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK_LINES = re.compile(r"\n\s*\n")
# Half of the least target size, 24 pixels (WCAG 2.2, 2.5.8).
_FINGER = 12.0
# How far the background extends beyond the page, in points. LibreOffice adds half a pixel of margin to a picture that
# lies wholly within its page, which would shift everything.
_BEYOND = 0.1
_LOGO_TYPES = {LogoKind.PNG: "image/png", LogoKind.SVG: "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style that most texts of a group share, set once on the group."""

    size: float = 8.0
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK


def svg(
    scene: Scene, theme: Theme, *, standalone: bool = True, transparent: bool = False, live_text: bool = True
) -> str:
    """The scene as SVG text, with one unit per point; with `transparent` the page of a file is not painted.

    A standalone file carries its size in points, its fonts and the theme's colours. Otherwise it is a figure for a web
    page: no style attribute or element, no id and no blank line, colours as variables of `site_css` with the theme's as
    fallback. A blip with an `href` is a link, by which a page's scripts identify its trend. Texts that the available
    fonts cannot set correctly become outlines; only a character that no font has is left to the viewer. Without
    `live_text` all texts are outlines, for programs that lack our font or set text differently.
    """
    painted = standalone and not transparent
    painter = SvgPainter(scene, theme, standalone=standalone, painted=painted, live_text=live_text)
    paint(scene, painter)
    text = _FORBIDDEN.sub("\ufffd", painter.text_of_file())
    return text if standalone else _BLANK_LINES.sub("\n", text)


class SvgPainter:
    """Writes the elements of one page, one per line; `svg` describes the two kinds of output."""

    def __init__(self, scene: Scene, theme: Theme, *, standalone: bool, painted: bool, live_text: bool) -> None:
        self.scene, self.theme, self.standalone, self.live_text = scene, theme, standalone, live_text
        self.colours = SvgColours(theme, scene.palette, variables=not standalone)
        self.usual_label = _usual(text for blip in scene.blips for text in blip.texts)
        self.usual_text = _usual(faces.texts(scene))
        self.hits = {} if standalone else _fingers(scene.blips)
        # On a web page a group's colour is also that of its outlines.
        self.outlined = {} if standalone else {"stroke": "currentColor", "stroke-width": 0}
        # A few hundred blips share a few dozen bodies.
        self._bodies: dict[tuple[Marker, bool], Markup] = {}
        self._lines = [*self._head()]
        if painted:
            whole = Box(-_BEYOND, -_BEYOND, scene.width + 2 * _BEYOND, scene.height + 2 * _BEYOND)
            self._lines.append(element("rect", {**_rectangle(whole), "fill": self.colours.page}))

    def text_of_file(self) -> str:
        """The complete file."""
        return "\n".join((*self._lines, "</svg>"))

    def _head(self) -> Iterator[str]:
        scene, width, height = self.scene, number(self.scene.width), number(self.scene.height)
        if self.standalone:
            yield '<?xml version="1.0" encoding="UTF-8"?>'
        alone = {"xml:lang": scene.language, "width": f"{width}pt", "height": f"{height}pt"}
        yield opening(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": f"radar radar-{'few' if self.colours.few else 'many'}",
                "lang": scene.language,
                **(alone if self.standalone else {}),
                "viewBox": f"0 0 {width} {height}",
                "role": "graphics-document document",
                "font-family": faces.family(self.theme.font),
                "text-rendering": "geometricPrecision",
            },
        )
        yield element("title", {}, scene.title)
        yield element("desc", {}, scene.description)
        if self.standalone and self.live_text:
            yield "<style>"
            for face in faces.embedded(scene):
                source = f"url(data:font/{face.kind};base64,{face.data})"
                yield f'@font-face{{font-family:"Radargen Sans";font-weight:{face.weight};src:{source}}}'
            yield "</style>"

    @contextmanager
    def _group(self, attributes: dict[str, object]) -> Iterator[None]:
        self._lines.append(opening("g", attributes))
        yield
        self._lines.append("</g>")

    def _path(self, outline: str, **attributes: object) -> Markup:
        return element("path", {"d": outline, **{key.replace("_", "-"): value for key, value in attributes.items()}})

    def logo(self, room: Box) -> None:
        """The theme's logo as an embedded image, inside which a browser neither runs nor fetches anything."""
        if logo := self.theme.logo:
            address = f"data:{_LOGO_TYPES[logo.kind]};base64,{base64.b64encode(logo.data).decode()}"
            self._lines.append(
                element("image", {**_rectangle(fitted(room, logo)), "href": address, "aria-hidden": "true"})
            )

    def backdrop(self) -> AbstractContextManager[None]:
        """The group of everything below the blips, hidden from screen readers."""
        return self._group({"aria-hidden": "true", **self._usually(self.usual_text)})

    def band(self, disc: Disc, ring: RingMark) -> None:
        """A ring's background."""
        self._lines.append(self._path(_band(disc, ring), **self._shade(ring.depth)))

    def panel(self, panel: Panel) -> None:
        """A panel's background."""
        self._lines.append(element("rect", {**_rectangle(panel.box), **self._shade(panel.depth)}))

    def _shade(self, depth: float) -> dict[str, object]:
        colour, opacity = self.colours.band(depth)
        return {"fill": colour, **({"fill-opacity": number(opacity)} if opacity != 1 else {})}

    def rim(self, disc: Disc, sector: SectorMark) -> None:
        """The coloured arc outside a sector."""
        colour = self.colours.sector(sector.index)
        width = number(disc.rim_width)
        self._lines.append(self._path(_rim(disc, sector), fill="none", stroke=colour, stroke_width=width))

    def title(self, arc: ArcText) -> None:
        """A text along an arc, as lists of one position and one rotation per letter."""
        if not arc.glyphs:
            return
        whole = TextMark(arc.words, 0, 0, arc.size, arc.weight, tone=Tone.SECTOR)
        if not self._as_text(arc.words, arc.weight):
            outline = letters(arc_outline(arc, self.theme.fonts))
            self._lines.append(self._path(outline, fill=self.colours.sector(arc.sector)))
            return
        places: dict[str, object] = {
            "x": numbers([glyph.x for glyph in arc.glyphs]),
            "y": numbers([glyph.y for glyph in arc.glyphs]),
            "rotate": numbers([glyph.turn for glyph in arc.glyphs]),
        }
        style = self._style(replace(whole, sector=arc.sector), self.usual_text, self.colours)
        self._lines.append(element("text", {**places, **style}, whole.text))

    def line(self, line: Line) -> None:
        """A rule or an arrow."""
        self._lines.append(self._stroke(line, self.colours))

    def course(self, course: Course) -> None:
        """A trend's line through several editions."""
        colour = self.colours.tone(course.tone, course.sector)
        outline = path(shapes.course(course))
        self._lines.append(self._path(outline, fill="none", stroke=colour, stroke_width=number(course.width)))

    def whisker(self, blip: BlipMark) -> None:
        """The stroke that shows how far the raters of a blip disagree."""
        if blip.whisker:
            self._lines.append(self._stroke(blip.whisker, self._colours_of(dim=blip.dim), blip))

    def _stroke(self, line: Line, colours: SvgColours, blip: BlipMark | None = None) -> Markup:
        colour = colours.tone(line.tone, line.sector)
        drawn = element(
            "path",
            {
                **(self._owner(blip) if blip else {}),
                "d": path(shapes.shaft(line)),
                "stroke": colour,
                "stroke-width": number(line.width),
            },
        )
        return drawn + self._path(path(shapes.head(line)), fill=colour) if line.head else drawn

    def _owner(self, blip: BlipMark) -> dict[str, object]:
        """Attributes that tie a mark drawn apart from its blip to it, by the blip's address."""
        return {"data-of": blip.href} if blip.href and not self.standalone else {}

    def pill(self, pill: Pill) -> None:
        """A ring's name on its band; where it spans the gap between two sectors, the gap is filled below it."""
        if pill.bridge:
            self._lines.append(element("rect", {**_rectangle(pill.bridge), **self._shade(pill.depth)}))
        for text in pill.lines:
            self.text(text)

    def ghost(self, marker: Marker) -> None:
        """The marker at a blip's former place."""
        colour = self.colours.sector(marker.sector or 0)
        self._lines.append(
            element("g", {**_moved(marker), "color": colour, **self.outlined}, body(marker, self.colours))
        )

    def blips(self) -> AbstractContextManager[None]:
        """The group of all blips, which holds a group for each list."""
        return self._group(self._usually(self.usual_label))

    def blip_list(self, blips: BlipList) -> AbstractContextManager[None]:
        """The blips of a dimension, announced as a list by screen readers."""
        colour = self.colours.sector(blips.index)
        named = {"role": "list", "data-dimension": blips.id, "aria-label": blips.name}
        return self._group({**named, "color": colour, **self.outlined})

    def blip(self, blip: BlipMark) -> None:
        """A blip as a list item, and as a link if it has an address; coordinates are relative to its centre."""
        colours, marker = self._colours_of(dim=blip.dim), replace(blip.marker, x=0.0, y=0.0)
        if (marker, blip.dim) not in self._bodies:
            self._bodies[marker, blip.dim] = body(marker, colours)
        texts = Markup().join(self._beside(text, blip, colours) for text in blip.texts)
        attributes = {
            **({"href": blip.href} if blip.href else {"role": "img"}),
            **_moved(blip.marker),
            **({"data-id": blip.id} if self.standalone or not blip.href else {}),
            "aria-label": blip.says,
        }
        first = (
            element("title", {}, blip.name)
            if self.standalone
            else element("circle", {"opacity": 0, "r": number(self.hits[blip.id])})
        )
        item = element("a" if blip.href else "g", attributes, first, self._bodies[marker, blip.dim], texts)
        dim = {"class": "dim"} if blip.dim and not self.standalone else {}
        self._lines.append(element("g", {"role": "listitem", **dim}, item))

    def _beside(self, text: TextMark, blip: BlipMark, colours: SvgColours) -> Markup:
        """A text of a blip, hidden from screen readers, since the blip's label says the same."""
        x, y = number(text.x - blip.marker.x), number(text.y - blip.marker.y)
        place = {"x": x, "y": y} if x != "0" else {"y": y}
        style = self._style(text, self.usual_label, colours, dim=blip.dim)
        moved_text = replace(text, x=text.x - blip.marker.x, y=text.y - blip.marker.y)
        return self._words(moved_text, {"aria-hidden": "true"}, place, style)

    def _words(
        self, text: TextMark, told: Mapping[str, object], place: Mapping[str, object], style: Mapping[str, object]
    ) -> Markup:
        """A line as text if its fonts are available, else as outlines.

        A line with a character that no font has is text stretched to the planned width: the viewer's font may have it.
        """
        if self._as_text(text.whole + text.text, text.weight):
            return element("text", {**told, **place, **style}, text.text)
        line = shaped_line(text.text, text.weight, self.theme.fonts, text.whole)
        if line.missing:
            width = {"textLength": number(line.width * text.size), "lengthAdjust": "spacingAndGlyphs"}
            return element("text", {**told, **place, **style, **width}, text.text)
        left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor] * line.width * text.size
        outline = letters(line.placed(left, text.y, text.size))
        fill = {"fill": style["fill"]} if "fill" in style else {}
        return element("path", {**(told or {"role": "img", "aria-label": text.text}), "d": outline, **fill})

    def _as_text(self, words: str, weight: Weight) -> bool:
        """Whether the viewer will have the font in which the words were measured: embedded, or loaded by the page."""
        return self.live_text and is_plain(words, weight) and (self.standalone or not faces.BEYOND_WEB.search(words))

    def key(self) -> AbstractContextManager[None]:
        """The group of the key's samples."""
        return self._group({"color": self.colours.muted, "aria-hidden": "true", **self.outlined})

    def sample(self, marker: Marker) -> None:
        """A sample marker in the key, or one in a list, in the colour of its dimension."""
        colours = self._colours_of(dim=marker.dim)
        own = {} if marker.sector is None else {"color": colours.sector(marker.sector), **self.outlined}
        if marker.sector is None and marker.dim:
            own = {"color": colours.muted}
        self._lines.append(element("g", {**_moved(marker), **own}, body(marker, colours)))

    def texts(self) -> AbstractContextManager[None]:
        """The group of all other texts."""
        return self._group(self._usually(self.usual_text))

    def text(self, text: TextMark, *, dim: bool = False) -> None:
        """A line of text."""
        style = self._style(text, self.usual_text, self._colours_of(dim=dim), dim=dim)
        place: dict[str, object] = {"x": number(text.x), "y": number(text.y)}
        self._lines.append(self._words(text, {}, place, style))

    def _colours_of(self, *, dim: bool) -> SvgColours:
        return self.colours.dimmed if dim else self.colours

    def _usually(self, usual: TextStyle) -> dict[str, object]:
        return {
            "font-size": number(usual.size),
            "font-weight": faces.WEIGHTS[usual.weight],
            "text-anchor": usual.anchor.value,
            "fill": self.colours.tone(usual.tone),
        }

    def _style(self, text: TextMark, usual: TextStyle, colours: SvgColours, *, dim: bool = False) -> dict[str, object]:
        """The attributes in which a text differs from its group's style."""
        style: dict[str, object] = {}
        if text.size != usual.size:
            style["font-size"] = number(text.size)
        if text.weight != usual.weight:
            style["font-weight"] = faces.WEIGHTS[text.weight]
        if text.anchor != usual.anchor:
            style["text-anchor"] = text.anchor.value
        if dim or text.tone != usual.tone:
            style["fill"] = colours.tone(text.tone, text.sector)
        return style


def _rectangle(box: Box) -> dict[str, object]:
    return {"x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height)}


def _moved(marker: Marker) -> dict[str, object]:
    return {"transform": f"translate({number(marker.x)} {number(marker.y)})"}


# The small radars on the pages of a thousand trends differ in one blip only.
@lru_cache(maxsize=64)
def _band(disc: Disc, ring: RingMark) -> str:
    return path(shapes.band(disc, ring))


@lru_cache(maxsize=64)
def _rim(disc: Disc, sector: SectorMark) -> str:
    return path(shapes.rim(disc, sector))


def _fingers(blips: tuple[BlipMark, ...]) -> dict[str, float]:
    """The radius around each blip within which a touch counts: a finger's width at most, and half-way to the next."""
    spots = sorted((blip.marker.x, blip.marker.y, blip.marker.reach, blip.id) for blip in blips)
    hits = {id: max(_FINGER, reach + 3) for _, _, reach, id in spots}
    farthest = 2 * max(hits.values(), default=0.0)
    for place, (x, y, reach, id) in enumerate(spots):
        for other_x, other_y, other_reach, other_id in spots[place + 1 :]:
            if other_x - x >= farthest:
                break
            if not -farthest < other_y - y < farthest:
                continue
            half_gap = (hypot(other_x - x, other_y - y) - reach - other_reach) / 2
            hits[id] = min(hits[id], reach + half_gap)
            hits[other_id] = min(hits[other_id], other_reach + half_gap)
    return hits


def _usual(texts: Iterable[TextMark]) -> TextStyle:
    """The most frequent style, sector colours aside; of equally frequent ones, the first."""
    styles = Counter(TextStyle(t.size, t.weight, t.anchor, t.tone) for t in texts if t.tone is not Tone.SECTOR)
    return max(styles, key=styles.__getitem__, default=TextStyle())
