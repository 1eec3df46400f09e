"""The changes from edition to edition, as an Atom feed (RFC 4287)."""

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
from radargen.text.source_marks import without_marks

# The maximum of entries; the data files of the editions are complete.
MOST = 250


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    `about` is the id of the trend, empty for the edition as a whole; `correction` numbers the edition's corrections
    from 1, 0 for other entries. `updated` is later than `published` where a correction has changed the entry.
    """

    edition: Edition
    about: str
    title: str
    summary: str
    published: dt.date
    updated: dt.date
    correction: int = 0


def feed(edition_view: EditionView) -> str:
    """The feed in the language of the view, newest first, up to `MOST` entries; at least one edition must have a date.

    Entries are the editions, the trends that are new, moved or gone (not in a radar's first edition, in which all are
    new), and the corrections, dated on their day; an entry changed by a correction is updated on that day. Ids of
    entries do not depend on the site's address.
    """
    entries = [*_corrections(edition_view), *islice(_entries(edition_view), MOST)]
    entries = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST]
    radar, language, wording = edition_view.radar, edition_view.language, edition_view.wording
    title = radar.title.any(language)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(root, "title", wording("feed.title", title=title))
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
    id_parts = ("corrections", str(entry.correction)) if entry.correction else (entry.about,)
    _add(node, "id", _id(edition_view, entry.edition.id, *id_parts))
    _add(node, "published", _time(entry.published))
    _add(node, "updated", _time(entry.updated))
    page = trend_page(entry.about) if entry.about else edition_page(entry.edition.id)
    anchor = f"#{CORRECTIONS}" if entry.correction else ""
    href = (edition_view.address(page) or url(page) or "./") + anchor
    SubElement(node, "link", rel="alternate", type="text/html", href=href)
    if entry.summary:
        _add(node, "summary", entry.summary)


def _entries(edition_view: EditionView) -> Iterator[Entry]:
    for edition in edition_view.earlier():
        if not edition.date:
            continue
        before = edition_view.radar.before(edition)
        charted = sorted(blips(edition_view.radar, edition), key=lambda blip: edition_view.rank[blip.id])
        yield _edition_entry(edition_view, edition, charted)
        if before:
            corrected_on = _correction_days(edition, before)
            moved = (blip for blip in charted if blip.movement is not Movement.UNCHANGED)
            yield from (_blip_entry(edition_view, edition, blip, corrected_on) for blip in moved)
            gone_trends = sorted(
                gone(edition_view.radar, before, edition), key=lambda trend: edition_view.rank[trend.id]
            )
            yield from (_gone_entry(edition_view, edition, trend, corrected_on) for trend in gone_trends)


def _corrections(edition_view: EditionView) -> Iterator[Entry]:
    """The corrections of the editions up to this one, newest edition and correction first."""
    for edition in edition_view.earlier():
        for number, correction in reversed([*enumerate(edition.corrections, 1)]):
            title = edition_view.wording(
                "corrections.feed", edition=edition.name or edition_view.radar.title.any(edition_view.language)
            )
            summary = _correction_summary(edition_view, correction)
            yield Entry(edition, "", title, summary, correction.date, correction.date, number)


def _correction_summary(edition_view: EditionView, correction: Correction) -> str:
    """The reason of the correction, and the names of the trends it changed."""
    why = correction.why.any(edition_view.language)
    names = [
        edition_view.trends[corrected.id].name.any(edition_view.language)
        for corrected in correction.trends
        if corrected.id in edition_view.trends
    ]
    return edition_view.wording("corrections.feed-with", why=why, names=", ".join(names)) if names else why


def _edition_entry(edition_view: EditionView, edition: Edition, charted: list[Blip]) -> Entry:
    wording = edition_view.wording
    corrected_on = [correction.date for correction in edition.corrections if "edition" in correction.parts]
    motto = edition.motto.any(edition_view.language)
    title = wording("feed.edition", edition=edition.name or edition_view.radar.title.any(edition_view.language))
    return Entry(
        edition,
        "",
        wording("feed.with-motto", title=title, motto=motto) if motto else title,
        edition.theme.any(edition_view.language) or wording("page.count", count=len(charted)),
        *_days(edition, max(corrected_on, default=None)),
    )


def _blip_entry(edition_view: EditionView, edition: Edition, blip: Blip, corrected_on: Mapping[str, dt.date]) -> Entry:
    wording, language, radar = edition_view.wording, edition_view.language, edition_view.radar
    name, ring = blip.trend.name.any(language), radar.ring(blip.placement.ring).name.any(language)
    before = radar.ring(blip.before).name.any(language) if blip.before else ""
    assessment = blip.trend.assessment(edition.id)
    reason = assessment.reason.any(language) if assessment else ""
    title = wording(f"feed.{blip.movement}", name=name, ring=ring, before=before)
    days = _days(edition, corrected_on.get(blip.id))
    return Entry(edition, blip.id, title, without_marks(reason or blip.trend.summary.any(language)), *days)


def _gone_entry(
    edition_view: EditionView, edition: Edition, trend: Trend, corrected_on: Mapping[str, dt.date]
) -> Entry:
    reason = trend.archived.reason.any(edition_view.language) if trend.archived else ""
    title = edition_view.wording("feed.gone", name=trend.name.any(edition_view.language))
    return Entry(edition, trend.id, title, without_marks(reason), *_days(edition, corrected_on.get(trend.id)))


def _correction_days(edition: Edition, before: Edition) -> dict[str, dt.date]:
    """The day of the last correction of each trend in this edition or the one before, by id."""
    now, then = latest(edition), latest(before)
    return {trend: max(days[trend] for days in (now, then) if trend in days) for trend in {*now, *then}}


def _days(edition: Edition, corrected_on: dt.date | None) -> tuple[dt.date, dt.date]:
    """The days on which the entry was published and last updated."""
    day = edition.date or dt.date.min
    return day, max(day, corrected_on or day)


def _add(parent: Element, tag: str, words: str) -> None:
    """Append an element with the words on one line, without characters that XML does not allow."""
    SubElement(parent, tag).text = " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _id(edition_view: EditionView, *parts: str) -> str:
    """A permanent id, derived from the radar's id, the language and the parts."""
    path = "/".join((edition_view.radar.id, edition_view.language, *parts))
    return uuid5(NAMESPACE_URL, f"tag:radargen:{path}").urn


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
