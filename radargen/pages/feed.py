"""What changed from edition to edition as an Atom feed (RFC 4287), which any feed reader takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from radargen.assessing import blips
from radargen.changes import gone
from radargen.model import Blip, Edition, Movement, Trend
from radargen.pages.addresses import FEED, HOME, edition_page, trend_page, url
from radargen.pages.volume import Volume

# More than a reader of feeds will look at; the editions' own files have everything.
MOST = 250


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed; `about` is the id of the trend, or empty for the edition as a whole."""

    edition: Edition
    about: str
    title: str
    summary: str


def feed(volume: Volume) -> str:
    """The feed in the volume's language, newest first; some edition must have a date, which a feed cannot do without.

    The edition itself is an entry, and so is every trend that is new, moved or gone; in a radar's first edition all
    are new, which says nothing. An entry keeps its id whatever becomes of the site's address.
    """
    entries = tuple(islice(_entries(volume), MOST))
    radar, language, say = volume.radar, volume.language, volume.say
    title = radar.title.any(language)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(root, "title", say("feed.title", title=title))
    _add(root, "id", _id(volume))
    _add(root, "updated", _time(entries[0].edition))
    _add(SubElement(root, "author"), "name", radar.publisher.name.any(language) or title)
    if radar.publisher.licence:
        _add(root, "rights", radar.publisher.licence.name)
    if volume.site_url:
        SubElement(root, "link", rel="self", type="application/atom+xml", href=volume.address(FEED))
    SubElement(root, "link", rel="alternate", type="text/html", hreflang=language, href=volume.address(HOME) or "./")
    for entry in entries:
        _entry(SubElement(root, "entry"), volume, entry)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(node: Element, volume: Volume, entry: Entry) -> None:
    _add(node, "title", entry.title)
    _add(node, "id", _id(volume, entry.edition.id, entry.about))
    _add(node, "updated", _time(entry.edition))
    page = trend_page(entry.about) if entry.about else edition_page(entry.edition.id)
    SubElement(node, "link", rel="alternate", type="text/html", href=volume.address(page) or url(page) or "./")
    if entry.summary:
        _add(node, "summary", entry.summary)


def _entries(volume: Volume) -> Iterator[Entry]:
    for edition in volume.earlier():
        if not edition.date:
            continue
        before = volume.radar.before(edition)
        shown = sorted(blips(volume.radar, edition), key=lambda blip: volume.rank[blip.id])
        yield _of_edition(volume, edition, shown)
        if before:
            moved = (blip for blip in shown if blip.movement is not Movement.UNCHANGED)
            yield from (_of_blip(volume, edition, blip) for blip in moved)
            left = sorted(gone(volume.radar, before, edition), key=lambda trend: volume.rank[trend.id])
            yield from (_of_gone(volume, edition, trend) for trend in left)


def _of_edition(volume: Volume, edition: Edition, shown: list[Blip]) -> Entry:
    say = volume.say
    motto = edition.motto.any(volume.language)
    title = say("feed.edition", edition=edition.name or volume.radar.title.any(volume.language))
    return Entry(
        edition,
        "",
        say("feed.with-motto", title=title, motto=motto) if motto else title,
        edition.theme.any(volume.language) or say("page.count", count=len(shown)),
    )


def _of_blip(volume: Volume, edition: Edition, blip: Blip) -> Entry:
    say, language, radar = volume.say, volume.language, volume.radar
    name, ring = blip.trend.name.any(language), radar.ring(blip.placement.ring).name.any(language)
    before = radar.ring(blip.before).name.any(language) if blip.before else ""
    said = blip.trend.assessment(edition.id)
    reason = said.reason.any(language) if said else ""
    title = say(f"feed.{blip.movement}", name=name, ring=ring, before=before)
    return Entry(edition, blip.id, title, reason or blip.trend.summary.any(language))


def _of_gone(volume: Volume, edition: Edition, trend: Trend) -> Entry:
    reason = trend.archived.reason.any(volume.language) if trend.archived else ""
    return Entry(edition, trend.id, volume.say("feed.gone", name=trend.name.any(volume.language)), reason)


def _add(parent: Element, tag: str, words: str) -> None:
    """An element with plain words on one line; what XML cannot hold is left out."""
    SubElement(parent, tag).text = " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _id(volume: Volume, *parts: str) -> str:
    """A name for ever, made of what never changes: the ids and the language."""
    named = "/".join((volume.radar.id, volume.language, *parts))
    return uuid5(NAMESPACE_URL, f"tag:radargen:{named}").urn


def _time(edition: Edition) -> str:
    return f"{edition.date}T00:00:00Z"
