"""The kinds of value a radar's files hold: each checks what an editor wrote and describes itself in JSON Schema."""

import datetime as dt
import html
import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from radargen.reading.forms.identifiers import DEVICES, ID_KIND, ID_LENGTH, INDEX, IdKind, device, objection
from radargen.reading.parsing.characters import code_point, cut, forbidden, visible, why
from radargen.text.markdown.limits import excess
from radargen.text.messages import NOTHING, Message, some_of
from radargen.text.wording import LANGUAGES

# Characters; generous, so that only what breaks a page or a chart is refused.
LINE, SENTENCES = 300, 4_000
LEVELS = ("1", "2", "3", "4", "5")
ONE_DIGIT = Message("Write one digit and nothing else.")
_WRITE_ONE = Message("Write a text, or leave the key out.")
# Stands for a text that is missing, so that what stands beside it can be looked at; no file can hold a zero.
MISSING = "\0?"
# Stands for the radar's first language, under which a plain string is filed; no editor can write this key.
DEFAULT = "\0"

# Longer lists are no longer read by anybody, and each item costs time on every page.
Many = Field(max_length=100)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EDITION = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATE_SCHEMA = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_SPACES = re.compile(r"[ \t\r\n]+")
# A character by its name or number, as Markdown reads it.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANY_TEXT = {"type": ["string", "number", "boolean"]}


class Form(BaseModel):
    """What a mapping in a file may hold; `called` names it in messages."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        # Forms that stand within others are never held against anything alone, and preparing each takes a while.
        defer_build=True,
        model_title_generator=lambda form: str(getattr(form, "called", form.__name__)),
    )
    called: ClassVar[Message] = Message("the file")
    # Texts without which all else in the mapping can still be looked at, so that one mistake hides no other.
    spared: ClassVar[frozenset[str]] = frozenset()


def strange(word: str) -> Message:
    """The characters of the word that only look like a letter of an id, by their code points."""
    odd = [character for character in dict.fromkeys(word) if not character.isascii()]
    return Message("Not an ASCII letter: {characters}.", characters=_listed(odd)) if odd else NOTHING


def _listed(characters: list[str]) -> Message:
    """The first three by their code points, the others as a count."""
    return some_of([*map(code_point, characters)], 3)


def refusal(code: str, words: Message, hint: Message = NOTHING, at: int = 0) -> PydanticCustomError:
    """What is wrong with a value, to be said after the name of its key; `at` is where in the value."""
    return PydanticCustomError(code, "{words}", {"words": words, "hint": hint, "at": at})


def wrong_value(words: Message, hint: Message = NOTHING, at: int = 0) -> PydanticCustomError:
    """The refusal of a value that is not one of those allowed, as most are."""
    return refusal("bad-value", words, hint, at)


def kind(value: object) -> Message:
    """What a value is, in an editor's words."""
    match value:
        case list():
            return Message("a list")
        case dict():
            return Message("a mapping")
        case _:
            return Message("a text")


def _one_line(most: int) -> AfterValidator:
    """A text on one line: a line break or a tab in it counts as a space."""

    def check(value: str) -> str:
        text = _SPACES.sub(_space, value).strip(" ")
        if not visible(text):
            raise wrong_value(_empty(text), _WRITE_ONE)
        if len(text) > most:
            words = Message("the text has {length:,} characters; up to {most:,} fit.", length=len(text), most=most)
            raise wrong_value(words, Message("Shorten it."))
        return text

    return AfterValidator(check)


def _empty(text: str) -> Message:
    """That there is no text; what cannot be seen is named."""
    unseen = list(dict.fromkeys(character for character in text if character not in " \t\r\n"))
    if not unseen:
        return Message("the text is empty.")
    return Message("nothing of the text can be seen; it holds {characters}.", characters=_listed(unseen))


def _space(found: re.Match[str]) -> str:
    return " " if found.group().strip(" ") else found.group()


def prose(value: str) -> str:
    """A text in Markdown without empty lines around it."""
    return value.strip("\r\n").rstrip()


def _affordable(value: str) -> str:
    """Markdown within its limits; one of which a page would show nothing is refused, an empty one is none at all."""
    # In Markdown a character may also be written by its name, such as &nbsp;
    shown = html.unescape(value) if "&" in value else value
    if value.strip(" \t\r\n") and not visible(shown):
        raise wrong_value(_empty(shown), _WRITE_ONE)
    text = prose(value)
    _nothing_by_its_name(text)
    if too_much := excess(text):
        raise wrong_value(too_much.words, too_much.hint, too_much.at)
    return text


