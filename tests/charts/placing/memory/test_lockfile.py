"""A file of places that strangers may have written: what is wrong with it is said, and nothing more comes of it."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from radargen.charts import drawing, placing
from radargen.charts.placing import ChartRequest, differences, lock_text, locked, read_lock
from radargen.charts.placing.memory.lockfile import MOST_PROBLEMS
from radargen.charts.theme import FORMATS, LIGHT
from radargen.model import Radar
from tests.make import radar, trend
from tests.selection import mostly_slow

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


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: repr(wrong)[:20])
def test_any_value_of_another_kind_is_a_problem_or_a_place(wrong: object) -> None:
    places = len(every(written()))
    for n in range(0, places, 7):
        data = written()
        holder, key = every(data)[n]
        holder[key] = wrong
        lock, found = read_lock(json.dumps(data), three())
        assert found or lock != read_lock(json.dumps(written()), three())[0] or holder.get("pinned") == wrong
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
