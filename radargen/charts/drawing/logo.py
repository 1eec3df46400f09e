"""The theme's logo in the room that a scene has for it."""

import base64
from dataclasses import dataclass

from radargen.charts.scene import Box
from radargen.model import Logo, LogoKind

_TYPES = {LogoKind.PNG: "image/png", LogoKind.SVG: "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Image:
    """A logo for SVG: where it stands, and the file itself as an address. A browser runs and fetches nothing in it."""

    box: Box
    address: str

    @classmethod
    def of(cls, logo: Logo, room: Box) -> "Image":
        """The logo in that room."""
        return cls(fitted(room, logo), f"data:{_TYPES[logo.kind]};base64,{base64.b64encode(logo.data).decode()}")


def fitted(room: Box, logo: Logo) -> Box:
    """The box of a logo as large as the room allows, at its top right."""
    scale = min(room.width / logo.width, room.height / logo.height)
    width = logo.width * scale
    return Box(room.x + room.width - width, room.y, width, logo.height * scale, room.what)
