"""Every value of a source is counted once, by the last thing that happened to it."""

import json

import pytest

from radargen.exchange.loss_ledger import Handling, LossLedger
from radargen.exchange.loss_report import LossReport
from radargen.text.messages import Message

HOW, WHY = Message("made shorter"), Message("it is no date")


@pytest.mark.parametrize(
    ("steps", "handling", "notes"),
    [
        ("", Handling.LEFT, ("a radar has no place for it",)),
        ("take", Handling.TAKEN, ()),
        ("change", Handling.CHANGED, (HOW,)),
        ("take change change take", Handling.CHANGED, (HOW,)),
        ("take leave take", Handling.LEFT, (WHY,)),
        ("change leave", Handling.LEFT, (WHY,)),
    ],
)
def test_a_value_has_one_handling(steps: str, handling: Handling, notes: tuple[Message, ...]) -> None:
    ledger = LossLedger()
    record = ledger.record("row", "line 2", {"a": "x", "b": " ", "c": None, "d": [], "e": 0})
    for step in steps.split():
        match step:
            case "take":
                record.take("a")
            case "change":
                record.change("a", HOW)
            case _:
                record.leave("a", WHY)
    record.change("b", HOW)
    record.leave("c", WHY)
    (row, number) = ledger.rows()
    assert (row.field, row.handling, row.notes, row.places) == ("row.a", handling, notes, ("line 2",))
    assert number.field == "row.e"
    assert ledger.total == 2


def test_words_and_lists_are_taken_as_they_are_written() -> None:
    record = LossLedger().record(
        "row", "1", {"a": " x ", "b": ["p", " ", 2, ["q"], {}], "c": "p, q,,", "d": {"x": 1}, "e": 0}
    )
    assert [record.words(key) for key in "abdez"] == ["x", "", "", "0", ""]
    assert [record.several(key) for key in "abcdez"] == [("x",), ("p", "2"), ("p", "q"), (), (), ()]
    assert [*record.known("A", "Z")] == ["a"]


def test_a_report_sums_up_what_happened_in_the_order_of_fields() -> None:
    ledger = LossLedger()
    for n in range(10):
        record = ledger.record("row", f"line {n}", {"name": "x", "date": "soon", "more": 1})
        record.take("name")
        record.leave("date", WHY) if n else record.change("date", HOW)
    report = LossReport(
        "a.csv | x", ledger.rows(), ledger.total, 10, (("2025", 4), ("2026", 6)), 1, ("a: in / out",), 2
    )
    assert report.summary() == "10 entries; of 30 values 10 taken, 1 changed, 19 left out."
    assert [(row.field, row.handling, row.count) for row in report.rows] == [
        ("row.name", Handling.TAKEN, 10),
        ("row.date", Handling.CHANGED, 1),
        ("row.date", Handling.LEFT, 9),
        ("row.more", Handling.LEFT, 10),
    ]
    data = json.loads(report.as_json())
    assert data["values"] == {"total": 30, "taken": 10, "changed": 1, "left out": 19}
    assert data["moves"] == {"agree": 1, "unknown": 2, "differ": ["a: in / out"]}
    assert data["fields"][2]["notes"] == ["it is no date"]
    assert len(data["fields"][2]["places"]) == 9
    told = report.as_markdown("en")
    assert "2025: 4, 2026: 6." in told
    # A row names eight places and counts the others.
    assert "line 8" in told and "line 9" not in told.partition("row.more")[0].partition("it is no date")[2]
