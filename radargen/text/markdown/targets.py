"""Classifies addresses in texts: the web, another entry, or a picture of the radar's folder; reads no files."""

import re
from urllib.parse import unquote, urlsplit

# The folders of a radar from which texts show pictures; the second is for what all pages of the site share.
PICTURES = ("trends/images/", "site/assets/")
SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
# A pattern as well as a parser, because browsers accept what parsers reject ("java\tscript:").
_OUTWARD = re.compile(r"(?:https?://[^\s\\/?#][^\s\\]*|mailto:[^\s\\]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UP = re.compile(r"(?:\.{1,2}/)*+")
# The file, the source of its page or the page, with or without the folder; query and fragment are ignored.
_ENTRY = re.compile(
    r"(?:(?:(?:de|en)/)?trends/)?([^/?#.]+)(?:\.ya?ml|\.md|\.html)?(?:/(?:index\.(?:md|html))?)?([?#].*)?"
)
_NAME = re.compile(r"(?:[\w-][\w.-]*+/)*+[\w-][\w.-]*+")


def outward(address: str) -> str:
    """The address if it is a valid http, https or mailto address, otherwise the empty string."""
    if not _OUTWARD.fullmatch(address):
        return ""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return address


def scheme(address: str) -> str:
    """The scheme of the address in lower case, such as https; empty without one."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def entry_id(address: str) -> str:
    """The id of the entry that the address would lead to; empty where it cannot lead to one."""
    match = _ENTRY.fullmatch(address, _UP.match(address).end()) if not scheme(address) else None  # type: ignore[union-attr]
    return match[1] if match else ""


def picture_path(address: str) -> str:
    """The path of the picture below the radar's folder; empty where the address is not that of a picture there.

    The address may be relative to the entry, to the radar's folder or to the page.
    """
    if scheme(address) or address.startswith("/"):
        return ""
    path = unquote(address[_UP.match(address).end() :])  # type: ignore[union-attr]
    for folder in PICTURES:
        _, _, last = folder[:-1].rpartition("/")
        if path.startswith(f"{last}/"):
            path = folder + path.removeprefix(f"{last}/")
    if not path.startswith(PICTURES) or not path.lower().endswith(SUFFIXES) or not _NAME.fullmatch(path):
        return ""
    return path
