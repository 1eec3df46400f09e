"""The home page: the edition at a glance, its chart, and the list of its trends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from radargen.assessing.changes import gone
from radargen.model import NO_TEXT, Action, Edition, Movement
from radargen.pages import data_files
from radargen.pages.addresses import (
    CASES,
    CORRECTIONS,
    HOME,
    METHOD,
    NEXT,
    TRENDS,
    comparison_page,
    content_file,
    edition_page,
    href,
)
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.page_charts import FIRST_READ, Number, picture
from radargen.pages.prose import Safe
from radargen.pages.views.page_parts.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.page_parts.divided_lists import CountTable, count_table, many
from radargen.pages.views.page_parts.filters import Filter, Trait, filters, traits, words
from radargen.pages.views.page_parts.trend_rows import TrendRow, by_ring, rows

CONTENT = content_file("home")
# Most trends named in one line of changes.
FEW = 3
# From this many names on, a group takes two columns.
WIDE = 13
# How many names of a group a phone shows initially.
FOLDED = 6


@dataclass(frozen=True, slots=True)
class Door:
    """A way for readers to continue from the home page."""

    title: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file for download."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """The trends that are new, moved or gone since the edition before; `more` says how many are not in `rows`."""

    id: str
    words: str
    rows: tuple[TrendRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Further data of a trend in the list: its numbers on the chart, its values for the filters, its search words.

    `first_step` is set if the trend is to be acted on now.
    """

    number: Number | None
    first_step: Localised
    traits: tuple[Trait, ...]
    words: str


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """Trends with the same advice or, without advice, on the same ring; `wide` groups have many.

    On a phone, `folds` is the label for those after the first `FOLDED`; empty if all are shown at once.
    """

    id: str
    title: Localised
    rows: tuple[TrendRow, ...]
    wide: bool
    folds: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The edition at a glance; `listed` is by trend id, `lead` says what the radar is.

    In a large radar, `counts` link to the trends, the radar shows dots, and groups and lists are loaded from a file at
    `content_href` when a reader begins to filter.
    """

    title: Localised
    edition: str
    date: str
    motto: Localised
    about: Localised
    lead: str
    theme: Localised
    doors: tuple[Door, ...]
    unconfirmed: str
    corrected: str
    corrected_href: str
    count: str
    counts: CountTable | None
    content_href: str
    crowded: str
    radar: Safe | None
    phone: Safe | None
    groups: tuple[AdviceGroup, ...]
    listed: Mapping[str, Listed]
    filters: tuple[Filter, ...]
    moves: bool
    changes: tuple[ChangeSummary, ...]
    since: str
    since_href: str
    marks: tuple[MarkView, ...]
    how_to_read: str
    downloads: tuple[DownloadView, ...]
    trends_href: str
    method_href: str
    source: str


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The whole chart and all names, for pages that lack them until a reader asks.

    The home page of a large radar loads them when somebody begins to filter, the comparison page for the picture of a
    selection.
    """

    radar: Safe | None
    phone: Safe | None
    groups: tuple[AdviceGroup, ...]
    listed: Mapping[str, Listed]
    moves: bool


def content(edition_view: EditionView) -> HomeContent | None:
    """What other pages load of the radar; None if no page needs it: few trends, without a chart to load."""
    drawn = edition_view.charts.home
    if not drawn and not many(edition_view):
        return None
    trend_rows = rows(edition_view, HOME, (blip.trend for blip in edition_view.blips.values()))
    return HomeContent(
        radar=picture(drawn.svg) if drawn else None,
        phone=picture(drawn.phone) if drawn and drawn.phone else None,
        groups=tuple(_groups(edition_view, trend_rows)),
        listed=_listed(edition_view, filters(edition_view)),
        moves=edition_view.moves,
    )


def home(edition_view: EditionView) -> HomeView:
    """The view of the home page."""
    radar, edition, wording, charts = (
        edition_view.radar,
        edition_view.edition,
        edition_view.wording,
        edition_view.charts,
    )
    apart = many(edition_view)
    drawn = charts.overview if apart else charts.home
    trend_rows = rows(edition_view, HOME, (blip.trend for blip in edition_view.blips.values()))
    before, used_filters = radar.before(edition), filters(edition_view)
    return HomeView(
        title=edition_view.localised(radar.title),
        edition=edition.label(wording),
        date=edition.dated(wording),
        motto=edition_view.localised(edition.motto),
        about=edition_view.localised(radar.about),
        lead=_lead(edition_view),
        theme=edition_view.localised(edition.theme),
        doors=tuple(_doors(edition_view, len(trend_rows))),
        unconfirmed=edition_view.unconfirmed,
        corrected=edition_view.corrected,
        corrected_href=f"{href(HOME, edition_page(edition.id))}#{CORRECTIONS}" if edition_view.corrected else "",
        count=wording("page.count", count=len(trend_rows)),
        counts=count_table(edition_view, HOME) if apart else None,
        content_href=href(HOME, CONTENT) if apart else "",
        crowded=_crowded(edition_view) if trend_rows and not drawn else "",
        radar=picture(drawn.svg) if drawn else None,
        phone=picture(drawn.phone) if drawn and drawn.phone else None,
        groups=() if apart else tuple(_groups(edition_view, trend_rows)),
        listed={} if apart else _listed(edition_view, used_filters),
        filters=used_filters,
        moves=edition_view.moves,
        changes=_changes(edition_view, trend_rows, before) if before else (),
        since=before.id if before else "",
        since_href=href(HOME, comparison_page(before.id, edition.id)) if before else "",
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        downloads=tuple(
            DownloadView(file.name, href(HOME, file.path))
            for file in (*edition_view.charts.downloads, *data_files.edition_downloads(edition_view))
            if not file.of_history and not file.of_ring
        ),
        trends_href=href(HOME, TRENDS),
        method_href=href(HOME, METHOD),
        source=edition_view.edition_source,
    )


