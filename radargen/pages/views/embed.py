"""The radar by itself, with its list, for pages of other sites."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from radargen.assessing import values_of
from radargen.charts.theme import LIGHT
from radargen.model import Attribute, Blip
from radargen.pages.addresses import EMBED, HOME, TRENDS, href
from radargen.pages.edition_view import EditionView, open_notice
from radargen.pages.page_charts import Number, picture
from radargen.pages.prose import ESCAPES, Safe
from radargen.pages.views.page_parts.chart_key import MarkView, marks
from radargen.pages.views.page_parts.divided_lists import MANY
from radargen.pages.views.page_parts.trend_rows import RingGroup, by_ring, rows

# The browser may only load and run files of the site; the page has no scripts of the theme.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-src 'none'; object-src 'none'"
)
# Values by name would ask for trends twice.
ASKED = tuple(attribute for attribute in Attribute if attribute is not Attribute.NAME)
# Links open in a new tab, since they must not replace the page that shows the radar.
LINK, OUTWARD = "<a ", '<a target="_blank" rel="noopener" '


@dataclass(frozen=True, slots=True)
class EmbedView:
    """The radar by itself; `allowed` are the sites that may show it, separated by spaces.

    `values` is JSON: the values of each trend, by its id and by the parameters that the address may have.
    """

    language: str
    policy: str
    title: str
    few: bool
    count: str
    notice: str
    allowed: str
    home_href: str
    trends_href: str
    radar: Safe | None
    phone: Safe | None
    groups: tuple[RingGroup, ...]
    numbers: Mapping[str, Number]
    named: bool
    marks: tuple[MarkView, ...]
    values: Safe
    licence: str


def embed(edition_view: EditionView) -> EmbedView:
    """The view of the page for frames on other sites."""
    radar, drawn, blips = edition_view.radar, edition_view.charts.embed, edition_view.blips
    licence, publisher = radar.publisher.licence, radar.publisher.name.any(edition_view.language)
    listed = rows(edition_view, EMBED, (blip.trend for blip in blips.values())) if len(blips) <= MANY else ()
    numbers = drawn.numbers if drawn else {}
    return EmbedView(
        language=edition_view.language,
        policy=POLICY,
        title=titled(edition_view),
        few=len(radar.dimensions) <= len(LIGHT.few),
        count=edition_view.wording("page.count", count=len(blips)),
        notice=open_notice(radar, edition_view.wording),
        allowed=" ".join(radar.publisher.embed),
        home_href=href(EMBED, HOME),
        trends_href=href(EMBED, TRENDS),
        radar=picture(drawn.svg.replace(LINK, OUTWARD)) if drawn else None,
        phone=picture(drawn.phone.replace(LINK, OUTWARD)) if drawn and drawn.phone else None,
        groups=by_ring(edition_view, EMBED, listed),
        numbers=numbers,
        named=bool(numbers) and not any(number.wide for number in numbers.values()),
        marks=marks(edition_view),
        values=_values(edition_view),
        licence=", ".join(filter(None, (publisher, licence.name if licence else ""))),
    )


def titled(edition_view: EditionView) -> str:
    """The radar with its edition, as the accessible name of a frame."""
    title = edition_view.radar.title.any(edition_view.language)
    return " ".join(filter(None, (title, edition_view.edition.name)))


def _values(edition_view: EditionView) -> Safe:
    facets = tuple(facet.id for facet in edition_view.radar.facets)
    found = {blip.id: _of(edition_view, blip, (*ASKED, *facets)) for blip in edition_view.blips.values()}
    return Safe(Markup(json.dumps(found, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)))  # noqa: S704


def _of(edition_view: EditionView, blip: Blip, words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The trend's values by word, without empty ones."""
    all_values = {f"{word}": values_of(edition_view.radar, blip, word) for word in words}
    return {word: values for word, values in all_values.items() if values}
