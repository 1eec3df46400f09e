"""Decks of slides: places their charts, and writes them with the content of the edition."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from radargen.assessing import blips, selected
from radargen.build.selected_edition import selected_edition
from radargen.charts import placing
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Box, Scene
from radargen.charts.theme import LegendPlace, PageFormat, RadarShape, themes
from radargen.model import AS_IT_IS, Blip, Edition, Radar, View
from radargen.slides.deck import DeckCharts, chart_room, write_deck
from radargen.slides.fitting import WIDER
from radargen.slides.presentation import AboutDeck, Presentation
from radargen.slides.scene_shapes import SectorColours
from radargen.slides.slide_parts import SlideColour
from radargen.text.messages import Message
from radargen.text.wording import LANGUAGES, wording

# How many accent colours a presentation's theme has.
_ACCENTS = 6
# Type sizes of names on a slide, in points: usual, smallest and largest.
_TYPE, _LEAST, _MOST = 8.5, 7.5, 12.0
_LONG_AGO = dt.date(1980, 1, 1)


@dataclass(frozen=True)
class Deck:
    """A deck of an edition; charts without room are left out and reported by `undrawn`.

    Raises TemplateError for an unusable template.
    """

    radar: Radar
    edition: Edition
    language: str
    lock: placing.Lock
    view: View = AS_IT_IS
    template: bytes | None = None

    @cached_property
    def blips(self) -> tuple[Blip, ...]:
        """The selected blips."""
        return tuple(selected(self.radar, blips(self.radar, self.edition), self.view.select))

    @cached_property
    def presentation(self) -> Presentation:
        """The presentation, still without slides."""
        return Presentation(self.template, self._own[:_ACCENTS], self._about())

    def bytes(self) -> bytes:
        """The complete file."""
        shown = selected_edition(self.radar, self.edition, self.language, self.blips)
        radar, matrix = (each if isinstance(each, Scene) else None for each in self._charts)
        charts = DeckCharts(radar, matrix, self._colours())
        write_deck(shown, charts, self.presentation)
        return self.presentation.bytes()

    def undrawn(self) -> Iterator[Message]:
        """A sentence for each chart that does not fit."""
        radar, matrix = self._charts
        if isinstance(radar, placing.DoesNotFit):
            yield Message("The deck has no radar: {why}", why=radar.message)
        if isinstance(matrix, placing.DoesNotFit):
            yield Message("The deck has no matrix: {why}", why=matrix.message)

    @cached_property
    def _charts(self) -> tuple[Scene | placing.DoesNotFit | None, Scene | placing.DoesNotFit | None]:
        tells = placing.CHART_KINDS["matrix"].tells(self.blips)
        return self._placed("radar"), self._placed("matrix") if tells else None

    def _placed(self, kind: str) -> Scene | placing.DoesNotFit:
        page = _page(chart_room(self.presentation), kind)
        try:
            request = ChartRequest(
                self.radar, self.edition, self.language, page, view=self.view, lock=self.lock, kind=kind
            )
            return placing.chart(request)[0]
        except placing.DoesNotFit as error:
            return error

    @property
    def _own(self) -> tuple[str, ...]:
        theme, count = themes(self.radar.house)["light"], len(self.radar.dimensions)
        return tuple(theme.sector(index, count) for index in range(count))

    def _colours(self) -> SectorColours:
        """The theme's colours, so that changing the theme changes them; our own if it has too few."""
        own = self._own
        if len(own) > _ACCENTS:
            return SectorColours(tuple(SlideColour(colour) for colour in own))
        return SectorColours(tuple(SlideColour(f"accent{n}") for n in range(1, len(own) + 1)))

    def _about(self) -> AboutDeck:
        name = wording(self.language)("language.locale").replace("_", "-") if self.language in LANGUAGES else ""
        title = " ".join(filter(None, (self.radar.title.any(self.language), self.edition.name)))
        author = self.radar.publisher.name.any(self.language)
        return AboutDeck(title, author, name or self.language, self.edition.date or _LONG_AGO)


def _page(room: Box, kind: str) -> PageFormat:
    """A page of the room's size; type on it is set smaller by `WIDER` later."""
    fan = kind == "radar" and room.width > room.height * 1.4
    return PageFormat(
        f"slide-{kind}",
        room.width,
        room.height,
        _TYPE * WIDER,
        _LEAST * WIDER,
        LegendPlace.NONE,
        bare=True,
        shape=RadarShape.FAN if fan else RadarShape.DISC,
        fan_type=_TYPE * WIDER,
        largest=_MOST * WIDER,
        smallest=_LEAST * WIDER,
    )
