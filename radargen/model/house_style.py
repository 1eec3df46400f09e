"""The house style of radar.yaml; what it leaves out is that of the presets."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from radargen.model.declared import InFiles


class LogoKind(StrEnum):
    """File formats of a logo."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture file; width and height give its proportions, in units of the file."""

    path: str
    kind: LogoKind
    width: float
    height: float
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a text or for links, by its path below the radar's folder; width and height in CSS pixels."""

    path: str
    width: float
    height: float
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #RRGGBB, empty for those of the preset; `sectors` has one for each dimension, or is empty."""

    sectors: Annotated[tuple[str, ...], InFiles("colours")] = ()
    page: str = ""
    ink: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of the radar's own, which was found to be one."""

    path: str
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class House:
    """The looks for light and dark pages, and a font family that readers may have installed.

    `fonts` draw letters that the shipped font lacks: the first that has them.
    """

    light: Annotated[Look, InFiles("")] = Look()
    dark: Look = Look()
    font: str = ""
    fonts: tuple[FontFile, ...] = ()
