"""The pages linked in the footer: data files, imprint and privacy."""

from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

from radargen.model import Text
from radargen.pages import data_files
from radargen.pages.addresses import DATA, EMBED, FEED, SCHEMA, archive_file, cases_file, edition_file, href, trend_file
from radargen.pages.document_offers import DocumentOffer, edition_offers
from radargen.pages.edition_view import EditionView, Localised, link_targets
from radargen.pages.prose import Safe, prose
from radargen.pages.records import VERSION
from radargen.pages.views.embed import titled
from radargen.text.markdown.targets import outward


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """An edition and the links to its data files; the newest alone has a workbook."""

    name: str
    date: str
    json: str
    csv: str
    cases: str
    xlsx: str
    offers: tuple[DocumentOffer, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The data files; `example` and `figures` are ids of trends whose files are linked. Absent values are empty.

    `archive` links to the whole site as files, `embed` to the radar for pages of other sites: as a full address if that
    of the site is known. `embed_title` is escaped for an attribute.
    """

    editions: tuple[EditionFiles, ...]
    example: str
    json: str
    yaml: str
    figures: str
    csv: str
    archive: str
    embed: str
    embed_href: str
    embed_title: str
    embed_origin: str
    embed_sites: str
    embed_dimension: str
    feed: str
    schema: str
    version: int
    licence: str
    licence_href: str


def data_view(edition_view: EditionView, *, offline: bool = False, archived: bool = False) -> DataView:
    """The view of the page of data files; with `archived` there is an archive of the site.

    An `offline` site has nothing for pages of other sites.
    """
    radar, edition = edition_view.radar, edition_view.edition
    licence, example = edition_view.radar.publisher.licence, next(iter(edition_view.trends), "")
    figures = next((trend.id for trend in edition_view.trends.values() if trend.figures), "")
    return DataView(
        editions=tuple(
            EditionFiles(
                name=each.name,
                date=each.dated(edition_view.wording),
                json=_shared(edition_view, edition_file(each.id, "json")),
                csv=_shared(edition_view, edition_file(each.id, "csv")),
                cases=_shared(edition_view, cases_file(each.id)),
                xlsx=_shared(edition_view, edition_file(each.id, "xlsx")) if each == radar.newest else "",
                offers=edition_offers(replace(edition_view, edition=each), DATA),
            )
            for each in edition_view.earlier()
        ),
        example=example,
        json=_shared(edition_view, trend_file(example, "json")) if example else "",
        yaml=_shared(edition_view, trend_file(example, "yaml")) if example in edition_view.sources else "",
        figures=figures,
        csv=_shared(edition_view, trend_file(figures, "csv")) if figures else "",
        archive=_shared(edition_view, archive_file(radar.id, edition.id)) if archived else "",
        embed="" if offline else edition_view.address(EMBED) or href(DATA, EMBED),
        embed_href=href(DATA, EMBED),
        embed_title=escape(titled(edition_view)),
        embed_origin=edition_view.site_url and urlsplit(edition_view.site_url)._replace(path="").geturl(),
        embed_sites=edition_view.wording.listed([*radar.publisher.embed]),
        embed_dimension=radar.dimensions[0].id,
        feed=href(DATA, FEED) if data_files.has_feed(edition_view) else "",
        schema=_shared(edition_view, SCHEMA),
        version=VERSION,
        licence=licence.name if licence else "",
        licence_href=outward(licence.url) if licence else "",
    )


def _shared(edition_view: EditionView, file: str) -> str:
    return href(DATA, edition_view.shared(file))


@dataclass(frozen=True, slots=True)
class TextView:
    """A text with a title; `text` has its language and a note where the translation is missing."""

    title: str
    html: Safe
    text: Localised
    publisher: Localised


def text_view(edition_view: EditionView, page: str, title: str, text: Text) -> TextView:
    """The view of a publisher's text on that page; `title` is the key of its title's wording."""
    localised = edition_view.localised(text)
    html = prose(localised.words, link_targets(edition_view, page), below=1)
    publisher = edition_view.localised(edition_view.radar.publisher.name)
    return TextView(edition_view.wording(title), html, localised, publisher)
