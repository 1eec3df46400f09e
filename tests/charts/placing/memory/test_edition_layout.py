from dataclasses import replace
from functools import cache

import pytest

from radargen.charts.placing import NO_LOCK, Lock, differences, lock_text, locked, read_lock
from radargen.charts.theme import RadarShape
from radargen.model import Radar
from tests.charts.placing.making import crowd, share
from tests.make import radar, text, trend

EDITIONS = tuple(str(year) for year in range(2016, 2026))
WORDS = [
    "Kundenbindungsmanagement",
    "Journey",
    "Analytics",
    "KI",
    "Agent",
    "Assist",
    "Datenschutz",
    "Edge",
    "Omnichannel",
    "Plattform",
]


def history(count: int, seed: int = 0) -> Radar:
    """Ten editions: each time a tenth is new, a tenth moves by a ring, one in twelve goes."""
    frame = radar(editions=EDITIONS)
    rings = [ring.id for ring in frame.rings]
    stands: dict[str, dict[str, str]] = {}
    on: dict[str, int] = {}
    for edition in EDITIONS:
        for key in sorted(on):
            luck = share(seed, edition, key)
            if luck < 0.08:
                del on[key]
            elif luck < 0.18:
                on[key] = min(max(on[key] + (1 if luck < 0.13 else -1), 0), len(rings) - 1)
        for n in range(count if not on else count // 10):
            key = f"t{int(share(seed, edition, n) * 1e6):06}-{edition}-{n}"
            on[key] = int(share(key, "ring") * len(rings))
        for key, ring in on.items():
            stands.setdefault(key, {})[edition] = rings[ring]
    trends = (
        trend(
            key,
            told,
            ("people", "process", "technology")[int(share(key, "d") * 3)],
            name=text(" ".join(WORDS[int(share(key, n) * len(WORDS))] for n in range(1 + len(key) % 2))),
        )
        for key, told in sorted(stands.items())
    )
    return replace(frame, trends=tuple(trends))


@cache
def remembered() -> tuple[Radar, Lock]:
    """A radar with a history, and the lock of all its editions."""
    some = history(20)
    return some, locked(some)


@pytest.mark.slow
def test_a_lock_reads_as_it_was_written_and_keeps_every_place() -> None:
    some, lock = remembered()
    again, problems = read_lock(lock_text(lock), some)
    assert problems == ()
    assert again == lock
    assert list(differences(again, locked(some, again))) == []


@pytest.mark.slow
def test_without_a_lock_a_removed_edition_leaves_the_others_in_place_with_one() -> None:
    some, lock = remembered()
    shorter = replace(some, editions=some.editions[3:])
    kept = Lock(tuple(one for one in lock.layouts if one.edition in {e.id for e in shorter.editions}))
    assert locked(shorter, kept) == kept


@pytest.mark.slow
def test_a_pinned_place_stays_whatever_else_moves() -> None:
    some = crowd(30)
    lock = locked(some)
    disc = lock.layouts[0]
    pinned = replace(disc.places[0], pinned=True)
    known = Lock((replace(disc, places=(pinned, *disc.places[1:20])),))
    after = locked(some, known).layouts[0]
    assert after.by_id[pinned.id] == replace(pinned, sides=after.by_id[pinned.id].sides)


def test_what_no_longer_fits_is_said_in_words() -> None:
    some = crowd(5)
    lock = locked(some)
    fewer = replace(some, trends=some.trends[1:])
    assert list(differences(lock, locked(fewer, lock))) == [
        "edition 2026: 1 gone: t0000",
    ]
    assert list(differences(NO_LOCK, lock)) == ["edition 2026: new in the lock"]


def test_a_trend_that_is_called_as_the_edition_is_told_as_a_trend() -> None:
    some = crowd(5)
    some = replace(some, trends=(replace(some.trends[0], id="2026"), *some.trends[1:]))
    lock = locked(some)
    fewer = replace(some, trends=some.trends[1:])
    assert list(differences(lock, locked(fewer, lock))) == ["edition 2026: 1 gone: 2026"]


def test_of_a_dimension_alone_is_said_what_the_whole_does_not_tell() -> None:
    some = crowd(5)
    lock = locked(some)
    dimension = some.dimensions[0].id
    without = Lock(tuple(one for one in lock.layouts if one.alone != dimension))
    assert list(differences(without, lock)) == [f"edition 2026, {dimension} alone: new in the lock"]
    quarter = next(one for one in lock.layouts if one.alone == dimension and one.shape is RadarShape.QUARTER)
    moved = replace(quarter, places=tuple(replace(place, u=0.5) for place in quarter.places))
    edited = Lock(tuple(moved if one is quarter else one for one in lock.layouts))
    assert list(differences(lock, edited)) == [
        f"edition 2026, {dimension} alone, quarter: {len(quarter.places)} moved within their cells to make room: "
        + ", ".join(place.id for place in quarter.places)
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"version": 2', '"version": 3', "bad-lock"),
        ('"u": 0', '"u": 7', "bad-lock"),
        ('"ring": "', '"ring": "no-', "stale-lock"),
        ('"dimension": "', '"dimension": "no-', "stale-lock"),
        ('"t0000"', '"t9999"', "stale-lock"),
        ('"2026"', '"1999"', "stale-lock"),
        ('"de": "', '"de": "Q', "bad-lock"),
        ('"disc"', '"square"', "bad-lock"),
        ('"rings": {', '"rings": {"core": true, ', "bad-lock"),
        ('"trends": {', '"trends": [{', "bad-lock"),
        ('"u": 0', '"u": NaN, "was": 0', "bad-lock"),
        ('"u": 0', '"u": 1' + 400 * "0", "bad-lock"),
        ('"u": 0', '"u": 1' + 9000 * "0", "bad-lock"),
        ('"u": 0', '"U": 0', "bad-lock"),
        ('"u": 0', '"v": 0, "u": 0', "bad-lock"),
        ('"rings": {', '"names": {}, "rings": {', "bad-lock"),
        ('"rings": {', '"rings": [], "ring": {', "bad-lock"),
        ('"version": 2', "<<<<<<< ours\n", "bad-lock"),
        ("{", "[" * 100_000, "bad-lock"),
        ("{", "", "bad-lock"),
        ('"trends": {', '"trends": {"\\ud800": {}, ', "bad-lock"),
        ('"alone": {', '"alone": {"space": {}, ', "stale-lock"),
        ('"alone": {', '"alone": [], "were": {', "bad-lock"),
        ('"quarter": {', '"disc": {', "bad-lock"),
    ],
)
def test_a_lock_is_read_with_care(old: str, new: str, code: str) -> None:
    some = crowd(3)
    written = lock_text(locked(some))
    _, problems = read_lock(written.replace(old, new, 1), some)
    assert code in [problem.code for problem in problems]
    assert {problem.location.path for problem in problems} == {"layout.lock.json"}
