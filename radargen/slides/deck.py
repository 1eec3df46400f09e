"""The content of a deck, slide by slide, gathered from the views of the site's pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from radargen.charts.scene import Anchor, Box, Marker, MarkerShape, Scene, TextMark, Tone
from radargen.model import Certainty, Movement
from radargen.pages.addresses import TRENDS
from radargen.pages.edition_view import EditionView
from radargen.pages.views import next_steps
from radargen.pages.views.editions import single_edition
from radargen.pages.views.next_steps import AnswerView
from radargen.pages.views.page_parts.chart_key import how_to_read, marks
from radargen.pages.views.page_parts.trend_rows import TrendRow, columns, rows
from radargen.pages.views.trend import trend_view
from radargen.slides import scene_shapes
from radargen.slides.fitting import LEADING, WIDER, fitted, height, shortened
from radargen.slides.presentation import Presentation, SlidePage
from radargen.slides.scene_shapes import SectorColours
from radargen.slides.slide_parts import PAGE, QUIET, TEXT, SlideCell, SlideColour, SlideTable, SlideText
from radargen.slides.trend_slide import put_trend

# Type sizes of tables and of the line below a chart, and least height of a row, in points.
_TYPE, _SMALL, _ROW = 12.0, 10.0, 22.0
# Smallest type sizes of titles and of that line, in points; most lines of a cell.
_LEAST_TITLE, _LEAST_LINE, _CELL_LINES = 12.0, 7.0, 4
# Up to this many trends shown as numbers on the radar are named below it.
_FEW_NUMBERS = 4
# Padding of a cell: left and right, above and below.
_ASIDE, _ABOVE = 12.0, 7.0
# The colour of a table that does not belong to a dimension.
_HEAD = SlideColour("tx2")
# The marks of trends that moved, in the key.
_MOVED: dict[str, Marker] = {
    Movement.NEW: Marker(0, 0, 4.0, MarkerShape.HALO),
    Movement.IN: Marker(0, 0, 4.0, MarkerShape.DROP, turn=180.0),
    Movement.OUT: Marker(0, 0, 4.0, MarkerShape.DROP),
}
# Opacity of a colour in the head of a table, if it is not known how dark it is.
_FAINT = 0.25
# Most rows on a slide.
_MOST = 14


@dataclass(frozen=True, slots=True)
class DeckCharts:
    """The charts of a deck, each None if there is nothing to draw or no room; `colours` are the dimensions'."""

    radar: Scene | None
    matrix: Scene | None
    colours: SectorColours


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    share: float


def chart_room(presentation: Presentation) -> Box:
    """The room for a chart on a slide, above a line that says how to read it."""
    body = presentation.body
    return replace(body, height=body.height - 2.3 * _SMALL)


def write_deck(edition_view: EditionView, charts: DeckCharts, presentation: Presentation) -> None:
    """Add all slides; each trend on the chart has one."""
    _opening(edition_view, presentation)
    say = edition_view.wording
    numbers = {mark.id: mark.number for mark in charts.radar.blips if mark.number} if charts.radar else {}
    if charts.radar:
        theme = edition_view.edition.theme.any(edition_view.language) or say("paper.glance")
        told = [" ".join(filter(None, (how_to_read(edition_view), _numbers(edition_view, numbers))))]
        page = _chart(presentation, theme, charts.radar, charts.colours, told)
        _key(edition_view, page, chart_room(presentation), charts.colours)
    shown = rows(edition_view, TRENDS, (blip.trend for blip in edition_view.blips.values()))
    for dimension in edition_view.radar.dimensions:
        own = tuple(row for row in shown if row.dimension.id == dimension.id)
        if own:
            name, question = own[0].dimension.name.words, own[0].dimension.question.words
            title = f"{name}: {question}" if question else name
            colour = charts.colours.of(own[0].dimension.sector)
            _table(presentation, title, *_of_dimension(edition_view, own, numbers), colour=colour)
    if charts.matrix:
        _chart(
            presentation, say("gallery.view.matrix"), charts.matrix, charts.colours, [say("chart.matrix.reads-matrix")]
        )
    if edition_view.advises:
        for phase in edition_view.radar.phases:
            _next(edition_view, presentation, next_steps.answer(edition_view, phase))
    _changes(edition_view, presentation)
    for blip in edition_view.blips.values():
        view = trend_view(edition_view, blip.trend)
        page = presentation.slide(blip.id, _title(presentation, view.row.name.words, view.row.name.lang))
        put_trend(view, edition_view, page, presentation.body, charts.colours.of(view.dimension.sector))


