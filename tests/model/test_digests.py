"""Digests of values: the same for equal ones, another for any that differ."""

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import pytest
from markupsafe import Markup

from radargen.model import NO_TEXT, Logo, LogoKind, Movement, Radar, Text
from radargen.model.digests import digest
from radargen.text.messages import Message
from tests.make import radar, text, trend


class Pair(NamedTuple):
    one: int
    other: int


def test_values_that_differ_have_different_digests() -> None:
    values = [
        *("a", "b", 1, 1.0, True, None, b"a", (), ("a",), ("a", "b"), (("a",), "b"), Pair(1, 2), (1, 2), [1, 2]),
        *(
            Movement.NEW,
            Movement.NEW.value,
            Markup("a"),
            dt.date(2026, 1, 1),
            "2026-01-01",
            Decimal("1"),
            Decimal("1.0"),
        ),
        *({"a": 1}, {"a": 2}, frozenset("ab"), frozenset("a"), NO_TEXT, text("a"), text("a", "b")),
        *(Message("a {b}", b=1), Message("a 1"), Message("a {b}", b="1"), ("a", ("b",)), "\ud800", "'a', 'b'"),
    ]
    assert len({digest(value) for value in values}) == len(values)
    assert digest("a", "b") != digest("ab") != digest(("a", "b"))


def test_equal_values_have_the_same_digest() -> None:
    assert digest(radar(trend("kanban"))) == digest(radar(trend("kanban")))
    assert digest({"a": 1}) == digest({"a": 1})
    assert digest(frozenset("abcdef")) == digest(frozenset("fedcba"))


def test_every_field_of_a_radar_that_is_compared_counts() -> None:
    whole = radar(trend("kanban"))
    changed: dict[str, object] = {"id": "other", "title": text("x"), "rule": None, "house": None, "history": None}
    for field in fields(Radar):
        if field.compare:
            now = getattr(whole, field.name)
            other = changed.get(field.name, (*now, "x") if isinstance(now, tuple) else "x")
            assert (
                digest(replace(whole, **cast(dict[str, Any], {field.name: other}))) != digest(whole) or now == other
            ), field.name


def test_the_bytes_of_files_count_though_they_are_not_shown() -> None:
    logos = [Logo("a.svg", LogoKind.SVG, 1, 1, data) for data in (b"", b"a", b"b")]
    assert all(digest(one) != digest(other) for one, other in combinations(logos, 2))


def test_a_value_of_unknown_equality_has_none() -> None:
    with pytest.raises(TypeError, match="not known"):
        digest(object())
    with pytest.raises(TypeError, match="not known"):
        digest(Text(((("de", object())),)))  # type: ignore[arg-type]
    assert digest(MappingProxyType({"a": 1})) != digest({"a": 1}, "x")
