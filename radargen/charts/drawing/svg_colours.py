"""Colours in SVG: literal values, or variables of the page's style sheet."""

from dataclasses import dataclass, replace

from radargen.charts.scene import Marker, MarkerShape, Tone
from radargen.charts.theme import Theme, shading
from radargen.model import Certainty


@dataclass(frozen=True, slots=True)
class SvgColours:
    """A theme's colours for a radar of `count` sectors; with `variables`, the literals are only fallbacks."""

    theme: Theme
    count: int
    variables: bool

    @property
    def dimmed(self) -> "SvgColours":
        """Faded colours; in a page, the style sheet fades instead."""
        return self if self.variables else replace(self, theme=self.theme.dimmed)

    @property
    def few(self) -> bool:
        """Whether these are the colours for a radar of few sectors."""
        return self.count <= len(self.theme.few)

    @property
    def page(self) -> str:
        """The page's background."""
        return self._say("page", self.theme.page)

    @property
    def ink(self) -> str:
        """The default colour of text."""
        return self.tone(Tone.INK)

    @property
    def muted(self) -> str:
        """Less prominent text and marks."""
        return self.tone(Tone.MUTED)

    @property
    def line(self) -> str:
        """Rules and frames."""
        return self.tone(Tone.LINE)

    def sector(self, index: int) -> str:
        """The colour of a dimension."""
        return self.tone(Tone.SECTOR, index)

    def tone(self, tone: Tone, sector: int = 0) -> str:
        """The colour of a text or line with that tone."""
        name = f"sector-{sector}" if tone is Tone.SECTOR else tone.value
        return self._say(name, self.theme.tone(tone, sector, self.count))

    def band(self, depth: float) -> tuple[str, float]:
        """A ring's colour and opacity: a site shades whatever is behind it, a file has opaque colours."""
        if self.variables:
            return self._say("shade", self.theme.shade), shading(depth)
        return self.theme.band(depth), 1.0

    def body(self, marker: Marker) -> tuple[str, str]:
        """The fill and the outline of a blip, inside a group whose `color` is the sector's.

        A file repeats that colour, because not every drawing program supports `currentColor`.
        """
        fill, outline = self.theme.body(marker, self.count)
        if not self.variables:
            return fill, outline
        if marker.shape is MarkerShape.GHOST:
            return "none", "currentColor"
        match marker.fill:
            case Certainty.STRONG:
                return "currentColor", "currentColor"
            case Certainty.MEDIUM:
                return self._say("tint" if marker.sector is None else f"tint-{marker.sector}", fill), "currentColor"
            case Certainty.WEAK:
                return self.page, "currentColor"

    def _say(self, name: str, literal: str) -> str:
        return f"var(--radar-{name},{_short(literal)})" if self.variables else literal


def _short(colour: str) -> str:
    """#RRGGBB shortened to #RGB where possible."""
    return f"#{colour[1::2]}" if colour[1::2] == colour[2::2] else colour
