"""Colours, type sizes and page formats: everything a designer would change."""

from dataclasses import dataclass, replace
from enum import StrEnum

from radargen.charts.colour import contrast, luminance, mix
from radargen.charts.scene import Marker, MarkerShape, Tone
from radargen.model import Certainty, FontFile, House, Logo, Look
from radargen.text.messages import Message

MM = 72 / 25.4
# How much of a theme's shade lies on the page, from the innermost to the outermost ring.
SHADES = (0.343, 0.28, 0.21, 0.143, 0.077)
# How much of a sector's colour fills a blip of medium certainty.
TINT = 0.4
# What a theme must reach: contrast of text and of blip outlines (WCAG 2.2, 1.4.3 and 1.4.11).
TEXT_CONTRAST, OUTLINE_CONTRAST = 4.5, 3.0
# Above this luminance a page is light: black stands out from it better than white.
LIGHT_PAGE = 0.179
# How much of its colour is left to what stands back, and of the ink to the numbers on it.
DIM, DIM_NUMBER = 0.4, 0.7
# How much of its colour is left to where a blip once stood.
GHOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look as #rrggbb. `shade` lies on the page in the strength of SHADES, which makes the bands.

    `by_colour` says that colours tell dimensions apart; in greyscale, place and titles do. `font` is a family that
    viewers may have and that comes before ours; `logo` is drawn where the scene has room for one. `fonts` are
    files with letters that the shipped font lacks.
    """

    name: str
    page: str
    ink: str
    muted: str
    line: str
    shade: str
    caption: str
    on_sector: str
    few: tuple[str, ...]
    many: tuple[str, ...]
    by_colour: bool = True
    font: str = ""
    logo: Logo | None = None
    fonts: tuple[FontFile, ...] = ()

    @property
    def dimmed(self) -> "Theme":
        """The same for what stands back: out of the way, but to be recognised."""

        def back(colour: str, share: float = DIM) -> str:
            return mix(colour, self.page, share)

        return replace(
            self,
            ink=back(self.ink),
            muted=back(self.muted),
            line=back(self.line),
            on_sector=back(self.ink, DIM_NUMBER),
            few=tuple(map(back, self.few)),
            many=tuple(map(back, self.many)),
        )

    def sector(self, index: int, count: int) -> str:
        """The colour of one of `count` sectors (2 to 8)."""
        return (self.few if count <= len(self.few) else self.many)[index]

    def band(self, depth: float) -> str:
        """The colour at that depth, 0 innermost to 1 outermost."""
        return mix(self.shade, self.page, shading(depth))

    def tone(self, tone: Tone, sector: int, count: int) -> str:
        """The colour of a text or line."""
        match tone:
            case Tone.INK:
                return self.ink
            case Tone.MUTED:
                return self.muted
            case Tone.LINE:
                return self.line
            case Tone.CAPTION:
                return self.caption
            case Tone.ON_SECTOR:
                return self.on_sector
            case Tone.SECTOR:
                return self.sector(sector, count)

    def body(self, marker: Marker, count: int) -> tuple[str, str]:
        """The fill and the outline of a blip, or of a sample in the key; a ghost's fill is `none`."""
        colour = self.muted if marker.sector is None else self.sector(marker.sector, count)
        if marker.shape is MarkerShape.GHOST:
            return "none", mix(colour, self.page, GHOSTLY)
        match marker.fill:
            case Certainty.STRONG:
                return colour, colour
            case Certainty.MEDIUM:
                return mix(colour, self.page, TINT), colour
            case Certainty.WEAK:
                return self.page, colour


def shading(depth: float) -> float:
    """How much of the shade lies on the page at that depth, 0 innermost to 1 outermost."""
    place = min(max(depth, 0.0), 1.0) * (len(SHADES) - 1)
    left = min(int(place), len(SHADES) - 2)
    return SHADES[left] + (SHADES[left + 1] - SHADES[left]) * (place - left)