def _nothing_by_its_name(text: str) -> None:
    """What must not stand in a radar must not stand there by its name or number either."""
    for found in _REFERENCE.finditer(text) if "&" in text else ():
        # A joiner depends on what it joins.
        before = text[found.start() - 1 : found.start()] if found.start() else ""
        if character := forbidden(before + html.unescape(found.group())):
            words = Message(
                "{written} stands for the character {character}, which cannot stand in a radar.",
                written=cut(found.group()),
                character=why(character),
            )
            raise refusal("forbidden-character", words, Message("Delete it."), found.start())


Line = Annotated[str, _one_line(LINE), WithJsonSchema(_ANY_TEXT)]
DimensionRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.DIMENSION})]
FactorRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.FACTOR})]
PhaseRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.PHASE})]
RingRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.RING})]
TrendRef = Annotated[Line, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.TREND})]
Sentences = Annotated[str, _one_line(SENTENCES), WithJsonSchema(_ANY_TEXT)]
Prose = Annotated[str, AfterValidator(_affordable), WithJsonSchema(_ANY_TEXT)]


def _by_language(plain: type) -> BeforeValidator:
    """A plain value is filed under the radar's first language."""
    return BeforeValidator(lambda value: {DEFAULT: value} if isinstance(value, plain) else value)


def _some(value: dict[str, Any]) -> dict[str, Any]:
    if not any(value.values()):
        raise wrong_value(Message("no language has a text."), Message("Write a text, or leave the key out."))
    return value


def _schema(description: str, value: dict[str, Any]) -> WithJsonSchema:
    """A value, or one per language."""
    per_language = {name: {"anyOf": [value, {"type": "null"}]} for name in LANGUAGES}
    languages: dict[str, Any] = {
        "type": "object",
        "minProperties": 1,
        "properties": per_language,
        "additionalProperties": False,
    }
    languages[ID_KIND] = IdKind.LANGUAGE
    return WithJsonSchema({"description": description, "anyOf": [value, languages]})


Name = TypeAliasType(
    "Name",
    Annotated[
        dict[str, Line | None],
        _by_language(str),
        AfterValidator(_some),
        _schema("A name: plain, or one per language.", _ANY_TEXT),
    ],
)
Words = TypeAliasType(
    "Words",
    Annotated[
        dict[str, Sentences | None],
        _by_language(str),
        AfterValidator(_some),
        _schema("A sentence or two: plain, or per language.", _ANY_TEXT),
    ],
)
Markdown = TypeAliasType(
    "Markdown",
    Annotated[
        dict[str, Prose | None],
        _by_language(str),
        AfterValidator(_some),
        _schema("Paragraphs in Markdown: plain, or per language.", _ANY_TEXT),
    ],
)
Names = TypeAliasType(
    "Names",
    Annotated[
        dict[str, Annotated[tuple[Line, ...], Many] | None],
        _by_language(list),
        _schema("Several names: a list, or a list per language.", {"type": "array", "items": _ANY_TEXT}),
    ],
)


def _matching(pattern: re.Pattern[str], what: Message, hint: Message) -> AfterValidator:
    def check(value: str) -> str:
        if value != MISSING and (len(value) > ID_LENGTH or not pattern.fullmatch(value)):
            raise wrong_value(Message("{value} is {what}.", value=cut(value), what=what), strange(value) or hint)
        return value

    return AfterValidator(check)


def _for_a_file(value: str) -> str:
    if words := device(value):
        raise wrong_value(words, _another(value))
    return value


def _for_a_page(value: str) -> str:
    if words := objection(value):
        raise wrong_value(words, _another(value))
    return value


def _another(value: str) -> Message:
    # A number in front serves an id with an ending as well, such as con.2026.
    return Message("Write {word}, or another word.", word=f"{value}-1" if value.isalnum() else f"1-{value}")


def _no_schema(value: str) -> str:
    if value.lower() == "schema":
        # Editions stand as data/<id>.json beside data/schema.json.
        words = Message("the site has a file of its own under {name}.", name=value)
        raise wrong_value(words, Message("Write {word}, or the year.", word=f"{value}-1"))
    return value


