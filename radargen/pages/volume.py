"""One edition in one language: the look-ups and the wording that every page needs."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from radargen.model import Blip, Edition, LinkType, Radar, Text, Trend
from radargen.pages.charts import Charts
from radargen.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Said:
    """Words as a page shows them. Where a translation is missing, `lang` is their language and `note` says so."""

    words: str
    lang: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True)
class Volume:
    """What is published: the radar as `edition` shows it, told in `language`.

    `blips` and `trends` are by id; `backward` has, per trend, the ids of those that link to it and how.
    """

    radar: Radar
    edition: Edition
    language: str
    say: Wording
    blips: Mapping[str, Blip]
    trends: Mapping[str, Trend]
    backward: Mapping[str, tuple[tuple[str, LinkType], ...]]
    charts: Charts
    edit_url: str

    def said(self, text: Text) -> Said:
        """The text in the page's language, else in another one and marked as such."""
        words, lang = text.shown(self.language)
        if lang in (self.language, ""):
            return Said(words)
        return Said(words, lang, self.say(f"page.only-{lang}"))

    @property
    def moves(self) -> bool:
        """Whether there is anything to have moved from; in a radar's first edition all is new, which says nothing."""
        return self.radar.before(self.edition) is not None

    def name(self, trend: Trend) -> Said:
        """The trend's full name."""
        return self.said(trend.name)

    def earlier(self) -> tuple[Edition, ...]:
        """The editions up to this one, newest first."""
        return self.radar.editions[self.radar.editions.index(self.edition) :: -1]

    def latest(self, trend: Trend) -> Edition | None:
        """The newest edition, up to this one, that assessed the trend."""
        return next((edition for edition in self.earlier() if trend.assessment(edition.id)), None)

    def place(self, trend: Trend) -> tuple[object, ...]:
        """A sort key: by dimension, ring and name, those that are not on the chart last."""
        blip = self.blips.get(trend.id)
        rings = [ring.id for ring in self.radar.rings]
        depth = rings.index(blip.placement.ring) if blip else len(rings)
        dimensions = [dimension.id for dimension in self.radar.dimensions]
        return (dimensions.index(trend.dimension), depth, *alphabetical(self.name(trend).words), trend.id)


def volume(
    radar: Radar, edition: Edition, language: str, blips: Iterable[Blip], charts: Charts, edit_url: str
) -> Volume:
    """The volume; the order of `blips` does not matter."""
    backward: dict[str, list[tuple[str, LinkType]]] = defaultdict(list)
    for trend in sorted(radar.trends, key=lambda trend: trend.id):
        for link in trend.links:
            backward[link.to].append((trend.id, link.type))
    return Volume(
        radar=radar,
        edition=edition,
        language=language,
        say=wording(language),
        blips={blip.id: blip for blip in sorted(blips, key=lambda blip: blip.id)},
        trends={trend.id: trend for trend in sorted(radar.trends, key=lambda trend: trend.id)},
        backward={trend_id: tuple(links) for trend_id, links in backward.items()},
        charts=charts,
        edit_url=edit_url,
    )


def alphabetical(words: str) -> tuple[str, str]:
    """A sort key that puts ä beside a and ß beside ss, and settles ties by the words themselves."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)), words