# The colours of sectors are as far apart as they could be made for every kind of colour vision, and each carries its
# numbers and its title; the tests hold them to it.
LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    ink="#16202B",
    muted="#55616F",
    line="#C4CED9",
    shade="#2B5688",
    caption="#3A4653",
    on_sector="#FFFFFF",
    few=("#2568AC", "#B24705", "#0B4A42"),
    many=("#2D61DD", "#756B1F", "#6C003F", "#081793", "#301E10", "#37694F", "#3C4600", "#5D6172"),
)
DARK = Theme(
    name="dark",
    page="#10161D",
    ink="#F2F5F8",
    muted="#A9B5C2",
    line="#3A4753",
    shade="#9AADC0",
    caption="#C3CDD8",
    on_sector="#10161D",
    few=("#6CB4F5", "#FF8A3D", "#BDEFB0"),
    many=("#5198ED", "#F0E447", "#99FFBC", "#D298B3", "#DFF2F0", "#A39B81", "#DCCAFF", "#EF730D"),
)
# Greyscale: place, title, shape and fill carry what colour says elsewhere.
PRINT = Theme(
    name="print",
    page="#FFFFFF",
    ink="#000000",
    muted="#4A4A4A",
    line="#BDBDBD",
    shade="#242424",
    caption="#2E2E2E",
    on_sector="#FFFFFF",
    few=("#333333",) * 3,
    many=("#333333",) * 8,
    by_colour=False,
)
THEMES = {preset.name: preset for preset in (LIGHT, DARK, PRINT)}


def themes(house: House) -> dict[str, Theme]:
    """The presets by name with what the house sets; print stays grey but for the logo."""
    light = theme(house.light, LIGHT)
    dark = theme(replace(house.dark, logo=house.dark.logo or house.light.logo), DARK)
    own = (light, dark, replace(PRINT, logo=house.light.logo))
    return {one.name: replace(one, font=house.font, fonts=house.fonts) for one in own}


def site_themes(house: House) -> tuple[Theme, Theme]:
    """For a site's light and dark scheme, which bring their own page: a look made for the other page stays away."""
    own = themes(house)
    light, dark = own[LIGHT.name], own[DARK.name]
    preset_light, preset_dark = (replace(preset, fonts=house.fonts) for preset in (LIGHT, DARK))
    return light if is_light(light.page) else preset_light, preset_dark if is_light(dark.page) else dark


def theme(look: Look, base: Theme) -> Theme:
    """A preset with the look's colours; what follows from page and ink is made of them.

    What the look leaves open comes from the preset that suits its page.
    """
    if look.page:
        base = replace(LIGHT if is_light(look.page) else DARK, name=base.name)
    if look.page or look.ink:
        page, ink = look.page or base.page, look.ink or base.ink
        greys = [mix(ink, page, share) for share in (0.72, 0.8, 0.9)]
        base = replace(
            base,
            page=page,
            ink=ink,
            muted=next((grey for grey in greys if contrast(grey, page) >= TEXT_CONTRAST), ink),
            line=mix(ink, page, 0.24),
            shade=mix(ink, page, 0.8 if is_light(page) else 0.75),
            caption=ink,
            on_sector=page,
        )
    few = len(look.sectors) <= len(base.few)
    preset = base.few if few else base.many
    sectors = tuple(own or given for own, given in zip(look.sectors, preset, strict=False))
    sectors += preset[len(sectors) :]
    return replace(base, few=sectors if few else base.few, many=base.many if few else sectors, logo=look.logo)


def is_light(page: str) -> bool:
    """Whether dark ink belongs on that page."""
    return luminance(page) > LIGHT_PAGE


def least_distance(sectors: int) -> float:
    """How far apart in CIEDE2000 the colours of so many sectors must be to every kind of vision: 15 to 8."""
    return 15 - 7 * (min(max(sectors, 3), 8) - 3) / 5


class LegendPlace(StrEnum):
    """Where the list of names stands relative to the radar."""

    BESIDE = "beside"
    BELOW = "below"
    NONE = "none"


class RadarShape(StrEnum):
    """A radar of all dimensions is a full disc or a fan, its upper half; one dimension alone a fan or a quarter."""

    DISC = "disc"
    FAN = "fan"
    QUARTER = "quarter"


class Labels(StrEnum):
    """What tells the blips apart: their names, numbers with a list, or names as far as they find room."""

    AUTO = "auto"
    NAMES = "names"
    NUMBERS = "numbers"


