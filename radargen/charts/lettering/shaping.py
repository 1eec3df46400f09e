"""Shapes a line of any script: widths, outlines, and which characters no font has.

A line is divided by direction (UAX #9) and by script (UAX #24). All letters of a script in a line come from one face:
the shipped font, else one of the radar's own fonts, else the bundled one, else one installed on the machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import category, east_asian_width

from fontTools.unicodedata import script as script_of

from radargen.charts.lettering import installed_fonts, shipped_font
from radargen.charts.lettering.font_faces import (
    FontFace,
    ShapedGlyph,
    UnusableFontError,
    opened,
    unseen,
)
from radargen.charts.lettering.outlines import GlyphOutline, PenStep, moved
from radargen.charts.lettering.text_direction import levels, visual
from radargen.charts.scene import Weight
from radargen.model import FontFile

# Widths of the box for a character that no font has: that of most letters, or that of full-width ones.
_LEFT, _TOP, _STROKE, _NARROW, _WIDE = 0.06, 0.66, 0.05, 0.6, 1.0
# More outline steps than any real line has.
MOST_STEPS = 60_000
_COMMON = ("Zyyy", "Zinh", "Zzzz")
# Scripts that occur together in Chinese, Japanese or Korean, and are drawn by one face.
_EASTERN = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})


@dataclass(frozen=True, slots=True)
class ShapedCluster:
    """Characters that are drawn as one unit: where they begin, and how far the pen advances.

    Lengths are in type sizes. `glyphs` are from `face`, each positioned relative to `x` on the baseline, y down;
    without a face, a box stands for the characters.
    """

    text: str
    x: float
    advance: float
    glyphs: tuple[tuple[int, float, float], ...] = ()
    face: FontFace | None = None
    weight: Weight = Weight.REGULAR

    @property
    def missing(self) -> bool:
        """Whether no font has the characters."""
        return self.face is None and not all(map(unseen, self.text))

    @property
    def outline(self) -> GlyphOutline:
        """The outline relative to `x` on the baseline; made on demand, since thousands of lines are cached."""
        return tuple(step for outline, x, y in self.pieces for step in moved(outline, x, y))

    @property
    def pieces(self) -> tuple[tuple[GlyphOutline, float, float], ...]:
        """The outline glyph by glyph, each with its offset."""
        if self.face is None:
            return ((_frames(self.advance), 0.0, 0.0),) if self.missing and self.advance else ()
        face, weight = self.face, self.weight
        return tuple((face.outline(one, weight) or (), x, y) for one, x, y in self.glyphs)


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """The clusters from left to right; `faces` are those used besides the shipped font, each with its script."""

    clusters: tuple[ShapedCluster, ...]
    width: float
    faces: tuple[tuple[str, FontFace], ...] = ()

    @property
    def missing(self) -> str:
        """The characters that no font has, each once."""
        return "".join(dict.fromkeys("".join(part.text for part in self.clusters if part.missing)))

    @property
    def outline(self) -> GlyphOutline:
        """The outline of the whole line, from the start of its baseline."""
        return self.placed(0.0, 0.0, 1.0)

    def placed(self, x: float, y: float, size: float) -> GlyphOutline:
        """The outline on a page, in points: from (x, y), in type of that size."""
        steps: list[PenStep] = []
        for part in self.clusters:
            for outline, across, down in part.pieces:
                # A page has some ten thousand outline steps.
                before, above = across + part.x, down
                for command, points in outline:
                    placed = [
                        (value + above) * size + y if n % 2 else (value + before) * size + x
                        for n, value in enumerate(points)
                    ]
                    steps.append(PenStep(command, tuple(placed)))
        return tuple(steps)


class _Letter(NamedTuple):
    """A character of a line with its embedding level, its script, and the face that draws it, if any."""

    char: str
    level: int
    script: str
    face: FontFace | None


@lru_cache(maxsize=8192)
def shaped(text: str, weight: Weight, fonts: tuple[FontFile, ...] = (), whole: str = "") -> ShapedLine:
    """The line as it is drawn, in any mix of scripts; `fonts` are the radar's own, tried before the machine's.

    All lines of a `whole` text are drawn in the same faces.
    """
    text = "".join(char for char in text if category(char) != "Cc" and char != "\u00ad")
    letters = _letters(text, weight, fonts, whole or text)
    runs = [[*run] for _, run in groupby(letters, key=lambda letter: letter[1:])]
    clusters: list[ShapedCluster] = []
    x, steps = 0.0, 0
    for run in visual(runs, [run[0].level for run in runs]):
        for part in _clusters(run, weight):
            steps += sum(len(outline) for outline, _, _ in part.pieces)
            drawn = part if steps <= MOST_STEPS else _box(part.text)
            clusters.append(replace(drawn, x=round(x, 5)))
            x += drawn.advance
    used = {(letter.script, letter.face): None for letter in letters if letter.face and not unseen(letter.char)}
    own = _shipped(weight)
    faces = tuple((script, face) for script, face in used if face is not own)
    return ShapedLine(tuple(clusters), round(x, 5), faces)


@lru_cache(maxsize=64)
def own_face(font: FontFile) -> FontFace | None:
    """One of the radar's fonts, opened; None if it cannot be, which is reported when the radar is read."""
    try:
        return opened(font.data, font.path.rpartition("/")[2])
    except UnusableFontError:
        return None


