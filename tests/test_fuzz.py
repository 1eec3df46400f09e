"""A few of the changes that `make fuzz` makes without an end; a fault is told as the least change that shows it."""

import pytest

from tests import fuzz


@pytest.mark.parametrize(("name", "count"), [("short", 60), ("small", 90), ("reference", 30)])
def test_no_slip_or_lie_is_more_than_a_word_to_an_editor(name: str, count: int) -> None:
    for n in range(count):
        seed = f"tests-{n}"
        assert fuzz.hit(name, seed) is None, fuzz.told(name, seed)


def test_what_should_be_found_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    # A check that reckons with what another has refused.
    monkeypatch.setattr("radargen.reading.published.standing", lambda entries: entries.radar)
    shown = next(seed for n in range(400) if fuzz.hit("small", seed := f"7-{n}"))
    assert "is not in list" in fuzz.told("small", shown)
