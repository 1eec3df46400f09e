"""A few of the changes that `make fuzz` makes without an end; a fault is told as the least change that shows it."""

import pytest

from tests import fuzz
from tests.readers import READERS
from tests.selection import examples

# A file of these is a folder on the disk, or a repository.
DEAR = frozenset({"settings", "record", "names"})


@pytest.mark.parametrize(("name", "count"), [("short", 60), ("small", 90), ("reference", 30)])
def test_no_slip_or_lie_is_more_than_a_word_to_an_editor(name: str, count: int) -> None:
    for n in range(examples(count)):
        seed = f"tests-{n}"
        assert fuzz.hit(name, seed) is None, fuzz.told(name, seed)


@pytest.mark.parametrize("name", READERS)
def test_no_file_does_more_to_its_reader_than_be_refused(name: str) -> None:
    for n in range(examples(10 if name in DEAR else 25)):
        seed = f"tests-{n}"
        assert fuzz.hit(name, seed) is None, fuzz.told(name, seed)


def test_a_reader_that_ends_or_takes_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str, content: bytes) -> None:
        if b"<svg" not in content:
            raise KeyError

    monkeypatch.setitem(READERS, "svg", broken)
    shown = next(seed for n in range(400) if fuzz.hit("svg", seed := f"7-{n}"))
    assert "KeyError" in fuzz.told("svg", shown)
    monkeypatch.setattr("tests.readers.LONGEST", -1)
    found = fuzz.hit("png", "7-0")
    assert found
    assert isinstance(found[1], TimeoutError)


def test_what_should_be_found_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    # A check that reckons with what another has refused.
    monkeypatch.setattr("radargen.reading.rules.published_editions.placed_radar", lambda context: context.radar)
    shown = next(seed for n in range(400) if fuzz.hit("small", seed := f"7-{n}"))
    assert "is not in list" in fuzz.told("small", shown)
