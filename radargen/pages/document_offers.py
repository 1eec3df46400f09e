"""Documents made beside the pages, such as books: their paths, and how pages offer them.

Pages are rendered before a document's size is known, or even whether it can be made. So they offer whatever the radar
asks for, with a mark; `publishing/site/settled_offers.py` adds the sizes afterwards, or removes offers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.model import DownloadKind, Edition, Radar
from radargen.pages.addresses import DOCUMENTS, folder, handout_file, href
from radargen.pages.edition_view import EditionView
from radargen.pages.page_charts import COMPARED

# Most trends that get handouts of their own.
MOST_HANDOUTS = 100
# Documents of an edition in the order of the offers, with the endings of their files.
_ENDINGS = {
    DownloadKind.BOOK: "-book.pdf",
    DownloadKind.DECK: "-deck.pptx",
    DownloadKind.ONEFILE: ".html",
    DownloadKind.DIGEST: "-digest.zip",
}


@dataclass(frozen=True, slots=True)
class DocumentOffer:
    """A document offered on a page: path below the site's folder, address relative to the page, description.

    `lang` is the document's language if it differs from the page's. One that is only `online` is not offered by copies
    of the site.
    """

    path: str
    href: str
    name: str
    form: str
    about: str = ""
    lang: str = ""
    online: bool = False


def document_file(radar: Radar, edition: Edition, language: str, kind: DownloadKind) -> str:
    """The path of a document below its language's folder; the single file has an empty language."""
    stem = "-".join(filter(None, (radar.id, edition.id, language)))
    return f"{DOCUMENTS}{stem}{_ENDINGS[kind]}"


def digested_editions(radar: Radar) -> tuple[Edition, ...]:
    """The editions that have digests, the oldest first."""
    return radar.editions[-COMPARED:]


def edition_offers(edition_view: EditionView, page: str) -> tuple[DocumentOffer, ...]:
    """The documents of the edition offered on a page, those in the page's language first."""
    return tuple(_edition_offers(edition_view, page)) if edition_view.offers else ()


def _edition_offers(edition_view: EditionView, page: str) -> Iterator[DocumentOffer]:
    radar, edition, say, own = edition_view.radar, edition_view.edition, edition_view.wording, edition_view.language
    languages = (own, *(each for each in radar.languages if each != own))
    for kind in (kind for kind in _ENDINGS if kind in radar.downloads and _has(radar, edition, kind)):
        alone = kind is DownloadKind.ONEFILE
        for language in ("",) if alone else languages:
            file = document_file(radar, edition, language, kind)
            path = file if alone else f"{folder(language, radar.languages)}{file}"
            name, other = say(f"offer.{kind}"), language not in ("", own)
            yield DocumentOffer(
                path=path,
                href=href(page, file if language == own else edition_view.shared(path)),
                name=say("offer.in", name=name, language=say.language_name(language)) if other else name,
                form=say(f"offer.form-{kind}"),
                about="" if other else say(f"offer.about-{kind}"),
                lang=language if other else "",
                online=alone,
            )


def _has(radar: Radar, edition: Edition, kind: DownloadKind) -> bool:
    """Whether the edition has such documents; past editions only have digests."""
    return edition in digested_editions(radar) if kind is DownloadKind.DIGEST else edition == radar.newest


def handout_offer(edition_view: EditionView, page: str, trend_id: str) -> DocumentOffer | None:
    """The handout offered on a trend's page; None if there is none."""
    radar, say = edition_view.radar, edition_view.wording
    asked = edition_view.offers and DownloadKind.HANDOUTS in radar.downloads
    if not asked or trend_id not in edition_view.blips or len(edition_view.blips) > MOST_HANDOUTS:
        return None
    path = handout_file(trend_id)
    below = folder(edition_view.language, radar.languages)
    return DocumentOffer(f"{below}{path}", href(page, path), say("offer.handout"), say("offer.form-book"))
