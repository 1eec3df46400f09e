"""Texts of any length stay on the page: smaller, then on more lines, then with an ellipsis that is told."""

import json
from dataclasses import replace

import pytest

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import DoesNotFit
from radargen.charts.placing.typesetting.line_breaking import lost, shortened
from radargen.charts.scene import Scene
from radargen.charts.theme import LIGHT, Labels, custom
from radargen.model import Publisher, Radar
from radargen.reporting.reports import set_apart
from tests.charts.placing.making import crowd, drawn
from tests.make import text
from tests.selection import mostly_by_forge

WORDS = "Kundenbindungsmanagement und vorausschauende Instandhaltung von Beziehungen, " * 4
LONG = WORDS[:299] + "."
LETTERS = "X" * 300


def named(words: str, *parts: str) -> Radar:
    """Twelve trends on a radar of which those parts have a long name."""
    of = crowd(12)
    name = text(words)
    rings = tuple(replace(ring, name=name if "rings" in parts else ring.name) for ring in of.rings)
    if "ring" in parts:
        rings = (rings[0], replace(rings[1], name=name), *rings[2:])
    if "verbs" in parts:
        rings = tuple(replace(ring, do=name) for ring in rings)
    return replace(
        of,
        title=name if "title" in parts else of.title,
        rings=rings,
        dimensions=tuple(replace(d, name=name if "dimensions" in parts else d.name) for d in of.dimensions),
        publisher=Publisher(name=name) if "publisher" in parts else of.publisher,
        editions=tuple(replace(e, motto=name) for e in of.editions) if "motto" in parts else of.editions,
    )


def broken(pages: tuple[Scene, ...]) -> list[str]:
    return [f"{p.name}: {p.where}" for p in promises(json.loads(scene_json(pages)), LIGHT) if not p.kept]


PARTS = ("ring", "rings", "title", "dimensions", "motto", "verbs", "publisher")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "words", "parts"),
    mostly_by_forge(
        [
            ("a4", LONG, PARTS),
            ("16:9", LETTERS, PARTS),
            ("a4", LONG, ("rings",)),
            ("16:9", LONG, PARTS),
            ("a4", LETTERS, PARTS),
            *((size, LONG, (part,)) for size in ("a4", "16:9") for part in PARTS),
        ],
        here=3,
    ),
    ids=lambda v: str(v)[:12],
)
def test_three_hundred_letters_keep_every_promise(words: str, parts: tuple[str, ...], size: str) -> None:
    assert broken(drawn(named(words, *parts), size, labels=Labels.AUTO)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "cut"),
    [("ring", True), ("title", True), ("verbs", True), ("dimensions", False), ("publisher", False)],
)
def test_what_is_shortened_is_told(part: str, cut: bool) -> None:
    pages = drawn(named(LONG, part), labels=Labels.AUTO)
    told = [line for line in set_apart(pages, ["radar.png"]) if "shortened" in line]
    start = "Too long for the page, so shortened: “Kundenbindungsmanagement und vorausschauende"
    assert [line.startswith(start) for line in told] == [True] * cut


def test_a_long_ring_name_stands_on_two_lines_in_type_that_can_be_read() -> None:
    (scene,) = drawn(named(LONG, "ring"), labels=Labels.AUTO)
    lines = [line for pill in scene.pills if pill.shortened for line in pill.lines]
    assert [line.text.endswith("…") for line in lines] == [False, True]
    assert {line.size for line in lines} == {5.0}


@pytest.mark.slow
@pytest.mark.parametrize(("trends", "dimensions"), mostly_by_forge([(3, 8), (20, 3), (3, 3), (20, 8)], here=2))
def test_the_smallest_page_shows_seven_rings_or_says_what_does_not_fit(trends: int, dimensions: int) -> None:
    of = crowd(trends, dimensions, 7)
    try:
        pages = drawn(of, custom(100, 100), labels=Labels.AUTO)
    except DoesNotFit as error:
        assert "on this page" in str(error)
    else:
        assert broken(pages) == []


def test_the_last_line_that_is_left_ends_within_its_width() -> None:
    assert shortened(["one", "two", "three"], 3, 9) == ["one", "two", "three"]
    assert shortened(["one", "two-", "three"], 2, 9) == ["one", "two…"]
    assert shortened(["one", "mmmmmmmm", "three"], 2, 3) == ["one", "mm…"]


def test_an_editors_own_ellipsis_is_not_taken_for_ours() -> None:
    assert lost("To be continued…", ["To be", "continued…"]) == ()
    assert lost("To be continued", ["To be…"]) == ("To be continued",)
