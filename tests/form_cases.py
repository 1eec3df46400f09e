"""Cases for Python and the browser alike: of the rule, and of the form, in tests/data/form/cases.toml."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from radargen.model import Agreement
from radargen.reading import Loaded, load
from tests.folders import ROOT

FOLDER = ROOT / "tests" / "data" / "form"
# What the rule makes of three levels: combined, level and ring. The page of the method shows them.
WORKED_EXAMPLES = (
    ((5, 3, 5), 5, 5, "standard"),
    ((3, 5, 5), 5, 4, "scale"),
    ((3, 4, 4), 4, 4, "scale"),
    ((3, 2, 4), 3, 3, "pilot"),
    ((2, 1, 4), 2, 2, "experiment"),
    ((1, 3, 4), 3, 2, "experiment"),
    ((1, 1, 2), 1, 1, "vision"),
    ((3, 1, 4), 3, 2, "experiment"),
)
PILOT, SCALE, VISION, STANDARD = (3, 3, 3), (4, 4, 4), (1, 1, 1), (5, 5, 5)
# Several raters, with ring and agreement.
PANELS = (
    ((PILOT,), "pilot", Agreement.ESTIMATE),
    ((PILOT, SCALE), "pilot", Agreement.ESTIMATE),
    ((PILOT, PILOT, PILOT, SCALE), "pilot", Agreement.HIGH),
    ((PILOT, PILOT, SCALE), "pilot", Agreement.MEDIUM),
    ((VISION, PILOT, STANDARD), "pilot", Agreement.LOW),
    ((PILOT, PILOT, SCALE, SCALE), "pilot", Agreement.MEDIUM),
)
# Stands for a text that is too long, so that the file of cases can be read.
_LONG = "x" * 4001


@dataclass(frozen=True)
class FormCase:
    """Values over those of the file `before` (None for a new trend), the file `after`, and codes of its errors."""

    name: str
    before: str | None
    values: dict[str, Any]
    after: str
    problems: list[str]

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"trends/{'kanban' if (self.before or '').startswith('# Kept') else 'another-one'}.yaml"

    def loaded(self) -> Loaded:
        """The radar with the file as it becomes."""
        return load({**files(), self.path: self.after})


@cache
def files() -> dict[str, str | bytes]:
    """The files of the radar for which the form is."""
    paths = [FOLDER / "radar.yaml", *sorted(FOLDER.glob("trends/*.yaml"))]
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in paths}


@cache
def cases() -> tuple[FormCase, ...]:
    """All cases."""
    listed = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8").replace("LONG", _LONG))["case"]
    return tuple(
        FormCase(
            one["name"],
            (FOLDER / "trends" / "kanban.yaml").read_text(encoding="utf-8")
            if one.get("before") == "kanban"
            else one.get("before"),
            json.loads(one["values"]),
            one["after"],
            one.get("problems", []),
        )
        for one in listed
    )
