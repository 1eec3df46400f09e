"""Validation of web and mail addresses."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema

from radargen.reading.forms.fields import wrong_value
from radargen.reading.parsing.characters import cut
from radargen.text.messages import Message

# The limit in characters, above which pages break.
LONGEST = 2_000

# Brackets, spaces and an @ in a host deceive readers or break the programs that follow the address.
_ADDRESS = re.compile(r"https?://[^\s/?#@\\\[\]<>\"'`{}|^%]+([/?#][^\s<>\"\\`]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s/?#@<>\"\\`&]+@[A-Za-z0-9.-]+")


def _url(value: str) -> str:
    if len(value) > LONGEST:
        words = Message("the address has {length:,} characters; up to {most:,} fit.", length=len(value), most=LONGEST)
        raise wrong_value(words, Message("Shorten it."))
    if not _ADDRESS.fullmatch(value) or not _host_holds(value):
        scheme, colon, _ = value.partition(":")
        if colon and re.fullmatch("[A-Za-z][A-Za-z0-9+.-]*", scheme) and scheme.lower() not in ("http", "https"):
            words = Message("addresses with {scheme} are not allowed.", scheme=cut(f"{scheme}:"))
            raise wrong_value(words, Message("Use https://…"))
        words = Message("{value} is not a web address.", value=cut(value))
        raise wrong_value(words, Message("Write it whole, such as https://example.org/a"))
    return value


def _contact(value: str) -> str:
    return value if len(value) <= LONGEST and _MAIL.fullmatch(value) else _url(value)


def _host_holds(url: str) -> bool:
    """Whether urllib can parse host and port, as programs that follow the address must."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Contact = Annotated[
    str,
    AfterValidator(_contact),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"}),
]
