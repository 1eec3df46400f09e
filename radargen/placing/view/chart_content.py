"""What a chart draws: an edition of a radar in one language, whole or one dimension of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.assessing import for_phase
from radargen.changes import gone, seen_from
from radargen.model import AS_IT_IS, Agreement, Blip, Channel, Dimension, Edition, Movement, Radar, View
from radargen.placing.text.line_breaking import without_soft_hyphens
from radargen.placing.view import captions, rater_spread
from radargen.placing.view.marker_styles import MarkerStyle, all_estimates, marker_styles
from radargen.wording import Wording


@dataclass(frozen=True, slots=True)
class LegendName:
    """A trend in the list; `number` is 0 while only the room is measured."""

    id: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class LegendGroup:
    """The trends of one ring."""

    heading: str
    trends: tuple[LegendName, ...]


@dataclass(frozen=True, slots=True)
class LegendSection:
    """The list of one dimension; without groups it says `empty`."""

    heading: str
    sector: int
    groups: tuple[LegendGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ChartContent:
    """An edition's blips as a view tells them and their bodies in id order; `dimension` is the one drawn alone, if any.

    `candidates` are the blips among which the view chose, as the edition has them.
    """

    radar: Radar
    edition: Edition
    dimension: Dimension | None
    say: Wording
    blips: tuple[Blip, ...]
    bodies: tuple[MarkerStyle, ...]
    view: View
    candidates: tuple[Blip, ...]

    @property
    def first(self) -> bool:
        """Whether no movement is told: there is no earlier edition to compare with, or it is not asked for."""
        return _still(self.radar, self.edition, self.view)

    @property
    def alone(self) -> str:
        """The id of the one dimension drawn alone, or nothing."""
        return self.dimension.id if self.dimension else ""

    @property
    def title(self) -> str:
        """The radar and its edition."""
        return captions.title(self.radar, self.edition, self.say.language)

    @property
    def subtitle(self) -> tuple[str, ...]:
        """In parts, the last of which may be left out."""
        if self.view.since:
            return captions.changes_subtitle(self.edition, self.blips, self.view.since, self.dimension, self.say)
        if self.view.phase:
            shown = len(self.blips), len(self.candidates)
            return captions.phase_subtitle(self.radar, self.edition, self.view.phase, shown, self.dimension, self.say)
        return captions.subtitle(self.radar, self.edition, self.blips, self.dimension, self.say)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the view has to say below the chart: the trends that are gone, the thick boards, what was chosen."""
        found = []
        if since := self.view.since:
            missing = [t for t in gone(self.radar, since, self.edition) if self.alone in ("", t.dimension)]
            found.append(
                captions.gone_note([without_soft_hyphens(t.short(self.say.language)) for t in missing], self.say)
            )
        if self.view.phase:
            found.append(self.say("chart.phase-rule"))
            found.append(
                captions.early_note(
                    [without_soft_hyphens(self.short(blip.id)) for blip in self.blips if blip.start_early], self.say
                )
            )
        return tuple(note for note in found if note)

    @property
    def since(self) -> str:
        """The edition from which trails lead, or nothing."""
        return self.view.since.name if self.view.since else ""

    @property
    def verbs(self) -> tuple[str, ...]:
        """What to do on each ring, from the centre outwards; empty strings where that is not said."""
        return tuple(without_soft_hyphens(ring.do.any(self.say.language)) for ring in self.radar.rings)

    @property
    def source(self) -> str:
        """The line that tells where the picture comes from."""
        return captions.source(self.radar, self.edition, self.say, estimates=all_estimates(self.candidates))

    @property
    def description(self) -> str:
        """For readers who do not see it."""
        return captions.description(self.radar, self.edition, self.blips, self.dimension, self.say)

    @property
    def spread(self) -> bool:
        """Whether raters differ somewhere."""
        return any(rater_spread.ring_span(blip, self.radar) for blip in self.blips)

    @property
    def sectors(self) -> tuple[tuple[str, str, int], ...]:
        """The dimensions drawn: id, name with its soft hyphens, and the place in the radar that settles the colour."""
        return tuple((d.id, d.name.any(self.say.language), n) for n, d in self._dimensions())

    @property
    def rings(self) -> tuple[str, ...]:
        """Names from the centre outwards."""
        return tuple(without_soft_hyphens(ring.name.any(self.say.language)) for ring in self.radar.rings)

    def name(self, trend_id: str) -> str:
        """A trend's full name, with its soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.name.any(self.say.language) if trend else trend_id

    def short(self, trend_id: str) -> str:
        """What the chart calls a trend, with its soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.short(self.say.language) if trend else trend_id

    @property
    def sayings(self) -> dict[str, str]:
        """Each blip in one line, by trend id."""
        estimates = all_estimates(self.candidates)
        return {
            blip.id: captions.blip_summary(blip, self.radar, self.say, first=self.first, estimates=estimates)
            for blip in self.blips
        }

    @property
    def dimmed(self) -> frozenset[str]:
        """The trends that stand back in this view."""
        return frozenset(blip.id for blip in self.blips if is_dimmed(blip, self.view))

    def parts(self, numbers: Mapping[str, int]) -> tuple[LegendSection, ...]:
        """The list of names by dimension and ring in the order of their numbers; without numbers, in id order."""
        return tuple(
            LegendSection(d.name.any(self.say.language), n, tuple(self._groups(n, numbers)), self.say("chart.empty"))
            for n, d in self._dimensions()
        )

    def _dimensions(self) -> Iterator[tuple[int, Dimension]]:
        return ((n, d) for n, d in enumerate(self.radar.dimensions) if self.dimension in (None, d))

    def _groups(self, sector: int, numbers: Mapping[str, int]) -> Iterator[LegendGroup]:
        for place, ring in enumerate(self.radar.rings):
            inside = [body.id for body in self.bodies if (body.sector, body.ring) == (sector, place)]
            inside.sort(key=lambda key: (numbers.get(key, 0), key))
            if inside:
                yield LegendGroup(
                    captions.ring_heading(ring, self.say.language),
                    tuple(LegendName(key, numbers.get(key, 0), self.name(key)) for key in inside),
                )


