"""Validation of web and mail addresses."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema

from radargen.reading.forms.fields import strange, wrong_value
from radargen.reading.parsing.characters import cut
from radargen.text.messages import Message

# The limit in characters, above which pages break.
LONGEST = 2_000

# Brackets, spaces and an @ in a host deceive readers or break the programs that follow the address.
_ADDRESS = re.compile(r"https?://[^\s/?#@\\\[\]<>\"'`{}|^%]+([/?#][^\s<>\"\\`]*)?", re.IGNORECASE)
# What goes into a header must be unable to end it: letters, digits, dots and hyphens alone.
_NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(rf"https://(?=[^:]{{1,253}}(?::|$)){_NAME}(\.{_NAME})*(:[0-9]{{1,5}})?")
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


def _origin(value: str) -> str:
    """The origin in small letters, without the slash that browsers show behind it."""
    if _is_origin(origin := value.casefold().removesuffix("/")):
        return origin
    scheme, _, rest = value.partition("://")
    host = re.split("[/?#]", rest)[0].casefold()
    meant = f"https://{host}" if _is_origin(f"https://{host}") else "https://intranet.example.org"
    instead = Message("Write {address}", address=meant)
    if "*" in host:
        words = Message("{value} stands for many sites.", value=cut(value))
        raise wrong_value(words, Message("Name each site, such as https://www.example.org"))
    if scheme.casefold() == "http" and host:
        words = Message("{value} is not encrypted: anybody on the way could put another page there.", value=cut(value))
        raise wrong_value(words, instead)
    if scheme.casefold() == "https" and host in meant:
        words = Message("{value} is the address of a page; a site is meant.", value=cut(value))
        raise wrong_value(words, instead)
    raise wrong_value(Message("{value} is not the address of a site.", value=cut(value)), strange(host) or instead)


def _is_origin(address: str) -> bool:
    return _ORIGIN.fullmatch(address) is not None and _host_holds(address)


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
Origin = Annotated[
    str, AfterValidator(_origin), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://[^/*?#]+/?$"})
]