_ID_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "minimum": 0}
_DEVICES = sorted(name for name in DEVICES if _ID.fullmatch(name))
_FILE_SCHEMA = {**_ID_SCHEMA, "not": {"enum": _DEVICES}}
_PAGE_SCHEMA = {**_ID_SCHEMA, "not": {"enum": [INDEX, *_DEVICES]}}
Id = Annotated[
    str,
    _matching(_ID, Message("no id"), Message("An id is made of lower-case letters a to z, digits and single hyphens.")),
    WithJsonSchema(_ID_SCHEMA),
]
FileId = Annotated[Id, AfterValidator(_for_a_file), WithJsonSchema(_FILE_SCHEMA)]
PageId = Annotated[Id, AfterValidator(_for_a_page), WithJsonSchema(_PAGE_SCHEMA)]
EditionId = Annotated[
    str,
    _matching(
        _EDITION,
        Message("no id of an edition"),
        Message("Use letters, digits, hyphens and dots, such as 2026 or 2025-2."),
    ),
    AfterValidator(_no_schema),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_EDITION.pattern}$"}),
]
EditionPageId = Annotated[EditionId, AfterValidator(_for_a_page)]
EditionRef = Annotated[EditionId, WithJsonSchema({**_ANY_TEXT, ID_KIND: IdKind.EDITION})]
FormerId = Annotated[PageId, WithJsonSchema({**_PAGE_SCHEMA, ID_KIND: IdKind.FORMER})]


def scalar(value: object, expected: Message) -> str:
    """The value where it is a plain one, else the refusal that says what was expected."""
    if not isinstance(value, str):
        words = Message("{expected} is expected, not {found}.", expected=expected, found=kind(value))
        raise refusal("wrong-type", words, Message("Write one value after the colon."))
    return value


def _level(value: object) -> int:
    text = scalar(value, Message("a whole number from 1 to 5"))
    if text not in LEVELS:
        words = Message("{value} is not a whole number from 1 to 5.", value=cut(text))
        raise wrong_value(words, ONE_DIGIT)
    return int(text)


def _steps(value: object) -> int:
    text = scalar(value, Message("a whole number from 0 to 4"))
    if text not in ("0", "1", "2", "3", "4"):
        words = Message("{value} is not a whole number from 0 to 4.", value=cut(text))
        raise wrong_value(words, ONE_DIGIT)
    return int(text)


def _count(value: object) -> int:
    text = scalar(value, Message("a whole number"))
    if not re.fullmatch("[1-9][0-9]{0,11}", text):
        words = Message("{value} is not a whole number of 1 or more.", value=cut(text))
        raise wrong_value(words, Message("Write digits and nothing between them, such as 1390."))
    return int(text)


def _flag(value: object) -> bool:
    text = scalar(value, Message("true or false"))
    if text not in ("true", "false"):
        meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
        hint = Message("Write {word}.", word=meant.get(text.lower(), Message("true or false")))
        raise wrong_value(Message("{value} is neither true nor false.", value=cut(text)), hint)
    return text == "true"


def _partial_date(value: str) -> str:
    if not _DATE.fullmatch(value):
        words = Message("{value} is not a date.", value=cut(value))
        raise wrong_value(words, Message("Write 2026, 2026-11 or 2026-11-30."))
    try:
        dt.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        words = Message("{value} is not in the calendar.", value=cut(value))
        raise wrong_value(words, Message("Look for a slip in the month or the day.")) from None
    return value


def _date(value: object) -> dt.date:
    text = scalar(value, Message("a date"))
    if len(text) != len("2026-11-30") or not _DATE.fullmatch(text):
        words = Message("{value} is not a date.", value=cut(text))
        raise wrong_value(words, Message("Write year, month and day, such as 2026-11-30."))
    return dt.date.fromisoformat(_partial_date(text))


def _year(value: str) -> str:
    if not re.fullmatch("[12][0-9]{3}", value):
        words = Message("{value} is not a year.", value=cut(value))
        raise wrong_value(words, Message("Write four digits, such as 2026."))
    return value


Level = Annotated[
    int,
    BeforeValidator(_level),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 5, "pattern": "^[1-5]$"}),
]
Steps = Annotated[
    int,
    BeforeValidator(_steps),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "maximum": 4, "pattern": "^[0-4]$"}),
]
Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 1, "maximum": 10**12 - 1, "pattern": "^[1-9][0-9]{0,11}$"}
    ),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _DATE_SCHEMA, "minimum": 1000, "maximum": 9999}),
]
Year = Annotated[
    str,
    AfterValidator(_year),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[12][0-9]{3}$", "minimum": 1000, "maximum": 2999}),
]