def chart_content(
    radar: Radar,
    edition: Edition,
    blips: Sequence[Blip],
    dimension: str | None,
    say: Wording,
    view: View = AS_IT_IS,
) -> ChartContent:
    """The blips in id order, of one dimension where one is named; KeyError where there is none of that id."""
    alone = radar.dimension(dimension) if dimension else None
    inside = tuple(sorted((b for b in blips if alone is None or b.trend.dimension == alone.id), key=lambda b: b.id))
    shown = filtered(radar, inside, view)
    drawn = marker_styles(radar, shown, first=_still(radar, edition, view))
    return ChartContent(radar, edition, alone, say, shown, drawn, view, inside)


def _still(radar: Radar, edition: Edition, view: View) -> bool:
    return Channel.MOVEMENT in view.without or radar.before(edition) is None


def filtered(radar: Radar, blips: Sequence[Blip], view: View) -> tuple[Blip, ...]:
    """The blips of the view, in the order they came."""
    chosen = {blip.id for blip in for_phase(radar, blips, view.phase)} if view.phase else {blip.id for blip in blips}
    return tuple(_told(radar, blip, view) for blip in blips if blip.id in chosen)


def is_dimmed(blip: Blip, view: View) -> bool:
    """Whether a blip stands back: what is not highlighted, else what has not moved where the view asks for movement."""
    if view.highlight:
        return blip.id not in view.highlight
    return view.since is not None and blip.movement is Movement.UNCHANGED


def _told(radar: Radar, blip: Blip, view: View) -> Blip:
    if view.since:
        blip = seen_from(radar, blip, view.since)
    for channel in (channel for channel in Channel if channel in view.without):
        match channel:
            case Channel.MOVEMENT:
                # Told by shape alone; where it came from is another matter.
                pass
            case Channel.IMPACT:
                blip = replace(blip, impact=None)
            case Channel.EVIDENCE:
                blip = replace(blip, certainty=None)
            case Channel.RATERS:
                blip = replace(blip, placement=replace(blip.placement, agreement=Agreement.STATED, verdicts=()))
    return blip
