"""The ways of the trends that changed their ring, through all editions: rings as bands, a line for each trend.

The innermost ring is at the top, so that a trend that moves in rises. Editions are equally spaced, since they are what
readers compare, and not every radar has their dates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from radargen.charts.disc import BlipList
from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.listing_page import ListingPage, listing_page, mark_keys, numbered, remarks
from radargen.charts.placing.page.page_plan import PageMetrics, logo_proportion
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.history.earlier_edition import earlier_edition
from radargen.charts.placing.scenes.history.ring_ways import RingWay, ring_ways, shown_editions
from radargen.charts.placing.scenes.history.timeline_frame import TimelineFrame, timeline_frame
from radargen.charts.placing.scenes.history.timeline_marks import timeline_marks
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Marker, Scene
from radargen.model import Certainty, Edition
from radargen.text.messages import Message

# Type size of names in points on A4, and shares of it to try on one page and, PAGED, on several.
NAME, SHARES, PAGED = 9.5, (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6), (0.85, 0.75, 0.65, 0.6)

# Size of the headline relative to a radar's: the list needs the height.
HEAD = 0.86

Ways = tuple[RingWay, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The content of a timeline: the ways through these editions, and how many trends stayed where they were."""

    content: ChartContent
    metrics: PageMetrics
    editions: tuple[Edition, ...]
    ways: Ways
    still: int

    @property
    def sentence(self) -> str:
        """How many trends moved, and between which editions."""
        first, last = self.editions[0].name, self.editions[-1].name
        told = self.content.say("timeline.ways", count=len(self.ways), first=first, last=last)
        return told if self.ways else self.content.say("timeline.none")


