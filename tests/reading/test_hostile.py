"""No file, whatever it holds, ends the program or holds it up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.reading import load
from radargen.reading.parsing.document import LIMITS
from tests.selection import examples, mostly_by_forge

SOUND = {"radar.yaml": "dimensions: [a, b]\nrings: [x, y]\n", "trends/ok.yaml": "name: ok\ndimension: a\nring: x\n"}
SIZE = LIMITS.size
# What editors and attackers write, in pieces.
PIECES = st.sampled_from(
    [
        *"abc:-[]{},&*!|>'\"%@`#?\n\t\r\0\u200b\u2028",
        ": ",
        "- ",
        "\n  ",
        "<<",
        "---\n",
        "name",
        "dimension",
        "ratings",
        "2026",
    ]
)


def full(start: str, unit: str, end: str = "") -> str:
    return start + unit * ((SIZE - len(start) - len(end)) // len(unit.encode())) + end


HOSTILE = {
    "brackets": full("", "["),
    "braces": full("", "{a: "),
    "hyphens": full("", "- "),
    "questions": full("", "? "),
    "bomb": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}]\n" for n in range(900)),
    "merges": "a: &a {b: c}\n" + "".join(f"m{n}: {{<<: [*a, *a]}}\n" for n in range(3000)),
    "anchors": "".join(f"k{n}: &a{n} x\n" for n in range(9000)),
    "aliases": full("a: [", "*a,", "]"),
    "tag directives": "".join(f"%TAG !{n}! x\n" for n in range(16_000)) + "---\na: b\n",
    "repeated keys": full("", "a: a\n"),
    "unknown keys": "".join(f"dimnsion{n}: x\n" for n in range(9000)),
    "wrong items": "sources: [" + "{ttl: a}," * 4000 + "]",
    "unknown trends": "name: a\ndimension: a\nlinks: [" + "{to: okk, type: enables}," * 99 + "]",
    "nulls": full("", "\0"),
    "private characters": "".join(chr(0xE000 + n % 6000) for n in range(80_000)),
    "escapes": full('a: "', "\\0", '"'),
    "combining marks": full("name: e", "\u0301"),
    "one long key": full("", "x", ": y"),
    "documents": full("", "---\n"),
    "comments": full("", "# a\n"),
    "colons": full("", ": "),
    "spaces in a name": full("name: 'a", " ", "b'"),
    "tabs in a name": full("name: 'a", "\t", "b'"),
    "spaces": full("", " "),
    "empty lines": full("", "\n"),
    "an address": full("sources: [{title: a, url: 'https://", "a.", "'}]"),
    "an address of slashes": full("sources: [{title: a, url: 'https:", "/", "'}]"),
    "an id": full("name: a\ndimension: ", "a-"),
    "quotes": full("", '"'),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("path", mostly_by_forge(["trends/bad.yaml", "radar.yaml"]))
def test_one_bad_file_is_told(path: str, name: str) -> None:
    assert not load(SOUND | {path: HOSTILE[name]}).ok


@given(st.binary(max_size=200))
@settings(max_examples=examples(150))
def test_any_bytes(source: bytes) -> None:
    assert load(SOUND | {"trends/bad.yaml": source, "radar.yaml": source}).left_out in (("bad",), ())


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=examples(400))
def test_any_yaml(source: str) -> None:
    found = load(SOUND | {"trends/bad.yaml": source})
    lines = source.count("\n") + source.count("\r") + 1
    assert all(1 <= problem.location.line <= lines + 1 for problem in found.problems)
    assert found.radar
    assert "ok" in {trend.id for trend in found.radar.trends}


@given(st.text(max_size=60))
@settings(max_examples=examples(150))
def test_any_value_of_any_key(value: str) -> None:
    quoted = "'" + value.replace("'", "''") + "'"
    for key in ("name", "dimension", "aliases", "review_by", "effort", "sources", "radar", "id"):
        load(
            SOUND
            | {
                "trends/bad.yaml": f"name: x\n{key}: {quoted}\n",
                "radar.yaml": f"{SOUND['radar.yaml']}{key}: {quoted}\n",
            }
        )
    load(SOUND | {"trends/bad.yaml": f"sources: [{{title: a, url: {quoted}, date: {quoted}}}]\n"})
