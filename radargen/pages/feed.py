"""What changed from edition to edition as an Atom feed (RFC 4287), which any feed reader takes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from radargen.assessing import blips
from radargen.assessing.changes import gone
from radargen.assessing.corrections import latest
from radargen.model import Blip, Correction, Edition, Movement, Trend
from radargen.pages.addresses import CORRECTIONS, FEED, HOME, edition_page, trend_page, url
from radargen.pages.edition_view import EditionView

# More than a reader of feeds will look at; the editions' own files have everything.
MOST = 250


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed.

    `about` is the id of the trend, or empty for the edition as a whole; `correction` counts the edition's from 1.
    `published` and `updated` differ where a correction has changed what the entry says.
    """

    edition: Edition
    about: str
    title: str
    summary: str
    published: dt.date
    updated: dt.date
    correction: int = 0


def feed(edition_view: EditionView) -> str:
    """The feed in the language of the view, newest first; some edition must have a date, which every feed needs.

    The edition itself is an entry, and so is every trend that is new, moved or gone; in a radar's first edition all
    are new, which says nothing. So is each correction of an edition, of the day on which it was made; other entries
    that it changed are of that day, too. An entry keeps its id whatever becomes of the site's address.
    """
    entries = [*_corrections(edition_view), *islice(_entries(edition_view), MOST)]
    entries = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST]
    radar, language, say = edition_view.radar, edition_view.language, edition_view.say
    title = radar.title.any(language)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(root, "title", say("feed.title", title=title))
    _add(root, "id", _id(edition_view))
    _add(root, "updated", _time(entries[0].updated))
    _add(SubElement(root, "author"), "name", radar.publisher.name.any(language) or title)
    if radar.publisher.licence:
        _add(root, "rights", radar.publisher.licence.name)
    if edition_view.site_url:
        SubElement(root, "link", rel="self", type="application/atom+xml", href=edition_view.address(FEED))
    SubElement(
        root, "link", rel="alternate", type="text/html", hreflang=language, href=edition_view.address(HOME) or "./"
    )
    for entry in entries:
        _entry(SubElement(root, "entry"), edition_view, entry)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(node: Element, edition_view: EditionView, entry: Entry) -> None:
    _add(node, "title", entry.title)
    which = ("corrections", str(entry.correction)) if entry.correction else (entry.about,)
    _add(node, "id", _id(edition_view, entry.edition.id, *which))
    _add(node, "published", _time(entry.published))
    _add(node, "updated", _time(entry.updated))
    page = trend_page(entry.about) if entry.about else edition_page(entry.edition.id)
    place = f"#{CORRECTIONS}" if entry.correction else ""
    href = (edition_view.address(page) or url(page) or "./") + place
    SubElement(node, "link", rel="alternate", type="text/html", href=href)
    if entry.summary:
        _add(node, "summary", entry.summary)


def _entries(edition_view: EditionView) -> Iterator[Entry]:
    for edition in edition_view.earlier():
        if not edition.date:
            continue
        before = edition_view.radar.before(edition)
        shown = sorted(blips(edition_view.radar, edition), key=lambda blip: edition_view.rank[blip.id])
        yield _of_edition(edition_view, edition, shown)
        if before:
            put_right = _put_right(edition, before)
            moved = (blip for blip in shown if blip.movement is not Movement.UNCHANGED)
            yield from (_of_blip(edition_view, edition, blip, put_right) for blip in moved)
            left = sorted(gone(edition_view.radar, before, edition), key=lambda trend: edition_view.rank[trend.id])
            yield from (_of_gone(edition_view, edition, trend, put_right) for trend in left)


def _corrections(edition_view: EditionView) -> Iterator[Entry]:
    """What was put right in every edition up to this one, the last first."""
    for edition in edition_view.earlier():
        for number, one in reversed([*enumerate(edition.corrections, 1)]):
            title = edition_view.say(
                "corrections.feed", edition=edition.name or edition_view.radar.title.any(edition_view.language)
            )
            yield Entry(edition, "", title, _what(edition_view, one), one.date, one.date, number)


def _what(edition_view: EditionView, one: Correction) -> str:
    """Why, and which trends changed with it."""
    why = one.why.any(edition_view.language)
    named = [
        edition_view.trends[each.id].name.any(edition_view.language)
        for each in one.trends
        if each.id in edition_view.trends
    ]
    return edition_view.say("corrections.feed-with", why=why, names=", ".join(named)) if named else why


def _of_edition(edition_view: EditionView, edition: Edition, shown: list[Blip]) -> Entry:
    say = edition_view.say
    put_right = [one.date for one in edition.corrections if "edition" in one.parts]
    motto = edition.motto.any(edition_view.language)
    title = say("feed.edition", edition=edition.name or edition_view.radar.title.any(edition_view.language))
    return Entry(
        edition,
        "",
        say("feed.with-motto", title=title, motto=motto) if motto else title,
        edition.theme.any(edition_view.language) or say("page.count", count=len(shown)),
        *_days(edition, max(put_right, default=None)),
    )


def _of_blip(edition_view: EditionView, edition: Edition, blip: Blip, put_right: Mapping[str, dt.date]) -> Entry:
    say, language, radar = edition_view.say, edition_view.language, edition_view.radar
    name, ring = blip.trend.name.any(language), radar.ring(blip.placement.ring).name.any(language)
    before = radar.ring(blip.before).name.any(language) if blip.before else ""
    said = blip.trend.assessment(edition.id)
    reason = said.reason.any(language) if said else ""
    title = say(f"feed.{blip.movement}", name=name, ring=ring, before=before)
    days = _days(edition, put_right.get(blip.id))
    return Entry(edition, blip.id, title, reason or blip.trend.summary.any(language), *days)


def _of_gone(edition_view: EditionView, edition: Edition, trend: Trend, put_right: Mapping[str, dt.date]) -> Entry:
    reason = trend.archived.reason.any(edition_view.language) if trend.archived else ""
    title = edition_view.say("feed.gone", name=trend.name.any(edition_view.language))
    return Entry(edition, trend.id, title, reason, *_days(edition, put_right.get(trend.id)))


def _put_right(edition: Edition, before: Edition) -> dict[str, dt.date]:
    """When it was put right last where a trend stands, or where it came from."""
    now, then = latest(edition), latest(before)
    return {trend: max(each[trend] for each in (now, then) if trend in each) for trend in {*now, *then}}


def _days(edition: Edition, put_right: dt.date | None) -> tuple[dt.date, dt.date]:
    """When it was published, and when what is said of it was put right last."""
    day = edition.date or dt.date.min
    return day, max(day, put_right or day)


def _add(parent: Element, tag: str, words: str) -> None:
    """An element with plain words on one line; what XML cannot hold is left out."""
    SubElement(parent, tag).text = " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _id(edition_view: EditionView, *parts: str) -> str:
    """A name for ever, made of what never changes: the ids and the language."""
    named = "/".join((edition_view.radar.id, edition_view.language, *parts))
    return uuid5(NAMESPACE_URL, f"tag:radargen:{named}").urn


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
