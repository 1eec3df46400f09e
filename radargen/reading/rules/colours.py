"""Rules on the colours of a house style: contrast, and distinguishable dimensions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from radargen.charts.colour import Vision, contrast, least_distance, mix, nearest
from radargen.charts.theme import DARK, LIGHT, OUTLINE_CONTRAST, TEXT_CONTRAST, TINT, Theme, theme
from radargen.charts.theme import least_distance as least_apart
from radargen.model import Look, Radar
from radargen.model.problems import Problem
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message

# A colour of a look: the page, the ink, or a dimension by its index.
Slot = int | Literal["page", "ink"]
_TO = {
    Vision.NORMAL: Message("to every reader"),
    Vision.PROTAN: Message("to readers who do not see red"),
    Vision.DEUTAN: Message("to readers who do not see green"),
    Vision.TRITAN: Message("to readers who do not see blue"),
}


def stand_out(context: RuleContext) -> Iterator[Problem]:
    """Text and outlines have enough contrast; a page also with colours left to the preset."""
    for palette in _palettes(context.radar):
        for slot in palette.given:
            if fault := palette.fault(slot):
                words = Message("{colour} {words}.", colour=fault.colour, words=fault.words)
                yield palette.problem(slot, "low-contrast", words, _readable(palette, slot))


def differ(context: RuleContext) -> Iterator[Problem]:
    """The colours of dimensions can be distinguished; of two similar ones, the later is reported once."""
    for palette in _palettes(context.radar):
        yield from _confusable(palette)


@dataclass(frozen=True, slots=True, order=True)
class ContrastFault:
    """A contrast that is too low: as a share of the required one, with the colour, in words."""

    share: float
    colour: str
    words: Message


@dataclass(frozen=True, slots=True)
class BrandPalette:
    """A look with its preset, and its path in radar.yaml."""

    radar: Radar
    key: tuple[str, ...]
    look: Look
    base: Theme

    @property
    def theme(self) -> Theme:
        """The theme that results from look and preset."""
        return theme(self.look, self.base)

    @property
    def ids(self) -> list[str]:
        """The ids of the dimensions."""
        return [dimension.id for dimension in self.radar.dimensions]

    @property
    def least(self) -> float:
        """The least distance between colours of dimensions (CIEDE2000)."""
        return least_apart(len(self.ids))

    @property
    def given(self) -> list[Slot]:
        """The colours that the look sets."""
        own: list[Slot] = [index for index, colour in enumerate(self.look.sectors) if colour]
        return [*(["page"] if self.look.page else []), *(["ink"] if self.look.ink else []), *own]  # type: ignore[list-item]

    def others(self, index: int) -> list[int]:
        """The indexes of the other dimensions."""
        return [other for other in range(len(self.ids)) if other != index]

    def colour(self, slot: Slot) -> str:
        """The resulting colour, as #RRGGBB."""
        match slot:
            case "page":
                return self.theme.page
            case "ink":
                return self.theme.ink
            case int():
                return self.theme.sector(slot, len(self.ids))

    def recoloured(self, slot: Slot, colour: str) -> "BrandPalette":
        """The palette with one colour replaced."""
        match slot:
            case "page":
                look = replace(self.look, page=colour)
            case "ink":
                look = replace(self.look, ink=colour)
            case int():
                before, after = self.look.sectors[:slot], self.look.sectors[slot + 1 :]
                look = replace(self.look, sectors=(*before, colour, *after))
            case _:
                assert_never(slot)
        return replace(self, look=look)

    def fault(self, slot: Slot) -> ContrastFault | None:
        """The worst contrast fault of a colour; for the page, of the colours left to the preset."""
        match slot:
            case "page":
                left: list[Slot] = ["ink", *range(len(self.ids))]
                return _worst(*(self.fault(other) for other in left if other not in self.given))
            case "ink":
                return self._ink()
            case int():
                return self._sector(slot)

    def apart(self, index: int, other: int) -> tuple[float, Vision, int]:
        """The least distance between two dimensions over all kinds of vision, that vision, and the other index."""
        return *least_distance(self.colour(index), self.colour(other)), other

    def problem(self, slot: Slot, code: str, words: Message, hint: Message) -> Problem:
        """A problem located at a colour."""
        name = self.ids[slot] if isinstance(slot, int) else slot
        place = self.radar.where(*self.key, *(("colours",) if isinstance(slot, int) else ()), name)
        return Problem(place, code, Message("{what}: {words}", what=name, words=words), hint)

    def _ink(self) -> ContrastFault | None:
        look = self.theme
        return _worst(
            _fault(look.ink, look.page, TEXT_CONTRAST, Message("on the page; text needs")),
            _fault(look.ink, look.band(0), TEXT_CONTRAST, Message("on the innermost ring; text needs")),
        )

    def _sector(self, index: int) -> ContrastFault | None:
        look, colour = self.theme, self.colour(index)
        tint = mix(colour, look.page, TINT)
        return _worst(
            _fault(colour, look.page, TEXT_CONTRAST, Message("on the page; titles and numbers need")),
            _fault(colour, look.band(0), OUTLINE_CONTRAST, Message("on the innermost ring; outlines need")),
            # If the ink itself has a fault, that is reported instead.
            None
            if self._ink()
            else _fault(tint, look.ink, TEXT_CONTRAST, Message("as a tint to text on it, which needs")),
        )


