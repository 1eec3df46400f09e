"""What of a published edition is compared with today, and that only what has its types is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from radargen.assessing import blips
from radargen.model import Text
from radargen.model.published_record import (
    changed_frame,
    checksum,
    differences,
    frame,
    is_laid_out,
    same,
    standing,
)
from tests.make import assessment, radar, rating, text, trend

OF = radar(trend("kanban", assessments=(assessment("2026", rating(3, 2, 3)),)))
Record = dict[str, Any]


def record() -> Record:
    """What is published of the radar, as far as it is compared."""
    (blip,) = blips(OF, OF.newest)
    return {**frame(OF, OF.newest), "trends": [{"id": "kanban", "dimension": "process", **standing(blip)}]}


def with_value(where: tuple[str | int, ...], value: object) -> Record:
    made = record()
    *outer, last = where
    part: Any = made
    for key in outer:
        part = part[key]
    part[last] = value
    return made


def test_what_is_published_is_laid_out_and_so_is_what_lacks_all_that_may_be_absent() -> None:
    assert is_laid_out(record())
    assert is_laid_out({"trends": []})
    assert is_laid_out({"trends": [{"id": "kanban"}], "edition": {}, "rings": [{}]})
    assert not is_laid_out({})


@pytest.mark.parametrize("key", ["level", "impact"])
@pytest.mark.parametrize(
    ("value", "sound"),
    [
        *((level, True) for level in (None, 1, 2, 3, 4, 5)),
        *((level, False) for level in (0, 6, -1, 1.0, "1", True, [1])),
    ],
)
def test_a_level_is_a_whole_number_from_1_to_5(key: str, value: object, sound: bool) -> None:
    assert is_laid_out(with_value(("trends", 0, key), value)) == sound


@pytest.mark.parametrize(
    "where",
    [
        *(("trends", 0, key) for key in ("dimension", "ring", "computed_ring", "agreement", "certainty")),
        *(("edition", key) for key in ("id", "date")),
        *((part, 0, "id") for part in ("dimensions", "rings")),
    ],
)
def test_a_word_is_a_word_or_absent(where: tuple[str | int, ...]) -> None:
    assert is_laid_out(with_value(where, None)) and is_laid_out(with_value(where, "x"))
    assert not any(is_laid_out(with_value(where, value)) for value in (1, ["x"], {"x": "x"}, True))


@pytest.mark.parametrize(
    "where", [*(("edition", key) for key in ("motto", "theme")), ("dimensions", 1, "name"), ("rings", 1, "name")]
)
def test_a_text_is_words_by_language_or_absent(where: tuple[str | int, ...]) -> None:
    assert is_laid_out(with_value(where, None)) and is_laid_out(with_value(where, {"de": "x"}))
    assert not any(is_laid_out(with_value(where, value)) for value in ("x", ["x"], {"de": 1}, {"de": None}))


@pytest.mark.parametrize("where", [("edition",), ("dimensions",), ("rings",), ("trends",), ("rings", 0), ("trends", 0)])
def test_a_part_of_another_type_is_not_laid_out(where: tuple[str | int, ...]) -> None:
    assert not any(is_laid_out(with_value(where, value)) for value in (None, "x", 1))


def test_each_trend_stands_there_once_and_under_a_name() -> None:
    (one,) = record()["trends"]
    assert is_laid_out({"trends": [one, {**one, "id": "lean"}]})
    assert not is_laid_out({"trends": [one, one]})
    assert not is_laid_out({"trends": [{**one, "id": None}]})


@pytest.mark.parametrize(
    ("then", "now", "so"),
    [
        ({"de": "a"}, {"de": "a", "en": "b"}, True),
        ({"de": "a", "en": "b"}, {"de": "a"}, False),
        ({"de": "a"}, {"de": "b"}, False),
        ([1, 2], [1, 2], True),
        ([1, 2], [2, 1], False),
        ([1], [1, 2], False),
        ([1, 2], [1], False),
        ([{"id": "a"}], [{"id": "a", "more": 1}], True),
        (None, None, True),
        (None, "a", False),
    ],
)
def test_what_was_said_is_still_so_unless_something_of_it_is_gone_or_other(then: object, now: object, so: bool) -> None:
    assert same(then, now) == so


@pytest.mark.parametrize("key", ["dimension", "ring", "computed_ring", "level", "agreement", "impact", "certainty"])
def test_what_of_a_trend_stays_is_told_where_it_is_other_and_nowhere_else(key: str) -> None:
    (blip,) = blips(OF, OF.newest)
    (one,) = record()["trends"]
    assert list(differences(one, blip)) == []
    assert list(differences({**one, key: "other"}, blip)) == [(key, "other", one[key])]
    assert list(differences({name: value for name, value in one.items() if name != key}, blip)) == []
    assert (
        list(differences({**one, "action": "x", "movement": "x", "ring_before": "x", "start_early": "x"}, blip)) == []
    )


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda of: of, []),
        (lambda of: replace(of, editions=(replace(of.newest, motto=text("Los")),)), ["edition"]),
        (lambda of: replace(of, rings=of.rings[:-1]), ["rings"]),
        (lambda of: replace(of, rings=(of.rings[1], of.rings[0], *of.rings[2:])), ["rings"]),
        (
            lambda of: replace(of, dimensions=(replace(of.dimensions[0], name=text("x")), *of.dimensions[1:])),
            ["dimensions"],
        ),
        # Questions and meanings may go on changing, and a language may come.
        (lambda of: replace(of, dimensions=(replace(of.dimensions[0], question=text("x")), *of.dimensions[1:])), []),
        (lambda of: replace(of, rings=(replace(of.rings[0], meaning=text("x"), do=text("y")), *of.rings[1:])), []),
        (
            lambda of: replace(
                of, rings=(replace(of.rings[0], name=Text((*of.rings[0].name.by_language, ("fr", "x")))), *of.rings[1:])
            ),
            [],
        ),
    ],
)
def test_what_of_the_frame_stays_is_told_by_its_part(change: Callable[[Any], Any], parts: list[str]) -> None:
    now = change(OF)
    assert list(changed_frame(record(), now, now.newest)) == parts


def test_a_checksum_is_that_of_the_data_however_they_are_laid_out() -> None:
    assert checksum({"a": 1, "b": ["ä"]}) == checksum({"b": ["ä"], "a": 1})
    assert checksum({"b": [1, 2]}) != checksum({"b": [2, 1]})
    assert checksum({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
