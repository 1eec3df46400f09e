"""What a chart shows: an edition of a radar in one language and view, with all dimensions or a single one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.assessing import expected_directions, selected
from radargen.assessing.changes import gone, seen_from
from radargen.charts.placing.content import captions, rater_spread
from radargen.charts.placing.content.marker_styles import MarkerStyle, all_estimates, marker_styles
from radargen.charts.placing.content.selection_words import selection_words
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.placing.typesetting.ring_caption import RingCaption
from radargen.model import (
    AS_IT_IS,
    Agreement,
    Attribute,
    Blip,
    Channel,
    Dimension,
    Direction,
    Edition,
    Movement,
    Outlook,
    Radar,
    View,
)
from radargen.text.source_marks import without_marks
from radargen.text.wording import Wording

# Up to this many highlighted trends, names are large enough for the last row of an audience.
MOST_TALKED = 12


@dataclass(frozen=True, slots=True)
class LegendName:
    """A trend in the legend; `number` is 0 while only its room is measured."""

    id: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class LegendGroup:
    """The trends of one ring in the legend."""

    heading: str
    trends: tuple[LegendName, ...]


@dataclass(frozen=True, slots=True)
class LegendSection:
    """The legend of one dimension; without groups, its text is `empty`."""

    heading: str
    sector: int
    groups: tuple[LegendGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ChartContent:
    """The blips of an edition as the view shows them, with their marker styles, in id order.

    `dimension` is the one drawn alone, if any; `candidates` are the blips from which the view selects, as the edition
    has them. `quiet` are blips that are dots without names, and not among the styles.
    """

    radar: Radar
    edition: Edition
    dimension: Dimension | None
    say: Wording
    blips: tuple[Blip, ...]
    styles: tuple[MarkerStyle, ...]
    view: View
    candidates: tuple[Blip, ...]
    quiet: tuple[MarkerStyle, ...] = ()

    @property
    def changes(self) -> "ChartContent":
        """For a comparison, the content with only the changed blips as styles, others quiet; itself if none changed."""
        changed = tuple(style for style in self.styles if style.blip.movement is not Movement.UNCHANGED)
        if not self.view.since or self.view.highlight or not changed:
            return self
        return replace(self, styles=changed, quiet=tuple(style for style in self.styles if style not in changed))

    @property
    def still(self) -> bool:
        """Whether movement is not shown: there is no earlier edition, or the view leaves it out."""
        return _still(self.radar, self.edition, self.view)

    @property
    def talk(self) -> bool:
        """Whether the chart is for a talk about a few trends, which have large names, while all others are dots."""
        return 0 < len(self.view.highlight) <= MOST_TALKED and not (self.view.since or self.view.select)

    @property
    def alone(self) -> str:
        """The id of the dimension drawn alone; empty if all are drawn."""
        return self.dimension.id if self.dimension else ""

    @property
    def title(self) -> str:
        """The radar's name with the edition's."""
        return captions.title(self.radar, self.edition, self.say.language)

    @property
    def headline(self) -> captions.Headline:
        """The texts at the head of the page."""
        return captions.headline(
            self.edition, self.title, self.subtitle, self.selection, self.view, self.dimension, self.say
        )

    @property
    def subtitle(self) -> tuple[str, ...]:
        """The parts of the subtitle; the last one may be left out."""
        shown = len(self.blips), len(self.candidates)
        if self.view.since:
            return captions.changes_subtitle(
                self.edition, self.blips, self.view.since, self.selection, shown, self.dimension, self.say
            )
        if self.selection:
            return captions.selection_subtitle(self.edition, self.selection, shown, self.dimension, self.say)
        return captions.subtitle(self.radar, self.edition, self.blips, self.dimension, self.say)

    @property
    def scope(self) -> str:
        """How many trends of how many are selected; empty for everything."""
        return captions.some((len(self.blips), len(self.candidates)), self.say) if self.selection else ""

    @property
    def selection(self) -> str:
        """The view's selection in words; empty for everything."""
        return selection_words(self.view.select, self.radar, self.say)

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes below the chart: trends that have left and, for a phase, selected trends that take long."""
        notes = []
        # Whether trends that have left would have been selected cannot be known.
        if (since := self.view.since) and not self.view.select:
            missing = [t for t in gone(self.radar, since, self.edition) if self.alone in ("", t.dimension)]
            notes.append(
                captions.gone_note([without_soft_hyphens(t.short(self.say.language)) for t in missing], self.say)
            )
        if self.view.select.asks_for(Attribute.PHASE):
            notes.append(
                captions.early_note(
                    [without_soft_hyphens(self.short(blip.id)) for blip in self.blips if blip.start_early], self.say
                )
            )
        if self.outlooks:
            notes.append(self.say("chart.outlook-note"))
        return tuple(note for note in notes if note)

    @property
    def outlooks(self) -> Mapping[str, Direction]:
        """The directions in which the edition expects trends to move, by trend; empty unless the view shows them."""
        return expected_directions(self.radar, self.edition) if self.view.outlook else {}

    @property
    def since(self) -> str:
        """The name of the edition that the view compares with; empty if there is none."""
        return self.view.since.name if self.view.since else ""

    @property
    def verbs(self) -> tuple[str, ...]:
        """What to do on each ring, from the centre outwards; empty strings for rings without a verb."""
        return tuple(without_soft_hyphens(ring.do.any(self.say.language)) for ring in self.radar.rings)

    @property
    def source(self) -> str:
        """The source line."""
        return self.source_if(estimates=all_estimates(self.candidates))

    def source_if(self, *, estimates: bool) -> str:
        """The source line; `estimates` says whether all rings are the editors' estimates."""
        return captions.source(self.radar, self.edition, self.say, self.headline.left_out, estimates=estimates)

    @property
    def description(self) -> str:
        """The alternative text."""
        shown = len(self.blips), len(self.candidates)
        return captions.description(self.radar, self.edition, self.selection, shown, self.dimension, self.say)

    @property
    def raters_differ(self) -> bool:
        """Whether raters disagree on any blip, on a chart without arrows that would cross their whiskers."""
        return not self.view.since and any(rater_spread.ring_span(blip, self.radar) for blip in self.blips)

    @property
    def sectors(self) -> tuple[tuple[str, str, int], ...]:
        """The dimensions drawn, as (id, name with soft hyphens, index in the radar, which selects the colour)."""
        return tuple((d.id, d.name.any(self.say.language), n) for n, d in self._dimensions())

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of trends on the chart in each of these dimensions."""
        return tuple(sum(style.sector == n for style in (*self.styles, *self.quiet)) for n, _ in self._dimensions())

    @property
    def rings(self) -> tuple[str, ...]:
        """Ring names from the centre outwards."""
        return tuple(without_soft_hyphens(ring.name.any(self.say.language)) for ring in self.radar.rings)

    @property
    def captions(self) -> tuple[RingCaption, ...]:
        """Ring names with their verbs, from the centre outwards."""
        return tuple(RingCaption(name, verb) for name, verb in zip(self.rings, self.verbs, strict=True))

    def name(self, trend_id: str) -> str:
        """The full name of a trend, with soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.name.any(self.say.language) if trend else trend_id

    def short(self, trend_id: str) -> str:
        """The name of a trend on the chart, with soft hyphens."""
        trend = self.radar.trend(trend_id)
        return trend.short(self.say.language) if trend else trend_id

    def plain_name(self, trend_id: str) -> str:
        """The name of a trend on the chart, without soft hyphens."""
        return without_soft_hyphens(self.short(trend_id))

    def first_step(self, trend_id: str) -> str:
        """The first thing to do about a trend; empty if there is none."""
        trend = self.radar.trend(trend_id)
        return without_soft_hyphens(trend.first_step.any(self.say.language)) if trend else ""

    def reason(self, trend_id: str) -> str:
        """Why a trend is on its ring in this edition; empty if no reason is given."""
        trend = self.radar.trend(trend_id)
        assessment = trend.assessment(self.edition.id) if trend else None
        return without_soft_hyphens(without_marks(assessment.reason.any(self.say.language))) if assessment else ""

    def summary(self, trend_id: str) -> str:
        """A trend's summary."""
        trend = self.radar.trend(trend_id)
        return without_soft_hyphens(without_marks(trend.summary.any(self.say.language))) if trend else ""

    def way(self, blip: Blip) -> str:
        """A blip's move as “from ring to ring”; empty if it was on no ring before."""
        names = [
            without_soft_hyphens(self.radar.ring(ring).name.any(self.say.language))
            for ring in (blip.before, blip.placement.ring)
            if ring
        ]
        return " → ".join(names) if len(names) > 1 else ""

    @property
    def summaries(self) -> dict[str, str]:
        """One-line summaries of the blips, by trend."""
        estimates = all_estimates(self.candidates)
        return {
            blip.id: captions.blip_summary(
                blip, self.radar, self.say, still=self.still, estimates=estimates, outlook=self._outlook(blip)
            )
            for blip in self.blips
        }

    def _outlook(self, blip: Blip) -> Outlook | None:
        """The edition's outlook for a blip; None if there is none or the view does not show it."""
        assessment = blip.trend.assessment(self.edition.id) if self.view.outlook else None
        return assessment.outlook if assessment else None

    @property
    def dimmed(self) -> frozenset[str]:
        """The trends that are faded in this view."""
        return frozenset(blip.id for blip in self.blips if is_dimmed(blip, self.view))

    def legend_sections(self, numbers: Mapping[str, int], *, brief: bool = False) -> tuple[LegendSection, ...]:
        """The legend by dimension and ring, sorted by `numbers` (by trend); in id order without numbers.

        A `brief` one has the names that trends have on charts.
        """
        empty, named = self.say("chart.empty"), self.short if brief else self.name
        return tuple(
            LegendSection(d.name.any(self.say.language), n, tuple(self._groups(n, numbers, named)), empty)
            for n, d in self._dimensions()
        )

    def _dimensions(self) -> Iterator[tuple[int, Dimension]]:
        return ((n, d) for n, d in enumerate(self.radar.dimensions) if self.dimension in (None, d))

    def _groups(self, sector: int, numbers: Mapping[str, int], named: Callable[[str], str]) -> Iterator[LegendGroup]:
        for place, ring in enumerate(self.radar.rings):
            inside = [style.id for style in self.styles if (style.sector, style.ring) == (sector, place)]
            inside.sort(key=lambda key: (numbers.get(key, 0), key))
            if inside:
                yield LegendGroup(
                    captions.ring_heading(ring, self.say.language),
                    tuple(LegendName(key, numbers.get(key, 0), named(key)) for key in inside),
                )


