"""The kinds of value a radar's files hold: each checks what an editor wrote and describes itself in JSON Schema."""

import datetime as dt
import re
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from radargen.reading.characters import code_point, cut
from radargen.wording import LANGUAGES

# Characters; generous, so that only what breaks a page or a chart is refused.
LINE, SENTENCES, URL, ID_LENGTH = 300, 4_000, 2_000, 80
LEVELS = ("1", "2", "3", "4", "5")
# Stands for the radar's first language, under which a plain string is filed; no editor can write this key.
DEFAULT = "\0"
# The site's own pages stand there: a list under index, and MkDocs takes a readme for one.
RESERVED = ("index", "readme")

# Longer lists are no longer read by anybody, and each item costs time on every page.
Many = Field(max_length=100)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EDITION = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_SPACES = re.compile(r"[ \t\r\n]+")
# Brackets, spaces and an @ in a host deceive readers or break the programs that follow the address.
_ADDRESS = re.compile(r"https?://[^\s/?#@\\\[\]<>\"'`{}|^%]+([/?#][^\s<>\"\\`]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s/?#@<>\"\\`&]+@[A-Za-z0-9.-]+")
_ANY_TEXT = {"type": ["string", "number", "boolean"]}


class Form(BaseModel):
    """What a mapping in a file may hold; `called` names it in messages."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, model_title_generator=lambda form: getattr(form, "called", form.__name__)
    )
    called: ClassVar[str] = "the file"


def strange(word: str) -> str:
    """The characters of the word that only look like a letter of an id, by their code points."""
    odd = [code_point(c) for c in dict.fromkeys(word) if not c.isascii()]
    return f"Not an ASCII letter: {', '.join(odd[:3])}." if odd else ""


def refusal(code: str, words: str, hint: str = "") -> PydanticCustomError:
    """What is wrong with a value, to be said after the name of its key."""
    return PydanticCustomError(code, "{words}", {"words": words, "hint": hint})


def kind(value: object) -> str:
    """What a value is, in an editor's words."""
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "a text"


def _one_line(most: int) -> AfterValidator:
    """A text on one line: a line break or a tab in it counts as a space."""

    def check(value: str) -> str:
        text = _SPACES.sub(_space, value).strip(" ")
        if not text:
            raise refusal("bad-value", "the text is empty.", "Write a text, or leave the key out.")
        if len(text) > most:
            raise refusal("bad-value", f"the text has {len(text):,} characters; up to {most:,} fit.", "Shorten it.")
        return text

    return AfterValidator(check)


def _space(found: re.Match[str]) -> str:
    return " " if found.group().strip(" ") else found.group()


def _prose(value: str) -> str:
    return value.strip("\r\n").rstrip()


Line = Annotated[str, _one_line(LINE), WithJsonSchema(_ANY_TEXT)]
Sentences = Annotated[str, _one_line(SENTENCES), WithJsonSchema(_ANY_TEXT)]
Prose = Annotated[str, AfterValidator(_prose), WithJsonSchema(_ANY_TEXT)]


def _by_language(plain: type) -> BeforeValidator:
    """A plain value is filed under the radar's first language."""
    return BeforeValidator(lambda value: {DEFAULT: value} if isinstance(value, plain) else value)


def _some(value: dict[str, Any]) -> dict[str, Any]:
    if not any(value.values()):
        raise refusal("bad-value", "no language has a text.", "Write a text, or leave the key out.")
    return value


def _schema(description: str, value: dict[str, Any]) -> WithJsonSchema:
    """A value, or one per language."""
    per_language = {name: {"anyOf": [value, {"type": "null"}]} for name in LANGUAGES}
    languages = {"type": "object", "minProperties": 1, "properties": per_language, "additionalProperties": False}
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


def _matching(pattern: re.Pattern[str], words: str, hint: str) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > ID_LENGTH or not pattern.fullmatch(value):
            raise refusal("bad-value", f"{cut(value)} {words}", strange(value) or hint)
        return value

    return AfterValidator(check)


def _not_reserved(value: str) -> str:
    # Not every disk tells README from readme.
    if value.casefold() in RESERVED:
        words = f"the site has a page of its own under {value}."
        raise refusal("bad-value", words, f"Write {value}-1, or another word.")
    return value


