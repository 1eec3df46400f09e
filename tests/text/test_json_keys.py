"""Line and column of keys in a JSON text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radargen.text.json_keys import JsonKeys

TEXT = '{\n "a": {"b": [1, {"c": "{"}]},\n "d \\" :": 2\n}\n'


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("a",), (2, 2)),
        (("a", "b"), (2, 8)),
        (("a", "b", "", "c"), (2, 18)),
        (('d " :',), (3, 2)),
        (("a", "x", "y"), (2, 2)),
        (("x",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_a_key_is_found_or_the_nearest_around_it(keys: tuple[str, ...], place: tuple[int, int]) -> None:
    assert JsonKeys(TEXT).place(keys) == place


@given(
    st.dictionaries(st.text(min_size=1), st.dictionaries(st.text(min_size=1), st.integers(), max_size=3), max_size=4)
)
def test_at_every_place_the_key_is_written(data: dict[str, dict[str, int]]) -> None:
    text = json.dumps(data, indent=1)
    keys, lines = JsonKeys(text), text.split("\n")
    for outer, values in data.items():
        for path in ((outer,), *((outer, inner) for inner in values)):
            line, column = keys.place(path)
            assert lines[line - 1][column - 1 :].startswith(json.dumps(path[-1]))
