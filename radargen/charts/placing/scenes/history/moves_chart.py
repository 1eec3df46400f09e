"""What has moved since an edition, as a table: one row per trend, with an arrow from its former ring to the new one.

A position within a ring means nothing, so the arrow goes from band to band, and there is room for names and reasons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from radargen.charts.disc import BlipList
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.listing_page import ListingPage, listing_page, mark_keys, numbered, remarks
from radargen.charts.placing.page.page_plan import PageMetrics, logo_proportion
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.history.earlier_edition import earlier_edition
from radargen.charts.placing.scenes.history.moved_columns import moved_columns
from radargen.charts.placing.scenes.history.moved_rows import MovedGroup, moved_groups
from radargen.charts.placing.scenes.history.moved_table import MovedTable
from radargen.charts.placing.scenes.movement_trails import ghost_boxes
from radargen.charts.placing.solver.marker_packing import DoesNotFit
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import Marker, MarkerShape, Scene
from radargen.model import Movement
from radargen.text.messages import Message

# Type size of names in points on A4, and shares of it to try on one page, largest first: those at which reasons are
# shown, then those at which they may be left out. PAGED are the shares to try on several pages.
NAME, WITH_REASONS, SMALLER = 9.5, (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.68), (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65)
PAGED = (0.9, 0.8, 0.7, 0.65)
# Size of the headline relative to a radar's: the list needs the height.
HEAD = 0.86


def moves_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The pages of the table; raises RadargenError without an earlier edition, DoesNotFit if the page is too small."""
    since = earlier_edition(request)
    content = request.content(request.language, replace(request.view, since=since))
    metrics = PageMetrics(request.page, logo_proportion(request.radar.house))
    groups = moved_groups(content)
    page = _framed(content, metrics, groups, 1, 1)
    if not groups:
        return (_scene(content, page, [], None, 1),)
    if table := _on_one_page(content, metrics, groups, page):
        return (_scene(content, page, groups, table, 1),)
    page = _framed(content, metrics, groups, 88, 88)
    table = _on_several(content, metrics, groups, page)
    parts = table.pages(groups, page.body.height)
    return tuple(
        _scene(content, _framed(content, metrics, groups, n, len(parts)), part, table, n)
        for n, part in enumerate(parts, 1)
    )


def _framed(
    content: ChartContent, metrics: PageMetrics, groups: Sequence[MovedGroup], page: int, pages: int
) -> ListingPage:
    head = numbered(content.headline, page, pages, content.say)
    unit, width = metrics.page.furniture, metrics.width
    key = [remarks(_remarks(content), unit, width), *mark_keys(_key(content, groups), unit, width)]
    return listing_page(metrics, head, key, content.source, HEAD)


def _remarks(content: ChartContent) -> list[str]:
    """How many trends did not move, and which have left."""
    still = sum(blip.movement is Movement.UNCHANGED for blip in content.blips)
    stayed = content.say("moves.stayed", count=still) if still else ""
    return [sentence for sentence in (stayed, *content.notes) if sentence]


def _key(content: ChartContent, groups: Sequence[MovedGroup]) -> tuple[tuple[mark_key.KeyEntry, ...], ...]:
    styles = [row.style for group in groups for run in group.runs for row in run.rows]
    entries = mark_key.key_groups(
        styles, whiskers=False, still=True, say=content.say, since=content.since, crossed=False
    )
    if any(group.movement is Movement.NEW for group in groups):
        halo = Marker(0, 0, mark_key.SAMPLE, MarkerShape.HALO)
        return ((mark_key.KeyEntry((halo,), content.say(f"movement.{Movement.NEW}")),), *entries)
    return entries


def _tables(
    content: ChartContent,
    metrics: PageMetrics,
    groups: Sequence[MovedGroup],
    width: float,
    shares: Sequence[float],
    *,
    reasons: bool,
) -> Iterator[MovedTable]:
    page = metrics.page
    sizes = dict.fromkeys(max(round(NAME * page.furniture * share, 2), page.floor) for share in shares)
    for size in sizes:
        if columns := moved_columns(content, groups, size, page.floor, width, reasons=reasons):
            yield MovedTable(content, columns, page.furniture * max(size / (NAME * page.furniture), 0.7))


def _on_one_page(
    content: ChartContent, metrics: PageMetrics, groups: Sequence[MovedGroup], page: ListingPage
) -> MovedTable | None:
    """The largest type in which the whole table fits; reasons are shown if possible, and whenever they cost nothing."""
    tried = [*((share, True) for share in WITH_REASONS), *product(SMALLER, (True, False))]
    for share, reasons in tried:
        for table in _tables(content, metrics, groups, page.body.width, (share,), reasons=reasons):
            if table.height(groups) <= page.body.height:
                return table
    return None


def _on_several(
    content: ChartContent, metrics: PageMetrics, groups: Sequence[MovedGroup], page: ListingPage
) -> MovedTable:
    for reasons in (True, False):
        for table in _tables(content, metrics, groups, page.body.width, PAGED, reasons=reasons):
            highest = max(
                table.height([replace(group, runs=(replace(run, rows=(row,)),))])
                for group in groups
                for run in group.runs
                for row in run.rows
            )
            if highest <= page.body.height:
                return table
    raise DoesNotFit(
        Message(
            "The bands of {count} rings with the names of the trends do not fit on this page. Choose a larger page.",
            count=len(content.radar.rings),
        )
    )


def _scene(
    content: ChartContent, page: ListingPage, groups: Sequence[MovedGroup], table: MovedTable | None, number: int
) -> Scene:
    if table is None:
        return replace(page.scene(content, _description(content)), lists=_lists(content))
    marks = table.marks(groups, page.body, page.body.width, number)
    scene = page.scene(content, _description(content))
    return replace(
        scene,
        lists=_lists(content),
        panels=tuple(marks.panels),
        blips=tuple(marks.blips),
        texts=(*scene.texts, *marks.texts),
        lines=(*scene.lines, *marks.lines),
        trails=tuple(marks.trails),
        obstacles=(*scene.obstacles, *(box for trail in marks.trails for box in ghost_boxes(trail))),
    )


def _lists(content: ChartContent) -> tuple[BlipList, ...]:
    return tuple(BlipList(id, without_soft_hyphens(name), index) for id, name, index in content.sectors)


def _description(content: ChartContent) -> str:
    words = content.headline.words
    # The description already says what is selected.
    parts = [part.removeprefix(f"{words}: ") for part in content.subtitle]
    told = [part for part in parts if part not in (words, content.selection, content.scope)]
    return " ".join((content.description, f"{words}: {' · '.join(told)}."))
