"""Where the links and pictures of a text lead, as seen from the page on which the text stands."""

from dataclasses import dataclass
from urllib.parse import quote

from radargen.pages.addresses import href, picture_file, trend_page
from radargen.pages.prose import Shown
from radargen.pages.volume import Volume
from radargen.text.markdown.targets import entry_id, picture_path


@dataclass(frozen=True, slots=True)
class _Leads:
    volume: Volume
    page: str

    def entry(self, address: str) -> str:
        """The link to the entry's page in the reader's language; empty where there is none."""
        now = self.volume.called.get(entry_id(address), "")
        return href(self.page, trend_page(now)) if now else ""

    def picture(self, address: str) -> Shown | None:
        """The picture; None where there is none."""
        found = self.volume.pictures.get(picture_path(address))
        if found is None:
            return None
        return Shown(quote(href(self.page, picture_file(found.path))), round(found.width), round(found.height))


def leads(volume: Volume, page: str) -> _Leads:
    """Those of texts on that page."""
    return _Leads(volume, page)
