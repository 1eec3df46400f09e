"""How the pictures of a house look, as far as radar.yaml says so; what it leaves open is the presets'."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from radargen.model.declared import InFiles


class LogoKind(StrEnum):
    """What a logo's file holds."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A file that was found harmless; width and height tell its proportions, in units of its own."""

    path: str
    kind: LogoKind
    width: float
    height: float
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that texts show, at its path below the radar's folder; width and height in pixels of the page."""

    path: str
    width: float
    height: float
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #RRGGBB, empty where the preset's stay; `sectors` has one for each dimension, or is empty."""

    sectors: Annotated[tuple[str, ...], InFiles("colours")] = ()
    page: str = ""
    ink: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class House:
    """The looks on a light and on a dark page, and a font family that readers may have."""

    light: Annotated[Look, InFiles("")] = Look()
    dark: Look = Look()
    font: str = ""
