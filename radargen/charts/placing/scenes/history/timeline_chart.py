"""The ways of the trends that changed their ring, through all editions: rings as bands, a line for each trend.

The innermost ring is at the top, so that a trend that moves in rises. Editions stand at equal distances, since they are
what readers compare, and not every radar has their dates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from radargen.charts.placing.content.captions import Headline
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.framed_page import FramedPage, framed_page, framed_scene, numbered
from radargen.charts.placing.page.page_plan import PageMetrics, logo_proportion
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.history.earlier_edition import earlier_edition
from radargen.charts.placing.scenes.history.ring_ways import RingWay, ring_ways, shown_editions
from radargen.charts.placing.scenes.history.timeline_frame import TimelineFrame, timeline_frame
from radargen.charts.placing.scenes.history.timeline_marks import timeline_marks
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import BlipList, Marker, Scene
from radargen.model import Certainty, Edition
from radargen.text.messages import Message

# The type of names in points on A4, the shares of it that are tried on one page and, the smallest, on several.
NAME, SHARES, PAGED = 9.5, (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6), (0.85, 0.75, 0.65, 0.6)

Ways = tuple[RingWay, ...]


def timeline_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages of the timeline; RadargenError for a radar with no edition before, DoesNotFit for a page too small."""
    earlier_edition(request)
    content = request.content(request.language, replace(request.view, since=None))
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    editions = shown_editions(request.radar, request.edition, request.view.since)
    ways, still = ring_ways(content, editions)
    page = _framed(content, metrics, editions, ways, still, 1, 1)
    if not ways:
        return (_with_lists(framed_scene(content, page), content, page),)
    first = next(_frames(content, metrics, editions, ways, page, SHARES), None)
    parts = [(ways, first)] if first else []
    parts = parts or _parts(content, metrics, editions, ways, _framed(content, metrics, editions, ways, still, 88, 88))
    pages = len(parts)
    scenes = []
    for n, (own, frame) in enumerate(parts, 1):
        told = _alone(content, own) if pages > 1 else ""
        page = _framed(content, metrics, editions, ways, still, n, pages, frame, told)
        scenes.append(_scene(content, page, own, editions, frame, n))
    return tuple(scenes)


def _framed(
    content: ChartContent,
    metrics: PageMetrics,
    editions: Sequence[Edition],
    ways: Ways,
    still: int,
    page: int,
    pages: int,
    frame: TimelineFrame | None = None,
    part: str = "",
) -> FramedPage:
    say, head = content.say, content.headline
    told = say("timeline.ways", count=len(ways), first=editions[0].name, last=editions[-1].name)
    sentence = " · ".join(filter(None, (part, told if ways else say("timeline.none"))))
    head = numbered(Headline(head.caps, head.words, sentence), page, pages, say)
    remarks = [
        say("timeline.still", count=still) if still and ways else "",
        say("timeline.equal") if len(editions) > 2 and ways else "",
    ]
    told_beside = bool(part) or (frame is not None and frame.dimension > 0)
    key = _key(content, ways, told_beside=told_beside)
    return framed_page(content, metrics, head, key, [remark for remark in remarks if remark])


def _key(content: ChartContent, ways: Ways, *, told_beside: bool) -> tuple[tuple[mark_key.KeyEntry, ...], ...]:
    """The dimensions by their colours unless told beside names, where trends came in, and what the end marks tell."""
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


def _frames(
    content: ChartContent,
    metrics: PageMetrics,
    editions: Sequence[Edition],
    ways: Ways,
    page: FramedPage,
    shares: Sequence[float],
) -> Iterator[TimelineFrame]:
    """The frames in which the ways fit, the largest type first, rather with the dimensions behind the names."""
    paper = metrics.page
    sizes = dict.fromkeys(max(round(NAME * paper.furniture * share, 2), paper.floor) for share in shares)
    for size in sizes:
        # Where all are of one dimension, the head of the page says which.
        for dimensions in (True, False) if len({way.sector for way in ways}) > 1 else (False,):
            frame = timeline_frame(content, ways, editions, page.body, size, paper.floor, dimensions=dimensions)
            if frame:
                yield frame


def _parts(
    content: ChartContent, metrics: PageMetrics, editions: Sequence[Edition], ways: Ways, page: FramedPage
) -> list[tuple[Ways, TimelineFrame]]:
    """The ways on several pages: a page for each dimension where these fit, else about as many on each."""
    by_dimension = [tuple(own) for _, own in groupby(ways, lambda way: way.sector)]
    tried = [by_dimension] if len(by_dimension) > 1 else []
    tried += [
        [ways[len(ways) * n // count : len(ways) * (n + 1) // count] for n in range(count)]
        for count in range(2, len(ways) + 1)
    ]
    for parts in tried:
        found = [next(_frames(content, metrics, editions, part, page, PAGED), None) for part in parts]
        frames = [frame for frame in found if frame]
        if len(frames) == len(parts):
            return list(zip(parts, frames, strict=True))
    raise DoesNotFit(
        Message(
            "The bands of {count} rings with the names of the trends do not fit on this page. Choose a larger page.",
            count=len(content.radar.rings),
        )
    )


def _scene(
    content: ChartContent,
    page: FramedPage,
    ways: Ways,
    editions: Sequence[Edition],
    frame: TimelineFrame,
    number: int,
) -> Scene:
    marks = timeline_marks(content, ways, editions, frame, number)
    scene = _with_lists(framed_scene(content, page), content, page)
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
    """The name of the dimension to which all of these belong; empty for several."""
    names = {way.sector: name for way in ways for _, name, index in content.sectors if index == way.sector}
    return without_soft_hyphens(names.popitem()[1]) if len(names) == 1 else ""


def _with_lists(scene: Scene, content: ChartContent, page: FramedPage) -> Scene:
    lists = tuple(BlipList(id, without_soft_hyphens(name), index) for id, name, index in content.sectors)
    told = " ".join(text.text for text in page.head.texts[-1:])
    return replace(scene, lists=lists, description=" ".join((content.description, told)))