def _numbers(edition_view: EditionView, numbers: Mapping[str, int]) -> str:
    """What numbers stand for; if there are few, with their names. The tables that follow have all names."""
    if not numbers:
        return ""
    trends = {key: blip.trend for key, blip in edition_view.blips.items()}
    names = [f"{number} {trends[key].short(edition_view.language)}" for key, number in numbers.items()]
    few = f" {', '.join(names)}." if len(names) <= _FEW_NUMBERS else ""
    return f"{edition_view.wording('paper.numbers')}{few}"


def _opening(edition_view: EditionView, presentation: Presentation) -> None:
    radar, edition, language = edition_view.radar, edition_view.edition, edition_view.language
    dated, publisher = edition.dated(edition_view.wording), radar.publisher.name.any(language)
    title = " ".join(filter(None, (radar.title.any(language), edition.name)))
    motto = edition.motto.any(language)
    last = " · ".join(filter(None, (publisher, dated)))
    below = [SlideText(words) for words in (motto, last) if words]
    page = presentation.opening(SlideText(title), below)
    names = edition_view.wording.listed([one.name.any(language) for one in radar.dimensions])
    trends = edition_view.wording("page.count", count=len(edition_view.blips))
    licence = radar.publisher.licence
    page.notes(
        [
            edition_view.wording("paper.count", trends=trends, dimensions=names),
            *([f"{licence.name} {licence.url}".strip()] if licence else []),
        ]
    )


def _title(presentation: Presentation, words: str, lang: str = "") -> SlideText:
    """A title in the layout's type size, or in a smaller one if it would be too long for its place."""
    place, usual = presentation.heading, presentation.heading_size
    text = SlideText(words, usual, bold=True, lang=lang)
    found = fitted(text, place.width - 2 * _ASIDE, place.height - _ABOVE, _LEAST_TITLE)
    return replace(found, size=0.0 if found.size == usual else found.size, bold=False)


def _chart(
    presentation: Presentation, title: str, scene: Scene, colours: SectorColours, told: Sequence[str]
) -> SlidePage:
    page, room = presentation.slide("", _title(presentation, title)), chart_room(presentation)
    left = room.x + (room.width - scene.width) / 2
    scene_shapes.put(scene, page, left, room.y, colours)
    box = Box(room.x, room.y + room.height + 0.7 * _SMALL, room.width, 1.4 * _SMALL)
    line = SlideText(" ".join(told), _SMALL, colour=QUIET)
    page.text(box, [fitted(line, box.width, box.height, _LEAST_LINE)], told[0])
    page.notes([scene.description, *told])
    return page


def _key(edition_view: EditionView, page: SlidePage, room: Box, colours: SectorColours) -> None:
    """Add the key of the marks in use at the top right of the room, which a fan leaves free."""
    used = {mark.id: mark.words for mark in marks(edition_view)}
    samples, texts, y = [], [], _SMALL
    shown: dict[str, Marker] = {**_MOVED, **{certainty: Marker(0, 0, 4.5, fill=certainty) for certainty in Certainty}}
    for key, sample in shown.items():
        if words := used.get(key):
            samples.append(replace(sample, x=room.width - 6, y=y))
            texts.append(TextMark(words, room.width - 16, y + 3, 9 * WIDER, anchor=Anchor.END, tone=Tone.MUTED))
            y += 1.6 * _SMALL
    if impact := used.get("impact"):
        texts.append(TextMark(impact, room.width, y + 3, 9 * WIDER, anchor=Anchor.END, tone=Tone.MUTED))
    scene = Scene(room.width, y, edition_view.language, "", "", "", samples=(*samples,), texts=(*texts,), dimensions=1)
    scene_shapes.put(scene, page, room.x, room.y, colours)