# A page is wide from that proportion of its sides on.
WIDE = 1.15
# The smallest number that can be read on paper, in points.
LEAST_NUMBER = 5.0


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page in points. `type_size` is that of names, `floor` the smallest legend type, `dpi` that of a PNG by default.

    Names grow up to `largest` where all find room, and rather shrink to `smallest` than become numbers.

    `bare` is a radar without headline, lists, key and source, to be put under a heading of somebody else's; numbers are
    explained on pages of their own, unless the legend is NONE, for a page that brings that as well. `shape` is what the
    page shows best, and `fan_type` the type size of names on a fan, where it differs. `numbers` are what the type of
    numbers in blips is at the least: the first where there is room for that, else the next.
    """

    name: str
    width: float
    height: float
    type_size: float
    floor: float
    legend: LegendPlace
    dpi: int = 300
    bare: bool = False
    shape: RadarShape = RadarShape.DISC
    fan_type: float = 0.0
    numbers: tuple[float, ...] = (LEAST_NUMBER,)
    furniture: float = 1.0
    largest: float = 14.0
    smallest: float = 0.0

    def shaped(self, shape: RadarShape | None) -> "PageFormat":
        """The page for a radar of that shape, or of the one it shows best."""
        return replace(self, shape=shape or self.shape)

    @property
    def hosted(self) -> bool:
        """Whether it is part of a page that brings everything else, and numbers are explained there."""
        return self.bare and self.legend is LegendPlace.NONE

    @property
    def wide(self) -> bool:
        """Whether the page is so much wider than high that texts stand beside the radar, not above and below it."""
        return self.width > WIDE * self.height

    @property
    def name_size(self) -> float:
        """The type size of names on the radar."""
        return self.fan_type if self.shape is RadarShape.FAN and self.fan_type else self.type_size


FORMATS = {
    page.name: page
    for page in (
        PageFormat("a4", 297 * MM, 210 * MM, 7.5, 6.5, LegendPlace.BESIDE),
        PageFormat("a4-portrait", 210 * MM, 297 * MM, 7.5, 6.5, LegendPlace.BELOW),
        PageFormat("a3", 420 * MM, 297 * MM, 8.5, 6.5, LegendPlace.BESIDE, furniture=1.414, largest=24.0, smallest=7.5),
        # 288 dpi make the 3840 × 2160 pixels of a slide.
        PageFormat(
            "16:9",
            960,
            540,
            8.5,
            8.0,
            LegendPlace.BESIDE,
            288,
            shape=RadarShape.FAN,
            fan_type=9.5,
            furniture=1.26,
            largest=24.0,
            smallest=8.0,
        ),
        PageFormat("square", 720, 720, 8.5, 6.5, LegendPlace.BELOW, furniture=1.15, smallest=7.5),
    )
}
SITE = PageFormat("site", 720, 720, 11, 11, LegendPlace.NONE, bare=True)
# A point here is a pixel of a narrow phone, on which nobody reads numbers of less than 9 of them.
PHONE = PageFormat("phone", 360, 360, 10.5, 10.5, LegendPlace.NONE, bare=True, numbers=(9.2, 7.0, LEAST_NUMBER))
# A matrix on a wide page; as many trends as there are decide which of the heights it has.
MATRICES = tuple(
    PageFormat("matrix", 960, height, 11, 10.5, LegendPlace.NONE, bare=True, furniture=1.2)
    for height in (480, 560, 660, 800, 1000)
)
# The smallest page on which a radar with its title and key can be read, and a wall of A0 with reserve, in mm.
SMALLEST, LARGEST = 100.0, 3000.0


def custom(width: float, height: float) -> PageFormat:
    """A page of that many millimetres (100 to 3000 each way); ValueError with a sentence outside of that."""
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(
            Message(
                "A page is {least:.0f} to {most:.0f} mm wide and high, not {width:g} × {height:g}.",
                least=SMALLEST,
                most=LARGEST,
                width=width,
                height=height,
            )
        )
    place = LegendPlace.BESIDE if width > WIDE * height else LegendPlace.BELOW
    # Type grows with the paper, more slowly: a wall is read from further away, but not from ten times further.
    size = max(6.5, 7.5 * (min(width, height) / 210) ** 0.5)
    furniture = round(max((min(width, height) / 210) ** 0.85, 0.85), 3)
    return PageFormat(
        f"{width:g}x{height:g}",
        width * MM,
        height * MM,
        size,
        6.5,
        place,
        furniture=round(furniture, 3),
        largest=2 * size,
    )
