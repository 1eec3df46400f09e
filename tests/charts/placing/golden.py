"""Every kind of chart as numbers and words; `python -m tests.charts.placing.golden` writes them anew.

A line for each thing that is drawn. You look at the pictures (`radargen render`) before you take a difference for what
was meant.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from radargen.assessing import blips
from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, SITE, Labels, RadarShape
from radargen.model import House, Logo, LogoKind, Look, Radar, View
from tests.folders import ROOT
from tests.make import radar, text, trend

FOLDER = ROOT / "tests" / "golden" / "charts"


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
    return placing.chart(ChartRequest(of, of.newest, language, FORMATS[page], **how))  # type: ignore[arg-type]


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
}


def golden(name: str) -> str:
    """What a file should hold."""
    return "".join(_lines(CHARTS[name]()))


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
    for name in CHARTS:
        Path(FOLDER / f"{name}.txt").write_text(golden(name), encoding="utf-8")
