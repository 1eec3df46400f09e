"""Every kind of chart as numbers and words; `python -m tests.charts.placing.golden` writes them anew.

A line for each thing that is drawn. You look at the pictures (`radargen render`) before you take a difference for what
was meant.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from radargen.assessing import blips
from radargen.assessing.selecting import resolved
from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, MATRICES, PHONE, SITE, Labels, RadarShape, custom
from radargen.model import EVERYTHING, Channel, House, Logo, LogoKind, Look, Radar, View
from radargen.model.selection import parsed
from tests.charts.placing.rich import dense, rich
from tests.folders import ROOT
from tests.make import radar, text, trend

FOLDER = ROOT / "tests" / "golden" / "charts"
SMALL = {f"{width}x{height}": custom(width, height) for width, height in ((160, 160), (120, 100), (100, 140))}
PAGES = {
    **FORMATS,
    **SMALL,
    "site": SITE,
    "phone": PHONE,
    "matrix": MATRICES[1],
    "bare": replace(FORMATS["square"], bare=True),
}


def small() -> Radar:
    """Nine trends: new ones, some that moved in and out, one that left a ring empty, names short and long."""
    two = ("2025", "2026")
    return radar(
        trend(
            "analytics", {"2025": "vision", "2026": "pilot"}, name=text("Analytik in Echtzeit", "Real-time analytics")
        ),
        trend("bots", {"2026": "scale"}, "technology"),
        trend(
            "culture", {"2025": "scale", "2026": "standard"}, "people", name=text("Kundenzentrierte Unternehmenskultur")
        ),
        trend("kanban", dict.fromkeys(two, "pilot")),
        trend("lean", {"2025": "scale", "2026": "pilot"}),
        trend("scrum", dict.fromkeys(two, "standard"), label=text("Scrum")),
        trend("mining", {"2025": "experiment", "2026": "scale"}, "technology"),
        trend("twins", dict.fromkeys(two, "vision"), "technology"),
        trend("empathy", {"2026": "experiment"}, "people"),
        editions=two,
    )


def _page(page: str = "a4", language: str = "de", of: Radar | None = None, **how: object) -> tuple[Scene, ...]:
    of = of or small()
    return placing.chart(ChartRequest(of, of.newest, language, PAGES[page], **how))  # type: ignore[arg-type]


def _beside_links(trend_id: str = "") -> tuple[Scene, ...]:
    """The picture that a link to a page brings along, and the small radar that shows a trend's place."""
    of = small()
    (home, *_) = placing.chart(ChartRequest(of, of.newest, "de", SITE, labels=Labels.NUMBERS))
    shown = next((blip for blip in blips(of, of.newest) if blip.id == trend_id), None)
    return (placing.card(home, of, of.newest, "de", shown),)


def _locator(trend_id: str) -> tuple[Scene, ...]:
    return (placing.locator(_page(labels=Labels.NUMBERS)[0], trend_id),)


def _housed() -> Radar:
    return replace(small(), house=House(Look(logo=Logo("logo.png", LogoKind.PNG, 300, 100)), Look()))


def _rich(
    kind: str = "radar", page: str = "a4", *, select: str = "", language: str = "de", **how: object
) -> tuple[Scene, ...]:
    """A chart of the radar with everything; what `View` knows of `how` is the view."""
    of = rich()
    known = {key: how.pop(key) for key in [*how] if key in View.__dataclass_fields__}
    chosen = resolved(of, blips(of, of.newest), parsed(select)) if select else EVERYTHING
    return _page(page, language, of, kind=kind, view=View(select=chosen, **known), **how)  # type: ignore[arg-type]


FEW = frozenset({"trend-01", "trend-04", "trend-11"})
EARLIER = rich().editions
# What a view or an option makes of the radar with everything.
RICH: dict[str, Callable[[], tuple[Scene, ...]]] = {
    "radar": _rich,
    "radar-a3": lambda: _rich(page="a3", language="en"),
    "radar-16x9-names": lambda: _rich(page="16:9", labels=Labels.NAMES),
    "radar-numbers": lambda: _rich(page="a4-portrait", labels=Labels.NUMBERS),
    "radar-outlook": lambda: _rich(outlook=True, page="square"),
    "radar-since": lambda: _rich(since=EARLIER[0], page="a3"),
    "radar-talk": lambda: _rich(highlight=FEW, page="16:9"),
    "radar-selected": lambda: _rich(select="phase=1, impact=3|4|5", title="Für den Anfang"),
    "radar-without": lambda: _rich(without=frozenset(Channel)),
    "radar-bare": lambda: _rich(page="bare"),
    "radar-site": lambda: _rich(page="site"),
    "radar-phone": lambda: _rich(page="phone", labels=Labels.NUMBERS),
    "radar-quarter": lambda: _rich(dimension="process", shape=RadarShape.QUARTER),
    "radar-fan": lambda: _rich(dimension="technology", shape=RadarShape.FAN, page="16:9"),
    "matrix-across": lambda: _rich("matrix", across="area"),
    "matrix-highlight": lambda: _rich("matrix", "a3", highlight=FEW),
    "matrix-site": lambda: _rich("matrix", "matrix", language="en"),
    "effort-dimension": lambda: _rich("effort", dimension="people"),
    "top": lambda: _rich("top"),
    "top-highlight": lambda: _rich("top", "a4-portrait", highlight=FEW, without=frozenset({Channel.MOVEMENT})),
    "moves-since": lambda: _rich("moves", since=EARLIER[1]),
    "moves-16x9": lambda: _rich("moves", "16:9", highlight=FEW),
    "timeline": lambda: _rich("timeline"),
    "timeline-since": lambda: _rich("timeline", "16:9", since=EARLIER[1], dimension="people"),
    "multiples": lambda: _rich("multiples"),
    "radar-dense": lambda: _page(of=dense()),
    "radar-small": lambda: _rich(page="160x160"),
    "radar-outlook-numbers": lambda: _rich(outlook=True, labels=Labels.NUMBERS),
    "moves-small": lambda: _rich("moves", "120x100"),
    "multiples-small": lambda: _rich("multiples", "100x140"),
    "top-small": lambda: _rich("top", "120x100"),
    "timeline-small": lambda: _rich("timeline", "120x100"),
    "multiples-highlight": lambda: _rich("multiples", "16:9", highlight=FEW, title="Drei davon"),
}

