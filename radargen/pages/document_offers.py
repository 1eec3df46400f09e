"""Documents that a build makes beside the pages, such as books: where they are, and how pages offer them.

Pages are rendered before anybody knows how large a document is, or whether it can be made. So they offer whatever the
radar asks for, with a mark; `publishing/site/settled_offers.py` puts in the sizes afterwards, or takes offers away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.model import DownloadKind, Edition, Radar
from radargen.pages.addresses import DOCUMENTS, folder, handout_file, href
from radargen.pages.edition_view import EditionView
from radargen.pages.page_charts import COMPARED

# The most trends that get handouts of their own.
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
    """A file as a page offers it: its path below the site's folder, its address from the page, and what it is.

    `lang` is that of the file where it is another one than the page's. One that is only `online` is not offered by
    copies of the site.
    """

    path: str
    href: str
    name: str
    form: str
    about: str = ""
    lang: str = ""
    online: bool = False


def document_file(radar: Radar, edition: Edition, language: str, kind: DownloadKind) -> str:
    """The path of a document below its language's folder; the one file of all languages has an empty language."""
    stem = "-".join(filter(None, (radar.id, edition.id, language)))
    return f"{DOCUMENTS}{stem}{_ENDINGS[kind]}"


def digested_editions(radar: Radar) -> tuple[Edition, ...]:
    """The editions that have digests, the oldest first."""
    return radar.editions[-COMPARED:]


def edition_offers(edition_view: EditionView, page: str) -> tuple[DocumentOffer, ...]:
    """What a page offers of the edition, in the page's language first."""
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
    """Whether the edition has such documents; editions of the past have digests alone."""
    return edition in digested_editions(radar) if kind is DownloadKind.DIGEST else edition == radar.newest


def handout_offer(edition_view: EditionView, page: str, trend_id: str) -> DocumentOffer | None:
    """The handout as the page of a trend offers it; None where there is none to be."""
    radar, say = edition_view.radar, edition_view.wording
    asked = edition_view.offers and DownloadKind.HANDOUTS in radar.downloads
    if not asked or trend_id not in edition_view.blips or len(edition_view.blips) > MOST_HANDOUTS:
        return None
    path = handout_file(trend_id)
    below = folder(edition_view.language, radar.languages)
    return DocumentOffer(f"{below}{path}", href(page, path), say("offer.handout"), say("offer.form-book"))
