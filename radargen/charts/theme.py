"""Colours, type sizes and page formats: everything a designer would change."""

from dataclasses import dataclass, replace
from enum import StrEnum

from radargen.charts.colour import contrast, luminance, mix
from radargen.charts.scene import Marker, MarkerShape, Tone
from radargen.model import Certainty, FontFile, House, Logo, Look
from radargen.text.messages import Message

MM = 72 / 25.4
# Opacity of a theme's shade over the page, from the innermost to the outermost ring.
SHADES = (0.343, 0.28, 0.21, 0.143, 0.077)
# Opacity of a sector's colour in a blip of medium certainty.
TINT = 0.4
# Least contrast of text and of blip outlines (WCAG 2.2, 1.4.3 and 1.4.11).
TEXT_CONTRAST, OUTLINE_CONTRAST = 4.5, 3.0
# Above this luminance a page is light: black has more contrast with it than white.
LIGHT_PAGE = 0.179
# Opacity of faded marks, of the ink of the numbers on them, and of grey, which must be visible on every band.
DIM, DIM_NUMBER, DIM_GREY = 0.4, 0.7, 0.55
# Opacity of the marker at a blip's former place.
GHOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look as #rrggbb; bands are `shade` over the page in the opacities of SHADES.

    `by_colour` means that colours distinguish dimensions; in greyscale, position and titles do. `font` is a family that
    viewers may have, preferred to the shipped font; `logo` is drawn where the scene has room for it. `fonts` are files
    with letters that the shipped font lacks.
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
        """The same theme faded: unobtrusive, but still recognisable."""

        def back(colour: str, share: float = DIM) -> str:
            return mix(colour, self.page, share)

        return replace(
            self,
            ink=back(self.ink),
            muted=back(self.muted, DIM_GREY),
            line=back(self.line),
            on_sector=back(self.ink, DIM_NUMBER),
            few=tuple(map(back, self.few)),
            many=tuple(map(back, self.many)),
        )

    def sector(self, index: int, count: int) -> str:
        """The colour of one of `count` sectors (2 to 8)."""
        return (self.few if count <= len(self.few) else self.many)[index]

    def band(self, depth: float) -> str:
        """The colour of a band at that depth, from 0 (innermost) to 1 (outermost)."""
        return mix(self.shade, self.page, shading(depth))

    def tone(self, tone: Tone, sector: int, count: int) -> str:
        """The colour of a text or line with that tone."""
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
    """The opacity of the shade at that depth, from 0 (innermost) to 1 (outermost)."""
    place = min(max(depth, 0.0), 1.0) * (len(SHADES) - 1)
    left = min(int(place), len(SHADES) - 2)
    return SHADES[left] + (SHADES[left + 1] - SHADES[left]) * (place - left)


# Sector colours are as far apart as they could be made for every kind of colour vision, and numbers and titles are
# legible on them and in them; tests enforce this.
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
# Greyscale: position, title, shape and fill say what colour says elsewhere.
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
    """The presets by name, adapted to the house style; print stays grey except for the logo."""
    light = theme(house.light, LIGHT)
    dark = theme(replace(house.dark, logo=house.dark.logo or house.light.logo), DARK)
    own = (light, dark, replace(PRINT, logo=house.light.logo))
    return {one.name: replace(one, font=house.font, fonts=house.fonts) for one in own}


def site_themes(house: House) -> tuple[Theme, Theme]:
    """The themes for a site's light and dark scheme, whose pages are fixed; a look for the other scheme is ignored."""
    own = themes(house)
    light, dark = own[LIGHT.name], own[DARK.name]
    preset_light, preset_dark = (replace(preset, fonts=house.fonts) for preset in (LIGHT, DARK))
    return light if is_light(light.page) else preset_light, preset_dark if is_light(dark.page) else dark


def theme(look: Look, base: Theme) -> Theme:
    """A preset with the look's colours; colours that depend on page and ink are derived from these.

    Whatever the look leaves open comes from the preset that suits its page.
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
    """Whether dark ink suits that page."""
    return luminance(page) > LIGHT_PAGE


def least_distance(sectors: int) -> float:
    """The CIEDE2000 distance that the colours of so many sectors must have for all kinds of vision: 15 to 8."""
    return 15 - 7 * (min(max(sectors, 3), 8) - 3) / 5


class LegendPlace(StrEnum):
    """Where the list of names is, relative to the radar."""

    BESIDE = "beside"
    BELOW = "below"
    NONE = "none"


class RadarShape(StrEnum):
    """A radar of all dimensions is a full disc or a half one (a fan); one dimension alone is a fan or a quarter."""

    DISC = "disc"
    FAN = "fan"
    QUARTER = "quarter"


class Labels(StrEnum):
    """How blips are identified: by names, by numbers with a list, or by names as far as there is room."""

    AUTO = "auto"
    NAMES = "names"
    NUMBERS = "numbers"


# A page is wide from this ratio of width to height on.
WIDE = 1.15
# The smallest legible type size of numbers on paper, in points.
LEAST_NUMBER = 5.0


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page; lengths and type sizes are in points, `dpi` is the default for PNG.

    `type_size` is that of names, `floor` the smallest in the legend. Names grow up to `largest` if all find room, and
    shrink to `smallest` before they are replaced by numbers.

    `bare` is a radar without headline, lists, key and source, for use under someone else's heading; pages of its own
    explain the numbers, unless the legend is NONE, for a host page that brings that as well. `shape` is what the page
    shows best, and `fan_type` the type size of names on a fan, if different. `numbers` are least type sizes of numbers
    in blips: the first if there is room for it, else the next.
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
        """The page for a radar of that shape; None stands for the shape it shows best."""
        return replace(self, shape=shape or self.shape)

    @property
    def hosted(self) -> bool:
        """Whether it is part of a page that brings everything else, the explanation of numbers included."""
        return self.bare and self.legend is LegendPlace.NONE

    @property
    def wide(self) -> bool:
        """Whether the page is so wide that texts go beside the radar instead of above and below it."""
        return self.width > WIDE * self.height

    @property
    def name_size(self) -> float:
        """The type size of names on the radar, in points."""
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
# One point is one pixel of a narrow phone here, where numbers below 9 pixels cannot be read.
PHONE = PageFormat("phone", 360, 360, 10.5, 10.5, LegendPlace.NONE, bare=True, numbers=(9.2, 7.0, LEAST_NUMBER))
# A matrix on a wide page; its height depends on the number of trends.
MATRICES = tuple(
    PageFormat("matrix", 960, height, 11, 10.5, LegendPlace.NONE, bare=True, furniture=1.2)
    for height in (480, 560, 660, 800, 1000)
)
# The smallest page on which a radar with its title and key can be read, and a wall of A0 with reserve, in mm.
SMALLEST, LARGEST = 100.0, 3000.0


def custom(width: float, height: float) -> PageFormat:
    """A page of that size in millimetres, 100 to 3000 each way; raises ValueError with a sentence otherwise."""
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
