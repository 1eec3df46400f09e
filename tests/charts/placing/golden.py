"""Every kind of chart as numbers and words; `python -m tests.charts.placing.golden` writes them anew.

A line for each thing that is drawn. You look at the pictures (`radargen render`) before you take a difference for what
was meant.
"""

import json
from pathlib import Path

from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, Labels, RadarShape
from radargen.model import Radar
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


def requests() -> dict[str, ChartRequest]:
    """By file name."""
    of = small()

    def request(page: str = "a4", language: str = "de", **how: object) -> ChartRequest:
        return ChartRequest(of, of.newest, language, FORMATS[page], **how)  # type: ignore[arg-type]

    return {
        **{kind: request(kind=kind) for kind in placing.CHART_KINDS},
        **{f"{kind}-16x9": request("16:9", "en", kind=kind) for kind in placing.CHART_KINDS},
        "numbers": request("square", labels=Labels.NUMBERS, shape=RadarShape.DISC),
        "dimension": request("a4-portrait", "en", dimension="technology"),
    }


def golden(name: str) -> str:
    """What a file should hold."""
    return "".join(_lines(placing.chart(requests()[name])))


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
    for name in requests():
        Path(FOLDER / f"{name}.txt").write_text(golden(name), encoding="utf-8")