def chart_content(
    radar: Radar,
    edition: Edition,
    blips: Sequence[Blip],
    dimension: str | None,
    say: Wording,
    view: View = AS_IT_IS,
) -> ChartContent:
    """The content for these blips in any order, for all dimensions or one; raises KeyError for an unknown id."""
    alone = radar.dimension(dimension) if dimension else None
    inside = tuple(sorted((b for b in blips if alone is None or b.trend.dimension == alone.id), key=lambda b: b.id))
    shown = filtered(radar, inside, view)
    styles = marker_styles(radar, shown, still=_still(radar, edition, view), trails=view.since is not None)
    return ChartContent(radar, edition, alone, say, shown, styles, view, inside)


def _still(radar: Radar, edition: Edition, view: View) -> bool:
    return Channel.MOVEMENT in view.without or radar.before(edition) is None


def filtered(radar: Radar, blips: Sequence[Blip], view: View) -> tuple[Blip, ...]:
    """The blips that the view shows, in the same order."""
    seen = tuple(seen_from(radar, blip, view.since) for blip in blips) if view.since else blips
    return tuple(_without(blip, view) for blip in selected(radar, seen, view.select))


def is_dimmed(blip: Blip, view: View) -> bool:
    """Whether a blip is faded: it is not highlighted or, in a comparison, it has not moved."""
    if view.highlight:
        return blip.id not in view.highlight
    return view.since is not None and blip.movement is Movement.UNCHANGED


def _without(blip: Blip, view: View) -> Blip:
    for channel in (channel for channel in Channel if channel in view.without):
        match channel:
            case Channel.MOVEMENT:
                # The marker's shape shows this (`still`); trails may still be drawn.
                pass
            case Channel.IMPACT if blip.impact:
                blip = replace(blip, impact=None)
            case Channel.EVIDENCE if blip.certainty:
                blip = replace(blip, certainty=None)
            case Channel.RATERS if blip.placement.verdicts or blip.placement.agreement is not Agreement.STATED:
                blip = replace(blip, placement=replace(blip.placement, agreement=Agreement.STATED, verdicts=()))
    return blip
