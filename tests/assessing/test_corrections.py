"""What a correction of a published edition tells, made of the edition as it was and as it is."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from radargen.assessing.corrections import correction, is_correction, latest, record, recorded
from radargen.model import Corrected, Correction
from radargen.model.published_record import frame
from tests.make import radar, text, trend

DAY = dt.date(2026, 12, 24)
WHY = text("Ein Tippfehler.", "A slip.")


def row(trend_id: str, ring: Any = "pilot", **keys: object) -> dict[str, Any]:
    return {"id": trend_id, "name": {"de": "Name"}, "ring": ring, **keys}


def corrected(then: list[dict[str, Any]], now: list[dict[str, Any]], *before: dt.date) -> Correction:
    of = radar(trend("new", formerly=("old",)), trend("kept"))
    edition = replace(of.newest, corrections=tuple(Correction(day, WHY, (), ()) for day in before))
    of = replace(of, editions=(edition,))
    return correction(of, edition, {**frame(of, edition), "trends": then}, {"trends": now}, WHY, DAY)


def test_what_differs_came_or_went_is_told_by_id() -> None:
    then = [row("same"), row("moved", impact=3), row("old"), row("gone", "<script>"), row("odd", None, x=1)]
    now = [row("same"), row("moved", "scale", impact=4), row("new"), row("came"), row("odd", None, x=2)]
    assert corrected(then, now).trends == (
        Corrected("came", (), "", "pilot"),
        Corrected("gone", (), "", ""),
        Corrected("moved", ("ring", "impact"), "pilot", "scale"),
    )


@pytest.mark.parametrize(("before", "day"), [(-1, 0), (0, 0), (1, 1)])
def test_no_correction_is_dated_before_an_earlier_one(before: int, day: int) -> None:
    assert corrected([], [], DAY + dt.timedelta(before)).date == DAY + dt.timedelta(day)


def test_what_is_written_down_is_read_again() -> None:
    made = corrected([], [])
    assert made.parts == ()
    made = replace(corrected([row("moved")], [row("moved", "scale"), row("came")]), parts=("rings",))
    assert is_correction(record(made), 2)
    assert not is_correction(record(made), 1)
    assert recorded({"corrections": [record(made)]}, ["de", "en"]) == (made,)
    # Of languages that the radar has no more, the first counts as the radar's own.
    (told,) = recorded({"corrections": [record(made)]}, ["fr"])
    assert told.why.any("fr") == "Ein Tippfehler."
    assert latest(replace(radar().newest, corrections=(made, replace(made, date=DAY + dt.timedelta(1))))) == {
        name: DAY + dt.timedelta(1) for name in ("moved", "came")
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"more": 1},
        {"date": "2026-12-32"},
        {"date": "20261224"},
        {"why": {}},
        {"why": {"de": ""}},
        {"why": {"de": "x" * 1001}},
        {"why": {"de": 1}},
        {"parts": ["trends"]},
        {"parts": ["rings"] * 4},
        {"trends": [{"id": "a b", "changed": [], "ring_before": None, "ring": None}]},
        {"trends": [{"id": "a", "changed": ["text"], "ring_before": None, "ring": None}]},
        {"trends": [{"id": "a", "changed": ["ring"] * 12, "ring_before": None, "ring": None}]},
        {"trends": [{"id": "a", "changed": [], "ring_before": "<b>", "ring": None}]},
        {"trends": [{"id": "a", "changed": [], "ring_before": None, "ring": 1}]},
        {"trends": [{"id": "a", "changed": [], "ring_before": None, "ring": None, "x": 1}]},
    ],
)
def test_what_a_stranger_changed_is_no_correction(changed: dict[str, Any]) -> None:
    sound: dict[str, Any] = {"date": "2026-12-24", "why": {"de": "x" * 1000}, "parts": ["rings"] * 3}
    sound |= {"trends": [{"id": "a", "changed": ["ring"] * 11, "ring_before": "pilot", "ring": None}]}
    assert is_correction(sound, 1)
    assert not is_correction(sound | changed, 1)
