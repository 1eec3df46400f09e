"""What an address in a text means, by its letters alone: the web, another entry, or a picture of the radar's folder."""

import re
from urllib.parse import unquote, urlsplit

# The folders of a radar from which texts show pictures; the second is for what all pages of the site share.
PICTURES = ("trends/images/", "site/assets/")
SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
# Spelled out instead of asked of a parser alone, because browsers forgive what parsers reject ("java\tscript:").
_OUTWARD = re.compile(r"(?:https?://[^\s\\/?#][^\s\\]*|mailto:[^\s\\]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UP = re.compile(r"(?:\.{1,2}/)*+")
# As the file, as its page's source or as its page; with the folder or without, and what follows is left out.
_ENTRY = re.compile(
    r"(?:(?:(?:de|en)/)?trends/)?([^/?#.]+)(?:\.ya?ml|\.md|\.html)?(?:/(?:index\.(?:md|html))?)?([?#].*)?"
)
_NAME = re.compile(r"(?:[\w-][\w.-]*+/)*+[\w-][\w.-]*+")


def outward(address: str) -> str:
    """The address if it leads to the web or to a mailbox and nowhere else, otherwise the empty string."""
    if not _OUTWARD.fullmatch(address):
        return ""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return address


def scheme(address: str) -> str:
    """The word before the first colon, such as https or javascript, where the address begins with one."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def entry_id(address: str) -> str:
    """The id of the entry the address would lead to, if there is such an entry; may be empty."""
    found = _ENTRY.fullmatch(address, _UP.match(address).end()) if not scheme(address) else None  # type: ignore[union-attr]
    return found[1] if found else ""


def picture_path(address: str) -> str:
    """The path of the picture below the radar's folder; empty where none can lie there under that address.

    An editor may count from the entry, from the radar's folder or from the page.
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
