"""Books and handouts: draws their charts, gathers their texts, and sets them."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Any

from radargen.assessing import blips, selected
from radargen.build.selected_edition import selected_edition
from radargen.charts import drawing, placing
from radargen.charts.drawing.logo_picture import pixels
from radargen.charts.lettering import is_plain
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Marker, MarkerShape, Scene, Weight
from radargen.charts.theme import DARK, MM, Labels, LegendPlace, PageFormat, RadarShape, Theme, themes
from radargen.model import (
    AS_IT_IS,
    EVERYTHING,
    Blip,
    Certainty,
    Edition,
    FontFile,
    Logo,
    LogoKind,
    Movement,
    Radar,
    Trend,
    View,
)
from radargen.model.problems import Problem
from radargen.pages.edition_view import EditionView
from radargen.paper.book import PaperTexts, book_data
from radargen.paper.handout import handout_data
from radargen.paper.missing_letters import missing_letters
from radargen.paper.paper_charts import PaperCharts
from radargen.paper.paper_look import COVER, GREY_COVER, PaperLook, Sheet, paper_look
from radargen.text.markdown.limits import excess
from radargen.text.markdown.text_references import Kind, text_references
from radargen.text.messages import Message

# Side of a chart in a book, and type sizes of its names, which must be legible on paper; in points.
_SIDE = 166 * MM
_CHART = PageFormat("book", _SIDE, _SIDE, 7.5, 7.0, LegendPlace.NONE, bare=True, largest=9.5)
_DETAIL = replace(_CHART, name="book-detail", shape=RadarShape.QUARTER, largest=11.0)
# Pixels per millimetre of paper, for a logo and for a picture in a text.
_LOGO_WIDTH, _DOTS = 600, 2.0
# Size of a sample mark in the key, in points.
_SAMPLE, _BODY = 22.0, 5.2


@dataclass(frozen=True)
class PaperPictures:
    """The charts of an edition on paper, in a theme's colours; those without room are left out (`undrawn`).

    Handouts, whose small radars have no names, need no `labels`, and numbers take less time.
    """

    radar: Radar
    edition: Edition
    language: str
    lock: placing.Lock
    theme: Theme
    view: View = AS_IT_IS
    labels: Labels = Labels.AUTO

    @cached_property
    def blips(self) -> tuple[Blip, ...]:
        """The selected blips with their numbers on the radar, 0 for those with names."""
        numbers = {mark.id: mark.number for mark in self._radar.blips} if self._radar else {}
        chosen = selected(self.radar, blips(self.radar, self.edition), self.view.select)
        return tuple(replace(blip, number=numbers.get(blip.id, 0)) for blip in chosen)

    def charts(self, only: frozenset[str] = frozenset()) -> PaperCharts:
        """All charts or, for handouts, only the locators of these trends."""
        scene = self._radar
        marked = [blip.id for blip in self.blips if not only or blip.id in only] if scene else []
        small = [placing.locator(scene, one) for one in marked] if scene else []
        # The radar is the same for all, and is stored in the document once.
        ground = self._svg(replace(small[0], blips=())) if small else ""
        locators = {one: self._svg(_blip_alone(each)) for one, each in zip(marked, small, strict=True)}
        if only:
            return PaperCharts(ground=ground, locators=locators, pictures=dict(self._pictures()))
        before = self.radar.before(self.edition)
        changes = self._placed(_CHART, replace(self.view, since=before, select=EVERYTHING)) if before else None
        shown = {blip.trend.dimension for blip in self.blips}
        details = {
            one.id: self._svg(detail)
            for one in self.radar.dimensions
            if one.id in shown and (detail := self._placed(_DETAIL, self.view, one.id))
        }
        return PaperCharts(
            cover=self._cover(scene) if scene else "",
            radar=self._svg(scene) if scene else "",
            description=scene.description if scene else "",
            numbers={mark.id: mark.number for mark in scene.blips if mark.number} if scene else {},
            dimensions=details,
            ground=ground,
            locators=locators,
            changes=self._svg(changes) if changes else "",
            marks=dict(_samples(self.language, self.theme)),
            pictures=dict(self._pictures()),
        )

    def undrawn(self) -> Iterator[Message]:
        """A sentence if the radar does not fit."""
        found = self._asked(_CHART, self.view, None)
        if isinstance(found, placing.DoesNotFit):
            yield Message("The book has no radar: {why}", why=found.message)

    @cached_property
    def _radar(self) -> Scene | None:
        return self._placed(_CHART, self.view)

    def _placed(self, page: PageFormat, view: View, dimension: str | None = None) -> Scene | None:
        found = self._asked(page, view, dimension)
        return None if isinstance(found, placing.DoesNotFit) else found

    def _asked(self, page: PageFormat, view: View, dimension: str | None) -> Scene | placing.DoesNotFit:
        shape = page.shape if dimension else None
        request = ChartRequest(
            self.radar, self.edition, self.language, page, dimension, self.labels, shape, view, self.lock
        )
        try:
            return placing.chart(request)[0]
        except placing.DoesNotFit as error:
            return error

    def _svg(self, scene: Scene) -> str:
        return drawing.svg(scene, self.theme, transparent=True)

    def _cover(self, scene: Scene) -> str:
        """The radar without any text, for a dark page."""
        bare = tuple(replace(mark, number_text=None, label=None, whisker=None) for mark in scene.blips)
        dark = replace(DARK, page=COVER if self.theme.by_colour else GREY_COVER, fonts=self.theme.fonts)
        if not self.theme.by_colour:
            dark = replace(dark, few=("#E0E0E0",) * len(dark.few), many=("#E0E0E0",) * len(dark.many), shade="#B0B0B0")
        elif own := themes(self.radar.house)[DARK.name]:
            dark = replace(dark, few=own.few, many=own.many)
        cover = replace(scene, blips=bare, arcs=(), pills=(), texts=(), trails=(), outlooks=())
        return drawing.svg(cover, dark, transparent=True)

    def _pictures(self) -> Iterator[tuple[str, str]]:
        """The pictures of texts by path, each wrapped in an SVG; those that cannot be drawn here are left out."""
        for picture in self.radar.pictures:
            kind = "svg" if picture.path.lower().endswith(".svg") else "png" if picture.path.endswith("png") else "jpeg"
            data: bytes = picture.data
            if kind == "svg":
                drawn = _rastered(Logo(picture.path, LogoKind.SVG, picture.width, picture.height, data), 1200)
                if drawn is None:
                    continue
                kind, data = "png", drawn
            yield picture.path, _wrapped(data, kind, picture.width, picture.height)


def _blip_alone(scene: Scene) -> Scene:
    """A small radar reduced to its only blip, at the same position."""
    markers = tuple(blip.marker for blip in scene.blips)
    return Scene(scene.width, scene.height, scene.language, "", "", "", samples=markers, dimensions=scene.palette)


def _samples(language: str, theme: Theme) -> Iterator[tuple[str, str]]:
    """The sample marks of the key as SVG, by their names in the views."""

    def sample(*markers: Marker, width: float = _SAMPLE) -> str:
        scene = Scene(width, _SAMPLE, language, "", "", "", samples=markers, dimensions=1)
        return drawing.svg(scene, theme, transparent=True)

    middle = _SAMPLE / 2
    plain = Marker(middle, middle, _BODY)
    yield Movement.NEW, sample(replace(plain, shape=MarkerShape.HALO))
    yield Movement.IN, sample(replace(plain, shape=MarkerShape.DROP, turn=180.0))
    yield Movement.OUT, sample(replace(plain, shape=MarkerShape.DROP))
    yield Movement.UNCHANGED, sample(plain)
    for certainty in Certainty:
        yield certainty, sample(replace(plain, fill=certainty))
    yield "dispute", sample(replace(plain, fill=Certainty.WEAK, dashed=True))
    sizes = (replace(plain, x=x, r=r) for x, r in ((6.0, 3.4), (20.0, 5.0), (38.0, 7.2)))
    yield "impact", sample(*sizes, width=48.0)


def _wrapped(data: bytes, kind: str, width: float, height: float) -> str:
    """A raster picture wrapped in an SVG, which is text."""
    source = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}"><image width="{width:g}" height="{height:g}" href="{source}"/></svg>'
    )


def _rastered(logo: Logo, width: int) -> bytes | None:
    """An untrusted logo or picture as PNG, drawn by a process with limits; None if that fails."""
    drawn = pixels(logo, width, max(1, round(width * logo.height / logo.width)))
    if drawn is None:
        return None
    out = BytesIO()
    drawn.save(out, format="PNG")
    return out.getvalue()


def _logo(logo: Logo | None) -> str:
    data = _rastered(logo, _LOGO_WIDTH) if logo else None
    return _wrapped(data, "png", logo.width, logo.height) if logo and data else ""


def look_of(radar: Radar, theme: Theme, families: Sequence[str]) -> PaperLook:
    """The colours, the logos and the fonts of the radar on paper."""
    own, logo = themes(radar.house), theme.logo
    dark = own[DARK.name].logo
    drawn = _logo(logo)
    return replace(
        paper_look(theme, len(radar.dimensions)),
        logo=drawn,
        # A logo for light pages gets a light background on the cover.
        cover_logo=_logo(dark) if dark is not None and dark != logo else "",
        proportion=logo.width / logo.height if logo else 1.0,
        fonts=tuple(dict.fromkeys(("Radargen Sans", *families))),
    )


def edition_on_paper(drawn: PaperPictures, site_url: str = "") -> EditionView:
    """The view of the edition with only the selected trends, and those that have left the chart."""
    return selected_edition(drawn.radar, drawn.edition, drawn.language, drawn.blips, site_url)


@dataclass(frozen=True, slots=True)
class PaperContent:
    """The content of a document: the name of the template, and its data as plain values."""

    template: str
    data: dict[str, Any]


def book_content(drawn: PaperPictures, families: Sequence[str], page: Sheet, texts: PaperTexts) -> PaperContent:
    """The content of the book; `families` are those of the available fonts."""
    look = look_of(drawn.radar, drawn.theme, families)
    return PaperContent("book.typ", book_data(edition_on_paper(drawn), drawn.charts(), look, page, texts))


def handout_content(
    drawn: PaperPictures, families: Sequence[str], page: Sheet, trends: tuple[Trend, ...]
) -> PaperContent:
    """The content of the handout for these trends."""
    look = look_of(drawn.radar, drawn.theme, families)
    wanted = frozenset(trend.id for trend in trends)
    charts = drawn.charts(only=wanted)
    return PaperContent("handout.typ", handout_data(edition_on_paper(drawn), trends, charts, look, page))


def handout_contents(
    drawn: PaperPictures, families: Sequence[str], page: Sheet
) -> Iterator[tuple[Trend, PaperContent]]:
    """For each trend on the chart, the content of a handout with only that trend."""
    trends = tuple(blip.trend for blip in drawn.blips)
    whole = handout_content(drawn, families, page, trends)
    for trend, told in zip(trends, whole.data["trends"], strict=True):
        yield trend, replace(whole, data={**whole.data, "trends": [told]})


def foreword_problem(source: bytes | Problem, path: str) -> Message | None:
    """Why the foreword cannot be set; None if it can, or if there is none."""
    if isinstance(source, Problem):
        return Message("{path}: {why}", path=path, why=source.message)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Message("{path} is not UTF-8; save it as that.", path=path)
    if too_much := excess(text):
        return Message("{path}: {why}", path=path, why=too_much.words)
    tag = next((one for one in text_references(text) if one.kind is Kind.TAG), None)
    if tag is None:
        return None
    line = text.count("\n", 0, tag.at) + 1
    return Message(
        "{path}:{line}: {tag} is HTML, which a book cannot show; write it in Markdown.",
        path=path,
        line=line,
        tag=tag.address,
    )


def letters_told(data: Mapping[str, Any], fonts: Sequence[FontFile]) -> list[Message]:
    """A sentence for each character that no font has, with the trend in which it occurs."""
    from radargen.charts.lettering.font_faces import UnusableFontError, opened  # noqa: PLC0415 – for few radars

    faces = []
    for font in fonts:
        with suppress(UnusableFontError):
            faces.append(opened(font.data, font.path, own=True))

    def drawn(character: str) -> bool:
        return is_plain(character, Weight.REGULAR) or any(face.draws(character) for face in faces)

    return [
        Message(
            "{trend}: no font has the character {character} ({code}).", trend=trend_id, character=one, code=_code(one)
        )
        if trend_id
        else Message("radar.yaml: no font has the character {character} ({code}).", character=one, code=_code(one))
        for trend_id, one in missing_letters(data, drawn)
    ]


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