def _of_dimension(
    edition_view: EditionView, own: tuple[TrendRow, ...], numbers: dict[str, int]
) -> tuple[list[_Column], list[list[SlideText]]]:
    """The table of a dimension, with a column for everything known of any of its trends."""
    say, known = edition_view.wording, columns(edition_view, own)
    wanted: list[tuple[bool, _Column]] = [
        (True, _Column(say("page.trend"), 5.0)),
        (True, _Column(say("page.ring"), 1.6)),
        (known.action, _Column(say("page.action"), 1.7)),
        (known.impact, _Column(say("scale.impact"), 1.2)),
        (known.effort, _Column(say("page.effort"), 1.9)),
        (known.movement, _Column(say("page.movement"), 2.4)),
    ]
    table = []
    for row in own:
        number = f"{numbers[row.id]} " if row.id in numbers else ""
        effort = (
            f"{say('page.organisation-short')} {row.organisation} · {say('page.architecture-short')} {row.architecture}"
        )
        cells = (
            SlideText(f"{number}{row.name.words}", _TYPE, bold=row.action == "act", lang=row.name.lang, goal=row.id),
            SlideText(row.ring.name.words if row.ring else "", _TYPE),
            SlideText(row.action_word, _TYPE),
            SlideText(say("page.of-five", level=row.impact) if row.impact else "", _TYPE),
            SlideText(effort if row.organisation else "", _TYPE),
            SlideText(row.movement_word, _TYPE),
        )
        table.append([cell for (shown, _), cell in zip(wanted, cells, strict=True) if shown])
    return [column for shown, column in wanted if shown], table


def _next(edition_view: EditionView, presentation: Presentation, answer: AnswerView) -> None:
    """Add the steps that the site shows at once; further ones, and what can wait, go into the notes."""
    say = edition_view.wording
    title = f"{say('next.title')}. {say('next.heading', number=answer.number)} {answer.phase.name.words}"
    head = [_Column("", 2.0), _Column(say("page.trend"), 3.4), _Column(say("trend.first-step"), 5.0)]
    table, notes = [], [answer.phase.signs.words]
    for group in answer.groups:
        for step in group.rows:
            number = f"{step.number}. " if step.number else ""
            name, first = step.row.name, step.first_step
            table.append(
                [
                    SlideText(group.title, _TYPE, bold=True),
                    SlideText(f"{number}{name.words}", _TYPE, lang=name.lang, goal=step.row.id),
                    SlideText(first.words, _TYPE, lang=first.lang),
                ]
            )
        rest = [*(step.row.name.words for step in group.folded), *(row.name.words for row in group.names)]
        notes.append(f"{group.title}: {group.about}")
        if rest:
            notes.append(f"{say('next.others', count=len(rest))}: {', '.join(rest)}")
    for waiting in answer.not_now:
        names = [row.name.words for row in (*waiting.rows, *waiting.folded)]
        notes.append(f"{say('next.not-now')} – {waiting.why}: {', '.join(names)}")
    if not table:
        table.append([SlideText(""), SlideText(say("next.nothing"), _TYPE), SlideText("")])
    _table(presentation, title, head, table, [note for note in notes if note])