def _listed(edition_view: EditionView, used_filters: Sequence[Filter]) -> dict[str, Listed]:
    """Further data of each trend for the list, by id."""
    drawn = edition_view.charts.home
    numbers = drawn.numbers if drawn else {}
    return {
        blip.id: Listed(
            number=numbers.get(blip.id),
            first_step=edition_view.sentence(blip.trend.first_step if blip.action == Action.ACT else NO_TEXT),
            traits=traits(edition_view, blip, used_filters),
            words=words(edition_view, blip),
        )
        for blip in edition_view.blips.values()
    }


def _crowded(edition_view: EditionView) -> str:
    """The sentence that there are too many trends for a chart, and where to find them."""
    wording = edition_view.wording
    keys = ["crowded", "crowded-counts" if many(edition_view) else "crowded-list"]
    if edition_view.charts.dimensions:
        keys.append("crowded-dimensions")
    if any(file.of_dimension for file in edition_view.charts.downloads):
        keys.append("crowded-pictures")
    return " ".join(wording(f"home.{key}") for key in keys)


def _lead(edition_view: EditionView) -> str:
    """The sentence on how many trends there are, and what their order and their pages show."""
    trends = [blip.trend for blip in edition_view.blips.values()]
    steps = bool(trends) and all(trend.first_step.by_language for trend in trends)
    key = "lead-plain" if not edition_view.radar.criteria else "lead-steps" if steps else "lead"
    count = edition_view.wording("page.count", count=len(trends))
    return edition_view.wording(f"home.{key}", trends=count)


def _doors(edition_view: EditionView, count: int) -> Iterator[Door]:
    wording = edition_view.wording
    if edition_view.advises:
        yield Door(wording("home.door-next"), wording("home.door-next-about"), href(HOME, NEXT))
    if count_of_cases := sum(len(blip.trend.cases) for blip in edition_view.blips.values()):
        words = wording("home.door-cases-about", count=count_of_cases)
        yield Door(wording("home.door-cases"), words, href(HOME, CASES))
    yield Door(
        wording("home.door-trends", count=count),
        wording(f"home.door-trends-{'many' if many(edition_view) else 'about'}"),
        href(HOME, TRENDS),
    )


def _groups(edition_view: EditionView, trend_rows: Sequence[TrendRow]) -> Iterator[AdviceGroup]:
    """The trends by advice, most urgent first; in a radar without any, by ring from the centre."""
    wording, rings = edition_view.wording, by_ring(edition_view, HOME, trend_rows)
    if any(row.action for row in trend_rows):
        inside_out = [row for each in rings for row in each.rows]
        found = [
            (action or "untold", wording.headed(f"action.{action}") if action else wording("home.group-untold"), own)
            for action in (*FIRST_READ, "")
            if (own := tuple(row for row in inside_out if row.action == action))
        ]
        named = [(id, Localised(title), own) for id, title, own in found]
    else:
        named = [(each.ring.id, each.ring.name, each.rows) for each in rings]
    for place, (id, title, own) in enumerate(named):
        # The first group is never folded; a note about one more trend would take as much room as its name.
        folds = place > 0 and len(own) > FOLDED + 1
        more = edition_view.wording("home.unfold", count=len(own) - FOLDED) if folds else ""
        yield AdviceGroup(id, title, own, len(own) >= WIDE, more)


def _changes(edition_view: EditionView, trend_rows: Sequence[TrendRow], before: Edition) -> tuple[ChangeSummary, ...]:
    """Up to three lines: the trends that are new, moved and gone."""
    lines = {
        "new": tuple(row for row in trend_rows if row.movement == Movement.NEW),
        "moved": tuple(row for row in trend_rows if row.movement in (Movement.IN, Movement.OUT)),
        "gone": rows(edition_view, HOME, gone(edition_view.radar, before, edition_view.edition)),
    }
    return tuple(_change(edition_view, kind, line) for kind, line in lines.items() if line)


def _change(edition_view: EditionView, kind: str, line: tuple[TrendRow, ...]) -> ChangeSummary:
    # A note about one more trend would take as much room as its name.
    named_rows = line if len(line) <= FEW + 1 else line[:FEW]
    remaining = len(line) - len(named_rows)
    words = edition_view.wording(f"home.{kind}", count=len(line))
    return ChangeSummary(
        kind, words, named_rows, edition_view.wording("home.rest", count=remaining) if remaining else ""
    )
