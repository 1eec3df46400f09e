"""Completes the offers of documents on finished pages: adds sizes, and removes offers without a document."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from radargen.text.wording import Wording, wording

_OFFER = re.compile(r"<(li|p)\b([^>]*?) data-radar-file=\"([^\"]+)\"([^>]*)>(.*?)</\1>\n?", re.DOTALL)
_SIZE = "<span data-radar-size></span>"
_EMPTY = re.compile(r"(?:<h3>[^<]*</h3>\s*)?<ul>\s*</ul>\n?")
_LIST = re.compile(r"<section\b[^>]*\bdata-radar-files\b[^>]*>.*?</section>\n?", re.DOTALL)
# Bytes per kilobyte, decimal as on disks and in file managers; from this many kilobytes on, megabytes are used.
_KILO = 1000


def settle(site: Path, languages: Sequence[str], made: Mapping[str, int], waiting: Collection[str] = ()) -> None:
    """Add sizes to the offers on all pages of the site, and remove those of documents that were not made.

    `made` has the size of each document in bytes, by its path below the site. Offers of documents in `waiting`, which
    are still to be made, stay as they are.
    """
    for page in sorted(site.rglob("*.html")):
        if b" data-radar-file=" not in (content := page.read_bytes()):
            continue
        first = page.relative_to(site).parts[0]
        language = first if first in languages[1:] else languages[0]
        text = settled(content.decode(), made, waiting, wording(language))
        page.write_bytes(text.encode())


def settled(page: str, made: Mapping[str, int], waiting: Collection[str], say: Wording) -> str:
    """The page with its offers completed."""

    def offer(found: re.Match[str]) -> str:
        tag, before, path, after, inside = found.groups()
        if path in waiting:
            return found[0]
        if path not in made:
            return ""
        return f"<{tag}{before}{after}>{inside.replace(_SIZE, f', {size_told(made[path], say)}')}</{tag}>\n"

    def offers(part: re.Match[str]) -> str:
        left = _EMPTY.sub("", part[0])
        return left if "<li" in left else ""

    return _LIST.sub(offers, _OFFER.sub(offer, page))


def size_told(size: int, say: Wording) -> str:
    """The size of a file in bytes, worded for readers, such as 2.6 MB."""
    if size < _KILO * _KILO:
        return say("offer.kilobytes", size=say.number(max(1, round(size / _KILO))))
    return say("offer.megabytes", size=say.number(Decimal(f"{size / _KILO / _KILO:.1f}")))