def timeline_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages of the timeline; raises RadargenError without an earlier edition, DoesNotFit if a page is too small."""
    earlier_edition(request)
    content = request.content(request.language, replace(request.view, since=None))
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    editions = shown_editions(request.radar, request.edition, request.view.since)
    timeline = Timeline(content, metrics, editions, *ring_ways(content, editions))
    if not timeline.ways:
        return (_empty(timeline, _page(timeline, 1, 1)),)
    parts = _on_one_page(timeline) or _parts(timeline)
    return tuple(_scene(timeline, own, frame, n, len(parts)) for n, (own, frame) in enumerate(parts, 1))


def _page(timeline: Timeline, page: int, pages: int, frame: TimelineFrame | None = None, part: str = "") -> ListingPage:
    """The page around the ways; `part` is the dimension to which all ways on it belong, if there is one."""
    content, metrics, say = timeline.content, timeline.metrics, timeline.content.say
    sentence = " · ".join(filter(None, (part, content.scope, timeline.sentence)))
    head = Headline(content.headline.caps, content.headline.words, sentence)
    told = [
        say("timeline.still", count=timeline.still) if timeline.still and timeline.ways else "",
        say("timeline.equal") if len(timeline.editions) > 2 and timeline.ways else "",
    ]
    unit, width = metrics.page.furniture, metrics.width
    groups = _key(timeline, told_beside=bool(part) or (frame is not None and frame.dimension > 0))
    key = [remarks([words for words in told if words], unit, width), *mark_keys(groups, unit, width)]
    return listing_page(metrics, numbered(head, page, pages, say), key, content.source, HEAD)


def _key(timeline: Timeline, *, told_beside: bool) -> tuple[tuple[mark_key.KeyEntry, ...], ...]:
    """The colours of the dimensions unless named beside the trends, where trends appeared, and the end marks."""
    content, ways = timeline.content, timeline.ways
    shown = {way.sector for way in ways}
    dimensions = tuple(
        mark_key.KeyEntry((Marker(0, 0, mark_key.SAMPLE, sector=index),), without_soft_hyphens(name))
        for _, name, index in content.sectors
        if index in shown
    )
    came = any(way.stays[0].first for way in ways)
    hollow = Marker(0, 0, 0.8 * mark_key.SAMPLE, fill=Certainty.WEAK)
    entries = ((mark_key.KeyEntry((hollow,), content.say("timeline.came")),),) if came else ()
    styles = [way.style for way in ways if way.style]
    known = () if told_beside or not dimensions else (dimensions,)
    return (*known, *entries, *mark_key.key_groups(styles, whiskers=False, still=True, say=content.say))


def _frames(timeline: Timeline, ways: Ways, page: ListingPage, shares: Sequence[float]) -> Iterator[TimelineFrame]:
    """The frames in which the ways fit, largest type first, preferably with the dimensions after the names."""
    paper = timeline.metrics.page
    sizes = dict.fromkeys(max(round(NAME * paper.furniture * share, 2), paper.floor) for share in shares)
    for size in sizes:
        # If all belong to one dimension, the head of the page says which.
        for dimensions in (True, False) if len({way.sector for way in ways}) > 1 else (False,):
            frame = timeline_frame(
                timeline.content, ways, timeline.editions, page.body, size, paper.floor, dimensions=dimensions
            )
            if frame:
                yield frame


def _on_one_page(timeline: Timeline) -> list[tuple[Ways, TimelineFrame]]:
    """All ways with their frame; empty if they do not fit on one page."""
    frame = next(_frames(timeline, timeline.ways, _page(timeline, 1, 1), SHARES), None)
    return [(timeline.ways, frame)] if frame else []


def _parts(timeline: Timeline) -> list[tuple[Ways, TimelineFrame]]:
    """The ways on several pages: one per dimension if these fit, else about equally many on each."""
    ways, page = timeline.ways, _page(timeline, 88, 88)
    by_dimension = [tuple(own) for _, own in groupby(ways, lambda way: way.sector)]
    tried = [by_dimension] if len(by_dimension) > 1 else []
    tried += [
        [ways[len(ways) * n // count : len(ways) * (n + 1) // count] for n in range(count)]
        for count in range(2, len(ways) + 1)
    ]
    # A page embedded below someone else's heading has no place for the counts.
    for parts in tried if not timeline.metrics.page.bare else ():
        found = list[tuple[Ways, TimelineFrame]]()
        for part in parts:
            if (frame := next(_frames(timeline, part, page, PAGED), None)) is None:
                break
            found.append((part, frame))
        if len(found) == len(parts):
            return found
    raise DoesNotFit(
        Message(
            "The bands of {count} rings with the names of the trends do not fit on this page. Choose a larger page.",
            count=len(timeline.content.radar.rings),
        )
    )


def _scene(timeline: Timeline, ways: Ways, frame: TimelineFrame, number: int, pages: int) -> Scene:
    content = timeline.content
    # Each of several pages counts and explains what stands on it.
    own = replace(timeline, ways=ways)
    page = _page(own, number, pages, frame, _alone(content, ways) if pages > 1 else "")
    marks = timeline_marks(content, ways, timeline.editions, frame, number)
    scene = _empty(timeline, page)
    return replace(
        scene,
        panels=tuple(marks.panels),
        blips=tuple(marks.blips),
        texts=(*scene.texts, *marks.texts),
        lines=(*scene.lines, *marks.lines),
        courses=tuple(marks.courses),
        samples=(*scene.samples, *marks.samples),
    )


def _alone(content: ChartContent, ways: Ways) -> str:
    """The name of the only dimension to which these ways belong; empty if there are several."""
    names = {way.sector: name for way in ways for _, name, index in content.sectors if index == way.sector}
    return without_soft_hyphens(names.popitem()[1]) if len(names) == 1 else ""


def _empty(timeline: Timeline, page: ListingPage) -> Scene:
    """The page without any ways."""
    content = timeline.content
    lists = tuple(BlipList(id, without_soft_hyphens(name), index) for id, name, index in content.sectors)
    scene = page.scene(content, " ".join((content.description, f"{timeline.sentence}.")))
    return replace(scene, lists=lists)