def _palettes(radar: Radar) -> Iterator[BrandPalette]:
    house = radar.house
    for key, look, base in ((("theme",), house.light, LIGHT), (("theme", "dark"), house.dark, DARK)):
        palette = BrandPalette(radar, key, look, base)
        if palette.given:
            yield palette


def _confusable(palette: BrandPalette) -> Iterator[Problem]:
    # Colours with a contrast fault will change, and the shade proposed for them is distinguishable.
    readable = [slot for slot in palette.given if isinstance(slot, int) and not palette.fault(slot)]
    for index in readable:
        others = [other for other in palette.others(index) if other < index or other not in readable]
        distance, vision, other = min((palette.apart(index, other) for other in others), default=(100.0, None, 0))
        if vision and distance < palette.least:
            words = Message(
                "{to}, {colour} is too like {other} of {dimension}: "
                "their distance (CIEDE2000) is {found:.1f}, and {least:g} is needed.",
                to=_TO[vision],
                colour=palette.colour(index),
                other=palette.colour(other),
                dimension=palette.ids[other],
                found=distance,
                least=palette.least,
            )
            yield palette.problem(index, "colours-alike", words, _readable(palette, index))
            # Later proposals must be distinguishable from this one.
            palette = palette.recoloured(index, _shade(palette, index) or palette.colour(index))


def _readable(palette: BrandPalette, slot: Slot) -> Message:
    """A hint with the nearest shade that has enough contrast, and is distinguishable if there is one."""
    if best := _shade(palette, slot):
        return Message("The nearest shade that passes is {colour}.", colour=best)
    if palette.fault(slot) and (
        readable := nearest(palette.colour(slot), lambda shade: _is_readable(palette, slot, shade))
    ):
        return Message(
            "The nearest shade that can be read is {colour}; it is like another dimension's.", colour=readable
        )
    return Message("No shade of it passes; choose another colour.")


def _shade(palette: BrandPalette, slot: Slot) -> str:
    """The nearest shade with enough contrast that is distinguishable from other dimensions; empty without one."""

    def differs(shade: str) -> bool:
        changed = palette.recoloured(slot, shade)
        apart = (changed.apart(slot, other)[0] for other in changed.others(slot)) if isinstance(slot, int) else ()
        return min(apart, default=100.0) >= palette.least

    return nearest(palette.colour(slot), lambda shade: _is_readable(palette, slot, shade) and differs(shade))


def _is_readable(palette: BrandPalette, slot: Slot, shade: str) -> bool:
    return not palette.recoloured(slot, shade).fault(slot)


def _fault(colour: str, ground: str, least: float, words: Message) -> ContrastFault | None:
    ratio = contrast(colour, ground)
    # Truncated, so that the figure never seems to reach the limit.
    words = Message(
        "has a contrast of {found:.2f} : 1 {words} {least:g} : 1",
        found=int(ratio * 100) / 100,
        words=words,
        least=least,
    )
    return ContrastFault(ratio / least, colour, words) if ratio < least else None


def _worst(*faults: ContrastFault | None) -> ContrastFault | None:
    return min((fault for fault in faults if fault), default=None)
