"""A scene as SVG, by template: a file that stands alone, or a figure whose colours the page around it sets."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import hypot
from typing import TYPE_CHECKING

from markupsafe import Markup

from radargen.charts.colour import mix
from radargen.charts.drawing import faces, shapes
from radargen.charts.drawing.logo import Image
from radargen.charts.drawing.markup import body, number, numbers, path
from radargen.charts.drawing.palette import Palette
from radargen.charts.scene import (
    Anchor,
    ArcText,
    BlipMark,
    Disc,
    Marker,
    RingMark,
    Scene,
    SectorMark,
    TextMark,
    Tone,
    Weight,
)
from radargen.charts.theme import DARK, LIGHT, TINT, VEIL, Theme

if TYPE_CHECKING:
    from jinja2 import Environment

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK_LINES = re.compile(r"\n\s*\n")
# Half the 24 pixels that a finger needs (WCAG 2.2, 2.5.8).
_FINGER = 12.0


@dataclass(frozen=True, slots=True)
class Style:
    """What most texts of a group have in common, said once at the group."""

    size: float = 8.0
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK


@dataclass(frozen=True, slots=True)
class Curve:
    """A curved text as lists of places and turns, one for each UTF-16 unit, as SVG counts letters."""

    text: str
    xs: str
    ys: str
    turns: str
    size: float
    weight: Weight
    sector: int
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.SECTOR


@dataclass(frozen=True, slots=True)
class Drawn:
    """A blip for the template: all but the mark is relative to its centre; a touch within `hit` points counts."""

    mark: BlipMark
    body: Markup
    palette: Palette
    hit: float
    texts: tuple[TextMark, ...]


def svg(scene: Scene, theme: Theme, *, standalone: bool = True, transparent: bool = False) -> str:
    """The scene as SVG text, one unit a point; `transparent` leaves the page of a file unpainted.

    A standalone file carries its size in points, its fonts and the theme's colours. Otherwise it is a figure for a web
    page: no style attribute or element, no id and no blank line, colours as variables of `site_css` with the theme's
    as fallback. A blip is a link where it has an `href`, by which a page's scripts know its trend. Characters that the
    shipped fonts lack are left to the viewer.
    """
    palette = Palette(theme, scene.palette, variables=not standalone)
    disc = scene.disc
    text = (
        environment()
        .get_template("radar.svg.j2")
        .render(
            scene=scene,
            palette=palette,
            standalone=standalone,
            painted=standalone and not transparent,
            family=faces.family(theme.font),
            logo=theme.logo and scene.logo and Image.of(theme.logo, scene.logo),
            faces=faces.embedded(scene) if standalone else (),
            bands=[(_band(disc, ring), palette.band(ring.depth)) for ring in disc.rings] if disc else [],
            rims=[(_rim(disc, sector), sector.index) for sector in disc.sectors] if disc and disc.rim else [],
            arcs=[_curve(arc) for arc in scene.arcs if arc.glyphs],
            lists=_lists(scene, palette),
            samples=[(sample, body(sample, palette)) for sample in scene.samples],
            # All first, so that none runs over another's name.
            whiskers=[(b, palette.dimmed if b.dim else palette) for b in scene.blips if b.whisker],
            ghosts=[(trail.ghost, body(trail.ghost, palette)) for trail in scene.trails if trail.ghost],
            veils=[(blip, label.box, palette.veil(depth)) for blip, label, depth in shapes.veils(scene)],
            head=lambda line: path(shapes.head(line)),
            shaft=lambda line: path(shapes.shaft(line)),
            usual_name=_usual(text for blip in scene.blips for text in blip.texts),
            usual_text=_usual(faces.texts(scene)),
        )
    )
    text = _FORBIDDEN.sub("\ufffd", text)
    return text if standalone else _BLANK_LINES.sub("\n", text)


def site_css(light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """The style sheet of figures made with `standalone=False`: light, dark, forced colours, paper, pointer and focus.

    Sets the variables `--radar-page`, `-ink`, `-muted`, `-line`, `-pill`, `-shade`, `-on-sector`, `-sector-N` and
    `-tint-N`; other elements may use the first ones with the class `radar`, the last with `radar-few` (up to three
    dimensions) or `radar-many`.
    """
    return environment().get_template("site.css.j2").render(light=light, dark=dark)


# The small radars of a thousand trends' pages differ in the blip alone.
@lru_cache(maxsize=64)
def _band(disc: Disc, ring: RingMark) -> str:
    return path(shapes.band(disc, ring))


@lru_cache(maxsize=64)
def _rim(disc: Disc, sector: SectorMark) -> str:
    return path(shapes.rim(disc, sector))


def _lists(scene: Scene, palette: Palette) -> list[tuple[str, int, list[Drawn]]]:
    """The blips by dimension in the order of the sectors: its name, its index, its blips in the order of the scene."""
    if not scene.disc:
        return []
    reach = _fingers(scene.blips)
    by_dimension: dict[str, list[Drawn]] = defaultdict(list)
    # A few hundred blips have a few dozen bodies.
    bodies: dict[tuple[Marker, bool], Markup] = {}
    for mark in scene.blips:
        own = palette.dimmed if mark.dim else palette
        marker = replace(mark.marker, x=0.0, y=0.0)
        if (marker, mark.dim) not in bodies:
            bodies[marker, mark.dim] = body(marker, own)
        drawn = Drawn(mark, bodies[marker, mark.dim], own, reach[mark.id], _around(mark))
        by_dimension[mark.dimension].append(drawn)
    sectors = {sector.id: sector for sector in scene.disc.sectors}
    return [
        (sectors[dimension].name, sectors[dimension].index, drawn)
        for dimension, drawn in sorted(by_dimension.items(), key=lambda item: sectors[item[0]].index)
    ]


def _around(mark: BlipMark) -> tuple[TextMark, ...]:
    """The texts of a blip relative to its centre."""
    x, y = mark.marker.x, mark.marker.y
    return tuple(replace(text, x=text.x - x, y=text.y - y) for text in mark.texts)


def _curve(arc: ArcText) -> Curve:
    units = [glyph for glyph in arc.glyphs for _ in range(len(glyph.char.encode("utf-16-le")) // 2)]
    return Curve(
        "".join(glyph.char for glyph in arc.glyphs),
        numbers([glyph.x for glyph in units]),
        numbers([glyph.y for glyph in units]),
        numbers([glyph.turn for glyph in units]),
        arc.size,
        arc.weight,
        arc.sector,
    )


def _fingers(blips: tuple[BlipMark, ...]) -> dict[str, float]:
    """How far around each blip a touch counts: up to a finger's breadth, never beyond the middle of a gap."""
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


def _usual(texts: Iterable[TextMark]) -> Style:
    """The commonest style, a sector's colour apart; the one that comes first of equally common ones."""
    styles = Counter(Style(t.size, t.weight, t.anchor, t.tone) for t in texts if t.tone is not Tone.SECTOR)
    return max(styles, key=styles.__getitem__, default=Style())


@cache
def environment() -> "Environment":
    """The templates of this package."""
    # jinja2 takes a tenth of a second to import, which `--help` and `validate` need not pay.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("radargen.charts.drawing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["n"] = number
    environment.globals.update(
        mix=mix,
        tint=TINT,
        veil=VEIL,
        veil_corner=shapes.VEIL_CORNER,
        weights=faces.WEIGHTS,
        corner=shapes.PILL_CORNER,
        pill_line=shapes.PILL_LINE,
    )
    return environment
