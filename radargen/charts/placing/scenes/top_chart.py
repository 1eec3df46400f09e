"""The trends to begin with: at most ten, one row each, in an order that the page states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from radargen.charts.disc import BlipList
from radargen.charts.lettering import is_plain
from radargen.charts.placing.content.blip_mark import blip_mark
from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.page import mark_key
from radargen.charts.placing.page.listing_page import (
    ListingPage,
    dimension_key,
    listing_head,
    listing_page,
    mark_keys,
    source_words,
    words_key,
)
from radargen.charts.placing.page.page_plan import PageMetrics, logo_proportion
from radargen.charts.placing.scenes.chart_request import ChartRequest
from radargen.charts.placing.scenes.history.moved_rows import first_sentence
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.placing.typesetting.line_breaking import lost, shortened, without_soft_hyphens
from radargen.charts.scene import BlipMark, Box, Label, Line, Scene, TextMark, Tone, Weight
from radargen.model import Action, View

# Most rows, and the order of actions; rows with the same action are sorted by impact, ring from the centre, and name.
MOST = 10
ORDER = (Action.ACT, Action.PREPARE, Action.WATCH, Action.MAINTAIN, Action.AVOID, None)
# In points on A4: largest type of names, base radius of markers, which is at most `WIDEST` type sizes; each size to try
# is smaller by a step.
NAME, BASE, WIDEST, STEP = 14.0, 5.6, 0.46, 0.97
# Type sizes of texts, and of the advice below a ring, relative to names; line heights in type sizes.
TEXT, NOTE, LEADING = 0.84, 0.7, 1.22
# In type sizes of names: width of markers, gap between columns, least gap between rows.
MARK, GUTTER, BETWEEN = 2.1, 1.1, 0.62
# Shares of the width for names and rings; texts have the rest.
SHARES = (0.29, 0.16)
# How far rows are spread, as a factor on their height, before room at the foot is left free; most lines of a text.
SPREAD, MOST_LINES = 1.6, 6
RULE = 0.6
# In a list the centre of the radar is below, as in the key.
BELOW = 180.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A trend: its name, its ring, the advice, and a sentence."""

    style: MarkerStyle
    name: str
    ring: str
    notes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row broken into lines; `cut` is a text of which the page only shows a part."""

    row: _Row
    name: tuple[str, ...]
    ring: tuple[str, ...]
    note: tuple[str, ...]
    text: tuple[str, ...]
    cut: tuple[str, ...]

    @property
    def height(self) -> float:
        """The height in type sizes of names."""
        rings = len(self.ring) * LEADING * TEXT + len(self.note) * LEADING * NOTE
        return max(len(self.name) * LEADING, rings, len(self.text) * LEADING * TEXT, MARK * 0.8)


def top_chart(request: ChartRequest) -> tuple[Scene, ...]:
    """The page; texts that do not fit end with an ellipsis and are listed in `Scene.shortened`."""
    wanted = request.view
    view = View(wanted.highlight, None, wanted.select, wanted.without, wanted.title)
    content = request.content(request.language, view)
    rows = [_row(content, style) for style in _ordered(content)[:MOST]]
    page = _page(content, rows, PageMetrics(request.page, logo_proportion(request.radar.house)))
    return (_scene(content, rows, page),)


def _ordered(content: ChartContent) -> list[MarkerStyle]:
    def order(style: MarkerStyle) -> tuple[int, int, int, str, str]:
        name = content.plain_name(style.id).casefold()
        return ORDER.index(style.blip.action), -(style.blip.impact or 0), style.ring, name, style.id

    return sorted(content.styles, key=order)


def _row(content: ChartContent, style: MarkerStyle) -> _Row:
    """The row; its sentence is the first step, else why the trend is on its ring, else its summary."""
    say, blip = content.say, style.blip
    impact = say("chart.says-impact", impact=blip.impact) if blip.impact is not None else ""
    sentence = content.first_step(style.id) or content.reason(style.id) or content.summary(style.id)
    action = say(f"action.{blip.action}") if blip.action else ""
    return _Row(
        style,
        content.short(style.id),
        content.radar.rings[style.ring].name.any(say.language),
        tuple(part for part in (action, impact) if part),
        first_sentence(sentence),
    )


def _page(content: ChartContent, rows: Sequence[_Row], metrics: PageMetrics) -> ListingPage:
    say, unit = content.say, metrics.page.furniture
    shown, count = len(rows), len(content.styles)
    all_shown = say("chart.top.all", count=count) if count else say("chart.empty")
    reading = say("chart.top.some", shown=shown, total=count) if shown < count else all_shown
    head, more = listing_head(content, say("gallery.view.top"), reading)
    groups = mark_key.key_groups([row.style for row in rows], whiskers=False, still=content.still, say=say)
    bold = [words_key(say("chart.matrix.bold"), unit)] if any(r.style.weight is Weight.BOLD for r in rows) else []
    key = [dimension_key(content, unit), *mark_keys(groups, unit, metrics.width), *bold]
    instead = any(row.text and not content.first_step(row.style.id) for row in rows)
    notes = (say("chart.top.instead"),) if instead else ()
    return listing_page(metrics, head, key, source_words(content, notes, more))


def _scene(content: ChartContent, rows: Sequence[_Row], page: ListingPage) -> Scene:
    size, set_rows = _fitted(content, rows, page)
    unit, body = page.metrics.page.furniture, page.body
    headings = _headings(content, body, size, unit)
    top = body.y + (headings[0].size * LEADING + 5 * unit if headings else 0.0)
    room = body.y + body.height - top
    heights = [(row.height + BETWEEN) * size for row in set_rows]
    spread = min(room / sum(heights), SPREAD) if heights else 1.0
    blips, texts, lines = [], list(headings), []
    y = top
    says = content.summaries
    for row, height in zip(set_rows, heights, strict=True):
        lines.append(Line(body.x, round(y, 2), body.x + body.width, round(y, 2), round(RULE * unit, 2)))
        first = y + ((height * spread - height) / 2 + BETWEEN * size / 2)
        told = ": ".join(filter(None, (says[row.row.style.id], row.row.text)))
        dim = row.row.style.id in content.dimmed
        blips.append(replace(_blip(content, row, body, first, size, unit), says=told, dim=dim))
        texts += _texts(row, body, first, size)
        y += height * spread
    scene = page.scene(content, _description(content, rows))
    return replace(
        scene,
        lists=tuple(BlipList(key, without_soft_hyphens(name), index) for key, name, index in content.sectors),
        blips=tuple(blips),
        texts=(*scene.texts, *texts),
        lines=(*scene.lines, *lines),
        trends=tuple(row.style.id for row in rows),
        shortened=(*scene.shortened, *(text for row in set_rows for text in row.cut)),
    )


def _description(content: ChartContent, rows: Sequence[_Row]) -> str:
    names = content.say.listed([without_soft_hyphens(row.name) for row in rows])
    return content.say("chart.top.description", title=content.title, trends=names)


def _fitted(content: ChartContent, rows: Sequence[_Row], page: ListingPage) -> tuple[float, list[_SetRow]]:
    """The largest type in which all rows fit; in the smallest, long texts are shortened."""
    unit, floor = page.metrics.page.furniture, page.metrics.page.floor
    room = page.body.height - (LEADING * NOTE * NAME + 5) * unit
    size = NAME * unit
    while True:
        found = [_set(content, row, page.body.width, size, MOST_LINES) for row in rows]
        if sum(row.height + BETWEEN for row in found) * size <= room:
            return round(size, 2), found
        if NOTE * size * STEP < floor:
            break
        size *= STEP
    for lines in range(MOST_LINES, 0, -1):
        found = [_set(content, row, page.body.width, size, lines) for row in rows]
        if sum(row.height + BETWEEN for row in found) * size <= room:
            break
    return round(size, 2), found


def _set(content: ChartContent, row: _Row, width: float, size: float, most: int) -> _SetRow:
    language = content.say.language
    names, rings, texts = (wide for _, wide in _columns(width, size))
    weight = row.style.weight
    name = line_breaking.wrapped(hyphenated(row.name, language), names / size, weight)
    ring = line_breaking.wrapped(hyphenated(row.ring, language), rings / (TEXT * size), Weight.SEMIBOLD)
    narrow = rings / (NOTE * size)
    # A break between the two is better than one inside either.
    whole_note = ", ".join(row.notes)
    notes = (whole_note,) if line_breaking.fits(whole_note, narrow, Weight.REGULAR) else row.notes
    note = [line for part in notes for line in line_breaking.wrapped(part, narrow)]
    wide = texts / (TEXT * size)
    whole = line_breaking.balanced(row.text, wide)
    text = shortened(whole if len(whole) <= most else line_breaking.wrapped(row.text, wide), most, wide)
    return _SetRow(row, tuple(name), tuple(ring), tuple(note), tuple(text), lost(row.text, text))


def _columns(width: float, size: float) -> list[tuple[float, float]]:
    """The left edge and the width of the columns for names, rings and texts, in points."""
    left = MARK * size
    room = width - left - 2 * GUTTER * size
    wide = [share * room for share in (*SHARES, 1 - sum(SHARES))]
    starts = [left, left + wide[0] + GUTTER * size, left + sum(wide[:2]) + 2 * GUTTER * size]
    return list(zip(starts, wide, strict=True))


def _headings(content: ChartContent, body: Box, size: float, unit: float) -> list[TextMark]:
    """The headings of the columns; none on a page that brings its own frame."""
    words = (content.say("chart.top.trend"), content.say("chart.top.ring"), content.say("chart.top.step"))
    small = round(NOTE * NAME * unit, 2)
    y = round(body.y + font_metrics.CAP_HEIGHT * small, 2)
    return [
        TextMark(word, round(body.x + x, 2), y, small, tone=Tone.MUTED)
        for word, (x, _) in zip(words, _columns(body.width, size), strict=True)
    ]


def _blip(content: ChartContent, row: _SetRow, body: Box, top: float, size: float, unit: float) -> BlipMark:
    """The marker, level with the name's first line; its summary text is added later."""
    style = row.row.style
    left = body.x + _columns(body.width, size)[0][0]
    base = top + font_metrics.ASCENT * size
    plain = " ".join(without_soft_hyphens(row.row.name).split())
    whole = "" if is_plain(plain, style.weight) else plain
    lines = tuple(
        TextMark(line, round(left, 2), round(base + n * LEADING * size, 2), size, style.weight, whole=whole)
        for n, line in enumerate(row.name)
    )
    wide = max((font_metrics.width(line, size, style.weight, whole) for line in row.name), default=0.0)
    box = Box(round(left, 2), round(top, 2), round(wide, 2), round(len(lines) * LEADING * size, 2), "name")
    radius = min(BASE * unit, WIDEST * size)
    x, y = body.x + (MARK - 0.5) / 2 * size, base - 0.325 * size
    marker = style.marker(round(x, 2), round(y, 2), radius, BELOW)
    return blip_mark(content, style, marker, Label(without_soft_hyphens(row.row.name), lines, box))


def _texts(row: _SetRow, body: Box, top: float, size: float) -> Iterator[TextMark]:
    """The ring with the advice below it, and the sentence."""
    _, (rings, _), (texts, _) = _columns(body.width, size)
    small, least = round(TEXT * size, 2), round(NOTE * size, 2)
    # Aligned with the baseline of the name.
    base = top + font_metrics.ASCENT * size
    for n, line in enumerate(row.ring):
        y = base + n * LEADING * small
        yield TextMark(line, round(body.x + rings, 2), round(y, 2), small, Weight.SEMIBOLD)
    below = base + (len(row.ring) - 1) * LEADING * small
    for n, line in enumerate(row.note, 1):
        yield TextMark(line, round(body.x + rings, 2), round(below + n * LEADING * least, 2), least, tone=Tone.MUTED)
    for n, line in enumerate(row.text):
        yield TextMark(line, round(body.x + texts, 2), round(base + n * LEADING * small, 2), small)
