"""Numbers, dates and yes or no in a radar's files, each with its validation and its JSON Schema."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from radargen.reading.forms.fields import scalar, wrong_value
from radargen.reading.parsing.characters import cut
from radargen.text.messages import Message

LEVELS = ("1", "2", "3", "4", "5")
ONE_DIGIT = Message("Write one digit and nothing else.")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATE_SCHEMA = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


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


def _number(value: object) -> Decimal:
    text = scalar(value, Message("a number"))
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", text):
        words = Message("{value} is not a number.", value=cut(text))
        raise wrong_value(words, Message("Write digits, with a point before decimals, such as 1390 or 12.5."))
    return Decimal(text)


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
YearNumber = Annotated[
    int,
    BeforeValidator(lambda value: int(_year(scalar(value, Message("a year"))))),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[12][0-9]{3}$", "minimum": 1000, "maximum": 2999}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"}),
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
