"""The files of a newsletter on an edition: a text, and pictures of what moved."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.drawing import PICTURE_FORMATS
from radargen.charts.placing import ChartRequest
from radargen.charts.theme import FORMATS, Labels, themes
from radargen.model import Edition, Radar, View
from radargen.pages import Charts
from radargen.pages.digest import Digest, as_html, as_markdown, as_text, digest
from radargen.pages.edition_view import view_of_edition
from radargen.text.messages import Message

# Text formats by file name suffix.
DIGEST_KINDS: Mapping[str, Callable[[Digest], str]] = MappingProxyType(
    {".md": as_markdown, ".txt": as_text, ".html": as_html}
)
# Pixels per inch: enough for an e-mail.
_DPI = 150


@dataclass(frozen=True, slots=True)
class DigestFiles:
    """The content of each file by name, texts last; and why there is no picture, if there should be one."""

    files: Mapping[str, bytes]
    undrawn: Message | None


def digest_files(
    radar: Radar,
    edition: Edition,
    language: str,
    lock: placing.Lock,
    since: Edition | None,
    day: dt.date | None,
    site_url: str,
    stem: str,
    suffixes: Sequence[str],
) -> DigestFiles:
    """The files of a digest, named by `stem`, in the formats with these suffixes of `DIGEST_KINDS`.

    `day` is as in `digest`; `site_url` is the address of the site, ending in a slash, or empty.
    """
    pictures: Mapping[str, bytes] = {}
    undrawn = None
    if since and since != edition:
        request = ChartRequest(
            radar, edition, language, FORMATS["a4"], None, Labels.AUTO, None, View(since=since), lock, "moves"
        )
        try:
            scenes = placing.chart(request)
        except placing.DoesNotFit as error:
            undrawn = Message("There is no picture of what moved: {why}", why=error.message)
        else:
            kind, look = PICTURE_FORMATS[".png"], themes(radar.house)["light"]
            pictures = drawing.picture_files(scenes, f"{stem}-moves", kind, look, drawing.Painting(_DPI))
    edition_view = view_of_edition(radar, edition, language, blips(radar, edition), Charts(), "", site_url)
    told = digest(edition_view, since, day, tuple(pictures))
    texts = {f"{stem}{suffix}": DIGEST_KINDS[suffix.lower()](told).encode() for suffix in suffixes}
    return DigestFiles({**pictures, **texts}, undrawn)
