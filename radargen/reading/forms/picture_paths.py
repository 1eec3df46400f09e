"""Validation of paths of pictures that an entry names."""

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from radargen.reading.forms.fields import wrong_value
from radargen.reading.parsing.characters import cut
from radargen.text.markdown.targets import picture_path
from radargen.text.messages import Message

# No program that shows links draws an SVG.
_PHOTOGRAPHS = (".png", ".jpg", ".jpeg")


def _photograph(value: str) -> str:
    """The path below the radar's folder of a picture in one of the folders for pictures."""
    path = picture_path(value)
    if not path.lower().endswith(_PHOTOGRAPHS):
        hint = Message("Put a PNG or JPEG into trends/images/ and write images/ and its name, in letters and digits.")
        raise wrong_value(Message("{value} is no path of a picture for links.", value=cut(value)), hint)
    return path


Photograph = Annotated[
    str,
    AfterValidator(_photograph),
    WithJsonSchema({"type": "string", "pattern": r"^[^:?#\s]+\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$"}),
]
