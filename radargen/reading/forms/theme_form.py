"""The form of `theme` in radar.yaml, and its types of values."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from radargen.reading.forms.fields import LINE, Form, scalar, wrong_value
from radargen.reading.parsing.characters import cut
from radargen.text.messages import Message

FAMILY = 60
MOST_FONTS = 8

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
# Names that need no escaping in CSS.
_FAMILY = re.compile("[A-Za-z0-9]+([ -][A-Za-z0-9]+)*")
# No hidden files, no parent folders, ASCII alone.
_FILE = r"([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*"
_PICTURE = re.compile(rf"{_FILE}\.(png|svg)")
_FONT = re.compile(rf"{_FILE}\.(otf|ttf)")


def _not_empty(value: object) -> object:
    """Refuse an absent value, which results from a colour without quotation marks."""
    if value is None:
        hint = Message('Write "#2A6FB5" in quotation marks; outside of them a # begins a comment.')
        raise wrong_value(Message("no colour is given."), hint)
    return value


def _colour(value: object) -> str:
    text = scalar(_not_empty(value), Message("a colour"))
    if not _COLOUR.fullmatch(text):
        hint = Message('Write red, green and blue as "#2A6FB5".')
        raise wrong_value(Message("{value} is not a colour.", value=cut(text)), hint)
    return text.upper()


def _family(value: str) -> str:
    if len(value) > FAMILY or not _FAMILY.fullmatch(value):
        hint = Message("Write one family, such as Corporate Sans, in letters a to z, digits, spaces and hyphens.")
        raise wrong_value(Message("{value} is no font family.", value=cut(value)), hint)
    return value


def is_picture(path: str) -> bool:
    """Whether it is a valid path of a .png or .svg file below the radar's folder."""
    return len(path) <= LINE and bool(_PICTURE.fullmatch(path))


def _picture(value: str) -> str:
    if not is_picture(value):
        hint = Message(
            "Write its path from the radar's folder, such as site/assets/logo.png; it ends with .png or .svg."
        )
        raise wrong_value(Message("{value} is no path of a picture.", value=cut(value)), hint)
    return value


def is_font(path: str) -> bool:
    """Whether it is a valid path of a .otf or .ttf file below the radar's folder."""
    return len(path) <= LINE and bool(_FONT.fullmatch(path))


def _font(value: str) -> str:
    if not is_font(value):
        hint = Message(
            "Write its path from the radar's folder, such as fonts/NotoSansJP-Regular.otf; it ends with .otf or .ttf."
        )
        raise wrong_value(Message("{value} is no path of a font.", value=cut(value)), hint)
    return value


Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR.pattern}$"})]
GivenColour = Annotated[Colour | None, BeforeValidator(_not_empty)]
Family = Annotated[str, AfterValidator(_family), WithJsonSchema({"type": "string", "pattern": f"^{_FAMILY.pattern}$"})]
Picture = Annotated[
    str, AfterValidator(_picture), WithJsonSchema({"type": "string", "pattern": f"^{_PICTURE.pattern}$"})
]
Font = Annotated[str, AfterValidator(_font), WithJsonSchema({"type": "string", "pattern": f"^{_FONT.pattern}$"})]


class LookForm(Form):
    """The colours and the logo on one kind of page; what is absent is the preset's."""

    called: ClassVar[Message] = Message("the dark theme")
    colours: dict[str, Colour] | None = Field(None, description="A colour for each dimension, by its id, as #rrggbb.")
    ink: GivenColour = Field(None, description="The colour of text.")
    page: GivenColour = Field(None, description="The colour of the page.")
    logo: Picture | None = Field(None, description="A PNG or SVG file, as a path from the radar's folder.")


class ThemeForm(LookForm):
    """The house style of pictures and site."""

    called: ClassVar[Message] = Message("the theme")
    font: Family | None = Field(None, description="A font family for SVG and site, where the reader has it.")
    fonts: list[Font] | None = Field(
        None,
        max_length=MOST_FONTS,
        description="TTF or OTF files for letters that the shipped font lacks, as paths from the radar's folder.",
    )
    dark: LookForm | None = Field(None, description="The same for the dark theme, which is the preset otherwise.")
