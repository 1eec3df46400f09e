"""Perceptual colour: contrast, distances for each kind of colour vision, and the nearest colour that will do.

Contrast is that of WCAG 2.2; distances are CIEDE2000 (Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula",
2005) in CIELAB under D65; colour blindness is simulated after Machado, Oliveira and Fernandes ("A Physiologically-based
Model for Simulation of Color Vision Deficiency", 2009) at full severity; shades keep their hue in Oklab (Ottosson,
2020). A colour is written #rrggbb.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from math import atan2, cbrt, cos, degrees, exp, hypot, radians, sin

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class Vision(StrEnum):
    """A kind of colour vision: normal, or without the cones for red, green or blue light."""

    NORMAL = "normal"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_SEEN: dict[Vision, Matrix] = {
    Vision.NORMAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Vision.PROTAN: ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    Vision.DEUTAN: ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    Vision.TRITAN: ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)
# Oklab: from linear RGB to cone responses, and from their cube roots to lightness, green-red, blue-yellow; then the
# inverses.
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_OKLAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
# Steps of lightness, finer than those between most neighbouring values of #rrggbb.
_STEPS = 400


def mix(colour: str, ground: str, share: float) -> str:
    """A colour with opacity `share` (0 to 1) over a ground, as an opaque #rrggbb."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(b + (a - b) * share):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    return sum(weight * part for weight, part in zip(_XYZ[1], _linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, vision: Vision = Vision.NORMAL) -> float:
    """The CIEDE2000 distance for that kind of vision; 1 can just be seen in direct comparison."""
    return difference(lab(one, vision), lab(other, vision))


def least_distance(one: str, other: str) -> tuple[float, Vision]:
    """The smallest distance of two colours over all kinds of vision, and the kind that has it."""
    return min(((distance(one, other, vision), vision) for vision in Vision), key=lambda found: found[0])


def nearest(colour: str, serves: Callable[[str], bool]) -> str:
    """The shade of a colour nearest to it in lightness for which `serves` is true; empty if there is none."""
    return next((shade for shade in shades(colour) if serves(shade)), "")


def shades(colour: str) -> Iterator[str]:
    """The colour, then lighter and darker ones of its hue, nearest first, each as colourful as #rrggbb allows."""
    lightness, a, b = _oklab(colour)
    yield colour
    for step in range(1, _STEPS + 1):
        for other in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= other <= 1:
                yield _within_reach(other, a, b)


@lru_cache(maxsize=1024)
def lab(colour: str, vision: Vision = Vision.NORMAL) -> Triple:
    """The colour in CIELAB as it appears to that kind of vision."""
    seen = (min(max(part, 0.0), 1.0) for part in _times(_SEEN[vision], _linear(colour)))
    x, y, z = (
        cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (value / white for value, white in zip(_times(_XYZ, tuple(seen)), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Triple, other: Triple) -> float:
    """The CIEDE2000 difference of two CIELAB colours; the names are the symbols of the paper's equations 2 to 22."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - (mean / (mean + 25.0**7)) ** 0.5)
    (c1, h1), (c2, h2) = (_polar(a * (1 + g), b) for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1 if abs(h2 - h1) <= 180 else h2 - h1 - 360 if h2 > h1 else h2 - h1 + 360
    if c1 * c2 == 0:
        turn, hue = 0.0, h1 + h2
    else:
        hue = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else ((h1 + h2 + 360) / 2) % 360
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    far = (lightness - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * far / (20 + far) ** 0.5)
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * (c1 * c2) ** 0.5 * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = 2 * (chroma**7 / (chroma**7 + 25.0**7)) ** 0.5 * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return float((dl * dl + dc * dc + dh * dh - rotation * dc * dh) ** 0.5)


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _times(matrix: Matrix, vector: tuple[float, ...]) -> Triple:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


@lru_cache(maxsize=1024)
def _linear(colour: str) -> Triple:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (n / 255 for n in bytes.fromhex(colour[1:]))
    )
    return red, green, blue


def _oklab(colour: str) -> Triple:
    return _times(_OKLAB, tuple(cbrt(part) for part in _times(_CONES, _linear(colour))))


def _within_reach(lightness: float, a: float, b: float) -> str:
    """The colour of that lightness and hue, with its chroma reduced until it fits into #rrggbb."""
    low, high = 0.0, 1.0
    if not _sayable(_rgb(lightness, a, b)):
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if _sayable(_rgb(lightness, a * middle, b * middle)) else (low, middle)
        a, b = a * low, b * low
    return "#" + "".join(f"{round(255 * _gamma(part)):02X}" for part in _rgb(lightness, a, b))


def _rgb(lightness: float, a: float, b: float) -> Triple:
    """Linear RGB; values outside 0 to 1 are colours no screen can show."""
    return _times(_FROM_CONES, tuple(part**3 for part in _times(_FROM_OKLAB, (lightness, a, b))))


def _sayable(rgb: Triple) -> bool:
    return all(-1e-4 <= part <= 1 + 1e-4 for part in rgb)


def _gamma(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
