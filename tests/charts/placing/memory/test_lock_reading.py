"""A file of places that strangers may have written: what is wrong with it is said, and nothing more comes of it."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest, Lock, differences, lock_text, locked, read_lock
from radargen.charts.placing.memory.layouts import MarkerPlace
from radargen.charts.placing.memory.lock_reading import MOST_PROBLEMS
from radargen.charts.theme import FORMATS, LIGHT
from radargen.model import Radar, Trend
from tests.make import radar, trend
from tests.selection import mostly_by_forge, mostly_slow

DEEP: Any = 0
for _ in range(300):
    DEEP = [DEEP]
WRONG: tuple[Any, ...] = (*(None, 0, -1, 2, 0.5, True, 10**400, "", "x"), "x" * 9_000, "\x1b[2J\u202e", [], [[]], {})
WRONG += ({"x": {}}, DEEP)


def three() -> Radar:
    return radar(trend("kanban"), trend("lean"), trend("scrum", dimension="people"))


def written() -> Any:
    return json.loads(lock_text(locked(three())))


def every(tree: Any) -> list[tuple[Any, Any]]:
    """Every mapping with each of its keys."""
    if not isinstance(tree, dict):
        return []
    return [(tree, key) for key in tree] + [one for inner in tree.values() for one in every(inner)]


def problems(source: str | bytes) -> list[tuple[str, str]]:
    lock, found = read_lock(source, three())
    # Whatever it says, the charts are drawn, and the next lock can be written.
    (scene, *_) = placing.chart(ChartRequest(three(), three().newest, "en", FORMATS["16:9"], lock=lock))
    assert len(scene.blips) == 3
    assert found == tuple(sorted(found))
    assert all(len(problem.message) < 300 for problem in found)
    return [(problem.code, str(problem.location)) for problem in found]


@pytest.mark.slow
@pytest.mark.parametrize("wrong", mostly_by_forge(WRONG, here=6), ids=lambda wrong: repr(wrong)[:20])
def test_any_value_of_another_kind_is_a_problem_or_a_place(wrong: object) -> None:
    places = len(every(written()))
    for n in range(0, places, 7):
        data = written()
        holder, key = every(data)[n]
        holder[key] = wrong
        lock, found = read_lock(json.dumps(data), three())
        same = data == written() or holder.get("pinned") == wrong
        assert found or same or lock != read_lock(json.dumps(written()), three())[0]
        assert all(len(problem.message) < 300 for problem in found)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"u": 0.', '"u": NaN, "x": 0.'),
        lambda text: text.replace('"u": 0.', '"u": -Infinity, "x": 0.'),
        lambda text: text.replace('"u": 0.', '"u": ' + "9" * 5000 + ', "x": 0.'),
        lambda text: text.replace('"kanban"', '"\\ud800"'),
        lambda text: text.replace('"lean"', '"kanban"'),
        lambda _: "[" * 100_000,
        lambda _: '{"a":' * 100_000,
        lambda text: text[:-9],
        lambda _: "",
        lambda text: "\ufeff" + text,
    ],
)
def test_what_is_no_plain_json_is_one_problem(change: Callable[[str], str]) -> None:
    text = lock_text(locked(three()))
    assert change(text) != text
    assert [code for code, _ in problems(change(text))] == ["bad-lock"]


def test_a_million_lies_are_not_a_million_problems() -> None:
    data = written()
    data["disc"]["2026"]["trends"] |= {f"t{n}": None for n in range(20_000)}
    assert len(problems(json.dumps(data))) == MOST_PROBLEMS


def forged(radii: Sequence[float], place: tuple[float, float]) -> str:
    """All rings that wide, and all trends pinned to one place of their cells."""
    data = written()
    for shapes in (data, *data["alone"].values()):
        for editions in (shape for name, shape in shapes.items() if name in ("disc", "fan", "quarter")):
            for layout in editions.values():
                layout["rings"] = dict(zip(layout["rings"], radii, strict=True))
                for one in layout["trends"].values():
                    one |= {"u": place[0], "v": place[1], "pinned": True}
    return json.dumps(data)


@pytest.mark.parametrize(
    "radii",
    [(1e-300, 1e-200, 1e-100, 1e-9, 1), (0.2, 0.4, 0.4, 0.8, 1), (0.2, 0.4, 0.3, 0.8, 1), (0.97, 0.98, 0.99, 0.995, 1)],
)
def test_rings_in_which_nothing_could_stand_are_none(radii: tuple[float, ...]) -> None:
    assert {code for code, _ in problems(forged(radii, (0.5, 0.5)))} == {"bad-lock"}


@pytest.mark.slow
@pytest.mark.parametrize("place", mostly_slow([(0, 0), ((1, 1),), ((0.5, 1e-320),)]))
def test_places_that_cannot_be_stood_on_are_drawn_somewhere(place: tuple[float, float]) -> None:
    lock, found = read_lock(forged((0.03, 0.06, 0.09, 0.12, 1), place), three())
    assert found == ()
    for dimension in (None, "process"):
        scenes = placing.chart(
            ChartRequest(three(), three().newest, "en", FORMATS["16:9"], lock=lock, dimension=dimension)
        )
        assert not re.search(rb"\b(nan|inf)\b", drawing.svg(scenes[0], LIGHT).encode())
    again = locked(three(), lock)
    list(differences(lock, again))
    json.loads(lock_text(again))


YEARS = ("2024", "2025", "2026")


def yearly(*trends: Trend) -> Radar:
    """Three editions, which differ in little: kanban moves in the second, lean comes, scrum goes in the third."""
    stay = dict.fromkeys(YEARS, "pilot")
    told = (
        trend("edge", stay),
        trend("kanban", {"2024": "vision", "2025": "pilot", "2026": "pilot"}),
        trend("lean", {"2025": "pilot", "2026": "pilot"}),
        trend("scrum", {"2024": "pilot", "2025": "pilot"}, dimension="people"),
    )
    return radar(*told, *trends, editions=YEARS)


def in_full(lock: Lock) -> str:
    """The lock as it was written before editions were told by what differs."""

    def shapes(alone: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in lock.layouts:
            if one.alone == alone:
                trends = {place.id: entry(place) for place in one.places}
                rings = dict(zip(one.rings, one.radii, strict=True))
                found.setdefault(one.shape.value, {})[one.edition] = {"rings": rings, "trends": trends}
        return found

    def entry(place: MarkerPlace) -> dict[str, Any]:
        side = {language: side.value for language, side in place.sides}
        return {"dimension": place.dimension, "ring": place.ring, "u": place.u, "v": place.v, "side": side}

    dimensions = dict.fromkeys(one.alone for one in lock.layouts if one.alone)
    return json.dumps({"version": 1} | shapes("") | {"alone": {key: shapes(key) for key in dimensions}})


def test_a_lock_in_the_former_version_says_the_same() -> None:
    lock = locked(yearly())
    assert read_lock(in_full(lock), yearly()) == (lock, ())
    assert read_lock(lock_text(lock), yearly()) == (lock, ())


def test_an_edition_is_written_as_what_differs_from_the_one_before() -> None:
    editions = json.loads(lock_text(locked(yearly())))["disc"]
    assert list(editions) == list(YEARS)
    assert {key: set(one) for key, one in editions.items()} == {
        "2024": {"rings", "trends"},
        "2025": {"after", "trends"},
        "2026": {"after", "trends"},
    }
    assert {key: set(one["trends"]) for key, one in editions.items()} == {
        "2024": {"edge", "kanban", "scrum"},
        "2025": {"kanban", "lean"},
        "2026": {"scrum"},
    }
    assert editions["2026"]["trends"] == {"scrum": None}


def test_a_trend_that_is_added_takes_a_line_in_each_of_the_shapes_that_show_it() -> None:
    before = locked(yearly())
    more = yearly(trend("bots", {"2026": "pilot"}))
    lines = [set(lock_text(lock).splitlines()) for lock in (before, locked(more, before))]
    assert len([line for line in lines[1] - lines[0] if '"bots"' in line]) == 4
    assert {line.rstrip(",") for line in lines[0]} <= {line.rstrip(",") for line in lines[1]}


def test_an_edition_that_the_radar_lost_still_tells_those_after_it() -> None:
    some = yearly()
    text = lock_text(locked(some))
    shorter = replace(some, editions=some.editions[1:])
    lock, found = read_lock(text, shorter)
    assert {problem.code for problem in found} == {"stale-lock"}
    kept = [one for one in locked(some).layouts if one.edition != "2024"]
    assert list(lock.layouts) == kept


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"after": "2024"', '"after": "2026"'),
        lambda text: text.replace('"after": "2024"', '"after": ["2024"]'),
        lambda text: text.replace('"after": "2024"', '"before": "2024"'),
        lambda text: text.replace('"version": 2', '"version": 1'),
    ],
)
def test_an_edition_that_differs_from_no_other_is_refused(change: Callable[[str], str]) -> None:
    text = change(lock_text(locked(yearly())))
    lock, found = read_lock(text, yearly())
    assert {problem.code for problem in found} == {"bad-lock"}
    assert all(one.edition != "2025" for one in lock.layouts)
    again = locked(yearly(), lock)
    assert {one.edition for one in again.layouts} == {*YEARS}


@pytest.mark.slow
def test_very_many_editions_after_each_other_are_read_in_time_and_room_of_the_file() -> None:
    data = written()
    one = {"after": "", "trends": {"kanban": data["disc"]["2026"]["trends"]["kanban"]}}
    for n in range(20_000):
        data["disc"][f"e{n}"] = one | {"after": f"e{n - 1}" if n else "2026"}
    lock, found = read_lock(json.dumps(data), three())
    assert lock == locked(three())
    assert {problem.code for problem in found} == {"stale-lock"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"u": 2}, "The place of ‘kanban’ is not two numbers u and v from 0 to 1."),
        ({"v": True}, "The place of ‘kanban’ is not two numbers u and v from 0 to 1."),
        ({"pin": 1, "side": 0}, "‘pin’ says nothing about a place; there are dimension, pinned, ring, side, u, v."),
        ({"pinned": 1}, "Pinned is true or false."),
        ({"side": {"de": "X"}}, "A side is one of E, W, N, S, NE, NW, SE, SW."),
        ({"side": "E"}, "A side is one of E, W, N, S, NE, NW, SE, SW."),
        ({"ring": 1}, "The place of ‘kanban’ does not name its dimension and its ring."),
        ({"u": 0, "v": 1, "pinned": False, "side": {}}, ""),
    ],
)
def test_what_is_wrong_with_a_place_is_said(wrong: dict[str, object], told: str) -> None:
    data = written()
    data["disc"]["2026"]["trends"]["kanban"] |= wrong
    lock, found = read_lock(json.dumps(data), three())
    assert [f"{problem.message}" for problem in found if told not in f"{problem.message}"] == []
    assert len(found) == bool(told)
    places = next(layout for layout in lock.layouts if layout.shape == "disc" and not layout.alone).by_id
    assert ("kanban" in places) is not bool(told)