def _changes(edition_view: EditionView, presentation: Presentation) -> None:
    say, page = edition_view.wording, single_edition(edition_view)
    if not page.changed or not page.changed.groups:
        return
    head = [
        _Column("", 1.7),
        _Column(say("page.trend"), 3.2),
        _Column(say("page.ring"), 2.2),
        _Column(say("trend.reason"), 4.0),
    ]
    table = []
    for group in page.changed.groups:
        for change in group.trends:
            goal = change.trend.id if change.trend.id in edition_view.blips else ""
            ways = [ring.name.words for ring in (change.before, change.after) if ring]
            table.append(
                [
                    SlideText(group.heading, _TYPE, bold=True),
                    SlideText(change.trend.name.words, _TYPE, lang=change.trend.name.lang, goal=goal),
                    SlideText(" → ".join(ways) or change.fate, _TYPE),
                    SlideText(change.reason.words, _TYPE, lang=change.reason.lang),
                ]
            )
    title = say("comparison.title", since=page.since, edition=page.id)
    _table(presentation, title, head, table, [page.changed.tally])


def _table(
    presentation: Presentation,
    title: str,
    head: Sequence[_Column],
    content: Iterable[Sequence[SlideText]],
    notes: Sequence[str] = (),
    colour: SlideColour = _HEAD,
) -> None:
    """Add a table on as many slides as it needs; texts that are cut off in cells go into the notes."""
    body, total = presentation.body, sum(column.share for column in head)
    shares = tuple(column.share / total for column in head)
    ink = PAGE if presentation.legible else TEXT
    heads = tuple(SlideCell((SlideText(column.head, _TYPE, bold=True, colour=ink),)) for column in head)
    for n, (part, cut) in enumerate(_parts(list(content), shares, body)):
        named = [row[0].words for row in part]
        if not head[0].head:
            # A group's name is repeated at its first row on each slide.
            for k in range(len(part) - 1, 0, -1):
                part[k][0] = replace(part[k][0], words="" if named[k - 1] == named[k] else named[k])
        page = presentation.slide("", _title(presentation, title if n == 0 else f"{title} ({n + 1})"))
        table = SlideTable(
            name=title,
            description=f"{title}: {', '.join(column.head for column in head if column.head)}",
            box=replace(body, height=_ROW * (len(part) + 1)),
            colour=colour if presentation.legible else replace(colour, opacity=_FAINT),
            widths=shares,
            rows=(heads, *(tuple(SlideCell((text,)) for text in row) for row in part)),
            heights=(_ROW, *(_high(row, shares, body.width) for row in part)),
        )
        page.table(table)
        page.notes([*(notes if n == 0 else ()), *cut])


def _parts(
    content: Sequence[Sequence[SlideText]], shares: Sequence[float], body: Box
) -> Iterator[tuple[list[list[SlideText]], list[str]]]:
    """The rows of each slide, in cells of few lines, with the texts that were cut off."""
    widths, room = [body.width * share - _ASIDE for share in shares], _CELL_LINES * _TYPE * LEADING
    shown = [
        [shortened(text, width, room) if text.words else text for text, width in zip(row, widths, strict=True)]
        for row in content
    ]
    heights = [_high(row, shares, body.width) for row in shown]
    most = body.height - _ROW
    count = max(len(_breaks(heights, most, _MOST)), 1)
    # The same number of slides, but all about equally full.
    even = _breaks(heights, min(most, sum(heights) / count + max(heights)), -(-len(heights) // count))
    ends = even if len(even) <= count else _breaks(heights, most, _MOST)
    for start, end in zip([0, *ends], ends, strict=False):
        pairs = [each for n in range(start, end) for each in zip(content[n], shown[n], strict=True)]
        yield shown[start:end], [text.words for text, short in pairs if text.words != short.words]


def _breaks(heights: Sequence[float], most: float, count: int) -> list[int]:
    """The rows after which a slide ends; each slide has at most `count` rows and is at most `most` points high."""
    ends, used, held = [], 0.0, 0
    for n, high in enumerate(heights):
        if held and (used + high > most or held >= count):
            ends.append(n)
            used, held = 0.0, 0
        used, held = used + high, held + 1
    return [*ends, len(heights)]


def _high(row: Sequence[SlideText], shares: Sequence[float], width: float) -> float:
    told = [height([text], width * share - _ASIDE) for text, share in zip(row, shares, strict=True) if text.words]
    return max([_ROW, *(high + _ABOVE for high in told)])
