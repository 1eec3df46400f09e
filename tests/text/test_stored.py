"""What the program wrote is read again; what a stranger made of it is refused."""

import json

import pytest

from radargen.text.stored import Repeated, stored


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ('{"a": [1, {"b": null}], "c": {"b": 2}}', {"a": [1, {"b": None}], "c": {"b": 2}}),
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\u00e9"', "é"),
        ("[1.5, true]", [1.5, True]),
    ],
)
def test_what_is_sound_is_read(written: str, data: object) -> None:
    assert stored(written) == data


@pytest.mark.parametrize(
    "written",
    [r'"\ud83d"', r'{"\uDFFF": 1}', "[NaN]", "[-Infinity]", "9" * 5000, "[" * 100_000, '{"a": {"b": 1, "b": 1}}'],
)
def test_what_is_not_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        stored(written)


def test_a_key_that_stands_twice_is_named() -> None:
    with pytest.raises(Repeated, match=r"^b$"):
        stored('{"a": 1, "b": 2, "b": 3, "c": 3}')
    with pytest.raises(json.JSONDecodeError):
        stored("{")