# By file name, in pages and kinds that differ.
CHARTS: dict[str, Callable[[], tuple[Scene, ...]]] = {
    **{kind: lambda kind=kind: _page(kind=kind) for kind in placing.CHART_KINDS},  # type: ignore[misc]
    **{f"{kind}-16x9": lambda kind=kind: _page("16:9", "en", kind=kind) for kind in placing.CHART_KINDS},  # type: ignore[misc]
    "numbers": lambda: _page("square", labels=Labels.NUMBERS, shape=RadarShape.DISC),
    "dimension": lambda: _page("a4-portrait", "en", dimension="technology"),
    "changes": lambda: _page("a3", view=View(since=small().editions[0])),
    "logo": lambda: _page(of=_housed()),
    "card": _beside_links,
    "card-trend": lambda: _beside_links("culture"),
    "place": lambda: _locator("lean"),
    **{f"rich-{name}": made for name, made in RICH.items()},
}


@cache
def _written() -> placing.Lock:
    return placing.locked(rich())


def places() -> str:
    """The places of all editions as they are written down."""
    return _shortened(placing.lock_text(_written()))


def places_again() -> str:
    """The same with one pinned, once a few trends are gone and others crowd a cell, and what is said of that."""
    first, *others = (known := _written()).layouts
    pinned = tuple(replace(place, pinned=place.id == "trend-06") for place in first.places)
    crowded = rich(17, crowded="1")
    again = placing.locked(crowded, replace(known, layouts=(replace(first, places=pinned), *others)))
    told = [f"{each}\n" for each in placing.differences(known, again)]
    named = placing.recalled(crowded, again, "new", {"trend-00": "renamed"})
    return "".join(told) + "".join(map(_shortened, (placing.lock_text(again), placing.lock_text(named))))


def _shortened(lock: str) -> str:
    """With three decimals, which no page shows apart."""
    return re.sub(r"\d\.\d{4,}", lambda number: f"{float(number[0]):.3f}", lock)


TEXTS = {"places": places, "places-again": places_again}


def golden(name: str) -> str:
    """What a file should hold: a text, the data of a chart for other programs, or all that painters are given."""
    if name in TEXTS:
        return TEXTS[name]()
    scenes = CHARTS[name]()
    return "".join(_marks(scenes) if name.startswith("rich-") else _lines(scenes))


def _marks(scenes: tuple[Scene, ...]) -> Iterator[str]:
    """A line for each mark of the pages, without what is as usual."""
    for page, scene in enumerate(scenes, start=1):
        for field in fields(scene):
            value = getattr(scene, field.name)
            if value != field.default:
                for each in value if isinstance(value, tuple) else (value,):
                    yield f"{page} {field.name}: {_told(each)}\n"


def _told(value: object) -> str:
    """A value in short: of what has fields, those that are not as usual."""
    match value:
        case float():
            # Small ones are shares.
            return f"{round(value, 1 if abs(value) >= 2 else 2) + 0.0:g}"
        case StrEnum():
            return value.value
        case tuple():
            return f"[{' '.join(map(_told, value))}]"
        case _ if is_dataclass(value):
            known = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
            return f"({' '.join(f'{name}={_told(own)}' for name, (own, usual) in known.items() if own != usual)})"
        case _:
            return repr(value)


def _lines(scenes: tuple[Scene, ...]) -> list[str]:
    chart = json.loads(drawing.scene_json(scenes))
    lines = []
    for key, value in chart.items():
        each = value if isinstance(value, list) else [value]
        lines += [f"{key}: {json.dumps(_rounded(one), ensure_ascii=False)}\n" for one in each]
    return lines


def _rounded(value: object) -> object:
    """With tenths of a point, which no printer shows apart."""
    match value:
        case float():
            return round(value, 1)
        case dict():
            return {key: _rounded(one) for key, one in value.items()}
        case list():
            return [_rounded(one) for one in value]
        case _:
            return value


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in (*CHARTS, *TEXTS):
        Path(FOLDER / f"{name}.txt").write_text(golden(name), encoding="utf-8")
