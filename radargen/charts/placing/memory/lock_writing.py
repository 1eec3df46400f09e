"""Writes layout.lock.json: its keys, and a lock as text."""

import json
from collections.abc import Sequence
from itertools import pairwise

from radargen.charts.placing.memory.layouts import Layout, Lock, MarkerPlace
from radargen.charts.theme import RadarShape

# The format version that is written, and the one before, in which every edition is written in full.
VERSION, FULL_VERSION = 2, 1
# The keys for dimensions drawn alone, for the edition that another one is a difference to, and for faces by script.
ALONE, AFTER, FACES = "alone", "after", "faces"


def lock_text(lock: Lock) -> str:
    """The file's content: editions in the given order, one trend per line in id order, for readable diffs.

    An edition is written as its differences from the one before: places that are new or changed, null for trends that
    are gone, and the rings if their radii differ.
    """
    dimensions = dict.fromkeys(layout.alone for layout in lock.layouts if layout.alone)
    blocks = [f' "version": {VERSION}']
    if lock.faces:
        faces = [f"  {json.dumps(script)}: {json.dumps(face, ensure_ascii=False)}" for script, face in lock.faces]
        blocks.append(_block(FACES, faces, 1))
    blocks += _shapes(lock, "", 1)
    if details := [_block(alone, _shapes(lock, alone, 3), 2) for alone in dimensions]:
        blocks.append(_block(ALONE, details, 1))
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _shapes(lock: Lock, alone: str, deep: int) -> list[str]:
    """The editions by shape, for all dimensions or one alone, indented by `deep` spaces."""
    layouts = [layout for layout in lock.layouts if layout.alone == alone]
    blocks = []
    for shape in RadarShape:
        of_shape: list[Layout | None] = [layout for layout in layouts if layout.shape is shape]
        pairs = pairwise((None, *of_shape))
        if written := [_layout(layout, before, deep + 1) for before, layout in pairs if layout]:
            blocks.append(_block(shape, written, deep))
    return blocks


def _layout(layout: Layout, before: Layout | None, deep: int) -> str:
    edge = " " * (deep + 1)
    parts = [f"{edge}{json.dumps(AFTER)}: {json.dumps(before.edition)}"] if before else []
    if before is None or (before.rings, before.radii) != (layout.rings, layout.radii):
        parts.append(f'{edge}"rings": {json.dumps(dict(zip(layout.rings, layout.radii, strict=True)))}')
    known = before.by_id if before else {}
    changed = {place.id: _place(place) for place in layout.places if known.get(place.id) != place}
    changed |= dict.fromkeys(known.keys() - layout.by_id.keys(), "null")
    places = [f"{edge} {json.dumps(trend)}: {written}" for trend, written in sorted(changed.items())]
    parts.append(_block("trends", places, deep + 1) if places else f'{edge}"trends": {{}}')
    return _block(layout.edition, parts, deep)


def _block(key: str, parts: Sequence[str], deep: int) -> str:
    edge, inside = " " * deep, ",\n".join(parts)
    return f"{edge}{json.dumps(key)}: {{\n{inside}\n{edge}}}"


def _place(place: MarkerPlace) -> str:
    values: dict[str, object] = {"dimension": place.dimension, "ring": place.ring, "u": place.u, "v": place.v}
    if place.sides:
        values["side"] = {language: side.value for language, side in place.sides}
    if place.pinned:
        values["pinned"] = True
    return json.dumps(values, ensure_ascii=False)