def _no_schema(value: str) -> str:
    if value.lower() == "schema":
        # Editions stand as data/<id>.json beside data/schema.json.
        raise refusal("bad-value", f"the site has a file of its own under {value}.", f"Write {value}-1, or the year.")
    return value


_ID_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "minimum": 0}
Id = Annotated[
    str,
    _matching(_ID, "is no id.", "An id is made of lower-case letters a to z, digits and single hyphens."),
    WithJsonSchema(_ID_SCHEMA),
]
PageId = Annotated[
    Id,
    AfterValidator(_not_reserved),
    WithJsonSchema({**_ID_SCHEMA, "not": {"enum": list(RESERVED)}}),
]
EditionId = Annotated[
    str,
    _matching(_EDITION, "is no id of an edition.", "Use letters, digits, hyphens and dots, such as 2026 or 2025-2."),
    AfterValidator(_no_schema),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_EDITION.pattern}$"}),
]
EditionPageId = Annotated[EditionId, AfterValidator(_not_reserved)]


def scalar(value: object, expected: str) -> str:
    """The value where it is a plain one, else the refusal that says what was expected."""
    if not isinstance(value, str):
        raise refusal("wrong-type", f"{expected} is expected, not {kind(value)}.")
    return value


def _level(value: object) -> int:
    text = scalar(value, "a whole number from 1 to 5")
    if text not in LEVELS:
        raise refusal("bad-value", f"{cut(text)} is not a whole number from 1 to 5.")
    return int(text)


def _steps(value: object) -> int:
    text = scalar(value, "a whole number from 0 to 4")
    if text not in ("0", "1", "2", "3", "4"):
        raise refusal("bad-value", f"{cut(text)} is not a whole number from 0 to 4.")
    return int(text)


def _flag(value: object) -> bool:
    text = scalar(value, "true or false")
    if text not in ("true", "false"):
        meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
        hint = f"Write {meant.get(text.lower(), 'true or false')}."
        raise refusal("bad-value", f"{cut(text)} is neither true nor false.", hint)
    return text == "true"


def _partial_date(value: str) -> str:
    if not _DATE.fullmatch(value):
        raise refusal("bad-value", f"{cut(value)} is not a date.", "Write 2026, 2026-11 or 2026-11-30.")
    try:
        dt.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise refusal("bad-value", f"{cut(value)} is not in the calendar.") from None
    return value


def _date(value: object) -> dt.date:
    text = scalar(value, "a date")
    if len(text) != len("2026-11-30") or not _DATE.fullmatch(text):
        raise refusal("bad-value", f"{cut(text)} is not a date.", "Write year, month and day, such as 2026-11-30.")
    return dt.date.fromisoformat(_partial_date(text))


def _year(value: str) -> str:
    if not re.fullmatch("[12][0-9]{3}", value):
        raise refusal("bad-value", f"{cut(value)} is not a year.", "Write four digits, such as 2026.")
    return value


def _url(value: str) -> str:
    if len(value) > URL:
        raise refusal("bad-value", f"the address has {len(value):,} characters; up to {URL:,} fit.")
    if not _ADDRESS.fullmatch(value) or not _host_holds(value):
        scheme, colon, _ = value.partition(":")
        if colon and re.fullmatch("[A-Za-z][A-Za-z0-9+.-]*", scheme) and scheme.lower() not in ("http", "https"):
            raise refusal("bad-value", f"addresses with {cut(scheme + ':')} are not allowed.", "Use https://…")
        raise refusal(
            "bad-value", f"{cut(value)} is not a web address.", "Write it whole, such as https://example.org/a"
        )
    return value


def _contact(value: str) -> str:
    return value if len(value) <= URL and _MAIL.fullmatch(value) else _url(value)


def _host_holds(url: str) -> bool:
    """Whether the standard library, and so the programs that follow the address, can read it."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


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
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_DATE.pattern}$", "minimum": 1000, "maximum": 9999}),
]
Year = Annotated[
    str,
    AfterValidator(_year),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[12][0-9]{3}$", "minimum": 1000, "maximum": 2999}),
]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Contact = Annotated[
    str,
    AfterValidator(_contact),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"}),
]
