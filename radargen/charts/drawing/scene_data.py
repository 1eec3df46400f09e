"""The scene as JSON, complete enough that another program can check it for overlaps."""

import json
from collections.abc import Iterator, Mapping, Sequence

from radargen.charts.disc import Disc
from radargen.charts.scene import ArcText, BlipMark, Box, Course, LegendEntry, Line, Marker, Scene, TextMark, Trail

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Object = dict[str, Value]


def scene_json(scenes: Sequence[Scene]) -> str:
    """The pages of one chart as JSON text with a final newline; lengths in points to two decimals, from the top left.

    ```
    unit, angles        "pt"; how angles are counted, in words
    width, height       of the first page, which holds the radar
    floor               the smallest type size allowed for names and lists: 6.5 on paper, 8 on a slide
    dimensions          how many dimensions share the theme's colours
    language, edition, title, description
    pages               [{page, width, height}], counted from 1
    centre              {x, y}, or null without a radar
    rings               [{id, name, verb, inner, outer, depth}], from the innermost outwards; the radii are those of the
                        cells, the depth goes from 0 to 1 and determines the band's colour
    sectors             [{id, name, index, start, end}], in degrees
    rim                 null or {radius, width}: the coloured arc, with the radius of its middle line
    discs               [{page, centre, rings, sectors, rim}]: only on a chart of several small radars, which has no
                        centre of its own; a blip stands on the disc of its dimension
    panels, lists       [{id, name, x, y, width, height, depth}] and [{id, name, index}]: only on a chart without a
                        radar: what its blips stand on, and their dimensions; each blip then has its panel id
    trends              the ids of all trends that the chart must show; only on charts without a radar that show all
    blips               [{id, name, number, dimension, ring, movement, x, y, r, reach, shape, turn, fill, dashed,
                        number_text, letter, label, whisker, dim}]; number is null if the name is there instead; r is
                        the body's radius, reach that of everything drawn; blips, panels and trails on later
                        pages also have their page
      number_text       null or a text: {text, x, y, size, weight, anchor}, where y is the baseline
      letter            the same: the dimension's letter in the body; only on charts without a radar
      label             null or {text, lines, size, x, y, width, height}, the box of all its lines
      whisker           null or {x1, y1, x2, y2, width, cap}, cap is how far a bar across an end extends to either
                        side; an arrow has the length of its head instead; a line with parts left out has gaps,
                        [[from, to]], as fractions of its length
    trails              [{id, ghost, arrow}]: where blips come from; ghost null or {x, y, r}, arrow like a whisker
    courses             [{id, knots: [[x, y]], width}]: lines through several editions, horizontal at each knot; only if
                        there are any
    outlooks            [{id, arrow}]: where the editors expect blips to move; only if that is drawn
    legend              [{id, number, page, lines, size, x, y, width, height, dim}]
    obstacles           [{x, y, width, height, what, page}]: what blips and names keep clear of, ring names included
    ring_names          [{text, x, y, size, weight, anchor}]: the texts of the ring names among the obstacles
    logo                null or {x, y, width, height}: the room for it
    titles              [{text, sector, size, glyphs: [{char, x, y, turn}]}]: the names along the arcs
    texts               every other text, with its page
    ```
    """
    first = scenes[0]
    data: Object = {
        "unit": "pt",
        "angles": "degrees clockwise from 12 o'clock",
        "width": _pt(first.width),
        "height": _pt(first.height),
        "floor": _pt(first.floor),
        "dimensions": first.palette,
        "language": first.language,
        "edition": first.edition,
        "title": first.title,
        "description": first.description,
        "pages": [
            {"page": page, "width": _pt(scene.width), "height": _pt(scene.height)} for page, scene in _paged(scenes)
        ],
        **_disc(first.disc),
        **_discs(scenes),
        **({} if first.disc else _panels(scenes)),
        **({"trends": [*first.trends]} if first.trends else {}),
        "blips": [_blip(blip) | _further(page) for page, scene in _paged(scenes) for blip in scene.blips],
        "trails": [_trail(trail) | _further(page) for page, scene in _paged(scenes) for trail in scene.trails],
        **_courses(scenes),
        **({"outlooks": [{"id": o.id, "arrow": _line(o.line)} for o in first.outlooks]} if first.outlooks else {}),
        "legend": [_entry(entry) | {"page": page} for page, scene in _paged(scenes) for entry in scene.legend],
        "obstacles": [
            _box(box) | {"what": box.what, "page": page} for page, scene in _paged(scenes) for box in _obstacles(scene)
        ],
        "ring_names": [_text(text) for pill in first.pills for text in pill.lines],
        "logo": _box(first.logo) if first.logo else None,
        "titles": [_title(arc) for arc in first.arcs],
        "texts": [_text(text) | {"page": page} for page, scene in _paged(scenes) for text in scene.texts],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _paged(scenes: Sequence[Scene]) -> Iterator[tuple[int, Scene]]:
    return enumerate(scenes, start=1)


def _disc(disc: Disc | None) -> Object:
    if disc is None:
        return {"centre": None, "rings": [], "sectors": [], "rim": None}
    return {
        "centre": {"x": _pt(disc.x), "y": _pt(disc.y)},
        "rings": [
            {"id": r.id, "name": r.name, "verb": r.verb, "inner": _pt(r.inner), "outer": _pt(r.outer), "depth": r.depth}
            for r in disc.rings
        ],
        "sectors": [
            {"id": s.id, "name": s.name, "index": s.index, "start": _pt(s.start), "end": _pt(s.end)}
            for s in disc.sectors
        ],
        "rim": {"radius": _pt(disc.rim), "width": _pt(disc.rim_width)} if disc.rim else None,
    }


def _discs(scenes: Sequence[Scene]) -> Object:
    discs: list[Value] = [{"page": page} | _disc(disc) for page, scene in _paged(scenes) for disc in scene.discs]
    return {"discs": discs} if discs else {}


def _further(page: int) -> Object:
    """The `page` field of a mark, left out for the first page."""
    return {"page": page} if page > 1 else {}


def _panels(scenes: Sequence[Scene]) -> Object:
    """The panels and lists of a chart without a radar; empty for a page that only continues a legend."""
    panels: list[Value] = [
        {"id": panel.id, "name": panel.name, **_box(panel.box), "depth": panel.depth} | _further(page)
        for page, scene in _paged(scenes)
        for panel in scene.panels
    ]
    lists: list[Value] = [{"id": blips.id, "name": blips.name, "index": blips.index} for blips in scenes[0].lists]
    return {"panels": panels, "lists": lists} if panels or lists else {}


def _blip(blip: BlipMark) -> Object:
    marker = blip.marker
    return {
        "id": blip.id,
        "name": blip.name,
        "number": blip.number or None,
        "dimension": blip.dimension,
        "ring": blip.ring,
        "movement": blip.movement.value,
        "x": _pt(marker.x),
        "y": _pt(marker.y),
        "r": _pt(marker.r),
        "reach": _pt(marker.reach),
        "shape": marker.shape.value,
        "turn": _pt(marker.turn),
        "fill": marker.fill.value,
        "dashed": marker.dashed,
        "number_text": _text(blip.number_text) if blip.number_text else None,
        "label": {
            "text": blip.label.text,
            "lines": [line.text for line in blip.label.lines],
            "size": _smallest(blip.label.lines),
            "weight": blip.label.lines[0].weight.value,
            **_box(blip.label.box),
        }
        if blip.label
        else None,
        "whisker": _line(blip.whisker) if blip.whisker else None,
        "dim": blip.dim,
        **({"panel": blip.panel} if blip.panel else {}),
        **({"quiet": True} if blip.quiet else {}),
        **({"letter": _text(blip.letter)} if blip.letter else {}),
    }


def _trail(trail: Trail) -> Object:
    return {"id": trail.id, "ghost": _ghost(trail.ghost) if trail.ghost else None, "arrow": _line(trail.arrow)}


def _courses(scenes: Sequence[Scene]) -> Object:
    courses: list[Value] = [_course(c) | _further(page) for page, scene in _paged(scenes) for c in scene.courses]
    return {"courses": courses} if courses else {}


def _course(course: Course) -> Object:
    knots: list[Value] = [[_pt(x), _pt(y)] for x, y in course.knots]
    return {"id": course.id, "knots": knots, "width": _pt(course.width)}


def _entry(entry: LegendEntry) -> Object:
    return {
        "id": entry.id,
        "number": entry.number.text,
        "lines": [line.text for line in entry.lines],
        "size": _smallest(entry.lines),
        "dim": entry.dim,
        **_box(entry.box),
    }


def _ghost(marker: Marker) -> Object:
    return {"x": _pt(marker.x), "y": _pt(marker.y), "r": _pt(marker.r)}


def _obstacles(scene: Scene) -> list[Box]:
    """The scene's obstacles and the names of the rings, each once."""
    return list(dict.fromkeys([*scene.obstacles, *(pill.box for pill in scene.pills)]))


def _title(arc: ArcText) -> Object:
    glyphs: list[Value] = [{"char": g.char, "x": _pt(g.x), "y": _pt(g.y), "turn": _pt(g.turn)} for g in arc.glyphs]
    return {
        "text": arc.words,
        "sector": arc.sector,
        "size": _pt(arc.size),
        "glyphs": glyphs,
    }


def _text(text: TextMark) -> Object:
    return {
        "text": text.text,
        "x": _pt(text.x),
        "y": _pt(text.y),
        "size": _pt(text.size),
        "weight": text.weight.value,
        "anchor": text.anchor.value,
    }


def _line(line: Line) -> Object:
    gaps: list[Value] = [[round(start, 4), round(end, 4)] for start, end in line.gaps]
    return {
        "x1": _pt(line.x1),
        "y1": _pt(line.y1),
        "x2": _pt(line.x2),
        "y2": _pt(line.y2),
        "width": _pt(line.width),
        **({"head": _pt(line.head)} if line.head else {}),
        **({"cap": _pt(line.cap)} if line.cap else {}),
        **({"gaps": gaps} if gaps else {}),
    }


def _box(box: Box) -> Object:
    return {"x": _pt(box.x), "y": _pt(box.y), "width": _pt(box.width), "height": _pt(box.height)}


def _smallest(lines: Sequence[TextMark]) -> float:
    return _pt(min((line.size for line in lines), default=0.0))


def _pt(value: float) -> float:
    """The value rounded to two decimals, and never -0.0."""
    return round(value, 2) + 0.0
