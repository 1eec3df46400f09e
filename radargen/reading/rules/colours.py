"""Rules on the colours of a house: that they can be read, and that dimensions can be told apart by them."""

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

# What the house may have set: the page, the ink, or a dimension by its place.
Slot = int | Literal["page", "ink"]
_TO = {
    Vision.NORMAL: Message("to every reader"),
    Vision.PROTAN: Message("to readers who do not see red"),
    Vision.DEUTAN: Message("to readers who do not see green"),
    Vision.TRITAN: Message("to readers who do not see blue"),
}


def stand_out(context: RuleContext) -> Iterator[Problem]:
    """Text and outlines stand out from what is behind them; a page also from the colours that the house leaves open."""
    for palette in _palettes(context.radar):
        for slot in palette.given:
            if fault := palette.fault(slot):
                words = Message("{colour} {words}.", colour=fault.colour, words=fault.words)
                yield palette.problem(slot, "low-contrast", words, _readable(palette, slot))


def differ(context: RuleContext) -> Iterator[Problem]:
    """No reader takes one dimension for another; of two alike, the later one is named, once."""
    for palette in _palettes(context.radar):
        yield from _alike(palette)


@dataclass(frozen=True, slots=True, order=True)
class ContrastFault:
    """A contrast that is too low: as a share of what is needed, of which colour, in words."""

    share: float
    colour: str
    words: Message


@dataclass(frozen=True, slots=True)
class BrandPalette:
    """A look with the preset that fills it in, and where it stands in radar.yaml."""

    radar: Radar
    key: tuple[str, ...]
    look: Look
    base: Theme

    @property
    def theme(self) -> Theme:
        """What is drawn with."""
        return theme(self.look, self.base)

    @property
    def ids(self) -> list[str]:
        """The dimensions."""
        return [dimension.id for dimension in self.radar.dimensions]

    @property
    def least(self) -> float:
        """How far apart colours must be."""
        return least_apart(len(self.ids))

    @property
    def given(self) -> list[Slot]:
        """What the house has set."""
        own: list[Slot] = [index for index, colour in enumerate(self.look.sectors) if colour]
        return [*(["page"] if self.look.page else []), *(["ink"] if self.look.ink else []), *own]  # type: ignore[list-item]

    def others(self, index: int) -> list[int]:
        """The dimensions but one."""
        return [other for other in range(len(self.ids)) if other != index]

    def colour(self, slot: Slot) -> str:
        """What is drawn there."""
        match slot:
            case "page":
                return self.theme.page
            case "ink":
                return self.theme.ink
            case int():
                return self.theme.sector(slot, len(self.ids))

    def recoloured(self, slot: Slot, colour: str) -> "BrandPalette":
        """The same with another colour in one place."""
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
        """The worst that is wrong with one colour; with the page, what it does to the colours the house leaves open."""
        match slot:
            case "page":
                left: list[Slot] = ["ink", *range(len(self.ids))]
                return _worst(*(self.fault(other) for other in left if other not in self.given))
            case "ink":
                return self._ink()
            case int():
                return self._sector(slot)

    def apart(self, index: int, other: int) -> tuple[float, Vision, int]:
        """How far two dimensions are apart to those who can tell them least, who these are, and the other one."""
        return *least_distance(self.colour(index), self.colour(other)), other

    def problem(self, slot: Slot, code: str, words: Message, hint: Message) -> Problem:
        """One at the place of a colour."""
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
            # Ink that cannot be read on the page either is what is wrong then.
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


def _alike(palette: BrandPalette) -> Iterator[Problem]:
    # What cannot be read will be another colour; the shade proposed for it is apart from the rest.
    sound = [slot for slot in palette.given if isinstance(slot, int) and not palette.fault(slot)]
    for index in sound:
        others = [other for other in palette.others(index) if other < index or other not in sound]
        found, vision, other = min((palette.apart(index, other) for other in others), default=(100.0, None, 0))
        if vision and found < palette.least:
            words = Message(
                "{to}, {colour} is too like {other} of {dimension}: "
                "their distance (CIEDE2000) is {found:.1f}, and {least:g} is needed.",
                to=_TO[vision],
                colour=palette.colour(index),
                other=palette.colour(other),
                dimension=palette.ids[other],
                found=found,
                least=palette.least,
            )
            yield palette.problem(index, "colours-alike", words, _readable(palette, index))
            # The next proposal has to be apart from this one, too.
            palette = palette.recoloured(index, _shade(palette, index) or palette.colour(index))


def _readable(palette: BrandPalette, slot: Slot) -> Message:
    """A hint: the nearest shade that can be read, and be told from the other dimensions where one can."""
    if best := _shade(palette, slot):
        return Message("The nearest shade that passes is {colour}.", colour=best)
    if palette.fault(slot) and (readable := nearest(palette.colour(slot), lambda shade: _serves(palette, slot, shade))):
        return Message(
            "The nearest shade that can be read is {colour}; it is like another dimension's.", colour=readable
        )
    return Message("No shade of it passes; choose another colour.")


def _shade(palette: BrandPalette, slot: Slot) -> str:
    """The nearest shade that can be read and be told from the other dimensions; empty where there is none."""

    def differs(shade: str) -> bool:
        changed = palette.recoloured(slot, shade)
        apart = (changed.apart(slot, other)[0] for other in changed.others(slot)) if isinstance(slot, int) else ()
        return min(apart, default=100.0) >= palette.least

    return nearest(palette.colour(slot), lambda shade: _serves(palette, slot, shade) and differs(shade))


def _serves(palette: BrandPalette, slot: Slot, shade: str) -> bool:
    return not palette.recoloured(slot, shade).fault(slot)


def _fault(colour: str, ground: str, least: float, words: Message) -> ContrastFault | None:
    found = contrast(colour, ground)
    # Cut off, so that no figure reads like the one that is needed.
    words = Message(
        "has a contrast of {found:.2f} : 1 {words} {least:g} : 1",
        found=int(found * 100) / 100,
        words=words,
        least=least,
    )
    return ContrastFault(found / least, colour, words) if found < least else None


def _worst(*faults: ContrastFault | None) -> ContrastFault | None:
    return min((fault for fault in faults if fault), default=None)
