"""What a chart draws: an edition of a radar in one language, whole or one dimension of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from radargen.model import Blip, Dimension, Edition, Radar
from radargen.placing import listing, whiskers, words
from radargen.placing.bodies import Body, all_estimates, bodies
from radargen.placing.breaking import whole
from radargen.wording import Wording


@dataclass(frozen=True, slots=True)
class Subject:
    """An edition's blips and their bodies in id order; `dimension` is the one drawn alone, if any."""

    radar: Radar
    edition: Edition
    dimension: Dimension | None
    say: Wording
    blips: tuple[Blip, ...]
    bodies: tuple[Body, ...]

    @property
    def first(self) -> bool:
        """Whether there is no earlier edition to compare with, so that no movement is told."""
        return self.radar.before(self.edition) is None

    @property
    def title(self) -> str:
        """The radar and its edition."""
        return words.title(self.radar, self.edition, self.say.language)

    @property
    def subtitle(self) -> tuple[str, ...]:
        """In parts, the last of which may be left out."""
        return words.subtitle(self.radar, self.edition, self.blips, self.dimension, self.say)

    @property
    def source(self) -> str:
        """The line that tells where the picture comes from."""
        return words.source(self.radar, self.edition, self.say, estimates=all_estimates(self.blips))

    @property
    def description(self) -> str:
        """For readers who do not see it."""
        return words.description(self.radar, self.edition, self.blips, self.dimension, self.say)

    @property
    def spread(self) -> bool:
        """Whether raters differ somewhere."""
        return any(whiskers.span(blip, self.radar) for blip in self.blips)

    @property
    def sectors(self) -> tuple[tuple[str, str, int], ...]:
        """The dimensions drawn: id, name with its soft hyphens, and the place in the radar that settles the colour."""
        return tuple((d.id, d.name.any(self.say.language), n) for n, d in self._dimensions())

    @property
    def rings(self) -> tuple[str, ...]:
        """Names from the centre outwards."""
        return tuple(whole(ring.name.any(self.say.language)) for ring in self.radar.rings)

    def name(self, trend_id: str) -> str:
        """A trend's full name, with its soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.name.any(self.say.language) if trend else trend_id

    def short(self, trend_id: str) -> str:
        """What the chart calls a trend, with its soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.short(self.say.language) if trend else trend_id

    def says(self, blip: Blip) -> str:
        """A blip in one line."""
        return words.says(blip, self.radar, self.say, first=self.first)

    def parts(self, numbers: Mapping[str, int]) -> tuple[listing.Part, ...]:
        """The list of names by dimension and ring in the order of their numbers; without numbers, in id order."""
        return tuple(
            listing.Part(d.name.any(self.say.language), n, tuple(self._groups(n, numbers)), self.say("chart.empty"))
            for n, d in self._dimensions()
        )

    def _dimensions(self) -> Iterator[tuple[int, Dimension]]:
        return ((n, d) for n, d in enumerate(self.radar.dimensions) if self.dimension in (None, d))

    def _groups(self, sector: int, numbers: Mapping[str, int]) -> Iterator[listing.Group]:
        for place, ring in enumerate(self.radar.rings):
            inside = [body.id for body in self.bodies if (body.sector, body.ring) == (sector, place)]
            inside.sort(key=lambda key: (numbers.get(key, 0), key))
            if inside:
                yield listing.Group(
                    words.ring_heading(ring, self.say.language),
                    tuple(listing.Named(key, numbers.get(key, 0), self.name(key)) for key in inside),
                )


def subject(radar: Radar, edition: Edition, blips: Sequence[Blip], dimension: str | None, say: Wording) -> Subject:
    """The blips in id order, of one dimension where one is named; KeyError where there is none of that id."""
    alone = radar.dimension(dimension) if dimension else None
    shown = tuple(sorted((b for b in blips if alone is None or b.trend.dimension == alone.id), key=lambda b: b.id))
    return Subject(radar, edition, alone, say, shown, bodies(radar, shown, first=radar.before(edition) is None))