@lru_cache(maxsize=4)
def _shipped(weight: Weight) -> FontFace:
    return opened(shipped_font.font_data(weight), "Radargen Sans", own=True)


def _letters(text: str, weight: Weight, fonts: tuple[FontFile, ...], whole: str) -> list[_Letter]:
    scripts = _scripts(text)
    by_script: dict[str, list[str]] = {}
    # A hyphen or an ellipsis added at the end of a line is not in the whole text.
    for char, script in zip(whole + text, [*_scripts(whole), *scripts], strict=True):
        if not unseen(char) and script_of(char) not in ("Zyyy", "Zzzz"):
            by_script.setdefault(script, []).append(char)
    region = _region(whole)
    faces: dict[str, FontFace | None] = {
        script: _face(tuple(dict.fromkeys(chars)), weight, fonts, region) for script, chars in by_script.items()
    }
    own = _shipped(weight)
    letters: list[_Letter] = []
    for char, level, script in zip(text, levels(text), scripts, strict=True):
        face = faces.get(script) or own
        attached = bool(letters) and (unseen(char) or category(char).startswith("M"))
        if attached and letters[-1].face and (unseen(char) or letters[-1].face.draws(char)):
            face = letters[-1].face
        elif not (unseen(char) or face.draws(char)):
            found = own if own.draws(char) else _face((char,), weight, fonts, region)
            letters.append(_Letter(char, level, script, found if found and found.draws(char) else None))
            continue
        letters.append(_Letter(char, level, script, face))
    return letters


def _scripts(text: str) -> list[str]:
    """The script of each character; signs and marks take that of the text before them, or else after them."""
    scripts = ["Hani" if (script := script_of(char)) in _EASTERN else script for char in text]
    for places in (range(1, len(text)), range(len(text) - 2, -1, -1)):
        step = -1 if places.step > 0 else 1
        for place in places:
            if scripts[place] in _COMMON and scripts[place + step] not in _COMMON:
                scripts[place] = scripts[place + step]
    return scripts


def _region(text: str) -> str:
    """The region whose forms of Chinese characters suit a text, as far as its other characters show."""
    scripts = {script_of(char) for char in text}
    if scripts & {"Hira", "Kana"}:
        return "JP"
    if "Hang" in scripts:
        return "KR"
    return "SC" if scripts & {"Hani", "Bopo"} else ""


@lru_cache(maxsize=4096)
def _face(chars: tuple[str, ...], weight: Weight, fonts: tuple[FontFile, ...], region: str) -> FontFace | None:
    """The first face that draws all of the characters, else the one that draws most; None if none draws any."""
    own = [face for font in fonts if (face := own_face(font))]
    # Of several weights of a family, take the closest.
    own.sort(key=lambda face: (face.weight >= 600) != (weight is not Weight.REGULAR))
    bundled = installed_fonts.bundled(weight)
    known: list[FontFace] = [_shipped(weight), *own, *([bundled] if bundled else ())]
    counts = [sum(map(face.draws, chars)) for face in known]
    if max(counts) == len(chars):
        return known[counts.index(len(chars))]
    other = installed_fonts.installed(chars, region)
    if other and sum(map(other.draws, chars)) > max(counts):
        return other
    return known[counts.index(max(counts))] if max(counts) else None


def _clusters(run: Sequence[_Letter], weight: Weight) -> Iterator[ShapedCluster]:
    """The clusters of a run from left to right, not positioned yet (all at 0)."""
    text, face, backwards = "".join(letter.char for letter in run), run[0].face, bool(run[0].level % 2)
    script = next((s for char in text if (s := script_of(char)) not in _COMMON), run[0].script)
    glyphs = face.shaped(text, weight, backwards=backwards, script=script) if face else None
    if face is None or glyphs is None:
        for char in reversed(text) if backwards else text:
            yield _box(char)
        return
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(pairwise([*starts, len(text)]))
    for start, group in groupby(glyphs, key=lambda glyph: glyph.cluster):
        yield _cluster(text[start : ends[start]], [*group], face, weight)


def _cluster(text: str, glyphs: Sequence[ShapedGlyph], face: FontFace, weight: Weight) -> ShapedCluster:
    placed: list[tuple[int, float, float]] = []
    x, seen = 0.0, all(map(unseen, text))
    for one in glyphs:
        outline = face.outline(one.glyph, weight)
        if outline is None or (not one.glyph and not unseen(text[0])):
            return _box(text)
        seen = seen or bool(outline)
        placed.append((one.glyph, x + one.x, -one.y))
        x += one.advance
    return ShapedCluster(text, 0.0, x, tuple(placed), face, weight) if seen else _box(text)


def _box(text: str) -> ShapedCluster:
    """An empty box in place of a character that no font has, so that the gap is noticed."""
    if all(unseen(char) or category(char).startswith("M") for char in text):
        return ShapedCluster(text, 0.0, 0.0)
    return ShapedCluster(text, 0.0, _WIDE if any(east_asian_width(char) in "FW" for char in text) else _NARROW)


@cache
def _frames(wide: float) -> GlyphOutline:
    inner = _LEFT + _STROKE
    return (*_frame(_LEFT, wide - _LEFT, 0.0, -_TOP), *_frame(wide - inner, inner, -_STROKE, _STROKE - _TOP))


def _frame(left: float, right: float, bottom: float, top: float) -> GlyphOutline:
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return (*(PenStep("L" if n else "M", corner) for n, corner in enumerate(corners)), PenStep("Z", ()))
