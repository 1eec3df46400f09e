import pytest

from radargen.charts.checking.promise import NAMED, Promise, no_less, none_of
from radargen.text.messages import Message

NAME = Message("names")


def named(name: str) -> Message:
    return Message("{id}", id=name)


@pytest.mark.parametrize(
    ("found", "at_least", "goal", "reached", "kept"),
    [
        (4, False, False, True, True),
        (5, False, False, True, True),
        (6, False, False, False, False),
        (6, False, True, False, True),
        (4, True, False, False, False),
        (5, True, False, True, True),
        (6, True, False, True, True),
        (4, True, True, False, True),
    ],
)
def test_a_promise_is_kept_up_to_what_is_allowed_and_a_goal_always(
    found: float, at_least: bool, goal: bool, reached: bool, kept: bool
) -> None:
    promise = Promise(NAME, found, 5, at_least, goal=goal)
    assert (promise.reached, promise.kept) == (reached, kept)


def test_culprits_are_counted_and_the_first_of_them_named() -> None:
    assert none_of(NAME, []).kept
    promise = none_of(NAME, [named(f"t{n}") for n in range(NAMED + 2)])
    assert (promise.found, promise.kept) == (NAMED + 2, False)
    assert str(promise.where) == "t0; t1; t2; and 2 more"


def test_of_several_measures_the_least_counts_and_of_none_nothing_is_promised() -> None:
    assert no_less(NAME, [], 6) is None
    promise = no_less(NAME, [(7, named("a")), (5, named("b"))], 6)
    assert promise
    assert (promise.found, promise.allowed, promise.kept, str(promise.where)) == (5, 6, False, "b")
    assert no_less(NAME, [(7, named("a"))], 7) == Promise(NAME, 7, 7, at_least=True, where=named("a"))
