"""How far apart two colours are to the eye: contrast by WCAG 2.2, CIEDE2000, and three kinds of colour blindness."""

from math import atan2, cos, degrees, exp, hypot, radians, sin

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
BLINDNESS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)

Triple = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, seen_by: str = "normal") -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005) as somebody of that colour vision sees it."""
    (l1, a1, b1), (l2, a2, b2) = (_lab(colour, seen_by) for colour in (one, other))
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - (mean / (mean + 25.0**7)) ** 0.5)
    (c1, h1), (c2, h2) = (_polar(a * (1 + g), b) for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        hue = h1 + h2
    elif abs(h1 - h2) <= 180:
        hue = (h1 + h2) / 2
    else:
        hue = ((h1 + h2 + 360) / 2) % 360
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.2 * cos(radians(4 * hue - 63))
    )
    far = (lightness - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * far / (20 + far) ** 0.5)
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * (c1 * c2) ** 0.5 * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = 2 * (chroma**7 / (chroma**7 + 25.0**7)) ** 0.5 * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return float((dl * dl + dc * dc + dh * dh - rotation * dc * dh) ** 0.5)


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _linear(colour: str) -> Triple:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (n / 255 for n in bytes.fromhex(colour[1:]))
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip(_XYZ[1], _linear(colour), strict=True))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _lab(colour: str, seen_by: str) -> Triple:
    seen = _times(BLINDNESS[seen_by], _linear(colour))
    clipped = (min(max(seen[0], 0.0), 1.0), min(max(seen[1], 0.0), 1.0), min(max(seen[2], 0.0), 1.0))
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (value / white for value, white in zip(_times(_XYZ, clipped), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
